#include "app/slices.hpp"
#include "jobs/jobs.hpp"
#include "tests/stories/support/county.hpp"
#include <algorithm>
#include <atomic>
#include <doctest/doctest.h>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

using stories::County;

namespace {

const std::string clerk = "branch_clerk@东湾1";
const store::Scope everything = store::Scope::system(store::SystemReason::verify);
std::atomic<int> begun = 0;
std::atomic<bool> endless = true;

/// Leaves half a file behind while it is endless; then a whole one.
Result<Done> write_file(jobs::Work& work) {
    ++begun;
    work.name_file("file.txt", "text/plain");
    work.append(std::string(300u << 10, 'a'));
    for (int i = 0; endless; ++i) {
        if (!work.progress(i, 0)) return Done{};
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    work.append("b");
    return Done{};
}
const std::vector<jobs::Kind> kinds{{"file", write_file}};

JobId start(County& county) {
    const auto account = county.account(clerk);
    const auto actor =
        county.store().read([&](store::Read& db) { return access_control::present_actor(db, account).value(); });
    return county.store()
        .write(actor, [&](store::Write& db) -> Result<JobId> { return jobs::start(db, actor, "file", "{}"); })
        .value();
}

stories::Answer get(County& county, JobId job) {
    return county.send(clerk, {.target = "/api/jobs/" + std::to_string(job.value)});
}

template <class Claim>
bool comes_true(Claim claim) {
    for (int i = 0; i < 6000; ++i) {
        if (claim()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

std::string file_of(County& county, JobId job) {
    return county.send(clerk, {.method = "POST", .target = "/api/jobs/" + std::to_string(job.value) + "/file"})
        .body;
}

}

TEST_CASE("a job survives the end of the program, and begins anew") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        begun = 0;
        endless = true;
        const auto job = start(county);
        {
            const jobs::Runner runner(county.store(), kinds);
            REQUIRE(comes_true([&] { return get(county, job).at("/state") == "\"running\"" && begun == 1; }));
        }
        CHECK(get(county, job).at("/state") == "\"waiting\"");
        CHECK(county.store().read([](store::Read& db) {
            return db.number(everything, "SELECT count(*) FROM jobs WHERE {scope} AND attempts = 0");
        }) == 1);
        endless = false;
        const jobs::Runner runner(county.store(), kinds);
        REQUIRE(comes_true([&] { return get(county, job).at("/state") == "\"done\""; }));
        CHECK(begun == 2);
        CHECK(file_of(county, job) == std::string(300u << 10, 'a') + "b");
    }
}

TEST_CASE("what a killed process left running is taken up at the next start") {
    County county(tests::Database::sqlite);
    begun = 0;
    endless = false;
    const auto job = start(county);
    county.store()
        .write(Actor{},
               [&](store::Write& db) -> Result<Done> {
                   db.run(everything,
                          "UPDATE jobs SET state = 'running', lease = 'dead', lease_until = $1, attempts = 1"
                          " WHERE {scope}",
                          Time{county.now().ms + 3'600'000});
                   db.run("INSERT INTO job_files (job_id, part, content) VALUES ($1, 0, $2)", job,
                          store::Sealed{"half"});
                   return Done{};
               })
        .value();
    const jobs::Runner runner(county.store(), kinds);
    REQUIRE(comes_true([&] { return get(county, job).at("/state") == "\"done\""; }));
    CHECK(begun == 1);
    CHECK(file_of(county, job) == std::string(300u << 10, 'a') + "b");
}

TEST_CASE("a running job stops when it is cancelled") {
    County county(tests::Database::sqlite);
    begun = 0;
    endless = true;
    const auto job = start(county);
    const jobs::Runner runner(county.store(), kinds);
    REQUIRE(comes_true([&] { return begun == 1; }));
    const auto path = "/api/jobs/" + std::to_string(job.value) + "/cancel";
    CHECK(county.send(clerk, {.method = "POST", .target = path}).at("/state") == "\"cancelled\"");
    endless = false;  // only now, so that the next one ends
    const auto next = start(county);
    REQUIRE(comes_true([&] { return get(county, next).at("/state") == "\"done\""; }));
    CHECK(get(county, job).at("/state") == "\"cancelled\"");
}

namespace {

std::mutex seen_mutex;
std::multiset<std::string> seen;
Result<Done> note_request(jobs::Work& work) {
    const std::lock_guard lock(seen_mutex);
    seen.insert(work.request());
    return Done{};
}

/// A second process's store: the same database and key, a folder of its own.
std::unique_ptr<store::Store> second_store(const tests::TemporaryStore& first) {
    const auto folder = std::filesystem::path(first.directory()) / "second";
    std::filesystem::create_directories(folder);
    std::filesystem::copy_file(first.directory() + "/bangfu.key", folder / "bangfu.key");
    auto options = first.options();
    options.directory = folder;
    return store::Store::open(options, app::schema());
}

}

TEST_CASE("of two processes on one database each takes its share, and no job is done twice") {
    const auto kinds_here = tests::databases();
    if (std::find(kinds_here.begin(), kinds_here.end(), tests::Database::postgres) == kinds_here.end()) return;
    tests::TemporaryStore first(tests::Database::postgres, app::schema());
    const auto second = second_store(first);
    const Actor actor{.organisation_path = "/"};
    constexpr int many = 60;
    for (int i = 0; i < many; ++i)
        first.store()
            .write(actor,
                   [&](store::Write& db) -> Result<JobId> {
                       return jobs::start(db, actor, "note", std::to_string(i));
                   })
            .value();
    const std::vector<jobs::Kind> note{{"note", note_request}};
    const jobs::Runner here(first.store(), note), there(*second, note);
    const auto done = [&] {
        return second->read([](store::Read& db) {
            return db.number(everything, "SELECT count(*) FROM jobs WHERE {scope} AND state = 'done'");
        });
    };
    REQUIRE(comes_true([&] { return done() == many; }));
    const std::lock_guard lock(seen_mutex);
    CHECK(seen.size() == many);
    for (int i = 0; i < many; ++i) CHECK(seen.count(std::to_string(i)) == 1);
}

TEST_CASE("the chores are done when the runner begins") {
    static std::atomic<int> done = 0;
    for (const auto kind : tests::databases()) {
        done = 0;
        County county(kind);
        const jobs::Runner runner(county.store(), kinds, {}, {{"count", [](store::Store&) { ++done; }}});
        CHECK(comes_true([] { return done == 1; }));
    }
}
