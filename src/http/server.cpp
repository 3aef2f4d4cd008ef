// The door: accepts, counts, converses, sweeps, drains. A connection is one coroutine on one thread; requests of a
// connection follow one another.
#include "http/address.hpp"
#include "http/compression.hpp"
#include "http/connection.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <fcntl.h>
#include <map>
#include <set>
#include <spdlog/spdlog.h>
#include <thread>
#include <unistd.h>

namespace http {

namespace {

using Acceptor = net::basic_socket_acceptor<Tcp, Executor>;

constexpr std::chrono::milliseconds sweep_every{100};
constexpr int accepted_a_turn = 64;  // between two looks at the connections that are there

/// A thread and its connections.
struct Worker {
    net::io_context context{1};
    std::set<Connection*> connections{};
    /// Whether the connection that has idled longest could be ended for a newcomer; of the group, or of all.
    bool make_place(const std::string* group) {
        Connection* oldest = nullptr;
        for (auto* each : connections)
            if (each->may_end && (!group || each->group == *group) &&
                (!oldest || each->deadline < oldest->deadline))
                oldest = each;
        if (!oldest) return false;
        oldest->may_end = false;
        boost::system::error_code ignored;
        oldest->socket.cancel(ignored);
        return true;
    }
};

/// How many connections each group of addresses has.
class Crowd {
public:
    std::size_t enter(const std::string& group) {
        const std::lock_guard lock(mutex_);
        return ++counts_[group];
    }
    void leave(const std::string& group) {
        const std::lock_guard lock(mutex_);
        const auto found = counts_.find(group);
        if (--found->second == 0) counts_.erase(found);
    }

private:
    std::mutex mutex_;
    std::map<std::string, std::size_t> counts_;
};

/// A descriptor kept for the moment when there is no other, so that who asks then hears why.
class Spare {
public:
    Spare() { take(); }
    ~Spare() { give(); }
    Spare(const Spare&) = delete;
    Spare& operator=(const Spare&) = delete;
    void take() { descriptor_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC); }
    void give() {
        if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
    }

private:
    int descriptor_ = -1;
};

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
    bool accept_waiting();
    void turn_away(boost::system::error_code& error);
    Task<void> converse(Worker& worker, Socket socket);
    std::optional<Refusal> refuse_place(Worker& worker, const Connection& connection);
    Task<void> serve(Connection& connection);
    Task<void> refuse(Connection& connection, const Refusal& refusal, const Request& request);
    Task<Response> answer(Connection& connection, Request request);
    Task<Response> compressed(Connection& connection, Response response);
    Task<void> sweep(Worker& worker);
    Task<void> drain();

    Front& front_;
    ServerOptions options_;
    std::vector<std::unique_ptr<Worker>> workers_;
    Acceptor acceptor_;
    Crowd crowd_;
    Spare spare_;
    std::size_t next_worker_ = 0;
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
    acceptor_.non_blocking(true);
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
    Timer pause(workers_[0]->context);
    while (!drains_) {
        auto [error] = co_await acceptor_.async_wait(Acceptor::wait_read, with_error);
        if (error || drains_) co_return;
        if (accept_waiting()) continue;
        pause.expires_after(sweep_every);  // gives others time to end
        co_await pause.async_wait(with_error);
    }
}

/// All who wait, up to so many a turn: were it one, those who are connected would be served a turn each before the
/// next is let in. False when no more can be taken just now.
bool Server::Implementation::accept_waiting() {
    for (int i = 0; i < accepted_a_turn; ++i) {
        auto& worker = *workers_[next_worker_++ % workers_.size()];
        Socket socket(worker.context);
        boost::system::error_code error;
        acceptor_.accept(socket, error);
        if (error == net::error::would_block) return true;
        if (error) {
            spdlog::warn("cannot accept: {}", error.message());
            turn_away(error);
            if (error) return error == net::error::would_block;
            continue;
        }
        socket.set_option(Tcp::no_delay(true), error);
        net::co_spawn(worker.context, converse(worker, std::move(socket)), net::detached);
    }
    return true;
}

/// Without a descriptor left: whoever is next is told so over the spare one. Only now it shows whether anybody waits at
/// all: would_block when not.
void Server::Implementation::turn_away(boost::system::error_code& error) {
    const auto busy = front_.refuse(Refusal{"request.busy"}, Request{});
    const auto whole = response_head(busy) + busy.body;
    boost::system::error_code ignored;
    spare_.give();
    {
        Socket socket(workers_[0]->context);
        acceptor_.accept(socket, error);
        if (!error) {
            std::array<char, head_bytes_max> unread{};
            socket.non_blocking(true, ignored);
            socket.read_some(net::buffer(unread), ignored);
            socket.write_some(net::buffer(whole), ignored);
            socket.shutdown(Tcp::socket::shutdown_send, ignored);
        }
    }
    spare_.take();
}

