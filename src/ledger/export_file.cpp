// The file itself: title, unit, filter, headings, rows read in pages, sums, signatures.
#include "ledger/export.hpp"
#include "ledger/export_columns.hpp"
#include "ledger/export_words.hpp"
#include "ledger/words.hpp"
#include <fcntl.h>
#include <fmt/format.h>
#include <map>
#include <span>
#include <sys/stat.h>
#include <unistd.h>

namespace ledger {

namespace {

namespace fs = std::filesystem;
using documents::SpreadsheetValue;

constexpr std::int64_t page_rows = 500;

/// The file before anything is in it, so that nobody else can ever open it.
void create_private(const fs::path& file) {
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (made < 0 || ::fchmod(made, 0600) != 0) {
        if (made >= 0) ::close(made);
        throw store::Failure("file", "cannot write " + file.string());
    }
    ::close(made);
}

/// What the rows written so far add up to.
struct Sums {
    std::int64_t rows = 0, people = 0, imported = 0;
    std::int64_t by_level[4] = {};
    Money income;

    void add(const ExportRow& row) {
        ++rows;
        people += row.household_size.value_or(1);
        income += row.income_total.value_or(Money{});
        imported += row.origin == Origin::imported ? 1 : 0;
        const auto level = row.level.value_or(0);
        ensure(level >= 0 && level <= 3);
        ++by_level[level];
    }
};

class LedgerFile {
public:
    LedgerFile(const fs::path& file, std::vector<ExportColumn> columns)
        : columns_(std::move(columns)), writer_(file) {}

    void begin(const std::vector<std::string>& titles) {
        documents::SpreadsheetLayout layout{.name = "困难党员台账", .titles = titles, .fixed_columns = 3};
        const bool grouped = std::any_of(columns_.begin(), columns_.end(),
                                         [](const ExportColumn& column) { return !column.group.empty(); });
        const auto headings = [&](std::string_view group, std::string_view heading) {
            std::vector<std::string> lines{std::string(heading)};
            if (grouped) lines.insert(lines.begin(), std::string(group.empty() ? heading : group));
            return lines;
        };
        const auto add = [&](std::string_view group, std::string_view heading, documents::ColumnKind kind,
                             int width) {
            layout.columns.push_back({.headings = headings(group, heading), .kind = kind});
            layout.columns.back().width = width;
        };
        add("", "序号", documents::ColumnKind::whole, 7);
        for (const auto& column : columns_) add(column.group, column.heading, column.kind, column.width);
        writer_.begin_sheet(std::move(layout));
    }

    void add(const ExportRow& row, const ExportContext& context) {
        sums_.add(row);
        std::vector<SpreadsheetValue> cells{sums_.rows};
        for (const auto& column : columns_) cells.push_back(column.value(row, context));
        writer_.add_row(cells);
    }

    void end(const std::vector<std::string>& notes) {
        std::vector<SpreadsheetValue> cells{std::string("合计")};
        for (const auto& column : columns_) {
            if (column.word == "person_name") cells.emplace_back(fmt::format("{} 户", sums_.rows));
            else if (column.word == "household_size") cells.emplace_back(sums_.people);
            else if (column.word == "income_total") cells.emplace_back(sums_.income);
            else cells.emplace_back();
        }
        writer_.add_total(cells);
        writer_.add_note(fmt::format(
            "其中：特别困难 {} 户，比较困难 {} 户，一般困难 {} 户，尚未定级 {} 户；由旧台账导入 {} 户。",
            sums_.by_level[3], sums_.by_level[2], sums_.by_level[1], sums_.by_level[0], sums_.imported));
        for (const auto& note : notes) writer_.add_note(note);
        writer_.finish();
    }

