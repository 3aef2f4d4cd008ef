#include "imports/recognise_grid.hpp"
#include <algorithm>
#include "base/look_alikes.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

// Headers are looked for near the top; more merges than this are no office's.
constexpr std::uint32_t top_rows = 60;
constexpr std::size_t top_merges_max = 2000;

bool has_value(const documents::Cell& cell) {
    using documents::CellKind;
    if (cell.kind == CellKind::empty) return false;
    if (cell.kind != CellKind::text) return true;
    return !is_blank(cell.text);
}

}

Grid::Grid(const documents::Sheet& sheet) : sheet_(&sheet) {
    for (const auto& row : sheet.rows) width_ = std::max(width_, static_cast<std::uint32_t>(row.cells.size()));
    for (const auto& merge : sheet.merges)
        if (merge.first_row <= top_rows && top_merges_.size() < top_merges_max) top_merges_.push_back(merge);
}

std::size_t Grid::index_of(std::uint32_t row_number) const {
    const auto& rows = sheet_->rows;
    const auto found = std::lower_bound(rows.begin(), rows.end(), row_number,
                                        [](const auto& row, auto wanted) { return row.number < wanted; });
    return found != rows.end() && found->number == row_number ? static_cast<std::size_t>(found - rows.begin())
                                                              : rows.size();
}

const documents::Cell& Grid::at(std::size_t row, std::uint32_t column) const {
    static const documents::Cell nothing{};
    if (row >= sheet_->rows.size()) return nothing;
    const auto& cells = sheet_->rows[row].cells;
    return column < cells.size() ? cells[column] : nothing;
}

bool Grid::is_blank(std::size_t row, std::uint32_t column) const { return !has_value(at(row, column)); }

std::uint32_t Grid::filled(std::size_t row) const {
    const auto& cells = sheet_->rows[row].cells;
    return static_cast<std::uint32_t>(std::count_if(cells.begin(), cells.end(), has_value));
}

std::pair<std::uint32_t, std::string> Grid::first_text(std::size_t row) const {
    for (std::uint32_t column = 0; column < width_; ++column)
        if (!is_blank(row, column)) return {column, compact(at(row, column).text)};
    return {width_, {}};
}

std::string Grid::header_text(std::uint32_t row_number, std::uint32_t column) const {
    const auto row = index_of(row_number);
    if (!is_blank(row, column)) return at(row, column).text;
    for (const auto& merge : top_merges_) {
        const bool covers = merge.first_row <= row_number && row_number <= merge.last_row &&
                            merge.first_column <= column && column <= merge.last_column;
        if (covers) return at(index_of(merge.first_row), merge.first_column).text;
    }
    return {};
}

bool Grid::has_group_merge(std::uint32_t row_number) const {
    return std::any_of(top_merges_.begin(), top_merges_.end(), [&](const auto& merge) {
        const auto columns = merge.last_column - merge.first_column + 1;
        return merge.first_row <= row_number && row_number <= merge.last_row && columns > 1 && columns + 1 < width_;
    });
}

std::vector<documents::Merge> Grid::merges_over(std::uint32_t column) const {
    std::vector<documents::Merge> covering;
    for (const auto& merge : sheet_->merges)
        if (merge.first_column <= column && column <= merge.last_column) covering.push_back(merge);
    std::stable_sort(covering.begin(), covering.end(),
                     [](const auto& a, const auto& b) { return a.first_row < b.first_row; });
    return covering;
}

}
