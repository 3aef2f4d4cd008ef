// Starting, seeing and cancelling one's own jobs, and taking their files.
#include "jobs/jobs.hpp"
#include "jobs/bell.hpp"
#include "jobs/sealing.hpp"
#include "jobs/store.hpp"

namespace jobs {

namespace {

constexpr std::int64_t latest = 20;

bool is_over(State state) { return state != State::waiting && state != State::running; }

Result<JobRow> own_job(store::Read& db, const Actor& actor, JobId id) {
    auto row = find_job(db, access_control::scope_of(actor), actor.account, id);
    if (!row) return Refusal{"job.unknown"};
    return *std::move(row);
}

/// The job, that its file may be taken.
Result<JobRow> job_with_file(store::Read& db, const Actor& actor, JobId id) {
    auto row = TRY(own_job(db, actor, id));
    if (row.state != State::done || !row.file_size) return Refusal{"job.no_file"};
    if (row.expires_at <= db.now()) return Refusal{"job.expired"};
    return row;
}

JobView view_of(store::Read& db, const JobRow& row) {
    JobView view{.id = row.id,
                 .kind = row.kind,
                 .state = row.state,
                 .progress = row.progress,
                 .total = row.total,
                 .created_at = row.created_at};
    if (row.message) view.message = open_message(db.vault(), row.id, *row.message);
    if (row.state == State::done && row.file_size)
        view.file = JobFile{.name = open_file_name(db.vault(), row.id, *row.file_name),
                            .size = *row.file_size,
                            .expires_at = row.expires_at,
                            .expired = row.expires_at <= db.now()};
    return view;
}

}

JobId start(store::Write& db, const Actor& actor, std::string_view kind, const std::string& request,
            std::optional<std::string> if_cancelled) {
    const JobId id{db.new_id()};
    keep_job(db, {.id = id,
                  .kind = std::string(kind),
                  .account_id = actor.account,
                  .organisation_path = actor.organisation_path,
                  .request = seal_request(db.vault(), id, request),
                  .created_at = db.now(),
                  .expires_at = expiry(db.now()),
                  .if_cancelled = std::move(if_cancelled)});
    bell().ring();
    return id;
}

std::int64_t count_open(store::Read& db, const Actor& actor) {
    return count_open_jobs(db, access_control::scope_of(actor), actor.account);
}

Result<JobViews> list_jobs(store::Read& db, const Actor& actor, const ListJobs&) {
    JobViews out;
    for (const auto& row : latest_jobs(db, access_control::scope_of(actor), actor.account, latest))
        out.rows.push_back(view_of(db, row));
    return out;
}

Result<JobView> show_job(store::Read& db, const Actor& actor, const AskJob& ask) {
    return view_of(db, TRY(own_job(db, actor, ask.job)));
}

Result<JobView> cancel_job(store::Write& db, const Actor& actor, const AskJob& ask) {
    auto row = TRY(own_job(db, actor, ask.job));
    if (is_over(row.state)) return Refusal{"job.over"};
    if (row.if_cancelled) start(db, actor, *row.if_cancelled, open_request(db.vault(), row.id, row.request));
    ensure(cancel(db, row.id, seal_request(db.vault(), row.id, ""), expiry(db.now())));
    db.audit({.action = "job.cancel",
              .object_type = "jobs",
              .object_id = row.id.value,
              .organisation_path = row.organisation_path,
              .note = row.kind});
    row.state = State::cancelled;
    return view_of(db, row);
}

Result<PreparedFile> prepare_file(store::Read& db, const Actor& actor, const AskJob& ask) {
    const auto row = TRY(job_with_file(db, actor, ask.job));
    PreparedFile out{row.id,
                     {.content_type = row.content_type.value_or("application/octet-stream"),
                      .name = open_file_name(db.vault(), row.id, *row.file_name)}};
    for (const auto& part : parts_of(db, row.id)) out.file.bytes += open_part(db.vault(), row.id, part);
    ensure(static_cast<std::int64_t>(out.file.bytes.size()) == *row.file_size);
    return out;
}

Result<http::File> open_file(store::Write& db, const Actor& actor, const PreparedFile& prepared) {
    const auto row = TRY(job_with_file(db, actor, prepared.job));
    db.audit({.action = "job.file_open",
              .object_type = "jobs",
              .object_id = row.id.value,
              .organisation_path = row.organisation_path,
              .note = row.kind});
    return prepared.file;
}

}
