// A batch taken back: told of in one row of the log, erased by jobs without rows of their own, and every row of it
// still accounted for.
#include "store/erasure.hpp"
#include "store/batches.hpp"
#include "store/test_rows.hpp"
#include "store/verify.hpp"
#include <doctest/doctest.h>

using namespace store;
using namespace store_tests;

namespace {

constexpr std::int64_t batch = 77;
using Lines = std::vector<std::string>;

SampleRow sample(SampleStore& samples, SampleId id) {
    return *samples.store().read([&](Read& db) { return SampleStore::find(db, id); });
}

template <class Work>
void write(SampleStore& samples, Work work) {
    const auto done = samples.store().write(tester, [&](Write& db) -> Result<Done> {
        work(db);
        return Done{};
    });
    REQUIRE(done.has_value());
}

void announce(SampleStore& samples, const std::vector<SampleId>& ids) {
    write(samples, [&](Write& db) {
        Erasure erasure(db.vault(), batch);
        for (const auto id : ids) erasure.add(*SampleStore::find(db, id));
        hide_batch(db, batch);
        db.announce(erasure);
        db.audit({.action = "batch.undo"});
    });
}

void erase(SampleStore& samples, SampleId id) {
    write(samples, [&](Write& db) {
        db.erase(*SampleStore::find(db, id));
        db.settle_announced();
    });
}

void finish(SampleStore& samples) {
    write(samples, [](Write& db) { show_batch(db, batch); });
}

std::string name(SampleId id) { return "samples " + std::to_string(id.value); }

std::int64_t log_rows(SampleStore& samples) {
    return samples.store().read([](Read& db) {
        return db.number(Scope::system(store::SystemReason::verify),
                         "SELECT count(*) FROM audit_log WHERE {scope}");
    });
}

}

TEST_CASE("the rows of a batch are erased one by one, the log has one row of it, and verify is content all along") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto stays = samples.add("stays"), first = samples.add("first"), second = samples.add("second");
        const auto before = log_rows(samples);
        announce(samples, {second, first});
        CHECK(verify(samples.store()).lines.empty());
        erase(samples, second);
        CHECK(verify(samples.store()).lines.empty());
        samples.reopen();
        CHECK(verify(samples.store()).lines.empty());
        erase(samples, first);
        finish(samples);
        CHECK(verify(samples.store()).lines.empty());
        CHECK(log_rows(samples) == before + 1);
        CHECK(samples.count() == 1);
        samples.change(stays, "stays on");
        CHECK(verify(samples.store()).lines.empty());
    }
}

TEST_CASE("what does not agree with an erasure that was told of is named") {
    struct Case {
        const char* sentence;
        std::function<void(SampleStore&, SampleId, SampleId)> harm;
        std::function<Lines(SampleId, SampleId)> findings;
    };
    const auto alter = "UPDATE samples SET words = 'x' WHERE id = ";
    const Case cases[] = {
        {"a row that is still there when the batch is done with",
         [](SampleStore& samples, SampleId first, SampleId) {
             erase(samples, first);
             finish(samples);
         },
         [](SampleId, SampleId second) { return Lines{name(second) + ": added outside the log"}; }},
        {"a row altered while it is going",
         [&](SampleStore& samples, SampleId first, SampleId) {
             samples.behind()->script(alter + std::to_string(first.value));
         },
         [](SampleId first, SampleId) { return Lines{name(first) + ": altered"}; }},
    };
    for (const auto kind : tests::databases())
        for (const auto& [sentence, harm, findings] : cases) {
            CAPTURE(sentence);
            SampleStore samples(kind);
            const auto first = samples.add("first"), second = samples.add("second");
            announce(samples, {first, second});
            harm(samples, first, second);
            CHECK(verify(samples.store()).lines == findings(first, second));
        }
}

TEST_CASE("a row altered behind the log's back cannot be taken along unseen") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto id = samples.add("first");
        samples.behind()->script("UPDATE samples SET words = 'x' WHERE id = " + std::to_string(id.value));
        announce(samples, {id});
        erase(samples, id);
        finish(samples);
        const auto lines = verify(samples.store()).lines;
        REQUIRE(lines.size() == 2);
        CHECK(lines[0].find(": erased other rows than the log had") != std::string::npos);
        CHECK(lines[1] == name(id) + ": missing");
    }
}

TEST_CASE("a row that is kept after all may be changed later") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto first = samples.add("first"), kept = samples.add("kept");
        announce(samples, {first, kept});
        erase(samples, first);
        write(samples, [&](Write& db) {
            Erasure erasure(db.vault(), batch);
            erasure.keep(*SampleStore::find(db, kept));
            show_batch(db, batch);
            db.announce(erasure);
            db.audit({.action = "batch.keep"});
        });
        CHECK(verify(samples.store()).lines.empty());
        samples.change(kept, "changed");
        CHECK(verify(samples.store()).lines.empty());
    }
}

TEST_CASE("what is done with a row after it was looked at is seen") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto in_it = samples.add("in it"), beside = samples.add("beside");
        Erasure erasure(samples.store().vault(), batch);
        erasure.add(sample(samples, in_it));
        const auto touched = [&, place = samples.store().read([](Read& db) { return log_place(db); })] {
            return samples.store().read([&](Read& db) { return is_touched_since(db, place, erasure); });
        };
        CHECK_FALSE(touched());
        samples.change(beside, "changed");
        CHECK_FALSE(touched());
        samples.change(in_it, "changed");
        CHECK(touched());
    }
}

TEST_CASE("ids as runs and back") {
    struct Case {
        std::vector<std::int64_t> ids;
        const char* runs;
    };
    const Case cases[] = {{{}, ""},
                          {{5}, "5,1"},
                          {{5, 6, 7}, "5,3"},
                          {{5, 6, 9, 10, 20}, "5,2,3,2,10,1"},
                          {{2'000'001, 3'000'001}, "2000001,1,1000000,1"}};
    for (const auto& [ids, runs] : cases) {
        CHECK(id_runs(ids) == runs);
        CHECK(ids_of_runs(runs) == ids);
    }
    for (const auto* wrong : {"5", "5,", "5,0", "-5,1", "5,1,", "5,1,x", "5;1", "5,99999999999"})
        CHECK(ids_of_runs(wrong) == std::nullopt);
}
