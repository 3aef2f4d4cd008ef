#include "http/front.hpp"
#include "base/work_done.hpp"
#include <chrono>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace http {

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t micros_since(Clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
}

constexpr std::pair<const char*, const char*> security_headers[] = {
    {"Content-Security-Policy",
     "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; "
     "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

bool has(const Response& response, std::string_view name) {
    for (const auto& [each, value] : response.headers)
        if (each == name) return true;
    return false;
}

Response plain(int status, std::string_view type, std::string body) {
    Response response{.status = status, .body = std::move(body)};
    response.headers.emplace_back("Content-Type", type);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

/// Counters are for whoever watches this machine, not for the net.
bool is_from_here(const Request& request) {
    return (request.address == "127.0.0.1" || request.address == "::1") &&
           request.header("x-forwarded-for").empty();
}

}

Front::Front(Router& router) : router_(router), run_(crypto::hex(crypto::random_bytes(3))) {}

void Front::handle(Request request, Respond respond) {
    const auto start = Clock::now();
    request.number = next_number();
    ++in_flight_;
    auto done = [this, start, method = request.method, number = request.number,
                 respond = std::move(respond)](Response response) {
        respond(complete(std::move(response), method, number, micros_since(start)));
        --in_flight_;
    };
    if (request.path == "/healthz") return done(health(request));
    if (request.path == "/metrics" && is_from_here(request)) return done(counters());
    router_.handle(std::move(request), std::move(done));
}

Result<Budget::Share> Front::make_room(const Request& request) {
    try {
        return router_.admission().make_room(request);
    } catch (const std::exception& error) {
        spdlog::error("no room could be made for a body: {}", error.what());
        return Refusal{"request.busy"};
    }
}

Response Front::refuse(const Refusal& refusal, Request request) {
    request.number = next_number();
    auto response = router_.refuse(refusal, request, router_.admission().find(request).route);
    response.close = true;
    if (response.status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST");
    return complete(std::move(response), request.method.empty() ? "-" : request.method, request.number, 0);
}

std::string Front::next_number() { return fmt::format("{}-{}", run_, ++numbers_); }

Response Front::health(const Request& request) const {
    if (router_.writing_stopped()) return router_.refuse({"store.writing_stopped"}, request);
    return plain(200, "application/json", "{\"status\":\"ok\"}");
}

Response Front::counters() const {
    std::string text;
    for (std::size_t i = 1; i < std::size(by_class_); ++i)
        text += fmt::format("bangfu_responses_total{{class=\"{}xx\"}} {}\n", i, by_class_[i].load());
    text += fmt::format("bangfu_failures_total {}\n", router_.failures());
    text += fmt::format("bangfu_requests_in_flight {}\n", in_flight_.load());
    text += fmt::format("bangfu_connections {}\n", connections.load());
    text += fmt::format("bangfu_body_bytes {}\n", router_.admission().body_bytes());
    text += fmt::format("bangfu_writing_stopped {}\n", router_.writing_stopped() ? 1 : 0);
    const auto writer = router_.writer_figures();
    text += fmt::format("bangfu_writer_jobs_total {}\nbangfu_writer_longest_job_microseconds {}\n", writer.jobs,
                        writer.longest_us);
    const auto done = work_done::so_far();
    text += fmt::format("bangfu_statements_total {}\nbangfu_sealed_values_opened_total {}\n", done.statements,
                        done.opened);
    return plain(200, "text/plain; version=0.0.4", std::move(text));
}

/// Headers, count and log line. The log has the route's pattern, never the path: paths carry ids and links that are
/// secret.
Response Front::complete(Response response, std::string_view method, std::string_view number, std::int64_t micros) {
    for (const auto& [name, value] : security_headers) response.headers.emplace_back(name, value);
    if (!has(response, "Referrer-Policy")) response.headers.emplace_back("Referrer-Policy", "no-referrer");
    if (router_.options().tls_in_front)
        response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    const auto by_hundred = static_cast<std::size_t>(response.status / 100);
    if (by_hundred < std::size(by_class_)) ++by_class_[by_hundred];
    // The method is the client's text until a route has been found.
    const auto known = method == "GET" || method == "HEAD" || method == "POST" ? method : "other";
    spdlog::info("request={} method={} route={} status={} micros={}", number, known,
                 response.route.empty() ? "-" : response.route, response.status, micros);
    return response;
}

}
