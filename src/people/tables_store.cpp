#include "people/names.hpp"
#include "people/routes.hpp"
#include "people/rows.hpp"
#include "people/store.hpp"
#include "store/ordered_rows.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace people {

namespace {

const store::Scope everywhere = store::Scope::system(store::SystemReason::verify);

struct IndexedMember {
    MemberId id;
    std::string organisation_path;
    store::Personal name;
    store::Bytes name_key;
};
BOOST_DESCRIBE_STRUCT(IndexedMember, (), (id, organisation_path, name, name_key))

struct OrderEntry {
    std::int64_t record = 0, ancestor_id = 0;
    store::Bytes name_key;
    auto key() const { return std::tie(ancestor_id, name_key.bytes); }
};
BOOST_DESCRIBE_STRUCT(OrderEntry, (), (record, ancestor_id, name_key))

struct GramEntry {
    std::int64_t record = 0;
    std::string gram;
    std::int64_t ancestor_id = 0;
    store::Bytes name_key;
    auto key() const { return std::tie(gram, ancestor_id, name_key.bytes); }
};
BOOST_DESCRIBE_STRUCT(GramEntry, (), (record, gram, ancestor_id, name_key))

/// Whether both hold the same, in whatever order.
template <class Entry>
bool is_same(std::vector<Entry> a, std::vector<Entry> b) {
    const auto before = [](const Entry& x, const Entry& y) { return x.key() < y.key(); };
    std::sort(a.begin(), a.end(), before);
    std::sort(b.begin(), b.end(), before);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Entry& x, const Entry& y) { return x.key() == y.key(); });
}

std::vector<OrderEntry> order_of(const IndexedMember& member) {
    std::vector<OrderEntry> out;
    for (const auto ancestor : ancestors_of(member.organisation_path))
        out.push_back({member.id.value, ancestor, member.name_key});
    return out;
}

std::vector<GramEntry> grams_of(const IndexedMember& member) {
    std::vector<GramEntry> out;
    for (const auto& gram : name_grams(member.name.text))
        for (const auto ancestor : ancestors_of(member.organisation_path))
            out.push_back({member.id.value, gram, ancestor, member.name_key});
    return out;
}

/// Each member is found under their name and stands in order, in their branch and in all above it, and nobody else.
void search_follows_members(store::Read& db, store::Findings& findings) {
    store::OrderedRows<OrderEntry> order(
        db, "SELECT member_id AS record, ancestor_id, name_key FROM member_order ORDER BY member_id");
    store::OrderedRows<GramEntry> grams(
        db, "SELECT member_id AS record, gram, ancestor_id, name_key FROM name_grams ORDER BY member_id");
    const auto fault = [&](const char* table, const char* what) {
        return [&findings, table, what](const auto& row) {
            findings.add(fmt::format("{}: member {} {}", table, row.record, what));
        };
    };
    const auto order_stray = fault("member_order", "is not there"),
               gram_stray = fault("name_grams", "is not there");
    db.each<IndexedMember>(
        everywhere,
        [&](const IndexedMember& member) {
            if (!is_same(order.take(member.id.value, order_stray), order_of(member)))
                findings.add(fmt::format("member_order: member {} stands elsewhere", member.id.value));
            if (!is_same(grams.take(member.id.value, gram_stray), grams_of(member)))
                findings.add(fmt::format("name_grams: member {} is found under another name", member.id.value));
            return true;
        },
        "SELECT m.id, m.organisation_path, p.name, p.name_key FROM members m JOIN people p ON p.id = m.person_id"
        " WHERE {scope:m} ORDER BY m.id");
    order.finish(order_stray);
    grams.finish(gram_stray);
}

struct Misplaced {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(Misplaced, (), (id))

/// Nobody lives twice, and each household has a head who is a member: then each member's household is found, and is
/// one.
void people_live_once(store::Read& db, store::Findings& findings) {
    constexpr std::pair<const char*, const char*> faults[] = {
        {"lives in another household too",
         "SELECT t.id FROM household_members t WHERE {scope:t} AND (EXISTS (SELECT 1 FROM households h WHERE "
         "{with:h}"
         " AND h.person_id = t.person_id) OR EXISTS (SELECT 1 FROM household_members o WHERE {with:o}"
         " AND o.person_id = t.person_id AND o.id <> t.id)) ORDER BY t.id"},
        {"has a head who is no member",
         "SELECT t.id FROM households t WHERE {scope:t} AND NOT EXISTS (SELECT 1 FROM members m WHERE {with:m}"
         " AND m.person_id = t.person_id) ORDER BY t.id"}};
    const char* tables[] = {"household_members", "households"};
    for (std::size_t i = 0; i < std::size(faults); ++i)
        db.each<Misplaced>(
            everywhere,
            [&](const Misplaced& row) {
                findings.add(fmt::format("{} {}: {}", tables[i], row.id, faults[i].first));
                return true;
            },
            faults[i].second);
}

/// What carries the scope of a person lies where their membership lies.
void scope_follows_membership(store::Read& db, store::Findings& findings) {
    constexpr std::pair<const char*, const char*> places[] = {
        {"members",
         "SELECT t.id FROM members t JOIN organisations o ON o.id = t.branch_id WHERE {scope:t}"
         " AND t.organisation_path <> o.path ORDER BY t.id"},
        {"households",
         "SELECT t.id FROM households t JOIN members o ON o.person_id = t.person_id WHERE {scope:t}"
         " AND {with:o}"
         " AND t.organisation_path <> o.organisation_path ORDER BY t.id"},
        {"matches",
         "SELECT t.id FROM matches t LEFT JOIN organisations o ON o.path = t.organisation_path WHERE {scope:t}"
         " AND o.id IS NULL ORDER BY t.id"}};
    for (const auto& [table, sql] : places)
        db.each<Misplaced>(
            everywhere,
            [&, name = table](const Misplaced& row) {
                findings.add(fmt::format("{} {}: lies in another organisation's scope", name, row.id));
                return true;
            },
            sql);
}

}

std::vector<store::TableInfo> tables() {
    return {store::table_of_record<PersonRow>(false),
            store::record_assigned<MemberRow>("person_id", "person_id"),
            store::seen_through(
                store::record_assigned<HouseholdRow>("person_id", "person_id"),
                {.table = "household_members", .column = "household_id", .by = "members", .on = "person_id"}),
            store::record_owned_by<HouseholdMemberRow>("households", "household_id"),
            store::record_owned_by<IncomeRow>("households", "household_id"),
            store::table_of_record<MatchRow>(true),
            store::record_owned_by<DoubtMarkRow>("members", "member_id"),
            store::other_table("name_grams"),
            store::other_table("member_order")};
}

std::vector<store::Invariant> invariants() {
    return {{"search follows members", search_follows_members},
            {"people live in one household", people_live_once},
            {"scope follows membership", scope_follows_membership}};
}

std::vector<store::Reference> references() {
    return {{"members", "person_id", "people"},           {"households", "person_id", "people"},
            {"household_members", "person_id", "people"}, {"matches", "person_id", "people"},
            {"members", "branch_id", "organisations"},    {"matches", "branch_id", "organisations"}};
}

}
