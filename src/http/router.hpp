#pragma once
// From a request to a response without sockets: route, session, permission, CSRF, command, use case, reply. The
// server and the story tests both come in here.
#include "http/admission.hpp"
#include <atomic>
#include <map>
#include <mutex>

namespace http {

/// Called once with the response, on any thread.
using Respond = std::function<void(Response)>;
/// Runs work on the threads of a lane; in stories, at once. False when too much waits there already.
using Defer = std::function<bool(Lane, std::function<void()>)>;

class Router {
public:
    Router(store::Store& store, Gate& gate, RouterOptions options, Defer defer);

    /// Answers a request. The body is complete; admission() made room for it.
    void handle(Request request, Respond respond);
    Admission& admission() { return admission_; }
    const Admission& admission() const { return admission_; }
    /// Runs work on the threads for it; false when too much waits there already.
    bool run_elsewhere(std::function<void()> work) { return defer_(Lane::work, std::move(work)); }
    /// Bugs and failures since the start.
    std::uint64_t failures() const { return failures_; }
    bool writing_stopped() const { return store_.writing_stopped(); }
    store::WriterFigures writer_figures() const { return store_.writer_figures(); }
    /// A refusal as a response, in the request's language; a page where the request asks for one.
    Response refuse(const Refusal& refusal, const Request& request, const Route* route = nullptr) const;
    const RouterOptions& options() const { return options_; }

private:
    struct Call;
    using Step = void (Router::*)(std::shared_ptr<Call>);
    Response static_file(const Request& request) const;
    Result<Input> read_input(Call& call) const;
    /// Runs a step; a failure or a bug in it becomes an answer.
    void attempt(Step step, const std::shared_ptr<Call>& call);
    /// Runs a step on a lane's threads, at once when it is there already; request.busy when that lane is full.
    void go_on(Lane lane, Step step, std::shared_ptr<Call> call);
    void admit(std::shared_ptr<Call> call);
    void decode(std::shared_ptr<Call> call);
    void run(std::shared_ptr<Call> call);
    void prepare(std::shared_ptr<Call> call);
    void run_use_case(std::shared_ptr<Call> call);
    void run_kept(std::shared_ptr<Call> call);
    void run_write(std::shared_ptr<Call> call);
    void finish(Call& call, const Result<Reply>& result, bool replayed = false) const;
    void note_denial(const Call& call, const Refusal& refusal) const;
    void fail(Call& call, const std::exception& error) const;
    Response response_to(const Call& call, const Reply& reply) const;

    store::Store& store_;
    Gate& gate_;
    RouterOptions options_;
    Admission admission_;
    Defer defer_;
    mutable std::atomic<std::uint64_t> failures_{0};
    std::mutex kept_mutex_;
    std::map<std::string, std::pair<Time, Reply>> kept_;  // by path and language, with when it was made
};

/// The sentences of codes that http/ itself gives.
std::span<const Sentence> own_sentences();

}
