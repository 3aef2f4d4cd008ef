#pragma once
// The parts of an .xlsx beside its sheets: which sheets there are, number formats, shared strings.
#include <optional>
#include <string>
#include <vector>
#include "documents/number_format.hpp"
#include "documents/xml_part.hpp"
#include "documents/zip_archive.hpp"

namespace documents {

struct SheetEntry {
    std::string name, part;
    bool hidden = false;
};

struct XlsxContents {
    int date_system = 1900;
    std::vector<SheetEntry> sheets{};
    std::vector<NumberFormat> formats{};  // by a cell's style
    std::vector<bool> struck{};           // by a cell's style: its font is struck through
    std::vector<std::string> strings{};   // the shared ones
    std::vector<bool> struck_strings{};   // those of which a part is struck through
};

struct Place {
    std::uint32_t row = 0, column = 0;  // row from 1, column from 0
};

/// "AB12"; nothing when it is none of Excel's cells.
std::optional<Place> read_place(std::string_view reference);
constexpr std::uint32_t rows_of_excel = 1'048'576, columns_of_excel = 16'384;

/// The notes on a sheet's cells, in its part beside it.
Result<std::vector<CellNote>> read_notes(ZipArchive& archive, const std::string& sheet_part);

/// Refusals: file_type when the archive is no .xlsx, otherwise as the parts have it.
Result<XlsxContents> read_contents(ZipArchive& archive);

/// The text of a shared or inline string: all its runs, without the readings above Japanese text.
std::string rich_text(pugi::xml_node string);
/// Whether one of its runs is struck through.
bool has_struck_run(pugi::xml_node string);

/// Resolves `_x000D_` and the like, as Office writes characters that XML cannot hold.
std::string without_escapes(std::string text);

}
