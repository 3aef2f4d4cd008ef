#pragma once
// A table over pages: merged fields, heads on each page, fields that grow and rows that break. Private to documents/.
#include "documents/print_sheet.hpp"

namespace documents::print {

void put_table(Sheets&, const Table&);

}
