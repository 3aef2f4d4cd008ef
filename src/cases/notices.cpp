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
    auto notice = find_notice(db, access_control::scope_of(actor), id);
    if (!notice) return Refusal{"case.notice_unknown"};
    TRY(require_version(version, notice->version));
    return *std::move(notice);
}

struct Posting {
    Date start;
    std::string place;
    OptionalText contact_phone;
    Date earliest{};             // not posted before
    const char* too_early = "";  // the code that says why
};

Result<Done> check_posting(store::Read& db, const Posting& posting) {
    Issues issues;
    issues.text("place", posting.place, "case.notice_place");
    if (posting.start > db.today()) issues.add("start", "people.date_in_future");
    else if (posting.start < posting.earliest) issues.add("start", posting.too_early);
    else if (posting.start.plus_days(30) < db.today()) issues.add("start", "case.notice_start_old");
    if (posting.contact_phone && !trim(*posting.contact_phone).empty() && !read_phone(*posting.contact_phone))
        issues.add("contact_phone", "people.phone_invalid");
    return issues.verdict("case.invalid");
}

/// A new notice of a case with its own link; the period counts from the day after posting.
NoticeRow new_notice(store::Write& db, const Actor& actor, const CaseRow& row, const Posting& posting) {
    const auto today = db.today();
    const auto policy = policy::of_version(db, row.policy_version);
    const auto id = next_id<NoticeRow>(db, row.id);
    const auto token = crypto::random_token(24);
    return {
        .id = id,
        .case_id = row.id,
        .organisation_path = row.organisation_path,
        .number = fmt::format("GS-{}-{:04}", today.year(), next_number(db, fmt::format("notice-{}", today.year()))),
        .starts_on = posting.start,
        .place = trim(posting.place),
        .contact_phone = posting.contact_phone,
        .working_days = policy.notice_working_days,
        .ends_on = period_end(posting.start, policy, policy::calendar(db)),
        .link_token = {db.vault().seal("notices.link_token", id.value, token)},
        .link_hash = {crypto::sha256(token)},
        .account_id = actor.account,
        .created_at = db.now()};
}

Result<CaseRow> case_of_objection(store::Write& db, const Actor& actor, const ObjectionRow& objection) {
    auto row = TRY(case_in_scope(db, actor, objection.case_id));
    TRY(require_not_own(db, actor, row.person_id));
    return row;
}

Result<ObjectionRow> objection_in_scope(store::Read& db, const Actor& actor, ObjectionId id, std::int64_t version) {
    auto objection = find_objection(db, access_control::scope_of(actor), id);
    if (!objection) return Refusal{"case.objection_unknown"};
    TRY(require_version(version, objection->version));
    return *std::move(objection);
}

void audit(store::Write& db, const char* action, const NoticeRow& notice) {
    db.audit({.action = action,
              .object_type = "notices",
              .object_id = notice.id.value,
              .organisation_path = notice.organisation_path});
}

void audit(store::Write& db, const char* action, const ObjectionRow& objection) {
    db.audit({.action = action,
              .object_type = "objections",
              .object_id = objection.id.value,
              .organisation_path = objection.organisation_path});
}

}

Result<PostedNotice> post_notice(store::Write& db, const Actor& actor, const PostNotice& ask) {
    auto row = TRY(case_for_step(db, actor, ask.id, ask.version));
    Posting posting{ask.start, ask.place, ask.contact_phone};
    if (const auto held = last_assembly(db, access_control::scope_of(actor), row.id)) {
        posting.earliest = held->held_on;
        posting.too_early = "case.notice_before_assembly";
    }
    TRY(check_posting(db, posting));
    const auto notice = new_notice(db, actor, row, posting);
    TRY(advance(db, actor, row, {.action = Action::post_notice}));
    db.insert(notice);
    audit(db, "notice.post", notice);
    return PostedNotice{notice.id, {row.id, row.version, row.status}, notice.ends_on};
}

Result<PostedNotice> correct_notice(store::Write& db, const Actor& actor, const CorrectNotice& ask) {
    auto notice = TRY(notice_in_scope(db, actor, ask.notice, ask.version));
    auto row = TRY(case_in_scope(db, actor, notice.case_id));
    TRY(require_not_own(db, actor, row.person_id));
    if (notice.state != "running") return Refusal{"case.notice_not_running"};
    const auto reason = TRY(given_reason(ask.reason, "case.invalid"));
    // A correction begins the period anew, so that it cannot begin before it.
    const Posting posting{ask.start, ask.place, notice.contact_phone, db.today(), "case.notice_correction_start"};
    TRY(check_posting(db, posting));
    notice.state = "restarted";
    notice.correction = reason;
    db.update(notice);
    const auto next = new_notice(db, actor, row, posting);
    db.insert(next);
    TRY(advance(db, actor, row, {.action = Action::correct_notice, .opinion = reason}));
    return PostedNotice{next.id, {row.id, row.version, row.status}, next.ends_on};
}

Result<Stepped> close_notice(store::Write& db, const Actor& actor, const CloseNotice& ask) {
    auto notice = TRY(notice_in_scope(db, actor, ask.notice, ask.version));
    auto row = TRY(case_in_scope(db, actor, notice.case_id));
    if (notice.state != "running") return Refusal{"case.notice_not_running"};
    TRY(advance(db, actor, row, {.action = Action::close_notice}));
    notice.state = "closed";
    db.update(notice);
    audit(db, "notice.close", notice);
    return Stepped{row.id, row.version, row.status};
}

