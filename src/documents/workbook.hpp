#pragma once
// A workbook as read: sheets of cells with what the office typed and what Excel knows of it. No meaning is given
// here; imports/ recognises ledgers in it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include "base/result.hpp"

namespace documents {

enum class CellKind {
    empty,
    text,
    number,   // `text` is the shortest decimal that reads back the same ("12345.5"); `number` the value
    date,     // a number under a date format, resolved by the workbook's date system: `text` is "YYYY-MM-DD"
    boolean,  // `text` is "TRUE" or "FALSE"
    error,    // `text` is "#REF!" and the like
    formula_no_value,  // a formula whose result was not stored
};

struct Cell {
    CellKind kind = CellKind::empty;
    std::string text{};    // UTF-8; text cells as typed, but for look-alikes (see `unified`)
    double number = 0;     // for number and date kinds; never money arithmetic: parse `text` instead
    bool formula = false;  // the value is a stored formula result
    bool percent = false;  // number format is a percentage
    std::string format{};  // the number format's code, "" when General; see shown_number()
    bool struck = false;   // struck through, all of it or a part
    bool unified = false;  // look-alike characters were replaced, invisible marks taken off (base/look_alikes.hpp)
};

struct Row {
    std::uint32_t number = 0;  // as Excel shows it, from 1; for CSV the record number
    bool hidden = false;
    std::vector<Cell> cells{};  // index 0 is column A; trailing empty cells are cut
};

/// A merged range, inclusive, rows from 1 and columns from 0.
struct Merge {
    std::uint32_t first_row, last_row, first_column, last_column;
};

/// A note (批注) on a cell, which may be empty; `text` "" where the format does not tell it.
struct CellNote {
    std::uint32_t row = 0, column = 0;  // row from 1, column from 0
    std::string text{};
};

struct Sheet {
    std::string name{};
    bool hidden = false;
    std::vector<Row> rows{};  // in order; rows without any value are left out
    std::vector<Merge> merges{};
    std::vector<CellNote> notes{};
    std::optional<Merge> beyond{};  // around the cells with text right of the columns that are read
    std::vector<std::uint32_t> hidden_columns{};
    std::uint32_t blank_formatted_first = 0, blank_formatted_last = 0;  // trailing rows with format only; 0 = none
};

struct Workbook {
    std::string type{};      // "xlsx", "xls", "csv", "html" as found by content
    std::string encoding{};  // CSV and HTML: "UTF-8 with BOM", "UTF-8", "UTF-16", "GB18030"
    int date_system = 1900;  // or 1904
    std::vector<Sheet> sheets{};
};

struct ReadLimits {
    std::uint64_t file_bytes = 20u << 20;
    std::uint64_t inflated_bytes = 150u << 20;  // all parts together
    std::uint64_t part_ratio = 200;             // one part's inflated / packed size, above 1 MiB
    std::uint32_t rows = 200'000;
    std::uint32_t columns = 256;              // text further right is not kept, only where it stands
    std::uint32_t cell_bytes = 128u << 10;    // Excel allows 32,767 characters
    std::uint64_t cells = 5'000'000;          // with the empty ones before a row's last value
    std::uint32_t seconds = 20;               // processor time of the child
    std::uint64_t memory_bytes = 600u << 20;  // address space of the child
};

/// Reads a workbook by its content (.xlsx, .xls, an XML spreadsheet of 2003, .csv in UTF-8 or GB18030; an HTML
/// table named .xls). `name` decides only whether text without a signature is CSV. Refusals are codes of import
/// files, each the cause: reading.hpp. Runs in this process: see read_in_child.
Result<Workbook> read_workbook(const std::string& bytes, const std::string& name, const ReadLimits& limits = {});

/// The same in a child process under memory and time limits, so that a reader's fault cannot take the server along.
/// A child that dies is refused as file_corrupt, one past its limits as file_too_large.
Result<Workbook> read_in_child(const std::string& bytes, const std::string& name, const ReadLimits& limits = {});

}
