#pragma once
// A list to print and to hand on, as one sheet: titles, headings in groups, numbered rows, their sums, notes.
#include "documents/spreadsheet_writer.hpp"
#include <string_view>

namespace documents {

/// What the row of sums says beneath a column.
enum class TableTotal {
    none,
    rows,  // how many there are: "12 户"
    sum
};

struct TableColumn {
    std::string_view group{}, heading{};  // `group` spans its columns in the first line of headings
    ColumnKind kind = ColumnKind::text;
    int width = 12;  // in digits; a Chinese character takes two
    TableTotal total = TableTotal::none;
    std::int64_t unstated = 0;  // what a row adds to the sum whose cell states no number
};

struct TableHead {
    std::string name;                 // of the sheet
    std::vector<std::string> titles;  // the first is the large one
    std::vector<TableColumn> columns;
    std::string_view counted;  // the measure word of its rows: "户"
};

class TableSheet {
public:
    /// Writes to `file` at its end.
    TableSheet(const std::filesystem::path& file, TableHead);
    /// The next row: as many cells as columns; its number goes before them.
    void add(const std::vector<SpreadsheetValue>& cells);
    /// The sums, then the notes. Without it nothing is written.
    void end(const std::vector<std::string>& notes);
    std::int64_t rows() const { return rows_; }

private:
    void count(const SpreadsheetValue& cell, std::size_t column);

    std::vector<TableColumn> columns_;
    std::string_view counted_;
    SpreadsheetWriter writer_;
    std::int64_t rows_ = 0;
    std::vector<SpreadsheetValue> sums_{};  // of whole numbers or of money
};

}
