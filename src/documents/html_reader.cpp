// An HTML table under a spreadsheet's name, as web systems export it. Rows and cells only; nothing is fetched or
// run.
#include <charconv>
#include "documents/reading.hpp"
#include "documents/text_encoding.hpp"

namespace documents {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::uint32_t columns_of_excel = 16'384;

struct Tag {
    std::string name{};        // lower case, "/td" for an end tag
    std::string attributes{};  // lower case
};

void append_reference(std::string& text, std::string_view name) {
    constexpr std::pair<std::string_view, std::string_view> named[] = {
        {"lt", "<"}, {"gt", ">"}, {"amp", "&"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"}};
    for (const auto& [known, meaning] : named) {
        if (name != known) continue;
        text += meaning;
        return;
    }
    if (name.starts_with('#')) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string_view digits = name.substr(hex ? 2 : 1);
        unsigned point = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), point, hex ? 16 : 10);
        const bool whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
        if (whole && point > 0 && point < 0x110000 && (point < 0xD800 || point > 0xDFFF)) {
            append_code_point(text, point);
            return;
        }
    }
    text.append("&").append(name).append(";");
}

std::string resolved(std::string_view raw) {
    std::string text;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const auto end = raw[at] == '&' ? raw.find(';', at) : std::string_view::npos;
        if (end == std::string_view::npos || end - at > 10) {
            text += raw[at];
            continue;
        }
        append_reference(text, raw.substr(at + 1, end - at - 1));
        at = end;
    }
    return text;
}

// Runs of blanks are one blank, as a browser shows them.
void append_collapsed(std::string& text, std::string_view raw) {
    for (const char c : raw) {
        if (blanks.find(c) == std::string_view::npos) text += c;
        else if (!text.empty() && text.back() != ' ' && text.back() != '\n') text += ' ';
    }
}

std::uint32_t span_of(const Tag& tag, std::string_view attribute, std::uint32_t most) {
    auto at = tag.attributes.find(attribute);
    if (at == std::string::npos) return 1;
    at = tag.attributes.find_first_not_of(" =\"'", at + attribute.size());
    if (at == std::string::npos) return 1;
    std::uint32_t count = 1;
    std::from_chars(tag.attributes.data() + at, tag.attributes.data() + tag.attributes.size(), count);
    return std::clamp(count, 1u, most);
}

bool strikes(const Tag& tag) {
    return tag.name == "s" || tag.name == "strike" || tag.name == "del" ||
           tag.attributes.find("line-through") != std::string::npos;
}

class TableReader {
public:
    explicit TableReader(const ReadLimits& limits) : budget_(limits) { sheet_.name = "html"; }

    Result<Sheet> read(std::string_view html) {
        for (std::size_t at = 0; at < html.size();) {
            const auto open = std::min(html.find('<', at), html.size());
            if (in_cell_) append_collapsed(raw_, html.substr(at, open - at));
            if (open == html.size()) break;
            if (html.substr(open).starts_with("<!--")) {
                at = after(html, "-->", open);
                continue;
            }
            const Tag tag = read_tag(html, open, at);
            if (tag.name == "script" || tag.name == "style") at = after(html, "</", at);
            TRY(take(tag));
        }
        TRY(end_row());
        return std::move(sheet_);
    }

private:
    static std::size_t after(std::string_view html, std::string_view mark, std::size_t from) {
        const auto found = html.find(mark, from);
        return found == std::string_view::npos ? html.size() : found + (mark == "</" ? 0 : mark.size());
    }

    // Reads the tag that opens at `open`; `next` becomes the place after it. A quoted ">" does not end a tag.
    static Tag read_tag(std::string_view html, std::size_t open, std::size_t& next) {
        char quote = 0;
        auto end = open + 1;
        for (; end < html.size() && (quote || html[end] != '>'); ++end) {
            if (quote == html[end]) quote = 0;
            else if (!quote && (html[end] == '"' || html[end] == '\'')) quote = html[end];
        }
        next = std::min(end + 1, html.size());
        std::string inside(html.substr(open + 1, end - open - 1));
        for (char& c : inside)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        const auto name_end = std::min(inside.find_first_of(" \t\r\n\f/>", 1), inside.size());
        return {.name = inside.substr(0, name_end), .attributes = inside.substr(name_end)};
    }

