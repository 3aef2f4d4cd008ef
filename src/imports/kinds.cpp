// The slice's long work as the jobs' runner knows it, and the same for the command line.
#include "http/json.hpp"
#include "imports/routes.hpp"
#include "imports/states.hpp"

namespace imports {

namespace {

constexpr std::int64_t staged_days_max = 30;

/// Rows that nobody came back for are not kept for ever.
void erase_expired(store::Store& store, const Actor& actor) {
    const Time before{store.now().ms - staged_days_max * 24 * 3600 * 1000};
    for (const auto& row : store.read([&](store::Read& db) { return staged_before(db, before); }))
        erase_staging(store, actor, row.id, false);
}

ImportId id_in(const jobs::Work& work) { return {std::stoll(work.request())}; }
Progress progress_of(jobs::Work& work) {
    return [&work](std::int64_t done, std::int64_t total) { return work.progress(done, total); };
}

Result<Done> run_read(jobs::Work& work) {
    erase_expired(work.store(), work.actor());
    return read_import(work.store(), work.actor(), id_in(work), progress_of(work));
}
Result<Done> run_write(jobs::Work& work) {
    return write_import(work.store(), work.actor(), id_in(work), progress_of(work));
}
Result<Done> run_erase(jobs::Work& work) {
    return erase_import(work.store(), work.actor(), id_in(work), progress_of(work));
}
Result<Done> run_drop(jobs::Work& work) {
    return drop_import(work.store(), work.actor(), id_in(work), progress_of(work));
}
Result<Done> run_filing(jobs::Work& work) {
    const auto request = TRY(http::read_json<FilingRequest>(work.request()));
    return file_import(work.store(), work.actor(), request, progress_of(work));
}

}

std::vector<jobs::Kind> job_kinds() {
    return {{"import_read", run_read},
            {"import_write", run_write},
            {"import_erase", run_erase},
            {"import_drop", run_drop},
            {"import_filing", run_filing}};
}

Result<ImportView> import_now(store::Store& store, const Actor& actor, const PreparedFile& file, CommitMode mode,
                              const Progress& progress, std::int64_t parts_a_job) {
    const auto show = [&] {
        return store.read([&](store::Read& db) { return show_import(db, actor, {file.id}); });
    };
    const auto uploaded = store.write(actor, [&](store::Write& db) -> Result<Done> {
        if (const auto same = find_committed(db, access_control::scope_of(actor), file.sha256))
            return Refusal{"import.same_file", {}, {std::to_string(same->id.value)}};
        TRY(begin_import(db, actor, file));
        return Done{};
    });
    if (!uploaded) return uploaded.error();
    TRY(read_import(store, actor, file.id, progress));
    const auto view = TRY(show());
    if (view.state != "ready") return view;
    const auto begun = store.write(actor, [&](store::Write& db) -> Result<Done> {
        auto row = TRY(begin_commit(db, actor, {file.id, mode, view.version}));
        record(db, row, "commit_start", *row.mode);
        return Done{};
    });
    if (!begun) return begun.error();
    TRY(write_import(store, actor, file.id, progress, parts_a_job));
    return show();
}

}
