#pragma once
// A sheet as a grid that can be asked for any cell, with merged cells shown where they stand.
#include <string>
#include <utility>
#include <vector>
#include "documents/workbook.hpp"

namespace imports {

class Grid {
public:
    explicit Grid(const documents::Sheet& sheet);

    const documents::Sheet& sheet() const { return *sheet_; }
    std::size_t height() const { return sheet_->rows.size(); }
    std::uint32_t width() const { return width_; }
    std::uint32_t number(std::size_t row) const { return sheet_->rows[row].number; }
    /// The row's index of that sheet row number, or height().
    std::size_t index_of(std::uint32_t number) const;

    const documents::Cell& at(std::size_t row, std::uint32_t column) const;
    bool is_blank(std::size_t row, std::uint32_t column) const;
    /// How many cells of the row have a value.
    std::uint32_t filled(std::size_t row) const;
    /// The first cell of the row that has a value; `column` is where, width() for none.
    std::pair<std::uint32_t, std::string> first_text(std::size_t row) const;

    /// The text of a header cell, taken from the merge that covers it.
    std::string header_text(std::uint32_t row_number, std::uint32_t column) const;
    /// A merge of several columns but not the whole width stands in this row.
    bool has_group_merge(std::uint32_t row_number) const;
    /// The merges that cover cells of this column, in order of their rows.
    std::vector<documents::Merge> merges_over(std::uint32_t column) const;

private:
    const documents::Sheet* sheet_;
    std::uint32_t width_ = 0;
    std::vector<documents::Merge> top_merges_{};
};

}
