#pragma once
// Listens, reads requests through the strict gate, answers, drains. All of Asio is behind this door.
#include "http/front.hpp"
#include <chrono>
#include <memory>

namespace http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one
    std::size_t threads = 0;    // 0: one per core
    std::size_t connections_max = 2048;
    std::size_t connections_per_address_max = 64;  // an IPv6 address by its first 64 bits; not behind a proxy
    std::size_t requests_per_connection_max = 10'000;
    bool behind_proxy = false;   // the client's address is the last of X-Forwarded-For
    bool handle_signals = true;  // SIGTERM and SIGINT begin the drain
    std::chrono::milliseconds idle_max{60'000}, head_time_max{10'000}, body_time_min{20'000},
        write_time_min{30'000}, drain_time_max{10'000};
};

class Server {
public:
    /// Listens at once. Failure: the address is in use or not ours.
    Server(Front& front, ServerOptions options);
    ~Server();
    std::uint16_t port() const;
    /// Serves until stop() or a signal; then finishes what runs, up to drain_time_max, and returns.
    void run();
    /// Begins the drain; from any thread.
    void stop();

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}
