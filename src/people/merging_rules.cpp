#include "people/merging_rules.hpp"
#include <algorithm>
#include <tuple>

namespace people {

namespace {

auto stated(const IncomeRow& row) {
    return std::tie(row.wages, row.business, row.transfers, row.property, row.expenses, row.stated_total,
                    row.stated_size);
}

}

bool states_income(const IncomeRow& row) { return stated(row) != stated(IncomeRow{}); }

bool is_same_income(const IncomeRow& a, const IncomeRow& b) { return stated(a) == stated(b); }

std::optional<std::int64_t> year_at_odds(const std::vector<IncomeRow>& of_one,
                                         const std::vector<IncomeRow>& of_other) {
    std::optional<std::int64_t> latest;
    for (const auto& a : of_one)
        for (const auto& b : of_other)
            if (a.year == b.year && states_income(a) && states_income(b) && !is_same_income(a, b))
                latest = std::max(latest.value_or(a.year), a.year);
    return latest;
}

}
