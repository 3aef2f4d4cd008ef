#include "store/backup.hpp"
#include "store/files.hpp"
#include "store/test_rows.hpp"
#include "store/verify.hpp"
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace store;
using namespace store_tests;
namespace fs = std::filesystem;

namespace {

/// A store with a few samples, its recovery key, and a second place to restore into.
struct County {
    explicit County(tests::Database kind) : samples(kind), recovery_key(samples.store().recovery_key()) {
        for (const auto* words : {"one", "two", "three"}) samples.add(words);
        file = samples.directory() + "/county.backup";
        elsewhere = {.file = file, .recovery_key = recovery_key, .directory = samples.directory() + "/elsewhere"};
        if (kind == tests::Database::postgres) elsewhere.database_url = tests::new_postgres_database();
    }
    std::int64_t restored_count() const {
        const auto store = Store::open({.directory = elsewhere.directory, .database_url = elsewhere.database_url},
                                       sample_schema());
        CHECK(verify(*store).lines.empty());
        CHECK(store->recovery_key().empty());
        return store->read([](Read& db) {
            return db.number(Scope::system(store::SystemReason::verify),
                             "SELECT count(*) FROM samples WHERE {scope}");
        });
    }
    /// Nothing but what belongs there is left in the data directory.
    bool is_tidy() const {
        for (const auto& each : fs::directory_iterator(samples.directory()))
            if (each.path().filename().string().starts_with("backup-") || each.path().extension() == ".unverified")
                return false;
        return true;
    }
    SampleStore samples;
    std::string recovery_key, file;
    Restoration elsewhere;
};

}

TEST_CASE("a backup taken while serving opens elsewhere with the recovery key alone") {
    for (const auto kind : tests::databases()) {
        County county(kind);
        std::atomic<bool> serving{true};
        std::thread busy([&] {
            while (serving) county.samples.add("meanwhile");
        });
        const auto findings = backup(county.samples.store(), county.file);
        serving = false;
        busy.join();
        CHECK(findings.lines.empty());
        CHECK(county.is_tidy());
        CHECK((fs::status(county.file).permissions() & fs::perms::others_all) == fs::perms::none);
        CHECK(restore(county.elsewhere, sample_schema()).lines.empty());
        CHECK(county.restored_count() >= 3);
        CHECK(county.restored_count() <= county.samples.count());
        CHECK(county.is_tidy());
    }
}

TEST_CASE("a backup by a second process, beside the one that serves") {
    for (const auto kind : tests::databases()) {
        County county(kind);
        auto options = county.samples.options();
        options.read_only = true;
        CHECK(backup(*Store::open(options, sample_schema()), county.file).lines.empty());
        CHECK(restore(county.elsewhere, sample_schema()).lines.empty());
        CHECK(county.restored_count() == 3);
    }
}

TEST_CASE("a restore refuses another key, a damaged file, and data that no one said to overwrite") {
    for (const auto kind : tests::databases()) {
        County county(kind);
        REQUIRE(backup(county.samples.store(), county.file).lines.empty());
        auto wrong = county.elsewhere;
        wrong.recovery_key = "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A";
        CHECK_THROWS_WITH_AS(restore(wrong, sample_schema()), doctest::Contains("recovery key"), Failure);
        const auto whole = *read_small_file(county.file);
        for (const auto place : {whole.size() / 2, whole.size() - 1, std::size_t{30}}) {
            auto altered = whole;
            altered[place] = static_cast<char>(altered[place] ^ 1);
            write_small_file(county.file, altered);
            CHECK_THROWS_AS(restore(county.elsewhere, sample_schema()), Failure);
        }
        for (const auto length : {whole.size() - 21, whole.size() / 2, std::size_t{20}, std::size_t{0}}) {
            write_small_file(county.file, whole.substr(0, length));
            CHECK_THROWS_AS(restore(county.elsewhere, sample_schema()), Failure);
        }
        write_small_file(county.file, whole);
        CHECK(restore(county.elsewhere, sample_schema()).lines.empty());
        CHECK_THROWS_WITH_AS(restore(county.elsewhere, sample_schema()), doctest::Contains("--overwrite"), Failure);
        county.elsewhere.overwrite = true;
        CHECK(restore(county.elsewhere, sample_schema()).lines.empty());
        CHECK(county.restored_count() == 3);
        CHECK(county.is_tidy());
    }
}

