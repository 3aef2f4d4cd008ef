#pragma once
// What an export says of itself, and what it refuses. Private to ledger/.
#include "ledger/export.hpp"

namespace ledger {

/// "人均收入由高到低"; empty in the official order.
std::string order_words(const ExportLedger&);
/// "2026-11-24 10:30" in the county.
std::string minute_words(Time);
/// Checks purpose, columns and filter, and counts the rows.
Result<PreparedExport> check_export(store::Read&, const Actor&, const ExportLedger&);

}
