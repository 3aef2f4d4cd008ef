#pragma once
// How long to wait after wrong passwords: growing for an account and for an address, never for good. Pure.
#include "base/date.hpp"
#include "base/described.hpp"
#include <optional>

namespace access_control {

/// What failed so often: one account, or an address that a whole office may share.
enum class Subject { account, address };

struct Failures {
    std::int64_t failures = 0;
    Time last_at;
};
BOOST_DESCRIBE_STRUCT(Failures, (), (failures, last_at))

/// Milliseconds from the last failure until the next attempt: none for the first few (2 for an account, 20 for an
/// address), then doubling from two seconds up to a quarter of an hour.
std::int64_t delay_after(Subject, std::int64_t failures);
/// Milliseconds still to wait; 0 when an attempt may be made.
std::int64_t still_to_wait(Subject, const std::optional<Failures>&, Time now);

/// One failure more. Those of an account are forgotten after a day without any; an address is forgiven one every
/// five minutes.
Failures after_failure(Subject, const std::optional<Failures>&, Time now);
/// A right password: forgets the account's failures and forgives the address one, so that somebody with an account
/// of their own gains no free guesses at others.
Failures after_success(Subject, const std::optional<Failures>&, Time now);
/// Records with their last failure before this say nothing any more.
Time forgotten_before(Time now);

}
