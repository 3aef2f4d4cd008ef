// Who may be named to act for whom, and for how long.
#include "steps/deputies_rules.hpp"
#include <doctest/doctest.h>

using namespace steps;

namespace {

Date day(const char* iso) { return *Date::parse(iso); }
const Doer absent{AccountId{1}, PersonId{11}}, deputy{AccountId{2}, PersonId{12}}, administrator{AccountId{3}};

Naming naming(const char* from, const char* until) {
    return {.today = day("2026-03-10"),
            .period = {day(from), day(until)},
            .absent = absent,
            .deputy = deputy,
            .named_by = administrator,
            .one_organisation = true,
            .absent_has_rights = true};
}
template <class T>
Naming with(Naming asked, T Naming::*member, T value) {
    asked.*member = std::move(value);
    return asked;
}
const auto spring = naming("2026-03-10", "2026-03-20");

}

TEST_CASE("a deputy is somebody else of the same office, for a time with an end, named by a third") {
    const auto named = [](const char* from, const char* until) {
        return std::vector<Period>{{day(from), day(until)}};
    };
    struct Row {
        const char* sentence;
        Naming asked;
        const char* code;  // "": let through
    };
    const Row rows[] = {
        {"for ten days from today", spring, ""},
        {"for one day", naming("2026-03-10", "2026-03-10"), ""},
        {"that ends before it begins", naming("2026-03-10", "2026-03-09"), "step.deputy_period"},
        {"that ends today, begun before", naming("2026-03-01", "2026-03-10"), ""},
        {"that was over yesterday", naming("2026-03-01", "2026-03-09"), "step.deputy_period"},
        {"for a year and a day: 366 days", naming("2026-03-10", "2027-03-10"), ""},
        {"for a day longer", naming("2026-03-10", "2027-03-11"), "step.deputy_long"},
        {"oneself, by the account", with(spring, &Naming::deputy, absent), "step.deputy_self"},
        {"oneself, by another account", with(spring, &Naming::deputy, {AccountId{9}, PersonId{11}}),
         "step.deputy_self"},
        {"named by who goes away", with(spring, &Naming::named_by, absent), "step.deputy_party"},
        {"named by the deputy, with another account", with(spring, &Naming::named_by, {AccountId{9}, PersonId{12}}),
         "step.deputy_party"},
        {"of another office", with(spring, &Naming::one_organisation, false), "step.deputy_elsewhere"},
        {"for whom there is nothing to do", with(spring, &Naming::absent_has_rights, false), "step.deputy_nothing"},
        {"the day after another has ended", with(spring, &Naming::named, named("2026-03-01", "2026-03-09")), ""},
        {"on the last day of another", with(spring, &Naming::named, named("2026-03-01", "2026-03-10")),
         "step.deputy_twice"},
        {"up to the day before another", with(spring, &Naming::named, named("2026-03-21", "2026-03-30")), ""},
        {"up to the first day of another", with(spring, &Naming::named, named("2026-03-20", "2026-03-30")),
         "step.deputy_twice"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto done = check_naming(row.asked);
        CHECK((done ? "" : done.error().code) == row.code);
    }
}
