#pragma once
// Where in a workbook the ledger stands: its sheet, its header rows (one, two, under group headings), what each
// column means, its units, what stands beside it, and the sheet of household members when there is one.
#include "imports/cell_money.hpp"
#include "imports/ledger.hpp"
#include "imports/recognise_grid.hpp"

namespace imports {

/// A column in use: its meaning, its heading as typed, and how its amounts count.
struct ColumnUse {
    std::uint32_t column = 0;
    std::string field{}, heading{};
    AmountUnit unit = AmountUnit::yuan;
    bool monthly = false;
};

/// The ledger's place on one sheet.
struct Layout {
    std::size_t sheet = 0;
    std::vector<std::uint32_t> header_rows{};
    std::vector<ColumnUse> columns{}, members{}, unread{};
    std::uint32_t first_column = 0, last_column = 0;
    std::optional<std::string> ignored_range{};

    /// The column of a field; nothing when the sheet has none.
    const ColumnUse* find(std::string_view field) const;
    const ColumnUse* find_member(std::string_view field) const;
    int fields() const { return static_cast<int>(columns.size()); }
};

/// What was found in the workbook: the ledger, other sheets that look like one, and the sheet of members.
struct Found {
    std::optional<Layout> ledger{};
    std::optional<Layout> members{};
    std::vector<std::size_t> other_ledgers{};
};

/// `sheet` is the name of the sheet that the user chose, "" for the best.
Found recognise(const documents::Workbook& workbook, const std::string& sheet);

}
