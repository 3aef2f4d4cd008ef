#include "cases/facts.hpp"
#include "base/text.hpp"
#include "cases/store.hpp"
#include "cases/views.hpp"
#include "policy/policy.hpp"

namespace cases {

namespace {

/// The latest papers by kind, proofs of later steps left out.
std::vector<std::string> kinds_attached(store::Read& db, const store::Scope& scope, CaseId id) {
    std::vector<std::string> kinds;
    for (const auto& each : attachments_of_case(db, scope, id)) kinds.push_back(each.kind);
    return kinds;
}

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> fields_missing(store::Read& db, const store::Scope& scope, const CaseRow& row) {
    std::vector<std::string> missing;
    const auto application = find_application(db, scope, row.id);
    if (!application || !application->situation) missing.emplace_back("situation");
    const auto causes = case_causes(db, scope, row.id);
    if (causes.empty() || !causes.front().is_main) missing.emplace_back("causes");
    const auto sums = people::household_sums(db, scope, row.person_id);
    if (!sums.size) missing.emplace_back("household");
    if (!sums.total) missing.emplace_back("income");
    return missing;
}

CasePeople people_of(const CaseRow& row) {
    const auto doer = [](const auto& account, const auto& person) -> std::optional<Doer> {
        if (!account) return std::nullopt;
        return Doer{*account, person.value_or(PersonId{})};
    };
    return {doer(row.filed_by, row.filed_person),
            doer(row.assembly_by, row.assembly_person),
            doer(row.notice_by, row.notice_person),
            doer(row.committee_recorded_by, row.committee_recorded_person),
            doer(row.committee_confirmed_by, row.committee_confirmed_person),
            doer(row.filing_proposed_by, row.filing_proposed_person),
            doer(row.filing_confirmed_by, row.filing_confirmed_person)};
}

void add_notice_facts(store::Read& db, const store::Scope& scope, const CaseRow& row, CaseFacts& facts) {
    for (const auto& notice : notices_of_case(db, scope, row.id)) {
        if (notice.state != "running") continue;
        facts.notice_ends_on = period_now(db, scope, notice).end;
        facts.notice_photo_attached = photo_of(db, scope, notice).has_value();
    }
    for (const auto& objection : objections_of_case(db, scope, row.id)) {
        facts.objection_open = facts.objection_open || objection.state != "answered";
        const auto notice = find_notice(db, scope, objection.notice_id);
        const bool of_running = notice && notice->state == "running";
        facts.objection_upheld = facts.objection_upheld || (of_running && objection.upheld.value_or(false));
    }
}

/// Minutes of the assembly that is to be recorded: attached since the last one was.
bool new_minutes_attached(store::Read& db, const store::Scope& scope, CaseId id) {
    std::optional<Time> recorded;
    for (const auto& step : case_steps(db, scope, id))
        if (step.action == "record_assembly" || step.action == "record_failed_assembly") recorded = step.at;
    for (const auto& paper : attachments_of_case(db, scope, id))
        if (paper.kind == "assembly_minutes" && (!recorded || recorded->ms < paper.uploaded_at.ms)) return true;
    return false;
}

/// The branch's own people, or one of their household, may not act on it: then the committee's clerk does.
bool branch_may_not_act(store::Read& db, const CaseRow& row) {
    for (const auto holder : access_control::account_holders_at(db, row.organisation_path))
        if (people::share_household(db, holder, row.person_id)) return true;
    return false;
}

}

Result<Done> require_not_own(store::Read& db, const Actor& actor, PersonId applicant) {
    if (actor.person && people::share_household(db, actor.person, applicant)) return Refusal{"case.own_case"};
    return Done{};
}

Status status_of(const CaseRow& row) {
    Status status{};
    ensure(enum_from(row.status, status));
    return status;
}

Result<Done> require_editable(const CaseRow& row) {
    CaseFacts facts{.status = status_of(row)};
    Status to{};
    if (row.return_to && enum_from(*row.return_to, to)) facts.return_to = to;
    if (!is_editable(facts)) return Refusal{"case.not_editable"};
    return Done{};
}

Result<Done> require_open(const CaseRow& row) {
    if (is_closed(status_of(row))) return Refusal{"case.closed"};
    return Done{};
}

Date judged_on(store::Read& db, const store::Scope& scope, const CaseRow& row) {
    if (require_editable(row)) return db.today();
    // One that ended before it was ever submitted: when it did.
    auto at = row.origin == "imported" ? row.created_at : row.entered_at;
    for (const auto& step : case_steps(db, scope, row.id))
        if (step.action == "submit") at = step.at;
    return at.local_date();
}

policy::Policy rules_of(store::Read& db, const CaseRow& row) {
    return require_editable(row) ? policy::current(db) : policy::of_version(db, row.policy_version);
}

std::vector<Criterion> eligibility_of(store::Read& db, const store::Scope& scope, const CaseRow& row) {
    const auto member = people::member_in_path(db, scope, row.member_id);
    const auto person = people::person_row(db, row.person_id);
    const auto application = find_application(db, scope, row.id);
    const auto day = judged_on(db, scope, row);
    EligibilityFacts facts{.day = day, .residence = person.residence, .join_date = member.join_date};
    facts.household_size = people::household_sums(db, scope, row.person_id, day).heads;
    for (const auto& income : people::household_years(db, scope, row.person_id))
        facts.incomes.push_back({.year = income.year,
                                 .gross = income.total,
                                 .net = income.net,
                                 .itemised = income.itemised,
                                 .doubts = income.doubts});
    if (application)
        facts.allowance = {application->minimum_allowance, application->minimum_allowance_certificate,
                           application->minimum_allowance_until};
    for (const auto& finding : case_findings(db, scope, row.id))
        facts.findings.push_back(
            {.kind = finding.kind,
             .found_by = finding.found_by,
             .event = db.vault().open("case_findings.event", finding.id.value, finding.event.bytes),
             .date = finding.found_on,
             .evidence = db.vault().open("case_findings.evidence", finding.id.value, finding.evidence.bytes)});
    return judge_eligibility(facts, rules_of(db, row));
}

CaseFacts facts_on_row(const CaseRow& row) {
    CaseFacts facts{.origin = row.origin == "imported" ? Origin::imported : Origin::application,
                    .status = status_of(row),
                    .people = people_of(row),
                    .appeals = row.appeals,
                    .proposed_level = row.proposed_level,
                    .level = row.level};
    Status to{};
    if (row.return_to && enum_from(*row.return_to, to)) facts.return_to = to;
    return facts;
}

CaseFacts facts_of(store::Read& db, const store::Scope& scope, const CaseRow& row) {
    auto facts = facts_on_row(row);
    const auto criteria = eligibility_of(db, scope, row);
    const auto kinds = kinds_attached(db, scope, row.id);
    const auto causes = case_causes(db, scope, row.id);
    facts.criterion_holds = any_holds(criteria);
    facts.main_cause_given = !causes.empty() && causes.front().is_main;
    facts.fields_missing = fields_missing(db, scope, row);
    facts.papers_missing = papers_missing(criteria, kinds, rules_of(db, row));
    if (const auto assembly = last_assembly(db, scope, row.id))
        facts.votes = Votes{assembly->expected, assembly->present, assembly->in_favour, assembly->against,
                            assembly->abstained};
    facts.minutes_attached = new_minutes_attached(db, scope, row.id);
    add_notice_facts(db, scope, row, facts);
    facts.content_unchanged = !row.approved_hash || row.approved_hash->bytes == content_hash(db, scope, row);
    facts.committee_stands_in = branch_may_not_act(db, row);
    return facts;
}

ActorFacts actor_facts(store::Read& db, const Actor& actor, const CaseRow& row) {
    const bool own = actor.person && people::share_household(db, actor.person, row.person_id);
    return {.account = actor.account,
            .person = actor.person,
            .permissions = actor.permissions,
            .tier = tier_of(access_control::organisation_ref(db, actor.organisation).kind),
            .is_applicant = actor.person == row.person_id && actor.person,
            .own_case = own};
}

std::vector<Section> sections_of(store::Read& db, const store::Scope& scope, const CaseRow& row) {
    const auto missing = fields_missing(db, scope, row);
    const auto criteria = eligibility_of(db, scope, row);
    const auto papers = papers_missing(criteria, kinds_attached(db, scope, row.id), rules_of(db, row));
    const auto section = [&](const char* name, const char* field) {
        return has(missing, field) ? Section{name, "not_started", {field}} : Section{name, "complete", {}};
    };
    std::vector<Section> sections{section("household", "household"), section("income", "income"),
                                  section("situation", "situation"), section("causes", "causes")};
    sections.push_back(any_holds(criteria) ? Section{"criteria", "complete", {}}
                                           : Section{"criteria", "in_progress", {"criterion"}});
    sections.push_back(papers.empty() ? Section{"papers", "complete", {}}
                                      : Section{"papers", "missing_papers", papers});
    return sections;
}

policy::DayCount day_count_of(store::Read& db, const store::Scope& scope, const NoticeRow& notice) {
    const auto row = find_case(db, scope, notice.case_id);
    ensure(row.has_value());
    return policy::of_version(db, row->policy_version).notice_day_count;
}

Period period_now(store::Read& db, const store::Scope& scope, const NoticeRow& notice) {
    return period_under(db, scope, notice, policy::calendar(db));
}

Period period_under(store::Read& db, const store::Scope& scope, const NoticeRow& notice,
                    const policy::Calendar& calendar) {
    NoticeFacts facts{.start = notice.starts_on,
                      .working_days = notice.working_days,
                      .posted_end = notice.ends_on,
                      .day_count = day_count_of(db, scope, notice)};
    for (const auto& objection : objections_of_case(db, scope, notice.case_id)) {
        if (objection.notice_id != notice.id) continue;
        facts.objection_open = facts.objection_open || objection.state != "answered";
        if (!objection.answered_at) continue;
        const auto answered = objection.answered_at->local_date();
        facts.answered_on = facts.answered_on ? std::max(*facts.answered_on, answered) : answered;
    }
    return period_of(facts, db.today(), calendar);
}

std::optional<AssemblyRow> assembly_of_notice(store::Read& db, const store::Scope& scope, const NoticeRow& notice) {
    const auto held = assemblies_of_case(db, scope, notice.case_id);
    const auto notices = notices_of_case(db, scope, notice.case_id);  // the newest first
    auto next = held.begin();
    auto posted = notices.rbegin();
    std::optional<AssemblyRow> carried;
    for (const auto& step : case_steps(db, scope, notice.case_id)) {
        const bool is_assembly = step.action == "record_assembly" || step.action == "record_failed_assembly";
        const bool is_posting = step.action == "post_notice" || step.action == "correct_notice";
        ensure(!(is_assembly && next == held.end()) && !(is_posting && posted == notices.rend()));
        if (step.action == "record_assembly") carried = *next;
        if (is_assembly) ++next;
        if (is_posting && posted++->id == notice.id) break;
    }
    return carried;
}

std::optional<AttachmentId> photo_of(store::Read& db, const store::Scope& scope, const NoticeRow& notice) {
    // The first notice may have been photographed before it was recorded; a later one has a photograph of its own.
    Time from{INT64_MIN}, until{INT64_MAX};
    for (const auto& other : notices_of_case(db, scope, notice.case_id)) {
        if (other.created_at.ms > notice.created_at.ms) until = std::min(until, other.created_at);
        if (other.created_at.ms < notice.created_at.ms) from = notice.created_at;
    }
    std::optional<AttachmentId> photo;
    for (const auto& paper : attachments_of_case(db, scope, notice.case_id))
        if (paper.kind == "notice_photo" && paper.uploaded_at.ms > from.ms && paper.uploaded_at.ms < until.ms)
            photo = paper.id;
    return photo;
}

Result<ObjectionRow> new_objection(store::Write& db, const NoticeRow& notice, const StatedObjection& stated) {
    const auto content = trim(stated.content);
    if (length_in_characters(content) < 2 || length_in_characters(content) > 2000)
        return Refusal{"case.invalid", {{"content", "case.objection_content"}}};
    const ObjectionId id{db.new_id()};
    const auto seal = [&](const char* column, const OptionalText& text) -> std::optional<store::Sealed> {
        if (!text || trim(*text).empty()) return std::nullopt;
        return store::Sealed{db.vault().seal(column, id.value, trim(*text))};
    };
    return ObjectionRow{.id = id,
                        .notice_id = notice.id,
                        .case_id = notice.case_id,
                        .organisation_path = notice.organisation_path,
                        .received_at = db.now(),
                        .name = seal("objections.name", stated.name),
                        .contact = seal("objections.contact", stated.contact),
                        .content = *seal("objections.content", content),
                        .channel = stated.channel};
}

}
