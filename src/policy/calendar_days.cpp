// The State Council's holiday arrangements of 2025 and 2026. Data; later years come in as a table
// through the calendar's import.
#include "base/result.hpp"
#include "policy/calendar.hpp"

namespace policy {

namespace {

/// A run of days in one year, months and days as mmdd.
struct Run {
    int year, first, last;
    DayKind kind;
    const char* name;
};

using enum DayKind;

constexpr Run runs[] = {
    {2025, 101, 101, holiday, "元旦"},
    {2025, 126, 126, workday, "春节调休"},
    {2025, 128, 131, holiday, "春节"},
    {2025, 201, 204, holiday, "春节"},
    {2025, 208, 208, workday, "春节调休"},
    {2025, 404, 406, holiday, "清明节"},
    {2025, 427, 427, workday, "劳动节调休"},
    {2025, 501, 505, holiday, "劳动节"},
    {2025, 531, 531, holiday, "端午节"},
    {2025, 601, 602, holiday, "端午节"},
    {2025, 928, 928, workday, "国庆节、中秋节调休"},
    {2025, 1001, 1008, holiday, "国庆节、中秋节"},
    {2025, 1011, 1011, workday, "国庆节、中秋节调休"},
    {2026, 101, 103, holiday, "元旦"},
    {2026, 104, 104, workday, "元旦调休"},
    {2026, 214, 214, workday, "春节调休"},
    {2026, 215, 223, holiday, "春节"},
    {2026, 228, 228, workday, "春节调休"},
    {2026, 404, 406, holiday, "清明节"},
    {2026, 501, 505, holiday, "劳动节"},
    {2026, 509, 509, workday, "劳动节调休"},
    {2026, 619, 621, holiday, "端午节"},
    {2026, 920, 920, workday, "国庆节调休"},
    {2026, 925, 927, holiday, "中秋节"},
    {2026, 1001, 1007, holiday, "国庆节"},
    {2026, 1010, 1010, workday, "国庆节调休"},
};

Date day_of(int year, int month_and_day) {
    const auto date =
        Date::of(year, static_cast<unsigned>(month_and_day / 100), static_cast<unsigned>(month_and_day % 100));
    ensure(date.has_value());
    return *date;
}

}

const Calendar& built_in_calendar() {
    static const Calendar calendar = [] {
        std::vector<CalendarDay> days;
        for (const auto& run : runs)
            for (Date day = day_of(run.year, run.first); day <= day_of(run.year, run.last); day = day.plus_days(1))
                days.push_back({day, run.kind, run.name});
        return make_calendar(std::move(days));
    }();
    return calendar;
}

}
