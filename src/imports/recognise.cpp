#include "imports/recognise.hpp"
#include <algorithm>
#include "imports/cell_text.hpp"
#include "imports/recognise_columns.hpp"

namespace imports {
namespace {

constexpr std::size_t sheets_max = 40;  // more are not looked at
constexpr std::uint32_t heading_columns_max = 120;
constexpr std::size_t header_search_rows = 40;  // a cover or an instruction above the table is shorter

/// Meanings that a row's own cells show, without the groups above them; each once.
std::vector<std::string> meanings_in(const Grid& grid, std::size_t row) {
    std::vector<std::string> found;
    for (std::uint32_t column = 0; column < std::min(grid.width(), heading_columns_max); ++column) {
        const auto& cell = grid.at(row, column);
        if (cell.kind != documents::CellKind::text || cell.text.size() > 120) continue;
        auto meaning = meaning_of(make_heading(cell.text, {})).field;
        if (meaning.empty() || std::find(found.begin(), found.end(), meaning) != found.end()) continue;
        found.push_back(std::move(meaning));
    }
    return found;
}

bool has(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool looks_like_id(const std::string& text) {
    const std::string plain = compact(text);
    const auto figures = std::count_if(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; });
    return figures >= 14 && plain.size() <= 22;
}

/// A row below a header row that carries on the header: headings under groups, no data.
bool continues_header(const Grid& grid, std::size_t above, std::size_t row) {
    if (row >= grid.height() || grid.number(row) != grid.number(above) + 1) return false;
    int headings = 0, known = 0;
    for (std::uint32_t column = 0; column < grid.width(); ++column) {
        if (grid.is_blank(row, column)) continue;
        const auto& cell = grid.at(row, column);
        if (cell.kind != documents::CellKind::text || cell.text.size() > 90 || looks_like_id(cell.text))
            return false;
        ++headings;
        const auto group = grid.header_text(grid.number(above), column);
        const bool means = !meaning_of(make_heading(cell.text, group)).field.empty() ||
                           !meaning_of(make_heading(cell.text, {})).field.empty();
        if (means) ++known;
    }
    return headings > 0 && known * 2 >= headings;
}

/// A row above a header row that carries its groups: several short texts, merged over some of the columns where the
/// sheet
/// has merges at all (CSV has none).
bool groups_header(const Grid& grid, std::size_t row, std::size_t below) {
    if (grid.number(below) != grid.number(row) + 1 || grid.filled(row) < 2) return false;
    for (std::uint32_t column = 0; column < grid.width(); ++column) {
        const std::string text = compact(grid.at(row, column).text);
        if (text.size() > 45 || contains(text, ":")) return false;
    }
    return grid.sheet().merges.empty() || grid.has_group_merge(grid.number(row));
}

/// The header rows of the sheet, as row indices; empty when nothing looks like a header of a ledger.
std::vector<std::size_t> find_header(const Grid& grid) {
    const auto rows = std::min(grid.height(), header_search_rows);
    for (std::size_t row = 0; row < rows; ++row) {
        auto meanings = meanings_in(grid, row);
        if (meanings.empty() || grid.filled(row) < 2) continue;
        std::vector<std::size_t> header{row};
        while (header.size() < 3 && continues_header(grid, header.back(), header.back() + 1)) {
            header.push_back(header.back() + 1);
            for (auto& meaning : meanings_in(grid, header.back())) meanings.push_back(std::move(meaning));
        }
        if (meanings.size() < 3 || (!has(meanings, "name") && !has(meanings, "id"))) continue;
        if (row > 0 && groups_header(grid, row - 1, row)) header.insert(header.begin(), row - 1);
        return header;
    }
    return {};
}

/// A ledger names people by ID number and says something of their branch or their hardship.
bool is_ledger(const Layout& layout) {
    if (!layout.find("name") || !layout.find("id")) return false;
    int facts = 0;
    for (const std::string_view field : {"level", "cause", "income", "wan", "join", "income_per_head", "dibao"})
        if (layout.find(field)) ++facts;
    return layout.find("branch") ? facts >= 1 : facts >= 2;
}

/// The ledger on this sheet, if there is one.
std::optional<Layout> find_layout(const Grid& grid, std::size_t sheet) {
    const auto header = find_header(grid);
    if (header.empty()) return {};
    Layout layout = name_columns(grid, header);
    layout.sheet = sheet;
    return is_ledger(layout) ? std::optional(std::move(layout)) : std::nullopt;
}

/// The list of household members on this sheet, if it is one: it names the member, the relation and the person.
std::optional<Layout> find_member_layout(const Grid& grid, std::size_t sheet) {
    for (std::size_t row = 0; row < std::min(grid.height(), header_search_rows); ++row) {
        Layout layout{.sheet = sheet, .header_rows = {grid.number(row)}};
        for (std::uint32_t column = 0; column < std::min(grid.width(), heading_columns_max); ++column) {
            const auto& cell = grid.at(row, column);
            if (cell.kind != documents::CellKind::text || cell.text.size() > 120) continue;
            auto field = member_meaning_of(make_heading(cell.text, {}));
            if (field.empty() || layout.find_member(field)) continue;
            layout.members.push_back({.column = column, .field = std::move(field), .heading = cell.text});
        }
        const bool of_somebody = layout.find_member("head_id") || layout.find_member("head_name");
        if (of_somebody && layout.find_member("name") && layout.find_member("relation")) return layout;
    }
    return {};
}

/// How much a sheet looks like the ledger that is meant: visible, many fields, many rows.
std::pair<int, std::size_t> weight(const documents::Workbook& workbook, const Layout& layout) {
    const auto& sheet = workbook.sheets[layout.sheet];
    return {(sheet.hidden ? 0 : 100) + (sheet.rows.size() > layout.header_rows.size() ? 50 : 0) + layout.fields(),
            sheet.rows.size()};
}

}

const ColumnUse* Layout::find(std::string_view field) const {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const auto& use) { return use.field == field; });
    return found == columns.end() ? nullptr : &*found;
}

const ColumnUse* Layout::find_member(std::string_view field) const {
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const auto& use) { return use.field == field; });
    return found == members.end() ? nullptr : &*found;
}

Found recognise(const documents::Workbook& workbook, const std::string& sheet) {
    Found found;
    std::vector<Layout> ledgers;
    for (std::size_t i = 0; i < std::min(workbook.sheets.size(), sheets_max); ++i) {
        const Grid grid(workbook.sheets[i]);
        auto members = find_member_layout(grid, i);
        if (members && workbook.sheets[i].name != sheet) {
            if (!found.members) found.members = std::move(members);
            continue;
        }
        if (auto layout = find_layout(grid, i)) ledgers.push_back(*std::move(layout));
    }
    const auto chosen = [&](const Layout& layout) { return workbook.sheets[layout.sheet].name == sheet; };
    auto best = sheet.empty() ? ledgers.end() : std::find_if(ledgers.begin(), ledgers.end(), chosen);
    if (sheet.empty())
        best = std::max_element(ledgers.begin(), ledgers.end(), [&](const auto& a, const auto& b) {
            return weight(workbook, a) < weight(workbook, b);
        });
    for (auto at = ledgers.begin(); at != ledgers.end(); ++at)
        if (at != best) found.other_ledgers.push_back(at->sheet);
    if (best != ledgers.end()) found.ledger = std::move(*best);
    return found;
}

}
