#include "jobs/store.hpp"
#include "store/columns.hpp"

namespace jobs {

bool take_chore(store::Write& db, const ChoreHolder& who, std::int64_t lease_ms, std::int64_t attempts_max) {
    return db.run(
               "INSERT INTO chore_runs (chore, day, state, holder, lease_until, attempts, started_at)"
               " VALUES ($1, $2, 'running', $3, $4, 1, $5) ON CONFLICT (chore, day) DO UPDATE SET state = "
               "'running',"
               " holder = excluded.holder, lease_until = excluded.lease_until, ended_at = NULL,"
               " attempts = chore_runs.attempts + 1, started_at = excluded.started_at"
               " WHERE chore_runs.attempts < $6 AND (chore_runs.state = 'failed'"
               " OR (chore_runs.state = 'running' AND chore_runs.lease_until <= $5))",
               who.chore, who.day, who.holder, db.now().ms + lease_ms, db.now(), attempts_max) == 1;
}

bool end_chore(store::Write& db, const ChoreHolder& who, ChoreState state) {
    return db.run(
               "UPDATE chore_runs SET state = $4, ended_at = $5 WHERE chore = $1 AND day = $2 AND holder = $3"
               " AND state = 'running'",
               who.chore, who.day, who.holder, state, db.now()) == 1;
}

bool is_chore_over(store::Read& db, const std::string& chore, Date day, std::int64_t attempts_max) {
    return db.number(
               "SELECT count(*) FROM chore_runs WHERE chore = $1 AND day = $2 AND (state = 'done'"
               " OR (attempts >= $3 AND (state = 'failed' OR lease_until <= $4)))",
               chore, day, attempts_max, db.now()) == 1;
}

void forget_chores(store::Write& db, Date before) { db.run("DELETE FROM chore_runs WHERE day < $1", before); }

std::vector<ChoreRun> chore_runs(store::Read& db, std::int64_t most) {
    return db.rows<ChoreRun>(
        "SELECT " + store::columns<ChoreRun>() + " FROM chore_runs ORDER BY started_at DESC, chore LIMIT $1", most);
}

}
