#include "cases/facts.hpp"
#include "base/text.hpp"

namespace cases {

namespace {

/// The papers by kind.
std::vector<std::string> kinds_attached(const CaseOnNotice& of) {
    std::vector<std::string> kinds;
    for (const auto& each : of.papers) kinds.push_back(each.kind);
    return kinds;
}

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool names_main_cause(const CaseFile& file) { return !file.causes.empty() && file.causes.front().is_main; }

std::vector<std::string> fields_missing(const CaseFile& file, Date today) {
    std::vector<std::string> missing;
    if (!file.application || !file.application->situation) missing.emplace_back("situation");
    if (!names_main_cause(file)) missing.emplace_back("causes");
    const auto sums = people::sums_of(file.member, today);
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

void add_notice_facts(const CaseOnNotice& of, const policy::Rules& rules, CaseFacts& facts) {
    std::optional<NoticeId> running;
    for (const auto& notice : of.notices) {
        if (notice.state != NoticeState::running) continue;
        running = notice.id;
        facts.notice_ends_on = period_now(of, notice, rules).end;
        facts.notice_photo_attached = photo_of(of, notice).has_value();
    }
    for (const auto& objection : of.objections) {
        facts.objection_open = facts.objection_open || is_open(objection.state);
        const bool of_running = objection.notice_id == running;
        facts.objection_upheld = facts.objection_upheld || (of_running && objection.upheld.value_or(false));
    }
}

/// Minutes of the assembly that is to be recorded: attached since the last one was.
bool new_minutes_attached(const CaseOnNotice& of) {
    std::optional<Time> recorded;
    for (const auto& step : of.steps)
        if (step.action == Action::record_assembly || step.action == Action::record_failed_assembly)
            recorded = step.at;
    for (const auto& paper : of.papers)
        if (paper.kind == "assembly_minutes" && (!recorded || recorded->ms < paper.uploaded_at.ms)) return true;
    return false;
}

}

Result<Done> require_not_own(store::Read& db, const Actor& actor, PersonId applicant) {
    if (actor.person && people::share_household(db, actor.person, applicant)) return Refusal{"case.own_case"};
    return Done{};
}

Result<Done> require_editable(const CaseRow& row) {
    if (!is_editable({.status = row.status, .return_to = row.return_to})) return Refusal{"case.not_editable"};
    return Done{};
}

Result<Done> require_open(const CaseRow& row) {
    if (is_closed(row.status)) return Refusal{"case.closed"};
    return Done{};
}

Date judged_on(const CaseFile& file, Date today) {
    if (require_editable(file.row)) return today;
    // One that ended before it was ever submitted: when it did.
    auto at = file.row.origin == Origin::imported ? file.row.created_at : file.row.entered_at;
    for (const auto& step : file.steps)
        if (step.action == Action::submit) at = step.at;
    return at.local_date();
}

const policy::Policy& rules_of(const CaseRow& row, const policy::Rules& rules) {
    return require_editable(row) ? rules.current() : rules.of_version(row.policy_version);
}

std::vector<Criterion> eligibility_of(const CaseFile& file, const policy::Rules& rules) {
    const auto day = judged_on(file, rules.today());
    EligibilityFacts facts{
        .day = day, .residence = file.member.person.residence, .join_date = file.member.member.join_date};
    facts.household_size = people::sums_of(file.member, day).heads;
    for (const auto& income : people::years_of(file.member, rules.today()))
        facts.incomes.push_back({.year = income.year,
                                 .gross = income.total,
                                 .net = income.net,
                                 .itemised = income.itemised,
                                 .doubts = income.doubts});
    if (const auto& application = file.application)
        facts.allowance = {application->minimum_allowance, application->minimum_allowance_certificate,
                           application->minimum_allowance_until};
    for (std::size_t i = 0; i < file.findings.size(); ++i)
        facts.findings.push_back({.kind = file.findings[i].kind,
                                  .found_by = file.findings[i].found_by,
                                  .event = file.texts.findings[i].event,
                                  .date = file.findings[i].found_on,
                                  .evidence = file.texts.findings[i].evidence});
    return judge_eligibility(facts, rules_of(file.row, rules));
}

CaseFacts facts_on_row(const CaseRow& row) {
    return {.origin = row.origin,
            .status = row.status,
            .return_to = row.return_to,
            .people = people_of(row),
            .appeals = row.appeals,
            .proposed_level = row.proposed_level,
            .level = row.level};
}

CaseFacts facts_of(store::Read& db, const CaseFile& file, const std::vector<Criterion>& criteria,
                   const policy::Rules& rules) {
    auto facts = facts_on_row(file.row);
    facts.criterion_holds = any_holds(criteria);
    facts.main_cause_given = names_main_cause(file);
    facts.fields_missing = fields_missing(file, rules.today());
    facts.papers_missing = papers_missing(criteria, kinds_attached(file), rules_of(file.row, rules));
    if (const auto* held = last_assembly(file))
        facts.votes = Votes{held->expected, held->present, held->in_favour, held->against, held->abstained};
    facts.minutes_attached = new_minutes_attached(file);
    add_notice_facts(file, rules, facts);
    const auto& approved = file.row.approved_hash;
    facts.content_unchanged = !approved || approved->bytes == content_hash(db, file);
    facts.committee_stands_in = file.branch_stands_aside;
    return facts;
}

Acting acting_on(store::Read& db, const Actor& actor, const store::IdList& applicants) {
    Acting out{actor,
               {.account = actor.account,
                .person = actor.person,
                .permissions = actor.permissions,
                .tier = tier_of(access_control::organisation_ref(db, actor.organisation).kind)}};
    if (actor.person) out.kin = people::household_of(db, actor.person, applicants);
    return out;
}

Result<Done> require_not_own(const Acting& acting, const CaseRow& row) {
    if (acting.kin.contains(row.person_id)) return Refusal{"case.own_case"};
    return Done{};
}

ActorFacts Acting::towards(const CaseRow& row) const {
    auto out = facts;
    out.is_applicant = actor.person == row.person_id && actor.person;
    out.own_case = kin.contains(row.person_id);
    return out;
}

std::vector<Section> sections_of(const CaseFile& file, const std::vector<Criterion>& criteria,
                                 const policy::Rules& rules) {
    const auto missing = fields_missing(file, rules.today());
    const auto papers = papers_missing(criteria, kinds_attached(file), rules_of(file.row, rules));
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

Period period_now(const CaseOnNotice& of, const NoticeRow& notice, const policy::Rules& rules) {
    return period_under(of, notice, rules, rules.calendar());
}

Period period_under(const CaseOnNotice& of, const NoticeRow& notice, const policy::Rules& rules,
                    const policy::Calendar& calendar) {
    NoticeFacts facts{.start = notice.starts_on,
                      .working_days = notice.working_days,
                      .posted_end = notice.ends_on,
                      .day_count = rules.of_version(of.row.policy_version).notice_day_count};
    for (const auto& objection : of.objections) {
        if (objection.notice_id != notice.id) continue;
        facts.objection_open = facts.objection_open || is_open(objection.state);
        if (!objection.answered_at) continue;
        const auto answered = objection.answered_at->local_date();
        facts.answered_on = facts.answered_on ? std::max(*facts.answered_on, answered) : answered;
    }
    return period_of(facts, rules.today(), calendar);
}

Date last_day_of(const CaseOnNotice& of, const NoticeRow& notice, Date end) {
    if (notice.state != NoticeState::closed) return end;
    for (const auto& step : of.steps)
        if (step.action == Action::close_notice && step.at.ms >= notice.created_at.ms)
            return std::min(end, step.at.local_date().plus_days(-1));
    return end;
}

std::optional<AssemblyRow> assembly_of_notice(const CaseOnNotice& of, const NoticeRow& notice) {
    auto next = of.assemblies.begin();
    auto posted = of.notices.rbegin();
    std::optional<AssemblyRow> carried;
    for (const auto& step : of.steps) {
        const bool is_assembly =
            step.action == Action::record_assembly || step.action == Action::record_failed_assembly;
        const bool is_posting = step.action == Action::post_notice || step.action == Action::correct_notice;
        ensure(!(is_assembly && next == of.assemblies.end()) && !(is_posting && posted == of.notices.rend()));
        if (step.action == Action::record_assembly) carried = *next;
        if (is_assembly) ++next;
        if (is_posting && posted++->id == notice.id) break;
    }
    return carried;
}

std::optional<papers::PaperId> photo_of(const CaseOnNotice& of, const NoticeRow& notice) {
    // The first notice may have been photographed before it was recorded; a later one has a photograph of its own.
    Time from{INT64_MIN}, until{INT64_MAX};
    for (const auto& other : of.notices) {
        if (other.created_at.ms > notice.created_at.ms) until = std::min(until, other.created_at);
        if (other.created_at.ms < notice.created_at.ms) from = notice.created_at;
    }
    std::optional<papers::PaperId> photo;
    for (const auto& paper : of.papers)
        if (paper.kind == "notice_photo" && paper.uploaded_at.ms > from.ms && paper.uploaded_at.ms < until.ms)
            photo = paper.id;
    return photo;
}

OptionalText given(const OptionalText& text) {
    auto kept = text ? trim(*text) : std::string();
    return kept.empty() ? std::nullopt : OptionalText(std::move(kept));
}

Result<ObjectionRow> new_objection(store::Read& db, const NoticeRow& notice, const StatedObjection& stated) {
    const auto content = trim(stated.content);
    if (length_in_characters(content) < 2 || length_in_characters(content) > 2000)
        return Refusal{"case.invalid", {{"content", "case.objection_content"}}};
    const ObjectionId id{db.new_id()};
    return ObjectionRow{.id = id,
                        .notice_id = notice.id,
                        .case_id = notice.case_id,
                        .received_at = db.now(),
                        .name = store::seal_given<&ObjectionRow::name>(db, id, given(stated.name)),
                        .contact = store::seal_given<&ObjectionRow::contact>(db, id, given(stated.contact)),
                        .content = store::seal<&ObjectionRow::content>(db, id, content),
                        .channel = stated.channel};
}
}
