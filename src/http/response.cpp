// How a response's head is written on the wire.
#include "base/result.hpp"
#include "http/request.hpp"
#include <array>
#include <ctime>
#include <fmt/format.h>

namespace http {

namespace {

std::string_view reason(int status) {
    switch (status) {
        case 200: return "OK";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        default: return "Refused";
    }
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", in English whatever the locale.
std::string date_of(std::time_t moment) {
    constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm parts{};
    gmtime_r(&moment, &parts);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days.at(static_cast<std::size_t>(parts.tm_wday)),
                       parts.tm_mday, months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900,
                       parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}

std::string response_head(const Response& response) {
    const auto size = response.fixed.empty() ? response.body.size() : response.fixed.size();
    auto head = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason(response.status),
                            date_of(std::time(nullptr)));
    if (response.status != 304) head += fmt::format("Content-Length: {}\r\n", size);
    if (response.close) head += "Connection: close\r\n";
    for (const auto& [name, value] : response.headers) {
        ensure(value.find_first_of("\r\n") == std::string::npos);
        head += name + ": " + value + "\r\n";
    }
    return head + "\r\n";
}

}
