// The only file that knows Asio. A connection is one coroutine on one thread; requests of a connection follow one
// another. The head goes through read_head() alone: no second parser could see it differently.
#include "http/server.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <array>
#include <csignal>
#include <set>
#include <spdlog/spdlog.h>
#include <thread>

namespace http {

namespace {

namespace net = boost::asio;
using Tcp = net::ip::tcp;
using Executor = net::io_context::executor_type;  // concrete: the type-erased default costs up to 1.4 times
using Socket = net::basic_stream_socket<Tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<Tcp, Executor>;
using Timer =
    net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>, Executor>;
template <class T>
using Task = net::awaitable<T, Executor>;

constexpr net::use_awaitable_t<Executor> resumed{};
constexpr net::as_tuple_t<net::use_awaitable_t<Executor>> with_error(resumed);

using Clock = std::chrono::steady_clock;
constexpr std::size_t chunk_bytes = 8192;
constexpr std::chrono::milliseconds sweep_every{100};
constexpr std::size_t slow_bytes_per_ms = 20;  // slower than 20 KB/s over a large body is given up

/// A connection, on its worker's thread only.
struct Connection {
    Socket socket;
    std::string address{};
    std::string received{};  // and not yet used
    std::array<char, chunk_bytes> chunk{};
    Clock::time_point deadline = Clock::time_point::max();
    bool is_late = false;  // the deadline passed
    bool may_end = true;   // between requests, or answered: closed at once when the server drains
    void allow(std::chrono::milliseconds time) {
        deadline = Clock::now() + time;
        is_late = false;
    }
};

/// A thread and its connections.
struct Worker {
    net::io_context context{1};
    std::set<Connection*> connections{};
};

/// Where an answer meets the coroutine that waits for it, whatever thread each comes on.
class Meeting {
public:
    void put(Response response) {
        std::unique_lock lock(mutex_);
        response_ = std::move(response);
        auto resume = std::move(resume_);
        lock.unlock();
        if (resume) resume();
    }
    bool is_ready() {
        const std::lock_guard lock(mutex_);
        return response_.has_value();
    }
    /// Calls once the answer is there, at once when it is.
    void when_ready(std::function<void()> resume) {
        std::unique_lock lock(mutex_);
        if (!response_) {
            resume_ = std::move(resume);
            return;
        }
        lock.unlock();
        resume();
    }
    Response take() { return *std::move(response_); }

private:
    std::mutex mutex_;
    std::optional<Response> response_;
    std::function<void()> resume_;
};

/// Suspends until the meeting has its answer; goes on on the connection's own thread. What is passed has a name:
/// g++ 12 destroys temporaries of a co_await expression twice.
Task<void> wait_for(std::shared_ptr<Meeting> meeting, Executor executor) {
    const auto begin = [meeting, executor](auto handler) {
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        meeting->when_ready([executor, kept] { net::post(executor, [kept] { std::move (*kept)(); }); });
    };
    auto token = resumed;
    auto ready = net::async_initiate<net::use_awaitable_t<Executor>, void()>(begin, token);
    co_await std::move(ready);
}

enum class Got { whole, late, gone };

bool wants_close(const Request& request) {
    auto value = std::string(request.header("connection"));
    for (auto& c : value) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return value.find("close") != value.npos;
}

/// The code that stands for a status of the gate.
const char* code_for(int status) {
    switch (status) {
        case 405: return "request.method";
        case 408: return "request.timeout";
        case 417: return "request.expectation";
        case 431: return "request.head_too_large";
        case 505: return "request.version";
        default: return "request.malformed";
    }
}

/// The last address of X-Forwarded-For: the one that our own proxy wrote.
std::string forwarded_address(const Request& request, const std::string& peer) {
    auto list = std::string(request.header("x-forwarded-for"));
    const auto comma = list.rfind(',');
    if (comma != list.npos) list.erase(0, comma + 1);
    list.erase(0, std::min(list.find_first_not_of(' '), list.size()));
    boost::system::error_code error;
    const auto address = net::ip::make_address(list, error);
    return error ? peer : address.to_string();
}

}

class Server::Implementation {
public:
    Implementation(Front& front, ServerOptions options);
    void run();
    void stop();
    std::uint16_t port() const { return port_; }

private:
    Task<void> accept_all();
    Task<void> converse(Worker& worker, Socket socket);
    Task<void> serve(Connection& connection);
    Task<Got> receive_head(Connection& connection);
    Task<Got> receive_body(Connection& connection, Request& request);
    Task<Response> answer(Connection& connection, Request request);
    Task<bool> send(Connection& connection, const Response& response, bool head_only);
    Task<void> send_last(Connection& connection, const Response& response, bool head_only);
    Task<void> sweep(Worker& worker);
    Task<void> drain();

