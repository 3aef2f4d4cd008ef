#pragma once
// The first start: a county and its three administrators, made on the command line while nobody has an account.
#include "access/access.hpp"

namespace access_control {

struct FirstAdministrator {
    std::string username, name, role;
    std::string password{}, hash{};  // the password is told once and not kept
};
struct FirstAdministrators {
    std::string county_code, county_name;
    std::vector<FirstAdministrator> accounts{};
};

/// The system, security and audit administrator under their usual names, without passwords.
FirstAdministrators usual_administrators(const std::string& county_code, const std::string& county_name);
/// With a password made here for each who has none, and all hashed: not on the writer. Refusals: those of
/// check_password (details: the user name).
Result<FirstAdministrators> prepare_first_administrators(FirstAdministrators);
/// Founds the county, unless it stands under that code already, and its administrators, all or nothing. Refusals:
/// access.accounts_exist, access.county_exists (under another code), access.invalid.
Result<OrganisationId> create_first_administrators(store::Write&, const Actor&, const FirstAdministrators&);

}
