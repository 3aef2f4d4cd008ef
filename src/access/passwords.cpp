#include "access/passwords.hpp"
#include "base/crypto.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace access_control {

namespace {

/// Roots of the passwords that people choose first, in small letters; repeated or numbered they are no better.
constexpr std::string_view common[] = {
    "password", "qwerty",   "123456", "111111",   "000000",    "admin",    "abc123",   "iloveyou",
    "welcome",  "letmein",  "woaini", "5201314",  "888888",    "666666",   "a123456",  "zxcvbn",
    "asdfgh",   "1qaz2wsx", "bangfu", "dangyuan", "dangzhibu", "zhongguo", "passw0rd", "p@ssw0rd",
    "changeme", "monkey",   "dragon", "princess", "football",  "zaq12wsx", "q1w2e3",   "147258",
    "789456",   "112233",   "123123", "654321",   "zuzhibu",   "chinese"};

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

std::size_t distinct(std::string text) {
    std::sort(text.begin(), text.end());
    return static_cast<std::size_t>(std::unique(text.begin(), text.end()) - text.begin());
}

/// What is left when every common root is taken out.
std::size_t own_part(std::string text) {
    for (const auto root : common)
        for (auto at = text.find(root); at != text.npos; at = text.find(root)) text.erase(at, root.size());
    return text.size();
}

}

Result<Done> check_password(std::string_view password, std::string_view username, bool second_factor) {
    const std::size_t least = second_factor ? 12 : 15;
    if (!to_code_points(password) || length_in_characters(password) < least || password.size() > 256)
        return Refusal{"access.password_short", {{"new_password", "access.password_short"}}};
    const auto small = lower(password);
    if (!username.empty() && small.find(lower(username)) != small.npos)
        return Refusal{"access.password_username", {{"new_password", "access.password_username"}}};
    if (distinct(small) < 6 || own_part(small) < 7)
        return Refusal{"access.password_common", {{"new_password", "access.password_common"}}};
    return Done{};
}

std::string first_password() {
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string out;
    while (out.size() < 24) {
        if (out.size() % 5 == 4) {
            out += '-';
            continue;
        }
        const auto byte = static_cast<unsigned char>(crypto::random_bytes(1)[0]);
        if (byte < letters.size() * 8) out += letters[byte % letters.size()];
    }
    return out;
}

}
