#include "bench/office.hpp"
#include "base/crypto.hpp"
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>

namespace bench {

namespace json = boost::json;

std::string get_request(const std::string& target, const std::string& token) {
    return fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: bangfu_session={}\r\n\r\n", target, token);
}

std::string post_request(const std::string& target, const std::string& body, const std::string& more,
                         const std::string& type) {
    return fmt::format("POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}\r\n{}",
                       target, type, body.size(), more, body);
}

std::string sign_in_request(const std::string& username, const std::string& password) {
    return post_request("/api/sign-in", fmt::format(R"({{"username":"{}","password":"{}"}})", username, password),
                        "");
}

Office sign_in(std::uint16_t port, const std::string& username, const std::string& password) {
    const auto answer = ask_once(port, sign_in_request(username, password));
    if (answer.status != 200) throw std::runtime_error("sign-in: " + answer.body);
    const auto cookie = header_of(answer, "set-cookie");
    const auto from = cookie.find('=') + 1;
    return {cookie.substr(from, cookie.find(';') - from),
            std::string(json::parse(answer.body).at("csrf").as_string())};
}

std::string change_headers(const Office& office) {
    return fmt::format("Cookie: bangfu_session={}\r\nX-Bangfu-Csrf: {}\r\nIdempotency-Key: {}\r\n", office.token,
                       office.csrf, crypto::random_token(18));
}

Asking asking(std::uint16_t port) {
    return [port](const std::string& request) { return ask_once(port, request); };
}

json::value asked(const Asking& ask, const std::string& target, const std::string& token) {
    const auto answer = ask(get_request(target, token));
    if (answer.status != 200) throw std::runtime_error(target + ": " + answer.body);
    return json::parse(answer.body);
}

json::value asked(std::uint16_t port, const std::string& target, const std::string& token) {
    return asked(asking(port), target, token);
}

Answer told(const Asking& ask, const Office& office, const std::string& target, const std::string& body,
            const std::string& type) {
    auto answer = ask(post_request(target, body, change_headers(office), type));
    if (answer.status != 200) throw std::runtime_error(target + ": " + answer.body);
    return answer;
}

Answer told(std::uint16_t port, const Office& office, const std::string& target, const std::string& body,
            const std::string& type) {
    return told(asking(port), office, target, body, type);
}

Office sign_in_first(std::uint16_t port, const std::string& username, const std::string& first_password) {
    const auto office = sign_in(port, username, first_password);
    told(port, office, "/api/session/password",
         fmt::format(R"({{"current":"{}","new_password":"{}"}})", first_password, demo_password));
    return sign_in(port, username);
}

std::string id_of(const json::value& row) { return json::serialize(row.at("id")); }

std::string approved(const json::value& row) {
    return fmt::format(R"({{"id":{},"version":{},"verdict":"approve","opinion":"属实"}})", id_of(row),
                       row.at("version").as_int64());
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}
