// Staged rows as the wizard shows them: by page, with what is wrong in each cell.
#include "base/id_documents.hpp"
#include "imports/reasons.hpp"
#include "imports/staging.hpp"
#include "imports/states.hpp"

namespace imports {

namespace {

/// A staged row with its place among all, from 1.
struct PlacedRow {
    std::int64_t place = 0;
    StagedRow row{};
};

bool is_wanted(const StagedRow& row, std::string_view word) {
    Verdict verdict{};
    return word.empty() || (enum_from(word, verdict) && has_verdict(row, verdict));
}

/// Rows beyond the window's edge, one more than a page has.
std::vector<PlacedRow> rows_in(store::Read& db, const ImportRecord& import, std::string_view verdict,
                               const Window& window) {
    const auto last = import.parts * rows_a_part + 1;
    const auto edge = window.from_edge ? (window.backward ? last : 0) : window.id;
    std::vector<PlacedRow> rows;
    const auto full = [&] { return static_cast<std::int64_t>(rows.size()) >= window.limit(); };
    auto part = std::max<std::int64_t>(1, (edge - (window.backward ? 2 : 0)) / rows_a_part + 1);
    while (!full()) {
        const auto found = next_part(db, import.id, part, window.backward, verdict);
        if (!found) break;
        auto staged = open_part(db, import.id, *found).rows;
        const auto count = static_cast<std::int64_t>(staged.size());
        for (std::int64_t i = 0; i < count && !full(); ++i) {
            const auto index = window.backward ? count - 1 - i : i;
            const auto place = (found->part - 1) * rows_a_part + index + 1;
            if (window.backward ? place >= edge : place <= edge) continue;
            auto& row = staged[static_cast<std::size_t>(index)];
            if (is_wanted(row, verdict)) rows.push_back({place, std::move(row)});
        }
        part = found->part + (window.backward ? -1 : 1);
        if (part < 1) break;
    }
    return rows;
}

OptionalText letter_of(const std::vector<LedgerColumn>& columns, const std::string& field) {
    for (const auto& each : columns)
        if (each.field == field) return each.letter;
    return std::nullopt;
}

/// A whole number needs not be read out where it is only told that it is known.
bool is_masked(const std::string& code) {
    constexpr std::string_view codes[] = {"DUP_IN_DB", "DUP_IN_FILE", "ON_FILE_ELSEWHERE", "NUMBER_OF_ANOTHER",
                                          "ID_15"};
    return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
}

/// A number of whatever document, as typed or as read. Of one that stands behind a word nothing is shown.
std::string masked(const std::string& number) {
    const bool plain = std::all_of(number.begin(), number.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (!plain) return "****";
    return number.size() < 15 ? mask_document_number(DocumentKind::passport, number) : mask_id_number(number);
}

IssueView issue_view(const LedgerIssue& issue, const std::vector<LedgerColumn>& columns) {
    const auto reason = reason_of(issue.code, issue.details);
    IssueView view{.field = issue.field,
                   .column = letter_of(columns, issue.field),
                   .value = issue.value,
                   .code = issue.code,
                   .severity = std::string(enum_name(issue.severity)),
                   .reason = reason.zh,
                   .reason_en = reason.en,
                   .suggestion = issue.suggestion};
    if (!is_masked(issue.code)) return view;
    view.value = masked(view.value);
    if (view.suggestion) view.suggestion = masked(*view.suggestion);
    return view;
}

template <class Row>
RowView row_view(const Row& row, const std::vector<LedgerColumn>& columns) {
    RowView view{.row = row.row, .verdict = std::string(enum_name(row.verdict)), .name = row.values.name};
    for (const auto& issue : row.issues) view.issues.push_back(issue_view(issue, columns));
    return view;
}

/// The person, and the members that have something to tell.
void add_views(const StagedRow& staged, const StagedLayout& layout, std::string_view verdict,
               std::vector<RowView>& out) {
    const auto is_wanted = [&](Verdict each) { return verdict.empty() || enum_name(each) == verdict; };
    if (staged.has_person && is_wanted(staged.row.verdict)) out.push_back(row_view(staged.row, layout.columns));
    for (const auto& member : staged.members) {
        if (member.issues.empty() || !is_wanted(member.verdict)) continue;
        out.push_back(row_view(member, layout.member_columns));
        out.back().member = true;
        if (member.sheet != layout.sheet) out.back().sheet = member.sheet;
    }
}

}

Result<Paged<RowView>> list_rows(store::Read& db, const Actor& actor, const ListRows& ask) {
    const auto import = find_import(db, access_control::scope_of(actor), ask.import);
    if (!import) return Refusal{"import.unknown"};
    const auto verdict = ask.verdict.value_or("");
    if (!verdict.empty() && verdict != "error" && verdict != "warning" && verdict != "ok")
        return Refusal{"import.invalid", {{"verdict", "json.unknown_word"}}};
    const auto window = TRY(window_of(ask));
    const auto layout = open_layout(db, import->id).value_or(StagedLayout{});
    const auto page = page_of(rows_in(db, *import, verdict, window), window,
                              [](const PlacedRow& row) { return cursor_of("", row.place); });
    Paged<RowView> out{.next = page.next, .previous = page.previous};
    for (const auto& row : page.rows) add_views(row.row, layout, verdict, out.rows);
    return out;
}

}
