// Asking for the ledger as a file, and the job that makes it.
#include "ledger/export.hpp"
#include "http/json.hpp"
#include "ledger/export_columns.hpp"
#include "ledger/export_table.hpp"
#include "ledger/store.hpp"
#include "ledger/words.hpp"
#include <boost/json/object.hpp>

namespace ledger {

namespace {

ExportLedger asked(const std::string& request) {
    const auto document = http::parse_json(request);
    ExportLedger ask;
    http::Wrong issues;
    http::read_object(document.value().as_object(), "", ask, issues);
    ensure(issues.empty());
    return ask;
}

Result<PreparedExport> check_export(store::Read& db, const Actor& actor, const ExportLedger& ask) {
    auto purpose = TRY(jobs::given_purpose(ask.purpose));
    TRY(jobs::chosen_columns(export_columns(), ask.columns));
    const auto query = TRY(resolve_filter(db, actor, ask));
    AskTotals totals;
    static_cast<LedgerFilter&>(totals) = ask;
    const auto cases = TRY(ledger_totals(db, actor, totals)).cases;
    PreparedExport prepared{.ask = ask,
                            .logged = {.organisation_path = query.organisation.path,
                                       .purpose = purpose,
                                       .filter = filter_words(ask, false),
                                       .counted = counted},
                            .cases = cases};
    prepared.ask.purpose = std::move(purpose);
    return prepared;
}

struct Begun {
    PreparedExport prepared;
    jobs::TableExport table;
};

Result<Begun> begin(store::Read& db, const Actor& actor, const ExportLedger& ask) {
    auto prepared = TRY(check_export(db, actor, ask));
    auto table = TRY(ledger_table(db, actor, ask));
    table.rows = prepared.cases;
    return Begun{std::move(prepared), std::move(table)};
}

}

Result<PreparedExport> prepare_export(store::Read& db, const Actor& actor, const ExportLedger& ask) {
    TRY(jobs::require_few_open(db, actor));
    return check_export(db, actor, ask);
}

Result<StartedExport> start_export(store::Write& db, const Actor& actor, const PreparedExport& prepared) {
    const auto job = jobs::start(db, actor, "ledger_export", http::write_json(prepared.ask));
    jobs::audit_export(db, prepared.logged, "ledger.export", prepared.cases);
    return StartedExport{job};
}

Result<Done> export_ledger(jobs::Work& work) {
    const auto ask = asked(work.request());
    const auto begun = TRY(work.store().read([&](store::Read& db) { return begin(db, work.actor(), ask); }));
    const auto rows = jobs::export_table(work, ask.purpose, begun.table);
    if (!rows) return Done{};
    return work.store().write(work.actor(), [&](store::Write& db) -> Result<Done> {
        jobs::audit_export(db, begun.prepared.logged, "ledger.exported", *rows);
        return Done{};
    });
}

Result<std::optional<std::int64_t>> write_ledger_file(store::Store& store, const Actor& actor,
                                                      const ExportLedger& ask, const std::filesystem::path& file,
                                                      const jobs::ExportProgress& progress) {
    const auto begun = TRY(store.read([&](store::Read& db) { return begin(db, actor, ask); }));
    return jobs::write_table(store, actor, begun.prepared.ask.purpose, begun.table, file, progress);
}

}
