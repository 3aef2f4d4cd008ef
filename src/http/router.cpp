#include "http/router.hpp"
#include "base/permission.hpp"
#include "http/idempotency.hpp"
#include "http/pages.hpp"
#include <fmt/format.h>
#include <new>
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
    Lane lane = Lane::here;  // whose threads it runs on
    bool admitted = false;   // the route's permission is held
    bool answered = false;
    Call(Request asked, Respond answer) : request(std::move(asked)), respond(std::move(answer)) {}
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;
    /// Whatever went wrong, who waits is told: where even the words for it could not be made, by the status alone.
    ~Call() {
        try {
            if (!answered) respond(Response{.status = 503, .close = true});
        } catch (const std::exception&) {}  // not even that: the client waits in vain
    }
    void answer(Response response) {
        if (route) response.route = route->path;
        respond(std::move(response));
        answered = true;
    }
};

namespace {

/// The type a body must state, so that no other site's plain form is ever taken for a command.
std::string_view body_type(Form form) {
    if (form == Form::upload) return "";
    return form == Form::page ? "application/x-www-form-urlencoded" : "application/json";
}

/// Not kept under its key: a file, which is large and whose opening twice is only logged twice; and a refusal that
/// was recorded.
bool is_kept(const Reply& reply) { return reply.content_type == "application/json" && !reply.refused; }

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
    : store_(store),
      gate_(gate),
      options_(std::move(options)),
      admission_(store, gate, options_),
      defer_(std::move(defer)) {}

void Router::handle(Request request, Respond respond) {
    auto call = std::make_shared<Call>(std::move(request), std::move(respond));
    auto found = admission_.find(call->request);
    call->route = found.route;
    call->path_values = std::move(found.path_values);
    if (!call->route) {
        if (!found.allowed.empty()) {
            auto response = refuse({"request.method"}, call->request);
            response.headers.emplace_back("Allow", found.allowed);
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

void Router::go_on(Lane lane, Step step, std::shared_ptr<Call> call) {
    if (lane == Lane::here || lane == call->lane) return (this->*step)(call);
    call->lane = lane;
    const bool taken = defer_(lane, [this, step, call] { attempt(step, call); });
    if (!taken) finish(*call, Refusal{"request.busy"});
}

void Router::admit(std::shared_ptr<Call> call) {
    auto session = admission_.authorise(*call->route, call->request);
    if (!session) return finish(*call, session.error());
    call->session = *std::move(session);
    call->admitted = true;
    // An upload is large: even its hash would hold up the other requests of this thread.
    go_on(call->route->form == Form::upload ? Lane::work : Lane::here, &Router::decode, call);
}

void Router::decode(std::shared_ptr<Call> call) {
    auto input = read_input(*call);
    if (!input) return finish(*call, input.error());
    auto ask = call->route->handler.decode(*input);
    if (!ask) return finish(*call, ask.error());
    call->ask = *std::move(ask);
    run(call);
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
    if (mutates(route) && route.needs != Permission::anyone && route.form != Form::draft) {
        const auto key = call->request.header("idempotency-key");
        if (!is_idempotency_key(key)) return finish(*call, Refusal{"request.idempotency_key"});
        call->keyed =
            KeyedRequest{call->session.actor.account, std::string(route.path), std::string(key), call->body_hash};
    }
    const auto& handler = route.handler;
    const auto lane = handler.is_slow && !handler.is_slow(call->ask) ? Lane::here : handler.lane;
    go_on(lane, handler.prepare ? &Router::prepare : &Router::run_use_case, call);
}

void Router::prepare(std::shared_ptr<Call> call) {
    if (call->keyed) {  // what was done already is not prepared again: the world has moved on and might refuse it
        const auto stored = store_.read([&](store::Read& db) { return stored_reply(db, *call->keyed); });
        if (!stored) return finish(*call, stored.error());
        if (*stored) return finish(*call, **stored, true);
    }
    const auto& handler = call->route->handler;
    auto prepared = store_.read(
        [&](store::Read& db) { return handler.prepare(db, call->session.actor, call->ask, handler.part); });
    if (!prepared) return finish(*call, prepared.error());
    call->ask = *std::move(prepared);
    run_use_case(call);
}

/// An answer that hangs on the path and the language alone, made by one thread while others wait for it.
void Router::run_kept(std::shared_ptr<Call> call) {
    const auto key = call->request.path + (is_english_page(call->request) ? " en" : " zh");
    const auto& handler = call->route->handler;
    const std::lock_guard lock(kept_mutex_);
    const auto result = store_.read([&](store::Read& db) -> Result<Reply> {
        const auto known = kept_.find(key);
        const auto age = known == kept_.end() ? 0 : db.now().ms - known->second.first.ms;
        if (known != kept_.end() && age >= 0 && age < handler.seconds_kept * 1000) return known->second.second;
        auto made = handler.read(db, call->session.actor, call->ask);
        if (made) kept_[key] = {db.now(), *made};
        return made;
    });
    finish(*call, result);
}

void Router::run_use_case(std::shared_ptr<Call> call) {
    const auto& handler = call->route->handler;
    if (handler.seconds_kept > 0) return run_kept(call);
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
            try {
                if (error) std::rethrow_exception(error);
                finish(*call, outcome->result, outcome->replayed);
            } catch (const std::exception& thrown) { fail(*call, thrown); }
        });
}

void Router::finish(Call& call, const Result<Reply>& result, bool replayed) const {
    if (result && result->refused) return finish(call, *result->refused);
    if (!result) {
        note_denial(call, result.error());
        return call.answer(refuse(result.error(), call.request, call.route));
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

/// What a caller may know of a bug or a failure is its number; the rest is in the log. Nothing is thrown on: the
/// threads of the writer and of the pools end here.
void Router::fail(Call& call, const std::exception& error) const try {
    ++failures_;
    spdlog::error("request={} route={} failed: {}", call.request.number, call.route ? call.route->path : "",
                  error.what());
    if (store_.writing_stopped()) return call.answer(refuse({"store.writing_stopped"}, call.request));
    if (dynamic_cast<const std::bad_alloc*>(&error)) return call.answer(refuse({"request.busy"}, call.request));
    call.answer(refuse({"request.failed", {}, {call.request.number}}, call.request));
} catch (const std::exception&) {}  // ~Call() answers

Response Router::response_to(const Call& call, const Reply& reply) const {
    Response response{.status = reply.status, .body = reply.body};
    // Never what carries a token or a password: its length would tell of it beside what somebody else had put in.
    const auto form = call.route->form;
    response.compressible =
        reply.content_type == "application/json" && !reply.session && (form == Form::json || form == Form::upload);
    if (response.compressible) response.headers.emplace_back("Vary", "Accept-Encoding");
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

Response Router::refuse(const Refusal& refusal, const Request& request, const Route* route) const {
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
        put_text(body, field_sentence(options_.sentences, refusal, refusal.fields[i], english));
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
    if (status == 503) response.headers.emplace_back("Retry-After", "5");
    if (!route || route->form != Form::page) return response;
    return refusal_page(std::move(response), options_.sentences, refusal, request, is_english_page(request));
}

Response Router::static_file(const Request& request) const {
    auto found = embedded_file(options_.files, request);
    return found ? *std::move(found) : refuse({"request.unknown"}, request);
}

}
