#pragma once
// The ledger walked from its first row to its last in short reads, for the export. Private to ledger/.
#include "ledger/store.hpp"
#include <span>

namespace ledger {

/// A row of the ledger with what the official table wants of the person.
struct ExportRow {
    CaseId id;
    std::string number;
    Status status{};
    Origin origin{};
    std::optional<std::int64_t> level, proposed_level;
    OrganisationId branch_id;
    std::optional<Date> filed_on, due_on;
    Time updated_at;
    PersonId person_id;
    store::Personal name;
    store::Bytes name_key;
    std::optional<store::Sealed> id_number, phone;
    std::optional<Date> birth_date;
    OptionalText sex, ethnicity, education, health;
    std::optional<store::Personal> address;
    std::optional<PartialDate> join_date;
    std::optional<std::int64_t> household_size;
    std::optional<Money> income_total, income_per_head;
    OptionalText main_cause;
    std::string causes;
    std::optional<bool> minimum_allowance;
    OptionalText residence;
    bool wanted = false;  // whether the filters beyond status and level hold too
};
BOOST_DESCRIBE_STRUCT(ExportRow, (),
                      (id, number, status, origin, level, proposed_level, branch_id, filed_on, due_on, updated_at,
                       person_id, name, name_key, id_number, phone, birth_date, sex, ethnicity, education, health,
                       address, join_date, household_size, income_total, income_per_head, main_cause, causes,
                       minimum_allowance, residence, wanted))

/// Where a walk stands: beyond the row of that key.
struct WalkPlace {
    std::string name_key{};
    CaseId id{};
};

/// The next rows of status and level in the ledger's order, at most `limit`; fewer at the end. Those that other
/// filters leave out come too, not wanted: so each read costs its own size, whatever is filtered.
std::vector<ExportRow> walk_ledger(store::Read&, const store::Scope&, const LedgerQuery&, const WalkPlace&,
                                   std::int64_t limit);
/// The rows of a walk in another order, in that; without those that are no longer to be seen.
std::vector<ExportRow> walked_rows(store::Read&, const store::Scope&, std::span<const CaseId> ids);

}
