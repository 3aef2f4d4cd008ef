#pragma once
// The face of documents/: reading workbooks and checking papers that people upload, writing spreadsheets. Knows no
// table and no rule.
#include "documents/paper.hpp"
#include "documents/recent_papers.hpp"
#include "documents/shown_number.hpp"
#include "documents/spreadsheet_writer.hpp"
#include "documents/text_encoding.hpp"
#include "documents/workbook.hpp"

namespace documents {

/// What main() finds in argv[1] when the program is started again as a reader; it then returns child_main().
inline constexpr const char* child_argument = "--read-file";

/// Reads one job of read_in_child or check_paper_in_child from standard input and answers on standard output; returns
/// the exit status.
int child_main();

}
