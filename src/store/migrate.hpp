#pragma once
// The schema's history: numbered scripts written once for both databases, applied in order, each recorded with its
// hash.
#include "store/connection.hpp"
#include <span>
#include <string>

namespace store {

/// A script of migrations/, embedded when the program is built.
struct Migration {
    std::string_view name;  // "0001_store"
    std::string_view sql;
};

/// All of them in order (made by cmake/migrations.cmake).
std::span<const Migration> migrations();

/// The script with {id} {int64} {bytes} {strict} {without_rowid} in the words of one database; of what stands
/// between {sqlite} or {postgres} and {end} only its own.
std::string in_dialect(std::string_view sql, Dialect dialect);

/// Applies what is missing. Failure when an applied script differs from ours, or the database is newer than the
/// program.
void migrate(Connection& connection);
/// Whether every script is applied: what a read-only opener asks.
bool is_migrated(Connection& connection);

}
