#pragma once
// The most that anybody may bring in, in one place: of a sum, and by the names of their fields of texts. It is what is
// read from a request, what OpenAPI says of it, what a ledger's cell may hold. A text of a name that is not in the
// table has at most text_most_usual characters, so that none is without a limit.
#include "base/money.hpp"
#include <cstddef>
#include <string_view>

/// The most that any one sum may be, gained or lost: ten billion yuan, more than a county spends in a year. Four of
/// them for each of a million cases still add up without overflow.
inline constexpr Money money_most{1'000'000'000'000};

constexpr bool is_within_most(Money sum) { return sum.fen <= money_most.fen && sum.fen >= -money_most.fen; }

/// Nobody alive was born before that year: an earlier one is a slip of the pen, as a day that never was.
inline constexpr int birth_year_least = 1850;

/// Reasons, purposes, addresses and whatever has no limit of its own: what fits on a line or three.
inline constexpr std::size_t text_most_usual = 200;

/// The most characters that a text of that name has: "opinion", "findings[2].event" (the last word counts).
std::size_t text_most(std::string_view field);

/// Texts that are nobody's words to be read: passwords, proofs and places of ours, a form while it is typed. They stay
/// as they came; every other text of a request is mended (base/look_alikes.hpp).
bool is_kept_as_typed(std::string_view field);

/// Whether a text, its outer blanks taken off, has at most so many characters; ill-formed UTF-8 has not.
bool is_text_within(std::string_view text, std::size_t most);
