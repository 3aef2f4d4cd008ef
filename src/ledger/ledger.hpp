#pragma once
// The ledgers: one truth, three views. Rows, filters, totals; imported cases are marked by their origin.
#include "access/access.hpp"
#include "base/paging.hpp"
#include "cases/rows.hpp"
#include "store/store.hpp"

namespace cases {

/// A line of a ledger.
struct CaseLine {
    CaseId id;
    std::string number, person_name;
    OptionalText sex;
    std::optional<std::int64_t> age;
    OptionalText id_number_masked;
    std::optional<std::int64_t> level, proposed_level;
    std::string status, step, origin;  // `step`: the status it waits at, also when it was sent back to it
    access_control::OrganisationRef branch;
    std::optional<std::int64_t> household_size;
    std::optional<Money> income_total, income_per_head;
    OptionalText main_cause;
    std::vector<std::string> causes;
    std::optional<PartialDate> join_date;
    std::optional<bool> minimum_allowance;
    OptionalText residence;
    std::optional<Date> filed_on;
    Time updated_at;
    std::optional<Date> due_on;
    bool overdue = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CaseLine, (),
                      (id, number, person_name, sex, age, id_number_masked, level, proposed_level, status, step,
                       origin, branch, household_size, income_total, income_per_head, main_cause, causes, join_date,
                       minimum_allowance, residence, filed_on, updated_at, due_on, overdue, version))

/// What a ledger is narrowed by. Several values of one filter are joined by commas.
struct LedgerFilter {
    std::optional<OrganisationId> organisation;
    OptionalText level;      // "1,3"
    OptionalText status;     // "on_ledger,imported"; absent: on_ledger and imported
    OptionalText cause;      // any of the case's causes
    OptionalText text;       // part of a name, a whole ID number or a case number
    OptionalText origin;     // application | imported
    OptionalText residence;  // rural | urban
    std::optional<bool> minimum_allowance;
};
BOOST_DESCRIBE_STRUCT(LedgerFilter, (),
                      (organisation, level, status, cause, text, origin, residence, minimum_allowance))

enum class LedgerSort { name, level, income, updated, filed };
BOOST_DESCRIBE_ENUM(LedgerSort, name, level, income, updated, filed)

struct ListLedger : PageAsk, LedgerFilter {
    std::optional<LedgerSort> sort;
    std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(ListLedger, (PageAsk, LedgerFilter), (sort, descending))

/// A line as the printed table has it (domain 2.4).
struct SheetLine : CaseLine {
    std::optional<Date> birth_date;
    OptionalText education, phone_masked;
};
BOOST_DESCRIBE_STRUCT(SheetLine, (CaseLine), (birth_date, education, phone_masked))

struct LevelCount {
    std::optional<std::int64_t> level;
    std::int64_t cases = 0, people = 0;
};
BOOST_DESCRIBE_STRUCT(LevelCount, (), (level, cases, people))
struct StatusCount {
    std::string status;
    std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(StatusCount, (), (status, cases))
struct Totals {
    std::int64_t cases = 0, people = 0;
    Money income_total;
    std::vector<LevelCount> by_level;
    std::vector<StatusCount> by_status;
    std::string organisation;  // whose ledger this is
    std::string filter;        // in the Chinese words that head a printed ledger; empty without one
};
BOOST_DESCRIBE_STRUCT(Totals, (), (cases, people, income_total, by_level, by_status, organisation, filter))

struct AskTotals : LedgerFilter {};
BOOST_DESCRIBE_STRUCT(AskTotals, (LedgerFilter), ())

Result<Paged<CaseLine>> list_ledger(store::Read&, const Actor&, const ListLedger&);
/// The same rows for paper.
Result<Paged<SheetLine>> list_sheet(store::Read&, const Actor&, const ListLedger&);
/// Exact counts and sums for a filter.
Result<Totals> ledger_totals(store::Read&, const Actor&, const AskTotals&);

}
