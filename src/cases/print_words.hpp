#pragma once
// Words and fields that the papers of a case share. Papers are Chinese whatever language the screen speaks. Private to
// cases/.
#include "cases/print.hpp"

namespace cases::on_paper {

namespace print = documents::print;

/// The Chinese name of a code; empty where nothing is on file.
std::string coded(std::string_view table, const OptionalText& code);
std::string level_word(std::optional<std::int64_t> level);
/// "特别困难", or what is proposed so far: "特别困难（拟）".
std::string level_of(const CaseLine&);
std::string causes_of(const Case&);
/// "1978.06".
std::string month_of(Date);
std::string month_of(const std::optional<Date>&);
std::string month_of(const std::optional<PartialDate>&);
std::string yuan(const std::optional<Money>&);
/// Empty where nobody has said.
std::string yes_no(const std::optional<bool>&);
/// An empty field is never left blank, so that nobody takes it for forgotten.
std::string or_none(std::string text);
std::string or_none(const OptionalText& text);
/// An organisation as papers name it: its committee and itself, without the county and without strokes between.
std::string place_of(const std::string& path_name);
/// Full years on the day, "—" without a birth date.
std::string age_on(const people::Person&, Date day);

print::Cell label(std::string text, int across = 1, int down = 1);
print::Cell field(std::string text, int across = 1);
print::Cell words(std::string text, int across);  // from the left

/// A draft says so across the page; an issued paper has its number under its name and at its foot, and its code.
print::Paper stamped(print::Paper, const Stamp&);
/// The code of an issued paper; nothing on a draft.
std::optional<print::Code> code_of(const Stamp&);

}
