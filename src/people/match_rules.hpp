#pragma once
// A number on file outside one's scope: asked to be matched by the lowest organisation above both, with no name or
// place given away, limited in number, logged (issue of X-1). Private to people/.
#include "people/people.hpp"

namespace people {

/// The path that two organisation paths share: "/1/14/3/" and "/1/20/5/" give "/1/".
std::string common_path(std::string_view a, std::string_view b);

struct MatchSubject {
    access_control::OrganisationRow branch;  // where the person is wanted
    PersonRow person;                        // who is on file
};

/// Records the request once. Refusal people.too_many_matches past 20 open ones of an account.
Result<MatchId> ask_match(store::Write&, const Actor&, const AddMember&, const MatchSubject&);

}
