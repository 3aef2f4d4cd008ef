#include "store/sql_tables.hpp"
#include "store/store.hpp"
#include "store/test_rows.hpp"
#include <doctest/doctest.h>

using namespace store;
using Use = NamedTable::Use;

TEST_CASE("tables are found wherever SQL names them") {
    struct Case {
        const char* sql;
        std::vector<NamedTable> tables;
    };
    const Case cases[] = {
        {"SELECT a FROM people", {{Use::read, "people"}}},
        {"select a from people p join cases c on c.id = p.id",
         {{Use::read, "people", "p"}, {Use::read, "cases", "c"}}},
        {"SELECT a FROM people AS p LEFT JOIN cases ON cases.id = p.id CROSS JOIN x y",
         {{Use::read, "people", "p"}, {Use::read, "cases"}, {Use::read, "x", "y"}}},
        {"SELECT a FROM people p, cases c WHERE p.id = c.id",
         {{Use::read, "people", "p"}, {Use::read, "cases", "c"}}},
        {"SELECT a FROM x JOIN y ON f(1, 2) = y.a, people",
         {{Use::read, "x"}, {Use::read, "y"}, {Use::read, "people"}}},
        {"SELECT a FROM (SELECT b FROM y WHERE c = 1), people", {{Use::read, "y"}, {Use::read, "people"}}},
        {"SELECT people, cases FROM x ORDER BY people, cases", {{Use::read, "x"}}},
        {"SELECT 'FROM people' FROM x", {{Use::read, "x"}}},
        {"SELECT a FROM main.people", {{Use::read, "people"}}},
        {"SELECT a FROM \"people\"", {{Use::read, "people"}}},
        {"SELECT a FROM x WHERE EXISTS (SELECT 1 FROM people)", {{Use::read, "x"}, {Use::read, "people"}}},
        {"WITH w AS (SELECT a FROM people) SELECT a FROM w", {{Use::read, "people"}, {Use::read, "w"}}},
        {"SELECT a FROM x UNION SELECT a FROM people", {{Use::read, "x"}, {Use::read, "people"}}},
        {"INSERT INTO people (id) VALUES (1)", {{Use::inserted, "people"}}},
        {"INSERT INTO x (id) SELECT id FROM people", {{Use::inserted, "x"}, {Use::read, "people"}}},
        {"INSERT INTO x (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1", {{Use::inserted, "x"}}},
        {"UPDATE people SET a = 1, b = 2", {{Use::changed, "people"}}},
        {"DELETE FROM people WHERE id = 1", {{Use::changed, "people"}}},
        {"delete from only people", {{Use::changed, "people"}}},
        {"SELECT a FROM", {}},
        {"", {}},
    };
    for (const auto& [sql, tables] : cases) {
        CAPTURE(sql);
        CHECK(tables_named(sql) == tables);
    }
}

TEST_CASE("a scope and its marker go together, and records are not written by hand") {
    store_tests::SampleStore samples(tests::Database::sqlite);
    const auto all = Scope::system(store::SystemReason::verify);
    const char* without_scope[] = {
        "SELECT count(*) FROM samples",
        "select count(*) from notes, samples",
        "SELECT count(*) FROM notes WHERE sample_id IN (SELECT id FROM samples)",
        "SELECT count(*) FROM samples WHERE {with}",
    };
    const char* with_one_for_two[] = {
        "SELECT count(*) FROM samples a JOIN samples b ON b.id = a.id WHERE {scope:a}",
        "SELECT count(*) FROM samples a WHERE {scope:a} AND EXISTS (SELECT 1 FROM samples b WHERE b.id = a.id)",
        "SELECT count(*) FROM samples a WHERE {scope:a} AND a.id IN (SELECT a.id FROM samples a)",
        "SELECT count(*) FROM samples a, samples WHERE {scope:a}",
        "SELECT count(*) FROM samples a WHERE {scope}",
        "SELECT count(*) FROM samples a WHERE {with:a}",
    };
    const char* by_hand[] = {
        "UPDATE samples SET words = '' WHERE {scope} RETURNING id",
        "DELETE FROM samples WHERE {scope} RETURNING id",
        "INSERT INTO samples (id) SELECT 1 FROM samples WHERE {scope} RETURNING id",
    };
    (void)samples.store().write(store_tests::tester, [&](Write& db) -> Result<Done> {
        for (const auto* sql : without_scope) {
            CAPTURE(sql);
            CHECK_THROWS_AS(db.number(sql), Bug);
        }
        for (const auto* sql : by_hand) {
            CAPTURE(sql);
            CHECK_THROWS_AS(db.number(all, sql), Bug);
            CHECK_THROWS_AS(db.run(all, sql), Bug);
        }
        CHECK_THROWS_AS(db.number(all, "SELECT count(*) FROM samples"), Bug);
        CHECK_THROWS_AS(db.number("SELECT count(*) FROM notes WHERE {scope}"), Bug);
        for (const auto* sql : with_one_for_two) {
            CAPTURE(sql);
            CHECK_THROWS_AS(db.number(all, sql), Bug);
        }
        CHECK(db.number(all,
                        "SELECT count(*) FROM samples a JOIN samples b ON b.id = a.id AND {with:b}"
                        " WHERE {scope:a}") == 0);
        CHECK(db.number(all, "SELECT count(*) FROM samples WHERE {scope}") == 0);
        CHECK(db.run("DELETE FROM notes WHERE id = 1") == 0);
        return Done{};
    });
}

TEST_CASE("the whole county is asked for these reasons and no other") {
    std::string reasons;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<SystemReason>>(
        [&](auto each) { reasons += std::string(each.name) + " "; });
    CHECK(reasons ==
          "verify jobs imports ledgers name_index whole_county one_record on_file_elsewhere match_above_both"
          " own_household rates order_of_rows notice_link published_notices ");
}
