// Taking files in and showing what became of them.
#include "base/text.hpp"
#include "cases/cases.hpp"
#include "imports/reasons.hpp"
#include "imports/staging.hpp"
#include "imports/states.hpp"
#include "jobs/jobs.hpp"
#include "store/batches.hpp"
#include "store/records.hpp"

namespace imports {

namespace {

constexpr std::size_t name_bytes_max = 200;

/// An actor of the whole machine imports for the county.
std::string path_for(store::Read& db, const Actor& actor) {
    if (actor.organisation_path != "/") return actor.organisation_path;
    const auto all = access_control::all_organisations(db);
    return all.empty() ? "/" : all.front().path;
}

FilingView filing_of(store::Read& db, const Actor& actor, ImportId id) {
    FilingView view;
    for (const auto& [status, count] : cases::count_by_status(db, actor, id)) {
        if (status == cases::Status::imported) view.imported = count;
        if (status == cases::Status::filing_proposed) view.proposed = count;
        if (status == cases::Status::on_ledger) view.filed = count;
    }
    return view;
}

void add_message(const ImportRecord& row, ImportView& view) {
    if (row.file_code) {
        view.message = std::string(reason_of(*row.file_code, {}).zh);
        view.message_en = std::string(reason_of(*row.file_code, {}).en);
    }
    if (!row.message) return;
    const auto cut = row.message->find(' ');
    const auto why = row.message->substr(cut + 1) == "people.too_many_matches"
                         ? reason_of("TOO_MANY_ELSEWHERE", {})
                         : reason_of("ROW_CHANGED", {row.message->substr(0, cut)});
    view.message = why.zh;
    view.message_en = why.en;
}

/// An undone import whose records are still being erased is under way.
std::string state_of(store::Read& db, const ImportRecord& row) {
    const bool is_undoing = row.state == ImportState::undone && store::is_hidden_batch(db, row.id.value);
    return is_undoing ? "undoing" : std::string(enum_name(row.state));
}

/// What a list shows; the layout and what needs a count only where one import is looked at.
ImportView line_of(store::Read& db, const ImportRecord& row) {
    ImportView view{.id = row.id,
                    .name = row.name.text,
                    .state = state_of(db, row),
                    .by = row.actor_name,
                    .file_code = row.file_code,
                    .sheet = row.sheet,
                    .mode = row.mode,
                    .counts = {row.rows_ok, row.rows_warning, row.rows_error},
                    .rows_total = row.rows_ok + row.rows_warning + row.rows_error,
                    .members_total = row.members_total,
                    .members_error = row.members_error,
                    .created_at = row.created_at,
                    .committed_at = row.committed_at,
                    .undone_at = row.undone_at,
                    .can_undo = row.state == ImportState::committed,
                    .version = row.version};
    add_message(row, view);
    const auto passes = row.members_total > 0 ? 2 : 1;
    if (row.state == ImportState::committing && row.parts > 0)
        view.progress = parts_done(db, row.id) * view.rows_total / (row.parts * passes);
    return view;
}

ImportView view_of(store::Read& db, const Actor& actor, const ImportRecord& row) {
    auto view = line_of(db, row);
    if (const auto layout = open_layout(db, row.id)) {
        for (const auto& each : layout->columns) view.columns.push_back({each.letter, each.heading, each.field});
        for (const auto& each : layout->unread) view.columns.push_back({each.letter, each.heading, std::nullopt});
        for (const auto& each : layout->member_columns)
            view.member_columns.push_back({each.letter, each.heading, each.field});
        view.other_ledgers = layout->other_ledgers;
    }
    view.has_error_rows = next_part(db, row.id, 1, false, "error").has_value();
    if (row.state != ImportState::committed) return view;
    view.can_undo = !cases::first_moved(db, row.id);
    view.filing = filing_of(db, actor, row.id);
    return view;
}

}

Result<PreparedFile> prepare_upload(store::Read& db, const Actor&, const UploadLedger& ask) {
    const auto name = trim(ask.name);
    if (name.empty() || name.size() > name_bytes_max)
        return Refusal{"import.invalid", {{"name", "import.file_name"}}};
    if (ask.upload.bytes.empty()) return Refusal{"import.invalid", {{"upload", "import.file_empty"}}};
    const ImportId id{db.new_id()};
    return PreparedFile{.id = id,
                        .name = name,
                        .sha256 = {crypto::sha256(ask.upload.bytes)},
                        .content = {db.vault().seal("import_files.content", id.value, ask.upload.bytes)}};
}

Result<ImportRecord> begin_import(store::Write& db, const Actor& actor, const PreparedFile& file) {
    const ImportRecord row{.id = file.id,
                           .organisation_path = path_for(db, actor),
                           .account_id = actor.account,
                           .actor_name = actor.name,
                           .name = {file.name},
                           .sha256 = file.sha256,
                           .as_of = file.as_of.value_or(db.today()),
                           .created_at = db.now()};
    db.insert(row);
    keep_file(db, row.id, file.content);
    start_progress(db, row.id);
    store::audit(db, "import.upload", row);
    return row;
}

Result<UploadedLedger> upload_ledger(store::Write& db, const Actor& actor, const PreparedFile& file) {
    if (const auto same = find_committed(db, access_control::scope_of(actor), file.sha256))
        return UploadedLedger{same->id, true};
    auto row = TRY(begin_import(db, actor, file));
    row.job_id = start_job(db, actor, "import_read", row.id);
    record(db, row, "read_start");
    return UploadedLedger{row.id};
}

Result<Paged<ImportView>> list_imports(store::Read& db, const Actor& actor, const ListImports& ask) {
    const auto window = TRY(window_of(ask));
    const auto page = page_of(import_page(db, access_control::scope_of(actor), window), window,
                              [](const ImportRecord& row) { return cursor_of("", row.id.value); });
    Paged<ImportView> out{.next = page.next, .previous = page.previous};
    for (const auto& row : page.rows) out.rows.push_back(line_of(db, row));
    return out;
}

Result<Total> import_total(store::Read& db, const Actor& actor, const CountImports&) {
    return Total{count_all_imports(db, access_control::scope_of(actor))};
}

Result<ImportView> show_import(store::Read& db, const Actor& actor, const ShowImport& ask) {
    const auto row = find_import(db, access_control::scope_of(actor), ask.import);
    if (!row) return Refusal{"import.unknown"};
    return view_of(db, actor, *row);
}

}
