#pragma once
// A request and a response as values, without sockets: what the gate believes and dispatch works on.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

struct Request {
    std::string method, path, query;
    std::vector<std::pair<std::string, std::string>> headers{};  // names in lower case
    std::string body{};
    std::string address{};  // of the peer, or as the trusted proxy in front says
    std::string number{};   // of this request, in the log and in refusals
    std::uint64_t content_length = 0;
    bool has_content_length = false;
    /// A header's value, or "".
    std::string_view header(std::string_view name) const;
    /// A cookie's value, or "".
    std::string_view cookie(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::string_view fixed{};  // instead of body: bytes that live as long as the program
    std::string route{};       // pattern, for the access log
    bool close = false;
    bool compressible = false;  // carries no secret and is no file
};

/// The strict gate: reads a request's head (up to and with its blank line). A status other than 200 means: answer
/// so and close. 400 smuggling shapes and malformed, 405 unknown method, 417 expectations, 431 too many or too long
/// fields, 505 other versions. Refuses Transfer-Encoding, a second Content-Length or Host, folded lines, bodies on
/// GET, paths that are not canonical.
int read_head(std::string_view head, Request& request);

/// Where the head at the beginning of `received` ends: behind its blank line, or behind the first line break that
/// is no CRLF, so that read_head() can refuse it; npos while more is to come.
std::size_t head_end(std::string_view received);
constexpr std::size_t head_bytes_max = 8192;

/// The status line and fields of a response as sent; with the length of its body, and the date.
std::string response_head(const Response& response);

/// Decodes %XX and '+'; nothing when malformed or not clean text.
std::optional<std::string> url_decode(std::string_view text);
/// "a=1&b=2" as pairs; nothing when malformed or a name comes twice.
std::optional<std::vector<std::pair<std::string, std::string>>> read_form(std::string_view text);

}
