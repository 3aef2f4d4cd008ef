#include "http/json.hpp"
#include "base/look_alikes.hpp"
#include <boost/json/parse.hpp>
#include <set>

namespace http {

namespace {

/// Finds a name given twice in one object. Boost.JSON would keep the last and say nothing. Names with escapes are
/// refused too: none of ours needs one, and they would hide a twin.
bool has_duplicate(std::string_view text) {
    struct Level {
        bool object;
        bool expects_name;
        std::set<std::string_view> names;
    };
    std::vector<Level> levels;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '{') levels.push_back({true, true, {}});
        else if (c == '[') levels.push_back({false, false, {}});
        else if (c == '}' || c == ']') levels.pop_back();
        else if (c == ',') levels.back().expects_name = levels.back().object;
        else if (c == '"') {
            const auto from = ++at;
            bool escaped = false;
            while (text[at] != '"') {
                escaped = escaped || text[at] == '\\';
                at += text[at] == '\\' ? 2 : 1;
            }
            if (levels.empty() || !levels.back().expects_name) continue;
            levels.back().expects_name = false;
            if (escaped || !levels.back().names.insert(text.substr(from, at - from)).second) return true;
        }
    }
    return false;
}

/// How many bytes a well-formed UTF-8 sequence has at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const auto more = [&](std::size_t i) { return (byte(i) & 0xc0u) == 0x80u; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first <= 0xdf && more(1)) return 2;
    if (first >= 0xe0 && first <= 0xef && more(1) && more(2)) {
        if (first == 0xe0 && byte(1) < 0xa0) return 0;
        return first == 0xed && byte(1) > 0x9f ? 0 : 3;
    }
    if (first >= 0xf0 && first <= 0xf4 && more(1) && more(2) && more(3)) {
        if (first == 0xf0 && byte(1) < 0x90) return 0;
        return first == 0xf4 && byte(1) > 0x8f ? 0 : 4;
    }
    return 0;
}

void mend(boost::json::value& value, const std::string& path, Wrong& issues) {
    if (auto* object = value.if_object()) {
        for (auto& each : *object) mend(each.value(), path + "." + std::string(each.key()), issues);
    } else if (auto* list = value.if_array()) {
        for (std::size_t i = 0; i < list->size(); ++i)
            mend((*list)[i], path + "[" + std::to_string(i) + "]", issues);
    } else if (auto* text = value.if_string(); text && !is_kept_as_typed(path)) {
        if (turns_direction(*text)) wrong(issues, path, "text.turns_direction");
        else *text = unified(*text);
    }
}

}

Result<boost::json::value> parse_json(std::string_view text) {
    boost::system::error_code error;
    boost::json::parse_options options;
    options.max_depth = 32;
    auto value = boost::json::parse(text, error, {}, options);
    if (error) return Refusal{"request.json"};
    if (has_duplicate(text)) return Refusal{"request.duplicate"};
    return value;
}

bool is_clean_text(std::string_view text) {
    if (text.size() > text_bytes_max) return false;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7f) return false;
        const auto length = sequence_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

void mend_texts(boost::json::object& fields, Wrong& issues) {
    for (auto& each : fields) mend(each.value(), std::string(each.key()), issues);
}

bool read_integer(const boost::json::value& from, bool textual, std::int64_t& out) {
    if (from.is_int64()) {
        out = from.get_int64();
        return true;
    }
    if (!textual || !from.is_string()) return false;
    const std::string_view text = from.get_string();
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && rest == text.data() + text.size() && !text.empty();
}

void put_text(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    std::size_t from = 0;  // what stands as it is goes over in one piece
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && c != '"' && c != '\\') continue;
        out += text.substr(from, at - from);
        from = at + 1;
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (c == '\r') out += "\\r";
        else {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        }
    }
    out += text.substr(from);
    out += '"';
}

}
