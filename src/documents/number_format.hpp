#pragma once
// What a number format tells of a cell's number: a day, a percentage or just a number. Knows no file format.
#include <optional>
#include <string>
#include <string_view>
#include "documents/workbook.hpp"

namespace documents {

struct NumberFormat {
    std::string code{};  // "" for General
    bool date = false;   // shows a day or a month (times alone are numbers)
    bool percent = false;
};

/// Reads a format code such as `yyyy"年"m"月"` or `0.00%`; only its first section counts.
NumberFormat number_format(std::string code);

/// Which parts of a day a date format shows.
struct DateParts {
    bool year = false, month = false, day = false;
};
DateParts date_parts(std::string_view code);

/// The formats that files name by number only, with the Chinese meanings of 27 to 36 and 50 to 58
/// (ECMA-376 18.8.30).
NumberFormat built_in_format(unsigned id);

/// The shortest decimal that reads back as the same double, without exponent where people would write none.
std::string shortest_decimal(double value);

/// The day of a serial number in the workbook's date system; nothing when there is none (1900-02-29, negative).
std::optional<std::string> day_of_serial(double serial, int date_system);

/// A cell with this number: a date where the format shows one and the number is one.
Cell number_cell(double value, const NumberFormat& format, int date_system);

}
