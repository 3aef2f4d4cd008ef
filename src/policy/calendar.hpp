#pragma once
// Working days by the State Council's yearly arrangement: holidays and make-up days are data with the years they
// cover, not rules. Past the last loaded year only weekends are known, and that is said.
#include "base/date.hpp"
#include "base/described.hpp"
#include <span>
#include <string>
#include <vector>

namespace policy {

enum class DayKind { holiday, workday };
BOOST_DESCRIBE_ENUM(DayKind, holiday, workday)

/// A day that is not what its weekday says, or a weekday's holiday; `name` is the festival's (春节).
struct CalendarDay {
    Date date;
    DayKind kind{};
    std::string name;
};
BOOST_DESCRIBE_STRUCT(CalendarDay, (), (date, kind, name))

struct Calendar {
    std::vector<CalendarDay> days{};  // in order of date, each once
    std::vector<int> years{};         // loaded years, in order
};

/// A calendar of these days, sorted, the last of a doubled day kept. Years that have days count as loaded.
Calendar make_calendar(std::vector<CalendarDay> days);
/// 2025 and 2026 as the program brings them.
const Calendar& built_in_calendar();

bool is_working_day(Date, const Calendar&);
/// The calendar has the arrangement of this day's year.
bool is_covered(Date, const Calendar&);
/// The last day of the last loaded year; nothing when none is.
std::optional<Date> covered_until(const Calendar&);

/// The day on which so many working days have passed, the day after `start` being the first. Bug when days < 1.
Date add_working_days(Date start, std::int64_t working_days, const Calendar&);
/// The last day of a public notice (domain.md 1.4): 2026-02-11 and 5 give 2026-02-25.
Date notice_end(Date start, std::int64_t working_days, const Calendar&);

/// A day of the period that its weekday alone would have counted otherwise.
struct CalendarEffect {
    Date date;
    DayKind kind{};
    std::string name;
};
BOOST_DESCRIBE_STRUCT(CalendarEffect, (), (date, kind, name))
/// Weekday holidays and make-up days after `start` up to and with `end`: why the end is that day.
std::vector<CalendarEffect> effects_between(Date start, Date end, const Calendar&);

}
