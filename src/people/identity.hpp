#pragma once
// Who somebody is - name, ID number, birth date, sex - typed or put right. A number is never taken from anybody
// else, whoever types it (domain.md 1.5, X-1). Private to people/.
#include "people/people.hpp"
#include "people/person_fields.hpp"

namespace people {

/// Reads a number as typed; a wrong one is an issue of the field.
std::optional<IdNumber> checked_number(const std::string& typed, Date today, Issues&);

/// Takes a number as typed, unless it is another's: within scope that is an issue. True when it is on file outside
/// the actor's scope.
bool is_number_elsewhere(store::Read&, const Actor&, const std::string& typed, PersonRow&, Issues&);

/// The answer to such a number typed into the edit of a record: logged of it, and limited.
http::Recorded<Edited> number_elsewhere(store::Write&, const Actor&, store::Audit record);

/// Whose record of a household member is to be put right, and their membership when it is in scope.
struct Kept {
    IdentityKeeper keeper{};
    std::optional<MemberId> member{};
};
Kept identity_kept(store::Read&, const store::Scope&, PersonId);

/// Applies what is stated of who somebody is; birth date and sex go with the number, when there is one. True as
/// is_number_elsewhere().
bool apply_identity(store::Read&, const Actor&, const EditHouseholdMember&, PersonRow&, Issues&);

}
