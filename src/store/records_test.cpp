#include "store/store.hpp"
#include "store/audit_log.hpp"
#include "store/test_rows.hpp"
#include "store/verify.hpp"
#include <doctest/doctest.h>
#include <limits>

using namespace store;
using namespace store_tests;

namespace {

AuditRow last_entry(Store& store) {
    return store.read([](Read& db) {
        return *db.row<AuditRow>(
            "SELECT chain, seq, at, account_id, actor_name, action, object_type, object_id,"
            " organisation_path, note, changes, previous_hash, hash FROM audit_log"
            " ORDER BY seq DESC LIMIT 1");
    });
}

SampleRow full_row(std::int64_t id) {
    return {.id = {id},
            .words = "it's \"x\" \n \\ 䶮·𠮷",
            .name = {"龙䶮"},
            .secret = {std::string("a\0b", 3)},
            .secret_index = {std::string(32, '\xff')},
            .raw = {""},
            .day = *Date::parse("1949-10-01"),
            .joined = *PartialDate::parse("1950-02"),
            .amount = {-123456789012345},
            .at = {1'800'000'000'123},
            .is_open = true,
            .colour = Colour::dark_green,
            .count_known = std::numeric_limits<std::int64_t>::min(),
            .words_known = "",
            .day_known = *Date::parse("2060-02-29"),
            .secret_known = Sealed{""},
            .colour_known = Colour::red};
}

}

TEST_CASE("a row comes back as it was written, every type, known and unknown") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto full = full_row(samples.store().new_id());
        const SampleRow bare{.id = {samples.store().new_id()},
                             .day = *Date::parse("2000-01-01"),
                             .joined = *PartialDate::parse("2000-01-02")};
        const auto written = samples.store().write(tester, [&](Write& db) -> Result<Done> {
            db.insert(full);
            db.insert(bare);
            db.audit({.action = "sample.add"});
            return Done{};
        });
        REQUIRE(written.has_value());
        samples.reopen();
        samples.store().read([&](Read& db) {
            CHECK(*SampleStore::find(db, full.id) == full);
            CHECK(*SampleStore::find(db, bare.id) == bare);
            CHECK_FALSE(SampleStore::find(db, {1}).has_value());
            return 0;
        });
    }
}

TEST_CASE("an update raises the version; a version that is not the row's is a bug") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto id = samples.add("one");
        samples.change(id, "two");
        auto stale = samples.store().read([&](Read& db) { return *SampleStore::find(db, id); });
        CHECK(stale.version == 2);
        stale.version = 1;
        const auto write_stale = [&](Write& db) -> Result<Done> {
            auto row = stale;
            db.update(row);
            db.audit({.action = "sample.change"});
            return Done{};
        };
        CHECK_THROWS_AS(samples.store().write(tester, write_stale), Bug);
        CHECK(samples.store().read([&](Read& db) { return SampleStore::find(db, id)->words; }) == "two");
        samples.remove(id);
        CHECK(samples.count() == 0);
    }
}

TEST_CASE("the log says what changed, and of personal values only a commitment") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto id = samples.add("one");
        (void)samples.store().write(tester, [&](Write& db) -> Result<Done> {
            auto row = *SampleStore::find(db, id);
            row.words = "two";
            row.name = {"司马相如"};
            db.update(row);
            db.audit({.action = "sample.change",
                      .object_type = "samples",
                      .object_id = id.value,
                      .organisation_path = "/1/",
                      .note = "reason"});
            return Done{};
        });
        const auto entry = last_entry(samples.store());
        CHECK(entry.account_id == tester.account);
        CHECK(entry.action == "sample.change");
        CHECK(entry.object_id == id.value);
        CHECK(entry.changes.find("\"words\":[\"one\",\"two\"]") != std::string::npos);
        CHECK(entry.changes.find("\"name\":[\"#") != std::string::npos);
        CHECK(entry.changes.find("司马相如") == std::string::npos);
        CHECK(entry.changes.find("欧阳") == std::string::npos);
        CHECK(entry.changes.find("secret") == std::string::npos);
        samples.remove(id);
        CHECK(last_entry(samples.store()).changes.find("\"words\":[\"two\",null]") != std::string::npos);
    }
}

TEST_CASE("a record changed without its audit row is a bug and undone") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        CHECK_THROWS_AS(samples.store().write(tester,
                                              [](Write& db) -> Result<Done> {
                                                  db.insert(full_row(db.new_id()));
                                                  return Done{};
                                              }),
                        Bug);
        CHECK(samples.count() == 0);
        const auto signed_in = samples.store().write(tester, [](Write& db) -> Result<Done> {
            db.audit({.action = "session.begin"});
            return Done{};
        });
        CHECK(signed_in.has_value());
    }
}

