#pragma once
// Names of people: what is one, in which order they stand (姓氏笔画), and the grams that search finds them by. Rare
// characters beyond the basic plane and · are whole characters here.
#include <string>
#include <string_view>
#include <vector>

namespace people {

/// A name as papers carry it: 2 to 30 characters, Chinese (rare ones too), · inside, or Latin words with single
/// blanks. Digits, question marks, brackets, private-use characters and blanks between Chinese characters are
/// refused.
bool is_person_name(std::string_view name);

/// One spelling for search and comparison: dots of all kinds to ·, full width to half width, Latin in upper case,
/// no blanks.
std::string folded_name(std::string_view name);

/// Every character and every pair of neighbours of the folded name, each once; nothing for ill-formed text.
std::vector<std::string> name_grams(std::string_view name);

/// What a search text needs a name to have: one character, one pair, or up to three pairs spread over the text.
/// Empty when nothing can match (blank, ill-formed, longer than any name).
std::vector<std::string> search_grams(std::string_view text);
constexpr std::size_t search_grams_max = 3;
/// The gram at that place, "" beyond the last: queries ask for all three.
std::string gram_at(const std::vector<std::string>& grams, std::size_t place);

/// Bytes that sort by strokes of the characters in order (ICU, zh-u-co-stroke), the same on every database.
std::string stroke_sort_key(std::string_view name);

}
