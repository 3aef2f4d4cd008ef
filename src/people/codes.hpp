#pragma once
// The code tables of people and cases as data: national standards where there is one, plain words elsewhere
// (domain.md 1.2, 3.3). The code is what is stored, the names are what is shown.
#include <optional>
#include <span>
#include <string_view>

namespace codes {

struct Code {
    std::string_view code, zh, en;
};
struct Table {
    std::string_view name;
    std::span<const Code> rows;
};

std::span<const Table> tables();

/// The entry of a code; nothing when there is no such table or code.
std::optional<Code> find(std::string_view table, std::string_view code);
/// The entry of a Chinese name, as ledgers state it: registers number the same names differently.
std::optional<Code> find_by_name(std::string_view table, std::string_view zh);

/// The long tables, each in a file of its own.
std::span<const Code> ethnicities();
std::span<const Code> relations();

}
