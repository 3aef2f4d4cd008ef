#pragma once
// What the office sees of a number: its format may carry a unit (0.0"万元"), scale it (0!.0,"万元" shows 9234 as
// 0.9万元) or part its figures (0000"年"00"月"). The stored number alone says less than the cell.
#include <string>
#include "documents/workbook.hpp"

namespace documents {

struct ShownNumber {
    std::string text{};             // as seen: "1.2万元"
    std::string before{}, after{};  // the format's own words in front of the figures and behind them: "", "万元"
    int shift = 0;                  // the number that is seen is the stored one times ten to this power
};

/// Of a cell of kind number; others, and numbers in General, are seen as their text.
ShownNumber shown_number(const Cell& cell);

/// Which parts of its day a cell of kind date shows; all of them where its format is not known.
struct ShownDay {
    bool year = true, month = true, day = true;
};
ShownDay shown_day(const Cell& cell);

}
