#pragma once
// How C++ values become parameters and columns become members. The mapping is listed in values.hpp.
#include "base/described.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/values.hpp"
#include <array>
#include <vector>

namespace store {

template <class T>
concept Row = Described<T>;

/// A row of a table of record: has a table name, an id and a version.
template <class T>
concept Record = Row<T> && requires(T row) {
    { T::table } -> std::convertible_to<std::string_view>;
    row.id;
    row.version;
};

/// Keeps the texts made for parameters (dates) alive until the statement has run.
using Texts = std::vector<std::unique_ptr<std::string>>;

inline Parameter to_parameter(Texts&, std::int64_t value) { return {.number = value}; }
inline Parameter to_parameter(Texts&, int value) { return {.number = value}; }
inline Parameter to_parameter(Texts&, bool value) { return {.number = value ? 1 : 0}; }
inline Parameter to_parameter(Texts&, Money value) { return {.number = value.fen}; }
inline Parameter to_parameter(Texts&, Time value) { return {.number = value.ms}; }
template <class Tag>
Parameter to_parameter(Texts&, Id<Tag> value) {
    return {.number = value.value};
}
inline Parameter to_parameter(Texts&, std::string_view value) {
    return {.kind = Parameter::Kind::text, .data = value};
}
inline Parameter to_parameter(Texts&, const std::string& value) {
    return {.kind = Parameter::Kind::text, .data = value};
}
inline Parameter to_parameter(Texts&, const char* value) { return {.kind = Parameter::Kind::text, .data = value}; }
inline Parameter to_parameter(Texts&, const Personal& value) {
    return {.kind = Parameter::Kind::text, .data = value.text};
}
inline Parameter to_parameter(Texts&, const Sealed& value) {
    return {.kind = Parameter::Kind::bytes, .data = value.bytes};
}
inline Parameter to_parameter(Texts&, const Blind& value) {
    return {.kind = Parameter::Kind::bytes, .data = value.bytes};
}
inline Parameter to_parameter(Texts&, const Bytes& value) {
    return {.kind = Parameter::Kind::bytes, .data = value.bytes};
}
inline Parameter to_parameter(Texts& texts, Date value) {
    texts.push_back(std::make_unique<std::string>(value.iso()));
    return {.kind = Parameter::Kind::text, .data = *texts.back()};
}
inline Parameter to_parameter(Texts& texts, const PartialDate& value) {
    texts.push_back(std::make_unique<std::string>(value.iso()));
    return {.kind = Parameter::Kind::text, .data = *texts.back()};
}
template <DescribedEnum E>
Parameter to_parameter(Texts&, E value) {
    return {.kind = Parameter::Kind::text, .data = enum_name(value)};
}
template <class T>
Parameter to_parameter(Texts& texts, const std::optional<T>& value) {
    if (value) return to_parameter(texts, *value);
    const T none{};
    return {.kind = to_parameter(texts, none).kind, .null = true};
}

inline void from_column(const Statement& row, int column, std::int64_t& out) { out = row.number(column); }
inline void from_column(const Statement& row, int column, bool& out) { out = row.number(column) != 0; }
inline void from_column(const Statement& row, int column, Money& out) { out.fen = row.number(column); }
inline void from_column(const Statement& row, int column, Time& out) { out.ms = row.number(column); }
template <class Tag>
void from_column(const Statement& row, int column, Id<Tag>& out) {
    out.value = row.number(column);
}
inline void from_column(const Statement& row, int column, std::string& out) { out = row.bytes(column); }
inline void from_column(const Statement& row, int column, Personal& out) { out.text = row.bytes(column); }
inline void from_column(const Statement& row, int column, Sealed& out) { out.bytes = row.bytes(column); }
inline void from_column(const Statement& row, int column, Blind& out) { out.bytes = row.bytes(column); }
inline void from_column(const Statement& row, int column, Bytes& out) { out.bytes = row.bytes(column); }
inline void from_column(const Statement& row, int column, Date& out) {
    const auto day = Date::parse(row.bytes(column));
    ensure(day.has_value());
    out = *day;
}
inline void from_column(const Statement& row, int column, PartialDate& out) {
    const auto day = PartialDate::parse(row.bytes(column));
    ensure(day.has_value());
    out = *day;
}
template <DescribedEnum E>
void from_column(const Statement& row, int column, E& out) {
    ensure(enum_from(row.bytes(column), out));
}
template <class T>
void from_column(const Statement& row, int column, std::optional<T>& out) {
    if (row.is_null(column)) out.reset();
    else from_column(row, column, out.emplace());
}

/// A statement's current row as a struct. That names and order agree is checked once per statement.
template <Row R>
R read_row(Statement& statement) {
    R row{};
    int column = 0;
    const bool check = !statement.names_checked;
    if (check) {
        int members = 0;
        for_each_member<R>([&](std::string_view, auto) { ++members; });
        ensure(members == statement.columns());
    }
    for_each_member<R>([&](std::string_view name, auto member) {
        if (check && statement.column_name(column) != name)
            throw Bug("column " + std::string(statement.column_name(column)) + " is not " + std::string(name));
        from_column(statement, column, row.*member);
        ++column;
    });
    statement.names_checked = true;
    return row;
}

/// What the audit log may say of a column: its value, or only a commitment to it.
template <class T>
constexpr bool is_personal = false;
template <>
inline constexpr bool is_personal<Sealed> = true;
template <>
inline constexpr bool is_personal<Blind> = true;
template <>
inline constexpr bool is_personal<Personal> = true;
template <class T>
constexpr bool is_personal<std::optional<T>> = is_personal<T>;

/// A record's columns on their way into the database, with what hashing and the log need of them.
struct Column {
    std::string_view name;
    Parameter value;
    bool personal = false;
};

template <Row R>
std::vector<Column> columns_of(const R& row, Texts& texts) {
    std::vector<Column> out;
    for_each_member<R>([&](std::string_view name, auto member) {
        using T = std::remove_cvref_t<decltype(row.*member)>;
        out.push_back({name, to_parameter(texts, row.*member), is_personal<T>});
    });
    return out;
}

}
