#include "policy/calendar.hpp"
#include "base/result.hpp"
#include <algorithm>

namespace policy {

namespace {

constexpr unsigned sunday = 0, saturday = 6;

bool is_weekend(Date date) { return date.weekday() == sunday || date.weekday() == saturday; }

const CalendarDay* find_day(const Calendar& calendar, Date date) {
    const auto at = std::lower_bound(calendar.days.begin(), calendar.days.end(), date,
                                     [](const CalendarDay& each, Date wanted) { return each.date < wanted; });
    return at != calendar.days.end() && at->date == date ? &*at : nullptr;
}

}

Calendar make_calendar(std::vector<CalendarDay> days) {
    std::stable_sort(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    Calendar calendar;
    for (auto& day : days) {
        if (calendar.years.empty() || calendar.years.back() != day.date.year())
            calendar.years.push_back(day.date.year());
        if (!calendar.days.empty() && calendar.days.back().date == day.date) calendar.days.back() = std::move(day);
        else calendar.days.push_back(std::move(day));
    }
    return calendar;
}

bool is_working_day(Date date, const Calendar& calendar) {
    if (const auto* day = find_day(calendar, date)) return day->kind == DayKind::workday;
    return !is_weekend(date);
}

bool is_covered(Date date, const Calendar& calendar) {
    return std::binary_search(calendar.years.begin(), calendar.years.end(), date.year());
}

std::optional<Date> covered_until(const Calendar& calendar) {
    if (calendar.years.empty()) return std::nullopt;
    return Date::of(calendar.years.back(), 12, 31);
}

Date add_working_days(Date start, std::int64_t working_days, const Calendar& calendar) {
    ensure(working_days >= 1 && working_days <= 1000);
    Date day = start;
    while (working_days > 0) {
        day = day.plus_days(1);
        if (is_working_day(day, calendar)) --working_days;
    }
    return day;
}

Date notice_end(Date start, std::int64_t working_days, const Calendar& calendar) {
    return add_working_days(start, working_days, calendar);
}

std::vector<CalendarEffect> effects_between(Date start, Date end, const Calendar& calendar) {
    std::vector<CalendarEffect> effects;
    for (const auto& day : calendar.days) {
        const bool differs = is_weekend(day.date) == (day.kind == DayKind::workday);
        if (day.date > start && day.date <= end && differs) effects.push_back({day.date, day.kind, day.name});
    }
    return effects;
}

}
