#pragma once
// Who may ask what, before anything is done: the route, the site a request comes from, the session and its page's
// token, the permission, and room for the body.
#include "http/budget.hpp"
#include "http/gate.hpp"
#include "http/request.hpp"
#include "http/route.hpp"

namespace http {

struct RouterOptions {
    std::vector<Route> routes{};
    std::vector<Sentence> sentences{};
    std::span<const StaticFile> files{};
    bool tls_in_front = false;  // cookies get the __Host- prefix and Secure
    std::string origin{};  // the address users see ("https://bangfu.example"); empty: the Host header with http
    BodyLimits bodies{};
};

/// Where a request goes.
struct Found {
    const Route* route = nullptr;
    std::vector<std::pair<std::string, std::string>> path_values{};
    std::string allowed{};  // the methods that the path does have, when it has not this one
};

class Admission {
public:
    Admission(store::Store& store, Gate& gate, const RouterOptions& options);
    Found find(const Request& request) const;
    /// The session of whoever asks; on a route for anyone, the public's. Refusals: request.origin, session.missing,
    /// request.csrf, session.change_password, access.forbidden (told to the gate).
    Result<Session> authorise(const Route& route, const Request& request) const;
    /// Before a body is read: its room, held until the request is answered. Refusals: request.too_large, and beyond
    /// what anybody may send those of authorise() and of Budget::take().
    Result<Budget::Share> make_room(const Request& request);
    std::uint64_t body_bytes() const { return budget_.bytes(); }

private:
    Result<Done> check_origin(const Request& request) const;
    store::Store& store_;
    Gate& gate_;
    const RouterOptions& options_;
    Budget budget_;
};

std::string_view cookie_name(bool tls);
/// Tells a browser where somebody signed in before from one that nobody knows; no session, and of no other use.
std::string_view device_cookie_name(bool tls);
inline bool mutates(const Route& route) { return route.method == verb::post; }

}
