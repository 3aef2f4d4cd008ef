#pragma once
// One run of one job, from taking it up to its outcome. Private to jobs/.
#include "jobs/store.hpp"
#include <atomic>

namespace jobs {

/// What the runs of one process share.
struct Workshop {
    store::Store& store;
    std::vector<Kind> kinds;
    std::vector<http::Sentence> sentences;
    std::string holder = crypto::random_token(12);
    std::atomic<bool> closing = false;  // runs stop at their next progress()
};

/// How long a process that says nothing keeps its job.
constexpr std::int64_t lease_ms = 60'000;

/// For what the program itself does: its writes of progress and files, audited nowhere.
Actor program_actor();

/// Takes the oldest waiting job; nothing when there is none.
std::optional<JobRow> take_next(Workshop&);
/// Does it and records what came of it.
void run_job(Workshop&, const JobRow&);

}
