#include "imports/ledger_rows_marks.hpp"
#include <algorithm>

namespace imports {
namespace {

constexpr std::size_t note_characters_max = 200;  // of a note's text in a message
const documents::Cell no_cell{};

const ColumnUse* use_at(const std::vector<ColumnUse>& uses, std::uint32_t column) {
    const auto found =
        std::find_if(uses.begin(), uses.end(), [&](const auto& use) { return use.column == column; });
    return found == uses.end() ? nullptr : &*found;
}

std::string shortened(const std::string& text) {
    const auto points = to_code_points(trim(text));
    if (!points || points->size() <= note_characters_max) return trim(text);
    return to_utf8(points->substr(0, note_characters_max)) + "……";
}

}

SheetMarks::SheetMarks(const Grid& grid) : grid_(grid), notes_(grid.sheet().notes) {
    std::stable_sort(notes_.begin(), notes_.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
}

void SheetMarks::doubt(std::size_t row, const CarriedCells& cells, const std::vector<ColumnUse>& uses,
                       const std::vector<ColumnUse>& others, RowNotes& notes) const {
    if (grid_.sheet().rows[row].hidden) notes.doubt("*", "HIDDEN_ROW", Verdict::warning, no_cell);
    doubt_strike_out(cells, uses, notes);
    doubt_notes(row, uses, others, notes);
    for (const auto& use : uses) {
        const auto& own = grid_.at(row, use.column);
        switch (cells.source(use.column)) {
            case CellSource::own: break;
            case CellSource::carried: notes.note(use.field, "CARRIED"); break;
            case CellSource::nothing_above: notes.doubt(use.field, "DITTO_ALONE", Verdict::warning, own); break;
            case CellSource::merged_across: notes.doubt(use.field, "MERGED_ACROSS", Verdict::warning, own); break;
        }
        if (cells.at(use.column).unified) notes.note(use.field, "NORMALISED");
    }
}

/// Who is struck out by name or number is struck out as a whole; else each cell is told of.
void SheetMarks::doubt_strike_out(const CarriedCells& cells, const std::vector<ColumnUse>& uses,
                                  RowNotes& notes) const {
    const auto is_struck = [&](const ColumnUse& use) { return cells.at(use.column).struck; };
    const bool whole = std::any_of(uses.begin(), uses.end(), [&](const auto& use) {
        return (use.field == "name" || use.field == "id") && is_struck(use);
    });
    if (whole) notes.doubt("*", "STRUCK_OUT", Verdict::warning, no_cell);
    for (const auto& use : uses)
        if (!whole && is_struck(use))
            notes.doubt(use.field, "CELL_STRUCK_OUT", Verdict::warning, cells.at(use.column));
}

void SheetMarks::doubt_notes(std::size_t row, const std::vector<ColumnUse>& uses,
                             const std::vector<ColumnUse>& others, RowNotes& notes) const {
    const auto number = grid_.number(row);
    auto at = std::lower_bound(notes_.begin(), notes_.end(), number,
                               [](const auto& note, auto wanted) { return note.row < wanted; });
    for (; at != notes_.end() && at->row == number; ++at) {
        if (use_at(others, at->column)) continue;
        const auto* use = use_at(uses, at->column);
        auto& issue = notes.doubt(use ? use->field : "*", "CELL_NOTE", Verdict::warning, grid_.at(row, at->column));
        const auto text = shortened(at->text);
        issue.details = {text.empty() ? "（见原表）" : text};
    }
}

}
