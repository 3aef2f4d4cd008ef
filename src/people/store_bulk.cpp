#include "people/store_bulk.hpp"

namespace people {

using store::Read;
using store::Scope;
using store::Write;

std::vector<NamedMemberRow> named_members(Read& db) {
    std::vector<NamedMemberRow> all;
    db.each<NamedMemberRow>(
        Scope::system(store::SystemReason::name_index),
        [&](NamedMemberRow row) {
            all.push_back(std::move(row));
            return true;
        },
        "SELECT m.id, m.organisation_path, p.name, p.name_key FROM members m JOIN people p ON p.id = m.person_id"
        " WHERE {scope:m} ORDER BY p.name_key, m.id");
    return all;
}

bool is_index_empty(Read& db) {
    return db.number("SELECT count(*) FROM (SELECT 1 FROM member_order LIMIT 1) a") +
               db.number("SELECT count(*) FROM (SELECT 1 FROM name_grams LIMIT 1) a") ==
           0;
}

void add_order_entry(Write& db, std::int64_t ancestor, const store::Bytes& name_key, MemberId member) {
    db.run("INSERT INTO member_order (ancestor_id, name_key, member_id) VALUES ($1, $2, $3)", ancestor, name_key,
           member);
}

void add_gram_entry(Write& db, const std::string& gram, std::int64_t ancestor, const store::Bytes& name_key,
                    MemberId member) {
    db.run("INSERT INTO name_grams (gram, ancestor_id, name_key, member_id) VALUES ($1, $2, $3, $4)", gram,
           ancestor, name_key, member);
}

}
