// Writes to tables of record: generated from the row structs, hashed, noted for the audit log.
#include "store/audit_log.hpp"
#include <fmt/format.h>
#include <map>

namespace store {

namespace {

const Column& column_named(const std::vector<Column>& columns, std::string_view name) {
    for (const auto& column : columns)
        if (column.name == name) return column;
    throw Bug("no column " + std::string(name));
}

void escape_json(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') { out += '\\'; out += c; }
        else if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else out += c;
    }
    out += '"';
}

/// A column's value for the log; a personal one is committed to, never told.
std::string logged(const crypto::Vault& vault, const Column& column, std::int64_t record) {
    const auto& value = column.value;
    if (value.null) return "null";
    if (value.kind == Parameter::Kind::number) return std::to_string(value.number);
    if (value.kind == Parameter::Kind::text && !column.personal) {
        std::string out;
        escape_json(out, value.data);
        return out;
    }
    return "\"#" + crypto::hex(vault.commitment(column.name, record, value.data)).substr(0, 16) + "\"";
}

bool is_same(const Parameter& a, const Parameter& b) {
    return a.null == b.null && a.number == b.number && a.data == b.data;
}

}

const std::string& Write::record_sql(std::string_view table, char operation, const std::vector<Column>& columns) {
    static thread_local std::map<std::string, std::string, std::less<>> made;
    auto& sql = made[std::string(table) + operation];
    if (!sql.empty()) return sql;
    std::string names, places, sets;
    std::size_t place = 0;
    for (const auto& column : columns) {
        ++place;
        names += fmt::format("{}{}", names.empty() ? "" : ", ", column.name);
        places += fmt::format("{}${}", places.empty() ? "" : ", ", place);
        sets += fmt::format("{}{} = ${}", sets.empty() ? "" : ", ", column.name, place);
    }
    if (operation == 'i') sql = fmt::format("INSERT INTO {} ({}) VALUES ({})", table, names, places);
    if (operation == 'u') sql = fmt::format("UPDATE {} SET {} WHERE id = ${} AND version = ${}", table, sets, place + 1, place + 2);
    if (operation == 'd') sql = fmt::format("DELETE FROM {} WHERE id = $1 AND version = $2", table);
    if (operation == 's') sql = fmt::format("SELECT {} FROM {} WHERE id = $1", names, table);
    return sql;
}

std::int64_t Write::execute(const std::string& sql, std::vector<Parameter> parameters) {
    Running running(session_.connection().prepare(sql, parameters), parameters);
    while (running.next()) {}
    return running.row().changes();
}

void Write::note(std::string_view table, const std::vector<Column>& columns, Change change, const std::vector<Column>* before) {
    change.table = table;
    change.id = column_named(columns, "id").value.number;
    change.version = column_named(columns, "version").value.number;
    if (change.operation != 'd') change.hash = crypto::hex(vault().row_hash(canonical_row(table, columns)));
    if (before) {
        change.fields = "{";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].name == "version" || is_same((*before)[i].value, columns[i].value)) continue;
            change.fields += fmt::format("{}\"{}\":[{},{}]", change.fields.size() > 1 ? "," : "", columns[i].name,
                                         logged(vault(), (*before)[i], change.id), logged(vault(), columns[i], change.id));
        }
        change.fields += "}";
    }
    changes_.push_back(std::move(change));
}

void Write::insert_record(std::string_view table, const std::vector<Column>& columns) {
    std::vector<Parameter> values;
    for (const auto& column : columns) values.push_back(column.value);
    execute(record_sql(table, 'i', columns), std::move(values));
    note(table, columns, {.operation = 'i'}, nullptr);
}

void Write::update_record(std::string_view table, const std::vector<Column>& columns, std::int64_t version) {
    // The row as it stands, for the log's before and after.
    const auto id = column_named(columns, "id").value;
    std::vector<Column> before = columns;
    Texts texts;
    {
        const std::vector<Parameter> key{id};
        Running running(session_.connection().prepare(record_sql(table, 's', columns), key), key);
        ensure(running.next());
        for (std::size_t i = 0; i < before.size(); ++i) {
            auto& value = before[i].value;
            const auto column = static_cast<int>(i);
            value.null = running.row().is_null(column);
            value.number = !value.null && value.kind == Parameter::Kind::number ? running.row().number(column) : 0;
            value.data = {};
            if (value.null || value.kind == Parameter::Kind::number) continue;
            texts.push_back(std::make_unique<std::string>(running.row().bytes(column)));
            value.data = *texts.back();
        }
    }
    std::vector<Parameter> values;
    for (const auto& column : columns) values.push_back(column.value);
    values.push_back(id);
    values.push_back({.number = version});
    ensure(execute(record_sql(table, 'u', columns), std::move(values)) == 1);
    note(table, columns, {.operation = 'u'}, &before);
}

void Write::erase_record(std::string_view table, const std::vector<Column>& columns) {
    const auto& id = column_named(columns, "id").value;
    ensure(execute(record_sql(table, 'd', columns), {id, column_named(columns, "version").value}) == 1);
    note(table, columns, {.operation = 'd'}, nullptr);
}

void Write::audit(const Audit& what) {
    log_.append(*this, what, changes_);
    changes_.clear();
}

}
