// Rows of a hidden batch: seen by the system's scope alone, until one flip shows them all.
#include "store/batches.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>

using namespace store;

namespace {

using RowId = Id<struct BatchedTag>;

struct BatchedRow {
    static constexpr std::string_view table = "batched";
    RowId id;
    std::int64_t version = 1;
    std::string organisation_path = "/1/";
    std::string words;
    std::optional<std::int64_t> import_id;
};
BOOST_DESCRIBE_STRUCT(BatchedRow, (), (id, version, organisation_path, words, import_id))

struct PlainRow {
    static constexpr std::string_view table = "plain";
    RowId id;
    std::int64_t version = 1;
    std::string organisation_path = "/1/";
};
BOOST_DESCRIBE_STRUCT(PlainRow, (), (id, version, organisation_path))

constexpr const char* tables =
    "CREATE TABLE batched (id {id}, version {int64} NOT NULL, organisation_path TEXT NOT NULL, words TEXT NOT NULL,"
    " import_id {int64}) {strict};"
    "CREATE TABLE plain (id {id}, version {int64} NOT NULL, organisation_path TEXT NOT NULL) {strict};";

const Actor tester{.account = {7}, .name = "测试"};

struct Rows {
    explicit Rows(tests::Database kind)
        : temporary(kind, {.tables = {table_of_record<BatchedRow>(true), table_of_record<PlainRow>(true)}}, {},
                    tables) {}

    template <class Work>
    void write(Work work, const char* action = "batch.test") {
        const auto done = temporary.store().write(tester, [&](Write& db) -> Result<Done> {
            work(db);
            db.audit({.action = action});
            return Done{};
        });
        REQUIRE(done.has_value());
    }
    void add(const std::string& words, std::optional<std::int64_t> batch) {
        write([&](Write& db) { db.insert(BatchedRow{.id = {db.new_id()}, .words = words, .import_id = batch}); });
    }
    std::string seen(const Scope& scope, const std::string& sql) {
        std::string out;
        temporary.store().read([&](Read& db) {
            for (const auto& row : db.rows<BatchedRow>(scope, sql)) out += row.words;
            return 0;
        });
        return out;
    }

    tests::TemporaryStore temporary;
};

const std::string aliased =
    "SELECT t.id, t.version, t.organisation_path, t.words, t.import_id FROM batched t"
    " WHERE {scope:t} ORDER BY t.words";
const std::string bare =
    "SELECT id, version, organisation_path, words, import_id FROM batched WHERE {scope} ORDER BY words";
const std::string joined =
    "SELECT b.id, b.version, b.organisation_path, b.words, b.import_id FROM plain p JOIN batched b"
    " ON b.id <> p.id WHERE {scope:p} AND {scope:b} ORDER BY b.words";
const std::string beside =
    "SELECT b.id, b.version, b.organisation_path, b.words, b.import_id FROM plain p JOIN batched b"
    " ON b.id <> p.id AND {with:b} WHERE {scope:p} ORDER BY b.words";

}

TEST_CASE("hidden rows are nobody's until they are shown at once") {
    for (const auto kind : tests::databases()) {
        Rows rows(kind);
        rows.write([](Write& db) { db.insert(PlainRow{.id = {db.new_id()}}); });
        rows.add("a", std::nullopt);
        rows.add("b", 5);
        rows.add("c", 6);
        rows.write([](Write& db) {
            hide_batch(db, 5);
            hide_batch(db, 5);
        });
        for (const auto& sql : {aliased, bare, joined, beside}) {
            CAPTURE(sql);
            CHECK(rows.seen(Scope::subtree("/1/"), sql) == "ac");
            CHECK(rows.seen(Scope::system(store::SystemReason::verify), sql) == "abc");
        }
        CHECK(rows.temporary.store().read([](Read& db) { return has_hidden_batches(db); }));
        rows.write([](Write& db) { show_batch(db, 5); });
        CHECK(rows.seen(Scope::subtree("/1/"), aliased) == "abc");
        CHECK_FALSE(rows.temporary.store().read([](Read& db) { return has_hidden_batches(db); }));
    }
}

TEST_CASE("an action that erases tells that a row was, not what it said") {
    for (const auto kind : tests::databases()) {
        Rows rows(kind);
        rows.add("told", std::nullopt);
        rows.add("untold", std::nullopt);
        const auto erase = [&](const char* words, const char* action) {
            rows.write(
                [&](Write& db) {
                    for (const auto& row : db.rows<BatchedRow>(Scope::system(store::SystemReason::verify), aliased))
                        if (row.words == words) db.erase(row);
                },
                action);
        };
        erase("told", "batch.remove");
        erase("untold", "batch.erase");
        const auto logged = [&](const char* text) {
            return rows.temporary.store().read([&](Read& db) {
                return db.number(
                    Scope::system(store::SystemReason::verify),
                    "SELECT count(*) FROM audit_log WHERE {scope} AND changes <> replace(changes, $1, '')",
                    std::string(text));
            });
        };
        CHECK(logged("\"told\"") == 1);
        CHECK(logged("untold") == 0);
    }
}
