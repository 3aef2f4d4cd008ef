#pragma once
// The checks between a person's dates that ledgers must pass (domain.md 1.5): joining at 18, full membership a year
// after.
// Months are compared as months where a paper gives no day; the doubt then goes to the person.
#include "imports/cell_date.hpp"
#include "imports/ledger.hpp"

namespace imports {

/// a lies before b, compared by month where either is given to the month only.
bool is_before(const PartialDate& a, const PartialDate& b);
/// The same day so many years on, month precision kept.
PartialDate years_after(const PartialDate& date, int years);

/// A date column's text against the birth date that the ID number says: any reading agrees.
bool agrees_with_birth(const DateReading& reading, Date birth);

/// Of several readings the first that is possible: not before `earliest` (when known), not after `as_of`.
PartialDate likeliest(const DateReading& reading, std::optional<PartialDate> earliest, Date as_of);

/// What is wrong with a joining date: DATE_INVALID (future, or before the Party), JOIN_UNDER_18; nothing when it
/// may stand.
struct DateDoubt {
    std::string code{};
    Verdict severity = Verdict::error;
};
std::optional<DateDoubt> doubt_of_joining(const PartialDate& join, std::optional<Date> birth, Date as_of);
/// DATE_INVALID, DATE_ORDER, PROBATION_SHORT.
std::optional<DateDoubt> doubt_of_regular(const PartialDate& regular, const std::optional<PartialDate>& join,
                                          Date as_of);

/// Joined before the founding of the republic, up to 1949-09-30 (domain.md 3.2).
bool is_old_member(const PartialDate& join);

}
