// A case in full, as its page shows it.
#include "cases/advance.hpp"
#include "cases/cases.hpp"
#include "cases/facts.hpp"
#include "cases/step_days.hpp"
#include "cases/views.hpp"

namespace cases {

namespace {

constexpr std::pair<Status, const char*> bar[] = {{Status::draft, "application"},
                                                  {Status::submitted, "assembly"},
                                                  {Status::assembly_passed, "notice_posting"},
                                                  {Status::on_notice, "notice"},
                                                  {Status::notice_passed, "committee"},
                                                  {Status::committee_recorded, "committee_confirmation"},
                                                  {Status::committee_confirmed, "filing"},
                                                  {Status::filing_proposed, "filing_confirmation"},
                                                  {Status::on_ledger, "ledger"}};

/// The step a case waits at or, once it has ended, had come to.
Status step_reached(const CaseRow& row, const std::vector<StepRow>& trace) {
    auto facts = facts_on_row(row);
    if (!is_living(facts.status))
        for (const auto& step : trace)
            if (step.to_status == row.status) facts.status = step.from_status;
    return standing(facts);
}

/// Whether an entry of the trace took that step of the bar, also where a return had brought the case to it. Nothing
/// is done on the ledger but to enter it.
bool took(const StepRow& step, Status status) {
    if (status == Status::on_ledger) return step.to_status == status;
    const auto action = awaited_action({.status = status});
    return action && step.action == *action;
}

/// What is said of the step that a case has come to.
std::string state_here(const CaseRow& row) {
    if (!is_living(row.status)) return "ended";
    if (row.status == Status::on_ledger) return "done";
    return row.status == Status::returned ? "returned" : "current";
}

/// Of an imported case the county's two steps alone: the others were taken on paper, if at all.
std::vector<StepView> steps_of(const CaseRow& row, const std::vector<StepRow>& trace, Date today) {
    const auto reached = step_reached(row, trace);
    const auto here = reached == Status::imported ? Status::committee_confirmed : reached;
    std::vector<StepView> steps;
    bool passed = true;
    for (const auto& [status, name] : bar) {
        if (row.origin == Origin::imported && status < Status::committee_confirmed) continue;
        const bool is_here = status == here;
        if (is_here) passed = false;
        StepView view{.step = name, .state = is_here ? state_here(row) : passed ? "done" : "todo"};
        for (const auto& step : trace) {
            const bool tells = view.state == "ended" ? step.to_status == row.status : took(step, status);
            if (!tells || (view.state != "done" && view.state != "ended")) continue;
            view.at = step.at;
            view.by = step.actor_name;
        }
        const bool current = view.state == "current" || view.state == "returned";
        if (current) view.due_on = row.due_on;
        view.overdue = current && row.due_on && *row.due_on < today;
        steps.push_back(std::move(view));
    }
    return steps;
}

using Places = std::unordered_map<OrganisationId, access_control::OrganisationRef>;

/// The case's branch and where its steps were taken.
Places places_of(store::Read& db, const CaseFile& file) {
    auto ids = store::ids_of(file.steps, &StepRow::organisation_id);
    ids.add(file.row.branch_id);
    return access_control::organisation_refs(db, ids);
}

std::vector<TraceEntry> trace_of(const CaseRow& row, const std::vector<StepRow>& steps, const Places& places) {
    std::vector<TraceEntry> trace;
    Time before = row.created_at;
    for (const auto& step : steps) {
        trace.push_back({.at = step.at,
                         .by = step.actor_name,
                         .organisation_name = places.at(step.organisation_id).name,
                         .action = std::string(enum_name(step.action)),
                         .from_status = std::string(enum_name(step.from_status)),
                         .to_status = std::string(enum_name(step.to_status)),
                         .opinion = step.opinion,
                         .level = step.level,
                         .spent_ms = step.at.ms - before.ms});
        before = step.at;
    }
    return trace;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

Objection objection_view(store::Read& db, const ObjectionRow& row) {
    return {.id = row.id,
            .version = row.version,
            .received_at = row.received_at,
            .name = store::open<&ObjectionRow::name>(db, row),
            .contact = store::open<&ObjectionRow::contact>(db, row),
            .content = store::open<&ObjectionRow::content>(db, row),
            .channel = std::string(enum_name(row.channel)),
            .state = std::string(enum_name(row.state)),
            .investigated_by = row.investigated_by,
            .finding = store::open<&ObjectionRow::finding>(db, row),
            .upheld = row.upheld,
            .answer = store::open<&ObjectionRow::answer>(db, row),
            .answered_at = row.answered_at};
}

}

CaseLine line_of(store::Read& db, const CaseFile& file, const access_control::OrganisationRef& branch) {
    const auto& row = file.row;
    const auto& person = file.member.person;
    const auto today = db.today();
    const auto sums = people::sums_of(file.member, today);
    CaseLine line{.id = row.id,
                  .number = row.number,
                  .person_name = person.name.text,
                  .sex = person.sex,
                  .level = row.level,
                  .proposed_level = row.proposed_level,
                  .status = std::string(enum_name(row.status)),
                  .step = std::string(enum_name(waits_at(row.status, row.return_to))),
                  .origin = std::string(enum_name(row.origin)),
                  .branch = branch,
                  .household_size = sums.size,
                  .income_total = sums.total,
                  .income_per_head = sums.per_head,
                  .join_date = file.member.member.join_date,
                  .residence = person.residence,
                  .filed_on = row.filed_on,
                  .updated_at = row.updated_at,
                  .due_on = row.due_on,
                  .overdue = row.due_on && *row.due_on < today,
                  .version = row.version};
    for (const auto& cause : file.causes) {
        if (cause.is_main) line.main_cause = cause.cause;
        line.causes.push_back(cause.cause);
    }
    if (file.application) line.minimum_allowance = file.application->minimum_allowance;
    if (person.birth_date) line.age = full_years(*person.birth_date, today);
    if (person.id_number)
        line.id_number_masked = mask_id_number(*store::open<&people::PersonRow::id_number>(db, person));
    return line;
}

Attachment attachment_view(store::Read& db, const papers::PaperRow& row) {
    return {.id = row.id,
            .version = row.version,
            .kind = row.kind,
            .name = papers::name_of(db, row),
            .content_type = row.content_type,
            .size = row.size,
            .sha256 = crypto::hex(row.sha256.bytes),
            .uploaded_at = row.uploaded_at,
            .by = row.actor_name};
}

Application application_view(const CaseFile& file, const std::vector<Criterion>& criteria,
                             const policy::Rules& rules) {
    ensure(file.application.has_value());
    const auto& row = *file.application;
    Application view;
    view.version = row.version;
    view.situation = file.texts.situation;
    view.laid_off_enterprise = row.laid_off_enterprise;
    view.laid_off_kind = row.laid_off_kind;
    view.allowance_owed = row.allowance_owed;
    view.minimum_allowance = {row.minimum_allowance, row.minimum_allowance_certificate,
                              row.minimum_allowance_until};
    view.aid_received = file.texts.aid_received;
    view.aid_requested = file.texts.aid_requested;
    view.remark = file.texts.remark;
    for (const auto& cause : file.causes) view.causes.push_back({cause.cause, cause.is_main});
    for (std::size_t i = 0; i < file.findings.size(); ++i)
        view.findings.push_back({file.findings[i].kind, file.findings[i].found_by, file.texts.findings[i].event,
                                 file.findings[i].found_on, file.texts.findings[i].evidence});
    view.sections = sections_of(file, criteria, rules);
    return view;
}

namespace {

std::vector<std::string> reasons_in(const Period& period, std::string EndReason::*language) {
    std::vector<std::string> reasons;
    for (const auto& reason : period.reasons) reasons.push_back(reason.*language);
    return reasons;
}

}

OptionalText link_of(store::Read& db, const NoticeRow& row) {
    if (row.state != NoticeState::running) return std::nullopt;
    return "/public/notices/" + store::open<&NoticeRow::link_token>(db, row);
}

namespace {

/// A notice of a case whose bearer and branch are known.
Notice notice_view(store::Read& db, const CaseOnNotice& of, const NoticeRow& row, const std::string& name,
                   const access_control::OrganisationRef& branch, const policy::Rules& rules) {
    const auto period = period_now(of, row, rules);
    const auto held = assembly_of_notice(of, row);
    Notice view{.id = row.id,
                .case_id = row.case_id,
                .version = row.version,
                .number = row.number,
                .person_name = name,
                .branch = branch,
                .starts_on = row.starts_on,
                .place = row.place,
                .contact_phone = row.contact_phone,
                .working_days = row.working_days,
                .ends_on = period.end,
                .end_reasons = reasons_in(period, &EndReason::zh),
                .end_reasons_en = reasons_in(period, &EndReason::en),
                .state = std::string(enum_name(row.state)),
                .correction = row.correction,
                .link = link_of(db, row),
                .entered_late = is_entered_late(row.created_at.local_date(), row.ends_on)};
    if (held) view.proposed_level = held->proposed_level;
    for (const auto& objection : of.objections)
        if (objection.notice_id == row.id) view.objections.push_back(objection_view(db, objection));
    view.photo = photo_of(of, row);
    return view;
}

}

std::vector<Notice> notice_views(store::Read& db, const store::Scope& scope, const std::vector<NoticeRow>& rows) {
    const auto cases = cases_on_notice(db, scope, store::ids_of(rows, &NoticeRow::case_id));
    store::IdList persons, branches;
    for (const auto& [id, each] : cases) persons.add(each.row.person_id), branches.add(each.row.branch_id);
    const auto names = people::people_among(db, persons);
    const auto places = access_control::organisation_refs(db, branches);
    const policy::Rules rules(db);
    std::vector<Notice> out;
    for (const auto& row : rows) {
        const auto& of = cases.at(row.case_id);
        out.push_back(
            notice_view(db, of, row, names.at(of.row.person_id).name.text, places.at(of.row.branch_id), rules));
    }
    return out;
}

namespace {

/// Each under the rules that the case is judged by. One that carried stands until a return asks the branch again.
void add_assemblies(const CaseFile& file, const policy::Policy& policy, Case& view) {
    for (const auto& held : file.assemblies) {
        const Assembly shown{held.held_on,   held.expected, held.present,        held.in_favour,      held.against,
                             held.abstained, held.opinion,  held.proposed_level, held.earlier_because};
        if (!check_votes({held.expected, held.present, held.in_favour, held.against, held.abstained}, policy))
            view.failed_assemblies.push_back(shown);
        else if (file.row.assembly_by) view.assembly = shown;
    }
}

/// What the committee decided, while it stands: its approval until a return undoes it, its refusal while the case
/// is refused by it. What it sent back is in the trace.
const CommitteeDecisionRow* standing_decision(const CaseFile& file) {
    if (file.decisions.empty()) return nullptr;
    const auto& decided = file.decisions.back();
    if (file.row.committee_recorded_by) return &decided;
    const auto refusal = std::find_if(file.steps.rbegin(), file.steps.rend(),
                                      [](const StepRow& step) { return step.action == Action::reject; });
    const bool is_refused_by_it = file.row.status == Status::rejected &&
                                  decided.verdict == RecordedVerdict::reject && refusal != file.steps.rend() &&
                                  refusal->account_id == decided.account_id && refusal->opinion == decided.opinion;
    return is_refused_by_it ? &decided : nullptr;
}

/// The notices of the case that is shown with its member and line.
void add_notices(store::Read& db, const CaseFile& file, const policy::Rules& rules, Case& view) {
    for (const auto& notice : file.notices)
        view.notices.push_back(
            notice_view(db, file, notice, file.member.person.name.text, view.line.branch, rules));
}

}

Result<Case> show_case(store::Read& db, const Actor& actor, const ShowCase& ask) {
    const auto scope = access_control::scope_of(actor);
    const auto docket = docket_of(db, actor, store::only_id(ask.id));
    const auto found = docket.files.find(ask.id);
    if (found == docket.files.end()) return Refusal{"case.unknown"};
    const auto& file = found->second;
    const auto criteria = eligibility_of(file, docket.rules);
    const auto places = places_of(db, file);
    Case view{.line = line_of(db, file, places.at(file.row.branch_id)),
              .member = people::member_view(db, scope, file.member),
              .application = application_view(file, criteria, docket.rules),
              .judged_on = judged_on(file, db.today()),
              .eligibility = criteria,
              .steps = steps_of(file.row, file.steps, db.today()),
              .trace = trace_of(file.row, file.steps, places),
              .actions = actions_for(db, docket, file, criteria)};
    for (const auto& paper : file.papers) view.attachments.push_back(attachment_view(db, paper));
    add_notices(db, file, docket.rules, view);
    add_assemblies(file, docket.rules.of_version(file.row.policy_version), view);
    if (const auto* decided = standing_decision(file))
        view.committee =
            CommitteeDecision{decided->held_on, lines_of(decided->participants),
                              std::string(enum_name(decided->verdict)), decided->level, decided->opinion};
    for (const auto& change : changes_of_case(db, file.row.id))
        view.changes.push_back({change.at, change.actor_name, change.action, change.note});
    return view;
}

}
