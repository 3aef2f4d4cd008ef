#include "policy/calendar.hpp"
#include "base/result.hpp"
#include <doctest/doctest.h>

using namespace policy;

namespace {
Date day(const char* iso) { return Date::parse(iso).value(); }
}

TEST_CASE("a notice's last day, counted from the day after posting (domain.md 1.4)") {
    struct Row {
        const char *sentence, *start;
        std::int64_t days;
        const char* end;
    };
    for (const auto& [sentence, start, days, end] : {
             Row{"an ordinary week", "2026-03-02", 5, "2026-03-09"},
             Row{"posted on a Friday", "2026-03-06", 1, "2026-03-09"},
             Row{"posted on a Saturday", "2026-03-07", 1, "2026-03-09"},
             Row{"over the Spring Festival with its make-up days", "2026-02-11", 5, "2026-02-25"},
             Row{"over the May holiday", "2026-04-28", 5, "2026-05-08"},
             Row{"over Mid-Autumn and National Day", "2026-09-25", 5, "2026-10-09"},
             Row{"over the long holiday of 2025", "2025-09-26", 5, "2025-10-10"},
             Row{"over the turn of the year", "2025-12-31", 1, "2026-01-04"},
         }) {
        CAPTURE(sentence);
        CHECK(notice_end(day(start), days, built_in_calendar()).iso() == end);
    }
}

TEST_CASE("working days are weekdays but for the arrangement") {
    struct Row {
        const char* date;
        bool works;
    };
    for (const auto& [date, works] : {
             Row{"2025-01-01", false}, Row{"2025-01-26", true},  Row{"2025-01-27", true},  Row{"2025-01-28", false},
             Row{"2025-02-04", false}, Row{"2025-02-05", true},  Row{"2025-02-08", true},  Row{"2025-04-27", true},
             Row{"2025-09-28", true},  Row{"2025-10-08", false}, Row{"2025-10-11", true},  Row{"2026-01-02", false},
             Row{"2026-01-04", true},  Row{"2026-02-14", true},  Row{"2026-02-23", false}, Row{"2026-02-24", true},
             Row{"2026-02-28", true},  Row{"2026-05-09", true},  Row{"2026-06-19", false}, Row{"2026-09-20", true},
             Row{"2026-10-10", true},  Row{"2026-10-11", false}, Row{"2026-11-23", true},
         }) {
        CAPTURE(date);
        CHECK(is_working_day(day(date), built_in_calendar()) == works);
    }
}

TEST_CASE("years that are not loaded are said to be unknown") {
    const auto& calendar = built_in_calendar();
    CHECK(calendar.years == std::vector<int>{2025, 2026});
    CHECK(covered_until(calendar).value().iso() == "2026-12-31");
    CHECK(is_covered(day("2026-12-31"), calendar));
    CHECK_FALSE(is_covered(day("2027-01-01"), calendar));
    CHECK(notice_end(day("2026-12-30"), 2, calendar).iso() == "2027-01-01");  // as if it were an ordinary Friday
    CHECK_FALSE(covered_until(Calendar{}).has_value());
    CHECK_FALSE(is_working_day(day("2027-02-06"), Calendar{}));
}

TEST_CASE("a later arrangement overrides an earlier one, and days come in order") {
    const auto calendar = make_calendar({{day("2027-01-04"), DayKind::holiday, "元旦"},
                                         {day("2027-01-02"), DayKind::workday, "调休"},
                                         {day("2027-01-04"), DayKind::workday, "更正"}});
    REQUIRE(calendar.days.size() == 2);
    CHECK(calendar.days[0].date.iso() == "2027-01-02");
    CHECK(calendar.days[1].name == "更正");
    CHECK(is_working_day(day("2027-01-04"), calendar));
    CHECK(calendar.years == std::vector<int>{2027});
}

TEST_CASE("what moved a period's end is named") {
    const auto effects = effects_between(day("2026-02-11"), day("2026-02-25"), built_in_calendar());
    REQUIRE(effects.size() == 7);  // one make-up Saturday, six weekdays off
    CHECK(effects[0].date.iso() == "2026-02-14");
    CHECK(effects[0].kind == DayKind::workday);
    CHECK(effects[1].date.iso() == "2026-02-16");
    CHECK(effects[1].name == "春节");
    CHECK(effects_between(day("2026-03-02"), day("2026-03-09"), built_in_calendar()).empty());
}

TEST_CASE("a period of no days is a bug") {
    CHECK_THROWS_AS(notice_end(day("2026-03-02"), 0, built_in_calendar()), Bug);
}
