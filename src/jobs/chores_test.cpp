// Chores (architecture 4, mechanisms 1.6): once a day for the county, whichever process; again when one failed or
// died.
#include "jobs/chores.hpp"
#include "jobs/store.hpp"
#include "jobs/routes.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>

using jobs::ChoreState;

namespace {

int done = 0;
int failures_left = 0;

void count(store::Store&) {
    if (failures_left-- > 0) throw std::runtime_error("not today");
    ++done;
}
const std::vector<jobs::Chore> chores{{"count", count}};

Date day(const char* iso) { return *Date::parse(iso); }

/// A store whose clock is set by hand.
class Days {
public:
    explicit Days(tests::Database kind)
        : clock_(std::make_shared<Time>(Time{std::int64_t{day("2026-03-05").days} * 86'400'000})),
          temporary_(kind, {.tables = jobs::tables()}, [clock = clock_] { return *clock; }) {
        done = failures_left = 0;
    }
    bool run(const char* process) { return jobs::do_chores(temporary_.store(), chores, process); }
    void pass(std::int64_t minutes) { clock_->ms += minutes * 60'000; }
    std::vector<jobs::ChoreRun> runs() {
        return temporary_.store().read(
            [](store::Read& db) { return jobs::list_chores(db, Actor{}, {}).value().rows; });
    }
    /// A process takes the chore and dies.
    void take(const char* process) {
        (void)temporary_.store().write(Actor{.name = "program"}, [&](store::Write& db) -> Result<Done> {
            CHECK(jobs::take_chore(db, {"count", db.today(), process}, 30 * 60'000, 3));
            return Done{};
        });
    }

private:
    std::shared_ptr<Time> clock_;
    tests::TemporaryStore temporary_;
};

}

TEST_CASE("a chore is done once a day, by whichever process comes first, and again the next day") {
    for (const auto kind : tests::databases()) {
        Days days(kind);
        CHECK(days.run("one"));
        CHECK(days.run("two"));
        CHECK(days.run("one"));
        CHECK(done == 1);
        days.pass(24 * 60);
        CHECK(days.run("two"));
        CHECK(done == 2);
        REQUIRE(days.runs().size() == 2);
        CHECK(days.runs()[0].day == day("2026-03-06"));
        CHECK(days.runs()[0].state == ChoreState::done);
    }
}

TEST_CASE(
    "a chore that failed is tried three times a day, then left to be looked at, and tried anew the next day") {
    for (const auto kind : tests::databases()) {
        Days days(kind);
        failures_left = 3;
        CHECK_FALSE(days.run("one"));
        CHECK_FALSE(days.run("two"));
        CHECK(days.run("one"));
        CHECK(days.run("one"));
        CHECK(done == 0);
        REQUIRE(days.runs().size() == 1);
        CHECK(days.runs()[0].state == ChoreState::failed);
        CHECK(days.runs()[0].attempts == 3);
        days.pass(24 * 60);
        CHECK(days.run("one"));
        CHECK(done == 1);
    }
}

TEST_CASE("what a dead process had taken is another's after half an hour, not before") {
    for (const auto kind : tests::databases()) {
        Days days(kind);
        days.take("dead");
        days.pass(29);
        CHECK_FALSE(days.run("one"));
        CHECK(done == 0);
        days.pass(1);
        CHECK(days.run("one"));
        CHECK(done == 1);
        CHECK(days.runs()[0].attempts == 2);
    }
}

TEST_CASE("runs are kept thirty days") {
    for (const auto kind : tests::databases()) {
        Days days(kind);
        for (int i = 0; i < 35; ++i) {
            days.run("one");
            days.pass(24 * 60);
        }
        CHECK(days.runs().size() == 31);
    }
}

TEST_CASE("a process that dies at the third try leaves the chore for the day") {
    for (const auto kind : tests::databases()) {
        Days days(kind);
        failures_left = 2;
        CHECK_FALSE(days.run("one"));
        CHECK_FALSE(days.run("one"));
        days.take("dead");
        CHECK_FALSE(days.run("one"));
        days.pass(30);
        CHECK(days.run("one"));
        CHECK(done == 0);
        CHECK(days.runs()[0].state == ChoreState::running);
    }
}
