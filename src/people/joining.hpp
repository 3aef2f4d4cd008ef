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

/// Household-wide checks with these beside the head: errors refuse, warnings are handed back.
Result<std::vector<Warning>> judge_household(store::Read&, const HouseholdRow&,
                                             const std::vector<HouseholdMemberRow>&);

/// A place in a household, with what it makes doubtful there.
struct Joined {
    HouseholdMemberId id;
    std::vector<Warning> warnings;
};
/// Why somebody cannot be put into a household: they are in it, or live in another whose head they are not. "" when
/// they can.
std::string_view place_fault(store::Read&, const HouseholdRow&, PersonId);
/// Puts somebody on file into a household; with them whoever lives in that of which they are the head, which is
/// then no more. The caller audits. Refusals: people.invalid with place_fault(), people.household_full,
/// people.incomes_at_odds.
Result<Joined> join_household(store::Write&, const store::Scope&, HouseholdRow&, PersonId,
                              const AddHouseholdMember&);
/// The household is not what it was: the log tells it, and what others keep of it follows for everybody in it.
void keep_household(store::Write&, const char* action, const HouseholdRow&, std::string note = "");

}
