#include "base/paging.hpp"
#include <charconv>

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

std::string to_hex(std::string_view bytes) {
    std::string out;
    for (const unsigned char byte : bytes) {
        out += hex_digits[byte >> 4];
        out += hex_digits[byte & 15];
    }
    return out;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = hex_digits.find(text[i]), low = hex_digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
    }
    return out;
}

/// Reads "<hex key>.<id>" into the window; false when it is no cursor of ours.
bool read_cursor(std::string_view cursor, Window& window) {
    const auto dot = cursor.find('.');
    if (dot == std::string_view::npos || cursor.size() > 2000) return false;
    const auto key = from_hex(cursor.substr(0, dot));
    const auto digits = cursor.substr(dot + 1);
    const auto end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, window.id);
    if (!key || digits.empty() || error != std::errc{} || rest != end) return false;
    window.key = *key;
    window.from_edge = false;
    return true;
}

}

std::string cursor_of(std::string_view key, std::int64_t id) { return to_hex(key) + "." + std::to_string(id); }

Result<Window> window_of(const PageAsk& ask) {
    Window window{.backward = ask.before.has_value() || ask.last.value_or(false), .size = ask.size.value_or(20)};
    if (window.size < 1 || window.size > 100) return Refusal{"page.size", {{"size", "page.size"}}};
    const auto& cursor = ask.before ? ask.before : ask.after;
    if (cursor && !read_cursor(*cursor, window))
        return Refusal{"page.cursor", {{ask.before ? "before" : "after", "page.cursor"}}};
    if (window.from_edge && window.backward) {
        window.key.assign(256, '\xff');
        window.id = INT64_MAX;
    }
    return window;
}
