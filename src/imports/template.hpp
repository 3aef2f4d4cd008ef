#pragma once
// The columns that a new ledger is typed in, for the template and for error rows. Private to imports/.
#include "documents/documents.hpp"
#include <functional>

namespace imports {

struct TemplateColumn {
    std::string heading, field;  // the field as issues name it
    int width = 12;              // in digits of the normal font
    std::vector<std::string> choices{};
    std::string sample{};
};
std::vector<TemplateColumn> template_columns();
std::vector<TemplateColumn> template_member_columns();
/// All text, so that ID numbers and dates stay as typed.
documents::SpreadsheetLayout template_layout(std::string name, const std::vector<TemplateColumn>& columns);

/// What a writer makes, as bytes. It lies in memory meanwhile: of people's values nothing comes on a disk.
std::string workbook_bytes(const std::function<void(documents::SpreadsheetWriter&)>& write);

inline constexpr const char* workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}
