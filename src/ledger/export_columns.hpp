#pragma once
// The columns of the official ledger (domain.md 2.4) in their order: headings, and what each says of a row. Masks
// are those of the screen. Private to ledger/.
#include "ledger/export_store.hpp"
#include "jobs/jobs.hpp"
#include <span>

namespace ledger {

/// What a column may need besides the row.
struct ExportContext {
    const crypto::Vault& vault;
    Date today;
    const std::string& branch;  // its name as the table shows it
};

using Column = jobs::ExportColumn<ExportRow, ExportContext>;

/// The measure word of its rows.
inline constexpr std::string_view counted = "户";

/// All, in the official order. Where a case comes from stands in every table.
std::span<const Column> export_columns();

/// "在册" of "on_ledger".
std::string_view status_zh(std::string_view status);

}
