#pragma once
// How an import moves from one state to the next: compared and recorded in one place. Private to imports/.
#include "imports/imports.hpp"
#include "imports/store.hpp"

namespace imports {

/// Whatever its scope: the long work was asked for by somebody who had it in theirs.
std::optional<ImportRecord> import_of(store::Read&, ImportId);
/// The import in the actor's scope at the version read: import.unknown, stale_version.
Result<ImportRecord> import_at(store::Read&, const Actor&, ImportId, std::int64_t version);
/// Records the state with its audit row.
void record(store::Write&, ImportRecord&, std::string_view action, std::string note = "");
/// The same import, still in that state: import.stopped when somebody has stopped it meanwhile.
Result<ImportRecord> still(store::Read&, ImportId, ImportState state);

/// Creates the import with its file.
Result<ImportRecord> begin_import(store::Write&, const Actor&, const PreparedFile&);
/// Checks and prepares the commit; the caller records it.
Result<ImportRecord> begin_commit(store::Write&, const Actor&, const CommitImport&);
JobId start_job(store::Write&, const Actor&, std::string_view kind, ImportId);

/// Erases staged rows (those with errors stay when asked) and the file, in short jobs.
void erase_staging(store::Store&, const Actor&, ImportId, bool keep_errors);

}
