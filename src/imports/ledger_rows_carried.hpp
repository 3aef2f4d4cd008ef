#pragma once
// What a cell means where it only points at another: a merged cell's value on each row that it covers, and the
// value above where a cell says 同上 or 〃. The same for every column.
#include "imports/recognise.hpp"

namespace imports {

/// How a cell came to its value.
enum class CellSource {
    own,
    carried,        // of the merged cell, or of the row above
    nothing_above,  // it says 同上, and nothing stands above
    merged_across,  // it is part of a cell that begins in another column: what stands there is that column's
};

/// The cells of these columns on one row after the other. Rows are asked for from the top down; 同上 means the one
/// asked for before.
class CarriedCells {
public:
    CarriedCells(const Grid& grid, const std::vector<ColumnUse>& uses);

    void move_to(std::size_t row);
    /// Of a column among those in use.
    const documents::Cell& at(std::uint32_t column) const;
    CellSource source(std::uint32_t column) const;

private:
    struct Column {
        std::uint32_t column = 0;
        bool is_carried = true;
        std::vector<documents::Merge> merges{};  // that cover it, in order
        std::size_t next = 0;
        const documents::Cell* cell = nullptr;
        CellSource source = CellSource::own;
    };
    void move(Column& column, std::size_t row);
    const Column& of(std::uint32_t column) const;

    const Grid& grid_;
    std::vector<Column> columns_{};
};

}
