#pragma once
// One person's row, cell by cell. Each cell is read by its own rule; what a paper says wrongly is reported with the
// cell as
// typed and is never put right in silence.
#include <unordered_map>
#include "imports/cell_branch.hpp"
#include "imports/cell_codes.hpp"
#include "imports/cell_date.hpp"
#include "imports/ledger_rows_marks.hpp"

namespace imports {

/// What a row is judged against besides its own cells.
struct RowPlace {
    std::string heading{};  // the group heading above the row
    std::string branch{};   // the branch named by the sheet itself, for ledgers without a branch column
};

class PersonJudge {
public:
    PersonJudge(const Grid& grid, const Layout& layout, const BranchFinder& branches, const LedgerContext& context,
                int date_system);

    /// Judges the row at this index of the grid. Rows are judged from the top down: a second row with the same ID
    /// number
    /// is the double.
    LedgerRow judge(std::size_t row, const RowPlace& place);
    /// The key of the ID number judged last, for its household members.
    const std::string& last_key() const { return last_key_; }

private:
    const documents::Cell* cell(std::string_view field) const;
    void take_name();
    void take_id();
    void take_birth();
    void take_sex();
    void take_dates();
    std::optional<PartialDate> take_date(std::string_view field, std::optional<PartialDate> earliest);
    void take_branch(const RowPlace& place);
    void take_level();
    void take_causes();
    void take_amounts();
    std::optional<Money> take_amount(const ColumnUse& use);
    void take_size();
    void take_codes();
    void take_yes_no();
    void take_phone();
    void take_texts();
    std::string text_of(std::string_view field);

    const Grid& grid_;
    const Layout& layout_;
    const BranchFinder& branches_;
    const LedgerContext& context_;
    int date_system_;
    CarriedCells cells_;
    SheetMarks marks_;
    std::unordered_map<std::string, std::uint32_t> first_rows_{};
    std::unordered_map<std::string, BranchAnswer> known_branches_{};
    std::unordered_map<std::string, CausesReading> known_causes_{};
    std::string last_key_{};
    std::size_t at_ = 0;
    RowNotes notes_{};
    LedgerValues values_{};
};

}
