#pragma once
// Dates as ledgers carry them: 1978.6, 1978年6月, 78-06-01, 19780601, full width, Chinese numerals, date cells and
// bare serial numbers. What can be read two ways gives both readings; what cannot be read is said, never guessed.
#include <vector>
#include "base/date.hpp"
#include "documents/workbook.hpp"

namespace imports {

enum class DateKind {
    blank,       // nothing stated
    unknown,     // "不详"
    unreadable,  // no date, or one that never was
    year_only,   // "1978年": kept nowhere, because the month is not known
    read,
};

struct DateReading {
    DateKind kind = DateKind::blank;
    std::vector<PartialDate> readings{};  // for `read`: the likelier first, two when it is a guess
    int year = 0;                         // for `year_only`
    bool guessed = false;                 // two-digit year, bare serial, or 1978.1 that may be October
    bool cleaned = false;                 // the cell was no plain date text
};

/// Reads a cell of a date column. `date_system` is the workbook's (1900 or 1904); `as_of` settles two-digit years:
/// the century that is not in the future.
DateReading read_date(const documents::Cell& cell, int date_system, Date as_of);

}