    std::int64_t rows() const { return sums_.rows; }

private:
    std::vector<ExportColumn> columns_;
    documents::SpreadsheetWriter writer_;
    Sums sums_;
};

/// Names of branches as the table shows them: from below the organisation that the ledger is of.
class BranchNames {
public:
    explicit BranchNames(const access_control::OrganisationRow& of) : prefix_(of.path_name + "/") {}
    const std::string& name(store::Read& db, OrganisationId id) {
        auto& known = names_[id.value];
        if (!known.empty()) return known;
        const auto branch = access_control::organisation_ref(db, id);
        known = branch.path_name.starts_with(prefix_) ? branch.path_name.substr(prefix_.size()) : branch.name;
        return known;
    }

private:
    std::string prefix_;
    std::map<std::int64_t, std::string> names_;
};

/// Reads a page and writes its rows; false when it was the last.
bool write_page(store::Read& db, const Actor& actor, const LedgerQuery& query, LedgerFile& file, BranchNames& names,
                WalkPlace& place) {
    const auto rows = walk_ledger(db, access_control::scope_of(actor), query, place, page_rows);
    for (const auto& row : rows)
        if (row.wanted) file.add(row, {db.vault(), db.today(), names.name(db, row.branch_id)});
    if (!rows.empty()) place = {rows.back().name_key.bytes, rows.back().id};
    return static_cast<std::int64_t>(rows.size()) == page_rows;
}

/// Writes the rows of a walk in another order than the projection's, from one place on.
void write_slice(store::Read& db, const Actor& actor, std::span<const CaseId> ids, LedgerFile& file,
                 BranchNames& names) {
    for (const auto& row : walked_rows(db, access_control::scope_of(actor), ids))
        file.add(row, {db.vault(), db.today(), names.name(db, row.branch_id)});
}

struct Beginning {
    LedgerQuery query;
    std::vector<ExportColumn> columns;
    std::int64_t total = 0;
    Date today;
    std::string filter, order;
    std::vector<CaseId> ids{};  // in another order than the official one
};

Result<Beginning> begin(store::Read& db, const Actor& actor, const ExportLedger& ask) {
    const auto prepared = TRY(check_export(db, actor, ask));
    auto query = TRY(resolve_filter(db, actor, ask));
    query.sort = ask.sort.value_or(LedgerSort::name);
    query.descending = ask.descending.value_or(false);
    auto columns = TRY(chosen_columns(ask.columns));
    Beginning begun{.query = std::move(query),
                    .columns = std::move(columns),
                    .total = prepared.cases,
                    .today = db.today(),
                    .filter = filter_words(ask, true),
                    .order = order_words(ask)};
    // Who looks for one person or one number has no order to speak of.
    if (begun.query.person || !begun.query.number.empty()) begun.order.clear();
    if (!begun.order.empty()) begun.ids = ledger_order(db, access_control::scope_of(actor), begun.query);
    return begun;
}

std::vector<std::string> titles_of(const Beginning& begun) {
    std::vector<std::string> titles{"困难党员台账",
                                    fmt::format("填报单位（盖章）：{}　　　　填报日期：{}　　　　单位：人、元",
                                                begun.query.organisation.name, begun.today.chinese())};
    if (!begun.filter.empty()) titles.push_back("范围：" + begun.filter);
    if (!begun.order.empty()) titles.push_back("排序：" + begun.order);
    return titles;
}

std::vector<std::string> notes_of(const Actor& actor, Time now, const ExportLedger& ask) {
    return {"单位负责人（签字）：　　　　　　　　审核人：　　　　　　　　填表人：　　　　　　　　联系电话：",
            fmt::format("导出人：{}　导出时间：{}　用途：{}　本表含个人信息，请妥善保管，用后销毁。", actor.name,
                        minute_words(now), ask.purpose)};
}

}

Result<std::optional<std::int64_t>> write_ledger_file(store::Store& store, const Actor& actor,
                                                      const ExportLedger& ask, const fs::path& path,
                                                      const ExportProgress& progress) {
    auto begun = TRY(store.read([&](store::Read& db) { return begin(db, actor, ask); }));
    create_private(path);
    LedgerFile file(path, begun.columns);
    file.begin(titles_of(begun));
    BranchNames names(begun.query.organisation);
    WalkPlace place;
    std::span<const CaseId> left(begun.ids);
    for (bool more = true; more;) {
        if (!progress(file.rows(), std::max(begun.total, file.rows()))) return std::optional<std::int64_t>();
        more = store.read([&](store::Read& db) {
            if (begun.order.empty()) return write_page(db, actor, begun.query, file, names, place);
            const auto slice = left.first(std::min<std::size_t>(left.size(), page_rows));
            write_slice(db, actor, slice, file, names);
            left = left.subspan(slice.size());
            return !left.empty();
        });
    }
    file.end(notes_of(actor, store.now(), ask));
    return std::optional(file.rows());
}

}
