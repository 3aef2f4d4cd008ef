#pragma once
// What surrounds every request: its number, health and counters, security headers, the access log. Knows no
// sockets.
#include "http/router.hpp"

namespace http {

class Front {
public:
    explicit Front(Router& router);

    /// Before a body is read: its room, held until the request is answered, or why it is not to be read.
    Result<Budget::Share> make_room(const Request& request);
    /// Answers a whole request; `respond` is called once, on any thread.
    void handle(Request request, Respond respond);
    /// An answer that the server gives itself, before there is a whole request.
    Response refuse(const Refusal& refusal, Request request);
    Router& router() { return router_; }
    /// Requests that wait for their answer.
    std::uint64_t in_flight() const { return in_flight_; }
    std::atomic<std::uint64_t> connections{0};

private:
    std::string next_number();
    Response health(const Request& request) const;
    Response counters() const;
    Response complete(Response response, std::string_view method, std::string_view number, std::int64_t micros);

    Router& router_;
    std::string run_;  // tells this run's numbers from another's
    std::atomic<std::uint64_t> numbers_{0}, in_flight_{0};
    std::atomic<std::uint64_t> by_class_[6]{};
};

}
