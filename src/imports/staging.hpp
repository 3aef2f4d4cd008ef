#pragma once
// Judged rows while they wait for their commit: whole households in sealed slices. Private to imports/.
#include "imports/imports.hpp"
#include "imports/store.hpp"

namespace imports {

constexpr std::int64_t rows_a_part = 100;

/// A person's row with the household members that belong to it; without a person, members whose person is not
/// there.
struct StagedRow {
    bool has_person = true;
    LedgerRow row{};
    std::vector<LedgerMember> members{};
};
BOOST_DESCRIBE_STRUCT(StagedRow, (), (has_person, row, members))
struct StagedRows {
    std::vector<StagedRow> rows;
};
BOOST_DESCRIBE_STRUCT(StagedRows, (), (rows))

/// What the wizard shows of the sheet.
struct StagedLayout {
    std::string sheet;
    std::vector<LedgerColumn> columns, member_columns, unread;
    std::vector<std::string> other_ledgers;
};
BOOST_DESCRIBE_STRUCT(StagedLayout, (), (sheet, columns, member_columns, unread, other_ledgers))

/// The ledger's rows in its order, cut into parts.
std::vector<StagedRows> staged(JudgedLedger&& ledger);
StagedLayout layout_of(const JudgedLedger& ledger);

/// Whether one of the doubts is that the number is on file elsewhere.
bool is_elsewhere(const std::vector<LedgerIssue>&);

/// Whether the person or a member has that verdict.
bool has_verdict(const StagedRow&, Verdict);

StagedPart seal_part(store::Read&, ImportId, std::int64_t part, const StagedRows&);
StagedRows open_part(store::Read&, ImportId, const StagedPart&);
StagedPart seal_layout(store::Read&, ImportId, const StagedLayout&);
/// Nothing when the rows were erased.
std::optional<StagedLayout> open_layout(store::Read&, ImportId);

}
