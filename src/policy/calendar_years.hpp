#pragma once
// The calendar year by year: what the program brings, replaced by what the county loaded from the State Council's
// yearly notice. A loaded year moves the ends of running notices with it, since they are computed, never stored.
#include "base/actor.hpp"
#include "policy/calendar.hpp"
#include "store/store.hpp"

namespace policy {

struct CalendarYear {
    std::int64_t year = 0;
    std::optional<std::int64_t> version;  // absent: as the program brings it
    std::optional<std::string> source, loaded_by;
    std::optional<Time> loaded_at;
    std::vector<CalendarDay> days;
};
BOOST_DESCRIBE_STRUCT(CalendarYear, (), (year, version, source, loaded_by, loaded_at, days))

struct AskCalendar {};
BOOST_DESCRIBE_STRUCT(AskCalendar, (), ())
struct CalendarView {
    std::vector<CalendarYear> years;
    std::optional<Date> covered_until;
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (years, covered_until))

/// A whole year at once: the last of two loadings counts.
struct LoadCalendarYear {
    std::int64_t year = 0;
    std::string source;  // 国办发明电〔2026〕8号
    std::vector<CalendarDay> days;
    std::optional<std::int64_t> version;  // of the loaded year that was read; absent where none is
};
BOOST_DESCRIBE_STRUCT(LoadCalendarYear, (), (year, source, days, version))
struct LoadedCalendarYear {
    std::int64_t version = 0;
    std::optional<Date> covered_until;
};
BOOST_DESCRIBE_STRUCT(LoadedCalendarYear, (), (version, covered_until))

/// What is wrong with a year as typed; nothing when it can be loaded.
std::vector<FieldIssue> check_year(const LoadCalendarYear&);

/// The calendar as it would be with that year loaded. Refusal: policy.calendar_invalid.
Result<Calendar> calendar_with(store::Read&, const LoadCalendarYear&);

Result<CalendarView> show_calendar(store::Read&, const Actor&, const AskCalendar&);
/// Refusals: policy.calendar_invalid, stale_version.
Result<LoadedCalendarYear> load_calendar_year(store::Write&, const Actor&, const LoadCalendarYear&);

}
