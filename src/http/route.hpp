#pragma once
// The interface as data: verb, path, permission, use case. From this one table come dispatch, OpenAPI, the
// TypeScript client and the authorization matrix. Included by routes.cpp files and http/ itself.
#include "base/actor.hpp"
#include "http/json.hpp"
#include "http/schema.hpp"
#include "http/sentence.hpp"
#include "store/store.hpp"
#include <memory>
#include <span>

namespace http {

enum class verb { get, post };

/// What a use case answered, ready to be sent or kept under its idempotency key.
struct Reply {
    std::string content_type = "application/json";
    std::string name{};
    std::string body{};
    std::optional<std::string> session{};  // a new session's token; empty ends the session
    std::string device{};                  // what the browser is known by; empty leaves it as it is
    std::optional<Refusal> refused{};      // answered as a refusal though its record was kept
    int status = 200;
};

/// A decoded command, its type known to its route alone.
using AnyAsk = std::shared_ptr<const void>;

/// The merged fields of path, query and body, and an upload's bytes.
struct Input {
    boost::json::object fields{};
    std::vector<std::string> textual{};  // names that came from path, query or a form
    Upload upload{};
};

/// Which threads a use case is for. Point reads stay `here`, on the thread that read the request.
enum class Lane {
    here,
    work,     // uploads, exports, scans
    hashing,  // of passwords, apart: guesses in a row hold up nothing else
};

/// A use case behind plain functions, so that dispatch is compiled once.
struct Handler {
    Result<AnyAsk> (*decode)(Input&) = nullptr;
    Result<AnyAsk> (*prepare)(store::Read&, const Actor&, const AnyAsk&,
                              void* part) = nullptr;  // slow work before the writer's queue
    void* part = nullptr;                             // what main has built for it, its type known to it alone
    Result<Reply> (*read)(store::Read&, const Actor&, const AnyAsk&) = nullptr;
    Result<Reply> (*write)(store::Write&, const Actor&, const AnyAsk&) = nullptr;
    void (*describe)(Schemas&, Operation&) = nullptr;
    Lane lane = Lane::here;
    bool (*is_slow)(const AnyAsk&) = nullptr;  // when only some of its commands are for the lane
    int seconds_kept = 0;                      // for anyone: the answer is made anew at most so often
};

/// What anybody may send, a command of somebody we know, and an upload; what a kind of file may have is less, and
/// its own slice's to say.
inline constexpr std::uint64_t anonymous_bytes_max = std::uint64_t{16} << 10,
                               command_bytes_max = std::uint64_t{256} << 10,
                               upload_bytes_max = std::uint64_t{25} << 20;

/// How the body comes and what is special about a route.
enum class Form {
    json,
    upload,   // raw bytes
    page,     // a public HTML form: its fields are the command, its token the key; refusals are pages too
    sign_in,  // no session and no idempotency key yet
    session,  // allowed while the first password is still to be changed; the reply carries the page's token
    secret,   // the reply carries a password made for somebody
    draft,    // text while it is typed: not of record, by version; no key, no reply kept, no row of the log
};

struct Route {
    verb method;
    std::string_view path;
    Permission needs;
    Handler handler;
    Form form = Form::json;
};

template <class T>
struct IsSession : std::false_type {};
template <class B>
struct IsSession<WithSession<B>> : std::true_type {
    using Body = B;
};

template <class T>
struct IsRecorded : std::false_type {};
template <class B>
struct IsRecorded<Recorded<B>> : std::true_type {
    using Body = B;
};

template <class Out>
Reply reply_of(Out out) {
    if constexpr (IsRecorded<Out>::value) {
        if (out.refusal) return {.refused = std::move(out.refusal)};
        return reply_of(*std::move(out.body));
    } else if constexpr (std::is_same_v<Out, File>)
        return {.content_type = std::move(out.content_type),
                .name = std::move(out.name),
                .body = std::move(out.bytes),
                .status = out.status};
    else if constexpr (IsSession<Out>::value)
        return {.body = write_json(out.body), .session = std::move(out.token), .device = std::move(out.device)};
    else return {.body = write_json(out)};
}

/// The type that a reply's body shows.
template <class Out>
struct BodyOf {
    using Type = Out;
};
template <class B>
struct BodyOf<WithSession<B>> {
    using Type = B;
};
template <class B>
struct BodyOf<Recorded<B>> {
    using Type = typename BodyOf<B>::Type;
};

template <class Ask>
Result<AnyAsk> decode(Input& input) {
    auto ask = std::make_shared<Ask>();
    Wrong issues;
    mend_texts(input.fields, issues);
    read_object(input.fields, "", *ask, issues, input.textual);
    if (!issues.empty()) return Refusal{"request.fields", issues};
    if constexpr (requires { ask->upload.bytes; }) ask->upload = std::move(input.upload);
    return AnyAsk(std::move(ask));
}

template <class Out, class Ask>
void describe(Schemas& schemas, Operation& operation) {
    if constexpr (requires(Ask a) { a.upload.bytes; }) operation.takes_upload = true;
    add_parameters<Ask>(schemas, operation);
    if constexpr (std::is_same_v<Out, File>) operation.reply_is_file = true;
    else operation.reply = schema_of<typename BodyOf<Out>::Type>(schemas);
}

template <auto use_case>
struct UseCase;
template <class Out, class Db, class Ask, Result<Out> (*use_case)(Db&, const Actor&, const Ask&)>
struct UseCase<use_case> {
    using Command = Ask;
    using Output = Out;
    using Database = Db;
    static Result<Reply> run(Db& db, const Actor& actor, const AnyAsk& ask) {
        auto out = use_case(db, actor, *static_cast<const Ask*>(ask.get()));
        if (!out) return std::move(out).error();
        return reply_of(*std::move(out));
    }
};

template <auto prepare>
struct Prepare;
template <class Prepared, class Ask, class... Part,
          Result<Prepared> (*prepare)(store::Read&, const Actor&, const Ask&, Part*...)>
struct Prepare<prepare> {
    static_assert(sizeof...(Part) <= 1);
    using Command = Ask;
    static Result<AnyAsk> run(store::Read& db, const Actor& actor, const AnyAsk& ask, [[maybe_unused]] void* part) {
        auto prepared = prepare(db, actor, *static_cast<const Ask*>(ask.get()), static_cast<Part*>(part)...);
        if (!prepared) return std::move(prepared).error();
        return AnyAsk(std::make_shared<const Prepared>(*std::move(prepared)));
    }
};

/// Serves a use case; its signature says all of it.
template <auto use_case>
consteval Handler serve_handler() {
    using U = UseCase<use_case>;
    Handler handler{.decode = decode<typename U::Command>,
                    .describe = describe<typename U::Output, typename U::Command>};
    if constexpr (std::is_same_v<typename U::Database, store::Write>) handler.write = U::run;
    else handler.read = U::run;
    return handler;
}
template <auto use_case>
inline constexpr Handler serve = serve_handler<use_case>();

/// Serves a read that goes through more than a page of rows; with `is_slow`, only the commands of which it is true.
template <auto use_case, auto... is_slow>
consteval Handler serve_slow_handler() {
    using Ask = typename UseCase<use_case>::Command;
    auto handler = serve_handler<use_case>();
    handler.lane = Lane::work;
    if constexpr (sizeof...(is_slow) > 0)
        handler.is_slow = [](const AnyAsk& ask) { return (is_slow(*static_cast<const Ask*>(ask.get())) || ...); };
    return handler;
}
template <auto use_case, auto... is_slow>
inline constexpr Handler serve_slow = serve_slow_handler<use_case, is_slow...>();

/// Serves anyone with an answer that is the same for all who ask the same, made anew at most once in so many seconds.
template <auto use_case, int seconds>
consteval Handler serve_kept_handler() {
    auto handler = serve_slow_handler<use_case>();
    handler.seconds_kept = seconds;
    return handler;
}
template <auto use_case, int seconds>
inline constexpr Handler serve_kept = serve_kept_handler<use_case, seconds>();

/// Serves a pair: `prepare` on its lane, then the use case on what it prepared.
template <auto prepare, auto use_case>
consteval Handler serve_prepared_handler(Lane lane) {
    using U = UseCase<use_case>;
    using P = Prepare<prepare>;
    Handler handler{.decode = decode<typename P::Command>,
                    .prepare = P::run,
                    .describe = describe<typename U::Output, typename P::Command>,
                    .lane = lane};
    if constexpr (std::is_same_v<typename U::Database, store::Write>) handler.write = U::run;
    else handler.read = U::run;
    return handler;
}
template <auto prepare, auto use_case>
inline constexpr Handler serve_prepared = serve_prepared_handler<prepare, use_case>(Lane::work);
/// The same for a `prepare` that takes a part of the program, which may be absent.
template <auto prepare, auto use_case, class Part>
Handler serve_prepared_with(Part* part) {
    auto handler = serve_prepared<prepare, use_case>;
    handler.part = part;
    return handler;
}
/// The same for a pair that hashes a password.
template <auto prepare, auto use_case>
inline constexpr Handler serve_hashed = serve_prepared_handler<prepare, use_case>(Lane::hashing);
}
