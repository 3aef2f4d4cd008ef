#include "base/text.hpp"
#include "base/limits.hpp"
#include <algorithm>
#include <array>

namespace {

/// One code point of UTF-8 at a place, with its length; ill-formed bytes are one byte long and not `good`.
struct Decoded {
    char32_t code = 0;
    std::size_t length = 1;
    bool good = false;
};

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {lead, 1, false};
    char32_t code = lead & (0xFFu >> (length + 1));
    for (std::size_t i = at + 1; i < at + length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {lead, 1, false};
        code = (code << 6) | (byte(i) & 0x3Fu);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool outside = (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF;
    if (overlong || outside) return {lead, 1, false};
    return {code, length, true};
}

void append(std::string& out, char32_t code) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
        return;
    }
    if (code < 0x800) {
        put(0xC0 | (code >> 6));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
    }
    put(0x80 | (code & 0x3F));
}

/// ASCII blanks, no-break, en and em spaces, ideographic, zero width, direction marks and the byte order mark.
bool is_blank_character(char32_t code) {
    return code == ' ' || (code >= 9 && code <= 13) || code == 0x85 || code == 0xA0 || code == 0xAD ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
           (code >= 0x205F && code <= 0x206F) || code == 0x3000 || code == 0xFEFF;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

int number_at(std::string_view digits, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (digits[i] - '0');
    return value;
}

/// Half width, without blanks, upper-case X: what the 18 or 15 characters are read from.
std::string clean_id(std::string_view typed) {
    std::string clean = without_blanks(to_half_width(typed));
    if (!clean.empty() && clean.back() == 'x') clean.back() = 'X';
    return clean;
}

/// Hyphens and dashes of every kind off, brackets around an area code too.
std::string without_hyphens(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length, good] = decode(text, at);
        const bool hyphen =
            code == '-' || code == '(' || code == ')' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
        if (!good || !hyphen) out += text.substr(at, length);
        at += length;
    }
    return out;
}

bool is_mobile(std::string_view digits) { return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3'; }

/// An area code of 3 (010, 02x) or 4 figures and a number of 7 or 8.
bool is_land_line(std::string_view digits) {
    if (digits.size() < 10 || digits[0] != '0' || digits[1] == '0') return false;
    const bool short_area = digits[1] == '1' || digits[1] == '2';
    const auto local = digits.size() - (short_area ? 3 : 4);
    return local == 7 || local == 8;
}

}

char id_number_check(std::string_view first17) {
    ensure(first17.size() == 17 && all_digits(first17));
    constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (first17[i] - '0');
    return "10X98765432"[sum % 11];
}

Result<IdNumber> read_id_number(std::string_view typed, Date today) {
    IdNumber id{.digits = clean_id(typed)};
    id.normalised = id.digits != typed;
    if (id.digits.size() == 15 && all_digits(id.digits)) {
        id.upgraded = true;
        id.digits.insert(6, "19");
        id.digits += id_number_check(id.digits);
    }
    const std::string_view first17 = std::string_view(id.digits).substr(0, 17);
    const bool right_end = id.digits.size() == 18 && (is_digit(id.digits[17]) || id.digits[17] == 'X');
    if (!right_end || !all_digits(first17)) return Refusal{"id_number.format"};
    if (id.digits[17] != id_number_check(first17)) return Refusal{"id_number.check_digit"};
    const auto birth = Date::of(number_at(id.digits, 6, 4), static_cast<unsigned>(number_at(id.digits, 10, 2)),
                                static_cast<unsigned>(number_at(id.digits, 12, 2)));
    if (!birth || *birth > today || birth->year() < birth_year_least) return Refusal{"id_number.date"};
    id.birth = *birth;
    id.sex = (id.digits[16] - '0') % 2 == 1 ? Sex::male : Sex::female;
    return id;
}

std::optional<std::string> read_phone(std::string_view typed) {
    std::string digits = without_hyphens(without_blanks(to_half_width(typed)));
    for (const std::string_view prefix : {"+86", "0086", "86"}) {
        if (digits.starts_with(prefix) && digits.size() > 11) {
            digits.erase(0, prefix.size());
            break;
        }
    }
    if (!all_digits(digits) || !(is_mobile(digits) || is_land_line(digits))) return std::nullopt;
    return digits;
}

bool luhn_holds(std::string_view digits) {
    if (digits.size() < 16 || digits.size() > 19 || !all_digits(digits)) return false;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = digits[digits.size() - 1 - i] - '0';
        const int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += i % 2 == 1 ? doubled : digit;
    }
    return sum % 10 == 0;
}

std::string to_half_width(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length, good] = decode(text, at);
        if (good && code >= 0xFF01 && code <= 0xFF5E) append(out, code - 0xFEE0);
        else if (good && code == 0x3000) out += ' ';
        else out += text.substr(at, length);
        at += length;
    }
    return out;
}

std::string trim(std::string_view text) {
    std::size_t first = text.size(), end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length, good] = decode(text, at);
        if (!good || !is_blank_character(code)) {
            first = std::min(first, at);
            end = at + length;
        }
        at += length;
    }
    return first < end ? std::string(text.substr(first, end - first)) : std::string();
}

std::string without_blanks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length, good] = decode(text, at);
        if (!good || !is_blank_character(code)) out += text.substr(at, length);
        at += length;
    }
    return out;
}

std::optional<std::u32string> to_code_points(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [code, length, good] = decode(utf8, at);
        if (!good) return std::nullopt;
        out += code;
        at += length;
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t code : text) append(out, code);
    return out;
}

std::size_t length_in_characters(std::string_view utf8) {
    const auto points = to_code_points(utf8);
    ensure(points.has_value());
    return points->size();
}

std::string mask_id_number(std::string_view digits) {
    if (digits.size() < 8) return std::string(digits.size(), '*');
    const auto end = digits.size() - 4;
    return std::string(digits.substr(0, 3)) + std::string(end - 3, '*') + std::string(digits.substr(end));
}

std::string mask_phone(std::string_view phone) {
    if (phone.size() < 8) return std::string(phone.size(), '*');
    return std::string(phone.substr(0, 3)) + "****" + std::string(phone.substr(phone.size() - 4));
}

std::string mask_account(std::string_view account) {
    if (account.size() < 8) return std::string(account.size(), '*');
    return "****" + std::string(account.substr(account.size() - 4));
}

std::string mask_name(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const auto length = decode(name, at).length;
        if (at == 0) out += name.substr(0, length);
        else out += '*';
        at += length;
    }
    return out;
}
