#include "documents/reading.hpp"

namespace documents {

Result<Done> CellBudget::place(Row& row, std::uint32_t column, Cell cell) {
    if (column >= limits_.columns) return too_large("columns");
    if (cell.text.size() > limits_.cell_bytes) return too_large("text of a cell");
    text_bytes_ += cell.text.size();
    if (text_bytes_ > limits_.inflated_bytes) return too_large("text");
    if (row.cells.size() <= column) {
        cells_ += column + 1 - row.cells.size();
        if (cells_ > limits_.cells) return too_large("cells");
        row.cells.resize(column + 1);
    }
    row.cells[column] = std::move(cell);
    return Done{};
}

Result<Done> CellBudget::add_row() {
    if (++rows_ > limits_.rows) return too_large("rows");
    return Done{};
}

}
