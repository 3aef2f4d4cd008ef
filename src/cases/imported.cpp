// Cases of legacy ledgers: recorded, and erased when their import is undone.
#include "cases/imported.hpp"
#include "cases/facts.hpp"
#include "cases/imported_store.hpp"
#include "cases/store.hpp"
#include "people/people.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

const store::Scope& everywhere() {
    static const store::Scope scope = store::Scope::system(store::SystemReason::imports);
    return scope;
}

}

PreparedCase prepare_imported(store::Read& db, const StatedCase& stated) {
    PreparedCase out;
    out.row = {.id = {db.new_id()},
               .origin = Origin::imported,
               .import_id = stated.import,
               .status = Status::imported,
               .level = stated.level};
    const RecordId id{db.new_id()};
    out.application = {
        .id = id,
        .case_id = out.row.id,
        .minimum_allowance = stated.minimum_allowance,
        .aid_received = store::seal_given<&ApplicationRow::aid_received>(db, id, given(stated.aid_received)),
        .remark = store::seal_given<&ApplicationRow::remark>(db, id, given(stated.remark))};
    for (const auto& cause : stated.causes)
        out.causes.push_back(
            {.id = {db.new_id()}, .case_id = out.row.id, .cause = cause.code, .is_main = cause.main});
    return out;
}

NewCases begin_cases(store::Write& db, std::int64_t count) {
    const std::int64_t year = db.today().year();
    return {.year = year,
            .next = store::next_numbers(db, fmt::format("case-{}", year), count),
            .policy_version = policy::current(db).version};
}

Result<CaseRow> add_imported(store::Write& db, const PreparedCase& prepared, const people::ImportedMember& bearer,
                             NewCases& cases) {
    if (const auto living = find_living_case(db, bearer.member.person_id))
        return Refusal{"case.exists", {}, {living->number}};
    auto row = prepared.row;
    row.number = fmt::format("KN-{}-{:04}", cases.year, cases.next++);
    row.member_id = bearer.member.id;
    row.person_id = bearer.member.person_id;
    row.branch_id = bearer.member.branch_id;
    row.organisation_path = bearer.member.organisation_path;
    row.policy_version = cases.policy_version;
    row.entered_at = row.created_at = row.updated_at = db.now();
    db.insert(row);
    db.insert(prepared.application);
    for (const auto& cause : prepared.causes) db.insert(cause);
    return row;
}

std::optional<std::string> living_number(store::Read& db, PersonId person) {
    const auto row = find_living_case(db, person);
    return row ? std::optional(row->number) : std::nullopt;
}

std::optional<std::string> first_built_on(store::Read& db, ImportId import) {
    if (auto number = first_moved(db, import)) return number;
    const auto person = people::find_built_on(db, import);
    if (!person) return std::nullopt;
    return number_of_person(db, import, *person).value_or("");
}

std::int64_t erase_imported(store::Write& db, ImportId import, std::int64_t limit) {
    const auto rows = cases_of_import(db, import, limit);
    for (const auto& row : rows) {
        for (const auto& cause : case_causes(db, everywhere(), row.id)) db.erase(cause);
        if (const auto application = find_application(db, everywhere(), row.id)) db.erase(*application);
        db.erase(row);
    }
    return static_cast<std::int64_t>(rows.size());
}

std::vector<CaseRow> imported_cases(store::Read& db, const Actor& actor, ImportId import, Status status,
                                    std::int64_t limit) {
    return cases_of_import_in(db, access_control::scope_of(actor), import, status, limit);
}

}
