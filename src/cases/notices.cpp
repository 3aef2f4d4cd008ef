// Notices inside the office: posted, corrected, closed; objections recorded, investigated, answered.
#include "cases/notices.hpp"
#include "base/issues.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "cases/advance.hpp"
#include "cases/facts.hpp"
#include "cases/cases.hpp"
#include "cases/notice_rules.hpp"
#include "cases/store.hpp"
#include "cases/views.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

Result<NoticeRow> notice_in_scope(store::Read& db, const Actor& actor, NoticeId id, std::int64_t version) {
    return store::at_version<NoticeRow>(db, access_control::scope_of(actor), id, version, "case.notice_unknown");
}

struct Posting {
    Date start;
    std::string place;
    OptionalText contact_phone;
    EarliestStart earliest{};
};

Result<Done> check_posting(store::Read& db, const Posting& posting) {
    Issues issues;
    issues.text("place", posting.place, "case.notice_place");
    if (const auto may = check_notice_start(posting.start, db.today(), posting.earliest); !may)
        issues.add("start", may.error().code);
    if (posting.contact_phone && !trim(*posting.contact_phone).empty() && !read_phone(*posting.contact_phone))
        issues.add("contact_phone", "people.phone_invalid");
    return issues.verdict("case.invalid");
}

/// A new notice of a case with its own link; the period counts from the day after posting.
NoticeRow new_notice(store::Write& db, const Docket& docket, const CaseOnNotice& of, const Posting& posting) {
    const auto today = db.today();
    const auto& row = of.row;
    const auto& policy = docket.rules.of_version(row.policy_version);
    const auto id = next_id(db, of.notices);
    const auto token = crypto::random_token(24);
    return {.id = id,
            .case_id = row.id,
            .organisation_path = row.organisation_path,
            .number = fmt::format("GS-{}-{:04}", today.year(),
                                  store::next_number(db, fmt::format("notice-{}", today.year()))),
            .starts_on = posting.start,
            .place = trim(posting.place),
            .contact_phone = posting.contact_phone,
            .working_days = policy.notice_working_days,
            .ends_on = period_end(posting.start, policy, docket.rules.calendar()),
            .link_token = store::seal<&NoticeRow::link_token>(db, id, token),
            .link_hash = {crypto::sha256(token)},
            .account_id = docket.acting.actor.account,
            .created_at = db.now()};
}

/// The same notice among those of its case's file.
NoticeRow& notice_in(CaseOnNotice& of, NoticeId id) {
    const auto found =
        std::find_if(of.notices.begin(), of.notices.end(), [&](const NoticeRow& each) { return each.id == id; });
    ensure(found != of.notices.end());
    return *found;
}

Result<CaseRow> case_of_objection(store::Write& db, const Actor& actor, const ObjectionRow& objection) {
    auto row = TRY(case_in_scope(db, actor, objection.case_id));
    TRY(require_not_own(db, actor, row.person_id));
    return row;
}

Result<ObjectionRow> objection_in_scope(store::Read& db, const Actor& actor, ObjectionId id, std::int64_t version) {
    return store::at_version<ObjectionRow>(db, access_control::scope_of(actor), id, version,
                                           "case.objection_unknown");
}

}

Result<PostedNotice> post_notice(store::Write& db, const Actor& actor, const PostNotice& ask) {
    auto docket = docket_of(db, actor, store::only_id(ask.id));
    auto* file = TRY(docket.at_version(ask.id, ask.version));
    Posting posting{ask.start, ask.place, ask.contact_phone};
    if (const auto* held = last_assembly(*file)) posting.earliest = {held->held_on, "case.notice_before_assembly"};
    TRY(check_posting(db, posting));
    const auto notice = new_notice(db, docket, *file, posting);
    TRY(advance(db, docket, *file, {.action = Action::post_notice}));
    db.insert(notice);
    store::audit(db, "notice.post", notice);
    return PostedNotice{notice.id, stepped_of(file->row), notice.ends_on};
}

Result<PostedNotice> correct_notice(store::Write& db, const Actor& actor, const CorrectNotice& ask) {
    const auto found = TRY(notice_in_scope(db, actor, ask.notice, ask.version));
    auto docket = docket_of(db, actor, store::only_id(found.case_id));
    auto& file = docket.files.at(found.case_id);
    TRY(require_not_own(docket.acting, file.row));
    if (found.state != NoticeState::running) return Refusal{"case.notice_not_running"};
    const auto reason = TRY(given_reason(ask.reason, "case.invalid"));
    // A correction begins the period anew, so that it cannot begin before it.
    const Posting posting{ask.start, ask.place, found.contact_phone, {db.today(), "case.notice_correction_start"}};
    TRY(check_posting(db, posting));
    auto& notice = notice_in(file, found.id);
    notice.state = NoticeState::restarted;
    notice.correction = reason;
    db.update(notice);
    const auto next = new_notice(db, docket, file, posting);
    db.insert(next);
    file.notices.insert(file.notices.begin(), next);
    TRY(advance(db, docket, file, {.action = Action::correct_notice, .opinion = reason}));
    return PostedNotice{next.id, stepped_of(file.row), next.ends_on};
}

Result<Stepped> close_notice(store::Write& db, const Actor& actor, const CloseNotice& ask) {
    const auto found = TRY(notice_in_scope(db, actor, ask.notice, ask.version));
    auto docket = docket_of(db, actor, store::only_id(found.case_id));
    auto& file = docket.files.at(found.case_id);
    if (found.state != NoticeState::running) return Refusal{"case.notice_not_running"};
    TRY(advance(db, docket, file, {.action = Action::close_notice}));
    auto& notice = notice_in(file, found.id);
    notice.state = NoticeState::closed;
    db.update(notice);
    store::audit(db, "notice.close", notice);
    return stepped_of(file.row);
}

