#include "imports/cell_text.hpp"
#include <algorithm>
#include "base/text.hpp"
#include "documents/shown_number.hpp"

namespace imports {

std::string tidy(std::string_view typed) {
    std::string text = trim(to_half_width(typed));
    if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"'))
        text = trim(text.substr(2, text.size() - 3));
    for (const std::string_view mark : {"'", "`", "‘", "’"})
        if (text.size() > mark.size() && text.starts_with(mark)) text = trim(text.substr(mark.size()));
    return text;
}

std::string compact(std::string_view typed) { return without_blanks(tidy(typed)); }

std::string as_typed(const documents::Cell& cell) { return documents::shown_number(cell).text; }

std::string stated_text(const documents::Cell& cell) {
    const auto shown = documents::shown_number(cell);
    return shown.shift != 0 || cell.kind != documents::CellKind::number ? shown.text
                                                                        : shown.before + cell.text + shown.after;
}

bool is_ditto(std::string_view typed) {
    if (typed.size() > 30) return false;
    std::string mark = without_blanks(to_half_width(typed));
    for (const std::string_view line : {"-", "—", "–", "―", "_"}) mark = replace_all(std::move(mark), line, "");
    return is_any(mark, {"同上", "同前", "上同", "同上行", "同上列", "〃", "〃〃", "″", "\"", "\"\"", "''", "“",
                         "”", "“”", "〞", "〝〞"});
}

bool is_error_value(const documents::Cell& cell) {
    if (cell.kind == documents::CellKind::error) return true;
    if (cell.kind != documents::CellKind::text || cell.text.size() < 4) return false;
    const auto hash = cell.text.find('#');
    if (hash == std::string::npos || hash > 4) return false;
    return is_any(compact(cell.text), {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!",
                                       "#SPILL!", "#CALC!", "#GETTING_DATA"});
}

bool says_nothing(std::string_view compacted) {
    return compacted.empty() ||
           is_any(compacted, {"-", "--", "---", "—",  "——", "–",    "―",    "－",   "/",   "//",  "\\",   "*",
                              ".", "。", "、",  "无", "空", "暂无", "没有", "未填", "N/A", "n/a", "NULL", "null"});
}

bool says_unknown(std::string_view compacted) {
    return is_any(compacted, {"不详",     "不清",   "不清楚",   "不明",     "未知",   "记不清", "记不清楚",
                              "不记得",   "记不得", "待查",     "待核",     "待核实", "待补",   "遗失",
                              "档案遗失", "失传",   "无法查证", "无从查考", "?",      "??"});
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](auto part) { return contains(text, part); });
}

bool is_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    auto at = text.find(from);
    if (at == std::string::npos) return text;
    std::string out;
    std::size_t taken = 0;
    for (; at != std::string::npos; at = text.find(from, taken)) {
        out.append(text, taken, at - taken).append(to);
        taken = at + from.size();
    }
    return out.append(text, taken);
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != separator) continue;
        parts.emplace_back(text.substr(from, at - from));
        from = at + 1;
    }
    return parts;
}

Bracketed without_brackets(std::string_view text) {
    constexpr std::string_view openings[] = {"(", "（", "[", "【", "〔", "［", "{"};
    constexpr std::string_view closings[] = {")", "）", "]", "】", "〕", "］", "}"};
    Bracketed parts;
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        const auto begins = [&](std::string_view mark) { return rest.starts_with(mark); };
        const auto open = std::find_if(std::begin(openings), std::end(openings), begins);
        const auto close = std::find_if(std::begin(closings), std::end(closings), begins);
        if (open != std::end(openings)) {
            ++depth;
            at += open->size();
        } else if (close != std::end(closings)) {
            depth = std::max(0, depth - 1);
            at += close->size();
        } else {
            (depth > 0 ? parts.inside : parts.outside) += text[at++];
        }
    }
    return parts;
}

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

}
