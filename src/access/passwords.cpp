#include "access/passwords.hpp"
#include "base/crypto.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <cstdlib>

namespace access_control {

namespace {

/// Roots of the passwords that people choose first, in small letters; repeated or numbered they are no better.
constexpr std::string_view common[] = {
    "password", "passw0rd",      "p@ssw0rd", "qwertyuiop", "qwerty",     "asdfghjkl",  "asdfgh",   "zxcvbnm",
    "zxcvbn",   "1qaz2wsx",      "1q2w3e4r", "q1w2e3r4",   "q1w2e3",     "zaq12wsx",   "qazwsx",   "123456",
    "654321",   "147258369",     "147258",   "789456",     "123123",     "112233",     "121212",   "159357",
    "admin",    "administrator", "root",     "guest",      "abc123",     "a123456",    "iloveyou", "welcome",
    "letmein",  "changeme",      "monkey",   "dragon",     "princess",   "football",   "sunshine", "chinese",
    "woaini",   "woaizhongguo",  "5201314",  "1314520",    "520520",     "168168",     "666888",   "888888",
    "zhongguo", "beijing",       "nihao",    "dangyuan",   "dangzhibu",  "dangwei",    "zuzhibu",  "xianwei",
    "bangfu",   "taozhang",      "我爱中国", "我爱你",     "中国共产党", "为人民服务", "党支部",   "组织部",
    "困难党员", "帮扶",          "密码",     "管理员"};

/// A word may be a part of a good password; what is left beside such words must be worth something.
constexpr std::size_t own_characters_min = 7, distinct_min = 6;

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

void take_out(std::string& text, std::string_view word) {
    if (word.empty()) return;
    for (auto at = text.find(word); at != text.npos; at = text.find(word)) text.erase(at, word.size());
}

std::size_t count_distinct(std::u32string text) {
    std::sort(text.begin(), text.end());
    return static_cast<std::size_t>(std::unique(text.begin(), text.end()) - text.begin());
}

/// Characters that do not merely repeat or go on from the two before them ("aaaa", "abcd", "9876").
std::size_t count_free(const std::u32string& text) {
    std::size_t free = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto step = [&](std::size_t at) {
            return static_cast<int>(text[at]) - static_cast<int>(text[at - 1]);
        };
        const bool runs_on = i >= 2 && step(i) == step(i - 1) && std::abs(step(i)) <= 1;
        free += runs_on ? 0 : 1;
    }
    return free;
}

bool rests_on_common_words(const std::string& small, std::string_view county) {
    auto left = small;
    take_out(left, county);
    if (county.ends_with("委")) take_out(left, county.substr(0, county.size() - std::string_view("委").size()));
    for (const auto word : common) take_out(left, word);
    const auto characters = *to_code_points(left);
    return count_free(characters) < own_characters_min || count_distinct(characters) < distinct_min;
}

Refusal refused(const char* code) { return {code, {{"new_password", code}}}; }

}

Result<Done> check_password(std::string_view password, const PasswordWords& words) {
    if (!to_code_points(password) || length_in_characters(password) < password_characters_min)
        return refused("access.password_short");
    if (password.size() > 256) return refused("access.password_long");
    const auto small = lower(password);
    if (!words.username.empty() && small.find(lower(words.username)) != small.npos)
        return refused("access.password_username");
    if (rests_on_common_words(small, words.county)) return refused("access.password_common");
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
        if (byte < letters.size() * (256 / letters.size())) out += letters[byte % letters.size()];
    }
    return out;
}

}
