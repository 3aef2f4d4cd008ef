#include "access/device_tokens.hpp"
#include <fmt/format.h>
#include <vector>

namespace access_control {

namespace {

constexpr std::size_t accounts_max = 8;
constexpr char between = '~';

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string proof(const crypto::Vault& vault, std::string_view account, std::string_view nonce) {
    return vault.bound_token("device", fmt::format("{}.{}", account, nonce));
}

/// "<account>.<nonce>.<proof>"
struct Token {
    std::string account, nonce;
};

std::optional<Token> read_token(const crypto::Vault& vault, std::string_view text) {
    const auto parts = parts_of(text, '.');
    if (parts.size() != 3 || !crypto::same(parts[2], proof(vault, parts[0], parts[1]))) return std::nullopt;
    return Token{std::string(parts[0]), std::string(parts[1])};
}

}

std::optional<std::string> device_of(const crypto::Vault& vault, std::string_view cookie, AccountId account) {
    const auto own = std::to_string(account.value);
    for (const auto text : parts_of(cookie, between))
        if (text.starts_with(own + "."))
            if (const auto token = read_token(vault, text)) return token->nonce;
    return std::nullopt;
}

std::string with_device(const crypto::Vault& vault, std::string_view cookie, AccountId account) {
    const auto own = std::to_string(account.value);
    const auto nonce = crypto::random_token(12);
    auto out = fmt::format("{}.{}.{}", own, nonce, proof(vault, own, nonce));
    std::size_t kept = 1;
    for (const auto text : parts_of(cookie, between)) {
        const auto token = read_token(vault, text);
        if (!token || token->account == own || kept == accounts_max) continue;
        out += between + std::string(text);
        ++kept;
    }
    return out;
}

}
