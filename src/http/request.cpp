#include "http/request.hpp"
#include "http/json.hpp"
#include <algorithm>
#include <charconv>

namespace http {

namespace {

constexpr std::size_t fields_max = 64;

bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != marks.npos;
    });
}

bool is_visible(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
}

/// A path that names one thing in one way: no empty, "." or ".." part, no encoding, no backslash.
bool is_canonical(std::string_view path) {
    if (path.empty() || path[0] != '/' || path.size() > 2000) return false;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        if (!plain) return false;
    }
    return path.find("//") == path.npos && path.find("/./") == path.npos && path.find("/../") == path.npos &&
           !path.ends_with("/.") && !path.ends_with("/..");
}

/// The next line without its CRLF; false on a bare CR or LF.
bool take_line(std::string_view& head, std::string_view& line) {
    const auto end = head.find("\r\n");
    if (end == head.npos) return false;
    line = head.substr(0, end);
    head.remove_prefix(end + 2);
    return line.find('\r') == line.npos && line.find('\n') == line.npos;
}

int read_request_line(std::string_view line, Request& request) {
    const auto first = line.find(' '), last = line.rfind(' ');
    if (first == line.npos || first == last) return 400;
    request.method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!is_token(request.method) || !is_visible(target)) return 400;
    if (version != "HTTP/1.1") return version.starts_with("HTTP/") ? 505 : 400;
    const auto mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != target.npos) request.query = target.substr(mark + 1);
    if (!is_canonical(request.path) || request.query.find('#') != std::string::npos) return 400;
    return request.method == "GET" || request.method == "HEAD" || request.method == "POST" ? 200 : 405;
}

int read_field(std::string_view line, Request& request) {
    const auto colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon))) return 400;  // a folded line begins with a blank
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    auto value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
    for (const char c : value)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f) return 400;
    request.headers.emplace_back(std::move(name), value);
    return request.headers.size() > fields_max ? 431 : 200;
}

/// Fields that framing or a decision of ours hangs on: two of one would be read differently here and in front.
bool comes_once(std::string_view name) {
    constexpr std::string_view once[] = {"host",          "content-length",  "content-type",
                                         "origin",        "cookie",          "sec-fetch-site",
                                         "x-bangfu-csrf", "idempotency-key", "x-forwarded-for"};
    return std::find(std::begin(once), std::end(once), name) != std::end(once);
}

/// What framing needs: one Host, at most one Content-Length of plain digits, no Transfer-Encoding.
int check_framing(Request& request) {
    std::vector<std::string_view> seen;
    for (const auto& [name, value] : request.headers) {
        if (name == "transfer-encoding" || name == "upgrade" || name == "trailer") return 400;
        if (name == "expect") return 417;
        if (!comes_once(name)) continue;
        if (std::find(seen.begin(), seen.end(), name) != seen.end()) return 400;
        seen.push_back(name);
        if (name == "host" && (value.empty() || value.find(',') != value.npos)) return 400;
        if (name != "content-length") continue;
        const auto [rest, error] =
            std::from_chars(value.data(), value.data() + value.size(), request.content_length);
        if (error != std::errc{} || rest != value.data() + value.size() || value.size() > 12) return 400;
        request.has_content_length = true;
    }
    if (request.header("host").empty()) return 400;
    if (request.method != "POST" && request.content_length > 0) return 400;
    return 200;
}

}

std::string_view Request::header(std::string_view name) const {
    for (const auto& [each, value] : headers)
        if (each == name) return value;
    return {};
}

std::string_view Request::cookie(std::string_view name) const {
    auto rest = header("cookie");
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
        const auto equals = pair.find('=');
        if (equals != pair.npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    }
    return {};
}

std::size_t head_end(std::string_view received) {
    for (auto at = received.find('\n'); at != received.npos; at = received.find('\n', at + 1)) {
        if (at == 0 || received[at - 1] != '\r') return at + 1;
        if (at == 1 || (at >= 3 && received[at - 2] == '\n')) return at + 1;
    }
    return received.npos;
}

int read_head(std::string_view head, Request& request) {
    if (head.size() > head_bytes_max) return 431;
    std::string_view line;
    if (!take_line(head, line)) return 400;
    const int status = read_request_line(line, request);
    if (status != 200 && status != 405) return status;
    while (take_line(head, line)) {
        if (line.empty()) {
            const int framing = head.empty() ? check_framing(request) : 400;
            return framing == 200 ? status : framing;
        }
        if (const int field = read_field(line, request); field != 200) return field;
    }
    return 400;
}

std::optional<std::string> url_decode(std::string_view text) {
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+') {
            out += ' ';
            continue;
        }
        if (text[at] != '%') {
            out += text[at];
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = digit(text[at + 1]), low = digit(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return is_clean_text(out) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::vector<std::pair<std::string, std::string>>> read_form(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> out;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = url_decode(pair.substr(0, equals));
        auto value = url_decode(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value) return std::nullopt;
        for (const auto& known : out)
            if (known.first == *name) return std::nullopt;
        out.emplace_back(*std::move(name), *std::move(value));
    }
    return out;
}

}
