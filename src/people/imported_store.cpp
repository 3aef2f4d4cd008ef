#include "people/imported_store.hpp"
#include "people/store.hpp"
#include "store/columns.hpp"
#include "store/references.hpp"
#include <algorithm>
#include <tuple>

namespace people {

using store::columns;
using store::Read;
using store::Scope;
using store::select_scoped;
using store::Write;

namespace {

const Scope& everywhere() {
    static const Scope scope = Scope::system(store::SystemReason::imports);
    return scope;
}

/// A record of somebody else refers to person p.
std::string used_elsewhere(Read& db) { return store::is_referred_to_sql(db.session().schema(), "people", "p"); }

/// Whose household of an import a match names: one that was linked, or that is not the import's. Matches are few.
const std::string matched_into =
    "SELECT h.person_id AS id FROM matches x CROSS JOIN households h WHERE {scope:x} AND {with:h} AND h.id = "
    "x.household_id"
    " AND h.import_id = $1 AND (x.status = 'linked' OR x.import_id IS DISTINCT FROM h.import_id)";

/// The log tells of something done with it besides the import: what is only looked at is not logged there.
const std::string logged_since =
    "EXISTS (SELECT 1 FROM audit_log a WHERE a.object_type = $2 AND a.object_id = t.id)";

}

void add_names(NewNames& names, const MemberRow& member, const store::Bytes& name_key,
               const std::vector<std::string>& grams) {
    for (const auto ancestor : ancestors_of(member.organisation_path)) {
        names.push_back({"", ancestor, name_key, member.id});
        for (const auto& gram : grams) names.push_back({gram, ancestor, name_key, member.id});
    }
}

void write_names(Write& db, NewNames names) {
    std::sort(names.begin(), names.end(), [](const NewName& a, const NewName& b) {
        return std::tie(a.gram, a.ancestor, a.name_key.bytes, a.member.value) <
               std::tie(b.gram, b.ancestor, b.name_key.bytes, b.member.value);
    });
    store::Arguments order, grams;
    for (const auto& name : names) {
        auto& to = name.gram.empty() ? order : grams;
        if (!name.gram.empty()) to.values.push_back(store::to_parameter(to.texts, name.gram));
        to.values.push_back(store::to_parameter(to.texts, name.ancestor));
        to.values.push_back(store::to_parameter(to.texts, name.name_key));
        to.values.push_back(store::to_parameter(to.texts, name.member));
    }
    db.insert_rows(
        "INSERT INTO member_order (ancestor_id, name_key, member_id) VALUES {rows} ON CONFLICT DO NOTHING", 3,
        order);
    db.insert_rows(
        "INSERT INTO name_grams (gram, ancestor_id, name_key, member_id) VALUES {rows} ON CONFLICT DO NOTHING", 4,
        grams);
}

std::vector<MatchRow> imported_matches(Read& db, ImportId import, std::int64_t limit) {
    static const std::string sql = select_scoped<MatchRow>("t.import_id = $1 ORDER BY t.id LIMIT $2");
    return db.rows<MatchRow>(everywhere(), sql, import, limit);
}

std::vector<HouseholdRow> imported_households(Read& db, ImportId import, std::int64_t limit) {
    static const std::string sql = select_scoped<HouseholdRow>("t.import_id = $1 ORDER BY t.id LIMIT $2");
    return db.rows<HouseholdRow>(everywhere(), sql, import, limit);
}

std::vector<MemberRow> imported_members(Read& db, ImportId import, std::int64_t limit) {
    static const std::string sql = select_scoped<MemberRow>("t.import_id = $1 ORDER BY t.id LIMIT $2");
    return db.rows<MemberRow>(everywhere(), sql, import, limit);
}

std::vector<PersonRow> imported_people(Read& db, ImportId import, std::int64_t limit) {
    const auto sql = "SELECT " + columns<PersonRow>("p") +
                     " FROM people p WHERE {scope:p} AND p.import_id = $1 AND NOT " + used_elsewhere(db) +
                     " ORDER BY p.id LIMIT $2";
    return db.rows<PersonRow>(everywhere(), sql, import, limit);
}

void tell_imported(Read& db, ImportId import, store::Erasure& erasure) {
    const auto people = "SELECT " + columns<PersonRow>("p") +
                        " FROM people p WHERE {scope:p} AND p.import_id = $1 AND NOT " + used_elsewhere(db);
    static const std::string matches = select_scoped<MatchRow>("t.import_id = $1");
    static const std::string members = select_scoped<MemberRow>("t.import_id = $1");
    static const std::string households = select_scoped<HouseholdRow>("t.import_id = $1");
    static const std::string in_them =
        "t.household_id IN (SELECT h.id FROM households h WHERE {with:h} AND h.import_id = $1)";
    static const std::string places = select_scoped<HouseholdMemberRow>(in_them);
    static const std::string incomes = select_scoped<IncomeRow>(in_them);
    erasure.add_all<PersonRow>(db, everywhere(), people, import);
    erasure.add_all<MatchRow>(db, everywhere(), matches, import);
    erasure.add_all<MemberRow>(db, everywhere(), members, import);
    erasure.add_all<HouseholdRow>(db, everywhere(), households, import);
    static const std::string marks = select_scoped<DoubtMarkRow>(
        "t.member_id IN (SELECT m.id FROM members m WHERE {with:m} AND m.import_id = $1)");
    erasure.add_all<DoubtMarkRow>(db, everywhere(), marks, import);
    erasure.add_all<HouseholdMemberRow>(db, everywhere(), places, import);
    erasure.add_all<IncomeRow>(db, everywhere(), incomes, import);
}

void tell_kept(Read& db, ImportId import, store::Erasure& erasure) {
    static const std::string sql = select_scoped<PersonRow>("t.import_id = $1 ORDER BY t.id");
    for (const auto& person : db.rows<PersonRow>(everywhere(), sql, import)) erasure.keep(person);
}

bool is_matched_into(Read& db, ImportId import) {
    static const std::string sql = "SELECT count(*) FROM (" + matched_into + ") q";
    return db.number(everywhere(), sql, import) > 0;
}

std::optional<PersonId> find_person_built_on(Read& db, ImportId import) {
    const auto first = [&](const std::string& sql, const auto&... more) {
        return db.number(everywhere(), "SELECT COALESCE(MIN(q.id), 0) FROM (" + sql + ") q", import, more...);
    };
    const std::string member = "SELECT t.person_id AS id FROM members t WHERE {scope:t} AND t.import_id = $1 AND ";
    const std::string household =
        "SELECT t.person_id AS id FROM households t WHERE {scope:t} AND t.import_id = $1 AND ";
    for (const auto found :
         {first("SELECT p.id FROM people p WHERE {scope:p} AND p.import_id = $1 AND (p.version <> 1 OR " +
                used_elsewhere(db) + ")"),
          first(member + logged_since, std::string("members")), first(matched_into),
          first(household + logged_since, std::string("households"))})
        if (found != 0) return PersonId{found};
    return std::nullopt;
}

}
