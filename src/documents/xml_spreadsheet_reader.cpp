// XML spreadsheets of 2003 (SpreadsheetML), which older systems export under the name .xls.
#include "documents/reading.hpp"
#include "documents/text_encoding.hpp"
#include "documents/xml_part.hpp"
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace documents {
namespace {

constexpr std::uint32_t rows_of_excel = 1'048'576, columns_of_excel = 16'384;
constexpr std::size_t sheets_max = 256, merges_max = 200'000;

struct Style {
    NumberFormat format{};
    bool struck = false;
};
using Styles = std::map<std::string, Style>;

pugi::xml_attribute attribute_named(pugi::xml_node node, std::string_view local) {
    for (const auto attribute : node.attributes())
        if (local_name(attribute.name()) == local) return attribute;
    return {};
}

std::string format_code(const std::string& named) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> codes{{
        {"General", ""},
        {"General Date", "yyyy/m/d h:mm"},
        {"Long Date", "yyyy\"年\"m\"月\"d\"日\""},
        {"Medium Date", "d-mmm-yy"},
        {"Short Date", "yyyy/m/d"},
        {"Fixed", "0.00"},
        {"Standard", "#,##0.00"},
        {"Percent", "0.00%"},
    }};
    for (const auto& [name, code] : codes)
        if (name == named) return std::string(code);
    return named;
}

Styles read_styles(pugi::xml_node root) {
    Styles styles;
    for (const auto node : child_named(root, "Styles").children()) {
        Style style;
        const auto parent = styles.find(attribute_named(node, "Parent").value());
        if (parent != styles.end()) style = parent->second;
        if (const auto format = attribute_named(child_named(node, "NumberFormat"), "Format"))
            style.format = number_format(format_code(format.value()));
        if (const auto strike = attribute_named(child_named(node, "Font"), "StrikeThrough"))
            style.struck = is_true(strike);
        styles[attribute_named(node, "ID").value()] = std::move(style);
    }
    return styles;
}

/// All text below a node; runs that are struck through (html:S) are told.
void append_text(pugi::xml_node node, std::string& text, bool& struck) {
    for (const auto child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
        struck = struck || is_named(child, "S");
        append_text(child, text, struck);
    }
}

class SheetReader {
public:
    SheetReader(const Styles& styles, CellBudget& budget) : styles_(styles), budget_(budget) {}

    Result<Sheet> read(pugi::xml_node node) {
        sheet_.name = attribute_named(node, "Name").value();
        const std::string_view visible = child_named(child_named(node, "WorksheetOptions"), "Visible").text().get();
        sheet_.hidden = visible == "SheetHidden" || visible == "SheetVeryHidden";
        std::uint32_t column = 0;
        for (const auto child : child_named(node, "Table").children()) {
            if (is_named(child, "Column")) take_column(child, column);
            if (is_named(child, "Row")) TRY(take_row(child));
        }
        return std::move(sheet_);
    }

private:
    void take_column(pugi::xml_node node, std::uint32_t& next) {
        if (const auto index = attribute_named(node, "Index")) next = std::max(index.as_uint(), 1u) - 1;
        const auto width = attribute_named(node, "Width");
        const bool hidden = is_true(attribute_named(node, "Hidden")) || (width && width.as_double(1) == 0);
        const auto last = std::min(next + std::min(attribute_named(node, "Span").as_uint(), columns_of_excel),
                                   budget_.limits().columns);
        for (auto column = next; hidden && column <= last && sheet_.hidden_columns.size() < columns_of_excel;
             ++column)
            sheet_.hidden_columns.push_back(column);
        next = last + 1;
    }

    Result<Done> take_row(pugi::xml_node node) {
        auto number = next_row_;
        if (const auto index = attribute_named(node, "Index")) number = index.as_uint();
        if (number < next_row_ || number > rows_of_excel) return corrupt("row number");
        next_row_ = number + 1 + std::min(attribute_named(node, "Span").as_uint(), rows_of_excel);
        const auto height = attribute_named(node, "Height");
        Row row{.number = number,
                .hidden = is_true(attribute_named(node, "Hidden")) || (height && height.as_double(1) == 0)};
        const std::string style = attribute_named(node, "StyleID").value();
        std::uint32_t column = 0;
        for (const auto cell : node.children())
            if (is_named(cell, "Cell")) TRY(take_cell(cell, style, column, row));
        if (row.cells.empty()) return Done{};
        sheet_.rows.push_back(std::move(row));
        return budget_.add_row();
    }

    Result<Done> take_cell(pugi::xml_node node, const std::string& row_style, std::uint32_t& next, Row& row) {
        auto column = next;
        if (const auto index = attribute_named(node, "Index")) column = std::max(index.as_uint(), 1u) - 1;
        const auto across = attribute_named(node, "MergeAcross").as_uint(),
                   down = attribute_named(node, "MergeDown").as_uint();
        if (column < next || column >= columns_of_excel || across >= columns_of_excel || down >= rows_of_excel)
            return corrupt("cell place");
        next = column + across + 1;
        if ((across > 0 || down > 0) && sheet_.merges.size() < merges_max)
            sheet_.merges.push_back({row.number, row.number + down, column, column + across});
        if (const auto comment = child_named(node, "Comment"); comment && sheet_.notes.size() < merges_max) {
            bool struck = false;
            sheet_.notes.push_back({.row = row.number, .column = column});
            append_text(comment, sheet_.notes.back().text, struck);
        }
        const auto own_style = attribute_named(node, "StyleID");
        Cell cell = TRY(read_cell(node, style_of(own_style ? own_style.value() : row_style)));
        if (cell.kind == CellKind::empty) return Done{};
        return budget_.place(sheet_, row, column, std::move(cell));
    }

    const Style& style_of(const std::string& id) const {
        static const Style none{};
        if (const auto found = styles_.find(id); found != styles_.end()) return found->second;
        const auto all = styles_.find("Default");
        return all == styles_.end() ? none : all->second;
    }

    static Result<Cell> read_cell(pugi::xml_node node, const Style& style) {
        const auto data = child_named(node, "Data");
        const bool formula = !std::string_view(attribute_named(node, "Formula").value()).empty();
        std::string text;
        bool struck = style.struck;
        append_text(data, text, struck);
        if (text.empty())
            return formula && !data ? Cell{.kind = CellKind::formula_no_value, .formula = true} : Cell{};
        Cell cell = TRY(typed_cell(attribute_named(data, "Type").value(), std::move(text), style.format));
        cell.formula = formula;
        cell.struck = struck;
        cell.format = style.format.code;
        cell.percent = style.format.percent;
        return cell;
    }

    static Result<Cell> typed_cell(std::string_view type, std::string text, const NumberFormat& format) {
        if (type == "Boolean") return Cell{.kind = CellKind::boolean, .text = text == "0" ? "FALSE" : "TRUE"};
        if (type == "Error") return Cell{.kind = CellKind::error, .text = std::move(text)};
        if (type == "DateTime") return Cell{.kind = CellKind::date, .text = text.substr(0, 10)};
        if (type != "Number") return Cell{.kind = CellKind::text, .text = std::move(text)};
        double value = 0;
        const auto* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, value);
        if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) return corrupt("number");
        return number_cell(value, format, 1900);
    }

    const Styles& styles_;
    CellBudget& budget_;
    Sheet sheet_{};
    std::uint32_t next_row_ = 1;
};

}

Result<Workbook> read_xml_spreadsheet(const std::string& bytes, const ReadLimits& limits) {
    auto decoded = decode_text(bytes);
    if (!decoded) return known_kind("file_encoding");
    XmlPart xml;
    TRY(xml.load(std::move(decoded->text)));
    if (!is_named(xml.root(), "Workbook")) return wrong_type("XML");
    const Styles styles = read_styles(xml.root());
    CellBudget budget(limits);
    Workbook workbook{.type = "xml", .encoding = decoded->encoding};
    for (const auto node : xml.root().children()) {
        if (!is_named(node, "Worksheet")) continue;
        if (workbook.sheets.size() >= sheets_max) return too_large("sheets");
        workbook.sheets.push_back(TRY(SheetReader(styles, budget).read(node)));
    }
    return workbook;
}

}
