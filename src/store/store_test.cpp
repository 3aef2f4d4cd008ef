#include "store/store.hpp"
#include "store/verify.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>
#include <filesystem>
#include <thread>

namespace {


using namespace store;

const Actor nobody{.name = "测试"};

/// Drafts serve here: a small table that is not of record.
Result<Done> keep(Write& db, std::int64_t account, const std::string& form) {
    db.run("INSERT INTO drafts (account_id, form, version, body, saved_at) VALUES ($1, $2, 1, $3, $4)", account, form,
           Sealed{"x"}, db.now());
    return Done{};
}

std::int64_t drafts(Store& store) {
    return store.read([](Read& db) { return db.number("SELECT count(*) FROM drafts"); });
}

}

TEST_CASE("a refused job leaves nothing while its neighbours are kept") {
    for (const auto kind : tests::databases()) {
        tests::TemporaryStore temporary(kind, {});
        auto& store = temporary.store();
        std::vector<std::thread> threads;
        for (int i = 0; i < 20; ++i)
            threads.emplace_back([&store, i] {
                (void)store.write(nobody, [i](Write& db) -> Result<Done> {
                    TRY(keep(db, i, "form"));
                    if (i % 2 == 1) return Refusal{"test.no"};
                    return Done{};
                });
            });
        for (auto& thread : threads) thread.join();
        CHECK(drafts(store) == 10);
    }
}

TEST_CASE("a bug in a job undoes it and reaches the caller") {
    for (const auto kind : tests::databases()) {
        tests::TemporaryStore temporary(kind, {});
        auto& store = temporary.store();
        CHECK_THROWS_AS(store.write(nobody, [](Write& db) -> Result<Done> {
            TRY(keep(db, 1, "form"));
            ensure(1 == 2);
            return Done{};
        }), Bug);
        CHECK(drafts(store) == 0);
        CHECK(store.write(nobody, [](Write& db) { return keep(db, 1, "form"); }).has_value());
    }
}

TEST_CASE("a scoped table is never read without its scope, nor a scope stated for nothing") {
    tests::TemporaryStore temporary(tests::Database::sqlite, {.tables = {other_table("members", true)}});
    auto& store = temporary.store();
    store.read([](Read& db) {
        CHECK_THROWS_AS(db.number("SELECT count(*) FROM members"), Bug);
        CHECK_THROWS_AS(db.number(Scope::subtree("/1/"), "SELECT count(*) FROM members"), Bug);
        CHECK(db.number(Scope::subtree("/1/"), "SELECT count(*) FROM members m WHERE {scope:m}") == 0);
        CHECK_THROWS_AS(db.number(Scope::fund_read(), "SELECT count(*) FROM members m WHERE {scope:m}"), Bug);
        return 0;
    });
}

TEST_CASE("ids are never given twice, in this run or the next") {
    tests::TemporaryStore temporary(tests::Database::sqlite, {});
    const auto first = temporary.store().new_id();
    CHECK(temporary.store().new_id() == first + 1);
    temporary.reopen();
    CHECK(temporary.store().new_id() > first + 1);
}

TEST_CASE("the key file is the owner's alone and a lost one is said to be lost") {
    tests::TemporaryStore temporary(tests::Database::sqlite, {});
    const auto key = std::filesystem::path(temporary.directory()) / "bangfu.key";
    CHECK((std::filesystem::status(key).permissions() & std::filesystem::perms::all)
          == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    temporary.close();
    std::filesystem::remove(key);
    CHECK_THROWS_AS(temporary.reopen(), Failure);
}
