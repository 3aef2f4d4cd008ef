#include "bench/client.hpp"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t micros(Clock::duration time) {
    return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
}

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

int connect_to(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket < 0 || ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        fail("connect");
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

void send_all(int socket, std::string_view text) {
    while (!text.empty()) {
        const auto sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0) fail("send");
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string lower(std::string text) {
    for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

/// Takes a whole answer off the front of what was received; false when more must come.
bool take_answer(std::string& received, Answer& answer) {
    const auto end = received.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    answer.head = received.substr(0, end + 2);
    const auto length = header_of(answer, "content-length");
    const auto size = length.empty() ? 0 : std::stoull(length);
    if (received.size() < end + 4 + size) return false;
    answer.status = std::stoi(answer.head.substr(9, 3));
    answer.body = received.substr(end + 4, size);
    received.erase(0, end + 4 + size);
    return true;
}

struct Connection {
    int socket = -1;
    std::string received{};
    Clock::time_point sent{};
};

class Run {
public:
    Run(const Load& load, const NextRequest& next, const Check& check)
        : load_(load),
          next_(next),
          check_(check),
          connections_(load.connections),
          epoll_(::epoll_create1(EPOLL_CLOEXEC)) {}
    ~Run() {
        for (auto& each : connections_)
            if (each.socket >= 0) ::close(each.socket);
        ::close(epoll_);
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    Measured run() {
        for (std::size_t i = 0; i < connections_.size(); ++i) open(i);
        const auto start = Clock::now();
        from_ = start + std::chrono::milliseconds(load_.warm_up_ms);
        const auto until = from_ + std::chrono::milliseconds(load_.measure_ms);
        for (std::size_t i = 0; i < connections_.size(); ++i) send(i);
        const auto given_up = until + std::chrono::seconds(60);
        const auto goes_on = [&] {
            const auto now = Clock::now();
            return now < until || (out_.micros.empty() && now < given_up);
        };
        while (goes_on()) wait();
        out_.elapsed_us = micros(Clock::now() - from_);
        std::sort(out_.micros.begin(), out_.micros.end());
        return std::move(out_);
    }

private:
    void open(std::size_t i) {
        connections_[i].socket = connect_to(load_.port);
        connections_[i].received.clear();
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(epoll_, EPOLL_CTL_ADD, connections_[i].socket, &event);
    }
    void send(std::size_t i) {
        const auto request = next_(i);
        connections_[i].sent = Clock::now();
        send_all(connections_[i].socket, request);
    }
    void wait() {
        epoll_event events[64];
        const int count = ::epoll_wait(epoll_, events, 64, 1000);
        for (int e = 0; e < count; ++e) receive(static_cast<std::size_t>(events[e].data.u64));
    }
    void receive(std::size_t i) {
        auto& connection = connections_[i];
        char chunk[65536];
        const auto size = ::recv(connection.socket, chunk, sizeof chunk, 0);
        if (size <= 0) return again(i);
        connection.received.append(chunk, static_cast<std::size_t>(size));
        Answer answer;
        if (!take_answer(connection.received, answer)) return;
        const auto now = Clock::now();
        if (now >= from_) {
            out_.micros.push_back(micros(now - connection.sent));
            out_.bytes += static_cast<std::int64_t>(answer.body.size());
            if (!check_(answer)) ++out_.wrong;
        }
        if (lower(answer.head).find("connection: close") != std::string::npos) return again(i);
        send(i);
    }
    /// The server closes a connection after so many requests.
    void again(std::size_t i) {
        ::close(connections_[i].socket);
        open(i);
        send(i);
    }

    const Load& load_;
    const NextRequest& next_;
    const Check& check_;
    std::vector<Connection> connections_;
    int epoll_;
    Clock::time_point from_{};
    Measured out_{};
};

}

std::int64_t Measured::quantile(int percent) const {
    if (micros.empty()) return 0;
    const auto place = micros.size() * static_cast<std::size_t>(percent) / 100;
    return micros[std::min(place, micros.size() - 1)];
}

std::int64_t Measured::per_second() const {
    return elapsed_us == 0 ? 0 : static_cast<std::int64_t>(micros.size()) * 1'000'000 / elapsed_us;
}

Measured run_load(const Load& load, const NextRequest& next, const Check& check) {
    return Run(load, next, check).run();
}

Answer ask_once(std::uint16_t port, const std::string& request) {
    const int socket = connect_to(port);
    send_all(socket, request);
    std::string received;
    Answer answer;
    char chunk[65536];
    while (!take_answer(received, answer)) {
        const auto size = ::recv(socket, chunk, sizeof chunk, 0);
        if (size <= 0) {
            ::close(socket);
            fail("the server closed the connection");
        }
        received.append(chunk, static_cast<std::size_t>(size));
    }
    ::close(socket);
    return answer;
}

std::string header_of(const Answer& answer, const std::string& name) {
    const auto head = lower(answer.head);
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 4;
    return answer.head.substr(from, answer.head.find("\r\n", from) - from);
}

}
