#include "documents/xlsx_parts.hpp"
#include <charconv>
#include <map>
#include "documents/reading.hpp"
#include "documents/text_encoding.hpp"

namespace documents {
namespace {

constexpr std::size_t sheets_max = 256, strings_max = 5'000'000;

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

Result<Done> read_styles(ZipArchive& archive, const std::string& part, std::vector<NumberFormat>& formats) {
    if (!archive.has(part)) return Done{};
    auto bytes = TRY(archive.read(part));
    XmlPart xml;
    TRY(xml.load(std::move(bytes)));
    std::map<unsigned, NumberFormat> own;
    for (const auto node : child_named(xml.root(), "numFmts").children())
        own[node.attribute("numFmtId").as_uint()] = number_format(node.attribute("formatCode").value());
    for (const auto node : child_named(xml.root(), "cellXfs").children()) {
        const auto id = node.attribute("numFmtId").as_uint();
        const auto found = own.find(id);
        formats.push_back(found == own.end() ? built_in_format(id) : found->second);
    }
    return Done{};
}

Result<Done> read_strings(ZipArchive& archive, const std::string& part, std::vector<std::string>& strings) {
    if (!archive.has(part)) return Done{};
    auto bytes = TRY(archive.read(part));
    XmlPart frame;
    return read_items(std::move(bytes), {"sst", "si"}, frame, [&](pugi::xml_node item) -> Result<Done> {
        if (strings.size() >= strings_max) return too_large("shared strings");
        strings.push_back(rich_text(item));
        return Done{};
    });
}

bool is_hex(std::string_view digits, unsigned& value) {
    const auto end = digits.data() + digits.size();
    return std::from_chars(digits.data(), end, value, 16).ptr == end;
}

}

Result<XlsxContents> read_contents(ZipArchive& archive) {
    if (!archive.has("_rels/.rels")) return wrong_type("zip");
    const auto top = TRY(read_relations(archive, ""));
    const std::string part = part_of_type(top, "officeDocument");
    if (part.empty()) return wrong_type("zip");
    if (part.ends_with(".bin")) return wrong_type("xlsb");
    auto bytes = TRY(archive.read(part));
    XmlPart workbook;
    TRY(workbook.load(std::move(bytes)));
    if (!is_named(workbook.root(), "workbook")) return wrong_type("Office document");
    const auto relations = TRY(read_relations(archive, part));
    XlsxContents contents;
    TRY(read_workbook_part(workbook.root(), relations, contents));
    TRY(read_styles(archive, part_of_type(relations, "styles"), contents.formats));
    TRY(read_strings(archive, part_of_type(relations, "sharedStrings"), contents.strings));
    return contents;
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
