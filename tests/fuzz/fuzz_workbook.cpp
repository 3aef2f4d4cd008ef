// Feeds strange bytes to the workbook readers. The first byte says what the rest is: a whole file, or one part of
// an .xlsx that is zipped here, so that mutations reach the parsers behind the archive's checksums.
#include "documents/reading.hpp"
#include "documents/shown_number.hpp"
#include "documents/test_archive.hpp"
#include "documents/workbook_pipe.hpp"
#include <array>

namespace {

using namespace documents;

const ReadLimits small{
    .file_bytes = 1u << 20, .inflated_bytes = 8u << 20, .rows = 10'000, .cell_bytes = 64u << 10, .cells = 200'000};

std::string file_of(unsigned kind, const std::string& rest) {
    constexpr std::array<const char*, 5> parts{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                               "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
    if (kind >= parts.size()) return rest;
    const char* sheet =
        "<worksheet><sheetData><row><c s='1'><v>1</v></c><c t='s'><v>0</v></c></row></sheetData></worksheet>";
    return xlsx_of(sheet, {{parts[kind], rest}});
}

// What every workbook keeps, whatever the file was.
void check(const Workbook& workbook) {
    for (const auto& sheet : workbook.sheets) {
        std::uint32_t last = 0;
        for (const auto& row : sheet.rows) {
            ensure(row.number > last && !row.cells.empty() && row.cells.size() <= small.columns);
            ensure(row.cells.back().kind != CellKind::empty);
            for (const auto& cell : row.cells) shown_number(cell);
            last = row.number;
        }
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string file = file_of(data[0] % 8, rest);
    const auto workbook = read_workbook(file, data[0] & 8 ? "list.csv" : "list.xls", small);
    if (workbook) check(*workbook);
    const std::string packed = pack_answer(workbook);
    const auto again = unpack_answer(packed, small);
    ensure(again.has_value() && pack_answer(*again) == packed);
    unpack_answer(rest, small);  // what a taken-over child might say
    return 0;
}
