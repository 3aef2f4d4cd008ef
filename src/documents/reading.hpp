#pragma once
// What the readers of all formats share: their refusals, and the sheet that takes cells under the limits.
#include "documents/number_format.hpp"
#include "documents/workbook.hpp"

namespace documents {

// Each cause has a code of its own, which is also the sentence that the office reads (imports/reasons.cpp); details
// are for the log and for tests.
inline Refusal corrupt(std::string why) { return {.code = "file_corrupt", .details = {std::move(why)}}; }
/// The file, what it unfolds to, or the time and memory that reading it takes.
inline Refusal too_large(std::string why) { return {.code = "file_too_large", .details = {std::move(why)}}; }
inline Refusal too_many_rows() { return {.code = "file_rows"}; }
inline Refusal too_many_cells() { return {.code = "file_cells"}; }
inline Refusal text_too_long() { return {.code = "file_cell_long"}; }
inline Refusal unsafe(std::string why) { return {.code = "file_unsafe", .details = {std::move(why)}}; }
/// Nothing that is known by its first bytes.
inline Refusal wrong_type(std::string why) { return {.code = "file_type", .details = {std::move(why)}}; }
/// A password that only the office knows.
inline Refusal encrypted() { return {.code = "file_encrypted"}; }
/// Of a kind that is known and not read: file_ods, file_xlsb, file_excel_5, file_word, file_pdf, ...
inline Refusal known_kind(std::string code) { return {.code = std::move(code)}; }

/// A text as a result; said outright because a Refusal could be made of a string too.
inline Result<std::string> text_result(std::string text) {
    return {boost::system::in_place_value, std::move(text)};
}

/// Counts cells and their text over all sheets of a workbook, so that no file makes more of them than the limits
/// allow: a shared string is small in the file however many cells show it.
class CellBudget {
public:
    explicit CellBudget(const ReadLimits& limits) : limits_(limits) {}
    const ReadLimits& limits() const { return limits_; }
    /// Puts a cell that holds something into its row of the sheet; one with nothing but blanks is none, and one
    /// beyond the last column is only told of. Refuses past a limit.
    Result<Done> place(Sheet& sheet, Row& row, std::uint32_t column, Cell cell);
    /// Counts one more row with values.
    Result<Done> add_row();

private:
    ReadLimits limits_;
    std::uint64_t cells_ = 0, text_bytes_ = 0;
    std::uint32_t rows_ = 0;
};

// One reader per format; `bytes` already looks like it.
Result<Workbook> read_xlsx(const std::string& bytes, const ReadLimits& limits);
Result<Workbook> read_xls(const std::string& bytes, const ReadLimits& limits);
Result<Workbook> read_csv(const std::string& bytes, const ReadLimits& limits);
Result<Workbook> read_xml_spreadsheet(const std::string& bytes, const ReadLimits& limits);
Result<Workbook> read_html(const std::string& bytes, const ReadLimits& limits);

}
