#pragma once
// The wordings of ledgers for coded things, mapped by name as domain.md 1.2 asks: ethnicity, education, health,
// labour, relation, level, cause, residence, yes and no. What is not in the tables is nothing; nothing is guessed
// from likeness.
#include "base/text.hpp"
#include "imports/ledger.hpp"

namespace imports {

// Each takes the cell's text compacted (half width, without blanks).

std::optional<Sex> read_sex(std::string_view compacted);
/// GB/T 3304 with or without 族: {"01", "汉族"}.
std::optional<CodedName> read_ethnicity(std::string_view compacted);
/// GB/T 4658: {"70", "初中"} for 初中毕业.
std::optional<CodedName> read_education(std::string_view compacted);
std::optional<CodedName> read_health(std::string_view compacted);
std::optional<CodedName> read_labour(std::string_view compacted);
/// 1 to 3; only the three levels' own words.
std::optional<std::int64_t> read_level(std::string_view compacted);
/// "rural" or "urban".
std::optional<std::string> read_residence(std::string_view compacted);

enum class YesNo { no, yes, unclear };
YesNo read_yes_no(std::string_view compacted);

/// An entry of GB/T 4761 and the base word under which households are listed (子 for 次子).
struct Relation {
    CodedName detail{};
    std::string base{};
};
std::optional<Relation> read_relation(std::string_view compacted);

/// The causes in a cell, in their order, each once; `unmapped` are the parts that no cause stands for.
struct CausesReading {
    std::vector<std::string> causes{}, unmapped{};
};
CausesReading read_causes(std::string_view typed);

}
