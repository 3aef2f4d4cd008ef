#pragma once
// The columns of a row struct as SQL text, so that a query names each column and no list is written twice.
#include "base/described.hpp"
#include <string>

namespace store {

/// "id, version, name" or, with an alias, "p.id, p.version, p.name".
template <Described R>
std::string columns(std::string_view alias = "") {
    std::string out;
    for_each_member<R>([&](std::string_view name, auto) {
        if (!out.empty()) out += ", ";
        if (!alias.empty()) out += std::string(alias) + ".";
        out += name;
    });
    return out;
}

/// "SELECT <columns of R> FROM <its table> t WHERE {scope:t} AND <condition>": for a static string at the call
/// site.
template <Described R>
std::string select_scoped(std::string_view condition) {
    return "SELECT " + columns<R>("t") + " FROM " + std::string(R::table) + " t WHERE {scope:t} AND " +
           std::string(condition);
}

}
