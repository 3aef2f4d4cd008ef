#pragma once
// Small facts of the database itself, kept in it: the wrapped data key, the name of the audit chain.
#include "store/connection.hpp"
#include <optional>
#include <string>

namespace store {

std::optional<std::string> read_fact(Connection& connection, std::string_view name);
/// The fact that says that the people are invented: a demo county's data.
constexpr std::string_view demo_fact = "demo_county";
/// Written once; replace_fact changes one that is there.
void keep_fact(Connection& connection, std::string_view name, std::string_view value);
void replace_fact(Connection& connection, std::string_view name, std::string_view value);

}
