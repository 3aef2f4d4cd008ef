#pragma once
// A legacy ledger's row as a case of origin 'imported': not filed until proposed and confirmed. For imports.
// While its import is hidden a case stands in no count; count_imported adds all of them when it is shown.
#include "access/access.hpp"
#include "cases/applications.hpp"
#include "cases/rows.hpp"
#include "people/imported.hpp"
#include "store/store.hpp"

namespace cases {

/// What a row tells of the case, checked and in codes.
struct StatedCase {
    ImportId import;
    std::optional<std::int64_t> level;
    std::vector<Cause> causes;  // the main one marked
    std::optional<bool> minimum_allowance;
    OptionalText aid_received, remark;
};

/// The same with permanent ids, sealed, before the writer's queue.
struct PreparedCase {
    CaseRow row;
    ApplicationRow application;
    std::vector<CauseRow> causes;
};
PreparedCase prepare_imported(store::Read&, const StatedCase&);

/// A new case's place in the ledger of an organisation above it.
struct NewPlace {
    std::int64_t ancestor = 0, level = 0;
    store::Bytes name_key;
    CaseId id;
};
/// What the new cases of a job share: the running numbers taken for them, and their places in the ledgers, which
/// are written at its end and in their order, since neighbours lie on the same pages.
struct NewCases {
    std::int64_t year = 0, next = 0;
    std::int64_t policy_version = 0;  // in force, by which they will be judged
    std::vector<NewPlace> places{};
};
NewCases begin_cases(store::Write&, std::int64_t count);
void end_cases(store::Write&, NewCases);

/// Records the case of a member. The caller audits. Refusal case.exists.
Result<CaseRow> add_imported(store::Write&, const PreparedCase&, const people::ImportedMember&, NewCases&);

/// Cases, people and income of an import under each organisation; read before the flip, added or taken off in it.
struct ImportedCount {
    OrganisationId ancestor_id;
    Status status{};
    std::int64_t level = 0, cases = 0, people = 0;
    Money income_total;
};
BOOST_DESCRIBE_STRUCT(ImportedCount, (), (ancestor_id, status, level, cases, people, income_total))
struct ImportedCounts {
    ImportId import;
    std::int64_t moves = 0;  // how often figures of the import's cases had moved when they were summed
    std::vector<ImportedCount> rows;
};
ImportedCounts counts_of_import(store::Read&, ImportId);
/// Figures that moved after they were read are summed again.
void count_imported(store::Write&, const ImportedCounts&);
void uncount_imported(store::Write&, const ImportedCounts&);

/// The number of a person's case that is neither rejected, withdrawn nor void.
std::optional<std::string> living_number(store::Read&, PersonId);

struct StatusCases {
    Status status{};
    std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(StatusCases, (), (status, cases))
std::vector<StatusCases> count_by_status(store::Read&, const Actor&, ImportId);

/// Number of the first case of the import that was moved on or got a paper.
std::optional<std::string> first_moved(store::Read&, ImportId);
/// Number of the first case of the import on which, or on whose member, something was built since.
std::optional<std::string> first_built_on(store::Read&, ImportId);
/// Adds all records of an import that erase_imported() erases.
void tell_imported(store::Read&, ImportId, store::Erasure&);
/// Erases up to `limit` cases of the import; how many there were.
std::int64_t erase_imported(store::Write&, ImportId, std::int64_t limit);

/// Cases of an import that wait for the step, oldest first.
std::vector<CaseRow> imported_cases(store::Read&, const Actor&, ImportId, Status,
                                    std::int64_t limit);

}
