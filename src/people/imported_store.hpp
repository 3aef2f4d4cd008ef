#pragma once
// The statements of imported.cpp. Private to people/.
#include "people/imported.hpp"

namespace people {

/// All grams and places of a new member.
void add_names(NewNames&, const MemberRow&, const store::Bytes& name_key, const std::vector<std::string>& grams);

std::vector<MatchRow> imported_matches(store::Read&, ImportId, std::int64_t limit);
std::vector<HouseholdRow> imported_households(store::Read&, ImportId, std::int64_t limit);
std::vector<MemberRow> imported_members(store::Read&, ImportId, std::int64_t limit);
/// Only people that nothing else refers to.
std::vector<PersonRow> imported_people(store::Read&, ImportId, std::int64_t limit);
std::optional<PersonId> find_person_built_on(store::Read&, ImportId);

}
