#pragma once
// Which tables a statement names, and whether it reads or writes them. Reads SQL as this program writes it; no full
// parser.
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct NamedTable {
    enum class Use { read, inserted, changed };  // changed: the target of UPDATE or DELETE
    Use use;
    std::string name;
    std::string alias{};  // "" where the table goes by its own name
    bool operator==(const NamedTable&) const = default;
};

/// Every table after FROM, JOIN, UPDATE, INTO and the commas of a FROM list, in any case and quoting, at any depth.
std::vector<NamedTable> tables_named(std::string_view sql);

}
