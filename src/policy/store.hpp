#pragma once
// Every statement that touches the slice's tables. Private to policy/.
#include "policy/calendar.hpp"
#include "store/store.hpp"

namespace policy {

using CalendarYearId = Id<struct CalendarYearTag>;

/// A loaded year, its days as JSON.
struct CalendarYearRow {
    static constexpr std::string_view table = "calendar_years";
    CalendarYearId id;
    std::int64_t version = 1;
    std::int64_t year = 0;
    std::string days;
    std::string source;  // the notice it was taken from
    Time loaded_at;
    std::string loaded_by;
};
BOOST_DESCRIBE_STRUCT(CalendarYearRow, (), (id, version, year, days, source, loaded_at, loaded_by))

std::vector<CalendarYearRow> loaded_years(store::Read&);
std::optional<CalendarYearRow> loaded_year(store::Read&, std::int64_t year);

}
