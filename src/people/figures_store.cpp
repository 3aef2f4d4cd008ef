#include "people/figures.hpp"
#include "people/people.hpp"
#include "people/rules.hpp"
#include <algorithm>

namespace people {

namespace {

const store::Scope& everywhere() {
    static const store::Scope scope = store::Scope::system(store::SystemReason::verify);
    return scope;
}

constexpr auto nobody_asks = [](const auto&) {};  // households of people who bear no case

/// A household with its latest income, a row for each who is listed.
struct HouseholdRowOfSums {
    std::optional<bool> lives_alone;
    std::optional<std::int64_t> place;
    std::optional<Date> deceased_on;
    std::optional<std::int64_t> year;
    std::optional<Money> wages, business, transfers, property, expenses, stated_total;
    std::optional<std::int64_t> stated_size;
};
BOOST_DESCRIBE_STRUCT(HouseholdRowOfSums, (),
                      (lives_alone, place, deceased_on, year, wages, business, transfers, property, expenses,
                       stated_total, stated_size))

template <class Row>
IncomeRow income_of(std::int64_t year, const Row& row) {
    return {.year = year,
            .wages = row.wages,
            .business = row.business,
            .transfers = row.transfers,
            .property = row.property,
            .expenses = row.expenses,
            .stated_total = row.stated_total,
            .stated_size = row.stated_size};
}

}

HouseholdSums household_sums(store::Read& db, const store::Scope& scope, PersonId person, Date day) {
    HouseholdCount count;
    static const std::string sql =
        "SELECT h.lives_alone, m.id AS place, m.deceased_on, i.year, i.wages, i.business, i.transfers, i.property,"
        " i.expenses, i.stated_total, i.stated_size FROM households h"
        " LEFT JOIN household_members m ON m.household_id = h.id AND {with:m}"
        " LEFT JOIN household_incomes i ON i.household_id = h.id AND {with:i} AND i.year ="
        " (SELECT MAX(l.year) FROM household_incomes l WHERE {with:l} AND l.household_id = h.id)"
        " WHERE {scope:h} AND h.id = " +
        household_id_sql("$1");
    const auto rows = db.rows<HouseholdRowOfSums>(scope, sql, person);
    if (rows.empty()) return {};
    for (const auto& row : rows) {
        if (!row.place) continue;
        ++count.listed;
        count.living += row.deceased_on ? 0 : 1;
        count.heads += shares_income(row.deceased_on, day) ? 1 : 0;
    }
    const auto& household = rows.front();
    count.lives_alone = household.lives_alone.value_or(false);
    if (household.year) count.latest = income_of(*household.year, household);
    return household_figures(count);
}

HouseholdFigures::HouseholdFigures(store::Read& db)
    : households_(db, everywhere(),
                  "SELECT h.id AS record, h.lives_alone FROM households h WHERE {scope:h} ORDER BY h.id"),
      places_(db, everywhere(),
              "SELECT m.household_id AS record, m.deceased_on FROM household_members m WHERE {scope:m}"
              " ORDER BY m.household_id"),
      incomes_(db, everywhere(),
               "SELECT i.household_id AS record, i.year, i.wages, i.business, i.transfers, i.property, i.expenses,"
               " i.stated_total, i.stated_size FROM household_incomes i WHERE {scope:i}"
               " ORDER BY i.household_id, i.year DESC") {}

void HouseholdFigures::move_to(HouseholdId household) {
    at_ = household;
    count_ = {};
    for (const auto& row : households_.take(household.value, nobody_asks))
        count_.lives_alone = row.lives_alone.value_or(false);
    listed_ = places_.take(household.value, nobody_asks);
    count_.listed = static_cast<std::int64_t>(listed_.size());
    for (const auto& place : listed_) count_.living += place.deceased_on ? 0 : 1;
    const auto incomes = incomes_.take(household.value, nobody_asks);
    if (!incomes.empty()) count_.latest = income_of(incomes.front().year, incomes.front());
}

std::vector<HouseholdSums> HouseholdFigures::of(std::optional<HouseholdId> household,
                                                std::initializer_list<Date> days) {
    if (!household) return std::vector<HouseholdSums>(days.size());
    if (*household != at_) move_to(*household);
    std::vector<HouseholdSums> figures;
    for (const auto day : days) {
        count_.heads = std::count_if(listed_.begin(), listed_.end(), [&](const ListedPlace& place) {
            return shares_income(place.deceased_on, day);
        });
        figures.push_back(household_figures(count_));
    }
    return figures;
}

}
