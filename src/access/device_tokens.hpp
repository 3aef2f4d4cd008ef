#pragma once
// What a browser is known by after somebody signed in there: for each of the last accounts a token that only the
// county's key makes. It opens nothing; guesses from a known browser are counted by themselves, so that strangers'
// guesses keep nobody out.
#include "base/crypto.hpp"
#include "base/ids.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace access_control {

/// What the guesses at this account from the browser of that cookie are counted by; nothing when it is not known.
std::optional<std::string> device_of(const crypto::Vault&, std::string_view cookie, AccountId);
/// The cookie after a sign-in: this account first with a new token, then others that it held, eight at most.
std::string with_device(const crypto::Vault&, std::string_view cookie, AccountId);

}
