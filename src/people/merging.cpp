#include "people/merging.hpp"
#include "base/version.hpp"
#include "people/codes.hpp"
#include "people/doubts.hpp"
#include "people/merging_rules.hpp"
#include "people/people.hpp"
#include "people/relations.hpp"
#include "people/store.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace people {

namespace {

const store::Scope& everywhere() {
    static const store::Scope scope = store::Scope::system(store::SystemReason::one_record);
    return scope;
}

using Known = std::unordered_map<PersonId, PersonRow>;

std::string_view sex_of(const Known& known, PersonId person) {
    const auto& sex = known.at(person).sex;
    return sex ? std::string_view(*sex) : std::string_view();
}

Relative relative(const HouseholdMemberRow& row, const Known& known) {
    return {row.relation, sex_of(known, row.person_id)};
}

Known known_in(store::Read& db, const std::vector<HouseholdMemberRow>& rows,
               std::initializer_list<PersonId> heads) {
    auto persons = store::ids_of(rows, &HouseholdMemberRow::person_id);
    for (const auto head : heads) persons.add(head);
    return people_among(db, persons);
}

/// The place in another household, with what they are to its head; whether that could be told.
bool give_place(store::Write& db, HouseholdMemberRow& row, HouseholdId to, std::string_view relation) {
    const bool is_told = relation != other_relative || row.relation == other_relative;
    row.household_id = to;
    row.relation = relation;
    db.update(row);
    return is_told;
}

/// The incomes of both; a year that only one states is that one's, of a year that both state alike one is kept.
Result<Done> join_incomes(store::Write& db, HouseholdId into, HouseholdId from) {
    const auto ours = household_incomes(db, everywhere(), into);
    auto theirs = household_incomes(db, everywhere(), from);
    if (const auto year = year_at_odds(ours, theirs))
        return Refusal{"people.incomes_at_odds", {}, {std::to_string(*year)}};
    for (auto& income : theirs) {
        const auto same_year =
            std::find_if(ours.begin(), ours.end(), [&](const IncomeRow& each) { return each.year == income.year; });
        const bool is_new = same_year == ours.end();
        if (is_new || (states_income(income) && !states_income(*same_year))) {
            if (!is_new) db.erase(*same_year);
            income.household_id = into;
            db.update(income);
        } else db.erase(income);
    }
    return Done{};
}

/// What is stated of one home and not of the other.
void fill_housing(HouseholdRow& into, const HouseholdRow& from) {
    if (!into.address) into.address = from.address;
    if (!into.housing_area) into.housing_area = from.housing_area;
    if (!into.housing_kind) into.housing_kind = from.housing_kind;
    if (!into.housing_safe) into.housing_safe = from.housing_safe;
    into.lives_alone = std::nullopt;
}

}

Result<TakenIn> take_in(store::Write& db, HouseholdRow& into, const HouseholdRow& from,
                        const AddHouseholdMember& ask) {
    TakenIn taken{.rows = household_members(db, everywhere(), into.id)};
    auto coming = household_members(db, everywhere(), from.id);
    if (taken.rows.size() + coming.size() + 1 > places_max) return Refusal{"people.household_full"};
    TRY(join_incomes(db, into.id, from.id));
    const auto known = known_in(db, coming, {into.person_id, from.person_id});
    const Relative by{ask.relation, sex_of(known, from.person_id)};
    for (auto& row : coming) {
        const std::string relation(relation_through(by, relative(row, known), sex_of(known, into.person_id)));
        taken.all_told = give_place(db, row, into.id, relation) && taken.all_told;
        taken.rows.push_back(row);
    }
    move_matches(db, from.id, into.id);
    db.erase(from);
    const auto place = new_place(db, into, from.person_id, ask);
    db.insert(place);
    taken.rows.push_back(place);
    fill_housing(into, from);
    db.update(into);
    return taken;
}

