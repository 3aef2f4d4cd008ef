#include "jobs/store.hpp"
#include "store/columns.hpp"

namespace jobs {

using store::Read;
using store::Scope;
using store::Write;

namespace {

const Scope all_jobs = Scope::system(store::SystemReason::jobs);
constexpr std::int64_t parts_at_once = 16, week_ms = 7LL * 86'400'000;

const std::string select_job = "SELECT " + store::columns<JobRow>() + " FROM jobs WHERE {scope} AND ";

/// Portions that nobody may fetch any more. $1 the present.
const std::string old_parts =
    " FROM job_files f JOIN jobs j ON j.id = f.job_id WHERE {scope:j}"
    " AND (j.state IN ('failed', 'cancelled') OR (j.state = 'done' AND j.expires_at <= $1))";
const std::string old_jobs =
    " FROM jobs WHERE {scope} AND state IN ('done', 'failed', 'cancelled') AND expires_at <= $1"
    " AND NOT EXISTS (SELECT 1 FROM job_files f WHERE f.job_id = jobs.id)";
Time week_ago(Time now) { return {now.ms - week_ms}; }

}

void keep_job(Write& db, const JobRow& row) {
    db.run(
        "INSERT INTO jobs (id, kind, account_id, organisation_path, state, progress, total, request, created_at,"
        " expires_at, lease_until, attempts, if_cancelled)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, $11)",
        row.id, row.kind, row.account_id, row.organisation_path, row.state, row.progress, row.total, row.request,
        row.created_at, row.expires_at, row.if_cancelled);
}

std::optional<JobRow> find_job(Read& db, const Scope& scope, AccountId account, JobId id) {
    static const std::string sql = select_job + "account_id = $1 AND id = $2";
    return db.row<JobRow>(scope, sql, account, id);
}

std::vector<JobRow> latest_jobs(Read& db, const Scope& scope, AccountId account, std::int64_t limit) {
    static const std::string sql = select_job + "account_id = $1 ORDER BY id DESC LIMIT $2";
    return db.rows<JobRow>(scope, sql, account, limit);
}

std::int64_t count_open_jobs(Read& db, const Scope& scope, AccountId account) {
    return db.number(
        scope, "SELECT count(*) FROM jobs WHERE {scope} AND account_id = $1 AND state IN ('waiting', 'running')",
        account);
}

bool cancel(Write& db, JobId id, const store::Sealed& no_request, Time expires_at) {
    return db.run(
               all_jobs,
               "UPDATE jobs SET state = 'cancelled', request = $2, expires_at = $3, lease = NULL, lease_until = 0"
               " WHERE {scope} AND id = $1 AND state IN ('waiting', 'running')",
               id, no_request, expires_at) == 1;
}

bool is_any_waiting(Read& db) {
    return db.number(all_jobs,
                     "SELECT count(*) FROM jobs WHERE {scope}"
                     " AND (state = 'waiting' OR (state = 'running' AND lease_until <= $1))",
                     db.now()) > 0;
}

std::optional<JobRow> take_job(Write& db, const std::string& holder, Time until) {
    static const std::string next =
        select_job + "(state = 'waiting' OR (state = 'running' AND lease_until <= $1)) ORDER BY id LIMIT 1";
    auto row = db.row<JobRow>(all_jobs, next, db.now());
    if (!row) return std::nullopt;
    row->state = State::running;
    ++row->attempts;
    const auto taken = db.run(
        all_jobs,
        "UPDATE jobs SET state = 'running', progress = 0, total = 0, lease = $2, lease_until = $3, attempts = $4"
        " WHERE {scope} AND id = $1 AND (state = 'waiting' OR (state = 'running' AND lease_until <= $5))",
        row->id, holder, until, row->attempts, db.now());
    ensure(taken == 1);
    return row;
}

void expire_leases(Write& db) {
    db.run(all_jobs, "UPDATE jobs SET lease_until = 0 WHERE {scope} AND state = 'running'");
}

bool is_held(Read& db, const Lease& lease) {
    return db.number(all_jobs,
                     "SELECT count(*) FROM jobs WHERE {scope} AND id = $1 AND lease = $2 AND state = 'running'",
                     lease.job, lease.holder) == 1;
}

bool renew(Write& db, const Lease& lease, Time until) {
    return db.run(all_jobs,
                  "UPDATE jobs SET lease_until = $3 WHERE {scope} AND id = $1 AND lease = $2 AND state = 'running'",
                  lease.job, lease.holder, until) == 1;
}

bool note_progress(Write& db, const Lease& lease, std::int64_t done, std::int64_t total) {
    return db.run(all_jobs,
                  "UPDATE jobs SET progress = $3, total = $4 WHERE {scope} AND id = $1 AND lease = $2"
                  " AND state = 'running'",
                  lease.job, lease.holder, done, total) == 1;
}

bool release(Write& db, const Lease& lease) {
    return db.run(all_jobs,
                  "UPDATE jobs SET state = 'waiting', progress = 0, total = 0, lease = NULL, lease_until = 0,"
                  " attempts = attempts - 1 WHERE {scope} AND id = $1 AND lease = $2 AND state = 'running'",
                  lease.job, lease.holder) == 1;
}

bool finish(Write& db, const Lease& lease, const JobRow& over) {
    return db.run(
               all_jobs,
               "UPDATE jobs SET state = $3, progress = $4, total = $5, message = $6, request = $7, file_name = $8,"
               " content_type = $9, file_size = $10, expires_at = $11, lease = NULL, lease_until = 0"
               " WHERE {scope} AND id = $1 AND lease = $2 AND state = 'running'",
               lease.job, lease.holder, over.state, over.progress, over.total, over.message, over.request,
               over.file_name, over.content_type, over.file_size, over.expires_at) == 1;
}

void keep_part(Write& db, JobId job, const FilePart& part) {
    db.run("INSERT INTO job_files (job_id, part, content) VALUES ($1, $2, $3)", job, part.part, part.content);
}

std::vector<FilePart> parts_of(Read& db, JobId job) {
    return db.rows<FilePart>("SELECT part, content FROM job_files WHERE job_id = $1 ORDER BY part", job);
}

std::int64_t erase_parts(Write& db, JobId job) {
    return db.run(
        "DELETE FROM job_files WHERE job_id = $1 AND part IN (SELECT f.part FROM job_files f WHERE f.job_id = $1"
        " ORDER BY f.part LIMIT $2)",
        job, parts_at_once);
}

std::int64_t erase_old_parts(Write& db) {
    static const std::string sql =
        "DELETE FROM job_files WHERE (job_id, part) IN (SELECT f.job_id, f.part" + old_parts + " LIMIT $2)";
    return db.run(all_jobs, sql, db.now(), parts_at_once);
}

std::int64_t count_old_parts(Read& db) {
    static const std::string sql = "SELECT count(*)" + old_parts;
    return db.number(all_jobs, sql, db.now());
}

std::int64_t count_old_jobs(Read& db) {
    static const std::string sql = "SELECT count(*)" + old_jobs;
    return db.number(all_jobs, sql, week_ago(db.now()));
}

void erase_old_jobs(Write& db) {
    static const std::string sql = "DELETE" + old_jobs;
    db.run(all_jobs, sql, week_ago(db.now()));
}

}
