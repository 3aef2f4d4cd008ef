#include "http/router.hpp"
#include "base/permission.hpp"
#include "http/idempotency.hpp"
#include "http/pages.hpp"
#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace http {

/// One request on its way.
struct Router::Call {
    Request request;
    Respond respond;
    const Route* route = nullptr;
    std::vector<std::pair<std::string, std::string>> path_values{};
    Session session{};
    AnyAsk ask{};
    std::string body_hash{};
    std::optional<KeyedRequest> keyed{};
    bool admitted = false;  // the route's permission is held
    void answer(Response response) {
        response.route = route ? std::string(route->path) : std::string();
        respond(std::move(response));
    }
};

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

/// The type a body must state, so that no other site's plain form is ever taken for a command.
std::string_view body_type(Form form) {
    if (form == Form::upload) return "";
    return form == Form::page ? "application/x-www-form-urlencoded" : "application/json";
}

/// Not kept under its key: a file, which is large and whose opening twice is only logged twice; and a refusal that
/// was recorded.
bool is_kept(const Reply& reply) { return reply.content_type == "application/json" && !reply.refused; }

bool mutates(const Route& route) { return route.method == verb::post; }
std::string_view cookie_name(bool tls) { return tls ? "__Host-bangfu_session" : "bangfu_session"; }
/// Tells a browser where somebody signed in before from one that nobody knows; no session, and of no other use.
std::string_view device_cookie_name(bool tls) { return tls ? "__Host-bangfu_device" : "bangfu_device"; }

std::string cookie(std::string_view name, std::string_view value, bool tls, std::string_view age) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", name, value, tls ? "; Secure" : "", age);
}

bool is_english(const Request& request) {
    const auto wanted = request.header("accept-language");
    return wanted.starts_with("en");
}

/// A page for the public speaks the language that its address names, else the browser's; its command is told by
/// `lang`.
bool is_english_page(const Request& request) {
    if (const auto query = read_form(request.query))
        for (const auto& [name, value] : *query)
            if (name == "lang") return value == "en";
    return is_english(request);
}

}

Router::Router(store::Store& store, Gate& gate, RouterOptions options, Defer defer)
    : store_(store), gate_(gate), options_(std::move(options)), defer_(std::move(defer)) {}

const Route* Router::find(const Request& request, std::vector<std::pair<std::string, std::string>>& values,
                          std::string& allowed) const {
    const bool posts = request.method == "POST";
    for (const auto& route : options_.routes) {
        if (!matches(route.path, request.path, values)) continue;
        if ((route.method == verb::post) == posts) return &route;
        allowed = route.method == verb::post ? "POST" : "GET, HEAD";
    }
    return nullptr;
}

Result<Done> Router::check_size(const Request& request) const {
    if (request.content_length <= std::uint64_t{256} << 10) return Done{};
    std::vector<std::pair<std::string, std::string>> values;
    std::string allowed;
    const auto* route = find(request, values, allowed);
    if (!route || route->form != Form::upload || request.content_length > upload_bytes_max)
        return Refusal{"request.too_large"};
    const std::string token(request.cookie(cookie_name(options_.tls_in_front)));
    if (token.empty() || !gate_.find(token, request.address)) return Refusal{"session.missing"};
    return Done{};
}

void Router::handle(Request request, Respond respond) {
    auto call = std::make_shared<Call>(Call{.request = std::move(request), .respond = std::move(respond)});
    std::string allowed;
    call->route = find(call->request, call->path_values, allowed);
    if (!call->route) {
        if (!allowed.empty()) {
            auto response = refuse({"request.method"}, call->request);
            response.headers.emplace_back("Allow", allowed);
            return call->answer(std::move(response));
        }
        const bool ours = call->request.path.starts_with("/api/") || call->request.path.starts_with("/public/");
        if (ours || call->request.method == "POST") return call->answer(refuse({"request.unknown"}, call->request));
        return call->answer(static_file(call->request));
    }
    attempt(&Router::admit, call);
}

void Router::attempt(Step step, const std::shared_ptr<Call>& call) {
    try {
        (this->*step)(call);
    } catch (const std::exception& error) { fail(*call, error); }
}

void Router::admit(std::shared_ptr<Call> call) {
    const auto allowed_in = authorise(*call);
    if (!allowed_in) return finish(*call, allowed_in.error());
    call->admitted = true;
    // An upload is large: even its hash would hold up the other requests of this thread.
    if (call->route->form == Form::upload) return defer_([this, call] { attempt(&Router::decode, call); });
    decode(call);
}

void Router::decode(std::shared_ptr<Call> call) {
    auto input = read_input(*call);
    if (!input) return finish(*call, input.error());
    auto ask = call->route->handler.decode(*input);
    if (!ask) return finish(*call, ask.error());
    call->ask = *std::move(ask);
    run(call);
}

