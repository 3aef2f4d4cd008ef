#include "http/admission.hpp"
#include "base/permission.hpp"

namespace http {

namespace {

/// Whether a path fits a pattern such as "/api/cases/{id}/submit", and what its names stand for.
bool matches(std::string_view pattern, std::string_view path,
             std::vector<std::pair<std::string, std::string>>& values) {
    values.clear();
    while (!pattern.empty() && !path.empty()) {
        pattern.remove_prefix(1);
        path.remove_prefix(1);
        const auto p = pattern.substr(0, pattern.find('/')), q = path.substr(0, path.find('/'));
        if (p.starts_with('{')) {
            if (q.empty()) return false;
            values.emplace_back(p.substr(1, p.size() - 2), q);
        } else if (p != q) return false;
        pattern.remove_prefix(p.size());
        path.remove_prefix(q.size());
    }
    return pattern.empty() && path.empty();
}

std::uint64_t body_bytes_max(const Route* route) {
    if (!route || route->needs == Permission::anyone) return anonymous_bytes_max;
    return route->form == Form::upload ? upload_bytes_max : command_bytes_max;
}

}

std::string_view cookie_name(bool tls) { return tls ? "__Host-bangfu_session" : "bangfu_session"; }
std::string_view device_cookie_name(bool tls) { return tls ? "__Host-bangfu_device" : "bangfu_device"; }

Admission::Admission(store::Store& store, Gate& gate, const RouterOptions& options)
    : store_(store), gate_(gate), options_(options), budget_(options.bodies) {}

Found Admission::find(const Request& request) const {
    const bool posts = request.method == "POST";
    Found found;
    for (const auto& route : options_.routes) {
        if (!matches(route.path, request.path, found.path_values)) continue;
        if (mutates(route) == posts) {
            found.route = &route;
            return found;
        }
        found.allowed = mutates(route) ? "POST" : "GET, HEAD";
    }
    return found;
}

Result<Budget::Share> Admission::make_room(const Request& request) {
    const auto bytes = request.content_length;
    if (bytes == 0) return Budget::Share{};
    const auto* route = bytes > anonymous_bytes_max ? find(request).route : nullptr;
    const bool is_form = route && route->form == Form::page;
    if (bytes > body_bytes_max(route)) return Refusal{is_form ? "request.text_too_large" : "request.too_large"};
    if (!route) return budget_.take(bytes, {});
    const auto session = TRY(authorise(*route, request));
    return budget_.take(bytes, session.actor.account);
}

Result<Done> Admission::check_origin(const Request& request) const {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return Refusal{"request.origin"};
    const auto origin = request.header("origin");
    if (origin.empty()) return Done{};
    const auto ours = options_.origin.empty()
                          ? (options_.tls_in_front ? "https://" : "http://") + std::string(request.header("host"))
                          : options_.origin;
    if (origin != ours) return Refusal{"request.origin"};
    return Done{};
}

Result<Session> Admission::authorise(const Route& route, const Request& request) const {
    if (mutates(route)) TRY(check_origin(request));
    if (route.needs == Permission::anyone)
        return Session{.actor = {.name = "public",
                                 .address = request.address,
                                 .device = std::string(request.header("user-agent").substr(0, 200)),
                                 .device_token = std::string(
                                     request.cookie(device_cookie_name(options_.tls_in_front)))}};
    const auto token = std::string(request.cookie(cookie_name(options_.tls_in_front)));
    auto session = token.empty() ? std::nullopt : gate_.find(token, request.address);
    if (!session) return Refusal{"session.missing"};
    if (mutates(route) &&
        !crypto::same(request.header("x-bangfu-csrf"), store_.vault().bound_token("csrf", crypto::sha256(token))))
        return Refusal{"request.csrf"};
    if (session->must_change_password && route.form != Form::session) return Refusal{"session.change_password"};
    if (route.needs != Permission::signed_in && !session->actor.may(route.needs)) {
        gate_.denied(session->actor, route.path);
        return Refusal{"access.forbidden"};
    }
    return *std::move(session);
}

}
