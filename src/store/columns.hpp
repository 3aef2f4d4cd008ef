#pragma once
// The columns of a row struct as SQL text, so that a query names each column and no list is written twice.
#include "base/described.hpp"
#include <span>
#include <string>

namespace store {

std::string join_columns(std::span<const std::string_view> names, std::string_view alias);
std::string select_scoped(std::string_view columns, std::string_view table, std::string_view condition);

/// "id, version, name" or, with an alias, "p.id, p.version, p.name".
template <Described R>
std::string columns(std::string_view alias = "") {
    return join_columns(member_names<R>, alias);
}

/// "SELECT <columns of R> FROM <its table> t WHERE {scope:t} AND <condition>": for a static string at the call
/// site.
template <Described R>
std::string select_scoped(std::string_view condition) {
    return select_scoped(columns<R>("t"), R::table, condition);
}

}
