#pragma once
// The tables a program knows: which are of record (hashed into the audit log), which carry a scope.
#include "store/row.hpp"
#include <functional>
#include <string>
#include <vector>

namespace store {

struct TableInfo {
    std::string name;
    bool of_record = false;
    bool scoped = false;
    std::vector<std::string> columns{};  // of record: in the order they are hashed
    std::vector<bool> personal{};
    std::vector<Parameter::Kind> kinds{};
};

TableInfo table_of_record(std::string_view name, const RowType& type, bool scoped);

/// A table whose every change is logged. `scoped`: it has organisation_path and is read through a Scope only.
template <Record R>
TableInfo table_of_record(bool scoped) {
    return table_of_record(R::table, row_type<R>, scoped);
}

/// Indexes, projections, sessions: may be rebuilt or lost, written with run().
inline TableInfo other_table(std::string name, bool scoped = false) {
    return {.name = std::move(name), .scoped = scoped};
}

class Read;
class Write;

/// What a slice keeps of records that a slice below it writes: brought up to date in the transaction that changes
/// them (Write::changed).
struct Follower {
    std::string of;  // the changed thing: "people.person"
    std::function<void(Write&, std::int64_t id)> follow;
};

/// What verify found wrong, one sentence each: "cases 17: altered".
struct Findings {
    std::vector<std::string> lines{};
    void add(std::string line) { lines.push_back(std::move(line)); }
};

/// A slice's rule that must hold over all data.
struct Invariant {
    std::string name;
    std::function<void(Read&, Findings&)> check;
};

struct Schema {
    std::vector<TableInfo> tables{};
    std::vector<Invariant> invariants{};
    std::vector<Follower> followers{};
    const TableInfo* find(std::string_view name) const {
        for (const auto& table : tables)
            if (table.name == name) return &table;
        return nullptr;
    }
};

}
