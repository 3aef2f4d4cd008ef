#pragma once
// A legacy ledger's row as a case of origin 'imported': not filed until proposed and confirmed. For imports,
// which has the ledgers follow the cases of an import: nobody is told of them one by one.
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

/// What the new cases of a job share: the running numbers taken for them.
struct NewCases {
    std::int64_t year = 0, next = 0;
    std::int64_t policy_version = 0;  // in force, by which they will be judged
};
NewCases begin_cases(store::Write&, std::int64_t count);

/// Records the case of a member. The caller audits. Refusal case.exists.
Result<CaseRow> add_imported(store::Write&, const PreparedCase&, const people::ImportedMember&, NewCases&);

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
std::vector<CaseRow> imported_cases(store::Read&, const Actor&, ImportId, Status, std::int64_t limit);

}
