#pragma once
// From a request to a response without sockets: route, session, permission, CSRF, command, use case, reply. The
// server and the story tests both come in here.
#include "http/gate.hpp"
#include "http/request.hpp"
#include "http/route.hpp"
#include <atomic>

namespace http {

/// Called once with the response, on any thread.
using Respond = std::function<void(Response)>;
/// Runs slow work elsewhere (the pool); in stories, at once.
using Defer = std::function<void(std::function<void()>)>;

struct RouterOptions {
    std::vector<Route> routes{};
    std::vector<Sentence> sentences{};
    std::span<const StaticFile> files{};
    bool tls_in_front = false;  // cookies get the __Host- prefix and Secure
    std::string origin{};  // the address users see ("https://bangfu.example"); empty: the Host header with http
};

class Router {
public:
    Router(store::Store& store, Gate& gate, RouterOptions options, Defer defer);

    /// Answers a request. The body is complete; check_size() allowed its size.
    void handle(Request request, Respond respond);
    /// Before a body is read: refusals request.too_large (beyond 256 KiB, or 25 MiB for an upload), session.missing
    /// for an upload of nobody we know.
    Result<Done> check_size(const Request& request) const;
    /// Bugs and failures since the start.
    std::uint64_t failures() const { return failures_; }
    bool writing_stopped() const { return store_.writing_stopped(); }
    store::WriterFigures writer_figures() const { return store_.writer_figures(); }
    /// A refusal as a response, in the request's language. For codes that the server itself gives (408, 413…).
    Response refuse(const Refusal& refusal, const Request& request) const;
    const RouterOptions& options() const { return options_; }

private:
    struct Call;
    using Step = void (Router::*)(std::shared_ptr<Call>);
    const Route* find(const Request& request, std::vector<std::pair<std::string, std::string>>& path_values,
                      std::string& allowed) const;
    Response static_file(const Request& request) const;
    Result<Done> check_origin(const Request& request) const;
    Result<Done> authorise(Call& call) const;
    Result<Input> read_input(Call& call) const;
    /// Runs a step; a failure or a bug in it becomes an answer.
    void attempt(Step step, const std::shared_ptr<Call>& call);
    void admit(std::shared_ptr<Call> call);
    void decode(std::shared_ptr<Call> call);
    void run(std::shared_ptr<Call> call);
    void run_prepared(std::shared_ptr<Call> call);
    void run_write(std::shared_ptr<Call> call);
    void finish(Call& call, const Result<Reply>& result, bool replayed = false) const;
    void note_denial(const Call& call, const Refusal& refusal) const;
    void fail(Call& call, const std::exception& error) const;
    Response response_to(const Call& call, const Reply& reply) const;

    store::Store& store_;
    Gate& gate_;
    RouterOptions options_;
    Defer defer_;
    mutable std::atomic<std::uint64_t> failures_{0};
};

/// The sentences of codes that http/ itself gives.
std::span<const Sentence> own_sentences();

}
