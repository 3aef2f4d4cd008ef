#pragma once
// A connection with what every transaction on it needs: the expansion of {scope}, the check that a scoped table is
// never read without one, and that tables of record are never written by hand.
#include "store/connection.hpp"
#include "store/scope.hpp"
#include "store/table.hpp"
#include <unordered_map>

namespace store {

/// The values of a statement's parameters, and the texts made for them.
struct Arguments {
    Texts texts{};
    std::vector<Parameter> values{};
};

Arguments arguments_of(ArgumentList list);

class Session {
public:
    Session(std::unique_ptr<Connection> connection, const Schema& schema)
        : connection_(std::move(connection)), schema_(schema) {}

    Connection& connection() { return *connection_; }
    const Schema& schema() const { return schema_; }

    /// The statement for a query, its scope filled in; the arguments grow by the scope's own.
    /// Bugs: a scoped table without its {scope} or {with}, a scope without {scope}, a table of record written by
    /// hand.
    Statement& prepare(std::string_view sql, const Scope* scope, Arguments& arguments);
    /// The same, for a result of any size.
    Statement& prepare_large(std::string_view sql, const Scope* scope, Arguments& arguments);
    /// How a row of record is inserted 'i', updated 'u', deleted 'd' or selected 's'.
    const std::string& record_sql(std::string_view table, char operation, const std::vector<Column>& columns);

private:
    const std::string& fill(std::string_view sql, const Scope* scope, Arguments& arguments);
    const std::string& expand(std::string_view sql, const Scope* scope, std::size_t parameters);

    std::unique_ptr<Connection> connection_;
    const Schema& schema_;
    RecentlyUsed<std::string> expanded_{statements_most};
    std::unordered_map<std::string, std::string> record_sql_;
};

/// Runs a statement and gives its cursor back to the cache, whatever happens.
class Running {
public:
    Running(Statement& statement, std::span<const Parameter> parameters);
    ~Running() { finish(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    bool next() { return statement_.next(); }
    Statement& row() { return statement_; }

private:
    void finish();
    Statement& statement_;
};

/// A query with its arguments, from its first row to where it is left.
class Query {
public:
    enum class Result { ordinary, large };
    Query(Session& session, std::string_view sql, const Scope* scope, ArgumentList list,
          Result result = Result::ordinary);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    bool next() { return running_.next(); }
    void take(const RowType& type, void* row) { take_row(type, statement_, row); }
    Statement& row() { return statement_; }

private:
    Arguments arguments_;
    Statement& statement_;  // made before it runs: the scope adds its arguments then
    Running running_;
};

}
