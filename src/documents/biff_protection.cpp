#include "documents/biff_protection.hpp"
#include <array>
#include <cstdint>
#include <functional>
#include <nettle/arcfour.h>
#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <optional>
#include <string_view>
#include "documents/biff_records.hpp"
#include "documents/reading.hpp"

namespace documents {
namespace {

constexpr std::string_view own_password = "VelvetSweatshop";  // MS-OFFCRYPTO 2.4.2.3
constexpr std::size_t block_bytes = 1024, salt_bytes = 16, verifier_bytes = 16;

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

std::string md5(std::string_view text) {
    md5_ctx context;
    std::array<std::uint8_t, MD5_DIGEST_SIZE> digest{};
    md5_init(&context);
    md5_update(&context, text.size(), bytes_of(text));
    md5_digest(&context, digest.size(), digest.data());
    return {digest.begin(), digest.end()};
}

std::string sha1(std::string_view text) {
    sha1_ctx context;
    std::array<std::uint8_t, SHA1_DIGEST_SIZE> digest{};
    sha1_init(&context);
    sha1_update(&context, text.size(), bytes_of(text));
    sha1_digest(&context, digest.size(), digest.data());
    return {digest.begin(), digest.end()};
}

std::string own_password_wide() {
    std::string wide;
    for (const char c : own_password) wide += {c, '\0'};
    return wide;
}

std::string block_number(std::uint32_t block) {
    std::string text;
    for (int shift = 0; shift < 32; shift += 8) text += static_cast<char>(block >> shift & 0xFF);
    return text;
}

using KeyOfBlock = std::function<std::string(std::uint32_t block)>;

/// What a FILEPASS record says: how keys are made, and a text by which the password can be told.
struct Protection {
    KeyOfBlock key_of{};
    std::string verifier{}, verifier_hash{};  // both encrypted, one after the other
    std::string (*hash)(std::string_view) = nullptr;
};

std::string decrypted(const std::string& key, std::string_view text) {
    arcfour_ctx context;
    std::string plain(text.size(), '\0');
    arcfour_set_key(&context, key.size(), bytes_of(key));
    arcfour_crypt(&context, text.size(), reinterpret_cast<std::uint8_t*>(plain.data()), bytes_of(text));
    return plain;
}

/// The way of Excel 97 and 2000 (MS-OFFCRYPTO 2.3.6): keys of 40 bits out of MD5.
Protection of_1997(std::string_view data) {
    const std::string salt(data.substr(6, salt_bytes));
    const auto password = md5(own_password_wide()).substr(0, 5);
    std::string salted;
    for (int i = 0; i < 16; ++i) salted += password + salt;
    const auto base = md5(salted).substr(0, 5);
    return {.key_of = [base](std::uint32_t block) { return md5(base + block_number(block)); },
            .verifier = std::string(data.substr(22, verifier_bytes)),
            .verifier_hash = std::string(data.substr(38, MD5_DIGEST_SIZE)),
            .hash = md5};
}

/// The way of Excel 2002 and later (MS-OFFCRYPTO 2.3.5): SHA-1, keys as long as the record says.
std::optional<Protection> of_2002(std::string_view data) {
    constexpr std::size_t header_at = 14, verifier_size = 4 + salt_bytes + verifier_bytes + 4 + SHA1_DIGEST_SIZE;
    if (data.size() < header_at + 20) return {};
    const std::size_t header_size = u32_at(data, 10);
    if (header_size > data.size() || data.size() - header_size < header_at + verifier_size) return {};
    const std::size_t bits = u32_at(data, header_at + 16);
    const std::size_t key_bytes = bits == 0 ? 5 : bits / 8;
    if (key_bytes < 5 || key_bytes > 16) return {};
    const auto at = header_at + header_size + 4;
    const auto base = sha1(std::string(data.substr(at, salt_bytes)) + own_password_wide());
    const auto key_of = [base, key_bytes](std::uint32_t block) {
        auto key = sha1(base + block_number(block)).substr(0, key_bytes);
        if (key_bytes == 5) key.resize(16);
        return key;
    };
    return Protection{
        .key_of = key_of,
        .verifier = std::string(data.substr(at + salt_bytes, verifier_bytes)),
        .verifier_hash = std::string(data.substr(at + salt_bytes + verifier_bytes + 4, SHA1_DIGEST_SIZE)),
        .hash = sha1};
}

bool opens(const Protection& protection) {
    const auto plain = decrypted(protection.key_of(0), protection.verifier + protection.verifier_hash);
    return protection.hash(plain.substr(0, verifier_bytes)) == plain.substr(verifier_bytes);
}

/// The oldest way only mixes the password in; its check value has 15 bits (MS-OFFCRYPTO 2.3.7.1).
bool is_mixed_with_own_password(std::string_view data) {
    std::uint32_t check = 0;
    const auto turn = [&](std::uint32_t c) { check = ((check >> 14 & 1) | (check << 1 & 0x7FFF)) ^ c; };
    for (auto at = own_password.size(); at-- > 0;) turn(static_cast<unsigned char>(own_password[at]));
    turn(static_cast<std::uint32_t>(own_password.size()));
    return data.size() >= 6 && u16_at(data, 4) == (check ^ 0xCE4B);
}

/// How many bytes at the beginning of a record's data stay plain; the keys' stream runs on over them.
std::size_t plain_bytes(std::uint16_t type, std::size_t length) {
    switch (type) {
        case 0x0809:                                           // BOF
        case 0x002F:                                           // FILEPASS
        case 0x00E1:                                           // INTERFACEHDR
        case 0x0138:                                           // RRDHEAD
        case 0x0194:                                           // USREXCL
        case 0x0195:                                           // FILELOCK
        case 0x0196: return length;                            // RRDINFO
        case 0x0085: return std::min<std::size_t>(length, 4);  // BOUNDSHEET: where the sheet begins
        default: return 0;
    }
}

std::string without_protection(const std::string& stream, const KeyOfBlock& key_of) {
    std::string all;
    for (std::size_t at = 0; at < stream.size(); at += block_bytes)
        all += decrypted(key_of(static_cast<std::uint32_t>(at / block_bytes)),
                         std::string_view(stream).substr(at, block_bytes));
    std::string plain = stream;
    for (std::size_t at = 0; at + 4 <= stream.size();) {
        const std::size_t length = std::min<std::size_t>(u16_at(stream, at + 2), stream.size() - at - 4);
        const auto skip = plain_bytes(u16_at(stream, at), length);
        plain.replace(at + 4 + skip, length - skip, all, at + 4 + skip, length - skip);
        at += 4 + length;
    }
    return plain;
}

}

Result<std::string> unprotected(std::string stream) {
    BiffStream records(stream);
    while (const auto record = TRY(records.next())) {
        if (record->type == Biff::end_of_part) break;
        if (record->type != Biff::file_pass) continue;
        const auto data = record->data();
        if (data.size() < 6) return encrypted();
        if (u16_at(data, 0) == 0)
            return is_mixed_with_own_password(data) ? known_kind("file_structure") : encrypted();
        std::optional<Protection> protection;
        if (u16_at(data, 2) == 1 && data.size() >= 54) protection = of_1997(data);
        else if (u16_at(data, 4) == 2) protection = of_2002(data);
        if (!protection || !opens(*protection)) return encrypted();
        return text_result(without_protection(stream, protection->key_of));
    }
    return text_result(std::move(stream));
}

}
