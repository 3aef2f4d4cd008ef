#include "ledger/export_table.hpp"
#include "ledger/export_columns.hpp"
#include "ledger/words.hpp"
#include <fmt/format.h>
#include <map>
#include <memory>

namespace ledger {

namespace {

constexpr std::int64_t page_rows = 500;

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

/// A walk through the ledger, page after page.
class Walk {
public:
    Walk(const Actor& actor, LedgerQuery query, std::vector<Column> columns)
        : scope_(access_control::scope_of(actor)),
          query_(std::move(query)),
          columns_(std::move(columns)),
          names_(query_.organisation) {}

    /// In another order than the projection's: these rows, in this order.
    void go_through(std::vector<CaseId> ids) { ids_ = std::move(ids); }

    bool next_page(store::Read& db, documents::TableSheet& sheet) {
        if (ids_) return next_of(db, *ids_, sheet);
        const auto rows = walk_ledger(db, scope_, query_, place_, page_rows);
        for (const auto& row : rows)
            if (row.wanted) put(db, row, sheet);
        if (!rows.empty()) place_ = {rows.back().name_key.bytes, rows.back().id};
        return static_cast<std::int64_t>(rows.size()) == page_rows;
    }

    std::string summary() const {
        return fmt::format(
            "其中：特别困难 {} 户，比较困难 {} 户，一般困难 {} 户，尚未定级 {} 户；由旧台账导入 {} 户。", by_level_[3],
            by_level_[2], by_level_[1], by_level_[0], imported_);
    }

private:
    bool next_of(store::Read& db, const std::vector<CaseId>& ids, documents::TableSheet& sheet) {
        const auto left = std::span(ids).subspan(gone_);
        const auto some = left.first(std::min<std::size_t>(left.size(), page_rows));
        for (const auto& row : walked_rows(db, scope_, some)) put(db, row, sheet);
        gone_ += some.size();
        return gone_ < ids.size();
    }

    void put(store::Read& db, const ExportRow& row, documents::TableSheet& sheet) {
        sheet.add(jobs::cells_of(columns_, row,
                                 ExportContext{db.vault(), db.today(), names_.name(db, row.branch_id)}));
        const auto level = row.level.value_or(0);
        ensure(level >= 0 && level <= 3);
        ++by_level_[level];
        imported_ += row.origin == Origin::imported ? 1 : 0;
    }

    store::Scope scope_;
    LedgerQuery query_;
    std::vector<Column> columns_;
    BranchNames names_;
    WalkPlace place_{};
    std::optional<std::vector<CaseId>> ids_{};
    std::size_t gone_ = 0;
    std::int64_t by_level_[4] = {}, imported_ = 0;
};

/// "人均收入由高到低"; empty in the official order.
std::string order_words(const LedgerQuery& query) {
    switch (query.sort) {
        case LedgerSort::name: return query.descending ? "姓氏笔画由多到少" : "";
        case LedgerSort::level: return query.descending ? "困难程度由重到轻" : "困难程度由轻到重";
        case LedgerSort::income: return query.descending ? "人均纯收入由高到低" : "人均纯收入由低到高";
        case LedgerSort::updated: return query.descending ? "更新时间由近到远" : "更新时间由远到近";
        case LedgerSort::filed: return query.descending ? "备案日期由近到远" : "备案日期由远到近";
    }
    return "";
}

}

Result<jobs::TableExport> ledger_table(store::Read& db, const Actor& actor, const ExportLedger& ask) {
    auto query = TRY(resolve_filter(db, actor, ask));
    query.sort = ask.sort.value_or(LedgerSort::name);
    query.descending = ask.descending.value_or(false);
    auto columns = TRY(jobs::chosen_columns(export_columns(), ask.columns));
    jobs::TableExport table{.name = "困难党员台账",
                            .unit = query.organisation.name,
                            .measures = "人、元",
                            .counted = counted,
                            .filter = filter_words(ask, true),
                            .columns = jobs::shown_columns(columns)};
    // Who looks for one person or one number has no order to speak of.
    if (!query.person && query.number.empty()) table.order = order_words(query);
    auto ids = table.order.empty() ? std::vector<CaseId>{}
                                   : ledger_order(db, access_control::scope_of(actor), query);
    const auto walk = std::make_shared<Walk>(actor, std::move(query), std::move(columns));
    if (!table.order.empty()) walk->go_through(std::move(ids));
    table.next_page = [walk](store::Read& read, documents::TableSheet& sheet) { return walk->next_page(read, sheet); };
    table.summary = [walk] { return walk->summary(); };
    return table;
}

}
