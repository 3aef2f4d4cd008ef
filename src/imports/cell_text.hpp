#pragma once
// Cells as text to read from: half width, without the marks that keep spreadsheets from guessing, and the words
// with which offices say "nothing" or "not known".
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>
#include "documents/workbook.hpp"

namespace imports {

/// Half width, outer blanks off, a leading apostrophe and ="…" taken away. What the cell says, not how it is shown.
std::string tidy(std::string_view typed);
/// tidy() without any blank inside.
std::string compact(std::string_view typed);

/// The cell as the office typed or sees it, for messages and lists of errors: a number with its format's unit.
std::string as_typed(const documents::Cell& cell);
/// What the cell says in full: a number with the words that its format puts around it ("3人"), others as as_typed().
std::string stated_text(const documents::Cell& cell);

/// Means what stands above: 同上, 〃, -〃-, a lone double quote.
bool is_ditto(std::string_view typed);

/// An Excel error value, stored as one or left as text by a CSV export ("#REF!").
bool is_error_value(const documents::Cell& cell);

/// Says nothing: "", "-", "—", "/", "\", "*", "无", "空", "暂无".
bool says_nothing(std::string_view compacted);
/// Says that nobody knows: "不详", "记不清".
bool says_unknown(std::string_view compacted);

bool contains(std::string_view text, std::string_view part);
bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts);
bool is_any(std::string_view text, std::initializer_list<std::string_view> words);
bool all_digits(std::string_view text);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
std::vector<std::string> split(std::string_view text, char separator);

/// The text outside brackets of every kind (half width or full), and what stood inside.
struct Bracketed {
    std::string outside{}, inside{};
};
Bracketed without_brackets(std::string_view text);

/// "A" for 0, "AB" for 27.
std::string column_letters(std::uint32_t column);

}
