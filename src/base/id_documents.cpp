#include "base/id_documents.hpp"
#include "base/look_alikes.hpp"
#include <algorithm>

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

/// Upper case, half width, without blanks and hyphens.
std::string clean(std::string_view typed) {
    std::string text = without_blanks(to_half_width(unified(typed)));
    std::erase(text, '-');
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

bool is_card_of_2017(std::string_view text) {
    return text.size() == 15 && std::all_of(text.begin(), text.begin() + 3, is_letter) &&
           std::all_of(text.begin() + 3, text.end(), is_digit);
}

Result<DocumentNumber> read_residence_card(std::string_view typed, Date today) {
    auto text = clean(typed);
    if (is_card_of_2017(text))
        return DocumentNumber{.kind = DocumentKind::permanent_residence, .digits = std::move(text)};
    if (text.size() != 18 || text[0] != '9') return Refusal{"residence_card.format"};
    const auto id = read_id_number(text, today);
    if (!id) return Refusal{"residence_card." + id.error().code.substr(id.error().code.find('.') + 1)};
    return DocumentNumber{DocumentKind::permanent_residence, id->digits, id->birth, id->sex};
}

Result<DocumentNumber> read_passport(std::string_view typed) {
    auto text = clean(typed);
    const bool right = text.size() >= 5 && text.size() <= 20 && std::any_of(text.begin(), text.end(), is_digit) &&
                       std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || is_letter(c); });
    if (!right) return Refusal{"passport.format"};
    return DocumentNumber{.kind = DocumentKind::passport, .digits = std::move(text)};
}

}

Result<DocumentNumber> read_document_number(DocumentKind kind, std::string_view typed, Date today) {
    switch (kind) {
        case DocumentKind::permanent_residence: return read_residence_card(typed, today);
        case DocumentKind::passport: return read_passport(typed);
        case DocumentKind::resident_id: break;
    }
    const auto id = read_id_number(typed, today);
    if (!id) return id.error();
    return DocumentNumber{DocumentKind::resident_id, id->digits, id->birth, id->sex};
}

bool is_residence_card_number(std::string_view digits) {
    return digits.size() == 18 && digits[0] == '9' && is_province(digits.substr(1));
}

bool is_province(std::string_view area) {
    constexpr std::string_view known =
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";
    return known.find(area.substr(0, 2)) != std::string_view::npos;
}

std::string mask_document_number(DocumentKind kind, std::string_view digits) {
    if (kind != DocumentKind::passport) return mask_id_number(digits);
    if (digits.size() < 7) return std::string(digits.size(), '*');
    const auto end = digits.size() - 3;
    return std::string(digits.substr(0, 1)) + std::string(end - 1, '*') + std::string(digits.substr(end));
}
