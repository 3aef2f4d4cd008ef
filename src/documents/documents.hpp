#pragma once
// The face of documents/: reading workbooks that people upload and writing spreadsheets. Knows no table and no
// rule.
#include "documents/shown_number.hpp"
#include "documents/spreadsheet_writer.hpp"
#include "documents/text_encoding.hpp"
#include "documents/workbook.hpp"

namespace documents {

/// What main() finds in argv[1] when the program is started again as a reader; it then returns child_main().
inline constexpr const char* child_argument = "--read-workbook";

/// Reads one workbook from standard input for read_in_child and answers on standard output; returns the exit
/// status.
int child_main();

}
