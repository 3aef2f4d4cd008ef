#pragma once
// A chore's run: taken by one process, kept in the table, tried again the same day when it failed. Private to
// jobs/.
#include "jobs/jobs.hpp"

namespace jobs {

/// How often a chore is begun on one day before it is left until somebody looks.
constexpr std::int64_t chore_attempts_max = 3;

/// Does each chore that is still to be done today and that no other process does. True when none is left: all are
/// done, or given up for the day.
bool do_chores(store::Store&, const std::vector<Chore>&, const std::string& holder);

}
