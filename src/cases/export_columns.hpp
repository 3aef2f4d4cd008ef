#pragma once
// The columns of the official ledger (domain.md 2.4) in their order: headings, and what each says of a row. Masks
// are those of the screen. Private to cases/.
#include "cases/export_store.hpp"
#include "documents/documents.hpp"
#include <span>

namespace cases {

/// What a column may need besides the row.
struct ExportContext {
    const crypto::Vault& vault;
    Date today;
    const std::string& branch;  // its name as the table shows it
};

/// Where a column belongs: to the official table, to that table when the hardship is described in it, or only to
/// what a screen shows.
enum class Part { official, described, screen };
struct ExportColumn {
    std::string_view word;            // as clients ask for it
    std::string_view group, heading;  // `group` spans its columns in the first line of headings
    documents::ColumnKind kind;
    int width;  // in digits; a Chinese character takes two
    documents::SpreadsheetValue (*value)(const ExportRow&, const ExportContext&);
    Part part = Part::official;
};

/// All, in the official order.
std::span<const ExportColumn> export_columns();
/// Those asked for, or else the official table, with what the hardship is in words when it is to be `described`; in
/// the official order, where the case comes from always among them. Refusal case.export_column.
Result<std::vector<ExportColumn>> chosen_columns(const std::optional<std::vector<std::string>>& words,
                                                 bool described);

/// "在册" of "on_ledger".
std::string_view status_zh(std::string_view status);

}
