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

/// A shorter one is refused, whatever it is made of.
constexpr std::size_t password_characters_min = 15;

/// Refusals: access.password_short, access.password_long (over 256 bytes),
/// access.password_username, access.password_common (too little is left without common words, the county's name,
/// repeated and running characters).
Result<Done> check_password(std::string_view password, const PasswordWords& words);
/// Five groups of four letters and digits without look-alikes.
std::string first_password();

}
