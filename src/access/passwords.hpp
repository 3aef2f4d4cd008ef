#pragma once
// What a password must be, and first passwords that people can read out. Pure but for the random ones.
#include "base/result.hpp"
#include <string>
#include <string_view>

namespace access_control {

/// Refusals: access.password_short (15 characters, 12 with a second factor), access.password_common,
/// access.password_username.
Result<Done> check_password(std::string_view password, std::string_view username, bool second_factor = false);
/// Five groups of four letters and digits without look-alikes.
std::string first_password();

}
