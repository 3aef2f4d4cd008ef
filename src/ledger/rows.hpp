#pragma once
// The row of the slice's table of record; written by this slice only.
#include "ledger/ledger.hpp"

namespace ledger {

using RecordId = Id<struct RecordTag>;  // of rows that nobody refers to from outside

/// What the ledgers show of a case and when it was true (history, architecture 4).
struct LedgerVersionRow {
    static constexpr std::string_view table = "ledger_versions";
    RecordId id;
    std::int64_t version = 1;
    CaseId case_id;
    std::string organisation_path;
    Time valid_from;
    std::optional<Time> valid_to;
    Status status{};
    std::optional<std::int64_t> level, proposed_level;
    OptionalText main_cause;
    std::string causes;  // codes, main one first, joined by commas
    std::optional<std::int64_t> household_size;
    std::optional<Money> income_total, income_per_head;
    std::optional<std::int64_t> income_year;
    std::optional<bool> minimum_allowance;
    OptionalText residence;
};
BOOST_DESCRIBE_STRUCT(LedgerVersionRow, (),
                      (id, version, case_id, organisation_path, valid_from, valid_to, status, level, proposed_level,
                       main_cause, causes, household_size, income_total, income_per_head, income_year,
                       minimum_allowance, residence))

}
