// What a person asks of an import: write it, drop it, take it back, file its cases.
#include "base/issues.hpp"
#include "cases/cases.hpp"
#include "http/json.hpp"
#include "imports/states.hpp"
#include "jobs/jobs.hpp"
#include "ledger/ledger.hpp"
#include "store/batches.hpp"
#include <fmt/format.h>

namespace imports {

namespace {

Begun begun(const ImportRecord& row) { return {row.id, row.version, std::string(enum_name(row.state)), row.job_id}; }

bool is_under_way(const ImportRecord& row) {
    return row.state == ImportState::reading || row.state == ImportState::ready || row.state == ImportState::committing;
}

}

/// Cancelled as a job, an import is dropped as by cancel_import; what is being erased is erased all the same.
JobId start_job(store::Write& db, const Actor& actor, std::string_view kind, ImportId id) {
    const auto* if_cancelled = kind == "import_erase" ? "import_erase" : "import_drop";
    return jobs::start(db, actor, kind, std::to_string(id.value), if_cancelled);
}

Result<ImportRecord> begin_commit(store::Write& db, const Actor& actor, const CommitImport& ask) {
    auto row = TRY(import_at(db, actor, ask.import, ask.version));
    if (row.state != ImportState::ready) return Refusal{"import.not_ready"};
    if (ask.mode == CommitMode::all && row.rows_error + row.members_error > 0) return Refusal{"import.has_errors"};
    if (row.rows_ok + row.rows_warning == 0) return Refusal{"import.nothing_valid"};
    if (const auto same = find_committed(db, access_control::scope_of(actor), row.sha256))
        return Refusal{"import.same_file", {}, {std::to_string(same->id.value)}};
    row.state = ImportState::committing;
    row.mode = std::string(enum_name(ask.mode));
    store::hide_batch(db, row.id.value);
    start_progress(db, row.id);
    return row;
}

Result<Begun> commit_import(store::Write& db, const Actor& actor, const CommitImport& ask) {
    auto row = TRY(begin_commit(db, actor, ask));
    row.job_id = start_job(db, actor, "import_write", row.id);
    record(db, row, "commit_start", *row.mode);
    return begun(row);
}

Result<Begun> cancel_import(store::Write& db, const Actor& actor, const ImportVersion& ask) {
    auto row = TRY(import_at(db, actor, ask.import, ask.version));
    if (!is_under_way(row)) return Refusal{"import.not_under_way"};
    row.state = ImportState::cancelling;
    row.job_id = start_job(db, actor, "import_erase", row.id);
    record(db, row, "cancel");
    return begun(row);
}

Result<Done> drop_import(store::Store& store, const Actor& actor, ImportId id, const Progress& progress) {
    const auto dropped = store.write(actor, [&](store::Write& db) -> Result<Done> {
        auto row = import_of(db, id);
        if (row && row->state == ImportState::cancelling) return Done{};
        if (!row || !is_under_way(*row)) return Refusal{"import.not_under_way"};
        row->state = ImportState::cancelling;
        record(db, *row, "cancel");
        return Done{};
    });
    if (!dropped) return dropped;
    return erase_import(store, actor, id, progress);
}

Result<PreparedUndo> prepare_undo(store::Read& db, const Actor& actor, const UndoImport& ask) {
    const auto row = TRY(import_at(db, actor, ask.import, ask.version));
    if (row.state != ImportState::committed) return Refusal{"import.not_committed"};
    if (const auto number = cases::first_built_on(db, row.id)) return Refusal{"import.built_on", {}, {*number}};
    const auto erasure = std::make_shared<store::Erasure>(db.vault(), row.id.value);
    people::tell_imported(db, row.id, *erasure);
    cases::tell_imported(db, row.id, *erasure);
    ledger::tell_imported(db, row.id, *erasure);
    return PreparedUndo{ask, ledger::counts_of_import(db, row.id), erasure, store::log_place(db)};
}

/// From here on nobody sees any of it, and the log tells in one row that all of it is erased: by ids and one hash,
/// as it stood. What was looked through on a reading connection must not have been touched since.
Result<Begun> undo_import(store::Write& db, const Actor& actor, const PreparedUndo& prepared) {
    auto row = TRY(import_at(db, actor, prepared.ask.import, prepared.ask.version));
    const auto reason = TRY(given_reason(prepared.ask.reason, "import.invalid"));
    if (row.state != ImportState::committed) return Refusal{"import.not_committed"};
    if (people::is_matched_into(db, row.id) || store::is_touched_since(db, prepared.log_place, *prepared.erasure))
        return Refusal{"import.touched"};
    ledger::uncount_imported(db, prepared.counts);
    store::hide_batch(db, row.id.value);
    db.announce(*prepared.erasure);
    row.state = ImportState::undone;
    row.undone_at = db.now();
    row.job_id = start_job(db, actor, "import_erase", row.id);
    record(db, row, "undo", reason);
    return begun(row);
}

namespace {

Result<Begun> file(store::Write& db, const Actor& actor, const FileImport& ask, bool confirms) {
    auto row = TRY(import_at(db, actor, ask.import, ask.version));
    if (row.state != ImportState::committed) return Refusal{"import.not_committed"};
    const auto status = confirms ? cases::Status::filing_proposed : cases::Status::imported;
    if (cases::imported_cases(db, actor, row.id, status, 1).empty()) return Refusal{"import.nothing_to_file"};
    const bool is_one =
        row.filing_proposed_by == actor.account || (actor.person && row.filing_proposed_person == actor.person);
    if (confirms && is_one) return Refusal{"case.same_person"};
    (confirms ? row.filing_confirmed_by : row.filing_proposed_by) = actor.account;
    (confirms ? row.filing_confirmed_person : row.filing_proposed_person) =
        actor.person ? std::optional(actor.person) : std::nullopt;
    const FilingRequest request{row.id, confirms, ask.opinion};
    row.job_id = jobs::start(db, actor, "import_filing", http::write_json(request));
    record(db, row, confirms ? "filing_confirm" : "filing_propose");
    return begun(row);
}

}

Result<Begun> propose_import_filing(store::Write& db, const Actor& actor, const FileImport& ask) {
    return file(db, actor, ask, false);
}
Result<Begun> confirm_import_filing(store::Write& db, const Actor& actor, const FileImport& ask) {
    return file(db, actor, ask, true);
}

namespace {

/// A case that this person may not act on is left for another; what it was is told at the end.
struct Filed {
    std::int64_t skipped = 0;
    std::string number{}, code{};
};

Result<Filed> file_some(store::Write& db, const Actor& actor, const FilingRequest& request,
                        const std::vector<cases::CaseRow>& rows) {
    Filed filed;
    for (const auto& row : rows) {
        const cases::Batch batch{{{.id = row.id,
                                   .version = row.version,
                                   .verdict = cases::Verdict::approve,
                                   .opinion = request.opinion.value_or("")}}};
        const auto done = db.attempt([&] {
            return request.confirms ? cases::confirm_filing(db, actor, batch)
                                    : cases::propose_filing(db, actor, batch);
        });
        if (done) continue;
        if (filed.skipped++ == 0) filed = {1, row.number, done.error().code};
    }
    return filed;
}

}

Result<Done> file_import(store::Store& store, const Actor& actor, const FilingRequest& request,
                         const Progress& progress) {
    constexpr std::int64_t cases_a_job = 20;
    const auto status = request.confirms ? cases::Status::filing_proposed : cases::Status::imported;
    const auto rows = store.read(
        [&](store::Read& db) { return cases::imported_cases(db, actor, request.import, status, INT32_MAX); });
    Filed all;
    const auto total = static_cast<std::int64_t>(rows.size());
    for (std::int64_t at = 0; at < total; at += cases_a_job) {
        const std::vector<cases::CaseRow> some(rows.begin() + at, rows.begin() + std::min(at + cases_a_job, total));
        const auto filed =
            TRY(store.write(actor, [&](store::Write& db) { return file_some(db, actor, request, some); }));
        if (all.skipped == 0) all = filed;
        else all.skipped += filed.skipped;
        if (!progress(at, total)) return Refusal{"import.stopped"};
    }
    if (all.skipped > 0)
        return Refusal{
            "import.some_not_filed", {{all.number, all.code}}, {std::to_string(all.skipped), all.number}};
    return Done{};
}

}
