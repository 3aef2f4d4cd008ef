#include "people/names.hpp"
#include "people/routes.hpp"
#include "people/rows.hpp"
#include <fmt/format.h>

namespace people {

namespace {

struct IndexRow {
    std::int64_t id = 0, found = 0, expected = 0;
};
BOOST_DESCRIBE_STRUCT(IndexRow, (), (id, found, expected))

/// Each member stands in the order of its branch and of each organisation above it, once.
void members_stand_in_order(store::Read& db, store::Findings& findings) {
    db.each<IndexRow>(
        store::Scope::system("verify"),
        [&](const IndexRow& row) {
            if (row.found != row.expected)
                findings.add(fmt::format("member_order: member {} stands in {} of {} organisations", row.id,
                                         row.found, row.expected));
            return true;
        },
        "SELECT m.id, (SELECT count(*) FROM member_order o WHERE o.member_id = m.id) AS found,"
        " (SELECT count(*) FROM organisations a WHERE m.organisation_path >= a.path"
        " AND substr(m.organisation_path, 1, length(a.path)) = a.path) AS expected"
        " FROM members m WHERE {scope:m} ORDER BY m.id");
}

}

std::vector<store::TableInfo> tables() {
    return {store::table_of_record<PersonRow>(false),   store::table_of_record<MemberRow>(true),
            store::table_of_record<HouseholdRow>(true), store::table_of_record<HouseholdMemberRow>(true),
            store::table_of_record<IncomeRow>(true),    store::table_of_record<MatchRow>(true),
            store::other_table("name_grams"),           store::other_table("member_order")};
}

std::vector<store::Invariant> invariants() { return {{"members stand in order", members_stand_in_order}}; }

}
