#pragma once
// What a year of the calendar would change, told before it is loaded: running notices that would end on another
// day.
#include "access/access.hpp"
#include "cases/rows.hpp"
#include "policy/policy.hpp"

namespace cases {

/// A running notice whose end would move; by its number, without the person's name.
struct NoticeMove {
    NoticeId notice;
    std::string number;
    access_control::OrganisationRef branch;
    Date ends_on, would_end_on;
};
BOOST_DESCRIBE_STRUCT(NoticeMove, (), (notice, number, branch, ends_on, would_end_on))
struct CalendarPreview {
    std::int64_t running = 0, moved = 0;
    std::vector<NoticeMove> moves;  // the first 200
    std::optional<Date> covered_until;
};
BOOST_DESCRIBE_STRUCT(CalendarPreview, (), (running, moved, moves, covered_until))

/// POST /api/calendar/preview: changes nothing. Refusal: policy.calendar_invalid with its fields.
Result<CalendarPreview> preview_calendar_year(store::Read&, const Actor&, const policy::LoadCalendarYear&);

}