    Result<Done> take(const Tag& tag) {
        const bool of_table = tag.name == "td" || tag.name == "th" || tag.name == "tr" || tag.name == "table";
        if (in_cell_ && !of_table && strikes(tag)) struck_ = true;
        if (tag.name == "table") ++depth_;
        else if (tag.name == "br" && in_cell_) raw_ += '\n';
        else if (depth_ > 1 && tag.name == "/table") --depth_;
        else if (depth_ > 1) return Done{};  // a table inside a cell is that cell's text
        else if (tag.name == "/table") {
            TRY(end_row());
            depth_ = 0;
        } else if (tag.name == "tr") {
            TRY(end_row());
            begin_row(tag);
        } else if (tag.name == "/tr") return end_row();
        else if (tag.name == "td" || tag.name == "th") {
            TRY(end_cell());
            begin_cell(tag);
        } else if (tag.name == "/td" || tag.name == "/th") return end_cell();
        return Done{};
    }

    void begin_row(const Tag& tag) {
        row_struck_ = strikes(tag);
        row_ = {.number = ++last_row_, .hidden = tag.attributes.find("display:none") != std::string::npos};
        in_row_ = true;
        column_ = 0;
    }

    void begin_cell(const Tag& tag) {
        if (!in_row_) return;
        while (column_ < taken_until_.size() && taken_until_[column_] >= row_.number) ++column_;
        width_ = span_of(tag, "colspan", columns_of_excel);
        height_ = span_of(tag, "rowspan", 65'536);
        raw_.clear();
        struck_ = row_struck_ || strikes(tag);
        in_cell_ = true;
    }

    Result<Done> end_cell() {
        if (!in_cell_) return Done{};
        in_cell_ = false;
        while (!raw_.empty() && (raw_.back() == ' ' || raw_.back() == '\n')) raw_.pop_back();
        std::string text = resolved(raw_);
        if (column_ + width_ > columns_of_excel) return corrupt("columns");
        if (!text.empty())
            TRY(budget_.place(sheet_, row_, column_,
                              {.kind = CellKind::text, .text = std::move(text), .struck = struck_}));
        if (width_ > 1 || height_ > 1)
            sheet_.merges.push_back({row_.number, row_.number + height_ - 1, column_, column_ + width_ - 1});
        if (taken_until_.size() < column_ + width_) taken_until_.resize(column_ + width_);
        for (std::uint32_t i = 0; i < width_; ++i) taken_until_[column_++] = row_.number + height_ - 1;
        return Done{};
    }

    Result<Done> end_row() {
        TRY(end_cell());
        if (!in_row_) return Done{};
        in_row_ = false;
        if (row_.cells.empty()) return Done{};
        sheet_.rows.push_back(std::move(row_));
        return budget_.add_row();
    }

    CellBudget budget_;
    Sheet sheet_{};
    Row row_{};
    std::string raw_{};
    std::vector<std::uint32_t> taken_until_{};  // by column: the last row that a cell from above covers
    std::uint32_t last_row_ = 0, column_ = 0, width_ = 1, height_ = 1;
    int depth_ = 0;
    bool in_row_ = false, in_cell_ = false, row_struck_ = false, struck_ = false;
};

}

Result<Workbook> read_html(const std::string& bytes, const ReadLimits& limits) {
    auto decoded = decode_text(bytes);
    if (!decoded) return known_kind("file_encoding");
    Workbook workbook{.type = "html", .encoding = decoded->encoding};
    workbook.sheets.push_back(TRY(TableReader(limits).read(decoded->text)));
    if (workbook.sheets[0].rows.empty()) return known_kind("file_web_page");
    return workbook;
}

}
