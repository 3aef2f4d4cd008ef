#pragma once
// Identifiers and text as Chinese papers carry them: ID numbers, phones, masks.
// Checks say what is wrong; nothing is repaired in silence. domain.md 1.1, 1.5, 4.3.
#include "base/date.hpp"
#include "base/result.hpp"
#include <optional>
#include <string>
#include <string_view>

enum class Sex : int { unknown = 0, male = 1, female = 2 };  // GB/T 2261.1

/// A checked 18-digit citizen ID number (GB 11643-1999), upper-case X.
struct IdNumber {
    std::string digits;  // always 18 characters
    Date birth;
    Sex sex = Sex::unknown;
    bool upgraded = false;    // was typed with 15 digits
    bool normalised = false;  // full width, blanks or lower-case x were cleaned
    bool operator==(const IdNumber&) const = default;
};

/// Reads an ID number as people type it (full-width digits, inner blanks, lower-case x, 15 digits).
/// Refusals: id_number.format, id_number.check_digit, id_number.date (impossible, or after `today`).
/// The area code is never a refusal: genuine areas are missing from every table (domain.md 0.9).
Result<IdNumber> read_id_number(std::string_view typed, Date today);

/// The check character for the first 17 digits.
char id_number_check(std::string_view first17);

/// A mobile or land-line number with +86, blanks and hyphens taken off; nothing when it is neither.
std::optional<std::string> read_phone(std::string_view typed);

/// Luhn check of a bank card number of 16 to 19 digits; a failure is a warning only (domain.md 1.1).
bool luhn_holds(std::string_view digits);

/// Full-width ASCII to half-width, ideographic space to blank; other characters stay.
std::string to_half_width(std::string_view text);
/// Without blanks of any kind (ASCII, no-break, ideographic, zero width, BOM) at both ends.
std::string trim(std::string_view text);
/// Without blanks of any kind anywhere.
std::string without_blanks(std::string_view text);

/// The text as code points; ill-formed UTF-8 is nothing.
std::optional<std::u32string> to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
/// How many characters a reader sees as code points; bug on ill-formed UTF-8.
std::size_t length_in_characters(std::string_view utf8);

// Masks (domain.md 4.3)
std::string mask_id_number(std::string_view digits);  // 110***********1234: first 3, last 4
std::string mask_phone(std::string_view phone);       // 138****8000
std::string mask_account(std::string_view account);   // ****1234
std::string mask_name(std::string_view name);         // 张*  (every character after the first)
