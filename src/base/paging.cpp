#include "base/paging.hpp"
#include "base/crypto.hpp"
#include <charconv>

namespace {

/// Reads "<hex key>.<id>" into the window; false when it is no cursor of ours.
bool read_cursor(std::string_view cursor, Window& window) {
    const auto dot = cursor.find('.');
    if (dot == std::string_view::npos || cursor.size() > 2000) return false;
    const auto key = crypto::bytes_of_hex(cursor.substr(0, dot));
    const auto digits = cursor.substr(dot + 1);
    const auto end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, window.id);
    if (!key || digits.empty() || error != std::errc{} || rest != end) return false;
    window.key = *key;
    window.from_edge = false;
    return true;
}

}

std::string cursor_of(std::string_view key, std::int64_t id) { return crypto::hex(key) + "." + std::to_string(id); }

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
