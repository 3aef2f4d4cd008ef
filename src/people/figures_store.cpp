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
    if (incomes.empty()) return;
    const auto& latest = incomes.front();
    count_.latest = IncomeRow{.year = latest.year,
                              .wages = latest.wages,
                              .business = latest.business,
                              .transfers = latest.transfers,
                              .property = latest.property,
                              .expenses = latest.expenses,
                              .stated_total = latest.stated_total,
                              .stated_size = latest.stated_size};
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
