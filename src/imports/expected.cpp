#include "imports/expected.hpp"
#include <array>
#include <utility>

namespace imports {
namespace {

/// Writes JSON straight into a string: commas come by themselves, text is escaped.
class Json {
public:
    void open(char bracket) {
        comma();
        out_ += bracket;
        fresh_ = true;
    }
    void close(char bracket) {
        out_ += bracket;
        fresh_ = false;
    }
    void key(std::string_view name) {
        text(name);
        out_ += ':';
        fresh_ = true;
    }
    void number(std::int64_t value) {
        comma();
        out_ += std::to_string(value);
    }
    void literal(std::string_view value) {
        comma();
        out_ += value;
    }

    void text(std::string_view value) {
        comma();
        out_ += '"';
        for (const char c : value) escape(c);
        out_ += '"';
    }

    void texts(std::string_view name, const std::vector<std::string>& list) {
        key(name);
        open('[');
        for (const auto& item : list) text(item);
        close(']');
    }

    void pair(std::string_view name, std::string_view value) {
        key(name);
        text(value);
    }
    void pair(std::string_view name, std::int64_t value) {
        key(name);
        number(value);
    }
    std::string take() { return std::move(out_); }

private:
    void comma() {
        if (!fresh_) out_ += ',';
        fresh_ = false;
    }

    void escape(char c) {
        constexpr std::string_view hex = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += c;
        } else if (c == '\n') out_ += "\\n";
        else if (c == '\r') out_ += "\\r";
        else if (c == '\t') out_ += "\\t";
        else if (byte < 0x20) {
            out_ += "\\u00";
            out_ += hex[byte >> 4];
            out_ += hex[byte & 15];
        } else out_ += c;
    }

