#include "people/store.hpp"
#include "people/names.hpp"
#include "store/batches.hpp"
#include "store/columns.hpp"
#include "store/records.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace people {

using store::columns;
using store::Read;
using store::Scope;
using store::select_scoped;
using store::Write;

namespace {

const std::string member_line_columns =
    "m.id, m.version, m.person_id, m.branch_id, org.name AS branch_name, org.path_name AS branch_path_name, "
    "org.kind AS branch_kind, m.join_date, m.member_type, p.name, p.name_key, p.id_number, "
    "p.birth_date, p.sex";

struct LivingMember {
    PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(LivingMember, (), (person_id))

}

std::vector<std::int64_t> ancestors_of(std::string_view path) {
    std::vector<std::int64_t> ids;
    std::int64_t id = 0;
    for (const char c : path.substr(std::min<std::size_t>(1, path.size()))) {
        if (c == '/') {
            ids.push_back(id);
            id = 0;
        } else id = id * 10 + (c - '0');
    }
    return ids;
}

std::optional<PersonRow> find_person(Read& db, PersonId id) {
    static const std::string sql = "SELECT " + columns<PersonRow>() + " FROM people WHERE id = $1";
    return db.row<PersonRow>(sql, id);
}

std::optional<PersonRow> find_person_by_index(Read& db, const store::Blind& index) {
    static const std::string sql = "SELECT " + columns<PersonRow>() + " FROM people WHERE id_number_index = $1";
    return db.row<PersonRow>(sql, index);
}

std::optional<MemberRow> find_member(Read& db, const Scope& scope, MemberId id) {
    return store::find<MemberRow>(db, scope, id);
}

std::optional<MemberRow> find_member_of_person(Read& db, const Scope& scope, PersonId person) {
    static const std::string sql = select_scoped<MemberRow>("t.person_id = $1");
    return db.row<MemberRow>(scope, sql, person);
}

std::vector<MemberRow> members_among(Read& db, const Scope& scope, const store::IdList& persons) {
    static const store::Among sql(select_scoped<MemberRow>("t.person_id IN ({ids})"));
    return store::rows_among<MemberRow>(db, scope, sql, persons);
}

std::vector<MemberPersonRow> find_member_lines(Read& db, const Scope& scope, const store::IdList& persons) {
    static const store::Among sql("SELECT " + member_line_columns +
                                  " FROM members m JOIN people p ON p.id = m.person_id JOIN organisations org ON "
                                  "org.id = m.branch_id WHERE {scope:m} AND m.person_id IN ({ids})");
    return store::rows_among<MemberPersonRow>(db, scope, sql, persons);
}

std::optional<HouseholdRow> find_household(Read& db, const Scope& scope, HouseholdId id) {
    return store::find<HouseholdRow>(db, scope, id);
}

std::optional<HouseholdRow> find_household_of(Read& db, const Scope& scope, PersonId person) {
    static const std::string sql = select_scoped<HouseholdRow>("t.id = " + household_id_sql("$1"));
    return db.row<HouseholdRow>(scope, sql, person);
}

std::vector<PersonId> members_living_in(Read& db, const HouseholdRow& household) {
    std::vector<PersonId> living{household.person_id};
    for (const auto& each : db.rows<LivingMember>(
             Scope::system(store::SystemReason::one_record),
             "SELECT t.person_id FROM household_members t JOIN members m ON m.person_id = t.person_id"
             " WHERE {scope:t} AND {with:m} AND t.household_id = $1 ORDER BY t.id",
             household.id))
        living.push_back(each.person_id);
    return living;
}

void move_matches(Write& db, HouseholdId from, HouseholdId to) {
    static const std::string sql = select_scoped<MatchRow>("t.household_id = $1 ORDER BY t.id");
    for (auto& match : db.rows<MatchRow>(Scope::system(store::SystemReason::one_record), sql, from)) {
        match.household_id = to;
        db.update(match);
    }
}

std::vector<HouseholdMemberRow> household_members(Read& db, const Scope& scope, HouseholdId household) {
    static const std::string sql = select_scoped<HouseholdMemberRow>("t.household_id = $1 ORDER BY t.id");
    return db.rows<HouseholdMemberRow>(scope, sql, household);
}

bool is_placed(const std::vector<HouseholdMemberRow>& places, PersonId person) {
    return std::any_of(places.begin(), places.end(), [&](const auto& each) { return each.person_id == person; });
}

std::optional<Date> died_on(const std::vector<HouseholdMemberRow>& places) {
    std::optional<Date> first;
    for (const auto& each : places)
        if (each.deceased_on && (!first || *each.deceased_on < *first)) first = each.deceased_on;
    return first;
}

bool is_full(const std::vector<HouseholdMemberRow>& places) { return places.size() >= places_max; }

std::vector<HouseholdMemberRow> places_among(Read& db, const Scope& scope, const store::IdList& persons) {
    static const store::Among sql(select_scoped<HouseholdMemberRow>("t.person_id IN ({ids}) ORDER BY t.id"));
    return store::rows_among<HouseholdMemberRow>(db, scope, sql, persons);
}

std::vector<HouseholdMemberRow> household_places(Read& db, const Scope& scope, PersonId person) {
    static const std::string sql = select_scoped<HouseholdMemberRow>("t.person_id = $1 ORDER BY t.id");
    return db.rows<HouseholdMemberRow>(scope, sql, person);
}

std::optional<std::string> path_of_place(Read& db, const Scope& scope, PersonId person) {
    static const std::string sql =
        "SELECT " + columns<HouseholdRow>("h") +
        " FROM household_members t JOIN households h ON h.id = t.household_id WHERE {with:t} AND {scope:h}"
        " AND t.person_id = $1 ORDER BY t.id LIMIT 1";
    auto household = db.row<HouseholdRow>(scope, sql, person);
    return household ? std::optional(std::move(household->organisation_path)) : std::nullopt;
}

std::optional<HouseholdMemberRow> find_household_member(Read& db, const Scope& scope, HouseholdMemberId id) {
    return store::find<HouseholdMemberRow>(db, scope, id);
}

std::vector<IncomeRow> household_incomes(Read& db, const Scope& scope, HouseholdId household) {
    static const std::string sql = select_scoped<IncomeRow>("t.household_id = $1 ORDER BY t.year DESC");
    return db.rows<IncomeRow>(scope, sql, household);
}

std::optional<IncomeRow> find_income(Read& db, const Scope& scope, HouseholdId household, std::int64_t year) {
    static const std::string sql = select_scoped<IncomeRow>("t.household_id = $1 AND t.year = $2");
    return db.row<IncomeRow>(scope, sql, household, year);
}

MemberRow new_membership(Write& db, const access_control::OrganisationRow& branch, PersonId person,
                         const AddMember& ask) {
    MemberRow row{.id = {db.new_id()},
                  .person_id = person,
                  .branch_id = branch.id,
                  .organisation_path = branch.path,
                  .join_date = ask.join_date,
                  .regular_date = ask.regular_date,
                  .member_type = ask.member_type,
                  .created_at = db.now()};
    apply_text(row.duty, ask.duty);
    return row;
}

std::string further_grams_sql(int first, int ancestor) {
    // The first gram gives scope and order from the index; each further one must be there too. BETWEEN keeps SQLite
    // on the index in name order, where the next look-up lies beside the last, away from the one by member.
    std::string out;
    for (int i = 0; i < 2; ++i)
        out += fmt::format(
            " AND (${0} = '' OR EXISTS (SELECT 1 FROM name_grams h{1} WHERE h{1}.gram = ${0}"
            " AND h{1}.ancestor_id = ${2} AND h{1}.name_key = g.name_key"
            " AND h{1}.member_id BETWEEN g.member_id AND g.member_id))",
            first + i, i, ancestor);
    return out;
}

std::vector<MemberPersonRow> member_page(Read& db, const Scope& scope, OrganisationId organisation,
                                         const Window& window) {
    static const std::string head = "SELECT " + member_line_columns +
                                    " FROM member_order o JOIN members m ON m.id = o.member_id JOIN people p ON "
                                    "p.id = m.person_id JOIN organisations org ON org.id = m.branch_id"
                                    " WHERE {scope:m} AND o.ancestor_id = $1 AND (o.name_key, o.member_id) ";
    static const std::string forward = head + "> ($2, $3) ORDER BY o.name_key, o.member_id LIMIT $4";
    static const std::string backward = head + "< ($2, $3) ORDER BY o.name_key DESC, o.member_id DESC LIMIT $4";
    return db.rows<MemberPersonRow>(scope, window.backward ? backward : forward, organisation,
                                    store::Bytes{window.key}, window.id, window.limit());
}

std::vector<MemberPersonRow> member_search_page(Read& db, const Scope& scope, OrganisationId organisation,
                                                const std::vector<std::string>& grams, const Window& window) {
    const auto sql = "SELECT " + member_line_columns +
                     " FROM name_grams g JOIN members m ON m.id = g.member_id JOIN people p ON p.id = m.person_id "
                     "JOIN organisations org ON org.id = m.branch_id"
                     " WHERE {scope:m} AND g.gram = $1 AND g.ancestor_id = $2" +
                     further_grams_sql(3, 2) + " AND (g.name_key, g.member_id) " + (window.backward ? "<" : ">") +
                     " ($5, $6)" +
                     (window.backward ? " ORDER BY g.name_key DESC, g.member_id DESC LIMIT $7"
                                      : " ORDER BY g.name_key, g.member_id LIMIT $7");
    ensure(!grams.empty() && grams.size() <= search_grams_max);
    return db.rows<MemberPersonRow>(scope, sql, grams[0], organisation, gram_at(grams, 1), gram_at(grams, 2),
                                    store::Bytes{window.key}, window.id, window.limit());
}

std::int64_t count_members_below(Read& db, const Scope& scope, OrganisationId organisation,
                                 const std::vector<std::string>& grams) {
    // Rows of a batch that is not shown yet stand in the order and under the grams already.
    const bool hidden = store::has_hidden_batches(db);
    const std::string shown = hidden ? " JOIN members m ON m.id = g.member_id WHERE {scope:m} AND " : " WHERE ";
    if (grams.empty()) {
        const auto sql = "SELECT count(*) FROM member_order g" + shown + "g.ancestor_id = $1";
        return hidden ? db.number(scope, sql, organisation) : db.number(sql, organisation);
    }
    ensure(grams.size() <= search_grams_max);
    const auto sql = "SELECT count(*) FROM name_grams g" + shown + "g.gram = $1 AND g.ancestor_id = $2" +
                     further_grams_sql(3, 2);
    return hidden ? db.number(scope, sql, grams[0], organisation, gram_at(grams, 1), gram_at(grams, 2))
                  : db.number(sql, grams[0], organisation, gram_at(grams, 1), gram_at(grams, 2));
}

std::vector<DoubtMarkRow> doubt_marks(Read& db, const Scope& scope, MemberId member) {
    static const std::string sql = select_scoped<DoubtMarkRow>("t.member_id = $1 ORDER BY t.id");
    return db.rows<DoubtMarkRow>(scope, sql, member);
}

std::optional<MatchRow> find_match(Read& db, const Scope& scope, MatchId id) {
    return store::find<MatchRow>(db, scope, id);
}

std::vector<MatchRow> matches(Read& db, const Scope& scope, bool all) {
    static const std::string open = select_scoped<MatchRow>("t.status = 'open' ORDER BY t.id LIMIT 200");
    static const std::string every = select_scoped<MatchRow>("t.id > 0 ORDER BY t.id DESC LIMIT 200");
    return db.rows<MatchRow>(scope, all ? every : open);
}

std::int64_t matches_waiting(Read& db, const Scope& scope, AccountId account) {
    return db.number(scope,
                     "SELECT count(*) FROM matches t WHERE {scope:t} AND t.status = 'open' AND t.account_id <> $1",
                     account);
}

std::int64_t matches_asked_by(Read& db, AccountId account, Time after) {
    return db.number(Scope::system(store::SystemReason::rates),
                     "SELECT count(*) FROM matches t WHERE {scope:t} AND t.account_id = $1"
                     " AND (t.status = 'open' OR t.requested_at > $2)",
                     account, after);
}

std::int64_t numbers_elsewhere_typed_by(Read& db, AccountId account, Time after) {
    return db.number(
        "SELECT count(*) FROM audit_log WHERE at > $2 AND account_id = $1 AND action = 'match.number_elsewhere'",
        account, after);
}

std::int64_t named_elsewhere_by(Read& db, AccountId account, Time after, std::optional<PersonId> person) {
    return db.number(
        "SELECT count(DISTINCT object_id) FROM audit_log WHERE at > $2 AND account_id = $1"
        " AND action = 'match.named_elsewhere' AND ($3 = 0 OR object_id = $3)",
        account, after, person.value_or(PersonId{}));
}

bool open_match_exists(Read& db, PersonId person, OrganisationId branch) {
    return db.number(Scope::system(store::SystemReason::rates),
                     "SELECT count(*) FROM matches t WHERE {scope:t} AND t.person_id = $1 AND t.branch_id = $2"
                     " AND t.status = 'open'",
                     person, branch) > 0;
}

void remove_from_index(Write& db, MemberId member) {
    db.run("DELETE FROM name_grams WHERE member_id = $1", member);
    db.run("DELETE FROM member_order WHERE member_id = $1", member);
}

void add_to_index(Write& db, const MemberRow& member, const store::Bytes& name_key,
                  const std::vector<std::string>& grams) {
    for (const auto ancestor : ancestors_of(member.organisation_path)) {
        db.run("INSERT INTO member_order (ancestor_id, name_key, member_id) VALUES ($1, $2, $3)", ancestor,
               name_key, member.id);
        for (const auto& gram : grams)
            db.run(
                "INSERT INTO name_grams (gram, ancestor_id, name_key, member_id) VALUES ($1, $2, $3, $4)"
                " ON CONFLICT DO NOTHING",
                gram, ancestor, name_key, member.id);
    }
}

std::string household_id_sql(std::string_view person) {
    // The head stands in households, everybody else in household_members.
    return fmt::format(
        "COALESCE((SELECT lives.household_id FROM household_members lives WHERE {{with:lives}}"
        " AND lives.person_id = {0}), (SELECT heads.id FROM households heads WHERE {{with:heads}}"
        " AND heads.person_id = {0}))",
        person);
}

std::string live_together_sql(std::string_view a, std::string_view b) {
    return household_id_sql(a) + " = " + household_id_sql(b);
}

bool live_together(Read& db, PersonId a, PersonId b) {
    static const std::string sql =
        "SELECT count(*) FROM people p WHERE {scope:p} AND p.id = $1 AND " + live_together_sql("$1", "$2");
    return db.number(store::Scope::system(store::SystemReason::own_household), sql, a, b) > 0;
}

}
