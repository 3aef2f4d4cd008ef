#include "imports/recognise_columns.hpp"
#include <algorithm>
#include "imports/cell_codes.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

constexpr std::size_t sample_rows = 60;

struct Candidate {
    std::uint32_t column = 0;
    Heading heading{};
    std::string typed{};
    Meaning meaning{};
};

/// The header cells over one column from top to bottom, each text once. Without merges, as in CSV, a group's text
/// stands
/// over its first column only and reaches to the right until the next.
std::vector<std::string> header_texts(const Grid& grid, const std::vector<std::size_t>& header,
                                      std::uint32_t column) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto number = grid.number(header[i]);
        std::string text = grid.header_text(number, column);
        const bool last = i + 1 == header.size();
        if (text.empty() && !last && grid.sheet().merges.empty() && !grid.is_blank(header[i + 1], column))
            for (auto left = column; left-- > 0 && text.empty();) text = grid.header_text(number, left);
        if (!compact(text).empty() && (texts.empty() || texts.back() != text)) texts.push_back(std::move(text));
    }
    return texts;
}

Candidate read_heading(const Grid& grid, const std::vector<std::size_t>& header, std::uint32_t column) {
    const auto texts = header_texts(grid, header, column);
    Candidate candidate{.column = column};
    if (texts.empty()) return candidate;
    std::string group;
    for (std::size_t i = 0; i + 1 < texts.size(); ++i) group += texts[i];
    candidate.heading = make_heading(texts.back(), group);
    candidate.typed = compact(texts.back());
    candidate.meaning = meaning_of(candidate.heading);
    return candidate;
}

/// How many sampled cells of the column below the header have a value, and how many of them pass.
template <class Passes>
std::pair<int, int> sample(const Grid& grid, std::size_t from, std::uint32_t column, Passes passes) {
    int filled = 0, passed = 0;
    for (std::size_t row = from; row < std::min(grid.height(), from + sample_rows); ++row) {
        if (grid.is_blank(row, column)) continue;
        ++filled;
        if (passes(compact(grid.at(row, column).text))) ++passed;
    }
    return {filled, passed};
}

bool is_id_like(const std::string& text) {
    return (text.size() == 18 || text.size() == 15) &&
           all_digits(std::string_view(text).substr(0, text.size() - 1));
}

/// 困难类别 is the level where its cells are levels, else the cause.
void settle_kinds(const Grid& grid, std::size_t from, std::vector<Candidate>& candidates) {
    for (auto& candidate : candidates) {
        if (candidate.meaning.field != "kind") continue;
        const auto [filled, levels] =
            sample(grid, from, candidate.column, [](const auto& text) { return read_level(text).has_value(); });
        candidate.meaning.field = filled > 0 && levels * 2 > filled ? "level" : "cause";
    }
}

/// A column of levels under a heading that does not say so, such as 等级 or 类型.
void settle_levels(const Grid& grid, std::size_t from, std::vector<Candidate>& candidates) {
    const auto named = [](const auto& candidate) { return candidate.meaning.field == "level"; };
    if (std::any_of(candidates.begin(), candidates.end(), named)) return;
    for (auto& candidate : candidates) {
        const bool graded =
            contains_any(candidate.heading.text, {"困难", "等级", "程度", "级别", "类", "档", "层次"});
        if (!candidate.meaning.field.empty() || !graded) continue;
        const auto [filled, levels] =
            sample(grid, from, candidate.column, [](const auto& text) { return read_level(text).has_value(); });
        if (filled == 0 || levels * 2 <= filled) continue;
        candidate.meaning = {"level", 5000};
        return;
    }
}

/// A column of ID numbers under a heading that does not say so.
void settle_ids(const Grid& grid, std::size_t from, std::vector<Candidate>& candidates) {
    const auto named = [](const auto& candidate) { return candidate.meaning.field == "id"; };
    if (std::any_of(candidates.begin(), candidates.end(), named)) return;
    for (auto& candidate : candidates) {
        if (!candidate.meaning.field.empty() || candidate.typed.empty()) continue;
        const auto [filled, ids] = sample(grid, from, candidate.column, is_id_like);
        if (filled < 3 || ids * 5 < filled * 4) continue;
        candidate.meaning = {"id", 5000};
        return;
    }
}