Result<Notice> show_notice(store::Read& db, const Actor& actor, const ShowNotice& ask) {
    const auto scope = access_control::scope_of(actor);
    const auto notice = find_notice(db, scope, ask.notice);
    if (!notice) return Refusal{"case.notice_unknown"};
    return notice_views(db, scope, {*notice}).front();
}

namespace {

void add_assembly(NoticeSheet& sheet, const AssemblyRow& held) {
    sheet.proposed_level = held.proposed_level;
    sheet.assembly_on = held.held_on;
    sheet.expected = held.expected;
    sheet.present = held.present;
    sheet.in_favour = held.in_favour;
    sheet.against = held.against;
    sheet.abstained = held.abstained;
}

}

Result<NoticeSheet> notice_sheet(store::Read& db, const Actor& actor, const ShowNotice& ask) {
    const auto scope = access_control::scope_of(actor);
    const auto notice = find_notice(db, scope, ask.notice);
    if (!notice) return Refusal{"case.notice_unknown"};
    const auto of = case_on_notice(db, scope, notice->case_id);
    const auto file = people::member_file(db, scope, of.row.member_id);
    const policy::Rules rules(db);
    NoticeSheet sheet{.number = notice->number,
                      .branch = access_control::organisation_ref(db, of.row.branch_id).path_name,
                      .name = file.person.name.text,
                      .sex = file.person.sex,
                      .household_size = people::sums_of(file, db.today()).size,
                      .starts_on = notice->starts_on,
                      .ends_on = period_now(of, *notice, rules).end,
                      .working_days = notice->working_days,
                      .place = notice->place,
                      .contact_phone = notice->contact_phone,
                      .link = link_of(db, *notice).value_or("")};
    sheet.county = sheet.branch.substr(0, sheet.branch.find('/'));
    if (file.member.join_date) sheet.join_year = file.member.join_date->first.year();
    std::vector<std::string> causes;
    for (const auto& cause : case_causes(db, scope, of.row.id)) causes.push_back(cause.cause);
    sheet.causes = public_causes(causes);
    if (const auto held = assembly_of_notice(of, *notice)) add_assembly(sheet, *held);
    return sheet;
}

Result<Paged<Notice>> list_notices(store::Read& db, const Actor& actor, const ListNotices& ask) {
    const auto window = TRY(window_of(ask));
    const auto scope = access_control::scope_of(actor);
    const auto page = page_of(notice_page(db, scope, ask.state.value_or(""), window), window,
                              [](const NoticeRow& row) { return cursor_of("", row.id.value); });
    return Paged<Notice>{notice_views(db, scope, page.rows), page.next, page.previous};
}

Result<Total> notice_total(store::Read& db, const Actor& actor, const NoticeFilter& ask) {
    return Total{count_notices_in(db, access_control::scope_of(actor), ask.state.value_or(""))};
}

Result<AddedObjection> add_objection(store::Write& db, const Actor& actor, const AddObjection& ask) {
    const auto scope = access_control::scope_of(actor);
    const auto notice = find_notice(db, scope, ask.notice);
    if (!notice) return Refusal{"case.notice_unknown"};
    if (notice->state != NoticeState::running) return Refusal{"case.notice_not_running"};
    const auto row = TRY(case_in_scope(db, actor, notice->case_id));
    TRY(require_not_own(db, actor, row.person_id));
    ObjectionChannel channel{};
    if (!enum_from(ask.channel, channel) || channel == ObjectionChannel::web)
        return Refusal{"case.invalid", {{"channel", "case.objection_channel"}}};
    const auto objection = TRY(new_objection(
        db, *notice, {.name = ask.name, .contact = ask.contact, .content = ask.content, .channel = channel}));
    db.insert(objection);
    store::audit_at(db, row.organisation_path, "objection.add", objection);
    return AddedObjection{objection.id};
}

Result<Done> investigate_objection(store::Write& db, const Actor& actor, const InvestigateObjection& ask) {
    auto objection = TRY(objection_in_scope(db, actor, ask.objection, ask.version));
    const auto row = TRY(case_of_objection(db, actor, objection));
    const auto state = TRY(investigated(objection.state));
    const auto finding = TRY(given_text("finding", ask.finding, "case.invalid", "case.objection_finding"));
    objection.state = state;
    objection.investigated_by = actor.name;
    objection.finding = store::seal<&ObjectionRow::finding>(db, objection.id, finding);
    objection.upheld = ask.upheld;
    db.update(objection);
    store::audit_at(db, row.organisation_path, "objection.investigate", objection);
    return Done{};
}

Result<Done> answer_objection(store::Write& db, const Actor& actor, const AnswerObjection& ask) {
    auto objection = TRY(objection_in_scope(db, actor, ask.objection, ask.version));
    const auto row = TRY(case_of_objection(db, actor, objection));
    const auto state = TRY(answered(objection.state));
    const auto answer = TRY(given_text("answer", ask.answer, "case.invalid", "case.objection_answer"));
    objection.state = state;
    objection.answer = store::seal<&ObjectionRow::answer>(db, objection.id, answer);
    objection.answered_at = db.now();
    db.update(objection);
    store::audit_at(db, row.organisation_path, "objection.answer", objection);
    return Done{};
}

}
