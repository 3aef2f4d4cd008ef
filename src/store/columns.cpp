#include "store/columns.hpp"
#include <fmt/format.h>

namespace store {

std::string join_columns(std::span<const std::string_view> names, std::string_view alias) {
    std::string out;
    for (const auto name : names) {
        if (!out.empty()) out += ", ";
        if (!alias.empty()) out.append(alias).append(".");
        out += name;
    }
    return out;
}

std::string select_scoped(std::string_view columns, std::string_view table, std::string_view condition) {
    return fmt::format("SELECT {} FROM {} t WHERE {{scope:t}} AND {}", columns, table, condition);
}

}
