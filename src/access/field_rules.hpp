#pragma once
// What forms can tell of an organisation's, an account's and a password's fields; the routes describe them with it.
#include "access/access.hpp"
#include "access/sessions.hpp"
#include "base/field_rules.hpp"

namespace access_control {

std::vector<FieldRule> field_rules_of(std::type_identity<AddOrganisation>);
std::vector<FieldRule> field_rules_of(std::type_identity<RenameOrganisation>);
std::vector<FieldRule> field_rules_of(std::type_identity<AddAccount>);
std::vector<FieldRule> field_rules_of(std::type_identity<RenameAccount>);
std::vector<FieldRule> field_rules_of(std::type_identity<ChangePassword>);

}
