#pragma once
// Roles as sets of permissions, where each may stand, and which no one may hold together (三员分立, domain.md 4.2).
#include "base/actor.hpp"
#include "base/result.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace access_control {

/// All roles' words in order.
const std::vector<std::string_view>& all_roles();
/// What a list of roles ("branch_clerk,helper") permits.
Permissions permissions_of(std::string_view roles);
std::vector<std::string> split_roles(std::string_view joined);

/// Whether one of the three administrators' roles is among them.
bool holds_administrator_role(std::string_view roles);

/// Whether one account of an organisation's kind may hold these roles. Refusals: access.role_unknown,
/// access.role_place (details: the role), access.roles_incompatible (details: both), in Chinese and then in
/// English.
Result<Done> check_roles(const std::vector<std::string>& roles, std::string_view organisation_kind);

}
