#include "imports/staging.hpp"
#include "imports/packed.hpp"
#include <unordered_map>

namespace imports {

namespace {

std::string column_of(std::int64_t part) { return "import_rows.content/" + std::to_string(part); }

/// Which staged row each member belongs to; orphans make a row of their own.
std::vector<StagedRow> households(JudgedLedger&& ledger) {
    std::vector<StagedRow> rows;
    rows.reserve(ledger.rows.size());
    std::unordered_map<std::uint32_t, std::size_t> places;
    for (auto& row : ledger.rows) {
        places.emplace(row.row, rows.size());
        rows.push_back({.row = std::move(row)});
    }
    StagedRow orphans{.has_person = false};
    for (auto& member : ledger.members) {
        const auto place = places.find(member.head_row);
        (place == places.end() ? orphans : rows[place->second]).members.push_back(std::move(member));
    }
    if (!orphans.members.empty()) rows.push_back(std::move(orphans));
    return rows;
}

}

std::vector<StagedRows> staged(JudgedLedger&& ledger) {
    std::vector<StagedRows> parts;
    for (auto& row : households(std::move(ledger))) {
        if (parts.empty() || parts.back().rows.size() == static_cast<std::size_t>(rows_a_part))
            parts.emplace_back();
        parts.back().rows.push_back(std::move(row));
    }
    return parts;
}

/// What a person looking at the sheet does not see, and what stands beside the ledger, are told with the columns.
StagedLayout layout_of(const JudgedLedger& ledger) {
    StagedLayout layout{ledger.sheet, ledger.columns, ledger.member_columns, ledger.unread, ledger.other_ledgers};
    for (auto* columns : {&layout.columns, &layout.member_columns, &layout.unread})
        for (auto& column : *columns) {
            const auto& hidden = ledger.hidden_columns;
            if (std::find(hidden.begin(), hidden.end(), column.letter) != hidden.end())
                column.heading += "（隐藏列）";
        }
    if (ledger.ignored_range) layout.unread.push_back({*ledger.ignored_range, "", "台账旁边的内容"});
    return layout;
}

bool is_elsewhere(const std::vector<LedgerIssue>& issues) {
    return std::any_of(issues.begin(), issues.end(),
                       [](const auto& issue) { return issue.code == "ON_FILE_ELSEWHERE"; });
}

bool has_verdict(const StagedRow& row, Verdict verdict) {
    if (row.has_person && row.row.verdict == verdict) return true;
    return std::any_of(row.members.begin(), row.members.end(),
                       [&](const auto& member) { return member.verdict == verdict; });
}

StagedPart seal_part(store::Read& db, ImportId id, std::int64_t part, const StagedRows& rows) {
    StagedPart out{.part = part};
    for (const auto& row : rows.rows) {
        out.errors += has_verdict(row, Verdict::error) ? 1 : 0;
        out.warnings += has_verdict(row, Verdict::warning) ? 1 : 0;
    }
    out.content = {db.vault().seal(column_of(part), id.value, packed(rows))};
    return out;
}

StagedRows open_part(store::Read& db, ImportId id, const StagedPart& part) {
    return unpacked<StagedRows>(db.vault().open(column_of(part.part), id.value, part.content.bytes));
}

StagedPart seal_layout(store::Read& db, ImportId id, const StagedLayout& layout) {
    return {.content = {db.vault().seal(column_of(0), id.value, packed(layout))}};
}

std::optional<StagedLayout> open_layout(store::Read& db, ImportId id) {
    const auto part = find_part(db, id, 0);
    if (!part) return std::nullopt;
    return unpacked<StagedLayout>(db.vault().open(column_of(0), id.value, part->content.bytes));
}

}