/// A field has one column: the strongest heading, among equals the first. The others are shown as not read.
void settle_doubles(std::vector<Candidate>& candidates) {
    for (auto& candidate : candidates) {
        const auto& field = candidate.meaning.field;
        if (field.empty()) continue;
        const bool beaten = std::any_of(candidates.begin(), candidates.end(), [&](const auto& other) {
            if (other.meaning.field != field || other.column == candidate.column) return false;
            return other.meaning.rank < candidate.meaning.rank ||
                   (other.meaning.rank == candidate.meaning.rank && other.column < candidate.column);
        });
        if (beaten) candidate.meaning.rank = -1;
    }
    for (auto& candidate : candidates)
        if (candidate.meaning.rank == -1) candidate.meaning = {};
}

/// Under one header row without groups: health and work to the right of a member's name and relation are the
/// member's.
void settle_members(std::vector<Candidate>& candidates) {
    bool among_members = false;
    for (auto& candidate : candidates) {
        auto& field = candidate.meaning.field;
        if (field == "member.name" || field == "member.relation") {
            among_members = true;
            continue;
        }
        if (!among_members || field.starts_with("member.")) continue;
        const bool personal =
            field == "health" || field == "labour" || field == "sex" || field == "birth" || field == "id";
        const bool work =
            field.empty() && contains_any(candidate.heading.text, {"职业", "就学", "工作", "务工", "从业"});
        if (personal) field = "member." + field;
        else if (work) field = "member.occupation";
        else among_members = false;
    }
}

struct Span {
    std::uint32_t first = 0, last = 0;
};

/// Runs of columns with anything in them from the header down, parted by columns that are blank throughout.
std::vector<Span> blocks_of(const Grid& grid, std::size_t from) {
    std::vector<bool> used(grid.width(), false);
    for (std::size_t row = from; row < grid.height(); ++row)
        for (std::uint32_t column = 0; column < grid.width(); ++column)
            if (!used[column] && !grid.is_blank(row, column)) used[column] = true;
    std::vector<Span> blocks;
    for (std::uint32_t column = 0; column < grid.width(); ++column) {
        if (!used[column]) continue;
        if (!blocks.empty() && blocks.back().last + 1 == column) blocks.back().last = column;
        else blocks.push_back({column, column});
    }
    return blocks;
}

int filled_cells(const Grid& grid, std::size_t from, Span block) {
    int most = 0;
    for (auto column = block.first; column <= block.last; ++column) {
        int filled = 0;
        for (std::size_t row = from; row < grid.height(); ++row) filled += grid.is_blank(row, column) ? 0 : 1;
        most = std::max(most, filled);
    }
    return most;
}

bool names_field(const std::vector<Candidate>& candidates, Span block, std::string_view field) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const auto& candidate) {
        return candidate.meaning.field == field && candidate.column >= block.first &&
               candidate.column <= block.last;
    });
}

/// The block adds fields that the ledger lacks, for most of its rows: a ledger with a blank column inside.
bool carries_on(const Grid& grid, std::size_t from, const std::vector<Candidate>& candidates, Span ledger,
                Span block) {
    bool adds = false;
    for (const auto& candidate : candidates) {
        if (candidate.column < block.first || candidate.column > block.last || candidate.meaning.field.empty())
            continue;
        if (names_field(candidates, ledger, candidate.meaning.field)) return false;
        adds = true;
    }
    return adds && filled_cells(grid, from, block) * 2 >= filled_cells(grid, from, ledger);
}

/// The columns of the ledger: the block with the ID number, and those that belong to it.
Span ledger_span(const Grid& grid, std::size_t from, const std::vector<Candidate>& candidates) {
    const auto blocks = blocks_of(grid, from);
    Span ledger{0, grid.width() == 0 ? 0 : grid.width() - 1};
    for (const auto& block : blocks)
        if (names_field(candidates, block, "id")) {
            ledger = block;
            break;
        }
    for (const auto& block : blocks)
        if (!names_field(candidates, ledger, "name") && names_field(candidates, block, "name"))
            ledger = {std::min(ledger.first, block.first), std::max(ledger.last, block.last)};
    for (const auto& block : blocks) {
        if (block.first >= ledger.first && block.last <= ledger.last) continue;
        if (carries_on(grid, from, candidates, ledger, block))
            ledger = {std::min(ledger.first, block.first), std::max(ledger.last, block.last)};
    }
    return ledger;
}

