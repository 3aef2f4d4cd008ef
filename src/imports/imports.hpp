#pragma once
// Imports of legacy ledgers: upload, preview, commit of all valid rows or nothing, undo of the whole. Judging
// is ledger.hpp; the rows wait sealed and are written in slices that are shown by one flip (docs/decisions/0007).
#include "access/access.hpp"
#include "base/paging.hpp"
#include "cases/cases.hpp"
#include "ledger/ledger.hpp"
#include "http/files.hpp"
#include "imports/ledger.hpp"
#include "imports/rows.hpp"
#include "store/erasure.hpp"

namespace imports {

// ---- commands and replies

struct UploadLedger {
    std::string name;  // of the file
    http::Upload upload;
};
BOOST_DESCRIBE_STRUCT(UploadLedger, (), (name, upload))
/// A file with its seal, made before the writer's queue.
struct PreparedFile {
    ImportId id;
    std::string name;
    store::Bytes sha256;
    store::Sealed content;
    std::optional<Date> as_of;  // the day that dates are judged by; today when absent
};
/// `same_file`: this file was imported already, as `import`; nothing was done.
struct UploadedLedger {
    ImportId import;
    bool same_file = false;
};
BOOST_DESCRIBE_STRUCT(UploadedLedger, (), (import, same_file))

struct ColumnView {
    std::string letter, heading;
    OptionalText field;  // absent: not imported
};
BOOST_DESCRIBE_STRUCT(ColumnView, (), (letter, heading, field))
struct CountsView {
    std::int64_t ok = 0, warning = 0, error = 0;
};
BOOST_DESCRIBE_STRUCT(CountsView, (), (ok, warning, error))
/// How many of an import's cases wait to be proposed, to be confirmed, and stand filed.
struct FilingView {
    std::int64_t imported = 0, proposed = 0, filed = 0;
};
BOOST_DESCRIBE_STRUCT(FilingView, (), (imported, proposed, filed))
struct ImportView {
    ImportId id;
    std::string name, state, by;
    OptionalText file_code, message, message_en, sheet, mode;
    std::vector<ColumnView> columns, member_columns;
    std::vector<std::string> other_ledgers;
    CountsView counts;
    std::int64_t rows_total = 0, members_total = 0, members_error = 0, progress = 0;
    Time created_at;
    std::optional<Time> committed_at, undone_at;
    bool can_undo = false;
    bool has_error_rows = false;
    std::optional<FilingView> filing;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (id, name, state, by, file_code, message, message_en, sheet, mode, columns, member_columns,
                       other_ledgers, counts, rows_total, members_total, members_error, progress, created_at,
                       committed_at, undone_at, can_undo, has_error_rows, filing, version))

struct ListImports : PageAsk {};
BOOST_DESCRIBE_STRUCT(ListImports, (PageAsk), ())
struct CountImports {};
BOOST_DESCRIBE_STRUCT(CountImports, (), ())
struct ShowImport {
    ImportId import;
};
BOOST_DESCRIBE_STRUCT(ShowImport, (), (import))

/// One doubt about a cell, with the reason in words.
struct IssueView {
    std::string field;
    OptionalText column;
    std::string value, code, severity, reason, reason_en;
    OptionalText suggestion;
};
BOOST_DESCRIBE_STRUCT(IssueView, (), (field, column, value, code, severity, reason, reason_en, suggestion))
struct RowView {
    std::int64_t row = 0;
    OptionalText sheet;  // of a household member on a sheet of its own
    bool member = false;
    std::string verdict, name;
    std::vector<IssueView> issues;
};
BOOST_DESCRIBE_STRUCT(RowView, (), (row, sheet, member, verdict, name, issues))
struct ListRows : PageAsk {
    ImportId import;
    OptionalText verdict;  // error, warning; absent: any
};
BOOST_DESCRIBE_STRUCT(ListRows, (PageAsk), (import, verdict))

enum class CommitMode { all, valid };
BOOST_DESCRIBE_ENUM(CommitMode, all, valid)
struct CommitImport {
    ImportId import;
    CommitMode mode{};
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CommitImport, (), (import, mode, version))
struct ImportVersion {
    ImportId import;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ImportVersion, (), (import, version))
struct UndoImport {
    ImportId import;
    std::int64_t version = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(UndoImport, (), (import, version, reason))
/// With what the import counts for and all its records, read before the writer's queue.
struct PreparedUndo {
    UndoImport ask;
    ledger::ImportedCounts counts;
    std::shared_ptr<const store::Erasure> erasure;
    store::LogPlace log_place;
};
struct FileImport {
    ImportId import;
    std::int64_t version = 0;
    OptionalText opinion;
};
BOOST_DESCRIBE_STRUCT(FileImport, (), (import, version, opinion))
/// Where the import stands after a command, and the job that does the rest.
struct Begun {
    ImportId import;
    std::int64_t version = 0;
    std::string state;
    std::optional<JobId> job;
};
BOOST_DESCRIBE_STRUCT(Begun, (), (import, version, state, job))
struct PreparedErrorRows {
    ImportId import;
    std::string name, bytes;
};
/// Which step of the filing, for the job that takes it.
struct FilingRequest {
    ImportId import;
    bool confirms = false;
    OptionalText opinion;
};
BOOST_DESCRIBE_STRUCT(FilingRequest, (), (import, confirms, opinion))
struct AskTemplate {};
BOOST_DESCRIBE_STRUCT(AskTemplate, (), ())

// ---- use cases (refusals: imports/sentences.cpp)

Result<PreparedFile> prepare_upload(store::Read&, const Actor&, const UploadLedger&);
/// Creates the import and the job that reads it. The same file again: nothing is done, the earlier one is named.
Result<UploadedLedger> upload_ledger(store::Write&, const Actor&, const PreparedFile&);
Result<Paged<ImportView>> list_imports(store::Read&, const Actor&, const ListImports&);
Result<Total> import_total(store::Read&, const Actor&, const CountImports&);
Result<ImportView> show_import(store::Read&, const Actor&, const ShowImport&);
Result<Paged<RowView>> list_rows(store::Read&, const Actor&, const ListRows&);
/// Starts writing: all rows (refused with import.has_errors when one has an error) or the valid ones.
Result<Begun> commit_import(store::Write&, const Actor&, const CommitImport&);
Result<Begun> cancel_import(store::Write&, const Actor&, const ImportVersion&);
/// Takes the whole import back, from sight at once: import.built_on names the first case that something was built
/// on.
Result<PreparedUndo> prepare_undo(store::Read&, const Actor&, const UndoImport&);
Result<Begun> undo_import(store::Write&, const Actor&, const PreparedUndo&);
/// The county officer proposes all cases of the import, another person confirms them.
Result<Begun> propose_import_filing(store::Write&, const Actor&, const FileImport&);
Result<Begun> confirm_import_filing(store::Write&, const Actor&, const FileImport&);
/// The error rows as a workbook in the template's columns with their reasons; that they were taken is logged.
Result<PreparedErrorRows> prepare_error_rows(store::Read&, const Actor&, const ShowImport&);
Result<http::File> give_error_rows(store::Write&, const Actor&, const PreparedErrorRows&);
Result<http::File> ledger_template(store::Read&, const Actor&, const AskTemplate&);

// ---- the long work, for jobs and the command line alike: each goes on from where a killed one stopped

/// Told how far it is; false: stop here, what is half done stays invisible.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;
/// Parses the file in a child process, judges and stages its rows.
Result<Done> read_import(store::Store&, const Actor&, ImportId, const Progress&);
/// `parts_a_job`: how many hundred rows a job of the writer writes. More is quicker, and others wait longer.
Result<Done> write_import(store::Store&, const Actor&, ImportId, const Progress&, std::int64_t parts_a_job = 1);
/// Drops an import whose job was cancelled, as cancel_import does.
Result<Done> drop_import(store::Store&, const Actor&, ImportId, const Progress&);
/// Erases what a cancelled or undone import wrote.
Result<Done> erase_import(store::Store&, const Actor&, ImportId, const Progress&);
/// Takes the step for each case of the import; one that the actor may not act on is left for another.
Result<Done> file_import(store::Store&, const Actor&, const FilingRequest&, const Progress&);
/// Uploads, reads and writes here and now, without a job: for the command line. The import as it stands then.
Result<ImportView> import_now(store::Store&, const Actor&, const PreparedFile&, CommitMode, const Progress&,
                              std::int64_t parts_a_job = 1);
/// Finishes what a killed command line left half done; at the start of a program, before others can see it.
void take_up(store::Store&);

/// What judging needs to know of the county for this actor: its organisations and who is on file.
LedgerContext context_of(store::Read&, const Actor&, Date as_of);
/// Judges a workbook against the county: numbers on file, branches outside the actor's organisations.
JudgedLedger judge_for(store::Read&, const Actor&, const documents::Workbook&, Date as_of);

}
