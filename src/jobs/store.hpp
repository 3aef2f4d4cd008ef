#pragma once
// Every statement that touches the slice's tables. Private to jobs/.
#include "jobs/rows.hpp"

namespace jobs {

/// Who does which chore of which day.
struct ChoreHolder {
    std::string chore;
    Date day;
    std::string holder;
};
/// Takes the chore of that day, unless it is done, held by another that still lives, or was tried so often.
bool take_chore(store::Write&, const ChoreHolder&, std::int64_t lease_ms, std::int64_t attempts_max);
/// False when another took it over meanwhile.
bool end_chore(store::Write&, const ChoreHolder&, ChoreState);
bool is_chore_over(store::Read&, const std::string& chore, Date day, std::int64_t attempts_max);
void forget_chores(store::Write&, Date before);
std::vector<ChoreRun> chore_runs(store::Read&, std::int64_t most);

/// A process's hold on a job: while it lasts nobody else takes the job up.
struct Lease {
    JobId job;
    std::string holder;
};

void keep_job(store::Write&, const JobRow&);
std::optional<JobRow> find_job(store::Read&, const store::Scope&, AccountId, JobId);
std::vector<JobRow> latest_jobs(store::Read&, const store::Scope&, AccountId, std::int64_t limit);
std::int64_t count_open_jobs(store::Read&, const store::Scope&, AccountId);
/// Waiting or running becomes cancelled; false when it was over.
bool cancel(store::Write&, JobId, const store::Sealed& no_request, Time expires_at);

/// Whether a job waits, or was left by its process.
bool is_any_waiting(store::Read&);
/// Takes the oldest of them; nothing when there is none.
std::optional<JobRow> take_job(store::Write&, const std::string& holder, Time until);
/// With one process alone, running jobs at its start are those of a dead one.
void expire_leases(store::Write&);
bool is_held(store::Read&, const Lease&);
/// Each is false when the lease was lost: cancelled, or taken up by another.
bool renew(store::Write&, const Lease&, Time until);
bool note_progress(store::Write&, const Lease&, std::int64_t done, std::int64_t total);
/// Back among the waiting, as if never begun.
bool release(store::Write&, const Lease&);
/// Writes state, message, request, progress and file of a job that is over.
bool finish(store::Write&, const Lease&, const JobRow& over);

struct FilePart {
    std::int64_t part = 0;
    store::Sealed content;
};
BOOST_DESCRIBE_STRUCT(FilePart, (), (part, content))
void keep_part(store::Write&, JobId, const FilePart&);
std::vector<FilePart> parts_of(store::Read&, JobId);
/// Some of a job's portions; how many were erased.
std::int64_t erase_parts(store::Write&, JobId);
/// Some portions of files that expired, or whose job failed or was cancelled.
std::int64_t erase_old_parts(store::Write&);
std::int64_t count_old_parts(store::Read&);
/// Jobs over for a week.
std::int64_t count_old_jobs(store::Read&);
void erase_old_jobs(store::Write&);

}
