#include "access/sign_in_delay.hpp"
#include <algorithm>

namespace access_control {

namespace {

constexpr std::int64_t second = 1000, minute = 60 * second, day = 24 * 60 * minute;
constexpr std::int64_t delay_first = 2 * second, delay_max = 15 * minute, forgiven_every = 5 * minute;

/// Failures that cost nothing: a slip of the finger, and the slips of an office behind one address.
constexpr std::int64_t free_failures(Subject subject) { return subject == Subject::account ? 2 : 20; }

std::int64_t left_of(Subject subject, const std::optional<Failures>& known, Time now) {
    if (!known || known->last_at < forgotten_before(now)) return 0;
    const auto forgiven = subject == Subject::address ? (now.ms - known->last_at.ms) / forgiven_every : 0;
    return std::max<std::int64_t>(0, known->failures - forgiven);
}

}

std::int64_t delay_after(Subject subject, std::int64_t failures) {
    if (failures <= free_failures(subject)) return 0;
    auto delay = delay_first;
    for (auto i = failures - free_failures(subject); i > 1 && delay < delay_max; --i) delay *= 2;
    return std::min(delay, delay_max);
}

std::int64_t still_to_wait(Subject subject, const std::optional<Failures>& known, Time now) {
    if (!known) return 0;
    const auto delay = delay_after(subject, known->failures);
    // Never longer than the delay itself, should the clock have been put back.
    return std::clamp<std::int64_t>(known->last_at.ms + delay - now.ms, 0, delay);
}

Failures after_failure(Subject subject, const std::optional<Failures>& known, Time now) {
    return {left_of(subject, known, now) + 1, now};
}

Failures after_success(Subject subject, const std::optional<Failures>& known, Time now) {
    if (!known || subject == Subject::account) return {0, now};
    return {std::max<std::int64_t>(0, known->failures - 1), known->last_at};
}

Time forgotten_before(Time now) { return {now.ms - day}; }

}
