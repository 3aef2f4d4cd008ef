#include "store/store.hpp"
#include "base/work_done.hpp"
#include "store/files.hpp"
#include "store/keys.hpp"
#include "store/test_rows.hpp"
#include <doctest/doctest.h>
#include <filesystem>
#include <future>
#include <set>
#include <sys/stat.h>
#include <thread>

using namespace store;
using namespace store_tests;
namespace fs = std::filesystem;

namespace {

/// Drafts serve here: a small table that is not of record.
Result<Done> keep(Write& db, std::int64_t account, const std::string& form) {
    db.run("INSERT INTO drafts (account_id, form, version, body, saved_at) VALUES ($1, $2, 1, $3, $4)", account,
           form, Sealed{"x"}, db.now());
    return Done{};
}

std::int64_t drafts(Store& store) {
    return store.read([](Read& db) { return db.number("SELECT count(*) FROM drafts"); });
}

/// Holds the writer until released, so that the jobs queued meanwhile make one group.
class HeldWriter {
public:
    explicit HeldWriter(Store& store) {
        auto held = std::make_shared<std::promise<void>>();
        auto entered = held->get_future();
        store.submit(
            tester,
            [held, release = release_.get_future().share(), first = std::make_shared<bool>(true)](Write&) {
                if (std::exchange(*first, false)) held->set_value();
                release.wait();
                return false;
            },
            [](std::exception_ptr) {});
        entered.wait();
    }
    ~HeldWriter() { release_.set_value(); }

private:
    std::promise<void> release_;
};

struct Answers {
    std::mutex mutex;
    int good = 0, bad = 0;
    void take(std::exception_ptr error) {
        const std::lock_guard lock(mutex);
        ++(error ? bad : good);
    }
};

}

TEST_CASE("a refused job leaves nothing while its neighbours are kept") {
    for (const auto kind : tests::databases()) {
        tests::TemporaryStore temporary(kind, {});
        auto& store = temporary.store();
        std::vector<std::thread> threads;
        for (int i = 0; i < 20; ++i)
            threads.emplace_back([&store, i] {
                (void)store.write(tester, [i](Write& db) -> Result<Done> {
                    TRY(keep(db, i, "form"));
                    if (i % 2 == 1) return Refusal{"test.no"};
                    return Done{};
                });
            });
        for (auto& thread : threads) thread.join();
        CHECK(drafts(store) == 10);
    }
}

TEST_CASE("the writer tells how many jobs it did and how long the longest of them held it") {
    tests::TemporaryStore temporary(tests::Database::sqlite, {});
    auto& store = temporary.store();
    const auto before = store.writer_figures().jobs;
    for (const int wait_ms : {1, 20, 2}) {
        const auto kept = store.write(tester, [wait_ms](Write& db) {
            std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
            return keep(db, wait_ms, "form");
        });
        CHECK(kept.has_value());
    }
    CHECK(store.writer_figures().jobs == before + 3);
    CHECK(store.writer_figures().longest_us >= 20'000);
}

TEST_CASE("each statement run and each sealed value opened is counted, on both databases") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        tests::TemporaryStore temporary(kind, {});
        auto& store = temporary.store();
        const auto sealed = store.vault().seal("drafts.body", 1, "一");
        const auto before = work_done::so_far();
        store.read([&](Read& db) {
            for (int i = 0; i < 3; ++i) db.number("SELECT count(*) FROM drafts");
            return db.vault().open("drafts.body", 1, sealed).size();
        });
        const auto after = work_done::so_far();
        CHECK(after.statements == before.statements + 3);
        CHECK(after.opened == before.opened + 1);
    }
}

TEST_CASE("a bug in a job undoes it and reaches the caller") {
    for (const auto kind : tests::databases()) {
        tests::TemporaryStore temporary(kind, {});
        auto& store = temporary.store();
        CHECK_THROWS_AS(store.write(tester,
                                    [](Write& db) -> Result<Done> {
                                        TRY(keep(db, 1, "form"));
                                        ensure(1 == 2);
                                        return Done{};
                                    }),
                        Bug);
        CHECK(drafts(store) == 0);
        CHECK(store.write(tester, [](Write& db) { return keep(db, 1, "form"); }).has_value());
    }
}