TEST_CASE("a restore goes back behind later rows and takes the signed heads with it") {
    for (const auto kind : tests::databases()) {
        County county(kind);
        REQUIRE(backup(county.samples.store(), county.file).lines.empty());
        county.samples.add("later");
        Restoration back{.file = county.file,
                         .recovery_key = county.recovery_key,
                         .directory = county.samples.directory(),
                         .database_url = county.samples.url(),
                         .overwrite = true};
        CHECK_THROWS_WITH_AS(restore(back, sample_schema()), doctest::Contains("stop it first"), Failure);
        county.samples.close();
        CHECK(restore(back, sample_schema()).lines.empty());
        county.samples.reopen();
        CHECK(county.samples.count() == 3);
        CHECK_FALSE(county.samples.store().writing_stopped());
        county.samples.add("again");
        CHECK(verify(county.samples.store()).lines.empty());
    }
}

TEST_CASE("a write-ahead log left by a database that is gone is not played into the restored one") {
    County county(tests::Database::sqlite);
    REQUIRE(backup(county.samples.store(), county.file).lines.empty());
    for (int i = 0; i < 40; ++i) county.samples.add(std::string(400, 'x'));
    fs::create_directories(county.elsewhere.directory);
    const auto log = county.elsewhere.directory + "/bangfu.db-wal";
    fs::copy_file(county.samples.directory() + "/bangfu.db-wal", log);
    CHECK(restore(county.elsewhere, sample_schema()).lines.empty());
    CHECK_FALSE(fs::exists(log));
    CHECK(county.restored_count() == 3);
}

TEST_CASE("a renewed recovery key opens what is taken from then on, the older one what was taken before") {
    for (const auto kind : tests::databases()) {
        County county(kind);
        REQUIRE(backup(county.samples.store(), county.file).lines.empty());
        const auto renewed = renew_recovery_key(county.samples.store(), tester);
        CHECK(renewed != county.recovery_key);
        CHECK(verify(county.samples.store()).lines.empty());
        auto older = county.elsewhere, newer = county.elsewhere;
        newer.recovery_key = renewed;
        CHECK_THROWS_WITH_AS(restore(newer, sample_schema()), doctest::Contains("recovery key"), Failure);
        CHECK(restore(older, sample_schema()).lines.empty());
        REQUIRE(backup(county.samples.store(), county.file).lines.empty());
        older.overwrite = newer.overwrite = true;
        CHECK_THROWS_WITH_AS(restore(older, sample_schema()), doctest::Contains("recovery key"), Failure);
        CHECK(restore(newer, sample_schema()).lines.empty());
        CHECK(county.restored_count() == 3);
    }
}

TEST_CASE("a copy in which verify finds something does not count as a backup") {
    for (const auto kind : tests::databases()) {
        County county(kind);
        write_small_file(county.file, "yesterday's");
        county.samples.behind()->script("UPDATE samples SET words = 'x' WHERE words = 'two'");
        CHECK(backup(county.samples.store(), county.file).lines.size() == 1);
        CHECK(*read_small_file(county.file) == "yesterday's");
        CHECK(county.is_tidy());
    }
}

TEST_CASE("nothing of a record can be read in the backup") {
    for (const auto kind : tests::databases()) {
        County county(kind);
        REQUIRE(backup(county.samples.store(), county.file).lines.empty());
        const auto bytes = *read_small_file(county.file);
        for (const auto* each : {"欧阳", "samples", "three", "SQLite", "PGDMP"})
            CHECK(bytes.find(each) == std::string::npos);
    }
}
