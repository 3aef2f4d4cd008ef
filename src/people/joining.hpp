#pragma once
// Who comes into a branch or a household, whichever form or match brought them: judged as a whole (domain.md 1.5).
// Private to people/.
#include "people/people.hpp"
#include "people/person_fields.hpp"

namespace people {

/// The cross-field findings of a membership: errors go to `issues`, warnings are handed back.
std::vector<Warning> judge_member(store::Read&, const MemberRow&, const PersonRow&, Issues& issues);

/// Whether who is on file as having died, in a household of the scope, was born and joined before; an issue of the
/// field that says otherwise.
void judge_death(store::Read&, const store::Scope&, const MemberRow&, const PersonRow&, Issues& issues);

/// Whether name, number, birth date and sex can be and agree; errors go to `issues`.
void judge_identity(store::Read&, const PersonRow&, Issues& issues);

/// Household-wide checks with these beside the member: errors refuse, warnings are handed back.
Result<std::vector<Warning>> judge_household(store::Read&, const HouseholdRow&,
                                             const std::vector<HouseholdMemberRow>&);

/// A place in a household, with what it makes doubtful there.
struct Joined {
    HouseholdMemberId id;
    std::vector<Warning> warnings;
};
/// Puts somebody on file beside the member, unless they are there already. The caller audits.
Result<Joined> join_household(store::Write&, const store::Scope&, const HouseholdRow&, PersonId,
                              const AddHouseholdMember&);

}
