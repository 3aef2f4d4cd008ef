#include "imports/rules.hpp"
#include <algorithm>

namespace imports {
namespace {

int month_number(Date date) { return date.year() * 12 + static_cast<int>(date.month()); }

bool is_after(const PartialDate& date, Date as_of) { return date.first > as_of; }

const Date party_founded = *Date::of(1921, 7, 1);

}

bool is_before(const PartialDate& a, const PartialDate& b) {
    if (a.month_only || b.month_only) return month_number(a.first) < month_number(b.first);
    return a.first < b.first;
}

PartialDate years_after(const PartialDate& date, int years) {
    return {date.first.plus_years(years), date.month_only};
}

bool agrees_with_birth(const DateReading& reading, Date birth) {
    if (reading.kind == DateKind::year_only) return reading.year == birth.year();
    return std::any_of(reading.readings.begin(), reading.readings.end(), [&](const PartialDate& date) {
        return date.month_only ? month_number(date.first) == month_number(birth) : date.first == birth;
    });
}

PartialDate likeliest(const DateReading& reading, std::optional<PartialDate> earliest, Date as_of) {
    for (const auto& date : reading.readings)
        if (!is_after(date, as_of) && (!earliest || !is_before(date, *earliest))) return date;
    return reading.readings.front();
}

std::optional<DateDoubt> doubt_of_joining(const PartialDate& join, std::optional<Date> birth, Date as_of) {
    if (is_after(join, as_of) || is_before(join, {party_founded, false})) return DateDoubt{"DATE_INVALID"};
    if (!birth || !is_before(join, {birth->plus_years(18), false})) return {};
    const bool unborn = is_before(join, {*birth, false});
    return DateDoubt{"JOIN_UNDER_18", unborn ? Verdict::error : Verdict::warning};
}

std::optional<DateDoubt> doubt_of_regular(const PartialDate& regular, const std::optional<PartialDate>& join,
                                          Date as_of) {
    if (is_after(regular, as_of) || is_before(regular, {party_founded, false})) return DateDoubt{"DATE_INVALID"};
    if (!join) return {};
    if (is_before(regular, *join)) return DateDoubt{"DATE_ORDER"};
    if (is_before(regular, years_after(*join, 1))) return DateDoubt{"PROBATION_SHORT", Verdict::warning};
    return {};
}

bool is_old_member(const PartialDate& join) { return join.first <= *Date::of(1949, 9, 30); }

}
