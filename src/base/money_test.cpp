#include "base/limits.hpp"
#include "base/money.hpp"
#include <doctest/doctest.h>
#include <cstdint>
#include <vector>

TEST_CASE("sums in words follow the payment rules") {
    struct Case {
        std::int64_t fen;
        const char* words;
    };
    const std::vector<Case> cases{
        {140950, "壹仟肆佰零玖元伍角"},
        {600714, "陆仟零柒元壹角肆分"},
        {1640902, "壹万陆仟肆佰零玖元零贰分"},
        {32504, "叁佰贰拾伍元零肆分"},
        {10000000, "壹拾万元整"},
        {168032, "壹仟陆佰捌拾元叁角贰分"},
        {0, "零元整"},
        {5, "伍分"},
        {50, "伍角"},
        {100, "壹元整"},
        {10001000, "壹拾万零壹拾元整"},
        {1000010000, "壹仟万零壹佰元整"},
        {10000000000, "壹亿元整"},
        {10000000100, "壹亿零壹元整"},
        {-140950, "负壹仟肆佰零玖元伍角"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.fen);
        CHECK(capital_yuan({c.fen}) == c.words);
    }
}

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
    CHECK(format_yuan({1234560}) == "12,345.60");
    CHECK(format_yuan({99999}) == "999.99");
    CHECK(format_yuan({-100000000}) == "-1,000,000.00");
    CHECK(format_yuan({-99999}) == "-999.99");
    CHECK(format_yuan({0}) == "0.00");
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
