#pragma once
// The documents that say who somebody is: a resident's ID card, a foreigner's permanent residence card in the forms
// of 2017 and 2023, a passport. How each number is built and what it tells of its bearer; knows nothing of issue.
#include "base/described.hpp"
#include "base/text.hpp"

enum class DocumentKind { resident_id, permanent_residence, passport };
BOOST_DESCRIBE_ENUM(DocumentKind, resident_id, permanent_residence, passport)

/// A checked number of a document: upper case, half width, no blanks or hyphens.
struct DocumentNumber {
    DocumentKind kind = DocumentKind::resident_id;
    std::string digits;
    std::optional<Date> birth{};  // where the number carries it in full
    Sex sex = Sex::unknown;
    bool operator==(const DocumentNumber&) const = default;
};

/// Reads a number as people type it, look-alike characters and marks that nobody sees taken off.
/// A resident's number: as read_id_number. A permanent residence card of 2023: 9, the province of the first
/// application (2), the nationality (3), birth date, order and check character as on a resident's card; of 2017:
/// three letters of the nationality and twelve digits, which give the birth year without its century: nothing is
/// taken from them. A passport: 5 to 20 letters and digits, one digit at least. Refusals: id_number.*;
/// residence_card.format, residence_card.check_digit, residence_card.date; passport.format.
Result<DocumentNumber> read_document_number(DocumentKind, std::string_view typed, Date today);

/// Begins as a permanent residence card of 2023 does, and as no resident's number: 9 and a province.
bool is_residence_card_number(std::string_view digits);

/// The first two digits of a division code: a province, or 81 to 83 of the residence permits.
bool is_province(std::string_view area);

/// First 3 and last 4 characters, of a passport the first and the last 3; nothing of what is too short to hide.
std::string mask_document_number(DocumentKind, std::string_view digits);
