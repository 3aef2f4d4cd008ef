#include "bench/bare.hpp"
#include "bench/bare_database.hpp"
#include "bench/fresh_write.hpp"
#include "store/keys.hpp"
#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <set>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace bench {

namespace {

constexpr std::size_t threads = 2;  // as the program on this machine: one per core, at most two here
constexpr const char* password = "qingyuan-demo-2026";

std::string http_answer(const std::string& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

class BareServer {
public:
    BareServer(const std::string& directory, const Recordings& recordings)
        : vault_(*store::read_key_file(directory + "/bangfu.key")),
          path_(directory + "/bangfu.db"),
          recordings_(recordings),
          writer_(path_, true, vault_) {
        for (const auto& [line, recording] : recordings)
            if (line.starts_with("POST ")) writes_.emplace(line, FreshWrite(recording));
        hash_ = crypto::hash_password(password);
        // The same case is moved again and again: from counts that do not run out, beside its rows of before.
        writer_.script("UPDATE ledger_counts SET cases = cases + 1000000, people = people + 10000000");
        writer_.script("DROP INDEX ledger_versions_one_current;"
                       "CREATE INDEX ledger_versions_one_current ON ledger_versions (case_id) WHERE valid_to IS NULL");
        last_in_chain_ = writer_.number("SELECT max(seq) FROM audit_log");
        for (auto& each : epolls_) each = ::epoll_create1(EPOLL_CLOEXEC);
    }
    void run();

private:
    void listen_and_hand_out();
    void serve(int epoll);
    std::string answer(BareDatabase& reader, const std::string& request);
    std::string write(const std::string& line);

    crypto::Vault vault_;
    std::string path_;
    const Recordings& recordings_;
    std::map<std::string, FreshWrite> writes_;
    std::string hash_;
    std::mutex write_mutex_;
    BareDatabase writer_;
    std::int64_t written_ = 0, last_in_chain_ = 0;
    std::array<int, threads> epolls_{};
};

void BareServer::run() {
    std::vector<std::thread> all;
    for (const int epoll : epolls_) all.emplace_back([this, epoll] { serve(epoll); });
    listen_and_hand_out();
}

void BareServer::listen_and_hand_out() {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener, 1024) != 0)
        throw std::runtime_error("cannot listen");
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    std::printf("bare loop on http://127.0.0.1:%u\n", static_cast<unsigned>(ntohs(address.sin_port)));
    std::fflush(stdout);
    for (std::size_t next = 0;; ++next) {
        const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) continue;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = socket;
        ::epoll_ctl(epolls_[next % threads], EPOLL_CTL_ADD, socket, &event);
    }
}

/// The requests of the bench fit one read: they are small, and each waits for its answer.
void BareServer::serve(int epoll) {
    BareDatabase reader(path_, false, vault_);
    epoll_event events[64];
    char chunk[16384];
    for (;;) {
        const int count = ::epoll_wait(epoll, events, 64, -1);
        for (int i = 0; i < count; ++i) {
            const int socket = events[i].data.fd;
            const auto size = ::recv(socket, chunk, sizeof chunk, 0);
            if (size <= 0) {
                ::close(socket);
                continue;
            }
            const auto text = answer(reader, std::string(chunk, static_cast<std::size_t>(size)));
            if (::send(socket, text.data(), text.size(), MSG_NOSIGNAL) < 0) ::close(socket);
        }
    }
}

std::string BareServer::answer(BareDatabase& reader, const std::string& request) {
    const auto line = request.substr(0, request.find(" HTTP/1.1"));
    if (line.starts_with("POST ")) return write(line);
    const auto found = recordings_.find(line);
    if (found == recordings_.end()) return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    std::string rows;
    reader.script("BEGIN");
    for (const auto& each : found->second.statements) reader.run(each, rows);
    reader.script("COMMIT");
    return http_answer(found->second.answer);
}

std::string BareServer::write(const std::string& line) {
    if (line == "POST /api/sign-in" && !crypto::password_matches(password, hash_))
        throw std::runtime_error("the password does not match");
    const std::lock_guard lock(write_mutex_);
    std::string rows;
    for (const auto& each : writes_.at(line).next(++written_, last_in_chain_)) {
        if (each.is_begin() || each.is_commit()) writer_.script(each.sql.c_str());
        else writer_.run(each, rows);
    }
    return http_answer(recordings_.at(line).answer);
}

}

int serve_bare(const std::string& directory, const Recordings& recordings) {
    std::signal(SIGPIPE, SIG_IGN);
    BareServer(directory, recordings).run();
    return 0;
}

}