/// A connection's life, whatever happens in it.
Task<void> Server::Implementation::converse(Worker& worker, Socket socket) {
    Connection connection{.socket = std::move(socket)};
    boost::system::error_code error;
    const auto peer = connection.socket.remote_endpoint(error);
    if (error) co_return;
    connection.address = peer.address().to_string();
    connection.group = address_group(connection.address);
    const auto refusal = refuse_place(worker, connection);
    const Request none;
    worker.connections.insert(&connection);
    try {
        if (refusal) co_await refuse(connection, *refusal, none);
        else co_await serve(connection);
    } catch (const std::exception& thrown) { spdlog::error("connection ended: {}", thrown.what()); }
    worker.connections.erase(&connection);
    crowd_.leave(connection.group);
    --front_.connections;
}

/// Counts the newcomer. Where there are as many as may be, whoever has idled longest gives way: of the same address
/// when that has its share, which an address in front of which nobody counts, the proxy's, has not.
std::optional<Refusal> Server::Implementation::refuse_place(Worker& worker, const Connection& newcomer) {
    const bool is_full = ++front_.connections > options_.connections_max;
    const bool has_its_share = crowd_.enter(newcomer.group) > options_.connections_per_address_max;
    if (has_its_share && !options_.behind_proxy) {
        if (worker.make_place(&newcomer.group)) return std::nullopt;
        return Refusal{"request.too_many_connections"};
    }
    if (!is_full || worker.make_place(nullptr)) return std::nullopt;
    return Refusal{"request.busy"};
}

/// Refusal and request have names where this is awaited: g++ 12 destroys temporaries of such an expression twice.
Task<void> Server::Implementation::refuse(Connection& connection, const Refusal& refusal,
                                          const Request& request) {
    const auto refused = front_.refuse(refusal, request);
    co_await send_last(connection, refused, false, options_);
}

Task<void> Server::Implementation::serve(Connection& connection) {
    for (std::size_t served = 1;; ++served) {
        const Got head = co_await receive_head(connection, options_);
        if (head == Got::gone) co_return;
        Request request{.address = connection.address};
        const auto size = std::min(head_end(connection.received), connection.received.size());
        const int status =
            head == Got::late ? 408 : read_head(std::string_view(connection.received).substr(0, size), request);
        const Refusal malformed{code_for(status)}, late{"request.timeout"};
        if (status != 200) co_return co_await refuse(connection, malformed, request);
        connection.received.erase(0, size);
        if (options_.behind_proxy) request.address = forwarded_address(request, connection.address);
        auto room = front_.make_room(request);
        const Refusal unread = room ? Refusal{} : room.error();
        if (!room) co_return co_await refuse(connection, unread, request);
        const Got body = co_await receive_body(connection, request, options_);
        if (body == Got::gone) co_return;
        if (body == Got::late) co_return co_await refuse(connection, late, request);
        const bool head_only = request.method == "HEAD";
        const bool is_last = wants_close(request) || served >= options_.requests_per_connection_max;
        Response response = co_await answer(connection, std::move(request));
        *room = {};
        response.close = response.close || is_last || drains_;
        if (response.close) co_return co_await send_last(connection, response, head_only, options_);
        const bool sent = co_await send(connection, response, head_only, options_);
        if (!sent) co_return;
    }
}

/// Most reads answer before handle() returns; writes and slow work come back from other threads.
Task<Response> Server::Implementation::answer(Connection& connection, Request request) {
    connection.deadline = Clock::time_point::max();
    const bool may_be_compressed = takes_gzip(request);
    auto meeting = std::make_shared<Meeting>();
    front_.handle(std::move(request), [meeting](Response response) { meeting->put(std::move(response)); });
    if (!meeting->is_ready()) co_await wait_for(meeting, connection.socket.get_executor());
    auto response = meeting->take();
    if (may_be_compressed && is_worth_compressing(response))
        co_return co_await compressed(connection, std::move(response));
    co_return response;
}

/// Short ones at once; where nobody has time for a long one, it is sent as it is.
Task<Response> Server::Implementation::compressed(Connection& connection, Response response) {
    if (response.body.size() <= compressed_at_once_max) {
        compress(response);
        co_return response;
    }
    const auto kept = std::make_shared<Response>(std::move(response));
    auto meeting = std::make_shared<Meeting>();
    const bool taken = front_.router().run_elsewhere([kept, meeting] {
        compress(*kept);
        meeting->put(std::move(*kept));
    });
    if (!taken) co_return std::move(*kept);
    co_await wait_for(meeting, connection.socket.get_executor());
    co_return meeting->take();
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
