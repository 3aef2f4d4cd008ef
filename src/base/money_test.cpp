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

TEST_CASE("sums in capitals, as vouchers write them") {
    struct Case {
        const char* what;
        std::int64_t fen;
        const char* capitals;
    };
    const std::vector<Case> cases{
        {"nothing", 0, "零元整"},
        {"fen alone", 5, "伍分"},
        {"jiao alone", 50, "伍角整"},
        {"jiao and fen", 55, "伍角伍分"},
        {"yuan alone", 100, "壹元整"},
        {"fen without jiao say a zero", 105, "壹元零伍分"},
        {"jiao ends with the word for whole", 150, "壹元伍角整"},
        {"ten is one ten", 1000, "壹拾元整"},
        {"a zero inside", 10100, "壹佰零壹元整"},
        {"zeros at the end say nothing", 11000, "壹佰壹拾元整"},
        {"two zeros are one", 100100, "壹仟零壹元整"},
        {"two zeros apart are two", 1010100, "壹万零壹佰零壹元整"},
        {"of the paper", 1230000, "壹万贰仟叁佰元整"},
        {"ten thousand", 1000000, "壹万元整"},
        {"just under", 999999, "玖仟玖佰玖拾玖元玖角玖分"},
        {"a group that begins with zeros", 1000100, "壹万零壹元整"},
        {"after a group that ends with zero nothing is said", 10700053, "壹拾万柒仟元伍角叁分"},
        {"a thousand after ten thousands", 168000000, "壹佰陆拾捌万元整"},
        {"zeros over a whole group are one", 10000000100, "壹亿零壹元整"},
        {"a group that is zero before a full one", 10000123400, "壹亿零壹仟贰佰叁拾肆元整"},
        {"ten thousands of hundred millions", 100000000000000, "壹万亿元整"},
        {"and a yuan", 100000000000100, "壹万亿零壹元整"},
        {"hundred millions beside them", 123400000000, "壹拾贰亿叁仟肆佰万元整"},
        {"the largest number", INT64_MAX,
         "玖亿亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分"},
        {"ten thousands and hundred millions share the word", 100010000000000, "壹万零壹亿元整"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        CHECK(capital_yuan({c.fen}) == std::string("人民币") + c.capitals);
    }
    CHECK_THROWS_AS(capital_yuan({-1}), Bug);
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
