#include "access/sign_in_delay.hpp"
#include <doctest/doctest.h>

using namespace access_control;

namespace {
constexpr std::int64_t second = 1000, minute = 60 * second, day = 24 * 60 * minute;
}

TEST_CASE("the delay grows, and never for good") {
    struct Row {
        Guesses guesses;
        std::int64_t failures, delay;
    };
    const Row rows[] = {
        {Guesses::from_one, 0, 0},
        {Guesses::from_one, 2, 0},
        {Guesses::from_one, 3, 2 * second},
        {Guesses::from_one, 4, 4 * second},
        {Guesses::from_one, 11, 512 * second},
        {Guesses::from_one, 12, 15 * minute},
        {Guesses::from_one, 1'000'000'000, 15 * minute},
        {Guesses::from_all, 20, 0},
        {Guesses::from_all, 21, 2 * second},
        {Guesses::from_all, 30, 15 * minute},
    };
    for (const auto& row : rows) {
        CAPTURE(row.failures);
        CHECK(delay_after(row.guesses, row.failures) == row.delay);
    }
}

TEST_CASE("what is left to wait") {
    const Time now{10 * day};
    const auto wait = [&](std::int64_t failures, std::int64_t ago) {
        return still_to_wait(Guesses::from_one, Failures{failures, {now.ms - ago}}, now);
    };
    CHECK(still_to_wait(Guesses::from_one, std::nullopt, now) == 0);
    CHECK(wait(4, 0) == 4 * second);
    CHECK(wait(4, 3 * second) == second);
    CHECK(wait(4, 4 * second) == 0);
    CHECK(wait(4, -day) == 4 * second);  // the clock was put back
}

TEST_CASE("failures are counted, forgotten and forgiven") {
    const Time now{10 * day};
    const auto failed = [&](Guesses guesses, std::int64_t failures, std::int64_t ago) {
        return after_failure(guesses, Failures{failures, {now.ms - ago}}, now).failures;
    };
    CHECK(after_failure(Guesses::from_one, std::nullopt, now).failures == 1);
    CHECK(failed(Guesses::from_one, 5, 23 * 60 * minute) == 6);
    CHECK(failed(Guesses::from_one, 5, day + 1) == 1);
    CHECK(failed(Guesses::from_all, 25, 4 * minute) == 26);
    CHECK(failed(Guesses::from_all, 25, 10 * minute) == 24);
    CHECK(failed(Guesses::from_all, 25, 23 * 60 * minute) == 1);
}
