#include "documents/table_sheet.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace documents {

namespace {

constexpr std::uint32_t columns_fixed = 3;  // the number, and by what a row is known

SpreadsheetColumn shown(const TableColumn& column, bool grouped) {
    SpreadsheetColumn out{.headings = {std::string(column.heading)}, .kind = column.kind};
    if (grouped)
        out.headings.insert(out.headings.begin(), std::string(column.group.empty() ? column.heading : column.group));
    out.width = column.width;
    return out;
}

SpreadsheetLayout layout_of(const TableHead& head) {
    SpreadsheetLayout layout{.name = head.name, .titles = head.titles, .fixed_columns = columns_fixed};
    const bool grouped = std::any_of(head.columns.begin(), head.columns.end(),
                                     [](const TableColumn& column) { return !column.group.empty(); });
    layout.columns.push_back(shown({.heading = "序号", .kind = ColumnKind::whole, .width = 7}, grouped));
    for (const auto& column : head.columns) layout.columns.push_back(shown(column, grouped));
    return layout;
}

}

TableSheet::TableSheet(const std::filesystem::path& file, TableHead head)
    : columns_(head.columns), counted_(head.counted), writer_(file) {
    for (const auto& column : columns_) {
        sums_.emplace_back();
        if (column.total == TableTotal::sum && column.kind == ColumnKind::money) sums_.back() = Money{};
        if (column.total == TableTotal::sum && column.kind == ColumnKind::whole) sums_.back() = std::int64_t{0};
    }
    writer_.begin_sheet(layout_of(head));
}

void TableSheet::count(const SpreadsheetValue& cell, std::size_t column) {
    const auto unstated = columns_[column].unstated;
    if (auto* money = std::get_if<Money>(&sums_[column])) {
        const auto* stated = std::get_if<Money>(&cell);
        *money += stated ? *stated : Money{unstated};
    } else if (auto* number = std::get_if<std::int64_t>(&sums_[column])) {
        const auto* stated = std::get_if<std::int64_t>(&cell);
        *number += stated ? *stated : unstated;
    }
}

void TableSheet::add(const std::vector<SpreadsheetValue>& cells) {
    ensure(cells.size() == columns_.size());
    std::vector<SpreadsheetValue> row{++rows_};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        count(cells[i], i);
        row.push_back(cells[i]);
    }
    writer_.add_row(row);
}

void TableSheet::end(const std::vector<std::string>& notes) {
    std::vector<SpreadsheetValue> cells{std::string("合计")};
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool counts = columns_[i].total == TableTotal::rows;
        cells.push_back(counts ? SpreadsheetValue(fmt::format("{} {}", rows_, counted_)) : sums_[i]);
    }
    writer_.add_total(cells);
    for (const auto& note : notes) writer_.add_note(note);
    writer_.finish();
}

}
