#pragma once
// A number on file outside one's scope: asked to be matched by the lowest organisation above both, with no name or
// place given away, limited in number, logged (issue of X-1). Private to people/.
#include "people/people.hpp"

namespace people {

/// How many people on file elsewhere an account may ask for, or be told of, within a day.
constexpr std::int64_t matches_max = 20, day_ms = std::int64_t{24} * 3600 * 1000;

/// The path that two organisation paths share: "/1/14/3/" and "/1/20/5/" give "/1/".
std::string common_path(std::string_view a, std::string_view b);

/// Where somebody on file elsewhere is wanted, and what was typed, as JSON of the command.
struct MatchAsk {
    OrganisationId branch_id;
    std::string branch_path;
    PersonId person_id;
    std::optional<HouseholdId> household_id{};
    std::string entry;
    std::optional<ImportId> import_id{};
};

/// Records the request once. Refusal people.too_many_matches past 20 that an account has open or asked for within a
/// day.
Result<MatchId> ask_match(store::Write&, const Actor&, const MatchAsk&);

/// Whether the person is a member or lives in a household within the actor's organisations, or was last on file there
/// and is nowhere any more.
bool is_known_within(store::Read&, const Actor&, PersonId);
/// Whether the person is neither a member nor in any household.
bool is_nowhere(store::Read&, PersonId);

}
