#include "documents/xlsx_parts.hpp"
#include <charconv>
#include <map>
#include "documents/reading.hpp"
#include "documents/text_encoding.hpp"

namespace documents {
namespace {

constexpr std::size_t sheets_max = 256, strings_max = 5'000'000, notes_max = 200'000;

struct Relation {
    std::string type, part;
};
using Relations = std::map<std::string, Relation>;

// A relation's target as a part name: targets are relative to the folder of the part that has the relations.
std::string resolve(const std::string& folder, const std::string& target) {
    const std::string whole = target.starts_with('/') ? target : folder + target;
    std::vector<std::string> steps;
    for (std::size_t at = 0; at <= whole.size();) {
        const auto end = std::min(whole.find('/', at), whole.size());
        const std::string step = whole.substr(at, end - at);
        if (step == ".." && !steps.empty()) steps.pop_back();
        else if (!step.empty() && step != "." && step != "..") steps.push_back(step);
        at = end + 1;
    }
    std::string part;
    for (const auto& step : steps) part += (part.empty() ? "" : "/") + step;
    return part;
}

Result<Relations> read_relations(ZipArchive& archive, const std::string& part) {
    const auto slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    auto bytes = TRY(archive.read(folder + "_rels/" + part.substr(folder.size()) + ".rels"));
    XmlPart xml;
    TRY(xml.load(std::move(bytes)));
    Relations relations;
    for (const auto node : xml.root().children()) {
        if (std::string_view(node.attribute("TargetMode").value()) == "External") continue;
        const std::string type = node.attribute("Type").value();
        relations[node.attribute("Id").value()] = {type.substr(type.rfind('/') + 1),
                                                   resolve(folder, node.attribute("Target").value())};
    }
    return relations;
}

std::string part_of_type(const Relations& relations, std::string_view type) {
    for (const auto& [id, relation] : relations)
        if (relation.type == type) return relation.part;
    return {};
}

std::string relation_id(pugi::xml_node sheet) {
    for (const auto attribute : sheet.attributes()) {
        const std::string_view name = attribute.name();
        if (name != "id" && local_name(name) == "id") return attribute.value();
    }
    return {};
}

Result<Done> read_workbook_part(pugi::xml_node root, const Relations& relations, XlsxContents& contents) {
    if (is_true(child_named(root, "workbookPr").attribute("date1904"))) contents.date_system = 1904;
    for (const auto node : child_named(root, "sheets").children()) {
        const auto relation = relations.find(relation_id(node));
        if (relation == relations.end()) return corrupt("sheet without part");
        if (relation->second.type != "worksheet") continue;  // charts and dialogs hold no cells
        const std::string_view state = node.attribute("state").value();
        contents.sheets.push_back({.name = without_escapes(node.attribute("name").value()),
                                   .part = relation->second.part,
                                   .hidden = state == "hidden" || state == "veryHidden"});
        if (contents.sheets.size() > sheets_max) return too_large("sheets");
    }
    return Done{};
}

/// <strike/> or <strike val="1"/> among a font's or a run's properties.
bool is_struck(pugi::xml_node font) {
    const auto strike = child_named(font, "strike");
    return strike && (!strike.attribute("val") || is_true(strike.attribute("val")));
}

Result<Done> read_styles(ZipArchive& archive, const std::string& part, XlsxContents& contents) {
    if (!archive.has(part)) return Done{};
    auto bytes = TRY(archive.read(part));
    XmlPart xml;
    TRY(xml.load(std::move(bytes)));
    std::map<unsigned, NumberFormat> own;
    for (const auto node : child_named(xml.root(), "numFmts").children())
        own[node.attribute("numFmtId").as_uint()] = number_format(node.attribute("formatCode").value());
    std::vector<bool> fonts;
    for (const auto node : child_named(xml.root(), "fonts").children()) fonts.push_back(is_struck(node));
    for (const auto node : child_named(xml.root(), "cellXfs").children()) {
        const auto id = node.attribute("numFmtId").as_uint();
        const auto found = own.find(id);
        contents.formats.push_back(found == own.end() ? built_in_format(id) : found->second);
        const auto font = node.attribute("fontId").as_uint();
        contents.struck.push_back(font < fonts.size() && fonts[font]);
    }
    return Done{};
}

Result<Done> read_strings(ZipArchive& archive, const std::string& part, XlsxContents& contents) {
    if (!archive.has(part)) return Done{};
    auto bytes = TRY(archive.read(part));
    XmlPart frame;
    return read_items(std::move(bytes), {"sst", "si"}, frame, [&](pugi::xml_node item) -> Result<Done> {
        if (contents.strings.size() >= strings_max) return too_many_cells();
        contents.strings.push_back(rich_text(item));
        contents.struck_strings.push_back(has_struck_run(item));
        return Done{};
    });
}

bool is_hex(std::string_view digits, unsigned& value) {
    const auto end = digits.data() + digits.size();
    return std::from_chars(digits.data(), end, value, 16).ptr == end;
}

}

Result<XlsxContents> read_contents(ZipArchive& archive) {
    if (archive.has("mimetype") && archive.has("content.xml")) return known_kind("file_ods");
    if (!archive.has("_rels/.rels")) return known_kind("file_archive");
    const auto top = TRY(read_relations(archive, ""));
    const std::string part = part_of_type(top, "officeDocument");
    if (part.empty()) return known_kind("file_archive");
    if (part.ends_with(".bin")) return known_kind("file_xlsb");
    auto bytes = TRY(archive.read(part));
    XmlPart workbook;
    TRY(workbook.load(std::move(bytes)));
    if (!is_named(workbook.root(), "workbook")) return known_kind("file_word");
    const auto relations = TRY(read_relations(archive, part));
    XlsxContents contents;
    TRY(read_workbook_part(workbook.root(), relations, contents));
    TRY(read_styles(archive, part_of_type(relations, "styles"), contents));
    TRY(read_strings(archive, part_of_type(relations, "sharedStrings"), contents));
    return contents;
}

std::optional<Place> read_place(std::string_view reference) {
    Place place;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 3; ++at)
        place.column = place.column * 26 + static_cast<std::uint32_t>(reference[at] - 'A' + 1);
    const auto* end = reference.data() + reference.size();
    const auto number = std::from_chars(reference.data() + at, end, place.row);
    if (at == 0 || number.ec != std::errc{} || number.ptr != end) return {};
    if (place.row == 0 || place.row > rows_of_excel || place.column > columns_of_excel) return {};
    --place.column;
    return place;
}

