#pragma once
// Row structs as columns: one table a type, and ordinary functions over it.
#include "store/mapping.hpp"
#include <array>
#include <span>

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

struct RowColumn {
    std::string_view name;
    const Mapping* mapping;
};

inline constexpr std::size_t columns_max = 64;
/// Where a row's members are, in the order of its columns.
using Places = std::array<const void*, columns_max>;

/// What the store knows of a row struct.
struct RowType {
    std::span<const RowColumn> columns;
    void (*find_places)(const void* row, Places& out);
};

template <Row R>
inline constexpr auto row_columns = []<template <class...> class List, class... M>(List<M...>) {
    static_assert(sizeof...(M) <= columns_max);
    return std::array<RowColumn, sizeof...(M)>{
        RowColumn{M::name, &mapping_of<std::remove_cvref_t<decltype(std::declval<R&>().*M::pointer)>>}...};
}(MembersOf<R>{});

template <Row R>
void find_places(const void* row, Places& out) {
    [&]<template <class...> class List, class... M>(List<M...>) {
        [[maybe_unused]] auto* next = out.data();
        ((*next++ = &(static_cast<const R*>(row)->*M::pointer)), ...);
    }(MembersOf<R>{});
}

template <Row R>
inline constexpr RowType row_type{row_columns<R>, find_places<R>};

/// A statement's current row into a struct. That names and order agree is checked once per statement.
void take_row(const RowType&, Statement&, void* row);

template <Row R>
R read_row(Statement& statement) {
    R row{};
    take_row(row_type<R>, statement, &row);
    return row;
}

/// A record's columns on their way into the database, with what hashing and the log need of them.
struct Column {
    std::string_view name;
    Parameter value;
    bool personal = false;
};

std::vector<Column> columns_of(const RowType&, const void* row, Texts&);

template <Row R>
std::vector<Column> columns_of(const R& row, Texts& texts) {
    return columns_of(row_type<R>, &row, texts);
}

}
