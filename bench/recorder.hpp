#pragma once
// Which statements the program runs for a request, with their values: seen at SQLite's own door, so that the bare
// loop runs exactly the same ones.
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct Value {
    enum class Kind : char { null, number, text, bytes };
    Kind kind = Kind::null;
    std::int64_t number = 0;
    std::string data{};
    bool operator==(const Value&) const = default;
};

struct Executed {
    std::string sql;              // with $1, $2…
    std::vector<Value> values{};  // by number
    /// Where a transaction of the writer begins or ends.
    bool is_begin() const { return sql == "BEGIN IMMEDIATE"; }
    bool is_commit() const { return sql == "COMMIT"; }
    bool is_of_writer() const {
        return is_begin() || is_commit() || sql.starts_with("INSERT") || sql.starts_with("UPDATE") ||
               sql.starts_with("DELETE");
    }
};

/// What was run for one request, and what was answered.
struct Recording {
    std::vector<Executed> statements{};
    std::string answer{};
};

/// Watches every connection opened from now on. Before the first store.
void start_recorder();
/// The statements since the last call, those that begin and end the writer's transactions among them; readers' and
/// savepoints are left out.
std::vector<Executed> take_recorded();

/// The values of a statement, from its text and the same text with its values put in by SQLite.
std::vector<Value> values_of(const std::string& sql, const std::string& expanded);

}
