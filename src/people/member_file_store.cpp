#include "people/member_file.hpp"
#include "people/people.hpp"
#include "people/rules.hpp"
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

/// The households of members, by the person whose they are.
void add_households(Read& db, const Scope& scope, std::unordered_map<PersonId, MemberFile*>& files) {
    static const Among households(select_scoped<HouseholdRow>("t.person_id IN ({ids})"));
    static const Among places(select_scoped<HouseholdMemberRow>("t.household_id IN ({ids}) ORDER BY t.id"));
    static const Among incomes(select_scoped<IncomeRow>("t.household_id IN ({ids}) ORDER BY t.year DESC"));
    IdList persons, ids;
    for (const auto& [person, file] : files) persons.add(person);
    std::unordered_map<HouseholdId, MemberFile*> by_household;
    for (auto& row : rows_among<HouseholdRow>(db, scope, households, persons)) {
        auto* file = files.at(row.person_id);
        ids.add(row.id);
        by_household[row.id] = file;
        file->household = std::move(row);
    }
    for (auto& row : rows_among<HouseholdMemberRow>(db, scope, places, ids))
        by_household.at(row.household_id)->places.push_back(std::move(row));
    for (auto& row : rows_among<IncomeRow>(db, scope, incomes, ids))
        by_household.at(row.household_id)->incomes.push_back(std::move(row));
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
    std::unordered_map<PersonId, MemberFile*> by_person;
    for (auto& row : rows_among<MemberRow>(db, scope, sql, ids)) {
        auto& file = files[row.id];
        file.member = std::move(row);
        by_person[file.member.person_id] = &file;
    }
    add_households(db, scope, by_person);
    IdList named;
    for (const auto& [id, file] : files) {
        named.add(file.member.person_id);
        for (const auto& place : file.places) named.add(place.person_id);
    }
    const auto people = people_among(db, named);
    for (auto& [id, file] : files) {
        file.person = people.at(file.member.person_id);
        for (const auto& place : file.places) file.listed.push_back(people.at(place.person_id));
    }
    return files;
}

MemberFile member_file(Read& db, const Scope& scope, MemberId id) {
    auto files = member_files(db, scope, store::only_id(id));
    ensure(files.size() == 1);
    return std::move(files.begin()->second);
}

std::unordered_set<PersonId> household_of(Read& db, PersonId person, const IdList& ids) {
    static const Among sql("SELECT p.id FROM people p WHERE {scope:p} AND p.id IN ({ids}) AND (p.id = {further} OR " +
                           live_together_sql("p.id", "{further}") + ")");
    std::unordered_set<PersonId> found;
    const auto everywhere = Scope::system(store::SystemReason::own_household);
    for (const auto& row : rows_among<PersonFound>(db, everywhere, sql, ids, person.value)) found.insert(row.id);
    return found;
}

}
