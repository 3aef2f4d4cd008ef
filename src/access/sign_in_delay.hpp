#pragma once
// How long to wait after wrong passwords: growing, never for good. Pure.
#include "base/date.hpp"
#include "base/described.hpp"
#include <optional>

namespace access_control {

/// Whose guesses at one account are counted together: those from one known browser or one address; or all from
/// browsers that the account is not known to.
enum class Guesses { from_one, from_all };

struct Failures {
    std::int64_t failures = 0;
    Time last_at;
};
BOOST_DESCRIBE_STRUCT(Failures, (), (failures, last_at))

/// Milliseconds from the last failure until the next attempt: none for the first few (2 from one, 20 from all),
/// then doubling from two seconds up to a quarter of an hour.
std::int64_t delay_after(Guesses, std::int64_t failures);
/// Milliseconds still to wait; 0 when an attempt may be made.
std::int64_t still_to_wait(Guesses, const std::optional<Failures>&, Time now);

/// One failure more. They are forgotten after a day without any; of those from all one is forgiven every five
/// minutes. A right password forgets those from where it came.
Failures after_failure(Guesses, const std::optional<Failures>&, Time now);
/// Records with their last failure before this say nothing any more.
Time forgotten_before(Time now);

}
