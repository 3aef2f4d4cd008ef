#pragma once
// The ledger as a table to be exported: its columns, and the walk that gives its rows. Private to ledger/.
#include "ledger/export.hpp"

namespace ledger {

/// The table, its filter and columns known to be right. Refusals: export.column, those of the filter.
Result<jobs::TableExport> ledger_table(store::Read&, const Actor&, const ExportLedger&);

}
