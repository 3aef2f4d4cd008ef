#pragma once
// A slice's list as a spreadsheet: asked for with a purpose, written page after page in short reads, handed out as the
// file of a job or written by the command line. The slice says which columns it has and which rows come next.
#include "base/actor.hpp"
#include "documents/table_sheet.hpp"
#include "store/store.hpp"
#include <algorithm>
#include <functional>
#include <span>

namespace jobs {

class Work;

/// A column as clients may ask for it. `Row` is the slice's, `Context` what a value may need besides.
template <class Row, class Context>
struct ExportColumn {
    std::string_view word;
    documents::TableColumn shown;
    documents::SpreadsheetValue (*value)(const Row&, const Context&);
    bool official = true;  // part of the table when no columns are asked for
    bool always = false;   // among those asked for too
};

/// The columns asked for, in the official order. Refusal export.column: one that is unknown, twice, or none at all.
template <class Column>
Result<std::vector<Column>> chosen_columns(std::span<const Column> all,
                                           const std::optional<std::vector<std::string>>& words) {
    const Refusal wrong{"export.column", {{"columns", "export.column"}}};
    std::vector<Column> chosen;
    std::size_t known = 0;
    for (const auto& column : all) {
        const auto times = words ? std::count(words->begin(), words->end(), column.word) : 0;
        if (times > 1) return wrong;
        known += static_cast<std::size_t>(times);
        if (words ? times == 1 || column.always : column.official) chosen.push_back(column);
    }
    if (words && (words->empty() || known != words->size())) return wrong;
    return chosen;
}

template <class Column>
std::vector<documents::TableColumn> shown_columns(const std::vector<Column>& columns) {
    std::vector<documents::TableColumn> shown;
    for (const auto& column : columns) shown.push_back(column.shown);
    return shown;
}

/// The cells of a row.
template <class Row, class Context>
std::vector<documents::SpreadsheetValue> cells_of(const std::vector<ExportColumn<Row, Context>>& columns,
                                                  const Row& row, const Context& context) {
    std::vector<documents::SpreadsheetValue> cells;
    for (const auto& column : columns) cells.push_back(column.value(row, context));
    return cells;
}

/// A table that is about to be written.
struct TableExport {
    std::string name;               // "困难党员台账": of the sheet, and of the file with its day
    std::string unit;               // whose table it is
    std::string_view measures;      // in which numbers are: "人、元"
    std::string_view counted;       // the measure word of its rows: "户"
    std::string filter{}, order{};  // in words; empty without one
    std::vector<documents::TableColumn> columns;
    std::int64_t rows = 0;  // as many as were counted beforehand
    /// Adds the next rows; false when those were the last.
    std::function<bool(store::Read&, documents::TableSheet&)> next_page;
    std::function<std::string()> summary;  // a line beneath the sums, once all rows are there
};

/// What the log keeps of an export: no personal data.
struct ExportRecord {
    std::string organisation_path, purpose, filter;
    std::string_view counted;
};

/// The purpose without its outer blanks. Refusal export.purpose.
Result<std::string> given_purpose(std::string_view typed);
/// Refusal export.waiting: whoever has several jobs under way is told to wait.
Result<Done> require_few_open(store::Read&, const Actor&);
/// The log's row for rows that are to leave, or have left.
void audit_export(store::Write&, const ExportRecord&, std::string_view action, std::int64_t rows);

/// Told how many rows of how many are written; false stops.
using ExportProgress = std::function<bool(std::int64_t done, std::int64_t total)>;
/// Writes the file, readable by its owner alone; how many rows, or nothing when it was stopped.
std::optional<std::int64_t> write_table(store::Store&, const Actor&, const std::string& purpose, const TableExport&,
                                        const std::filesystem::path& file, const ExportProgress&);
/// The same as the file of a job; the caller audits.
std::optional<std::int64_t> export_table(Work&, const std::string& purpose, const TableExport&);
/// "困难党员台账_2026-11-24.xlsx"
std::string export_name(const std::string& table, Date today);

}
