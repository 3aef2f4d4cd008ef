#include "store/facts.hpp"
#include "store/session.hpp"

namespace store {

std::optional<std::string> read_fact(Connection& connection, std::string_view name) {
    const std::vector<Parameter> key{{.kind = Parameter::Kind::text, .data = name}};
    Running running(connection.prepare("SELECT value FROM store_facts WHERE name = $1", key), key);
    if (!running.next()) return std::nullopt;
    return std::string(running.row().bytes(0));
}

namespace {

std::int64_t write_fact(Connection& connection, const char* sql, std::string_view name, std::string_view value) {
    const std::vector<Parameter> row{{.kind = Parameter::Kind::text, .data = name},
                                     {.kind = Parameter::Kind::bytes, .data = value}};
    Running running(connection.prepare(sql, row), row);
    while (running.next()) {}
    return running.row().changes();
}

}

void keep_fact(Connection& connection, std::string_view name, std::string_view value) {
    write_fact(connection, "INSERT INTO store_facts (name, value) VALUES ($1, $2)", name, value);
}

void replace_fact(Connection& connection, std::string_view name, std::string_view value) {
    ensure(write_fact(connection, "UPDATE store_facts SET value = $2 WHERE name = $1", name, value) == 1);
}

}
