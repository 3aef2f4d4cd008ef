#pragma once
// The first start: a county and its three administrators, made on the command line while nobody has an account.
#include "access/access.hpp"

namespace access_control {

/// The system, security and audit administrator under their usual names, without passwords.
FirstAdministrators usual_administrators(const std::string& county_code, const std::string& county_name);
/// With a password made here for each who has none, and all hashed: not on the writer. Refusals: those of
/// check_password (details: the user name).
Result<FirstAdministrators> prepare_first_administrators(FirstAdministrators);

}
