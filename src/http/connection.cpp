// The head of a request goes through read_head() alone: no second parser could see it differently.
#include "http/connection.hpp"
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace http {

namespace {

constexpr std::size_t slow_bytes_per_ms = 20;  // slower than 20 KB/s over a large body is given up

std::chrono::milliseconds time_for(std::size_t bytes) { return std::chrono::milliseconds(bytes / slow_bytes_per_ms); }

}

Task<Got> receive_head(Connection& connection, const ServerOptions& options) {
    connection.may_end = connection.received.empty();
    connection.allow(connection.may_end ? options.idle_max : options.head_time_max);
    while (head_end(connection.received) == std::string::npos && connection.received.size() <= head_bytes_max) {
        auto [error, size] = co_await connection.socket.async_read_some(net::buffer(connection.chunk), with_error);
        if (error) co_return connection.is_late && !connection.may_end ? Got::late : Got::gone;
        if (connection.may_end) connection.allow(options.head_time_max);
        connection.may_end = false;
        connection.received.append(connection.chunk.data(), size);
    }
    connection.may_end = false;
    co_return Got::whole;
}

Task<Got> receive_body(Connection& connection, Request& request, const ServerOptions& options) {
    const auto length = static_cast<std::size_t>(request.content_length);
    request.body = connection.received.substr(0, length);
    connection.received.erase(0, request.body.size());
    connection.allow(options.body_time_min + time_for(length));
    while (request.body.size() < length) {
        const auto had = request.body.size();
        request.body.resize(had + std::min(length - had, std::max(connection.chunk.size(), had)));
        const auto room = net::buffer(request.body.data() + had, request.body.size() - had);
        auto [error, size] = co_await connection.socket.async_read_some(room, with_error);
        request.body.resize(had + size);
        if (error) co_return connection.is_late ? Got::late : Got::gone;
    }
    co_return Got::whole;
}

Task<bool> send(Connection& connection, const Response& response, bool head_only, const ServerOptions& options) {
    const auto head = response_head(response);
    const std::string_view body = response.fixed.empty() ? std::string_view(response.body) : response.fixed;
    const std::size_t body_size = head_only || response.status == 304 ? 0 : body.size();
    connection.allow(options.write_time_min + time_for(body_size));
    const std::array parts = {net::const_buffer(head.data(), head.size()),
                              net::const_buffer(body.data(), body_size)};
    auto [error, size] = co_await net::async_write(connection.socket, parts, with_error);
    co_return !error;
}

Task<void> send_last(Connection& connection, const Response& response, bool head_only,
                     const ServerOptions& options) {
    const bool sent = co_await send(connection, response, head_only, options);
    if (!sent) co_return;
    boost::system::error_code ignored;
    connection.socket.shutdown(Tcp::socket::shutdown_send, ignored);
    connection.allow(std::chrono::seconds(2));
    connection.may_end = true;
    for (std::size_t taken = 0; taken < upload_bytes_max;) {
        auto [error, size] = co_await connection.socket.async_read_some(net::buffer(connection.chunk), with_error);
        if (error) co_return;
        taken += size;
    }
}

void Meeting::put(Response response) {
    std::unique_lock lock(mutex_);
    response_ = std::move(response);
    auto resume = std::move(resume_);
    lock.unlock();
    if (resume) resume();
}

bool Meeting::is_ready() {
    const std::lock_guard lock(mutex_);
    return response_.has_value();
}

void Meeting::when_ready(std::function<void()> resume) {
    std::unique_lock lock(mutex_);
    if (!response_) {
        resume_ = std::move(resume);
        return;
    }
    lock.unlock();
    resume();
}

/// What is passed has a name: g++ 12 destroys temporaries of a co_await expression twice.
Task<void> wait_for(std::shared_ptr<Meeting> meeting, Executor executor) {
    const auto begin = [meeting, executor](auto handler) {
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        meeting->when_ready([executor, kept] { net::post(executor, [kept] { std::move (*kept)(); }); });
    };
    auto token = resumed;
    auto ready = net::async_initiate<net::use_awaitable_t<Executor>, void()>(begin, token);
    co_await std::move(ready);
}

}
