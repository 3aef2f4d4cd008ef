#pragma once
// Who somebody is - name, ID number, birth date, sex - typed or put right. A number is never taken from anybody
// else, whoever types it (domain.md 1.5, X-1). Private to people/.
#include "people/people.hpp"
#include "people/person_fields.hpp"

namespace people {

/// Reads a number as typed; a wrong one is an issue of the field.
std::optional<DocumentNumber> checked_number(const std::string& typed, Date today, Issues&,
                                             DocumentKind kind = DocumentKind::resident_id);

/// What became of a typed number: `elsewhere`, it is on file outside the actor's scope and was not taken, whatever
/// else is wrong; `freed`, it was taken from who is on file nowhere any more, whose record is to lose it.
struct Typed {
    bool elsewhere = false;
    std::optional<PersonRow> freed{};
};
/// Takes a number as typed, unless it is another's: of somebody on file within scope that is an issue.
Typed number_typed(store::Read&, const Actor&, const std::string& typed, PersonRow&, Issues&,
                   DocumentKind kind = DocumentKind::resident_id);
/// Whether a number stands with a name that is on file nowhere any more, where another is named now.
bool is_mistyped(store::Read&, const Actor&, const PersonRow& known, std::string_view name);
/// A number that was typed for the wrong person, who was removed since, is given back; logged.
void free_number(store::Write&, PersonRow);

/// That the actor may be told of one more number: asked before any number is looked up, so that the limit's answer
/// is the same for every number. Refusal people.too_many_matches.
Result<Done> require_numbers_left(store::Read&, const Actor&, const OptionalText& typed);
/// The answer to a number elsewhere typed into the edit of a record: logged of it.
http::Recorded<Edited> number_elsewhere(store::Write&, store::Audit record);

/// Whose record of a household member is to be put right, and their membership when it is in scope.
struct Kept {
    IdentityKeeper keeper{};
    std::optional<MemberId> member{};
};
Kept identity_kept(store::Read&, const store::Scope&, PersonId);

/// Applies what is stated of who somebody is; birth date and sex go with the number, when there is one.
Typed apply_identity(store::Read&, const Actor&, const EditHouseholdMember&, PersonRow&, Issues&);

}
