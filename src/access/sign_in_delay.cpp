#include "access/sign_in_delay.hpp"
#include <algorithm>

namespace access_control {

namespace {

constexpr std::int64_t second = 1000, minute = 60 * second, day = 24 * 60 * minute;
constexpr std::int64_t delay_first = 2 * second, delay_max = 15 * minute, forgiven_every = 5 * minute;

/// Failures that cost nothing: a slip of the finger, and those of a few places.
constexpr std::int64_t free_failures(Guesses guesses) { return guesses == Guesses::from_one ? 2 : 20; }

std::int64_t left_of(Guesses guesses, const std::optional<Failures>& known, Time now) {
    if (!known || known->last_at < forgotten_before(now)) return 0;
    const auto forgiven = guesses == Guesses::from_all ? (now.ms - known->last_at.ms) / forgiven_every : 0;
    return std::max<std::int64_t>(0, known->failures - forgiven);
}

}

std::int64_t delay_after(Guesses guesses, std::int64_t failures) {
    if (failures <= free_failures(guesses)) return 0;
    auto delay = delay_first;
    for (auto i = failures - free_failures(guesses); i > 1 && delay < delay_max; --i) delay *= 2;
    return std::min(delay, delay_max);
}

std::int64_t still_to_wait(Guesses guesses, const std::optional<Failures>& known, Time now) {
    if (!known) return 0;
    const auto delay = delay_after(guesses, known->failures);
    // Never longer than the delay itself, should the clock have been put back.
    return std::clamp<std::int64_t>(known->last_at.ms + delay - now.ms, 0, delay);
}

Failures after_failure(Guesses guesses, const std::optional<Failures>& known, Time now) {
    return {left_of(guesses, known, now) + 1, now};
}

Time forgotten_before(Time now) { return {now.ms - day}; }

}