Result<std::vector<CellNote>> read_notes(ZipArchive& archive, const std::string& sheet_part) {
    std::vector<CellNote> notes;
    const auto slash = sheet_part.rfind('/') + 1;  // 0 where there is none
    const auto folder = sheet_part.substr(0, slash);
    if (!archive.has(folder + "_rels/" + sheet_part.substr(slash) + ".rels")) return notes;
    const auto part = part_of_type(TRY(read_relations(archive, sheet_part)), "comments");
    if (part.empty() || !archive.has(part)) return notes;
    auto bytes = TRY(archive.read(part));
    XmlPart xml;
    TRY(xml.load(std::move(bytes)));
    for (const auto node : child_named(xml.root(), "commentList").children()) {
        const auto place = read_place(node.attribute("ref").value());
        if (!place) continue;
        if (notes.size() >= notes_max) return too_many_cells();
        notes.push_back({place->row, place->column, rich_text(child_named(node, "text"))});
    }
    return notes;
}

bool has_struck_run(pugi::xml_node string) {
    for (const auto node : string.children())
        if (is_named(node, "r") && is_struck(child_named(node, "rPr"))) return true;
    return false;
}

std::string rich_text(pugi::xml_node string) {
    std::string text;
    for (const auto node : string.children()) {
        if (is_named(node, "t")) text += node.text().get();
        else if (is_named(node, "r")) text += child_named(node, "t").text().get();
    }
    return without_escapes(std::move(text));
}

std::string without_escapes(std::string text) {
    auto at = text.find("_x");
    if (at == std::string::npos) return text;
    std::string plain = text.substr(0, at);
    while (at < text.size()) {
        unsigned point = 0;
        const bool escape = text.compare(at, 2, "_x") == 0 && at + 6 < text.size() && text[at + 6] == '_' &&
                            is_hex(std::string_view(text).substr(at + 2, 4), point) && point != 0 &&
                            (point < 0xD800 || point > 0xDFFF);
        if (escape) append_code_point(plain, point);
        else plain += text[at];
        at += escape ? 7 : 1;
    }
    return plain;
}

}
