#include "access/sign_in_delay.hpp"
#include <doctest/doctest.h>

using namespace access_control;

namespace {
constexpr std::int64_t second = 1000, minute = 60 * second, day = 24 * 60 * minute;
}

TEST_CASE("the delay grows, and never for good") {
    struct Row {
        Subject subject;
        std::int64_t failures, delay;
    };
    const Row rows[] = {
        {Subject::account, 0, 0},
        {Subject::account, 2, 0},
        {Subject::account, 3, 2 * second},
        {Subject::account, 4, 4 * second},
        {Subject::account, 11, 512 * second},
        {Subject::account, 12, 15 * minute},
        {Subject::account, 1'000'000'000, 15 * minute},
        {Subject::address, 20, 0},
        {Subject::address, 21, 2 * second},
        {Subject::address, 30, 15 * minute},
    };
    for (const auto& row : rows) {
        CAPTURE(row.failures);
        CHECK(delay_after(row.subject, row.failures) == row.delay);
    }
}

TEST_CASE("what is left to wait") {
    const Time now{10 * day};
    const auto wait = [&](std::int64_t failures, std::int64_t ago) {
        return still_to_wait(Subject::account, Failures{failures, {now.ms - ago}}, now);
    };
    CHECK(still_to_wait(Subject::account, std::nullopt, now) == 0);
    CHECK(wait(4, 0) == 4 * second);
    CHECK(wait(4, 3 * second) == second);
    CHECK(wait(4, 4 * second) == 0);
    CHECK(wait(4, -day) == 4 * second);  // the clock was put back
}

TEST_CASE("failures are counted, forgotten and forgiven") {
    const Time now{10 * day};
    const auto failed = [&](Subject subject, std::int64_t failures, std::int64_t ago) {
        return after_failure(subject, Failures{failures, {now.ms - ago}}, now).failures;
    };
    CHECK(after_failure(Subject::account, std::nullopt, now).failures == 1);
    CHECK(failed(Subject::account, 5, 23 * 60 * minute) == 6);
    CHECK(failed(Subject::account, 5, day + 1) == 1);
    CHECK(failed(Subject::address, 25, 4 * minute) == 26);
    CHECK(failed(Subject::address, 25, 10 * minute) == 24);
    CHECK(failed(Subject::address, 25, 23 * 60 * minute) == 1);
    CHECK(after_success(Subject::account, Failures{9, now}, now).failures == 0);
    CHECK(after_success(Subject::address, Failures{9, now}, now).failures == 8);
    CHECK(after_success(Subject::address, std::nullopt, now).failures == 0);
}
