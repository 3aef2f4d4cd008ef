// The State Council's holiday arrangements of 2025 and 2026, and the lunar festivals of 2000 to 2060. Data; later
// years come in as a table through the calendar's import.
#include "base/result.hpp"
#include "policy/calendar.hpp"
#include <array>

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

/// Spring Festival, Dragon Boat, Mid-Autumn, Double Ninth as mmdd.
struct LunarYear {
    int year;
    std::array<int, 4> days;
};

constexpr LunarYear lunar_years[] = {
    {2000, {205, 606, 912, 1006}},  {2001, {124, 625, 1001, 1025}}, {2002, {212, 615, 921, 1014}},
    {2003, {201, 604, 911, 1004}},  {2004, {122, 622, 928, 1022}},  {2005, {209, 611, 918, 1011}},
    {2006, {129, 531, 1006, 1030}}, {2007, {218, 619, 925, 1019}},  {2008, {207, 608, 914, 1007}},
    {2009, {126, 528, 1003, 1026}}, {2010, {214, 616, 922, 1016}},  {2011, {203, 606, 912, 1005}},
    {2012, {123, 623, 930, 1023}},  {2013, {210, 612, 919, 1013}},  {2014, {131, 602, 908, 1002}},
    {2015, {219, 620, 927, 1021}},  {2016, {208, 609, 915, 1009}},  {2017, {128, 530, 1004, 1028}},
    {2018, {216, 618, 924, 1017}},  {2019, {205, 607, 913, 1007}},  {2020, {125, 625, 1001, 1025}},
    {2021, {212, 614, 921, 1014}},  {2022, {201, 603, 910, 1004}},  {2023, {122, 622, 929, 1023}},
    {2024, {210, 610, 917, 1011}},  {2025, {129, 531, 1006, 1029}}, {2026, {217, 619, 925, 1018}},
    {2027, {206, 609, 915, 1008}},  {2028, {126, 528, 1003, 1026}}, {2029, {213, 616, 922, 1016}},
    {2030, {203, 605, 912, 1005}},  {2031, {123, 624, 1001, 1024}}, {2032, {211, 612, 919, 1012}},
    {2033, {131, 601, 908, 1001}},  {2034, {219, 620, 927, 1020}},  {2035, {208, 610, 916, 1009}},
    {2036, {128, 530, 1004, 1027}}, {2037, {215, 618, 924, 1017}},  {2038, {204, 607, 913, 1007}},
    {2039, {124, 527, 1002, 1026}}, {2040, {212, 614, 920, 1014}},  {2041, {201, 603, 910, 1003}},
    {2042, {122, 622, 928, 1022}},  {2043, {210, 611, 917, 1011}},  {2044, {130, 531, 1005, 1029}},
    {2045, {217, 619, 925, 1018}},  {2046, {206, 608, 915, 1008}},  {2047, {126, 529, 1004, 1027}},
    {2048, {214, 615, 922, 1016}},  {2049, {202, 604, 911, 1005}},  {2050, {123, 623, 930, 1024}},
    {2051, {211, 613, 919, 1013}},  {2052, {201, 601, 907, 1030}},  {2053, {219, 620, 926, 1020}},
    {2054, {208, 610, 916, 1009}},  {2055, {128, 530, 1005, 1028}}, {2056, {215, 617, 924, 1017}},
    {2057, {204, 606, 913, 1007}},  {2058, {124, 625, 1002, 1025}}, {2059, {212, 614, 921, 1014}},
    {2060, {202, 603, 909, 1002}},
};

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

std::optional<Date> festival_day(Festival festival, int year) {
    const int first = lunar_years[0].year, last = std::end(lunar_years)[-1].year;
    if (year < first || year > last) return std::nullopt;
    return day_of(year, lunar_years[year - first].days[static_cast<std::size_t>(festival)]);
}

}
