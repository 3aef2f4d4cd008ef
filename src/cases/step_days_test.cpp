#include "cases/step_days.hpp"
#include <doctest/doctest.h>

using namespace cases;

namespace {

Date day(const char* iso) { return Date::parse(iso).value(); }

std::string fault(const Result<Done>& checked) {
    return checked ? "" : checked.error().fields.front().field + " " + checked.error().fields.front().code;
}

}

TEST_CASE("A-3: an assembly is held on the application's day or later, or it is said why it was not") {
    struct Row {
        const char *sentence, *held;
        std::string because, fault;
    };
    const Row rows[] = {
        {"on the day", "2026-03-02", "", ""},
        {"today", "2026-03-09", "", ""},
        {"tomorrow", "2026-03-10", "", "date people.date_in_future"},
        {"a day before", "2026-03-01", "", "date case.assembly_before_application"},
        {"with blanks for a reason", "2026-03-01", "  ", "date case.assembly_before_application"},
        {"with a reason", "2026-03-01", "补录纸质申请", ""},
        {"with a reason of 200 characters", "2026-03-01", std::string(200, 'a'), ""},
        {"with one of 201", "2026-03-01", std::string(201, 'a'), "earlier_because case.reason_long"},
        {"a year before", "2025-03-01", "补录", ""},
        {"longer ago", "2025-02-28", "补录", "date case.assembly_too_early"},
        {"in another century", "1990-01-01", "补录", "date case.assembly_too_early"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(fault(check_assembly_day({day(row.held), day("2026-03-09"), day("2026-03-02"), row.because})) ==
              row.fault);
    }
}

TEST_CASE("A-3: the committee meets once the notice has ended") {
    const auto today = day("2026-03-16");
    CHECK(fault(check_committee_day(day("2026-03-10"), today, day("2026-03-09"))) == "");
    CHECK(fault(check_committee_day(day("2026-03-09"), today, day("2026-03-09"))) ==
          "date case.committee_before_notice_end");
    CHECK(fault(check_committee_day(today, today, std::nullopt)) == "");
    CHECK(fault(check_committee_day(day("2026-03-17"), today, std::nullopt)) == "date people.date_in_future");
}

TEST_CASE("A-3: a notice that was entered after its last day could be objected to by nobody") {
    CHECK_FALSE(is_entered_late(day("2026-03-09"), day("2026-03-09")));
    CHECK(is_entered_late(day("2026-03-10"), day("2026-03-09")));
}