TEST_CASE("a group whose transaction is lost is run again, each job kept exactly once") {
    struct Case {
        const char* sentence;
        std::function<void(Write&)> harm;
    };
    const Case cases[] = {
        {"the transaction rolled back under it", [](Write& db) { db.session().connection().script("ROLLBACK"); }},
        {"another process was in the way", [](Write&) { throw Failure("40001", "in the way"); }},
    };
    for (const auto kind : tests::databases()) {
        for (const auto& [sentence, harm] : cases) {
            CAPTURE(sentence);
            SampleStore samples(kind);
            Answers answers;
            {
                const HeldWriter held(samples.store());
                for (int i = 0; i < 10; ++i)
                    samples.store().submit(
                        tester,
                        [i, harm = harm, first = std::make_shared<bool>(true)](Write& db) {
                            db.insert(SampleRow{.id = {100 + i},
                                                .day = *Date::of(2026, 1, 1),
                                                .joined = *PartialDate::parse("2026-01")});
                            db.audit({.action = "sample.add"});
                            if (i == 7 && std::exchange(*first, false)) harm(db);
                            return i != 3;
                        },
                        [&](std::exception_ptr error) { answers.take(error); });
            }
            samples.add("after");
            CHECK(answers.good == 10);
            CHECK(samples.count() == 10);  // nine of ten, the third refused, and the one after
            CHECK(samples.store().read([](Read& db) { return db.number("SELECT max(seq) FROM audit_log"); }) == 10);
        }
    }
}

TEST_CASE("a job that breaks the commit fails alone") {
    SampleStore samples(tests::Database::sqlite);
    Answers answers;
    {
        const HeldWriter held(samples.store());
        for (int i = 1; i <= 10; ++i)
            samples.store().submit(
                tester,
                [i](Write& db) {
                    db.session().connection().script("PRAGMA defer_foreign_keys=ON");
                    if (i == 5) db.run("INSERT INTO notes (id, sample_id, words) VALUES (1, 99, 'to nothing')");
                    return keep(db, i, "form").has_value();
                },
                [&](std::exception_ptr error) { answers.take(error); });
    }
    samples.add("after");
    CHECK(answers.good == 9);
    CHECK(answers.bad == 1);
    CHECK(drafts(samples.store()) == 9);
}

TEST_CASE("two processes on one PostgreSQL lose no update") {
    if (tests::databases().size() < 2) return;
    SampleStore samples(tests::Database::postgres);
    const auto other_directory = samples.directory() + "/other";
    fs::create_directory(other_directory);
    fs::copy_file(samples.directory() + "/bangfu.key", other_directory + "/bangfu.key");
    auto options = samples.options();
    options.directory = other_directory;
    const auto other = Store::open(options, sample_schema());
    const auto id = samples.add("0");
    const auto raise = [&](Store& store) {
        for (int i = 0; i < 25; ++i)
            (void)store.write(tester, [&](Write& db) -> Result<Done> {
                auto row = *SampleStore::find(db, id);
                row.words = std::to_string(std::stoi(row.words) + 1);
                db.update(row);
                db.audit({.action = "sample.change"});
                return Done{};
            });
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i) {
        threads.emplace_back([&] { raise(samples.store()); });
        threads.emplace_back([&] { raise(*other); });
    }
    for (auto& thread : threads) thread.join();
    CHECK(other->read([&](Read& db) { return SampleStore::find(db, id)->words; }) == "100");
    CHECK(other->new_id() / 1'000'000 != samples.store().new_id() / 1'000'000);
}

TEST_CASE("an id above another process's is given, so that what is written later stands later") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto after = [&](std::int64_t id) {
            return samples.store()
                .write(tester, [id](Write& db) -> Result<std::int64_t> { return db.new_id_above(id); })
                .value();
        };
        const auto own = samples.store().new_id();
        CHECK(after(own) == own + 1);
        // As if another process had taken the two blocks after ours.
        samples.behind()->script("UPDATE id_blocks SET next_block = next_block + 2 WHERE id = 1");
        const auto other = (own / 1'000'000 + 2) * 1'000'000 + 17;
        const auto later = after(other);
        CHECK(later > other);
        CHECK(after(later) == later + 1);
        CHECK(samples.store().new_id() == later + 2);
    }
}

TEST_CASE("a server that went away is found again") {
    if (tests::databases().size() < 2) return;
    SampleStore samples(tests::Database::postgres);
    samples.add("one");
    CHECK(samples.count() == 1);
    samples.behind()->script(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    samples.add("two");
    CHECK(samples.count() == 2);
}

TEST_CASE("ids are never given twice, in this run or the next, by no two threads") {
    for (const auto kind : tests::databases()) {
        tests::TemporaryStore temporary(kind, {});
        const auto first = temporary.store().new_id();
        CHECK(temporary.store().new_id() == first + 1);
        std::set<std::int64_t> seen;
        std::mutex mutex;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int k = 0; k < 500; ++k) {
                    const auto id = temporary.store().new_id();
                    const std::lock_guard lock(mutex);
                    seen.insert(id);
                }
            });
        for (auto& thread : threads) thread.join();
        CHECK(seen.size() == 2000);
        temporary.reopen();
        CHECK(temporary.store().new_id() > *seen.rbegin());
    }
}

TEST_CASE("a store that was closed is one file: nothing is left in the write-ahead log, though readers were busy") {
    SampleStore samples(tests::Database::sqlite);
    samples.add("one");
    CHECK(samples.count() == 1);
    CHECK(fs::exists(samples.directory() + "/bangfu.db-wal"));
    samples.close();
    CHECK_FALSE(fs::exists(samples.directory() + "/bangfu.db-wal"));
    samples.reopen();
    CHECK(samples.count() == 1);
}

