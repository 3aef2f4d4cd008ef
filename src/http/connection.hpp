#pragma once
// One connection: requests in, answers out, each within its time. Private to the server; beside server.cpp the only
// files that know Asio.
#include "http/server.hpp"
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>

namespace http {

namespace net = boost::asio;
using Tcp = net::ip::tcp;
using Executor = net::io_context::executor_type;  // concrete: the type-erased default costs up to 1.4 times
using Socket = net::basic_stream_socket<Tcp, Executor>;
using Timer =
    net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>, Executor>;
template <class T>
using Task = net::awaitable<T, Executor>;
using Clock = std::chrono::steady_clock;

inline constexpr net::use_awaitable_t<Executor> resumed{};
inline constexpr net::as_tuple_t<net::use_awaitable_t<Executor>> with_error(resumed);

/// A connection, on its worker's thread only.
struct Connection {
    Socket socket;
    std::string address{};
    std::string group{};     // the addresses that are counted together with it
    std::string received{};  // and not yet used
    std::array<char, 8192> chunk{};
    Clock::time_point deadline = Clock::time_point::max();
    bool is_late = false;  // the deadline passed
    bool may_end = true;   // between requests, or answered: closed at once when the server drains
    void allow(std::chrono::milliseconds time) {
        deadline = Clock::now() + time;
        is_late = false;
    }
};

enum class Got { whole, late, gone };

/// Waits as long as a connection may idle; from the first byte on the head has its own deadline.
Task<Got> receive_head(Connection& connection, const ServerOptions& options);
/// The body grows as it comes: a length that is only claimed costs no memory.
Task<Got> receive_body(Connection& connection, Request& request, const ServerOptions& options);
/// False when the client has gone.
Task<bool> send(Connection& connection, const Response& response, bool head_only, const ServerOptions& options);
/// Sends, says that nothing more comes, and takes in for a moment what is still on its way: a connection closed
/// upon unread bytes is reset, and the client would never see the answer.
Task<void> send_last(Connection& connection, const Response& response, bool head_only,
                     const ServerOptions& options);

/// Where an answer meets the coroutine that waits for it, whatever thread each comes on.
class Meeting {
public:
    void put(Response response);
    bool is_ready();
    /// Calls once the answer is there, at once when it is.
    void when_ready(std::function<void()> resume);
    Response take() { return *std::move(response_); }

private:
    std::mutex mutex_;
    std::optional<Response> response_;
    std::function<void()> resume_;
};

/// Suspends until the meeting has its answer; goes on on the connection's own thread.
Task<void> wait_for(std::shared_ptr<Meeting> meeting, Executor executor);

}
