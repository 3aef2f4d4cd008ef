#pragma once
// Statements of a county written at once. Private to people/.
#include "people/rows.hpp"
#include "store/store.hpp"

namespace people {

/// What the index of names holds of a member.
struct NamedMemberRow {
    MemberId id;
    std::string organisation_path;
    store::Personal name;
    store::Bytes name_key;
};
BOOST_DESCRIBE_STRUCT(NamedMemberRow, (), (id, organisation_path, name, name_key))

/// All members in stroke order.
std::vector<NamedMemberRow> named_members(store::Read&);
bool is_index_empty(store::Read&);
void add_order_entry(store::Write&, std::int64_t ancestor, const store::Bytes& name_key, MemberId);
void add_gram_entry(store::Write&, const std::string& gram, std::int64_t ancestor, const store::Bytes& name_key,
                    MemberId);

}
