#pragma once
// The columns of the official ledger (domain.md 2.4) in their order: headings, and what each says of a row. Masks
// are those of the screen. Private to ledger/.
#include "ledger/export_store.hpp"
#include "documents/documents.hpp"
#include <span>

namespace ledger {

/// What a column may need besides the row.
struct ExportContext {
    const crypto::Vault& vault;
    Date today;
    const std::string& branch;  // its name as the table shows it
};

struct ExportColumn {
    std::string_view word;            // as clients ask for it
    std::string_view group, heading;  // `group` spans its columns in the first line of headings
    documents::ColumnKind kind;
    int width;  // in digits; a Chinese character takes two
    documents::SpreadsheetValue (*value)(const ExportRow&, const ExportContext&);
    bool official = true;  // part of the table when no columns are asked for
};

/// All, in the official order.
std::span<const ExportColumn> export_columns();
/// Those asked for, in the official order, where the case comes from always among them. Refusal case.export_column.
Result<std::vector<ExportColumn>> chosen_columns(const std::optional<std::vector<std::string>>& words);

/// "在册" of "on_ledger".
std::string_view status_zh(std::string_view status);

}
