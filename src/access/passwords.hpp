#pragma once
// What a password must be, and first passwords that people can read out. Pure but for the random ones.
#include "base/result.hpp"
#include <string>
#include <string_view>

namespace access_control {

/// What a password may not rest on.
struct PasswordWords {
    std::string_view username, county;
};

/// Refusals: access.password_short (under 15 characters), access.password_long (over 256 bytes),
/// access.password_username, access.password_common (too little is left without common words, the county's name,
/// repeated and running characters).
Result<Done> check_password(std::string_view password, const PasswordWords& words);
/// Five groups of four letters and digits without look-alikes.
std::string first_password();

}
