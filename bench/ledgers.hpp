#pragma once
// A legacy ledger of invented people, the same in every run: for measuring imports.
#include <string>
#include <vector>

namespace bench {

/// "东湾镇王家庄村党支部" of each branch in a list of organisations (code,parent_code,name,kind).
std::vector<std::string> branches_in(const std::string& organisations);

/// So many rows of CSV over those branches, the people from `first` on: nobody is in two ledgers that do not
/// overlap. ID numbers of the area 990xxx, no two alike below 6,000,000.
std::string csv_ledger(const std::vector<std::string>& branches, std::int64_t rows, std::int64_t first = 0);

}