    std::string out_{};
    bool fresh_ = true;
};

void write_issues(Json& json, const std::vector<LedgerIssue>& issues, const std::vector<LedgerNote>& notes) {
    if (!issues.empty()) {
        json.key("issues");
        json.open('[');
        for (const auto& issue : issues) {
            json.open('{');
            json.pair("field", issue.field);
            json.pair("code", issue.code);
            json.pair("severity", enum_name(issue.severity));
            json.pair("value", issue.value);
            if (issue.suggestion) json.pair("suggestion", *issue.suggestion);
            if (!issue.details.empty()) json.texts("details", issue.details);
            json.close('}');
        }
        json.close(']');
    }
    if (notes.empty()) return;
    json.key("notes");
    json.open('[');
    for (const auto& note : notes) {
        json.open('{');
        json.pair("field", note.field);
        json.pair("code", note.code);
        json.close('}');
    }
    json.close(']');
}

void write_coded(Json& json, std::string_view name, const std::optional<CodedName>& coded) {
    json.key(name);
    if (!coded) return json.literal("null");
    json.open('[');
    json.text(coded->code);
    json.text(coded->name);
    json.close(']');
}

void write_text(Json& json, std::string_view name, const std::string& text) {
    if (!text.empty()) json.pair(name, text);
}

/// A value that is known, or null.
template <class T, class Write>
void write_known(Json& json, std::string_view name, const std::optional<T>& value, Write write) {
    json.key(name);
    if (value) write(*value);
    else json.literal("null");
}

void write_values(Json& json, const LedgerValues& values) {
    const auto as_text = [&](const std::string& text) { json.text(text); };
    const auto as_number = [&](std::int64_t number) { json.number(number); };
    const auto as_fen = [&](Money money) { json.number(money.fen); };
    const auto as_iso = [&](const auto& date) { json.text(date.iso()); };
    json.key("values");
    json.open('{');
    json.pair("name", values.name);
    json.pair("id_number", values.id_number);
    json.pair("sex", values.sex);
    write_known(json, "birth_date", values.birth_date, as_iso);
    write_coded(json, "ethnicity", values.ethnicity);
    write_coded(json, "education", values.education);
    write_known(json, "join_date", values.join_date, as_iso);
    write_known(json, "regular_date", values.regular_date, as_iso);
    json.pair("branch_code", values.branch_code);
    json.pair("branch_path", values.branch_path);
    write_known(json, "level", values.level, as_number);
    json.texts("causes", values.causes);
    write_known(json, "household_size", values.household_size, as_number);
    write_known(json, "household_income_fen", values.household_income, as_fen);
    if (values.income_per_head) json.pair("income_per_head_fen", values.income_per_head->fen);
    write_known(json, "residence", values.residence, as_text);
    write_known(json, "minimum_allowance", values.minimum_allowance,
                [&](bool yes) { json.literal(yes ? "true" : "false"); });
    write_known(json, "phone", values.phone, as_text);
    const std::array<std::pair<std::string_view, const std::string*>, 8> texts{{
        {"causes_text", &values.causes_text},
        {"address", &values.address},
        {"health_text", &values.health_text},
        {"labour_text", &values.labour_text},
        {"aid", &values.aid},
        {"helper", &values.helper},
        {"helper_phone", &values.helper_phone},
        {"remark", &values.remark},
    }};
    for (const auto& [name, text] : texts) write_text(json, name, *text);
    if (values.health) write_coded(json, "health", values.health);
    if (values.labour) write_coded(json, "labour", values.labour);
    json.close('}');
}

void write_member(Json& json, const LedgerMember& member) {
    json.open('{');
    json.pair("row", member.row);
    json.pair("of", member.of);
    json.pair("verdict", enum_name(member.verdict));
    if (member.is_self) {
        json.key("is_self");
        json.literal("true");
    }
    if (member.head_refused && member.verdict != Verdict::error) json.pair("waits_for", "head");
    write_issues(json, member.issues, member.notes);
    if (member.verdict != Verdict::error) {
        const auto& values = member.values;
        json.key("values");
        json.open('{');
        json.pair("name", values.name);
        json.key("relation");
        if (values.relation.empty()) json.literal("null");
        else json.text(values.relation);
        if (values.relation_detail) write_coded(json, "relation_detail", values.relation_detail);
        json.pair("relation_group", values.relation_group);
        write_known(json, "id_number", values.id_number, [&](const std::string& id) { json.text(id); });
        if (values.document_kind) json.pair("document_kind", enum_name(*values.document_kind));
        write_text(json, "sex", values.sex);
        if (values.birth_date) json.pair("birth_date", values.birth_date->iso());
        write_text(json, "health_text", values.health_text);
        write_text(json, "labour_text", values.labour_text);
        write_text(json, "occupation", values.occupation);
        json.close('}');
    }
    json.close('}');
}

void write_columns(Json& json, std::string_view name, const std::vector<LedgerColumn>& columns, bool headings) {
    json.key(name);
    json.open('{');
    for (const auto& column : columns) json.pair(column.letter, headings ? column.heading : column.field);
    json.close('}');
}

template <class List>
void write_numbers(Json& json, std::string_view name, const List& list) {
    json.key(name);
    json.open('[');
    for (const auto number : list) json.number(number);
    json.close(']');
}

void write_layout(Json& json, const JudgedLedger& ledger) {
    if (!ledger.encoding.empty()) json.pair("encoding", ledger.encoding);
    if (ledger.type == "xls" || ledger.date_system != 1900) json.pair("date_system", ledger.date_system);
    json.pair("sheet", ledger.sheet);
    if (!ledger.other_sheets.empty()) json.texts("other_sheets", ledger.other_sheets);
    if (!ledger.other_ledgers.empty()) json.texts("other_ledgers", ledger.other_ledgers);
    if (!ledger.members_sheet.empty()) json.pair("members_sheet", ledger.members_sheet);
    write_numbers(json, "header_rows", ledger.header_rows);
    write_columns(json, "columns", ledger.columns, false);
    if (!ledger.member_columns.empty()) write_columns(json, "member_columns", ledger.member_columns, false);
    if (!ledger.unread.empty()) write_columns(json, "unread_columns", ledger.unread, true);
    json.key("not_data");
    json.open('[');
    for (const auto& row : ledger.not_data) {
        json.open('{');
        json.pair("row", row.row);
        json.pair("kind", row.kind);
        json.close('}');
    }
    json.close(']');
    if (!ledger.blank_formatted_rows.empty())
        write_numbers(json, "blank_formatted_rows", ledger.blank_formatted_rows);
    if (ledger.ignored_range) json.pair("ignored_range", *ledger.ignored_range);
    if (!ledger.hidden_columns.empty()) json.texts("hidden_columns", ledger.hidden_columns);
    json.pair("data_rows", ledger.data_rows);
    json.key("counts");
    json.open('{');
    json.pair("ok", ledger.counts.ok);
    json.pair("warning", ledger.counts.warning);
    json.pair("error", ledger.counts.error);
    json.close('}');
}

}

std::string expected_json(const JudgedLedger& ledger, std::string_view file) {
    if (ledger.file_verdict == "refuse") return refused_json(file, ledger.file_code);
    Json json;
    json.open('{');
    json.pair("file", file);
    json.pair("file_verdict", ledger.file_verdict);
    write_layout(json, ledger);
    json.key("rows");
    json.open('[');
    for (const auto& row : ledger.rows) {
        json.open('{');
        json.pair("row", row.row);
        json.pair("verdict", enum_name(row.verdict));
        write_issues(json, row.issues, row.notes);
        if (row.verdict != Verdict::error) write_values(json, row.values);
        json.close('}');
    }
    json.close(']');
    if (!ledger.members.empty()) {
        json.key("members");
        json.open('[');
        for (const auto& member : ledger.members) write_member(json, member);
        json.close(']');
    }
    json.close('}');
    return json.take();
}

std::string refused_json(std::string_view file, std::string_view file_code) {
    Json json;
    json.open('{');
    json.pair("file", file);
    json.pair("file_verdict", "refuse");
    json.pair("file_code", file_code);
    json.close('}');
    return json.take();
}

std::string file_code_of(const Refusal& refusal) {
    std::string code = refusal.code;
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return code;
}

}
