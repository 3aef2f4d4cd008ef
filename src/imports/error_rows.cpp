// The rows that cannot be imported, in the template's columns with a column of reasons: corrected there, the file
// can be uploaded as it is.
#include "imports/reasons.hpp"
#include "imports/staging.hpp"
#include "imports/states.hpp"
#include "imports/template.hpp"
#include "store/records.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace imports {

namespace {

constexpr std::size_t cell_characters_max = 32'000;

std::string money_text(const std::optional<Money>& amount) {
    if (!amount) return {};
    const auto fen = amount->fen % 100;
    return fmt::format("{}{}", amount->fen / 100, fen == 0 ? "" : fmt::format(".{:02}", std::abs(fen)));
}

template <class T>
std::string iso(const std::optional<T>& day) {
    return day ? day->iso() : std::string();
}
std::string name_of(const std::optional<CodedName>& coded) { return coded ? coded->name : std::string(); }

std::string level_name(const std::optional<std::int64_t>& level) {
    const auto code = level ? codes::find("level", std::to_string(*level)) : std::nullopt;
    return code ? std::string(code->zh) : std::string();
}

/// The value of a column as it was understood.
std::string understood(const LedgerValues& values, std::string_view field) {
    if (field == "branch") return values.branch_path;
    if (field == "name") return values.name;
    if (field == "sex") return values.sex;
    if (field == "id") return values.id_number;
    if (field == "ethnic") return name_of(values.ethnicity);
    if (field == "edu") return name_of(values.education);
    if (field == "join") return iso(values.join_date);
    if (field == "regular") return iso(values.regular_date);
    if (field == "level") return level_name(values.level);
    if (field == "cause") return values.causes_text;
    if (field == "hukou") return !values.residence ? "" : *values.residence == "urban" ? "城镇" : "农村";
    if (field == "size") return values.household_size ? std::to_string(*values.household_size) : "";
    if (field == "income") return money_text(values.household_income);
    if (field == "dibao") return !values.minimum_allowance ? "" : *values.minimum_allowance ? "是" : "否";
    if (field == "phone") return values.phone.value_or("");
    if (field == "address") return values.address;
    if (field == "health") return values.health_text;
    if (field == "labour") return values.labour_text;
    if (field == "aid") return values.aid;
    if (field == "helper") return values.helper;
    if (field == "hphone") return values.helper_phone;
    return field == "remark" ? values.remark : std::string();
}

std::string understood(const LedgerMember& member, std::string_view field) {
    const auto& values = member.values;
    if (field == "head_id") return member.of;
    if (field == "name") return values.name;
    if (field == "relation") return values.relation_detail ? values.relation_detail->name : values.relation;
    if (field == "id") {
        const bool is_passport = values.document_kind == DocumentKind::passport;
        return (is_passport ? "护照" : "") + values.id_number.value_or("");
    }
    if (field == "health") return values.health_text;
    if (field == "labour") return values.labour_text;
    return field == "occupation" ? values.occupation : std::string();
}

/// A cell with a doubt stands as it was typed.
template <class Row, class Values>
documents::SpreadsheetValue cell_of(const Row& row, const Values& values, const std::string& field) {
    auto text = understood(values, field);
    for (const auto& issue : row.issues)
        if (issue.field == field && !issue.value.empty()) text = issue.value;
    if (text.size() > cell_characters_max) text.clear();  // more than a cell holds: the paper has it
    return text;
}

template <class Row>
std::string reasons_of(const Row& row, const std::vector<TemplateColumn>& columns) {
    std::string out;
    for (const auto& issue : row.issues) {
        const auto column = std::find_if(columns.begin(), columns.end(),
                                         [&](const TemplateColumn& each) { return each.field == issue.field; });
        out += out.empty() ? "" : "；";
        if (column != columns.end()) out += column->heading + "：";
        out += reason_of(issue.code, issue.details).zh;
        if (issue.suggestion) out += "（建议：" + *issue.suggestion + "）";
    }
    return out;
}

template <class Row, class Values>
void add(documents::SpreadsheetWriter& writer, const std::vector<TemplateColumn>& columns, const Row& row,
         const Values& values) {
    std::vector<documents::SpreadsheetValue> cells;
    for (const auto& column : columns) cells.push_back(cell_of(row, values, column.field));
    cells.emplace_back(std::to_string(row.row));
    cells.emplace_back(reasons_of(row, columns));
    writer.add_row(cells);
}

void begin(documents::SpreadsheetWriter& writer, std::string name, const std::vector<TemplateColumn>& columns) {
    auto layout = template_layout(std::move(name), columns);
    layout.columns.push_back({.headings = {"原行号"}, .width = 8});
    layout.columns.push_back({.headings = {"错误原因"}, .width = 60});
    writer.begin_sheet(std::move(layout));
}

/// People's rows go to the first sheet as they come, members' to the second.
void write_rows(store::Read& db, const ImportRecord& import, documents::SpreadsheetWriter& writer) {
    const auto columns = template_columns(), member_columns = template_member_columns();
    std::vector<LedgerMember> members;
    begin(writer, "错误行", columns);
    for (std::int64_t part = 1;;) {
        const auto found = next_part(db, import.id, part, false, "error");
        if (!found) break;
        for (const auto& row : open_part(db, import.id, *found).rows) {
            const bool refused = row.has_person && row.row.verdict == Verdict::error;
            if (refused) add(writer, columns, row.row, row.row.values);
            // The members of a person that is left out have to come again with it.
            for (const auto& member : row.members)
                if (refused || member.verdict == Verdict::error) members.push_back(member);
        }
        part = found->part + 1;
    }
    if (members.empty()) return;
    begin(writer, "家庭成员", member_columns);
    for (const auto& member : members) add(writer, member_columns, member, member);
}

}

Result<PreparedErrorRows> prepare_error_rows(store::Read& db, const Actor& actor, const ShowImport& ask) {
    const auto import = find_import(db, access_control::scope_of(actor), ask.import);
    if (!import) return Refusal{"import.unknown"};
    if (!next_part(db, import->id, 1, false, "error")) return Refusal{"import.rows_gone"};
    return PreparedErrorRows{import->id,
                             "错误行_" + import->name.text.substr(0, import->name.text.rfind('.')) + ".xlsx",
                             workbook_bytes([&](auto& writer) { write_rows(db, *import, writer); })};
}

Result<http::File> give_error_rows(store::Write& db, const Actor& actor, const PreparedErrorRows& prepared) {
    const auto import = find_import(db, access_control::scope_of(actor), prepared.import);
    if (!import) return Refusal{"import.unknown"};
    store::audit(db, "import.error_rows", *import);
    return http::File{.content_type = workbook_type, .name = prepared.name, .bytes = prepared.bytes};
}

}
