#include "tests/stories/support/contents.hpp"
#include "base/crypto.hpp"
#include <set>
#include <vector>

namespace stories {

namespace {

std::vector<std::string> texts(store::Connection& connection, const std::string& query) {
    auto& statement = connection.prepare(query, {});
    std::vector<std::string> out;
    statement.start({});
    while (statement.next()) out.emplace_back(statement.bytes(0));
    statement.finish();
    return out;
}

std::vector<std::string> tables_of(store::Connection& connection) {
    if (connection.dialect() == store::Dialect::sqlite)
        return texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    return texts(connection,
                 "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1");
}

/// A query that gives each row of a table as one text, in an order of its own.
std::string rows_query(store::Connection& connection, const std::string& table) {
    if (connection.dialect() == store::Dialect::postgres)
        return "SELECT CAST(t AS TEXT) FROM " + table + " t ORDER BY 1";
    std::string all;
    for (const auto& column : texts(connection, "SELECT name FROM pragma_table_info('" + table + "')"))
        all += (all.empty() ? "quote(" : " || ',' || quote(") + column + ")";
    return "SELECT " + all + " FROM " + table + " ORDER BY 1";
}

}

Contents::Contents(std::unique_ptr<store::Connection> connection) : connection_(std::move(connection)) {
    const std::set<std::string> left_out{"audit_log", "sessions", "sign_in_failures", "store_facts", "id_blocks"};
    for (const auto& table : tables_of(*connection_))
        if (!left_out.contains(table)) queries_[table] = rows_query(*connection_, table);
}

std::map<std::string, std::string> Contents::hashes() {
    std::map<std::string, std::string> out;
    for (const auto& [table, query] : queries_) {
        std::string all;
        for (const auto& row : texts(*connection_, query)) all += row + "\n";
        out[table] = crypto::sha256(all);
    }
    return out;
}

std::int64_t Contents::denials() {
    return static_cast<std::int64_t>(
        texts(*connection_, "SELECT chain FROM audit_log WHERE action = 'access.denied'").size());
}

std::string difference(const std::map<std::string, std::string>& before,
                       const std::map<std::string, std::string>& after) {
    std::string tables;
    for (const auto& [table, hash] : after)
        if (!before.contains(table) || before.at(table) != hash) tables += (tables.empty() ? "" : ", ") + table;
    return tables;
}

}
