#include "store/store.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>

using namespace store;

namespace {

/// Homes with a path of their own, rooms in them, and who stays there; seers stand for offices by a path of theirs.
Schema homes_schema() {
    auto homes = other_table("homes", true), rooms = other_table("rooms", true);
    homes.through.push_back({.table = "stays", .column = "home_id", .by = "seers", .on = "person_id"});
    rooms.owners.push_back({.table = "homes", .column = "home_id"});
    return {.tables = {homes, rooms, other_table("seers", true), other_table("stays")}};
}

const std::string homes_tables =
    "CREATE TABLE homes (id {id}, organisation_path TEXT NOT NULL) {strict};"
    "CREATE TABLE rooms (id {id}, home_id {int64} NOT NULL) {strict};"
    "CREATE TABLE seers (id {id}, person_id {int64} NOT NULL, organisation_path TEXT NOT NULL) {strict};"
    "CREATE TABLE stays (id {id}, home_id {int64} NOT NULL, person_id {int64} NOT NULL) {strict};";

struct Homes : tests::TemporaryStore {
    explicit Homes(tests::Database kind) : TemporaryStore(kind, homes_schema(), {}, homes_tables) {
        const auto kept = store().write({.account = {7}, .name = "测试"}, [](Write& db) -> Result<Done> {
            db.run("INSERT INTO homes (id, organisation_path) VALUES (1, '/1/2/'), (2, '/1/3/')");
            db.run("INSERT INTO rooms (id, home_id) VALUES (10, 1), (20, 2)");
            db.run(
                "INSERT INTO seers (id, person_id, organisation_path) VALUES (5, 50, '/1/4/'), (6, 60, '/1/3/')");
            db.run("INSERT INTO stays (id, home_id, person_id) VALUES (7, 1, 50), (8, 1, 70)");
            return Done{};
        });
        REQUIRE(kept.has_value());
    }
    std::string seen(const std::string& path) {
        return store().read([&](Read& db) {
            const auto count = [&](const char* sql) { return db.number(Scope::subtree(path), sql); };
            return std::to_string(
                       count("SELECT CAST(COALESCE(SUM(t.id), 0) AS BIGINT) FROM homes t WHERE {scope:t}")) +
                   " " +
                   std::to_string(count("SELECT CAST(COALESCE(SUM(id), 0) AS BIGINT) FROM homes WHERE {scope}")) +
                   " " +
                   std::to_string(
                       count("SELECT CAST(COALESCE(SUM(t.id), 0) AS BIGINT) FROM rooms t WHERE {scope:t}"));
        });
    }
};

}

TEST_CASE("a row is seen by its own path and by that of everybody who stands in it, and so are its children") {
    struct Row {
        const char *sentence, *path, *seen;
    };
    const Row rows[] = {
        {"its own office", "/1/2/", "1 1 10"},
        {"the office of who stays there", "/1/4/", "1 1 10"},
        {"another's own home alone: somebody who stays nowhere brings nothing", "/1/3/", "2 2 20"},
        {"all above them see each once", "/1/", "3 3 30"},
        {"an office that has nobody there", "/1/5/", "0 0 0"},
        {"a path that only begins alike", "/1/40/", "0 0 0"},
    };
    for (const auto kind : tests::databases()) {
        Homes homes(kind);
        for (const auto& row : rows) {
            CAPTURE(row.sentence);
            CHECK(homes.seen(row.path) == row.seen);
        }
    }
}

TEST_CASE("what has no path of its own lets nobody see anything: that is a bug") {
    auto schema = homes_schema();
    schema.tables[0].through[0].by = "stays";
    tests::TemporaryStore store(tests::Database::sqlite, schema, {}, homes_tables);
    store.store().read([](Read& db) {
        CHECK_THROWS_AS(db.number(Scope::subtree("/1/"), "SELECT count(*) FROM homes WHERE {scope}"), Bug);
        return 0;
    });
}
