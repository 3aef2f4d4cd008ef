#pragma once
// The filtered ledger as a spreadsheet in the official layout: asked for with a purpose, made as a job,
// masked as on the screen, handed out once per logged opening.
#include "ledger/ledger.hpp"
#include "jobs/jobs.hpp"

namespace ledger {

/// POST /api/exports. Without columns it is the whole official table; without a sort it is in the order of the
/// strokes of surnames, as official lists are.
struct ExportLedger : LedgerFilter {
    std::optional<std::vector<std::string>> columns;  // words of a ledger line
    std::string purpose;
    std::optional<LedgerSort> sort;
    std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(ExportLedger, (LedgerFilter), (columns, purpose, sort, descending))

/// An export checked, and counted for the log, before the writer's queue.
struct PreparedExport {
    ExportLedger ask;
    jobs::ExportRecord logged;
    std::int64_t cases = 0;
};
struct StartedExport {
    JobId job;
};
BOOST_DESCRIBE_STRUCT(StartedExport, (), (job))

/// Refusals export.purpose, export.column, export.waiting, those of the filter.
Result<PreparedExport> prepare_export(store::Read&, const Actor&, const ExportLedger&);
Result<StartedExport> start_export(store::Write&, const Actor&, const PreparedExport&);

/// The job: kind "ledger_export".
Result<Done> export_ledger(jobs::Work&);

/// Writes the file, readable by its owner alone, in short reads; how many rows, or nothing when it was stopped.
/// Refusals: those of prepare_export.
Result<std::optional<std::int64_t>> write_ledger_file(store::Store&, const Actor&, const ExportLedger&,
                                                      const std::filesystem::path& file,
                                                      const jobs::ExportProgress&);

}
