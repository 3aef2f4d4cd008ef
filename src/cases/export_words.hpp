#pragma once
// An export's filter in words, for the sheet's head and the log. Private to cases/.
#include "cases/export.hpp"

namespace cases {

/// "困难程度：特别困难；低保：是"; empty without a filter. What was searched for by name or number is said only
/// `with_text`: the log keeps no personal data.
std::string filter_words(const LedgerFilter&, bool with_text);
/// "人均收入由高到低"; empty in the official order.
std::string order_words(const ExportLedger&);
/// "2026-11-24 10:30" in the county.
std::string minute_words(Time);
/// Checks purpose, columns and filter, and counts the rows.
Result<PreparedExport> check_export(store::Read&, const Actor&, const ExportLedger&);

}
