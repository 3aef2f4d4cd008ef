// Members and households as screens show them.
#include "people/doubts.hpp"
#include "people/identity.hpp"
#include "people/people.hpp"
#include "people/person_fields.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"

namespace people {

namespace {

Income income_view(const IncomeRow& row, std::int64_t size) {
    Income view{.version = row.version,
                .year = row.year,
                .wages = row.wages,
                .business = row.business,
                .transfers = row.transfers,
                .property = row.property,
                .expenses = row.expenses,
                .stated_total = row.stated_total,
                .stated_size = row.stated_size};
    const auto sums = income_sums(row, size);
    view.total = sums.total;
    view.net = sums.net;
    view.per_head = sums.per_head;
    return view;
}

Household household_view(store::Read& db, const store::Scope& scope, const HouseholdRow& row) {
    Household view{.id = row.id,
                   .version = row.version,
                   .housing_area = row.housing_area,
                   .housing_kind = row.housing_kind,
                   .housing_safe = row.housing_safe,
                   .lives_alone = row.lives_alone};
    if (row.address) view.address = row.address->text;
    const auto places = household_members(db, scope, row.id);
    HouseholdCount count{.listed = static_cast<std::int64_t>(places.size()),
                         .lives_alone = row.lives_alone.value_or(false)};
    for (const auto& place : places) {
        const auto kept = identity_kept(db, scope, place.person_id);
        view.members.push_back({.id = place.id,
                                .version = place.version,
                                .person = person_view(db, person_row(db, place.person_id)),
                                .identity = kept.keeper,
                                .member = kept.member,
                                .relation = place.relation,
                                .health = place.health,
                                .labour = place.labour,
                                .occupation = place.occupation,
                                .monthly_income = place.monthly_income,
                                .deceased_on = place.deceased_on});
        if (!place.deceased_on) ++count.living;
        if (shares_income(place.deceased_on, db.today())) ++count.heads;
    }
    const auto incomes = household_incomes(db, scope, row.id);
    if (!incomes.empty()) count.latest = incomes.front();
    const auto figures = household_figures(count);
    view.size = figures.size;
    view.heads = figures.heads;
    for (const auto& income : incomes) {
        const auto heads = figures.itemised ? figures.heads : income.stated_size;
        view.incomes.push_back(income_view(income, heads.value_or(0)));
        view.incomes.back().warnings = income_doubts(db, row, places, income);
    }
    return view;
}

}

Member member_view(store::Read& db, const store::Scope& scope, const MemberRow& row) {
    Member view{.id = row.id,
                .version = row.version,
                .branch = access_control::organisation_ref(db, row.branch_id),
                .join_date = row.join_date,
                .regular_date = row.regular_date,
                .member_type = row.member_type,
                .duty = row.duty,
                .person = person_view(db, person_row(db, row.person_id))};
    if (const auto household = find_household_of(db, scope, row.person_id))
        view.household = household_view(db, scope, *household);
    return view;
}

HouseholdSums household_sums(store::Read& db, const store::Scope& scope, PersonId member, std::optional<Date> day) {
    const auto household = find_household_of(db, scope, member);
    if (!household) return {};
    HouseholdCount count{.lives_alone = household->lives_alone.value_or(false)};
    for (const auto& place : household_members(db, scope, household->id)) {
        ++count.listed;
        count.living += place.deceased_on ? 0 : 1;
        count.heads += shares_income(place.deceased_on, day.value_or(db.today())) ? 1 : 0;
    }
    const auto incomes = household_incomes(db, scope, household->id);
    if (!incomes.empty()) count.latest = incomes.front();
    return household_figures(count);
}

std::vector<YearSums> household_years(store::Read& db, const store::Scope& scope, PersonId member) {
    std::vector<YearSums> years;
    const auto household = find_household_of(db, scope, member);
    if (!household) return years;
    const auto places = household_members(db, scope, household->id);
    for (const auto& income : household_incomes(db, scope, household->id)) {
        const auto sums = income_sums(income, 1);
        years.push_back(
            {income.year, sums.total, sums.net, sums.itemised, income_doubts(db, *household, places, income)});
    }
    return years;
}

bool share_household(store::Read& db, PersonId a, PersonId b) {
    if (a == b) return true;
    return live_together(db, a, b);
}

}
