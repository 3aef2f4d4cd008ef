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

/// Whose record each listed person is to put right, of all of them at once.
std::unordered_map<PersonId, Kept> identities_kept(store::Read& db, const store::Scope& scope,
                                                   const std::vector<HouseholdMemberRow>& places) {
    const auto persons = store::ids_of(places, &HouseholdMemberRow::person_id);
    const auto everywhere = store::Scope::system(store::SystemReason::on_file_elsewhere);
    std::unordered_map<PersonId, std::int64_t> elsewhere;
    for (const auto& row : places_among(db, everywhere, persons)) ++elsewhere[row.person_id];
    for (const auto& row : places_among(db, scope, persons)) --elsewhere[row.person_id];
    for (const auto& row : members_among(db, everywhere, persons)) ++elsewhere[row.person_id];
    std::unordered_map<PersonId, Kept> kept;
    for (const auto& [person, count] : elsewhere)
        kept[person] = {count > 0 ? IdentityKeeper::above : IdentityKeeper::household};
    for (const auto& row : members_among(db, scope, persons))
        kept[row.person_id] = {IdentityKeeper::membership, row.id};
    return kept;
}

HouseholdCount count_of(const MemberFile& file, Date day) {
    HouseholdCount count{.listed = static_cast<std::int64_t>(file.places.size()),
                         .lives_alone = file.household->lives_alone.value_or(false)};
    for (const auto& place : file.places) {
        count.living += place.deceased_on ? 0 : 1;
        count.heads += shares_income(place.deceased_on, day) ? 1 : 0;
    }
    // Of two of one household the figures are the same: a member who has died counts no more for themselves either.
    if (file.own_place && file.own_place->deceased_on) {
        --count.living;
        count.heads -= shares_income(file.own_place->deceased_on, day) ? 0 : 1;
    }
    if (!file.incomes.empty()) count.latest = file.incomes.front();
    return count;
}

using Keepers = std::unordered_map<PersonId, Kept>;

Household household_view(store::Read& db, const MemberFile& file, const Keepers& kept) {
    const auto& row = *file.household;
    Household view{.id = row.id,
                   .version = row.version,
                   .since = row.since,
                   .housing_area = row.housing_area,
                   .housing_kind = row.housing_kind,
                   .housing_safe = row.housing_safe,
                   .lives_alone = row.lives_alone};
    if (row.address) view.address = row.address->text;
    if (file.own_place)
        view.head = HouseholdHead{row.person_id, file.listed.front().name.text, kept.at(row.person_id).member};
    for (std::size_t i = 0; i < file.places.size(); ++i) {
        const auto& place = file.places[i];
        const auto& keeper = kept.at(place.person_id);
        view.members.push_back({.id = place.id,
                                .version = place.version,
                                .person = person_view(db, file.listed[i]),
                                .identity = keeper.keeper,
                                .member = keeper.member,
                                .relation = place.relation,
                                .relation_head = file.own_place && !file.relations_head[i].empty()
                                                     ? OptionalText(file.relations_head[i])
                                                     : std::nullopt,
                                .health = place.health,
                                .labour = place.labour,
                                .occupation = place.occupation,
                                .monthly_income = place.monthly_income,
                                .deceased_on = place.deceased_on});
    }
    const auto figures = household_figures(count_of(file, db.today()));
    view.size = figures.size;
    view.heads = figures.heads;
    for (const auto& income : file.incomes) {
        const auto heads = figures.itemised ? figures.heads : income.stated_size;
        view.incomes.push_back(income_view(income, heads.value_or(0)));
        view.incomes.back().warnings = income_doubts(file, income, db.today());
    }
    return view;
}

}

Member member_view(store::Read& db, const store::Scope& scope, const MemberFile& file) {
    Member view{.id = file.member.id,
                .version = file.member.version,
                .branch = access_control::organisation_ref(db, file.member.branch_id),
                .join_date = file.member.join_date,
                .regular_date = file.member.regular_date,
                .member_type = file.member.member_type,
                .duty = file.member.duty,
                .person = person_view(db, file.person)};
    if (file.household) view.household = household_view(db, file, identities_kept(db, scope, file.places));
    view.doubts = standing_doubts(db, scope, file);
    return view;
}

HouseholdSums sums_of(const MemberFile& file, Date day) {
    return file.household ? household_figures(count_of(file, day)) : HouseholdSums{};
}

std::vector<YearSums> years_of(const MemberFile& file, Date today) {
    std::vector<YearSums> years;
    for (const auto& income : file.incomes) {
        const auto sums = income_sums(income, 1);
        years.push_back({income.year, sums.total, sums.net, sums.itemised, income_doubts(file, income, today)});
    }
    return years;
}

bool share_household(store::Read& db, PersonId a, PersonId b) {
    if (a == b) return true;
    return live_together(db, a, b);
}

}