TEST_CASE("a subtree ends where the next path begins") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        for (const auto* path : {"/1/", "/1/4/", "/1/14/", "/1/14/203/", "/1/15/", "/2/"}) samples.add(path, path);
        const auto seen = [&](const char* path) {
            return samples.store().read([&](Read& db) {
                return db.number(Scope::subtree(path), "SELECT count(*) FROM samples WHERE {scope} AND words <> $1",
                                 "none");
            });
        };
        CHECK(seen("/1/") == 5);
        CHECK(seen("/1/14/") == 2);
        CHECK(seen("/1/4/") == 1);
        CHECK(seen("/1/14/203/") == 1);
        CHECK(seen("/3/") == 0);
        CHECK_THROWS_AS(seen("/1"), Bug);
        CHECK_THROWS_AS(seen(""), Bug);
    }
}

TEST_CASE("columns that are not the row's members are a bug") {
    SampleStore samples(tests::Database::sqlite);
    samples.add("one");
    samples.store().read([](Read& db) {
        const auto all = Scope::system(store::SystemReason::verify);
        CHECK_THROWS_AS(db.rows<SampleRow>(all, "SELECT id, version FROM samples WHERE {scope}"), Bug);
        auto swapped = "SELECT " + columns<SampleRow>() + " FROM samples WHERE {scope}";
        swapped.replace(swapped.find("words, name"), 11, "name, words");
        CHECK_THROWS_AS(db.rows<SampleRow>(all, swapped), Bug);
        return 0;
    });
}

TEST_CASE("a table that is not as its row struct says does not open") {
    for (const auto kind : tests::databases()) {
        auto short_table = sample_table;
        short_table.replace(short_table.find(" raw {bytes} NOT NULL,"), 22, "");
        CHECK_THROWS(tests::TemporaryStore(kind, sample_schema(), {}, short_table));
        auto long_table = sample_table;
        long_table.replace(long_table.find(" raw {bytes} NOT NULL,"), 22, " raw {bytes} NOT NULL, more TEXT,");
        CHECK_THROWS_AS(tests::TemporaryStore(kind, sample_schema(), {}, long_table), Bug);
    }
}

TEST_CASE("large results come in portions, and a query may run inside itself") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        (void)samples.store().write(tester, [](Write& db) -> Result<Done> {
            for (int i = 0; i < 2500; ++i) {
                auto row = full_row(db.new_id());
                row.words = std::to_string(i);
                db.insert(row);
            }
            db.audit({.action = "sample.add"});
            return Done{};
        });
        const auto sql = "SELECT " + columns<SampleRow>() + " FROM samples WHERE {scope} ORDER BY id";
        const auto all = Scope::subtree("/");
        const auto counts = samples.store().read([&](Read& db) {
            std::vector<int> out(3);
            db.each<SampleRow>(
                all,
                [&](const SampleRow& outer) {
                    CHECK(outer.words == std::to_string(out[0]++));
                    if (out[0] > 2) return true;
                    db.each<SampleRow>(
                        all,
                        [&](const SampleRow&) {
                            if (++out[1] == 3)
                                db.each<SampleRow>(
                                    all, [&](const SampleRow&) { return ++out[2] < 1500; }, sql);
                            return true;
                        },
                        sql);
                    return true;
                },
                sql);
            return out;
        });
        CHECK(counts == std::vector<int>{2500, 5000, 1500});
    }
}

TEST_CASE("a part that is refused is undone by itself, its rows and its place in the log, and the job goes on") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto part = [](Write& db, const char* words, bool is_right) {
            return db.attempt([&]() -> Result<Done> {
                auto row = full_row(db.new_id());
                row.words = words;
                db.insert(row);
                db.audit({.action = "sample.add", .note = words});
                row = full_row(db.new_id());
                row.words = words;
                db.insert(row);  // not audited yet
                if (!is_right) return Refusal{"sample.wrong"};
                return Done{};
            });
        };
        const auto done = samples.store().write(tester, [&](Write& db) -> Result<Done> {
            CHECK(part(db, "kept", true).has_value());
            CHECK(part(db, "undone", false).error().code == "sample.wrong");
            CHECK(part(db, "kept", true).has_value());
            db.audit({.action = "sample.add", .note = "the rest"});
            return Done{};
        });
        CHECK(done.has_value());
        const auto whole = Scope::system(SystemReason::verify);
        samples.store().read([&](Read& db) {
            CHECK(db.number(whole, "SELECT count(*) FROM samples WHERE {scope}") == 4);
            CHECK(db.number(whole, "SELECT count(*) FROM samples WHERE {scope} AND words = 'undone'") == 0);
            CHECK(db.number(whole, "SELECT count(*) FROM audit_log WHERE {scope} AND note = 'undone'") == 0);
            return 0;
        });
        const auto wrong = store::verify(samples.store()).lines;
        CHECK_MESSAGE(wrong.empty(), (wrong.empty() ? std::string() : wrong.front()));
    }
}
