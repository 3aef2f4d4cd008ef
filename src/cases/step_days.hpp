#pragma once
// Which days a step may be said to have been on: none that its procedure rules out. Pure.
#include "base/date.hpp"
#include "base/result.hpp"
#include <optional>
#include <string>

namespace cases {

/// What was typed of an assembly, beside what is known.
struct AssemblyDay {
    Date held, today, submitted;
    std::string earlier_because{};  // why it was held before the application was submitted
};
/// Refusals of the field date: people.date_in_future, case.assembly_too_early (over a year before the application),
/// case.assembly_before_application (no reason given); of earlier_because: case.reason_long (200 characters).
Result<Done> check_assembly_day(const AssemblyDay&);

/// The committee meets once the notice has ended: people.date_in_future, case.committee_before_notice_end.
Result<Done> check_committee_day(Date held, Date today, const std::optional<Date>& notice_ended);

/// A notice that was told of when its period had gone by: nobody could object on its page.
bool is_entered_late(Date entered, Date ends);

}
