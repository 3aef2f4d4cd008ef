#include "documents/reading.hpp"
#include <algorithm>
#include "base/look_alikes.hpp"

namespace documents {
namespace {

void reach(std::optional<Merge>& range, std::uint32_t row, std::uint32_t column) {
    if (!range) range = {row, row, column, column};
    range->last_row = std::max(range->last_row, row);
    range->first_row = std::min(range->first_row, row);
    range->first_column = std::min(range->first_column, column);
    range->last_column = std::max(range->last_column, column);
}

}

Result<Done> CellBudget::place(Sheet& sheet, Row& row, std::uint32_t column, Cell cell) {
    if (cell.kind == CellKind::text && is_blank(cell.text)) return Done{};
    if (column >= limits_.columns) {
        reach(sheet.beyond, row.number, column);
        return Done{};
    }
    if (cell.text.size() > limits_.cell_bytes) return text_too_long();
    text_bytes_ += cell.text.size();
    if (text_bytes_ > limits_.inflated_bytes) return too_large("text");
    if (row.cells.size() <= column) {
        cells_ += column + 1 - row.cells.size();
        if (cells_ > limits_.cells) return too_many_cells();
        row.cells.resize(column + 1);
    }
    row.cells[column] = std::move(cell);
    return Done{};
}

Result<Done> CellBudget::add_row() {
    if (++rows_ > limits_.rows) return too_many_rows();
    return Done{};
}

}
