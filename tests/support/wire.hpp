#pragma once
// A server on a port of its own and clients that speak to it byte for byte.
#include "http/server.hpp"
#include "tests/support/http_service.hpp"
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace http::test {

using namespace std::chrono_literals;

inline ServerOptions quick() {
    return {.port = 0,
            .threads = 2,
            .handle_signals = false,
            .idle_max = 2000ms,
            .head_time_max = 300ms,
            .body_time_min = 300ms,
            .write_time_min = 2000ms,
            .drain_time_max = 1500ms};
}

/// A server in this process, drained at the end.
struct Running {
    explicit Running(ServerOptions options = quick(), BodyLimits bodies = {})
        : service(tests::Database::sqlite, false, bodies),
          server(service.front, std::move(options)),
          thread([this] { server.run(); }) {}
    ~Running() { end(); }
    void end() {
        server.stop();
        if (thread.joinable()) thread.join();
    }
    Service service;
    Server server;
    std::thread thread;
};

/// A client that sends what it is told, byte for byte.
class Wire {
public:
    explicit Wire(std::uint16_t port) : Wire() { connect(port); }
    /// Not connected yet.
    Wire() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{.tv_sec = 10};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    void connect(std::uint16_t port) const {
        sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
        REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    }
    ~Wire() { ::close(socket_); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// The next response, head and body; "" when the connection has ended. `has_body` is false for HEAD.
    std::string next(bool has_body = true) {
        while (received_.find("\r\n\r\n") == std::string::npos)
            if (!more()) return {};
        const auto head = received_.find("\r\n\r\n") + 4;
        const auto at = received_.find("Content-Length: ");
        const auto length = has_body && at < head ? std::stoul(received_.substr(at + 16)) : 0;
        while (received_.size() < head + length)
            if (!more()) return {};
        auto response = received_.substr(0, head + length);
        received_.erase(0, head + length);
        return response;
    }
    bool has_ended() { return received_.empty() && !more() && !is_late_; }
    void finish() const { ::shutdown(socket_, SHUT_WR); }

private:
    bool more() {
        char bytes[4096];
        const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
        is_late_ = count < 0 && errno == EAGAIN;
        if (count <= 0) return false;
        received_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }
    int socket_;
    std::string received_;
    bool is_late_ = false;
};

inline std::string get(std::string_view path, std::string_view fields = "") {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n" + std::string(fields) + "\r\n";
}

inline std::string keep(Running& running, int id, std::string_view fields = "", std::string form = "wire") {
    const auto body = R"({"id":)" + std::to_string(id) + R"(,"form":")" + form + R"(","lines":[]})";
    return "POST /api/notes HTTP/1.1\r\nHost: x\r\nCookie: bangfu_session=writer\r\nContent-Type: "
           "application/json\r\n"
           "X-Bangfu-Csrf: " +
           running.service.csrf("writer") + "\r\nIdempotency-Key: 0123456789abcdef" + std::to_string(id) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(fields) + "\r\n" + body;
}

inline int status(std::string_view response) {
    return response.size() > 12 ? std::atoi(response.substr(9, 3).data()) : 0;
}

}
