#pragma once
// The tables a program knows: which are of record (hashed into the audit log), which carry a scope.
#include "store/row.hpp"
#include <functional>
#include <string>
#include <vector>

namespace store {

/// Whose rows a row belongs to: its owner's id stands in `column`, the owner in `table`. Where rows of one table
/// belong to rows of several, `kind` is what their column owner_kind says of this one.
struct OwnedBy {
    std::string table, column;
    std::string kind{};
};

/// Who else sees a root: each in whose scope a row of `by` lies that stands in `table` for it. `table`.`column` is
/// this row's id; `on` names the same thing in `table` and in `by`. A household is seen by the offices of all
/// members who live in it (decision 0035).
struct SeenThrough {
    std::string table, column, by, on;
};

struct TableInfo {
    std::string name;
    bool of_record = false;
    bool scoped = false;
    std::vector<OwnedBy> owners{};  // scoped by them; none: by its own organisation_path
    std::string assigned_as{};      // of a root: what of its rows an assignment names, "case_id" or "person_id"
    std::string assigned_column{};  // and the column that holds it
    std::vector<SeenThrough> through{};  // of a root
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

/// A child: it carries no path, its owner's scope is its own (decision 0034).
template <Record R>
TableInfo record_owned_by(std::string table, std::string column) {
    auto info = table_of_record(R::table, row_type<R>, true);
    info.owners.push_back({std::move(table), std::move(column)});
    return info;
}

/// A root whose rows are assigned to accounts outside its offices: by the case it is, by the person it is of.
template <Record R>
TableInfo record_assigned(std::string as, std::string column) {
    auto info = table_of_record(R::table, row_type<R>, true);
    info.assigned_as = std::move(as);
    info.assigned_column = std::move(column);
    return info;
}

/// A root that others see too.
inline TableInfo seen_through(TableInfo root, SeenThrough others) {
    root.through.push_back(std::move(others));
    return root;
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

/// A column that names a row of another table: "accounts.person_id is a row of people". Whoever erases or joins
/// rows of `to` asks all of them.
struct Reference {
    std::string table, column, to;
};

struct Schema {
    std::vector<TableInfo> tables{};
    std::vector<Invariant> invariants{};
    std::vector<Follower> followers{};
    std::vector<Reference> references{};
    const TableInfo* find(std::string_view name) const {
        for (const auto& table : tables)
            if (table.name == name) return &table;
        return nullptr;
    }
};

}
