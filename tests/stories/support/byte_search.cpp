#include "tests/stories/support/byte_search.hpp"
#include "base/crypto.hpp"
#include "base/text.hpp"
#include <cstring>
#include <fmt/format.h>
#include <set>
#include <stdexcept>

namespace stories {

namespace {

std::uint64_t head_of(const char* bytes) {
    std::uint64_t out = 0;
    std::memcpy(&out, bytes, sizeof out);
    return out;
}

std::u16string utf16(const std::string& text) {
    std::u16string out;
    const auto points = to_code_points(text).value();
    for (char32_t c : points) {
        if (c >= 0x10000) {
            c -= 0x10000;
            out += static_cast<char16_t>(0xd800 + (c >> 10));
            c = 0xdc00 + (c & 0x3ff);
        }
        out += static_cast<char16_t>(c);
    }
    return out;
}

std::string bytes_of(const std::u16string& units, bool big_endian) {
    std::string out;
    for (const auto unit : units) {
        const std::array<char, 2> pair{static_cast<char>(unit >> 8), static_cast<char>(unit & 0xff)};
        out += pair[big_endian ? 0 : 1];
        out += pair[big_endian ? 1 : 0];
    }
    return out;
}

/// What must stand in base64 of anything that has the text `skip` bytes into a group of three.
std::string base64_core(const std::string& text, std::size_t skip, std::string_view digits) {
    const auto whole = text.substr((3 - skip) % 3);
    std::string out;
    for (std::size_t i = 0; i + 3 <= whole.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j) group = group << 8 | static_cast<unsigned char>(whole[i + j]);
        for (int shift = 18; shift >= 0; shift -= 6) out += digits[group >> shift & 63];
    }
    return out;
}

std::string escaped(const std::u16string& units) {
    std::string out;
    for (const auto unit : units)
        out += unit < 0x80 ? std::string(1, static_cast<char>(unit)) : fmt::format("\\u{:04x}", unsigned{unit});
    return out;
}

std::string percent(const std::string& text, bool all) {
    std::string out;
    for (const unsigned char byte : text)
        out +=
            byte < 0x80 && !all ? std::string(1, static_cast<char>(byte)) : fmt::format("%{:02X}", unsigned{byte});
    return out;
}

}

ByteSearch::ByteSearch(const std::vector<std::string>& texts) {
    const std::string common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    for (const auto& text : texts) {
        const auto units = utf16(text);
        add(text, text + " as it is");
        add(bytes_of(units, false), text + " as UTF-16");
        add(bytes_of(units, true), text + " as UTF-16, high byte first");
        add(crypto::hex(text), text + " as hex");
        add(escaped(units), text + " as JSON");
        add(percent(text, false), text + " as a form sends it");
        add(percent(text, true), text + " as a form sends it");
        for (std::size_t skip = 0; skip < 3; ++skip)
            for (const auto* last : {"+/", "-_"}) add(base64_core(text, skip, common + last), text + " as base64");
    }
}

void ByteSearch::add(std::string bytes, const std::string& name) {
    if (bytes.size() < sizeof(std::uint64_t)) throw std::logic_error("too short to be looked for: " + name);
    const auto head = head_of(bytes.data());
    heads_.set(head & 0xffff);
    patterns_.emplace(head, Pattern{std::move(bytes), name});
}

std::vector<std::string> ByteSearch::find_in(std::string_view bytes) const {
    std::set<std::string> found;
    for (std::size_t at = 0; at + sizeof(std::uint64_t) <= bytes.size(); ++at) {
        const auto head = head_of(bytes.data() + at);
        if (!heads_.test(head & 0xffff)) continue;
        const auto [first, last] = patterns_.equal_range(head);
        for (auto each = first; each != last; ++each)
            if (bytes.substr(at).starts_with(each->second.bytes)) found.insert(each->second.name);
    }
    return {found.begin(), found.end()};
}

}