TEST_CASE("the key file is the owner's alone; a lost or foreign one is said to be so") {
    for (const auto kind : tests::databases()) {
        tests::TemporaryStore temporary(kind, {});
        const auto key = temporary.directory() + "/bangfu.key";
        CHECK((fs::status(key).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
        CHECK(temporary.store().recovery_key().size() == 31);
        temporary.reopen();
        CHECK(temporary.store().recovery_key().empty());
        temporary.close();
        const auto own = *read_small_file(key);
        fs::remove(key);
        CHECK_THROWS_WITH_AS(temporary.reopen(), doctest::Contains("missing"), Failure);
        write_key_file(key, crypto::random_bytes(32));
        CHECK_THROWS_WITH_AS(temporary.reopen(), doctest::Contains("another database"), Failure);
        write_small_file(key, own.substr(0, 40));
        CHECK_THROWS_WITH_AS(temporary.reopen(), doctest::Contains("damaged"), Failure);
        write_small_file(key, own);
        temporary.reopen();
    }
}

TEST_CASE("a recovery key unwraps as people type it, and no other does") {
    const auto recovery = make_recovery_key();
    const auto data_key = crypto::random_bytes(32);
    const auto wrapped = wrap_data_key(recovery, data_key);
    auto typed = recovery;
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(unwrap_data_key(recovery, wrapped) == data_key);
    CHECK(unwrap_data_key(typed, wrapped) == data_key);
    CHECK_FALSE(unwrap_data_key(make_recovery_key(), wrapped).has_value());
    CHECK_FALSE(unwrap_data_key("", wrapped).has_value());
}

TEST_CASE("one process serves a directory; a reader works beside it and makes nothing") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        samples.add("one");
        CHECK_THROWS_WITH_AS(Store::open(samples.options(), sample_schema()), doctest::Contains("stop it first"),
                             Failure);
        auto options = samples.options();
        options.read_only = true;
        const auto reader = Store::open(options, sample_schema());
        samples.add("two");
        CHECK(reader->read([](Read& db) {
            return db.number(Scope::system(store::SystemReason::verify),
                             "SELECT count(*) FROM samples WHERE {scope}");
        }) == 2);
        reader->read([](Read& db) {
            CHECK_THROWS_AS(db.session().connection().script("DELETE FROM samples"), Failure);
            return 0;
        });
        options.directory += "/nothing";
        CHECK_THROWS_AS(Store::open(options, sample_schema()), Failure);
        CHECK_FALSE(fs::exists(options.directory));
    }
}

TEST_CASE("a read sees one moment, whatever is written meanwhile") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        samples.add("one");
        samples.store().read([&](Read& db) {
            const auto all = Scope::system(store::SystemReason::verify);
            CHECK(db.number(all, "SELECT count(*) FROM samples WHERE {scope}") == 1);
            samples.add("two");
            CHECK(db.number(all, "SELECT count(*) FROM samples WHERE {scope}") == 1);
            return 0;
        });
        CHECK(samples.count() == 2);
    }
}

TEST_CASE("a connection keeps the statements it used last, and never more than its most") {
    for (const auto kind : tests::databases()) {
        tests::TemporaryStore temporary(kind, {});
        temporary.store().read([](Read& db) {
            auto& connection = db.session().connection();
            for (std::size_t i = 0; i < statements_most * 3; ++i)
                CHECK(db.number("SELECT " + std::to_string(i) + " AS n") == static_cast<std::int64_t>(i));
            CHECK(connection.statements() == statements_most);
            // The first is long gone, and answers as before.
            CHECK(db.number("SELECT 0 AS n") == 0);
            CHECK(connection.statements() == statements_most);
            return 0;
        });
    }
}

TEST_CASE("the longest unused goes first, but never what is in use") {
    RecentlyUsed<int> kept(3);
    const auto any = [](int) { return true; };
    for (const auto* text : {"a", "b", "c"}) kept.keep(text, text[0], any);
    REQUIRE(kept.find("a") != nullptr);
    kept.keep("d", 'd', any);
    CHECK(kept.find("b") == nullptr);
    CHECK(kept.find("a") != nullptr);
    CHECK(kept.size() == 3);
    kept.keep("e", 'e', [](int value) { return value != 'c'; });  // c is the longest unused, and busy
    CHECK(kept.find("c") != nullptr);
    CHECK(kept.find("d") == nullptr);
    CHECK(kept.size() == 3);
    kept.keep("f", 'f', [](int) { return false; });  // all are busy: it holds more for a while
    CHECK(kept.size() == 4);
    kept.keep("g", 'g', any);
    CHECK(kept.size() == 3);
    CHECK(kept.find("f") != nullptr);
    CHECK(kept.find("g") != nullptr);
}
