#include "jobs/table_export.hpp"
#include "base/issues.hpp"
#include "jobs/jobs.hpp"
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace jobs {

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

/// The file before anything is in it, so that nobody else can ever open it.
void create_private(const fs::path& file) {
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (made < 0 || ::fchmod(made, 0600) != 0) {
        if (made >= 0) ::close(made);
        throw store::Failure("file", "cannot write " + file.string());
    }
    ::close(made);
}

void append_file(Work& work, const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string piece(piece_bytes, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())), file.gcount() > 0)
        work.append(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
    if (!file.eof()) throw store::Failure("file", "cannot read " + path.string());
}

/// "2026-11-24 10:30" in the county.
std::string minute_words(Time time) {
    const auto minutes = (time.ms / 60'000 + 480) % 1440;
    return fmt::format("{} {:02}:{:02}", time.local_date().iso(), minutes / 60, minutes % 60);
}

documents::TableHead head_of(const TableExport& table, Date today) {
    documents::TableHead head{
        .name = table.name,
        .titles = {table.name, fmt::format("填报单位（盖章）：{}　　　　填报日期：{}　　　　单位：{}", table.unit,
                                           today.chinese(), table.measures)},
        .columns = table.columns,
        .counted = table.counted};
    if (!table.filter.empty()) head.titles.push_back("范围：" + table.filter);
    if (!table.order.empty()) head.titles.push_back("排序：" + table.order);
    return head;
}

std::vector<std::string> notes_of(const TableExport& table, const Actor& actor, const std::string& purpose, Time now) {
    std::vector<std::string> notes;
    if (table.summary) notes.push_back(table.summary());
    notes.emplace_back(
        "单位负责人（签字）：　　　　　　　　审核人：　　　　　　　　填表人：　　　　　　　　联系电话：");
    notes.push_back(fmt::format("导出人：{}　导出时间：{}　用途：{}　本表含个人信息，请妥善保管，用后销毁。",
                                actor.name, minute_words(now), purpose));
    return notes;
}

}

Result<std::string> given_purpose(std::string_view typed) {
    return given_text("purpose", typed, "export.purpose", "export.purpose");
}

Result<Done> require_few_open(store::Read& db, const Actor& actor) {
    if (count_open(db, actor) >= open_jobs_max) return Refusal{"export.waiting"};
    return Done{};
}

void audit_export(store::Write& db, const ExportRecord& of, std::string_view action, std::int64_t rows) {
    db.audit({.action = std::string(action),
              .organisation_path = of.organisation_path,
              .note = fmt::format("用途：{}；{}{}共 {} {}", of.purpose, of.filter, of.filter.empty() ? "" : "；",
                                  rows, of.counted)});
}

std::optional<std::int64_t> write_table(store::Store& store, const Actor& actor, const std::string& purpose,
                                        const TableExport& table, const fs::path& file,
                                        const ExportProgress& progress) {
    create_private(file);
    documents::TableSheet sheet(file, head_of(table, store.now().local_date()));
    for (bool more = true; more;) {
        if (!progress(sheet.rows(), std::max(table.rows, sheet.rows()))) return std::nullopt;
        more = store.read([&](store::Read& db) { return table.next_page(db, sheet); });
    }
    sheet.end(notes_of(table, actor, purpose, store.now()));
    return sheet.rows();
}

std::optional<std::int64_t> export_table(Work& work, const std::string& purpose, const TableExport& table) {
    const TemporaryFile file(work.store(), work.id());
    const auto rows = write_table(work.store(), work.actor(), purpose, table, file.path(),
                                  [&](auto done, auto total) { return work.progress(done, total); });
    if (!rows) return std::nullopt;
    append_file(work, file.path());
    work.name_file(export_name(table.name, work.store().now().local_date()), xlsx_type);
    if (!work.progress(*rows, *rows)) return std::nullopt;
    return rows;
}

std::string export_name(const std::string& table, Date today) { return table + "_" + today.iso() + ".xlsx"; }

}