Result<Edited> merge_household(store::Write& db, const Actor& actor, const MergeHousehold& ask) {
    const auto scope = access_control::scope_of(actor);
    auto household = TRY(store::in_scope<HouseholdRow>(db, scope, ask.household, "people.household_unknown"));
    const auto member = TRY(member_in_scope(db, actor, ask.member));
    TRY(require_version(ask.version, household.version));
    auto reason = TRY(given_reason(ask.reason, "people.invalid"));
    Issues issues;
    if (!codes::find("relation", ask.relation)) issues.add("relation", "people.code_unknown");
    if (const auto fault = place_fault(db, household, member.person_id); !fault.empty())
        issues.add("member", std::string(fault));
    TRY(issues.verdict());
    auto joined = TRY(join_household(db, scope, household, member.person_id,
                                     {.household = household.id, .relation = ask.relation}));
    keep_household(db, "household.merge", household, std::move(reason));
    return Edited{household.version, std::move(joined.warnings)};
}

namespace {

/// Who leaves a household, and who of them is to be head of the new one.
struct Leaving {
    HouseholdMemberRow head;
    MemberRow membership;
    std::vector<HouseholdMemberRow> others;
};

Result<Leaving> leaving_of(store::Read& db, const store::Scope& scope, const SplitHousehold& ask,
                           const std::vector<HouseholdMemberRow>& rows) {
    Issues issues;
    if (ask.leaving.empty()) issues.add("leaving", "people.nobody_leaves");
    if (db.today() < ask.on) issues.add("on", "people.date_in_future");
    Leaving leaving;
    std::size_t found = 0;
    for (const auto& row : rows) {
        if (std::find(ask.leaving.begin(), ask.leaving.end(), row.id) == ask.leaving.end()) continue;
        ++found;
        if (row.id == ask.head) leaving.head = row;
        else leaving.others.push_back(row);
    }
    if (found != ask.leaving.size()) {
        for (const auto id : ask.leaving)
            TRY(store::in_scope<HouseholdMemberRow>(db, scope, id, "people.household_member_unknown"));
        issues.add("leaving", "people.leaves_another");
    }
    const auto member =
        leaving.head.id ? find_member_of_person(db, everywhere(), leaving.head.person_id) : std::nullopt;
    if (!leaving.head.id) issues.add("head", "people.head_stays");
    else if (!member || leaving.head.deceased_on) issues.add("head", "people.head_not_member");
    TRY(issues.verdict());
    leaving.membership = *member;
    return leaving;
}

/// The others who leave, by what they are to the new head; whether that could always be told.
bool move_out(store::Write& db, const HouseholdRow& from, const HouseholdRow& into, Leaving& leaving) {
    const auto known = known_in(db, leaving.others, {from.person_id, into.person_id});
    const auto head = relative(leaving.head, known);
    bool all_told = true;
    for (auto& row : leaving.others) {
        const std::string relation(relation_between(head, relative(row, known), sex_of(known, from.person_id)));
        all_told = give_place(db, row, into.id, relation) && all_told;
    }
    return all_told;
}

}

Result<SplitOff> split_household(store::Write& db, const Actor& actor, const SplitHousehold& ask) {
    const auto scope = access_control::scope_of(actor);
    auto household = TRY(store::in_scope<HouseholdRow>(db, scope, ask.household, "people.household_unknown"));
    auto leaving = TRY(leaving_of(db, scope, ask, household_members(db, scope, household.id)));
    TRY(require_version(ask.version, household.version));
    const auto reason = TRY(given_reason(ask.reason, "people.invalid"));
    db.erase(leaving.head);
    const HouseholdRow own{.id = {db.new_id()},
                           .person_id = leaving.head.person_id,
                           .organisation_path = leaving.membership.organisation_path,
                           .created_at = db.now(),
                           .since = ask.on};
    db.insert(own);
    const bool all_told = move_out(db, household, own, leaving);
    db.update(household);
    SplitOff split{own.id, TRY(judge_household(db, own, leaving.others))};
    if (!all_told) split.warnings.push_back(doubt("relation", "people.relation_untold"));
    keep_household(db, "household.split", household, fmt::format("{} {}", ask.on.iso(), reason));
    keep_household(db, "household.split_off", own, ask.on.iso());
    return split;
}

}
