#pragma once
// Whether a text matches a pattern of the interface's description, as a browser would say (ECMA-262 with "u").
#include <string>
#include <string_view>
#include <unicode/regex.h>

namespace tests {

inline bool matches(const std::string& pattern, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), 0, status);
    const auto read = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    matcher.reset(read);
    return matcher.matches(status) != 0 && U_SUCCESS(status);
}

}
