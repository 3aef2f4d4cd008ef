#pragma once
// Long work with progress (imports, exports, reports): kept in the database, survives a restart, can be cancelled,
// its file expires. The slices above say which kinds of work there are; the runner does them one after the other.
#include "access/access.hpp"
#include "http/files.hpp"
#include "http/sentence.hpp"
#include "jobs/table_export.hpp"
#include "store/store.hpp"
#include <memory>

namespace jobs {

enum class State { waiting, running, done, failed, cancelled };
BOOST_DESCRIBE_ENUM(State, waiting, running, done, failed, cancelled)

/// What a job may use while it runs. It runs outside the writer: it reads and writes through `store()` in short
/// transactions of its own, so that no job of the writer takes over 50 ms.
class Work {
public:
    virtual ~Work() = default;
    virtual store::Store& store() = 0;
    /// Who asked, with the permissions they have now.
    virtual const Actor& actor() const = 0;
    virtual JobId id() const = 0;
    /// What was asked, as start() was given it.
    virtual const std::string& request() const = 0;
    /// Tells how far it is. False when it was cancelled or the program ends: stop here and return; what is half
    /// done stays invisible and is removed or taken up again by the next run.
    virtual bool progress(std::int64_t done, std::int64_t total) = 0;
    /// Appends to the job's file; kept sealed in portions. A run begins with an empty file.
    virtual void append(std::string_view bytes) = 0;
    /// Under which name and type the file is handed out.
    virtual void name_file(std::string name, std::string content_type) = 0;
};

/// A kind of work. `run` may be called again from the start after a restart; a refusal ends the job as failed, with
/// its sentence as the message. Who lost the permission since they asked gets access.forbidden.
struct Kind {
    std::string_view name;  // "ledger_export"
    Result<Done> (*run)(Work&);
    std::optional<Permission> needs{};  // nothing: whoever is signed in
};

/// Queues a job for the actor; `request` is sealed. It becomes visible, and runs, with the transaction that started
/// it. The caller audits. `if_cancelled`: the kind of a job with the same request that clears up when this one is
/// cancelled.
JobId start(store::Write&, const Actor&, std::string_view kind, const std::string& request,
            std::optional<std::string> if_cancelled = std::nullopt);
/// How many jobs of the actor's wait or run: whoever starts many is told to wait.
std::int64_t count_open(store::Read&, const Actor&);

/// What the calendar asks for with each new day, once for the county: a later run of the same day changes nothing,
/// and a run that was cut short is safe to be done again.
struct Chore {
    std::string_view name;  // "ledger_month"
    void (*run)(store::Store&);
};

/// Does waiting jobs on a thread of its own; takes up those that a dead process left; erases what expired; does the
/// chores when it begins and with each new day.
class Runner {
public:
    /// `sentences`: in which the kinds' refusals are told, in both languages.
    Runner(store::Store& store, std::vector<Kind> kinds, std::vector<http::Sentence> sentences = {},
           std::vector<Chore> chores = {});
    /// Lets the job that runs reach its next progress(); it goes on after the restart.
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// Does every waiting job here and now: for stories and the command line.
void run_waiting(store::Store& store, const std::vector<Kind>& kinds,
                 const std::vector<http::Sentence>& sentences = {});

/// Erases files that expired or were never finished, and jobs a week later. The runner does so every minute.
void purge(store::Store& store);

// ---- the program's own work, for its administrator

enum class ChoreState { running, done, failed };
BOOST_DESCRIBE_ENUM(ChoreState, running, done, failed)
struct ChoreRun {
    std::string chore;
    Date day;
    ChoreState state{};
    std::int64_t attempts = 0;
    Time started_at;
    std::optional<Time> ended_at;
};
BOOST_DESCRIBE_STRUCT(ChoreRun, (), (chore, day, state, attempts, started_at, ended_at))
struct ListChores {};
BOOST_DESCRIBE_STRUCT(ListChores, (), ())
struct ChoreRuns {
    std::vector<ChoreRun> rows;  // the latest first
    Time now;                    // to tell what is late
};
BOOST_DESCRIBE_STRUCT(ChoreRuns, (), (rows, now))
/// GET /api/chores: the runs of the last thirty days, two hundred at most.
Result<ChoreRuns> list_chores(store::Read&, const Actor&, const ListChores&);

// ---- what clients see: one's own jobs only

struct JobFile {
    std::string name;
    std::int64_t size = 0;
    Time expires_at;
    bool expired = false;
};
BOOST_DESCRIBE_STRUCT(JobFile, (), (name, size, expires_at, expired))
/// Why it failed, in the two languages.
struct JobMessage {
    std::string code, zh, en;
};
BOOST_DESCRIBE_STRUCT(JobMessage, (), (code, zh, en))
struct JobView {
    JobId id;
    std::string kind;
    State state = State::waiting;
    std::int64_t progress = 0, total = 0;
    std::optional<JobMessage> message;
    std::optional<JobFile> file;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(JobView, (), (id, kind, state, progress, total, message, file, created_at))
struct JobViews {
    std::vector<JobView> rows;
};
BOOST_DESCRIBE_STRUCT(JobViews, (), (rows))
struct ListJobs {};
BOOST_DESCRIBE_STRUCT(ListJobs, (), ())
struct AskJob {
    JobId job;
};
BOOST_DESCRIBE_STRUCT(AskJob, (), (job))
/// A job's file opened before the writer's queue.
struct PreparedFile {
    JobId job;
    http::File file;
};

/// GET /api/jobs: one's latest twenty.
Result<JobViews> list_jobs(store::Read&, const Actor&, const ListJobs&);
/// GET /api/jobs/{job}. Refusal job.unknown: not there, or another's.
Result<JobView> show_job(store::Read&, const Actor&, const AskJob&);
/// POST /api/jobs/{job}/cancel. What must be cleared up after it is another job. Refusal job.over.
Result<JobView> cancel_job(store::Write&, const Actor&, const AskJob&);
/// POST /api/jobs/{job}/file: the audit row commits before a byte is sent. Refusals job.no_file, job.expired.
Result<PreparedFile> prepare_file(store::Read&, const Actor&, const AskJob&);
Result<http::File> open_file(store::Write&, const Actor&, const PreparedFile&);

}