/// "Y3:Z8": the cells right of the ledger, else those left of it.
std::optional<std::string> range_beside(const Grid& grid, std::size_t from, Span ledger) {
    std::optional<Span> columns, rows;
    for (std::size_t row = from; row < grid.height(); ++row) {
        for (std::uint32_t column = 0; column < grid.width(); ++column) {
            const bool inside = column >= ledger.first && column <= ledger.last;
            if (inside || grid.is_blank(row, column)) continue;
            const auto number = grid.number(row);
            if (!columns) {
                columns = {column, column};
                rows = {number, number};
            }
            columns = {std::min(columns->first, column), std::max(columns->last, column)};
            rows = {std::min(rows->first, number), std::max(rows->last, number)};
        }
    }
    if (const auto& beyond = grid.sheet().beyond; beyond && beyond->last_row >= grid.number(from)) {
        if (!columns) {
            columns = {beyond->first_column, beyond->last_column};
            rows = {beyond->first_row, beyond->last_row};
        }
        columns = {std::min(columns->first, beyond->first_column), std::max(columns->last, beyond->last_column)};
        rows = {std::min(rows->first, beyond->first_row), std::max(rows->last, beyond->last_row)};
    }
    if (!columns) return {};
    return column_letters(columns->first) + std::to_string(rows->first) + ":" + column_letters(columns->last) +
           std::to_string(rows->last);
}

/// A unit row above the header, such as 单位：万元: amounts without a unit of their own count by it.
bool unit_row_says_ten_thousands(const Grid& grid, std::size_t first_header) {
    for (std::size_t row = 0; row < first_header; ++row) {
        for (std::uint32_t column = 0; column < grid.width(); ++column) {
            const std::string text = compact(grid.at(row, column).text);
            const auto at = text.find("单位:");
            if (at == std::string::npos || text.substr(0, at).ends_with("填报")) {
                const auto later = text.rfind("单位:");
                if (later == std::string::npos || later == at) continue;
                if (contains(text.substr(later), "万元")) return true;
                continue;
            }
            if (contains(text.substr(at), "万元")) return true;
        }
    }
    return false;
}

ColumnUse use_of(const Candidate& candidate, bool ten_thousands) {
    ColumnUse use{.column = candidate.column, .field = candidate.meaning.field, .heading = candidate.typed};
    const bool amount = use.field == "income" || use.field == "income_per_head";
    if (!amount) return use;
    const bool own_unit = contains(candidate.heading.text + candidate.heading.hint, "元");
    if (in_ten_thousands(candidate.heading) || (!own_unit && ten_thousands)) use.unit = AmountUnit::ten_thousand;
    use.monthly = by_month(candidate.heading);
    if (use.field == "income" && use.unit == AmountUnit::ten_thousand) use.field = "wan";
    return use;
}

}

Layout name_columns(const Grid& grid, const std::vector<std::size_t>& header) {
    const auto below = header.back() + 1;
    std::vector<Candidate> candidates;
    for (std::uint32_t column = 0; column < grid.width(); ++column)
        candidates.push_back(read_heading(grid, header, column));
    settle_kinds(grid, below, candidates);
    settle_levels(grid, below, candidates);
    settle_ids(grid, below, candidates);
    const Span span = ledger_span(grid, header.front(), candidates);
    std::erase_if(candidates, [&](const auto& candidate) {
        return candidate.column < span.first || candidate.column > span.last;
    });
    settle_members(candidates);
    settle_doubles(candidates);
    Layout layout{.first_column = span.first,
                  .last_column = span.last,
                  .ignored_range = range_beside(grid, header.front(), span)};
    for (const auto row : header) layout.header_rows.push_back(grid.number(row));
    const bool ten_thousands = unit_row_says_ten_thousands(grid, header.front());
    for (const auto& candidate : candidates) {
        ColumnUse use = use_of(candidate, ten_thousands);
        if (use.field.starts_with("member.")) {
            use.field.erase(0, 7);
            layout.members.push_back(std::move(use));
        } else if (!use.field.empty()) {
            layout.columns.push_back(std::move(use));
        } else if (sample(grid, below, use.column, [](const auto&) { return true; }).first > 0) {
            layout.unread.push_back(std::move(use));
        }
    }
    return layout;
}

}
