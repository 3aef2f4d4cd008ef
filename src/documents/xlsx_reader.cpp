// .xlsx: the sheets' cells with their stored values. Formulas are never calculated.
#include <charconv>
#include <cstring>
#include "documents/reading.hpp"
#include "documents/xlsx_parts.hpp"

namespace documents {
namespace {

constexpr std::size_t merges_max = 200'000;

std::optional<Merge> read_merge(std::string_view reference) {
    const auto colon = reference.find(':');
    const auto first = read_place(reference.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : read_place(reference.substr(colon + 1));
    if (!first || !last || first->row > last->row || first->column > last->column) return {};
    return Merge{first->row, last->row, first->column, last->column};
}

std::optional<double> read_double(std::string_view text) {
    double value = 0;
    const auto* end = text.data() + text.size();
    if (!text.empty() && text[0] == '+') text.remove_prefix(1);
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || !(value - value == 0)) return {};
    return value;
}

class SheetReader {
public:
    SheetReader(const XlsxContents& contents, CellBudget& budget) : contents_(contents), budget_(budget) {}

    Result<Sheet> read(const SheetEntry& entry, std::string bytes) {
        sheet_ = {.name = entry.name, .hidden = entry.hidden};
        XmlPart frame;
        TRY(read_items(std::move(bytes), {"sheetData", "row"}, frame, [this](auto row) { return take_row(row); }));
        if (!is_named(frame.root(), "worksheet")) return corrupt(entry.part);
        TRY(read_frame(frame.root()));
        return std::move(sheet_);
    }

private:
    Result<Done> take_row(pugi::xml_node node) {
        std::uint32_t number = last_row_ + 1;
        if (const auto attribute = node.attribute("r")) number = attribute.as_uint();
        if (number <= last_row_ || number > rows_of_excel) return corrupt("row number");
        last_row_ = number;
        const auto height = node.attribute("ht");
        Row row{.number = number,
                .hidden = is_true(node.attribute("hidden")) || (height && height.as_double(1) == 0)};
        std::uint32_t next = 0;
        for (const auto child : node.children()) {
            if (!is_named(child, "c")) continue;
            TRY(take_cell(child, next, row));
        }
        if (row.cells.empty()) {
            if (sheet_.blank_formatted_first == 0) sheet_.blank_formatted_first = number;
            sheet_.blank_formatted_last = number;
            return Done{};
        }
        sheet_.blank_formatted_first = sheet_.blank_formatted_last = 0;
        sheet_.rows.push_back(std::move(row));
        return budget_.add_row();
    }

    Result<Done> take_cell(pugi::xml_node node, std::uint32_t& next, Row& row) {
        std::uint32_t column = next;
        if (const auto reference = node.attribute("r")) {
            const auto place = read_place(reference.value());
            if (!place || place->row != row.number || place->column < next) return corrupt("cell reference");
            column = place->column;
        }
        next = column + 1;
        Cell cell = TRY(read_cell(node));
        if (cell.kind == CellKind::empty) return Done{};
        return budget_.place(sheet_, row, column, std::move(cell));
    }

    Result<Cell> read_cell(pugi::xml_node node) const {
        const NumberFormat& format = format_of(node);
        pugi::xml_node value, string;
        bool formula = false;
        for (const auto child : node.children()) {
            const std::string_view name = local_name(child.name());
            if (name == "v") value = child;
            else if (name == "is") string = child;
            else if (name == "f") formula = true;
        }
        const std::string_view type = node.attribute("t").value();
        Cell cell = TRY(type == "inlineStr" ? text_cell(rich_text(string), has_struck_run(string))
                                            : stored(type, value.text().get(), format));
        if (cell.kind == CellKind::empty && formula && type != "str") cell.kind = CellKind::formula_no_value;
        cell.formula = formula;
        if (cell.kind == CellKind::empty) return cell;
        cell.format = format.code;
        cell.percent = format.percent;
        const auto style = node.attribute("s").as_uint();
        cell.struck = cell.struck || (style < contents_.struck.size() && contents_.struck[style]);
        return cell;
    }

    static Result<Cell> text_cell(std::string text, bool struck = false) {
        if (text.empty()) return Cell{};
        return Cell{.kind = CellKind::text, .text = std::move(text), .struck = struck};
    }

    Result<Cell> stored(std::string_view type, const char* value, const NumberFormat& format) const {
        const std::string_view text(value);
        if (type == "str") return text_cell(without_escapes(std::string(text)));
        if (text.empty()) return Cell{};
        if (type == "s") {
            std::size_t index = 0;
            const auto read = std::from_chars(text.data(), text.data() + text.size(), index);
            if (read.ec != std::errc{} || index >= contents_.strings.size()) return corrupt("shared string");
            return text_cell(contents_.strings[index], contents_.struck_strings[index]);
        }
        if (type == "b")
            return Cell{.kind = CellKind::boolean, .text = text == "0" || text == "false" ? "FALSE" : "TRUE"};
        if (type == "e") return Cell{.kind = CellKind::error, .text = std::string(text)};
        if (type == "d") return Cell{.kind = CellKind::date, .text = std::string(text.substr(0, 10))};
        const auto number = read_double(text);
        if (!number) return corrupt("number");
        return number_cell(*number, format, contents_.date_system);
    }

    const NumberFormat& format_of(pugi::xml_node node) const {
        static const NumberFormat general{};
        const auto style = node.attribute("s").as_uint();
        return style < contents_.formats.size() ? contents_.formats[style] : general;
    }

    Result<Done> read_frame(pugi::xml_node root) {
        for (const auto node : child_named(root, "mergeCells").children()) {
            const auto merge = read_merge(node.attribute("ref").value());
            if (!merge || sheet_.merges.size() >= merges_max) return corrupt("merged cells");
            sheet_.merges.push_back(*merge);
        }
        for (const auto node : child_named(root, "cols").children()) {
            const auto width = node.attribute("width");
            if (!is_true(node.attribute("hidden")) && !(width && width.as_double(1) == 0)) continue;
            const auto first = std::max(node.attribute("min").as_uint(), 1u);
            const auto last = std::min(node.attribute("max").as_uint(), budget_.limits().columns);
            for (auto column = first; column <= last && sheet_.hidden_columns.size() < columns_of_excel; ++column)
                sheet_.hidden_columns.push_back(column - 1);
        }
        return Done{};
    }

    const XlsxContents& contents_;
    CellBudget& budget_;
    Sheet sheet_{};
    std::uint32_t last_row_ = 0;
};

}

Result<Workbook> read_xlsx(const std::string& bytes, const ReadLimits& limits) {
    auto archive = TRY(ZipArchive::open(bytes, limits));
    const XlsxContents contents = TRY(read_contents(archive));
    CellBudget budget(limits);
    Workbook workbook{.type = "xlsx", .date_system = contents.date_system};
    for (const auto& entry : contents.sheets) {
        auto part = TRY(archive.read(entry.part));
        workbook.sheets.push_back(TRY(SheetReader(contents, budget).read(entry, std::move(part))));
        workbook.sheets.back().notes = TRY(read_notes(archive, entry.part));
    }
    return workbook;
}

}
