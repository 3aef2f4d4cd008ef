#pragma once
// Amounts as ledgers carry them: 12,800, 3,650.50元, ￥5400, 1.2万元. Exact decimals in fen; about, per month and
// several numbers are refused with a suggestion, because nobody can tell what was meant.
#include <optional>
#include "base/money.hpp"
#include "documents/workbook.hpp"

namespace imports {

/// `too_large`: a number beyond money_most.
enum class AmountKind { blank, none, unreadable, too_large, read };

/// What a number without a unit of its own counts: the column's heading says yuan (default) or ten thousand yuan.
enum class AmountUnit { yuan, ten_thousand };

struct AmountReading {
    AmountKind kind = AmountKind::blank;
    Money amount{};
    bool cleaned = false;                     // separators, signs or units were read
    bool rounded = false;                     // more than two decimals, rounded half up to one fen
    bool scaled = false;                      // the screen shows less of the number than is stored: 9234 as 0.9万元
    std::optional<std::string> suggestion{};  // for `unreadable`: a plain sum that was probably meant
};

AmountReading read_amount(const documents::Cell& cell, AmountUnit unit);

/// A count of people: "4", "4人", "4口人", "四人". Nothing when it is none.
std::optional<std::int64_t> read_count(std::string_view typed);

}
