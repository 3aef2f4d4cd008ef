#include "imports/ledger_rows_carried.hpp"
#include <algorithm>
#include "base/result.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

const documents::Cell no_cell{};

}

CarriedCells::CarriedCells(const Grid& grid, const std::vector<ColumnUse>& uses) : grid_(grid) {
    for (const auto& use : uses) {
        // Who somebody is stands on the row itself: two people have never one name and number between them.
        const bool identity = use.field == "name" || use.field == "id" || use.field == "seq";
        Column column{.column = use.column, .is_carried = !identity, .cell = &no_cell};
        if (column.is_carried) column.merges = grid.merges_over(use.column);
        columns_.push_back(std::move(column));
    }
}

void CarriedCells::move_to(std::size_t row) {
    for (auto& column : columns_) move(column, row);
}

void CarriedCells::move(Column& column, std::size_t row) {
    const auto& own = grid_.at(row, column.column);
    const auto* above = column.cell;
    column.cell = &own;
    column.source = CellSource::own;
    if (!column.is_carried) return;
    if (own.kind == documents::CellKind::text && is_ditto(own.text)) {
        const bool nothing = above->kind == documents::CellKind::empty;
        column.cell = above;
        column.source = nothing ? CellSource::nothing_above : CellSource::carried;
        return;
    }
    const auto number = grid_.number(row);
    while (column.next < column.merges.size() && column.merges[column.next].last_row < number) ++column.next;
    if (column.next == column.merges.size() || !grid_.is_blank(row, column.column)) return;
    const auto& merge = column.merges[column.next];
    if (merge.first_row > number) return;
    const auto& first = grid_.at(grid_.index_of(merge.first_row), merge.first_column);
    if (first.kind == documents::CellKind::empty) return;
    const bool across = merge.first_column != column.column;
    column.source = across ? CellSource::merged_across : CellSource::carried;
    if (!across) column.cell = &first;
}

const documents::Cell& CarriedCells::at(std::uint32_t column) const { return *of(column).cell; }
CellSource CarriedCells::source(std::uint32_t column) const { return of(column).source; }

const CarriedCells::Column& CarriedCells::of(std::uint32_t column) const {
    const auto found =
        std::find_if(columns_.begin(), columns_.end(), [&](const Column& each) { return each.column == column; });
    ensure(found != columns_.end());
    return *found;
}

}
