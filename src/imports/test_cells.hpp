#pragma once
// Cells as the tests type them, and the day on which they are read.
#include "base/date.hpp"
#include "documents/workbook.hpp"

namespace imports::test {

using documents::Cell;
using documents::CellKind;

inline const Date as_of = *Date::of(2026, 6, 30);

inline Cell text_cell(std::string text) { return {.kind = CellKind::text, .text = std::move(text)}; }
inline Cell number_cell(std::string text, std::string format = {}) {
    return {.kind = CellKind::number, .text = std::move(text), .format = std::move(format)};
}

}
