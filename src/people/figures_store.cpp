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
    if (!incomes.empty()) {
        const auto& latest = incomes.front();
        count.latest = IncomeRow{.year = latest.year,
                                 .wages = latest.wages,
                                 .business = latest.business,
                                 .transfers = latest.transfers,
                                 .property = latest.property,
                                 .expenses = latest.expenses,
                                 .stated_total = latest.stated_total,
                                 .stated_size = latest.stated_size};
    }
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
