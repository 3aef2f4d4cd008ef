#include "base/money_in_words.hpp"
#include <doctest/doctest.h>
#include <cstdint>
#include <vector>

TEST_CASE("sums on papers have separators") {
    CHECK(grouped_yuan({5}) == "0.05");
    CHECK(grouped_yuan({99999}) == "999.99");
    CHECK(grouped_yuan({100000}) == "1,000.00");
    CHECK(grouped_yuan({-99999}) == "-999.99");
    CHECK(grouped_yuan({-123456789}) == "-1,234,567.89");
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
