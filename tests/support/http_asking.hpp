#pragma once
// Requests as a browser sends them, for the tests of http/ that need no socket.
#include "tests/support/http_service.hpp"

namespace http::test {

struct Asked {
    std::string method = "GET", target = "/api/notes", body{}, who = "writer", key{};
    std::vector<std::pair<std::string, std::string>> headers{};  // replace the usual ones; an empty value removes
};

/// A request as a browser on our own page sends it.
inline Request request_of(Service& service, const Asked& asked) {
    Request request{.method = asked.method,
                    .path = asked.target.substr(0, asked.target.find('?')),
                    .body = asked.body,
                    .address = "203.0.113.9"};
    if (asked.target.find('?') != std::string::npos)
        request.query = asked.target.substr(asked.target.find('?') + 1);
    std::map<std::string, std::string> headers{{"host", "bangfu.example"}, {"accept-language", "en"}};
    if (!asked.who.empty()) headers["cookie"] = "bangfu_session=" + asked.who;
    if (asked.method == "POST") {
        headers["origin"] = "http://bangfu.example";
        headers["content-type"] = "application/json";
        headers["x-bangfu-csrf"] = service.csrf(asked.who);
        headers["idempotency-key"] = asked.key.empty() ? crypto::random_token() : asked.key;
    }
    for (const auto& [name, value] : asked.headers) headers[name] = value;
    for (const auto& [name, value] : headers)
        if (!value.empty()) request.headers.emplace_back(name, value);
    request.content_length = request.body.size();
    return request;
}

inline Response ask(Service& service, const Asked& asked) { return service.answer(request_of(service, asked)); }

inline std::string header(const Response& response, std::string_view name) {
    for (const auto& [each, value] : response.headers)
        if (each == name) return value;
    return {};
}

inline std::string code(const Response& response) {
    const auto body = http::parse_json(response.body);
    if (!body || !body->is_object() || !body->get_object().contains("code")) return {};
    return std::string(body->at("code").get_string());
}

}
