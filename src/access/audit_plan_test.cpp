// How the database finds a page of the audit log: by an index for each filter, never row by row through the log.
#include "access/routes.hpp"
#include "access/store.hpp"
#include "store/connection.hpp"
#include "tests/support/temporary_store.hpp"
#include <algorithm>
#include <doctest/doctest.h>

using namespace access_control;

namespace {

/// As the database tells it, a line a step.
std::string plan_of(store::Connection& connection, const AuditFilter& filter, bool backward) {
    const bool is_sqlite = connection.dialect() == store::Dialect::sqlite;
    using Kind = store::Parameter::Kind;
    constexpr std::int64_t end = 1 << 20;
    const auto number = [](std::int64_t value) { return store::Parameter{.number = value}; };
    const auto text = [](std::string_view value) { return store::Parameter{.kind = Kind::text, .data = value}; };
    const std::vector<store::Parameter> values{number(0),
                                               number(end),
                                               text(filter.action),
                                               text(filter.object_type),
                                               number(filter.object_id),
                                               number(filter.account),
                                               number(backward ? 0 : end),
                                               text(""),
                                               number(0),
                                               number(51)};
    const auto sql = (is_sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + audit_page_sql(filter, backward);
    std::string plan;
    store::Running running(connection.prepare(sql, values), values);
    while (running.next()) plan += std::string(running.row().bytes(is_sqlite ? 3 : 0)) + "\n";
    return plan;
}

/// A log of an office's day, so that the database has something to choose by.
std::unique_ptr<store::Connection> with_rows(tests::TemporaryStore& temporary) {
    auto connection = temporary.behind();
    const bool is_sqlite = connection->dialect() == store::Dialect::sqlite;
    const std::string numbers =
        is_sqlite ? "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                  : "WITH n(i) AS (SELECT generate_series(1, 20000))";
    const std::string nothing = is_sqlite ? "x''" : "''::bytea";
    connection->script(
        "INSERT INTO audit_log (chain, seq, at, account_id, actor_name, action, object_type, object_id,"
        " organisation_path, note, changes, previous_hash, hash) " +
        numbers +
        " SELECT 'planned', i, i, i % 50, '', 'act.' || (i % 40), 'type' || (i % 10), i % 500, '/', '',"
        " '', " +
        nothing + ", " + nothing + " FROM n");
    connection->script("ANALYZE");
    return connection;
}

}

TEST_CASE("each filter of the audit log is served by an index, forwards and backwards") {
    struct Case {
        const char* sentence;
        AuditFilter filter;
        std::vector<std::string> indexes;  // any of them
    };
    const Case cases[] = {
        {"everything, by time", {}, {"audit_log_by_time"}},
        {"an action", {.action = "act.7"}, {"audit_log_by_action"}},
        {"an account", {.account = 7}, {"audit_log_by_account"}},
        {"a record", {.object_type = "type7", .object_id = 7}, {"audit_log_by_object"}},
        {"a kind of record", {.object_type = "type7"}, {"audit_log_by_object", "audit_log_by_time"}},
        {"an action of an account",
         {.action = "act.7", .account = 7},
         {"audit_log_by_action", "audit_log_by_account"}},
    };
    for (const auto kind : tests::databases()) {
        tests::TemporaryStore temporary(kind, {tables(), invariants()});
        const auto connection = with_rows(temporary);
        for (const auto& each : cases)
            for (const bool backward : {false, true}) {
                CAPTURE(each.sentence);
                const auto plan = plan_of(*connection, each.filter, backward);
                CHECK_MESSAGE(std::any_of(each.indexes.begin(), each.indexes.end(),
                                          [&](const auto& index) { return plan.find(index) != plan.npos; }),
                              plan);
            }
    }
}
