#include "store/table.hpp"

namespace store {

namespace {

template <class T>
const T& as(const void* value) {
    return *static_cast<const T*>(value);
}

void put_made_text(std::string text, Texts& texts, Parameter& out) {
    texts.push_back(std::make_unique<std::string>(std::move(text)));
    out = {.kind = Parameter::Kind::text, .data = *texts.back()};
}

template <class Day>
void take_parsed(const Statement& row, int column, void* value) {
    const auto day = Day::parse(row.bytes(column));
    ensure(day.has_value());
    *static_cast<Day*>(value) = *day;
}

void check_names(const RowType& type, const Statement& statement) {
    ensure(type.columns.size() == static_cast<std::size_t>(statement.columns()));
    int column = 0;
    for (const auto& each : type.columns) {
        const auto name = statement.column_name(column++);
        if (name != each.name) throw Bug("column " + std::string(name) + " is not " + std::string(each.name));
    }
}

}

void put_number(const void* value, Texts&, Parameter& out) { out = {.number = as<std::int64_t>(value)}; }
void put_int(const void* value, Texts&, Parameter& out) { out = {.number = as<int>(value)}; }
void put_bool(const void* value, Texts&, Parameter& out) { out = {.number = as<bool>(value) ? 1 : 0}; }
void put_text(const void* value, Texts&, Parameter& out) {
    out = {.kind = Parameter::Kind::text, .data = as<std::string>(value)};
}
void put_view(const void* value, Texts&, Parameter& out) {
    out = {.kind = Parameter::Kind::text, .data = as<std::string_view>(value)};
}
void put_characters(const void* value, Texts&, Parameter& out) {
    out = {.kind = Parameter::Kind::text, .data = static_cast<const char*>(value)};
}
void put_bytes(const void* value, Texts&, Parameter& out) {
    out = {.kind = Parameter::Kind::bytes, .data = as<std::string>(value)};
}
void put_day(const void* value, Texts& texts, Parameter& out) { put_made_text(as<Date>(value).iso(), texts, out); }
void put_partial_day(const void* value, Texts& texts, Parameter& out) {
    put_made_text(as<PartialDate>(value).iso(), texts, out);
}

void take_number(const Statement& row, int column, void* value) {
    *static_cast<std::int64_t*>(value) = row.number(column);
}
void take_bool(const Statement& row, int column, void* value) { *static_cast<bool*>(value) = row.number(column) != 0; }
void take_bytes(const Statement& row, int column, void* value) {
    *static_cast<std::string*>(value) = row.bytes(column);
}
void take_day(const Statement& row, int column, void* value) { take_parsed<Date>(row, column, value); }
void take_partial_day(const Statement& row, int column, void* value) { take_parsed<PartialDate>(row, column, value); }

void take_row(const RowType& type, Statement& statement, void* row) {
    if (!statement.names_checked) check_names(type, statement);
    Places places;
    type.find_places(row, places);
    for (std::size_t i = 0; i < type.columns.size(); ++i)
        type.columns[i].mapping->take(statement, static_cast<int>(i), const_cast<void*>(places[i]));
    statement.names_checked = true;
}

std::vector<Column> columns_of(const RowType& type, const void* row, Texts& texts) {
    Places places;
    type.find_places(row, places);
    std::vector<Column> out;
    out.reserve(type.columns.size());
    for (std::size_t i = 0; i < type.columns.size(); ++i) {
        const auto& [name, mapping] = type.columns[i];
        auto& column = out.emplace_back(Column{.name = name, .value = {}, .personal = mapping->personal});
        mapping->put(places[i], texts, column.value);
    }
    return out;
}

TableInfo table_of_record(std::string_view name, const RowType& type, bool scoped) {
    TableInfo info{.name = std::string(name), .of_record = true, .scoped = scoped};
    for (const auto& [column, mapping] : type.columns) {
        info.columns.emplace_back(column);
        info.personal.push_back(mapping->personal);
        info.kinds.push_back(mapping->kind);
    }
    return info;
}

}
