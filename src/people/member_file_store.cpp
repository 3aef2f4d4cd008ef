#include "people/member_file.hpp"
#include "people/people.hpp"
#include "people/relations.hpp"
#include "store/columns.hpp"

namespace people {

using store::Among;
using store::IdList;
using store::Read;
using store::rows_among;
using store::Scope;
using store::select_scoped;

namespace {

struct PersonFound {
    PersonId id;
};
BOOST_DESCRIBE_STRUCT(PersonFound, (), (id))

/// A household with all that hangs on it, however many of its members are asked for.
struct Home {
    HouseholdRow row;
    std::vector<HouseholdMemberRow> places{};
    std::vector<IncomeRow> incomes{};
};
using Homes = std::unordered_map<HouseholdId, Home>;

/// The households that persons head or live in.
Homes homes_of(Read& db, const Scope& scope, const IdList& persons) {
    static const Among households(select_scoped<HouseholdRow>(
        "t.id IN (SELECT heads.id FROM households heads WHERE {with:heads} AND heads.person_id IN ({ids})"
        " UNION SELECT lives.household_id FROM household_members lives WHERE {with:lives}"
        " AND lives.person_id IN ({ids}))"));
    static const Among places(select_scoped<HouseholdMemberRow>("t.household_id IN ({ids}) ORDER BY t.id"));
    static const Among incomes(select_scoped<IncomeRow>("t.household_id IN ({ids}) ORDER BY t.year DESC"));
    Homes homes;
    IdList ids;
    for (auto& row : rows_among<HouseholdRow>(db, scope, households, persons)) {
        ids.add(row.id);
        homes.insert_or_assign(row.id, Home{.row = row});
    }
    for (auto& row : rows_among<HouseholdMemberRow>(db, scope, places, ids))
        homes.at(row.household_id).places.push_back(std::move(row));
    for (auto& row : rows_among<IncomeRow>(db, scope, incomes, ids))
        homes.at(row.household_id).incomes.push_back(std::move(row));
    return homes;
}

std::unordered_map<PersonId, const Home*> by_person(const Homes& homes) {
    std::unordered_map<PersonId, const Home*> lives;
    for (const auto& [id, home] : homes) {
        lives[home.row.person_id] = &home;
        for (const auto& place : home.places) lives[place.person_id] = &home;
    }
    return lives;
}

/// The household as the member of the file sees it.
void look_at(const Home& home, const std::unordered_map<PersonId, PersonRow>& people, MemberFile& file) {
    const auto sex = [&](PersonId person) { return people.at(person).sex.value_or(""); };
    const auto head = home.row.person_id;
    file.household = home.row;
    file.incomes = home.incomes;
    for (const auto& place : home.places)
        if (place.person_id == file.member.person_id) file.own_place = place;
    const auto list = [&](HouseholdMemberRow place, const std::string& relation_head) {
        if (file.own_place)
            place.relation = relation_between({file.own_place->relation, sex(file.member.person_id)},
                                              {relation_head, sex(place.person_id)}, sex(head));
        file.listed.push_back(people.at(place.person_id));
        file.relations_head.push_back(relation_head);
        file.places.push_back(std::move(place));
    };
    if (file.own_place) list({.household_id = home.row.id, .person_id = head}, "");
    for (const auto& place : home.places)
        if (place.person_id != file.member.person_id) list(place, place.relation);
}

}

std::unordered_map<PersonId, PersonRow> people_among(Read& db, const IdList& ids) {
    static const Among sql("SELECT " + store::columns<PersonRow>() + " FROM people WHERE id IN ({ids})");
    std::unordered_map<PersonId, PersonRow> people;
    for (auto& row : rows_among<PersonRow>(db, sql, ids)) people.emplace(row.id, std::move(row));
    return people;
}

std::unordered_map<MemberId, MemberFile> member_files(Read& db, const Scope& scope, const IdList& ids) {
    static const Among sql(select_scoped<MemberRow>("t.id IN ({ids})"));
    std::unordered_map<MemberId, MemberFile> files;
    IdList persons;
    for (auto& row : rows_among<MemberRow>(db, scope, sql, ids)) {
        persons.add(row.person_id);
        files[row.id].member = std::move(row);
    }
    const auto homes = homes_of(db, scope, persons);
    const auto lives = by_person(homes);
    for (const auto& [person, home] : lives) persons.add(person);
    const auto people = people_among(db, persons);
    for (auto& [id, file] : files) {
        file.person = people.at(file.member.person_id);
        const auto home = lives.find(file.member.person_id);
        if (home != lives.end()) look_at(*home->second, people, file);
    }
    return files;
}

MemberFile member_file(Read& db, const Scope& scope, MemberId id) {
    auto files = member_files(db, scope, store::only_id(id));
    ensure(files.size() == 1);
    return std::move(files.begin()->second);
}

std::unordered_set<PersonId> household_of(Read& db, PersonId person, const IdList& ids) {
    static const Among sql(
        "SELECT p.id FROM people p WHERE {scope:p} AND p.id IN ({ids}) AND (p.id = {further} OR " +
        live_together_sql("p.id", "{further}") + ")");
    std::unordered_set<PersonId> found;
    const auto everywhere = Scope::system(store::SystemReason::own_household);
    for (const auto& row : rows_among<PersonFound>(db, everywhere, sql, ids, person.value)) found.insert(row.id);
    return found;
}

}
