#pragma once
// Members of a whole county written at once: the rules, the sealing and the log of add_member, but the index of
// names is made at the end, in the order of its keys. For a new county only.
#include "people/people.hpp"

namespace people {

/// A member of a branch that the caller has looked up. Who is on file is not asked first: a number that comes twice
/// fails at its unique index. Refusals as add_member.
Result<AddedMember> enter_member(store::Write&, const access_control::OrganisationRow& branch, const AddMember&);
/// Search and order of all members, made in jobs of the writer. Both must be empty. Gives the number of entries.
std::int64_t index_all_members(store::Store&, const Actor&);

}
