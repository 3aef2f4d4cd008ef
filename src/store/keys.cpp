#include "store/keys.hpp"
#include "base/crypto.hpp"
#include "store/connection.hpp"
#include "store/files.hpp"

namespace store {

namespace {

constexpr std::string_view head = "bangfu key 1\n";
constexpr std::string_view verifying_head = "bangfu verification key 1\n";

/// Letters and digits as read: no hyphens, blanks or lower case, so that a key may be typed as it comes.
std::string canonical(const std::string& recovery_key) {
    std::string out;
    for (const char c : recovery_key) {
        if (c >= 'a' && c <= 'z') out += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
    }
    return out;
}

crypto::Vault wrapping_vault(const std::string& recovery_key) {
    return crypto::Vault(crypto::sha256(canonical(recovery_key)));
}

}

std::optional<std::string> read_key_file(const std::string& path) {
    const auto text = read_small_file(path);
    if (!text) return std::nullopt;
    if (!text->starts_with(head)) throw Failure("key", path + " is no key file of this program");
    const auto key = crypto::bytes_of_hex(text->substr(head.size(), 64));
    if (!key || key->size() != 32) throw Failure("key", path + " is damaged");
    return key;
}

void write_key_file(const std::string& path, const std::string& data_key) {
    write_small_file(path, std::string(head) + crypto::hex(data_key) + "\n");
}

std::string verification_key_text(const std::string& verification_key) {
    return std::string(verifying_head) + crypto::hex(verification_key) + "\n";
}

std::string read_verification_key(const std::string& path) {
    constexpr auto bytes = crypto::Vault::verification_key_bytes;
    const auto text = read_small_file(path);
    if (!text) throw Failure("key", path + " cannot be read");
    if (!text->starts_with(verifying_head)) throw Failure("key", path + " is no verification key of this program");
    const auto key = crypto::bytes_of_hex(text->substr(verifying_head.size(), 2 * bytes));
    if (!key || key->size() != bytes) throw Failure("key", path + " is damaged");
    return *key;
}

std::string make_recovery_key() {
    // 32 letters without I, O, 0, 1: five bits each, 130 bits in all.
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    const auto bytes = crypto::random_bytes(26);
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % 5 == 0) out += '-';
        out += letters[static_cast<unsigned char>(bytes[i]) % 32];
    }
    return out;
}

std::string wrap_data_key(const std::string& recovery_key, const std::string& data_key) {
    return wrapping_vault(recovery_key).seal("data_key", 0, data_key);
}

std::optional<std::string> unwrap_data_key(const std::string& recovery_key, const std::string& wrapped) {
    try {
        return wrapping_vault(recovery_key).open("data_key", 0, wrapped);
    } catch (const Bug&) { return std::nullopt; }
}

}
