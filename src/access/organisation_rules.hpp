#pragma once
// What organisations may stand below which, and what their names and codes may be. Pure; knows no database.
#include <string_view>

namespace access_control {

/// county, committee, general_branch or branch.
bool is_organisation_kind(std::string_view word);
/// Whether a kind may stand directly below another; below nothing ("") only the county.
bool may_stand_below(std::string_view parent, std::string_view child);

/// What is wrong with a name of an organisation (60 characters at most) or of a person (40): access.name_missing,
/// access.name_long, access.name_invalid (a control character or '/', which parts the names of a path); or "".
const char* fault_of_name(std::string_view name, std::size_t characters_max = 60);
/// The same of a code: access.code_missing (or over 40 bytes), access.code_invalid (blanks inside).
const char* fault_of_code(std::string_view code);

}
