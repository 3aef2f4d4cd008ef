#include "store/keys.hpp"
#include "base/crypto.hpp"
#include "store/connection.hpp"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace store {

namespace {

constexpr std::string_view head = "bangfu key 1\n";

/// Letters and digits as read: no hyphens, blanks or lower case, so that a key may be typed as it comes.
std::string canonical(const std::string& recovery_key) {
    std::string out;
    for (const char c : recovery_key) {
        if (c >= 'a' && c <= 'z') out += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
    }
    return out;
}

crypto::Vault wrapping_vault(const std::string& recovery_key) { return crypto::Vault(crypto::sha256(canonical(recovery_key))); }

std::optional<std::string> from_hex(std::string_view text) {
    std::string out;
    if (text.size() != 64) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto value = [](char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; };
        out += static_cast<char>(value(text[i]) * 16 + value(text[i + 1]));
    }
    return out;
}

}

std::optional<std::string> read_key_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::string text((std::istreambuf_iterator<char>(file)), {});
    if (!text.starts_with(head)) throw Failure("key", path + " is no key file of this program");
    text.erase(0, head.size());
    const auto key = from_hex(text.substr(0, 64));
    if (!key) throw Failure("key", path + " is damaged");
    return key;
}

void write_key_file(const std::string& path, const std::string& data_key) {
    const auto text = std::string(head) + crypto::hex(data_key) + "\n";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw Failure("key", path + ": " + std::strerror(errno));
    const auto written = ::write(file, text.data(), text.size());
    const bool kept = written == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!kept) throw Failure("key", path + ": not written");
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
    } catch (const Bug&) {
        return std::nullopt;
    }
}

}
