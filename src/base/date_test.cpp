#include "base/date.hpp"
#include <doctest/doctest.h>
#include <vector>

TEST_CASE("only days of the calendar are days") {
    struct Case {
        int year;
        unsigned month, day;
        bool exists;
    };
    const std::vector<Case> cases{
        {2024, 2, 29, true},  {2023, 2, 29, false}, {2000, 2, 29, true},  {1900, 2, 29, false},
        {1978, 6, 31, false}, {1978, 13, 1, false}, {1978, 0, 1, false},  {1, 1, 1, true},
        {0, 1, 1, false},     {9999, 12, 31, true}, {10000, 1, 1, false},
    };
    for (const auto& c : cases) {
        CAPTURE(c.year);
        CAPTURE(c.month);
        CHECK(Date::of(c.year, c.month, c.day).has_value() == c.exists);
    }
}

TEST_CASE("days are read and written as ISO text, exactly") {
    CHECK(Date::parse("1970-01-01")->days == 0);
    CHECK(Date::parse("2026-06-30")->iso() == "2026-06-30");
    CHECK(Date::parse("0099-01-02")->iso() == "0099-01-02");
    CHECK(Date::parse("2026-03-05")->chinese() == "2026年3月5日");
    for (const char* wrong :
         {"2026-6-30", "2026/06/30", "2026-06-31", "2026-06-3a", " 2026-06-30", "2026-06-30 "}) {
        CAPTURE(wrong);
        CHECK_FALSE(Date::parse(wrong).has_value());
    }
    CHECK(Date::of(2026, 6, 30)->weekday() == 2);
}

TEST_CASE("whole years are reached on the birthday itself") {
    const auto day = [](const char* iso) { return *Date::parse(iso); };
    CHECK(full_years(day("1960-05-04"), day("1978-05-03")) == 17);
    CHECK(full_years(day("1960-05-04"), day("1978-05-04")) == 18);
    CHECK(full_years(day("2004-02-29"), day("2022-02-28")) == 17);
    CHECK(full_years(day("2004-02-29"), day("2022-03-01")) == 18);
    CHECK(day("2004-02-29").plus_years(1) == day("2005-02-28"));
    CHECK(day("2004-02-29").plus_years(4) == day("2008-02-29"));
    CHECK(day("2023-12-31").plus_days(1) == day("2024-01-01"));
}

TEST_CASE("old papers give the month only") {
    const auto month = PartialDate::parse("1978-06");
    REQUIRE(month.has_value());
    CHECK(month->month_only);
    CHECK(month->first.iso() == "1978-06-01");
    CHECK(month->iso() == "1978-06");
    CHECK(PartialDate::parse("1978-06-15")->iso() == "1978-06-15");
    CHECK_FALSE(PartialDate::parse("1978-6").has_value());
    CHECK_FALSE(PartialDate::parse("1978-00").has_value());
}

TEST_CASE("a moment falls on the county's day") {
    const Date day = *Date::parse("2026-03-05");
    const std::int64_t midnight = std::int64_t{day.days} * 86'400'000;
    CHECK(Time{midnight}.local_date() == day);                            // 08:00 in China
    CHECK(Time{midnight + 57'600'000}.local_date() == day.plus_days(1));  // 16:00 UTC is midnight there
    CHECK(Time{midnight + 57'599'999}.local_date() == day);
    CHECK(Time{midnight + 29'553'120}.iso() == "2026-03-05T08:12:33.120Z");
    CHECK(Time{-1}.iso() == "1969-12-31T23:59:59.999Z");
}
