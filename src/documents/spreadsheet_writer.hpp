#pragma once
// Writes .xlsx files row by row in flat memory: lists to print and to hand on, templates to fill in. Text stays
// text: nothing written here can become a formula, and ID numbers keep all their digits.
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>
#include "base/date.hpp"
#include "base/money.hpp"

namespace documents {

enum class ColumnKind { text, whole, money, date, percent };

struct SpreadsheetColumn {
    /// From the top. All columns have as many; equal neighbours above a difference and equal ones below merge.
    std::vector<std::string> headings{};
    ColumnKind kind = ColumnKind::text;
    double width = 12;                   // in digits of the normal font; a Chinese character takes two
    std::vector<std::string> choices{};  // a drop-down list; other values are refused by Excel
};

struct SpreadsheetLayout {
    std::string name{};  // 1 to 31 characters without []:*?/\ .
    std::vector<std::string>
        titles{};  // rows above the headings, merged over all columns; the first is the large one
    std::vector<SpreadsheetColumn> columns{};
    std::uint32_t fixed_columns = 0;  // stay in view at the left
    std::uint32_t choice_rows = 0;    // how many rows below the headings offer the choices; 0 = 5,000
};

/// Percent is a share of 10,000 (1234 shows as 12.34%).
struct Percent {
    std::int32_t of_ten_thousand = 0;
};
/// Nothing, or what a cell says. A text stands in any column; a number is shown as its own type has it.
using SpreadsheetValue = std::variant<std::monostate, std::string, std::int64_t, Money, Date, Percent>;

/// A4 landscape, one page wide, headings repeated on every page, "page n of m" at the foot.
class SpreadsheetWriter {
public:
    /// Writes to `file` when finished; temporary files lie in `passing`, else in the same folder, unlinked. Throws
    /// at a fault of the disk.
    explicit SpreadsheetWriter(const std::filesystem::path& file, const std::filesystem::path& passing = {});
    ~SpreadsheetWriter();
    SpreadsheetWriter(const SpreadsheetWriter&) = delete;
    SpreadsheetWriter& operator=(const SpreadsheetWriter&) = delete;

    /// Starts a sheet with its titles and headings; the rows that follow go there.
    void begin_sheet(SpreadsheetLayout layout);
    /// One row; missing cells at the end stay empty. Bug: more cells than columns, a text above 32,767 characters.
    void add_row(const std::vector<SpreadsheetValue>& cells);
    /// A row set in bold over a grey ground: totals and subtotals.
    void add_total(const std::vector<SpreadsheetValue>& cells);
    /// A line of text over all columns, such as the signatures below.
    void add_note(const std::string& text);
    /// Completes the file. Without it nothing is written.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
