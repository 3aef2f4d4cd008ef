#pragma once
// Bytes to UTF-8 and back, strictly: what cannot be read whole is not read at all.
#include <optional>
#include <string>
#include <string_view>

namespace documents {

struct DecodedText {
    std::string text;      // UTF-8 without byte order mark
    std::string encoding;  // "UTF-8 with BOM", "UTF-8", "UTF-16", "GB18030"
};

/// Reads text by its byte order mark, else as UTF-8 when it is that, else as GB18030; nothing when it is none of
/// them.
std::optional<DecodedText> decode_text(std::string_view bytes);

bool is_utf8(std::string_view text);

/// UTF-16 as UTF-8; a lone surrogate becomes U+FFFD.
std::string utf8_of(std::u16string_view text);

/// Adds one code point; bug when it is none.
void append_code_point(std::string& text, char32_t point);

}
