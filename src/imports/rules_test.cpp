#include "imports/rules.hpp"
#include <doctest/doctest.h>
#include <vector>

using namespace imports;

namespace {

const Date as_of = *Date::of(2026, 6, 30);

std::string code_of(const std::optional<DateDoubt>& doubt) {
    return doubt ? doubt->code + (doubt->severity == Verdict::error ? " error" : " warning") : "";
}

}

TEST_CASE("joining is possible from the eighteenth birthday and not in the future") {
    const Date birth = *Date::of(1961, 6, 13);
    struct Case {
        const char *join, *doubt;
    };
    const std::vector<Case> cases{
        {"1979-06-13", ""},
        {"1979-06-12", "JOIN_UNDER_18 warning"},
        {"1979-06", ""},
        {"1979-05", "JOIN_UNDER_18 warning"},
        {"1961-06", "JOIN_UNDER_18 warning"},
        {"1960-01", "JOIN_UNDER_18 error"},
        {"2026-06-30", ""},
        {"2026-07-01", "DATE_INVALID error"},
        {"2026-07", "DATE_INVALID error"},
        {"1921-06", "DATE_INVALID error"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.join);
        CHECK(code_of(doubt_of_joining(*PartialDate::parse(c.join), birth, as_of)) == c.doubt);
    }
    CHECK(code_of(doubt_of_joining(*PartialDate::parse("1921-07-01"), std::nullopt, as_of)).empty());
}

TEST_CASE("full membership comes a year after joining") {
    struct Case {
        const char *join, *regular, *doubt;
    };
    const std::vector<Case> cases{
        {"1984-07-16", "1985-07-16", ""},
        {"1984-07-16", "1985-07-15", "PROBATION_SHORT warning"},
        {"1984-07-16", "1985-07", ""},
        {"1984-07", "1985-06", "PROBATION_SHORT warning"},
        {"1984-07-16", "1984-07-15", "DATE_ORDER error"},
        {"1984-07", "1984-07", "PROBATION_SHORT warning"},
        {"1984-07", "1984-06-30", "DATE_ORDER error"},
        {"1984-02-29", "1985-02-28", ""},
        {"1984-07", "2026-07", "DATE_INVALID error"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.regular);
        CHECK(code_of(doubt_of_regular(*PartialDate::parse(c.regular), PartialDate::parse(c.join), as_of)) ==
              c.doubt);
    }
    CHECK(code_of(doubt_of_regular(*PartialDate::parse("1985-07"), std::nullopt, as_of)).empty());
}

TEST_CASE("of two readings the possible one is taken") {
    const DateReading century{.kind = DateKind::read,
                              .readings = {*PartialDate::parse("2005-06-01"), *PartialDate::parse("1905-06-01")}};
    CHECK(likeliest(century, PartialDate::parse("1970-01-01"), as_of).iso() == "2005-06-01");
    CHECK(likeliest(century, std::nullopt, *Date::of(2004, 1, 1)).iso() == "1905-06-01");
    const DateReading months{.kind = DateKind::read,
                             .readings = {*PartialDate::parse("1981-01"), *PartialDate::parse("1981-10")}};
    CHECK(likeliest(months, PartialDate::parse("1981-03"), as_of).iso() == "1981-10");
    CHECK(agrees_with_birth(months, *Date::of(1981, 10, 4)));
    CHECK_FALSE(agrees_with_birth(months, *Date::of(1981, 9, 4)));
    CHECK(agrees_with_birth({.kind = DateKind::year_only, .year = 1981}, *Date::of(1981, 9, 4)));
}

TEST_CASE("old members joined before the republic") {
    CHECK(is_old_member(*PartialDate::parse("1949-09-30")));
    CHECK_FALSE(is_old_member(*PartialDate::parse("1949-10-01")));
}
