// Asking for the ledger as a file, and the job that makes it.
#include "ledger/export.hpp"
#include "base/issues.hpp"
#include "base/text.hpp"
#include "ledger/export_columns.hpp"
#include "ledger/export_words.hpp"
#include "ledger/words.hpp"
#include "http/json.hpp"
#include <boost/json/object.hpp>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>

namespace ledger {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = 256u << 10;
constexpr std::int64_t open_jobs_max = 5;
constexpr const char* xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file of this run alone in the store's own folder, gone with it.
class TemporaryFile {
public:
    TemporaryFile(const store::Store& store, JobId job) {
        const auto folder = fs::path(store.options().directory) / "exports";
        fs::create_directories(folder);
        fs::permissions(folder, fs::perms::owner_all);
        // One process has this folder, and its jobs come one after the other: what lies here is of a killed one.
        for (const auto& left : fs::directory_iterator(folder)) fs::remove(left.path());
        path_ = folder / (std::to_string(job.value) + ".xlsx");
    }
    ~TemporaryFile() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

void append_file(jobs::Work& work, const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string piece(piece_bytes, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())), file.gcount() > 0)
        work.append(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
    if (!file.eof()) throw store::Failure("file", "cannot read " + path.string());
}

ExportLedger asked(const std::string& request) {
    const auto document = http::parse_json(request);
    ExportLedger ask;
    http::Wrong issues;
    http::read_object(document.value().as_object(), "", ask, issues);
    ensure(issues.empty());
    return ask;
}

}

std::string order_words(const ExportLedger& ask) {
    const auto sort = ask.sort.value_or(LedgerSort::name);
    const bool descending = ask.descending.value_or(false);
    switch (sort) {
        case LedgerSort::name: return descending ? "姓氏笔画由多到少" : "";
        case LedgerSort::level: return descending ? "困难程度由重到轻" : "困难程度由轻到重";
        case LedgerSort::income: return descending ? "人均纯收入由高到低" : "人均纯收入由低到高";
        case LedgerSort::updated: return descending ? "更新时间由近到远" : "更新时间由远到近";
        case LedgerSort::filed: return descending ? "备案日期由近到远" : "备案日期由远到近";
    }
    return "";
}

std::string minute_words(Time time) {
    const auto minutes = (time.ms / 60'000 + 480) % 1440;
    return fmt::format("{} {:02}:{:02}", time.local_date().iso(), minutes / 60, minutes % 60);
}

std::string export_name(Date today) { return "困难党员台账_" + today.iso() + ".xlsx"; }

Result<PreparedExport> check_export(store::Read& db, const Actor& actor, const ExportLedger& ask) {
    const auto purpose = TRY(given_text("purpose", ask.purpose, "case.invalid", "case.export_purpose"));
    TRY(chosen_columns(ask.columns));
    const auto query = TRY(resolve_filter(db, actor, ask));
    AskTotals totals;
    static_cast<LedgerFilter&>(totals) = ask;
    const auto cases = TRY(ledger_totals(db, actor, totals)).cases;
    PreparedExport prepared{.ask = ask,
                            .organisation_path = query.organisation.path,
                            .filter = filter_words(ask, false),
                            .cases = cases};
    prepared.ask.purpose = purpose;
    return prepared;
}

Result<PreparedExport> prepare_export(store::Read& db, const Actor& actor, const ExportLedger& ask) {
    if (jobs::count_open(db, actor) >= open_jobs_max) return Refusal{"case.export_waiting"};
    return check_export(db, actor, ask);
}

void audit_export(store::Write& db, const PreparedExport& prepared, std::string_view action, std::int64_t rows) {
    db.audit({.action = std::string(action),
              .organisation_path = prepared.organisation_path,
              .note = fmt::format("用途：{}；{}{}共 {} 户", prepared.ask.purpose, prepared.filter,
                                  prepared.filter.empty() ? "" : "；", rows)});
}

Result<StartedExport> start_export(store::Write& db, const Actor& actor, const PreparedExport& prepared) {
    const auto job = jobs::start(db, actor, "ledger_export", http::write_json(prepared.ask));
    audit_export(db, prepared, "ledger.export", prepared.cases);
    return StartedExport{job};
}

Result<Done> export_ledger(jobs::Work& work) {
    const auto ask = asked(work.request());
    const TemporaryFile file(work.store(), work.id());
    const auto rows = TRY(write_ledger_file(work.store(), work.actor(), ask, file.path(),
                                            [&](auto done, auto total) { return work.progress(done, total); }));
    if (!rows) return Done{};
    append_file(work, file.path());
    work.name_file(export_name(work.store().now().local_date()), xlsx_type);
    if (!work.progress(*rows, *rows)) return Done{};
    const auto prepared =
        TRY(work.store().read([&](store::Read& db) { return check_export(db, work.actor(), ask); }));
    return work.store().write(work.actor(), [&](store::Write& db) -> Result<Done> {
        audit_export(db, prepared, "ledger.exported", *rows);
        return Done{};
    });
}

}