Result<Notice> show_notice(store::Read& db, const Actor& actor, const ShowNotice& ask) {
    const auto scope = access_control::scope_of(actor);
    const auto notice = find_notice(db, scope, ask.notice);
    if (!notice) return Refusal{"case.notice_unknown"};
    return notice_view(db, scope, *notice, policy::calendar(db));
}

Result<NoticeSheet> notice_sheet(store::Read& db, const Actor& actor, const ShowNotice& ask) {
    const auto scope = access_control::scope_of(actor);
    const auto notice = find_notice(db, scope, ask.notice);
    if (!notice) return Refusal{"case.notice_unknown"};
    const auto row = TRY(case_in_scope(db, actor, notice->case_id));
    const auto view = notice_view(db, scope, *notice, policy::calendar(db));
    const auto person = people::person_row(db, row.person_id);
    const auto member = people::member_in_path(db, scope, row.member_id);
    NoticeSheet sheet{.number = notice->number,
                      .branch = view.branch.path_name,
                      .name = person.name.text,
                      .sex = person.sex,
                      .household_size = people::household_sums(db, scope, row.person_id).size,
                      .starts_on = notice->starts_on,
                      .ends_on = view.ends_on,
                      .working_days = notice->working_days,
                      .place = notice->place,
                      .contact_phone = notice->contact_phone,
                      .link = view.link.value_or("")};
    sheet.county = sheet.branch.substr(0, sheet.branch.find('/'));
    if (member.join_date) sheet.join_year = member.join_date->first.year();
    std::vector<std::string> causes;
    for (const auto& cause : case_causes(db, scope, row.id)) causes.push_back(cause.cause);
    sheet.causes = public_causes(causes);
    if (const auto held = assembly_of_notice(db, scope, *notice)) {
        sheet.proposed_level = held->proposed_level;
        sheet.assembly_on = held->held_on;
        sheet.expected = held->expected;
        sheet.present = held->present;
        sheet.in_favour = held->in_favour;
        sheet.against = held->against;
        sheet.abstained = held->abstained;
    }
    return sheet;
}

Result<Paged<Notice>> list_notices(store::Read& db, const Actor& actor, const ListNotices& ask) {
    const auto window = TRY(window_of(ask));
    const auto scope = access_control::scope_of(actor);
    const auto page = page_of(notice_page(db, scope, ask.state.value_or(""), window), window,
                              [](const NoticeRow& row) { return cursor_of("", row.id.value); });
    Paged<Notice> out{.next = page.next, .previous = page.previous};
    const auto calendar = policy::calendar(db);
    for (const auto& row : page.rows) out.rows.push_back(notice_view(db, scope, row, calendar));
    return out;
}

Result<Total> notice_total(store::Read& db, const Actor& actor, const NoticeFilter& ask) {
    return Total{count_notices_in(db, access_control::scope_of(actor), ask.state.value_or(""))};
}

Result<AddedObjection> add_objection(store::Write& db, const Actor& actor, const AddObjection& ask) {
    const auto scope = access_control::scope_of(actor);
    const auto notice = find_notice(db, scope, ask.notice);
    if (!notice) return Refusal{"case.notice_unknown"};
    if (notice->state != "running") return Refusal{"case.notice_not_running"};
    const auto row = TRY(case_in_scope(db, actor, notice->case_id));
    TRY(require_not_own(db, actor, row.person_id));
    if (ask.channel != "paper" && ask.channel != "phone")
        return Refusal{"case.invalid", {{"channel", "case.objection_channel"}}};
    const auto objection = TRY(new_objection(
        db, *notice, {.name = ask.name, .contact = ask.contact, .content = ask.content, .channel = ask.channel}));
    db.insert(objection);
    audit(db, "objection.add", objection);
    return AddedObjection{objection.id};
}

Result<Done> investigate_objection(store::Write& db, const Actor& actor, const InvestigateObjection& ask) {
    auto objection = TRY(objection_in_scope(db, actor, ask.objection, ask.version));
    TRY(case_of_objection(db, actor, objection));
    if (objection.state == "answered") return Refusal{"case.objection_answered"};
    const auto finding = TRY(given_text("finding", ask.finding, "case.invalid", "case.objection_finding"));
    objection.state = "investigated";
    objection.investigated_by = actor.name;
    objection.finding = store::Sealed{db.vault().seal("objections.finding", objection.id.value, finding)};
    objection.upheld = ask.upheld;
    db.update(objection);
    audit(db, "objection.investigate", objection);
    return Done{};
}

Result<Done> answer_objection(store::Write& db, const Actor& actor, const AnswerObjection& ask) {
    auto objection = TRY(objection_in_scope(db, actor, ask.objection, ask.version));
    TRY(case_of_objection(db, actor, objection));
    if (objection.state != "investigated") return Refusal{"case.objection_not_investigated"};
    const auto answer = TRY(given_text("answer", ask.answer, "case.invalid", "case.objection_answer"));
    objection.state = "answered";
    objection.answer = store::Sealed{db.vault().seal("objections.answer", objection.id.value, answer)};
    objection.answered_at = db.now();
    db.update(objection);
    audit(db, "objection.answer", objection);
    return Done{};
}

}