Result<Done> Router::check_origin(const Request& request) const {
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

Result<Done> Router::authorise(Call& call) const {
    const auto& route = *call.route;
    const auto& request = call.request;
    if (mutates(route)) TRY(check_origin(request));
    if (route.needs == Permission::anyone) {
        call.session.actor = {
            .name = "public",
            .address = request.address,
            .device = std::string(request.header("user-agent").substr(0, 200)),
            .device_token = std::string(request.cookie(device_cookie_name(options_.tls_in_front)))};
        return Done{};
    }
    const auto token = std::string(request.cookie(cookie_name(options_.tls_in_front)));
    auto session = token.empty() ? std::nullopt : gate_.find(token, request.address);
    if (!session) return Refusal{"session.missing"};
    call.session = *std::move(session);
    if (mutates(route) &&
        !crypto::same(request.header("x-bangfu-csrf"), store_.vault().bound_token("csrf", crypto::sha256(token))))
        return Refusal{"request.csrf"};
    if (call.session.must_change_password && route.form != Form::session) return Refusal{"session.change_password"};
    if (route.needs != Permission::signed_in && !call.session.actor.may(route.needs)) {
        gate_.denied(call.session.actor, route.path);
        return Refusal{"access.forbidden"};
    }
    return Done{};
}

Result<Input> Router::read_input(Call& call) const {
    const auto& request = call.request;
    const auto form = call.route->form;
    Input input;
    if (!request.body.empty() && !request.header("content-type").starts_with(body_type(form)))
        return Refusal{"request.content_type"};
    if (mutates(*call.route))
        call.body_hash = store_.vault().commitment(
            "idempotency_keys.body", 0, request.path + "?" + request.query + "\n" + crypto::sha256(request.body));
    if (mutates(*call.route) && form != Form::upload && form != Form::page) {
        const auto document =
            request.body.empty() ? boost::json::value(boost::json::object()) : TRY(parse_json(request.body));
        if (!document.is_object()) return Refusal{"request.json"};
        input.fields = document.get_object();
    }
    const auto query = read_form(request.query);
    if (!query) return Refusal{"request.malformed"};
    auto texts = *query;
    if (form == Form::page && mutates(*call.route)) {
        const auto fields = read_form(request.body);
        if (!fields) return Refusal{"request.form"};
        texts = *fields;
    }
    texts.insert(texts.end(), call.path_values.begin(), call.path_values.end());
    for (const auto& [name, value] : texts) {
        if (value.empty()) continue;
        if (input.fields.contains(name)) return Refusal{"request.fields", {{name, "json.unknown"}}};
        input.fields[name] = value;
        input.textual.push_back(name);
    }
    if (form == Form::page && !input.fields.contains("lang")) {
        input.fields["lang"] = is_english_page(request) ? "en" : "zh";
        input.textual.push_back("lang");
    }
    if (form == Form::upload)
        input.upload = {std::string(request.header("content-type")), std::move(call.request.body)};
    return input;
}

void Router::run(std::shared_ptr<Call> call) {
    const auto& route = *call->route;
    if (mutates(route) && route.needs != Permission::anyone) {
        const auto key = call->request.header("idempotency-key");
        if (!is_idempotency_key(key)) return finish(*call, Refusal{"request.idempotency_key"});
        call->keyed =
            KeyedRequest{call->session.actor.account, std::string(route.path), std::string(key), call->body_hash};
    }
    if (route.handler.prepare) return defer_([this, call] { attempt(&Router::run_prepared, call); });
    if (route.handler.write) return run_write(call);
    finish(*call,
           store_.read([&](store::Read& db) { return route.handler.read(db, call->session.actor, call->ask); }));
}

void Router::run_prepared(std::shared_ptr<Call> call) {
    const auto& handler = call->route->handler;
    if (call->keyed) {  // what was done already is not prepared again: the world has moved on and might refuse it
        const auto stored = store_.read([&](store::Read& db) { return stored_reply(db, *call->keyed); });
        if (!stored) return finish(*call, stored.error());
        if (*stored) return finish(*call, **stored, true);
    }
    auto prepared =
        store_.read([&](store::Read& db) { return handler.prepare(db, call->session.actor, call->ask); });
    if (!prepared) return finish(*call, prepared.error());
    call->ask = *std::move(prepared);
    if (handler.write) return run_write(call);
    finish(*call, store_.read([&](store::Read& db) { return handler.read(db, call->session.actor, call->ask); }));
}

void Router::run_write(std::shared_ptr<Call> call) {
    struct Outcome {
        Result<Reply> result = Refusal{"request.busy"};
        bool replayed = false;
    };
    auto outcome = std::make_shared<Outcome>();
    store_.submit(
        call->session.actor,
        [call, outcome](store::Write& db) {
            *outcome = {};
            if (call->keyed) {
                auto stored = stored_reply(db, *call->keyed);
                if (!stored) {
                    outcome->result = stored.error();
                    return false;
                }
                if (*stored) {
                    outcome->result = **stored;
                    outcome->replayed = true;
                    return false;
                }
            }
            outcome->result = call->route->handler.write(db, call->session.actor, call->ask);
            if (outcome->result && call->keyed && is_kept(*outcome->result))
                store_reply(db, *call->keyed, *outcome->result);
            return outcome->result.has_value();
        },
        [this, call, outcome](std::exception_ptr error) {
            if (!error) return finish(*call, outcome->result, outcome->replayed);
            try {
                std::rethrow_exception(error);
            } catch (const std::exception& thrown) { fail(*call, thrown); }
        });
}

void Router::finish(Call& call, const Result<Reply>& result, bool replayed) const {
    if (result && result->refused) return finish(call, *result->refused);
    if (!result) {
        note_denial(call, result.error());
        const bool page = call.route->form == Form::page;
        return call.answer(page ? refusal_page(refuse(result.error(), call.request), options_.sentences,
                                               result.error(), is_english_page(call.request))
                                : refuse(result.error(), call.request));
    }
    auto response = response_to(call, *result);
    if (replayed) response.headers.emplace_back("Idempotency-Replayed", "true");
    call.answer(std::move(response));
}

/// A right that is held may still be denied by a rule (one's own case, another tier): that too stands in the log,
/// after the undo.
void Router::note_denial(const Call& call, const Refusal& refusal) const {
    if (!call.admitted || !call.session.actor.account) return;
    if (sentence_for(options_.sentences, refusal.code, {}, true).first != 403) return;
    gate_.denied(call.session.actor, call.route->path);
}

/// What a caller may know of a bug or a failure is its number; the rest is in the log.
void Router::fail(Call& call, const std::exception& error) const {
    ++failures_;
    spdlog::error("request={} route={} failed: {}", call.request.number, call.route ? call.route->path : "",
                  error.what());
    if (store_.writing_stopped()) return call.answer(refuse({"store.writing_stopped"}, call.request));
    call.answer(refuse({"request.failed", {}, {call.request.number}}, call.request));
}

Response Router::response_to(const Call& call, const Reply& reply) const {
    Response response{.body = reply.body};
    response.headers.emplace_back("Content-Type", reply.content_type == "application/json"
                                                      ? "application/json; charset=utf-8"
                                                      : reply.content_type);
    response.headers.emplace_back("Cache-Control", "no-store");
    if (!reply.name.empty()) response.headers.emplace_back("Content-Disposition", attachment_header(reply.name));
    const bool tls = options_.tls_in_front;
    if (reply.session)
        response.headers.emplace_back("Set-Cookie", cookie(cookie_name(tls), *reply.session, tls,
                                                           reply.session->empty() ? "; Max-Age=0" : ""));
    if (!reply.device.empty())  // 400 days: as long as browsers keep one
        response.headers.emplace_back("Set-Cookie",
                                      cookie(device_cookie_name(tls), reply.device, tls, "; Max-Age=34560000"));
    if (call.route->form != Form::page) return response;
    response.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
    response.headers.emplace_back("Referrer-Policy",
                                  "same-origin");  // without it a browser posts the form from "null"
    return response;
}

Response Router::refuse(const Refusal& refusal, const Request& request) const {
    const bool english = is_english(request);
    const auto [status, message] = sentence_for(options_.sentences, refusal.code, refusal.details, english);
    std::string body = "{\"code\":";
    put_text(body, refusal.code);
    body += ",\"message\":";
    put_text(body, message);
    body += ",\"fields\":[";
    for (std::size_t i = 0; i < refusal.fields.size(); ++i) {
        body += i > 0 ? ",{\"field\":" : "{\"field\":";
        put_text(body, refusal.fields[i].field);
        body += ",\"code\":";
        put_text(body, refusal.fields[i].code);
        body += ",\"message\":";
        put_text(body, sentence_for(options_.sentences, refusal.fields[i].code, refusal.details, english).second);
        body += '}';
    }
    body += "],\"details\":";
    put_value(body, refusal.details);
    body += ",\"request\":";
    put_text(body, request.number);
    body += '}';
    Response response{.status = status, .body = std::move(body)};
    response.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response Router::static_file(const Request& request) const {
    auto found = embedded_file(options_.files, request);
    return found ? *std::move(found) : refuse({"request.unknown"}, request);
}

}
