#include "imports/ledger_rows_cells.hpp"
#include <algorithm>
#include "base/limits.hpp"
#include "base/look_alikes.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

using documents::Cell;
using documents::CellKind;

/// Points that keyboards and old files put between the parts of a name; · stands for them all.
bool is_name_point(char32_t code) {
    constexpr std::u32string_view points = U"·•・．‧∙⋅●･˙゜。｡";
    return points.find(code) != std::u32string_view::npos || code == U'.';
}

bool is_suspect(char32_t code) {
    constexpr std::u32string_view marks = U"?？*＊□■�/\\()（）[]【】〔〕<>《》{}、,，;；:：!！@#＃&+=|_~\"“”";
    const bool figure = (code >= U'0' && code <= U'9') || (code >= U'０' && code <= U'９');
    return figure || marks.find(code) != std::u32string_view::npos || (code >= 0xE000 && code <= 0xF8FF) ||
           code < 0x20;
}

bool is_latin(char32_t code) { return (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z'); }

/// "9.90106E+17", as spreadsheets show a number too long for its column.
bool is_scientific(std::string_view text) {
    const auto e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0) return false;
    auto power = text.substr(e + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    const auto mantissa = replace_all(std::string(text.substr(0, e)), ".", "");
    return all_digits(power) && all_digits(mantissa);
}

/// What a cell of that column may hold, as the forms have it. What is only quoted in the remark has to fit there
/// with all the rest.
std::size_t most_of(std::string_view field) {
    if (field == "remark" || field == "aid") return text_most("remark") - 2000;
    if (field == "address" || field == "occupation") return text_most(field);
    return field == "health" ? text_most("illness") : text_most_usual;
}

std::string reason_code(const Refusal& refusal) {
    if (refusal.code == "id_number.check_digit") return "ID_CHECK";
    return refusal.code == "id_number.date" ? "ID_DATE" : "ID_FORMAT";
}

/// The parts between blanks, for names of people whose names have several.
std::string with_single_blanks(const std::string& text) {
    std::string joined;
    std::string part;
    for (const auto& piece : split(replace_all(replace_all(text, "\xE3\x80\x80", " "), "\xC2\xA0", " "), ' ')) {
        part = without_blanks(piece);
        if (!part.empty()) joined += (joined.empty() ? "" : " ") + part;
    }
    return joined;
}

/// What stands after the word 护照; nothing without it.
std::optional<std::string_view> after_passport(std::string_view text) {
    for (const std::string_view word : {"护照号码", "护照号", "护照"}) {
        if (!text.starts_with(word)) continue;
        text.remove_prefix(word.size());
        if (text.starts_with("：")) text.remove_prefix(std::string_view("：").size());
        else if (text.starts_with(':')) text.remove_prefix(1);
        return text;
    }
    return std::nullopt;
}

/// A letter and 6 to 9 more, most of them figures: no resident's number with a slip of the pen looks like that.
bool is_like_passport(std::string_view digits) {
    const auto figures = std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits.size() >= 7 && digits.size() <= 10 && figures >= 6 && digits[0] >= 'A' && digits[0] <= 'Z';
}

}

LedgerIssue& RowNotes::doubt(std::string_view field, std::string_view code, Verdict severity, const Cell& cell) {
    issues.push_back(
        {.field = std::string(field), .code = std::string(code), .severity = severity, .value = as_typed(cell)});
    return issues.back();
}

void RowNotes::note(std::string_view field, std::string_view code) {
    const auto known = [&](const LedgerNote& each) { return each.field == field && each.code == code; };
    if (std::any_of(notes.begin(), notes.end(), known)) return;
    notes.push_back({.field = std::string(field), .code = std::string(code)});
}

bool RowNotes::is_unusable(std::string_view field, const Cell& cell) {
    if (is_error_value(cell)) {
        doubt(field, "CELL_ERROR", Verdict::error, cell);
        return true;
    }
    if (cell.kind == CellKind::formula_no_value) {
        doubt(field, "FORMULA_NO_VALUE", Verdict::error, cell);
        return true;
    }
    if ((field == "name" || field == "id") && is_ditto(cell.text)) {
        doubt(field, "DITTO_NAMES_NOBODY", Verdict::error, cell);
        return true;
    }
    // Names have a reading of their own, which leaves such marks out and says so.
    if (field != "name" && turns_direction(cell.text)) {
        doubt(field, "TEXT_DIRECTION", Verdict::error, cell);
        return true;
    }
    if (const auto most = most_of(field); !is_text_within(cell.text, most)) {
        doubt(field, "TEXT_OVER", Verdict::error, cell).details = {std::to_string(most)};
        return true;
    }
    if (cell.formula) note(field, "FORMULA");
    return false;
}

Verdict RowNotes::verdict() const {
    Verdict worst = Verdict::ok;
    for (const auto& issue : issues) worst = std::max(worst, issue.severity);
    return worst;
}

NameReading read_name(std::string_view typed) {
    std::string text = unified_name(typed);
    if (text.size() > 1 && text[0] == '\'') text = trim(text.substr(1));
    const auto points = to_code_points(with_single_blanks(text));
    if (!points) return {.name = text, .suspect = true};
    const bool latin = std::any_of(points->begin(), points->end(), is_latin);
    const auto blanks = std::count(points->begin(), points->end(), U' ');
    // Two characters with a blank between are one Chinese name set wide; longer parts may be a name of several
    // words.
    const bool words = blanks > 0 && (latin || static_cast<std::ptrdiff_t>(points->size()) - blanks >= 5);
    std::u32string out;
    for (const char32_t code : *points) {
        if ((code == U' ' && !words) || code == 0x202E) continue;
        const bool between = is_name_point(code) && !out.empty() && !latin;
        out += between ? U'·' : code;
    }
    if (!latin && out.size() > 1 && out.back() == U'·') out.pop_back();
    NameReading reading{.name = to_utf8(out)};
    reading.cleaned = reading.name != typed;
    reading.suspect = words || turns_direction(typed) || latin || out.size() > 30 ||
                      std::any_of(out.begin(), out.end(), is_suspect);
    return reading;
}

std::optional<IdNumber> read_id_cell(const Cell& cell, Date as_of, RowNotes& notes) {
    const std::string text = compact(cell.text);
    const bool number = cell.kind == CellKind::number;
    const bool too_long = number && (text.size() > 15 || !all_digits(text)) && text.size() >= 10;
    if (too_long || is_scientific(text)) {
        notes.doubt("id", "ID_NUMERIC", Verdict::error, cell);
        return {};
    }
    auto id = read_id_number(text, as_of);
    // No number ends in 000 and the check digit 0: those are the zeros that took the place of lost figures.
    if (id && text.size() == 18 && text.ends_with("0000")) {
        notes.doubt("id", "ID_NUMERIC", Verdict::error, cell);
        return {};
    }
    if (!id) {
        notes.doubt("id", reason_code(id.error()), Verdict::error, cell);
        return {};
    }
    if (id->upgraded) notes.doubt("id", "ID_15", Verdict::warning, cell).suggestion = id->digits;
    if (id->digits != cell.text && !id->upgraded) notes.note("id", "NORMALISED");
    return *id;
}

std::optional<DocumentNumber> read_document_cell(const Cell& cell, Date as_of, RowNotes& notes) {
    const auto text = compact(cell.text);
    const auto named = after_passport(text);
    if (const auto card = read_document_number(DocumentKind::permanent_residence, text, as_of);
        card && !card->birth) {
        if (card->digits != cell.text) notes.note("id", "NORMALISED");
        return *card;
    }
    const auto passport = read_document_number(DocumentKind::passport, named.value_or(text), as_of);
    if (passport && (named || is_like_passport(passport->digits))) {
        if (!named) notes.doubt("id", "ID_PASSPORT", Verdict::warning, cell);
        return *passport;
    }
    const auto id = read_id_cell(cell, as_of, notes);
    if (!id) return {};
    const bool is_card = is_residence_card_number(id->digits);
    return DocumentNumber{is_card ? DocumentKind::permanent_residence : DocumentKind::resident_id, id->digits,
                          id->birth, id->sex};
}

std::string id_key(const std::optional<IdNumber>& id, const Cell& cell) {
    return id ? id->digits : compact(cell.text);
}

}
