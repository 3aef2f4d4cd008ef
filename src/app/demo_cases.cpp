#include "app/demo_cases.hpp"
#include "app/demo_pictures.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>
#include <map>
#include <memory>

namespace app {

namespace {

enum class Step {
    start,
    submit,
    assembly,
    post,
    object,
    investigate,
    answer,
    correct,
    close,
    record,
    confirm,
    propose,
    file,
    send_to_branch,
    send_to_committee,
    reject_in_branch,
    reject_in_committee,
    appeal,
    withdraw
};

std::vector<Step> steps_of(Fate fate) {
    using enum Step;
    switch (fate) {
        case Fate::draft: return {start};
        case Fate::submitted: return {start, submit};
        case Fate::assembly_passed: return {start, submit, assembly};
        case Fate::on_notice: return {start, submit, assembly, post};
        case Fate::objection_recorded: return {start, submit, assembly, post, object};
        case Fate::objection_investigated: return {start, submit, assembly, post, object, investigate};
        case Fate::notice_corrected: return {start, submit, assembly, post, correct};
        case Fate::notice_passed: return {start, submit, assembly, post, close};
        case Fate::committee_recorded: return {start, submit, assembly, post, close, record};
        case Fate::committee_confirmed: return {start, submit, assembly, post, close, record, confirm};
        case Fate::filing_proposed: return {start, submit, assembly, post, close, record, confirm, propose};
        case Fate::on_ledger: return {start, submit, assembly, post, close, record, confirm, propose, file};
        case Fate::on_ledger_after_objection:
            return {start,  submit, assembly, post,    object,  investigate,
                    answer, close,  record,   confirm, propose, file};
        case Fate::returned_by_committee: return {start, submit, assembly, post, close, send_to_branch};
        case Fate::returned_by_county:
            return {start, submit, assembly, post, close, record, confirm, send_to_committee};
        case Fate::rejected_by_branch: return {start, submit, reject_in_branch};
        case Fate::rejected_by_committee: return {start, submit, assembly, post, close, reject_in_committee};
        case Fate::appealed: return {start, submit, assembly, post, close, reject_in_committee, appeal};
        case Fate::withdrawn: return {start, submit, withdraw};
    }
    throw Bug("no such fate");
}

/// Working days from the step before; a notice is closed after its five days.
std::int64_t delay_of(Step step, Dice& dice) {
    using enum Step;
    switch (step) {
        case start: return 0;
        case submit:
        case propose: return dice.between(1, 4);
        case assembly:
        case record: return dice.between(3, 8);
        case close: return dice.between(6, 7);
        case appeal: return dice.between(4, 9);
        case investigate: return dice.between(1, 3);
        case send_to_branch:
        case send_to_committee:
        case reject_in_committee:
        case withdraw: return dice.between(2, 5);
        default: return dice.between(1, 2);
    }
}

cases::BatchItem item(const CaseRun& run, cases::Verdict verdict, std::string opinion) {
    return {.id = run.id, .version = run.version, .verdict = verdict, .opinion = std::move(opinion)};
}

void start(Doer& doer, CaseRun& run) {
    const auto& clerk = run.offices.clerk;
    auto household = run.story.household;
    household.member = run.member;
    const auto saved = doer.act(clerk, people::save_household, household);
    for (auto each : run.story.family) {
        each.household = saved.household;
        doer.act(clerk, people::add_household_member, each);
    }
    for (auto each : run.story.incomes) {
        each.household = saved.household;
        each.year = doer.today().year() - each.year;
        doer.act(clerk, people::save_income, each);
    }
    run.id = doer.act(clerk, cases::start_application, {run.member}).id;
    cases::SaveApplication ask;
    static_cast<cases::ApplicationFields&>(ask) = application_on(run.story, doer.today());
    ask.id = run.id;
    ask.version = 1;
    const auto answer = doer.act(clerk, cases::save_application, ask);
    run.version = 2;
    for (const auto& section : answer.sections)
        if (section.section == "papers") run.papers = section.missing;
}

void submit(Doer& doer, CaseRun& run) {
    for (const auto& kind : run.papers) doer.attach(run.offices.clerk, run.id, kind);
    run.version = doer.act(run.offices.clerk, cases::submit,
                           {.id = run.id, .version = run.version, .opinion = "情况属实，同意上报支部大会评议。"})
                      .version;
}

void hold_assembly(Doer& doer, CaseRun& run) {
    doer.attach(run.offices.clerk, run.id, "assembly_minutes");
    const auto absent = run.voters > 9 ? run.voters / 9 : 0, present = run.voters - absent;
    const auto abstained = static_cast<std::int64_t>(run.id.value % 3 == 0 ? 1 : 0);
    run.version = doer.act(run.offices.clerk, cases::record_assembly,
                           {.id = run.id,
                            .version = run.version,
                            .date = doer.today(),
                            .expected = run.voters,
                            .present = present,
                            .in_favour = present - abstained,
                            .against = 0,
                            .abstained = abstained,
                            .opinion = "经支部大会评议，同意该同志的帮扶申请。",
                            .proposed_level = run.story.level})
                      .version;
}

void post(Doer& doer, CaseRun& run) {
    const auto posted = doer.act(run.offices.clerk, cases::post_notice,
                                 {.id = run.id,
                                  .version = run.version,
                                  .start = doer.today(),
                                  .place = run.story.rural ? "村党务公开栏" : "社区党务公开栏",
                                  .contact_phone = "0990-4521001"});
    run.notice = posted.notice;
    run.version = posted.stepped.version;
}

void object(Doer& doer, CaseRun& run) {
    const bool by_phone = run.id.value % 2 == 0;
    run.objection = doer.act(run.offices.clerk, cases::add_objection,
                             {.notice = run.notice,
                              .content = by_phone ? "其子女在外务工，收入是否已计入家庭收入？"
                                                  : "该户去年新建了住房，是否属实？",
                              .channel = by_phone ? "phone" : "paper"})
                        .id;
}

void correct(Doer& doer, CaseRun& run) {
    const auto posted = doer.act(run.offices.clerk, cases::correct_notice,
                                 {.notice = run.notice,
                                  .version = 1,
                                  .reason = "公示表家庭人口有误，更正后重新公示",
                                  .start = doer.today(),
                                  .place = "村党务公开栏"});
    run.notice = posted.notice;
    run.version = posted.stepped.version;
}

void close(Doer& doer, CaseRun& run) {
    doer.attach(run.offices.clerk, run.id, "notice_photo");
    run.version = doer.act(run.offices.clerk, cases::close_notice, {run.notice, 1}).version;
}

void record(Doer& doer, CaseRun& run) {
    const auto& clerk = run.offices.committee_clerk;
    doer.attach(clerk, run.id, "committee_minutes");
    auto decided = item(run, cases::Verdict::approve, "经党委会集体研究，同意确定为帮扶对象。");
    decided.level = run.story.level;
    run.version = doer.act(clerk, cases::record_committee,
                           {.date = doer.today(),
                            .participants = {"赵建国", clerk.name, run.offices.committee_reviewer.name, "孙立新"},
                            .items = {decided}})
                      .results.front()
                      .version;
}

using BatchCase = Result<cases::BatchResult> (*)(store::Write&, const Actor&, const cases::Batch&);
void approve(Doer& doer, CaseRun& run, const Actor& actor, BatchCase use_case, const char* opinion) {
    run.version =
        doer.act(actor, use_case, {{item(run, cases::Verdict::approve, opinion)}}).results.front().version;
}

void reject(Doer& doer, CaseRun& run, const Actor& actor, const char* reason) {
    run.version = doer.act(actor, cases::reject, {run.id, run.version, reason}).version;
}

void send_back(Doer& doer, CaseRun& run, const Actor& actor, const char* to, const char* reason) {
    run.version = doer.act(actor, cases::send_back, {run.id, run.version, to, reason}).version;
}

void take(Step step, Doer& doer, CaseRun& run) {
    using enum Step;
    const auto& offices = run.offices;
    const auto& clerk = offices.clerk;
    switch (step) {
        case Step::start: return app::start(doer, run);
        case Step::submit: return app::submit(doer, run);
        case assembly: return hold_assembly(doer, run);
        case Step::post: return app::post(doer, run);
        case Step::object: return app::object(doer, run);
        case investigate:
            doer.act(clerk, cases::investigate_objection,
                     {.objection = run.objection,
                      .version = 1,
                      .finding = "经入户核实并查阅银行流水，子女收入已按规定计入，申报属实。"});
            return;
        case answer:
            doer.act(clerk, cases::answer_objection,
                     {run.objection, 2, "已核实并当面答复，反映的情况不影响认定。"});
            return;
        case Step::correct: return app::correct(doer, run);
        case Step::close: return app::close(doer, run);
        case Step::record: return app::record(doer, run);
        case confirm:
            return approve(doer, run, offices.committee_reviewer, cases::confirm_committee,
                           "经复核，与会议决定一致，同意。");
        case propose:
            return approve(doer, run, offices.officer, cases::propose_filing, "材料齐全，程序完备，拟同意备案。");
        case file: return approve(doer, run, offices.reviewer, cases::confirm_filing, "经复核，同意备案。");
        case send_to_branch:
            return send_back(doer, run, offices.committee_clerk, "draft", "家庭收入证明缺少子女务工收入，请补充。");
        case send_to_committee:
            return send_back(doer, run, offices.officer, "notice_passed", "核定程度与收入情况不符，请重新研究。");
        case reject_in_branch:
            return app::reject(doer, run, clerk, "支部评议认为家庭收入已明显好转，不符合界定标准。");
        case reject_in_committee:
            return app::reject(doer, run, offices.committee_clerk, "经研究，不符合帮扶对象界定标准。");
        case Step::appeal:
            run.version =
                doer.act(clerk, cases::appeal, {run.id, run.version, "本人补交了住院费用清单，申请复议。"}).version;
            return;
        case Step::withdraw:
            run.version =
                doer.act(clerk, cases::withdraw, {run.id, run.version, "子女已就业，本人申请撤回。"}).version;
            return;
    }
}

/// A file's name as an office gives it: the paper's, without what stands in brackets.
std::string file_name(const std::string& kind) {
    static const std::map<std::string, std::string> others{
        {"assembly_minutes", "支部大会记录"}, {"notice_photo", "公示照片"}, {"committee_minutes", "党委会议记录"}};
    if (const auto other = others.find(kind); other != others.end()) return other->second + ".png";
    for (const auto& paper : policy::policy_v1().required_papers)
        if (paper.code == kind) return paper.zh.substr(0, paper.zh.find("（")) + ".png";
    throw Bug("no such paper in the demo");
}

/// One shade a kind, so that each picture is opened once; of a second paper of that kind the next.
std::uint16_t shade_for(store::Store& store, CaseId id, const std::string& kind) {
    const auto there = store.read([&](store::Read& db) {
        return papers::count(db, {cases::owner_kind, id.value});
    });
    std::size_t shade = std::hash<std::string>{}(kind) % 4096 * 16;
    for (const auto& each : there)
        if (each.kind == kind) shade += static_cast<std::size_t>(each.files) % 16;
    return static_cast<std::uint16_t>(shade);
}

}

void Doer::attach(const Actor& actor, CaseId id, const std::string& kind) {
    const cases::AddAttachment ask{.id = id,
                                   .kind = kind,
                                   .name = file_name(kind),
                                   .upload = {"image/png", dot_of(shade_for(store_, id, kind))}};
    clock_.ms += 5'000;
    const auto prepared =
        expect(store_.read([&](store::Read& db) { return cases::prepare_attachment(db, actor, ask, &recent_); }));
    expect(store_.write(actor, [&](store::Write& db) { return cases::add_attachment(db, actor, prepared); }));
}

Date working_days_before(Date day, int count) {
    const auto& calendar = policy::built_in_calendar();
    while (count > 0 || !policy::is_working_day(day, calendar)) {
        if (policy::is_working_day(day, calendar)) --count;
        day = day.plus_days(-1);
    }
    return day;
}

void plan_case(Agenda& agenda, Doer& doer, Dice& dice, CaseRun run, Fate fate, Date last) {
    const auto steps = steps_of(fate);
    std::vector<std::int64_t> days;
    std::int64_t offset = 0, posted = 0;
    for (const auto step : steps) {
        const auto delay = delay_of(step, dice);
        offset = step == Step::close ? std::max(offset + 1, posted + delay) : offset + delay;
        if (step == Step::post || step == Step::correct) posted = offset;
        days.push_back(offset);
    }
    const auto first = working_days_before(last, static_cast<int>(offset));
    const auto shared = std::make_shared<CaseRun>(std::move(run));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto day =
            days[i] == 0 ? first : policy::add_working_days(first, days[i], policy::built_in_calendar());
        const auto hour = static_cast<int>(dice.between(8, 15)), minute = static_cast<int>(dice.between(0, 59));
        agenda.at(moment(day, hour + (hour >= 12 ? 2 : 0), minute),
                  [&doer, shared, step = steps[i]] { take(step, doer, *shared); });
    }
}

}
