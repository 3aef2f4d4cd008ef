#include "imports/store.hpp"
#include "store/columns.hpp"
#include "store/records.hpp"

namespace imports {

using store::Read;
using store::Scope;
using store::select_scoped;
using store::Write;

std::optional<ImportRecord> find_import(Read& db, const Scope& scope, ImportId id) {
    return store::find<ImportRecord>(db, scope, id);
}

std::vector<ImportRecord> import_page(Read& db, const Scope& scope, const Window& window) {
    static const std::string forward = select_scoped<ImportRecord>("t.id < $1 ORDER BY t.id DESC LIMIT $2");
    static const std::string backward = select_scoped<ImportRecord>("t.id > $1 ORDER BY t.id LIMIT $2");
    const auto edge = window.from_edge ? (window.backward ? 0 : INT64_MAX) : window.id;
    return db.rows<ImportRecord>(scope, window.backward ? backward : forward, edge, window.limit());
}

std::int64_t count_all_imports(Read& db, const Scope& scope) {
    return db.number(scope, "SELECT count(*) FROM imports t WHERE {scope:t}");
}

std::optional<ImportRecord> find_committed(Read& db, const Scope& scope, const store::Bytes& sha256) {
    static const std::string sql = select_scoped<ImportRecord>(
        "t.sha256 = $1 AND t.state IN ('committing', 'committed') ORDER BY t.id LIMIT 1");
    return db.row<ImportRecord>(scope, sql, sha256);
}

std::vector<ImportRecord> left_half_done(Read& db) {
    static const std::string sql = select_scoped<ImportRecord>(
        "t.job_id IS NULL AND (t.state IN ('reading', 'committing', 'cancelling') OR (t.state = 'undone'"
        " AND EXISTS (SELECT 1 FROM hidden_batches h WHERE h.batch_id = t.id))) ORDER BY t.id");
    return db.rows<ImportRecord>(Scope::system(store::SystemReason::imports), sql);
}

std::vector<ImportRecord> staged_before(Read& db, Time before) {
    static const std::string sql = select_scoped<ImportRecord>(
        "t.created_at < $1 AND t.state NOT IN ('committing', 'cancelling')"
        " AND EXISTS (SELECT 1 FROM import_rows r WHERE r.import_id = t.id) ORDER BY t.id LIMIT 20");
    return db.rows<ImportRecord>(Scope::system(store::SystemReason::imports), sql, before);
}

void keep_file(Write& db, ImportId id, const store::Sealed& content) {
    db.run("INSERT INTO import_files (import_id, content) VALUES ($1, $2)", id, content);
}

std::optional<FileContent> find_file(Read& db, ImportId id) {
    return db.row<FileContent>("SELECT content FROM import_files WHERE import_id = $1", id);
}

void erase_file(Write& db, ImportId id) { db.run("DELETE FROM import_files WHERE import_id = $1", id); }

void keep_part(Write& db, ImportId id, const StagedPart& part) {
    db.run(
        "INSERT INTO import_rows (import_id, part, errors, warnings, content) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (import_id, part) DO UPDATE SET errors = excluded.errors, warnings = excluded.warnings,"
        " content = excluded.content",
        id, part.part, part.errors, part.warnings, part.content);
}

std::optional<StagedPart> find_part(Read& db, ImportId id, std::int64_t part) {
    return db.row<StagedPart>(
        "SELECT part, errors, warnings, content FROM import_rows WHERE import_id = $1 AND part = $2", id, part);
}

std::optional<StagedPart> next_part(Read& db, ImportId id, std::int64_t from, bool backward,
                                    std::string_view verdict) {
    const std::string wanted = verdict == "error"     ? " AND errors > 0"
                               : verdict == "warning" ? " AND warnings > 0"
                                                      : "";
    const std::string sql =
        "SELECT part, errors, warnings, content FROM import_rows WHERE import_id = $1 AND part ";
    return db.row<StagedPart>(sql + (backward ? "<= $2 AND part > 0" : ">= $2 AND part > 0") + wanted +
                                  " ORDER BY part" + (backward ? " DESC" : "") + " LIMIT 1",
                              id, from);
}

std::int64_t erase_parts(Write& db, ImportId id, bool keep_errors, std::int64_t limit) {
    return db.run(
        "DELETE FROM import_rows WHERE import_id = $1 AND part IN (SELECT r.part FROM import_rows r"
        " WHERE r.import_id = $1 AND ($2 = 0 OR (r.errors = 0 AND r.part > 0)) ORDER BY r.part LIMIT $3)",
        id, std::int64_t{keep_errors ? 1 : 0}, limit);
}

std::int64_t parts_done(Read& db, ImportId id) {
    return db.number("SELECT COALESCE(MAX(parts_done), 0) FROM import_progress WHERE import_id = $1", id);
}

void start_progress(Write& db, ImportId id) {
    db.run(
        "INSERT INTO import_progress (import_id, parts_done) VALUES ($1, 0)"
        " ON CONFLICT (import_id) DO UPDATE SET parts_done = 0",
        id);
}

bool move_progress(Write& db, ImportId id, std::int64_t from, std::int64_t parts) {
    return db.run(
               "UPDATE import_progress SET parts_done = parts_done + $3 WHERE import_id = $1 AND parts_done = $2",
               id, from, parts) == 1;
}

}
