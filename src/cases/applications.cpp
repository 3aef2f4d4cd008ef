// An application from its first draft to the moment it is submitted.
#include "cases/applications.hpp"
#include "base/issues.hpp"
#include "cases/application_rows.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "cases/cases.hpp"
#include "cases/facts.hpp"
#include "cases/store.hpp"
#include "cases/views.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

void check_causes(const std::vector<Cause>& causes, Issues& issues) {
    int main_causes = 0;
    for (std::size_t i = 0; i < causes.size(); ++i) {
        if (!codes::find("cause", causes[i].code))
            issues.add(fmt::format("causes[{}].code", i), "case.cause_unknown");
        for (std::size_t j = 0; j < i; ++j)
            if (causes[j].code == causes[i].code) issues.add(fmt::format("causes[{}].code", i), "case.cause_twice");
        main_causes += causes[i].main ? 1 : 0;
    }
    if (main_causes > 1) issues.add("causes", "case.cause_main_once");
}

void check_findings(const std::vector<HardshipFinding>& findings, Date today, Issues& issues) {
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto& finding = findings[i];
        const auto field = [&](const char* name) { return fmt::format("findings[{}].{}", i, name); };
        if (finding.kind != "temporary_hardship" && finding.kind != "lives_in_hardship")
            issues.add(field("kind"), "people.code_unknown");
        if (finding.date > today) issues.add(field("date"), "people.date_in_future");
        issues.text(field("found_by"), finding.found_by, "case.finding_by_whom");
        issues.text(field("event"), finding.event, "case.finding_event");
        issues.text(field("evidence"), finding.evidence);
    }
}

}

Result<Done> check_fields(const ApplicationFields& fields, Date today) {
    Issues issues;
    check_causes(fields.causes, issues);
    if (fields.laid_off_kind && *fields.laid_off_kind != "stopped" && *fields.laid_off_kind != "closed")
        issues.add("laid_off_kind", "people.code_unknown");
    issues.amount("allowance_owed", fields.allowance_owed);
    check_findings(fields.findings, today, issues);
    return issues.verdict("case.invalid");
}

void replace_causes(store::Write& db, const store::Scope& scope, const CaseRow& row,
                    const std::vector<Cause>& causes) {
    for (const auto& old : case_causes(db, scope, row.id)) db.erase(old);
    for (const auto& cause : causes)
        db.insert(CauseRow{.id = {db.new_id()}, .case_id = row.id, .cause = cause.code, .is_main = cause.main});
}

void replace_findings(store::Write& db, const store::Scope& scope, const CaseRow& row,
                      const std::vector<HardshipFinding>& findings) {
    for (const auto& old : case_findings(db, scope, row.id)) db.erase(old);
    for (const auto& finding : findings) {
        const RecordId id{db.new_id()};
        db.insert(FindingRow{.id = id,
                             .case_id = row.id,
                             .kind = finding.kind,
                             .found_by = trim(finding.found_by),
                             .event = store::seal<&FindingRow::event>(db, id, finding.event),
                             .found_on = finding.date,
                             .evidence = store::seal<&FindingRow::evidence>(db, id, finding.evidence)});
    }
}

void fill(store::Read& db, ApplicationRow& row, const ApplicationFields& fields) {
    row.situation = store::seal_given<&ApplicationRow::situation>(db, row.id, given(fields.situation));
    row.laid_off_enterprise = fields.laid_off_enterprise;
    row.laid_off_kind = fields.laid_off_kind;
    row.allowance_owed = fields.allowance_owed;
    row.minimum_allowance = fields.minimum_allowance.held;
    row.minimum_allowance_certificate = fields.minimum_allowance.certificate;
    row.minimum_allowance_until = fields.minimum_allowance.valid_until;
    row.aid_received = store::seal_given<&ApplicationRow::aid_received>(db, row.id, given(fields.aid_received));
    row.aid_requested = store::seal_given<&ApplicationRow::aid_requested>(db, row.id, given(fields.aid_requested));
    row.remark = store::seal_given<&ApplicationRow::remark>(db, row.id, given(fields.remark));
}

Result<StartedApplication> start_application(store::Write& db, const Actor& actor, const StartApplication& ask) {
    const auto member = TRY(people::member_in_scope(db, actor, ask.member));
    TRY(require_not_own(db, actor, member.person_id));
    if (const auto living = find_living_case(db, member.person_id))
        return Refusal{"case.exists", {{"member", "case.exists"}}, {living->number}};
    const CaseId id{db.new_id()};
    const auto year = db.today().year();
    const CaseRow row{
        .id = id,
        .number = fmt::format("KN-{}-{:04}", year, store::next_number(db, fmt::format("case-{}", year))),
        .member_id = member.id,
        .person_id = member.person_id,
        .branch_id = member.branch_id,
        .organisation_path = member.organisation_path,
        .entered_at = db.now(),
        .policy_version = policy::current(db).version,
        .filed_by = actor.account,
        .filed_person = actor.person ? std::optional(actor.person) : std::nullopt,
        .created_at = db.now(),
        .updated_at = db.now()};
    db.insert(row);
    db.insert(ApplicationRow{.id = {db.new_id()}, .case_id = id});
    db.changed(case_changed, id.value);
    store::audit(db, "case.start", row);
    return StartedApplication{id, row.number};
}

Result<SavedApplication> save_application(store::Write& db, const Actor& actor, const SaveApplication& ask) {
    auto row = TRY(case_in_scope(db, actor, ask.id));
    TRY(require_not_own(db, actor, row.person_id));
    TRY(require_editable(row));
    const auto scope = access_control::scope_of(actor);
    auto application = find_application(db, scope, row.id);
    ensure(application.has_value());
    TRY(require_version(ask.version, application->version));
    TRY(check_fields(ask, db.today()));
    fill(db, *application, ask);
    db.update(*application);
    replace_causes(db, scope, row, ask.causes);
    replace_findings(db, scope, row, ask.findings);
    row.updated_at = db.now();
    db.update(row);
    db.changed(case_changed, row.id.value);
    store::audit(db, "case.edit", row);
    const auto file = case_file(db, scope, row.id);
    const policy::Rules rules(db);
    return SavedApplication{application->version, sections_of(file, eligibility_of(file, rules), rules)};
}

}
