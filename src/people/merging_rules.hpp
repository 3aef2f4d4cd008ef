#pragma once
// When two households may become one. Pure.
#include "people/rows.hpp"

namespace people {

/// Whether anything is stated of the year.
bool states_income(const IncomeRow&);
/// Whether both state the same of a year.
bool is_same_income(const IncomeRow&, const IncomeRow&);

/// The latest year of which both households state an income, and not the same: somebody has to say which is right
/// before they become one.
std::optional<std::int64_t> year_at_odds(const std::vector<IncomeRow>&, const std::vector<IncomeRow>&);

}
