#pragma once
// What stands about a row's cells besides their values, and how offices say things without words: strike-out,
// notes, hidden rows, cells that mean another's value. Nothing of it decides a value; a person is to look.
#include "imports/ledger_rows_carried.hpp"
#include "imports/ledger_rows_cells.hpp"

namespace imports {

class SheetMarks {
public:
    explicit SheetMarks(const Grid& grid);

    /// Doubts about a row's cells in these columns; `others` are columns of somebody else on the same row, whose
    /// notes are not this one's.
    void doubt(std::size_t row, const CarriedCells& cells, const std::vector<ColumnUse>& uses,
               const std::vector<ColumnUse>& others, RowNotes& notes) const;

private:
    void doubt_strike_out(const CarriedCells& cells, const std::vector<ColumnUse>& uses, RowNotes& notes) const;
    void doubt_notes(std::size_t row, const std::vector<ColumnUse>& uses, const std::vector<ColumnUse>& others,
                     RowNotes& notes) const;

    const Grid& grid_;
    std::vector<documents::CellNote> notes_{};  // by row
};

}
