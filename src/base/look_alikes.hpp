#pragma once
// Characters that look like another and stand for it: what text copied out of a PDF or typed by some input methods
// carries. One place for ledgers, forms, searches and the matching of people; names of papers stay readable as they
// are seen.
#include <string>
#include <string_view>

/// Radicals and strokes as the ideographs that they look like (Unicode's Equivalent_Unified_Ideograph),
/// compatibility ideographs and composed letters as their canonical equivalents, and without the marks that nobody
/// sees: zero width, soft hyphen, byte order mark, directions, variation selectors. U+202E stays, because it
/// changes what is seen. Width, blanks and punctuation stay; so does ill-formed text.
std::string unified(std::string_view text);

/// The same for a name, as it is kept and compared: full-width letters and figures in half width as well, blanks of
/// all kinds as " ", none at its ends. A name that turns_direction() stays as typed: it is to be refused.
std::string unified_name(std::string_view typed);

/// Holds blanks only, or marks that nobody sees, or nothing.
bool is_blank(std::string_view text);

/// Has marks that turn the direction of what follows (U+202A-202E, U+2066-2069): nobody types one.
bool turns_direction(std::string_view text);
