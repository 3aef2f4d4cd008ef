#include "base/limits.hpp"
#include "base/money.hpp"
#include <doctest/doctest.h>
#include <cstdint>
#include <vector>

TEST_CASE("a share is rounded half up to one fen") {
    struct Case {
        const char* what;
        std::int64_t total, heads, share;
    };
    const std::vector<Case> cases{
        {"divides evenly", 1200, 3, 400},
        {"under half falls", 100, 3, 33},
        {"over half rises", 200, 3, 67},
        {"half rises", 5, 2, 3},
        {"half of a loss rises towards zero", -5, 2, -2},
        {"a loss under half", -100, 3, -33},
        {"a loss over half", -200, 3, -67},
        {"nothing", 0, 4, 0},
        {"the largest number", INT64_MAX, 1, INT64_MAX},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        CHECK(per_head({c.total}, c.heads).fen == c.share);
    }
    CHECK_THROWS_AS(per_head({100}, 0), Bug);
}

TEST_CASE("sums are shown with two decimals") {
    CHECK(plain_yuan({1234560}) == "12345.60");
    CHECK(plain_yuan({-5}) == "-0.05");
    CHECK(plain_yuan({INT64_MIN}) == "-92233720368547758.08");
}

TEST_CASE("four of the largest sums for each of a million cases still add up") {
    Money all;
    for (int kind = 0; kind < 4; ++kind) all += money_most;
    constexpr std::int64_t cases = 1'000'000;
    std::int64_t total = 0;
    CHECK_FALSE(__builtin_mul_overflow(all.fen, cases, &total));
    CHECK(is_within_most(money_most));
    CHECK(is_within_most(-money_most));
    CHECK_FALSE(is_within_most(money_most + Money{1}));
    CHECK_FALSE(is_within_most(-money_most - Money{1}));
    CHECK_FALSE(is_within_most(Money{INT64_MIN}));
}

TEST_CASE("overflow is caught, never wrapped") {
    CHECK_THROWS_AS(Money{INT64_MAX} + Money{1}, Bug);
    CHECK_THROWS_AS(Money{INT64_MIN} - Money{1}, Bug);
    CHECK_THROWS_AS(-Money{INT64_MIN}, Bug);
    CHECK(Money{5} - Money{7} == Money{-2});
}
