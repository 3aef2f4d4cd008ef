#include "people/merging_rules.hpp"
#include <doctest/doctest.h>

using namespace people;

TEST_CASE("households that state different incomes of one year wait until somebody says which is right") {
    const IncomeRow wages{.year = 2025, .wages = Money{100}}, more{.year = 2025, .wages = Money{101}};
    const IncomeRow of_two{.year = 2025, .wages = Money{100}, .stated_size = 2}, empty{.year = 2025};
    const IncomeRow before{.year = 2024, .stated_total = Money{5}},
        other_before{.year = 2024, .stated_total = Money{6}};
    struct Row {
        const char* sentence;
        std::vector<IncomeRow> one, other;
        std::optional<std::int64_t> year;
    };
    const Row rows[] = {
        {"nothing is stated", {}, {}, {}},
        {"one alone states the year", {wages}, {before}, {}},
        {"both state the same", {wages}, {wages}, {}},
        {"a fen more", {wages}, {more}, 2025},
        {"the same sum of other heads", {wages}, {of_two}, 2025},
        {"a year that was emptied says nothing", {wages}, {empty}, {}},
        {"of two years the latest", {before, wages}, {more, other_before}, 2025},
        {"an earlier year", {wages, before}, {wages, other_before}, 2024},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(year_at_odds(row.one, row.other) == row.year);
        CHECK(year_at_odds(row.other, row.one) == row.year);
    }
}