    Front& front_;
    ServerOptions options_;
    std::vector<std::unique_ptr<Worker>> workers_;
    Acceptor acceptor_;
    net::signal_set signals_;
    std::uint16_t port_ = 0;
    std::atomic<bool> drains_{false}, is_cut_{false}, is_done_{false};
};

namespace {

std::vector<std::unique_ptr<Worker>> make_workers(std::size_t count) {
    std::vector<std::unique_ptr<Worker>> workers;
    if (count == 0) count = std::max(1u, std::thread::hardware_concurrency());
    for (std::size_t i = 0; i < count; ++i) workers.push_back(std::make_unique<Worker>());
    return workers;
}

}

Server::Implementation::Implementation(Front& front, ServerOptions options)
    : front_(front),
      options_(std::move(options)),
      workers_(make_workers(options_.threads)),
      acceptor_(workers_[0]->context),
      signals_(workers_[0]->context) {
    const Tcp::endpoint endpoint(net::ip::make_address(options_.address), options_.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(net::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(1024);
    port_ = acceptor_.local_endpoint().port();
    if (!options_.handle_signals) return;
    // From here on, before anyone is told that it serves: a signal that comes at once drains as any other.
    signals_.add(SIGTERM);
    signals_.add(SIGINT);
    signals_.async_wait([this](boost::system::error_code error, int) {
        if (!error) stop();
    });
}

void Server::Implementation::run() {
    net::co_spawn(workers_[0]->context, accept_all(), net::detached);
    for (auto& worker : workers_) net::co_spawn(worker->context, sweep(*worker), net::detached);
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < workers_.size(); ++i)
        threads.emplace_back([this, i] { workers_[i]->context.run(); });
    workers_[0]->context.run();
    for (auto& thread : threads) thread.join();
}

void Server::Implementation::stop() {
    if (drains_.exchange(true)) return;
    net::co_spawn(workers_[0]->context, drain(), net::detached);
}

Task<void> Server::Implementation::accept_all() {
    for (std::size_t next = 0; !drains_; ++next) {
        auto& worker = *workers_[next % workers_.size()];
        Socket socket(worker.context);
        auto [error] = co_await acceptor_.async_accept(socket, with_error);
        if (error == net::error::operation_aborted) co_return;
        if (error) {  // no more file descriptors, say: give others time to end
            spdlog::warn("cannot accept: {}", error.message());
            Timer pause(workers_[0]->context, std::chrono::milliseconds(100));
            co_await pause.async_wait(with_error);
            continue;
        }
        socket.set_option(Tcp::no_delay(true), error);
        net::co_spawn(worker.context, converse(worker, std::move(socket)), net::detached);
    }
}

/// A connection's life, whatever happens in it.
Task<void> Server::Implementation::converse(Worker& worker, Socket socket) {
    Connection connection{.socket = std::move(socket)};
    boost::system::error_code error;
    const auto peer = connection.socket.remote_endpoint(error);
    if (error) co_return;
    connection.address = peer.address().to_string();
    const bool is_one_too_many = ++front_.connections > options_.connections_max;
    worker.connections.insert(&connection);
    try {
        if (is_one_too_many) {
            const auto busy = front_.refuse(Refusal{"request.busy"}, Request{});
            co_await send_last(connection, busy, false);
        } else {
            co_await serve(connection);
        }
    } catch (const std::exception& thrown) { spdlog::error("connection ended: {}", thrown.what()); }
    worker.connections.erase(&connection);
    --front_.connections;
}

Task<void> Server::Implementation::serve(Connection& connection) {
    for (std::size_t served = 1;; ++served) {
        const Got head = co_await receive_head(connection);
        if (head == Got::gone) co_return;
        Request request{.address = connection.address};
        const auto size = std::min(head_end(connection.received), connection.received.size());
        const int status =
            head == Got::late ? 408 : read_head(std::string_view(connection.received).substr(0, size), request);
        if (status != 200) {
            const auto refused = front_.refuse(Refusal{code_for(status)}, std::move(request));
            co_return co_await send_last(connection, refused, false);
        }
        connection.received.erase(0, size);
        if (options_.behind_proxy) request.address = forwarded_address(request, connection.address);
        const auto size_allowed = front_.router().check_size(request);
        if (!size_allowed) {
            const auto refused = front_.refuse(size_allowed.error(), std::move(request));
            co_return co_await send_last(connection, refused, false);
        }
        const Got body = co_await receive_body(connection, request);
        if (body == Got::gone) co_return;
        if (body == Got::late) {
            const auto late = front_.refuse(Refusal{"request.timeout"}, std::move(request));
            co_return co_await send_last(connection, late, false);
        }
        const bool head_only = request.method == "HEAD";
        const bool is_last = wants_close(request) || served >= options_.requests_per_connection_max;
        Response response = co_await answer(connection, std::move(request));
        response.close = response.close || is_last || drains_;
        if (response.close) co_return co_await send_last(connection, response, head_only);
        const bool sent = co_await send(connection, response, head_only);
        if (!sent) co_return;
    }
}

/// Waits as long as a connection may idle; from the first byte on the head has its own deadline.
Task<Got> Server::Implementation::receive_head(Connection& connection) {
    connection.may_end = connection.received.empty();
    connection.allow(connection.may_end ? options_.idle_max : options_.head_time_max);
    while (head_end(connection.received) == std::string::npos && connection.received.size() <= head_bytes_max) {
        auto [error, size] = co_await connection.socket.async_read_some(net::buffer(connection.chunk), with_error);
        if (error) co_return connection.is_late && !connection.may_end ? Got::late : Got::gone;
        if (connection.may_end) connection.allow(options_.head_time_max);
        connection.may_end = false;
        connection.received.append(connection.chunk.data(), size);
    }
    connection.may_end = false;
    co_return Got::whole;
}

/// The body grows as it comes: a length that is only claimed costs no memory.
Task<Got> Server::Implementation::receive_body(Connection& connection, Request& request) {
    const auto length = static_cast<std::size_t>(request.content_length);
    request.body = connection.received.substr(0, length);
    connection.received.erase(0, request.body.size());
    connection.allow(options_.body_time_min + std::chrono::milliseconds(length / slow_bytes_per_ms));
    while (request.body.size() < length) {
        const auto had = request.body.size();
        request.body.resize(had + std::min(length - had, std::max(chunk_bytes, had)));
        const auto room = net::buffer(request.body.data() + had, request.body.size() - had);
        auto [error, size] = co_await connection.socket.async_read_some(room, with_error);
        request.body.resize(had + size);
        if (error) co_return connection.is_late ? Got::late : Got::gone;
    }
    co_return Got::whole;
}

/// Most reads answer before handle() returns; writes and slow work come back from other threads.
Task<Response> Server::Implementation::answer(Connection& connection, Request request) {
    connection.deadline = Clock::time_point::max();
    auto meeting = std::make_shared<Meeting>();
    front_.handle(std::move(request), [meeting](Response response) { meeting->put(std::move(response)); });
    if (!meeting->is_ready()) co_await wait_for(meeting, connection.socket.get_executor());
    co_return meeting->take();
}

Task<bool> Server::Implementation::send(Connection& connection, const Response& response, bool head_only) {
    const auto head = response_head(response);
    const std::string_view body = response.fixed.empty() ? std::string_view(response.body) : response.fixed;
    const std::size_t body_size = head_only || response.status == 304 ? 0 : body.size();
    connection.allow(options_.write_time_min + std::chrono::milliseconds(body_size / slow_bytes_per_ms));
    const std::array parts = {net::const_buffer(head.data(), head.size()),
                              net::const_buffer(body.data(), body_size)};
    auto [error, size] = co_await net::async_write(connection.socket, parts, with_error);
    co_return !error;
}

/// Sends, says that nothing more comes, and takes in for a moment what is still on its way: a connection closed
/// upon unread bytes is reset, and the client would never see the answer.
Task<void> Server::Implementation::send_last(Connection& connection, const Response& response, bool head_only) {
    const bool sent = co_await send(connection, response, head_only);
    if (!sent) co_return;
    boost::system::error_code ignored;
    connection.socket.shutdown(Tcp::socket::shutdown_send, ignored);
    connection.allow(std::chrono::seconds(2));
    connection.may_end = drains_;
    for (std::size_t taken = 0; taken < std::size_t{32} << 20;) {
        auto [error, size] = co_await connection.socket.async_read_some(net::buffer(connection.chunk), with_error);
        if (error) co_return;
        taken += size;
    }
}

/// Deadlines by a look at all connections ten times a second: cheaper than a timer for each read. A cancelled read
/// tells its coroutine, which can still answer.
Task<void> Server::Implementation::sweep(Worker& worker) {
    Timer pause(worker.context);
    while (!is_done_) {
        pause.expires_after(sweep_every);
        co_await pause.async_wait(with_error);
        const auto now = Clock::now();
        for (auto* connection : worker.connections) {
            const bool late = now > connection->deadline;
            connection->is_late = connection->is_late || late;
            boost::system::error_code ignored;
            if (late || is_cut_ || (drains_ && connection->may_end)) connection->socket.cancel(ignored);
        }
    }
}

/// No new connections, idle ones closed, the others finish; what is not done in time is cut. An answer from the
/// writer or the pool is waited for all the same: they still hold its request.
Task<void> Server::Implementation::drain() {
    spdlog::info("draining: {} connections, {} requests", front_.connections.load(), front_.in_flight());
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    signals_.cancel(ignored);
    const auto deadline = Clock::now() + options_.drain_time_max;
    Timer pause(workers_[0]->context);
    while (front_.connections > 0 || front_.in_flight() > 0) {
        pause.expires_after(sweep_every / 10);
        co_await pause.async_wait(with_error);
        if (Clock::now() > deadline) is_cut_ = true;
    }
    is_done_ = true;
}

Server::Server(Front& front, ServerOptions options)
    : implementation_(std::make_unique<Implementation>(front, std::move(options))) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return implementation_->port(); }
void Server::run() { implementation_->run(); }
void Server::stop() { implementation_->stop(); }

}
