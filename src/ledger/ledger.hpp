#pragma once
// The face of the slice. The ledgers: one truth, three views. Rows, filters, totals; imported cases are
// marked by their origin. They follow the cases and the people they tell of (decisions 0008 and 0031).
#include "base/paging.hpp"
#include "cases/cases.hpp"
#include "ledger/figures.hpp"
#include "ledger/imported.hpp"
#include "ledger/shown_cases.hpp"

namespace ledger {

using cases::CaseLine;
using cases::Origin;
using cases::Status;
using people::OptionalText;

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
