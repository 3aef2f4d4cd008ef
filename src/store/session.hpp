#pragma once
// A connection with what every transaction on it needs: the expansion of {scope}, the check that a scoped table is never
// read without one, and that tables of record are never written by hand.
#include "store/connection.hpp"
#include "store/scope.hpp"
#include "store/table.hpp"
#include <unordered_map>

namespace store {

class Session {
public:
    Session(std::unique_ptr<Connection> connection, const Schema& schema)
        : connection_(std::move(connection)), schema_(schema) {}

    Connection& connection() { return *connection_; }
    const Schema& schema() const { return schema_; }

    /// The statement for a query, its scope filled in; `parameters` and `texts` grow by the scope's own.
    /// Bugs: a scoped table without {scope}, a scope without {scope}, `writes` to a table of record.
    Statement& prepare(std::string_view sql, const Scope* scope, std::vector<Parameter>& parameters, Texts& texts,
                       bool writes = false);

private:
    const std::string& expand(std::string_view sql, const Scope* scope, std::size_t parameters, bool writes);
    void check(std::string_view sql, bool scoped, bool writes) const;

    std::unique_ptr<Connection> connection_;
    const Schema& schema_;
    std::unordered_map<std::string, std::string> expanded_;
};

/// Runs a statement and gives its cursor back to the cache, whatever happens.
class Running {
public:
    Running(Statement& statement, std::span<const Parameter> parameters) : statement_(statement) {
        statement_.busy = true;
        try {
            statement_.start(parameters);
        } catch (...) {
            finish();
            throw;
        }
    }
    ~Running() { finish(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    bool next() { return statement_.next(); }
    Statement& row() { return statement_; }

private:
    void finish() {
        statement_.finish();
        statement_.busy = false;
    }
    Statement& statement_;
};

}
