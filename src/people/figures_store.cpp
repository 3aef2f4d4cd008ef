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
    const auto rows = db.rows<HouseholdRowOfSums>(
        scope,
        "SELECT h.lives_alone, m.id AS place, m.deceased_on, i.year, i.wages, i.business, i.transfers, i.property,"
        " i.expenses, i.stated_total, i.stated_size FROM households h"
        " LEFT JOIN household_members m ON m.household_id = h.id AND {with:m}"
        " LEFT JOIN household_incomes i ON i.household_id = h.id AND {with:i} AND i.year ="
        " (SELECT MAX(l.year) FROM household_incomes l WHERE {with:l} AND l.household_id = h.id)"
        " WHERE {scope:h} AND h.person_id = $1",
        person);
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
    : households_(
          db, everywhere(),
          "SELECT h.person_id AS record, h.lives_alone FROM households h WHERE {scope:h} ORDER BY h.person_id"),
      places_(
          db, everywhere(),
          "SELECT h.person_id AS record, m.deceased_on FROM households h"
          " JOIN household_members m ON m.household_id = h.id WHERE {scope:h} AND {with:m} ORDER BY h.person_id"),
      incomes_(db, everywhere(),
               "SELECT h.person_id AS record, i.year, i.wages, i.business, i.transfers, i.property, i.expenses,"
               " i.stated_total, i.stated_size FROM households h JOIN household_incomes i ON i.household_id = h.id"
               " WHERE {scope:h} AND {with:i} ORDER BY h.person_id, i.year DESC") {}

std::vector<HouseholdSums> HouseholdFigures::of(PersonId person, std::initializer_list<Date> days) {
    HouseholdCount count;
    for (const auto& household : households_.take(person.value, nobody_asks))
        count.lives_alone = household.lives_alone.value_or(false);
    const auto places = places_.take(person.value, nobody_asks);
    count.listed = static_cast<std::int64_t>(places.size());
    for (const auto& place : places) count.living += place.deceased_on ? 0 : 1;
    const auto incomes = incomes_.take(person.value, nobody_asks);
    if (!incomes.empty()) count.latest = income_of(incomes.front().year, incomes.front());
    std::vector<HouseholdSums> figures;
    for (const auto day : days) {
        count.heads = std::count_if(places.begin(), places.end(), [&](const ListedPlace& place) {
            return shares_income(place.deceased_on, day);
        });
        figures.push_back(household_figures(count));
    }
    return figures;
}

}
