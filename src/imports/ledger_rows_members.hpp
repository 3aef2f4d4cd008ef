#pragma once
// Household members: beside the person on the ledger's own rows, or on a sheet of their own that names the person.
#include "imports/ledger_rows_kind.hpp"
#include "imports/ledger_rows_marks.hpp"

namespace imports {

/// Judges members; one for a whole ledger, so that the same member twice in one household is seen.
class MemberJudge {
public:
    MemberJudge(const Grid& grid, const Layout& layout, Date as_of)
        : grid_(grid), layout_(layout), as_of_(as_of), cells_(grid, layout.members), marks_(grid) {}

    /// The member on this row, or nothing when its cells say none. `of` is the person's key, `head_row` its row.
    std::optional<LedgerMember> judge(std::size_t row, const std::string& of, std::uint32_t head_row);

private:
    const documents::Cell& cell(std::string_view field) const;
    void take_relation(LedgerMember& member, RowNotes& notes) const;
    void take_id(LedgerMember& member, RowNotes& notes);
    void take_texts(LedgerMember& member, RowNotes& notes) const;

    const Grid& grid_;
    const Layout& layout_;
    Date as_of_;
    CarriedCells cells_;
    SheetMarks marks_;
    std::vector<std::string> household_{};  // the numbers seen in the household under way
    std::string household_of_{};
};

/// Whether the member is the person listed again (`is_self`), by number, else by name: the check and the commit go
/// by this alone. Who is called 本人, or 户主 under the person's name, and is not that person is reported:
/// SELF_DIFFERS.
void settle_self(LedgerMember& member, const LedgerValues& person);

/// The members on a sheet of their own, each matched to a judged row by ID number, else by a name that only one
/// has.
std::vector<LedgerMember> judge_member_sheet(const documents::Workbook& workbook, const Layout& layout,
                                             const std::vector<LedgerRow>& rows,
                                             const std::vector<std::string>& keys, Date as_of);

}
