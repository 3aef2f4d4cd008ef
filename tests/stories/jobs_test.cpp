#include "base/permission.hpp"
#include "jobs/jobs.hpp"
#include "tests/stories/support/story.hpp"
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using stories::County;
using stories::tell;

namespace {

const std::string clerk = "branch_clerk@东湾1", other = "branch_clerk@东湾2";
const std::string secret = "990101199001011234 李桂英";
const store::Scope everything = store::Scope::system(store::SystemReason::verify);

/// Kinds of work that only tests have.
Result<Done> copy(jobs::Work& work) {
    if (!work.progress(1, 2)) return Done{};
    work.name_file("名册.txt", "text/plain");
    work.append(work.request());
    work.progress(2, 2);
    return Done{};
}
/// A file of 700 KiB in uneven pieces.
std::string long_text() {
    std::string text;
    for (int i = 0; text.size() < (700u << 10); ++i) text += std::to_string(i) + secret;
    return text;
}
Result<Done> write_long(jobs::Work& work) {
    const auto text = long_text();
    work.name_file("long.txt", "text/plain");
    for (std::size_t at = 0; at < text.size(); at += 1000) work.append(text.substr(at, 1000));
    return Done{};
}
Result<Done> refuse(jobs::Work& work) {
    work.name_file("half.txt", "text/plain");
    work.append(std::string(300u << 10, 'x'));
    return Refusal{"case.invalid", {{"reason", "reason.missing"}}};
}
Result<Done> break_down(jobs::Work&) { throw std::runtime_error("the disk is gone"); }
/// Its asker cancels it while it runs.
Result<Done> cancelled_meanwhile(jobs::Work& work) {
    CHECK(work.progress(1, 9));
    work.append(std::string(300u << 10, 'x'));
    const auto done = work.store().write(
        work.actor(), [&](store::Write& db) { return jobs::cancel_job(db, work.actor(), {work.id()}); });
    CHECK(done.value().state == jobs::State::cancelled);
    CHECK_FALSE(work.progress(2, 9));
    work.append(std::string(300u << 10, 'x'));
    return Done{};
}
/// Another process takes it up while it runs.
Result<Done> taken_meanwhile(jobs::Work& work) {
    CHECK(work.progress(1, 9));
    work.store()
        .write(work.actor(),
               [&](store::Write& db) -> Result<Done> {
                   db.run(everything, "UPDATE jobs SET lease = 'another' WHERE {scope} AND id = $1", work.id());
                   return Done{};
               })
        .value();
    work.append(std::string(300u << 10, 'x'));
    CHECK_FALSE(work.progress(2, 9));
    work.name_file("mine.txt", "text/plain");
    return Done{};
}

const std::vector<jobs::Kind> kinds{{"copy", copy},
                                    {"long", write_long},
                                    {"refuse", refuse},
                                    {"break", break_down},
                                    {"cancelled", cancelled_meanwhile},
                                    {"taken", taken_meanwhile},
                                    {"reviewed", copy, Permission::confirm_filing}};

void do_waiting(County& county) {
    static constexpr http::Sentence sentences[] = {
        {"case.invalid", 400, "填写有误", "Some fields are wrong"},
        {"reason.missing", 400, "请填写原因", "State the reason"},
        {"access.forbidden", 403, "没有权限", "You are not permitted"},
    };
    jobs::run_waiting(county.store(), kinds, {std::begin(sentences), std::end(sentences)});
}

std::string start(County& county, const std::string& who, std::string_view kind,
                  const std::string& request = secret) {
    const auto account = county.account(who);
    const auto actor =
        county.store().read([&](store::Read& db) { return access_control::present_actor(db, account).value(); });
    const auto id = county.store().write(
        actor, [&](store::Write& db) -> Result<JobId> { return jobs::start(db, actor, kind, request); });
    return std::to_string(id.value().value);
}

stories::Answer get(County& county, const std::string& who, const std::string& job) {
    return county.send(who, {.target = "/api/jobs/" + job});
}
stories::Answer post(County& county, const std::string& who, const std::string& job, const std::string& verb) {
    return county.send(who, {.method = "POST", .target = "/api/jobs/" + job + "/" + verb});
}
std::int64_t parts(County& county) {
    return county.store().read([](store::Read& db) { return db.number("SELECT count(*) FROM job_files"); });
}
void change(County& county, const std::string& sql) {
    county.store()
        .write(Actor{},
               [&](store::Write& db) -> Result<Done> {
                   db.run(everything, sql);
                   return Done{};
               })
        .value();
}
std::int64_t opened(County& county) {
    return county.store().read([](store::Read& db) {
        return db.number("SELECT count(*) FROM audit_log WHERE action = 'job.file_open' AND note = 'long'");
    });
}

struct Stored {
    store::Bytes request, content;
};
BOOST_DESCRIBE_STRUCT(Stored, (), (request, content))

/// No byte of what was asked or made stands in clear, neither in the tables nor in SQLite's files.
void check_sealed(County& county, const std::string& clear) {
    const auto rows = county.store().read([](store::Read& db) {
        return db.rows<Stored>(everything,
                               "SELECT j.request, f.content FROM jobs j JOIN job_files f ON f.job_id = j.id"
                               " WHERE {scope:j} ORDER BY j.id, f.part");
    });
    REQUIRE_FALSE(rows.empty());
    for (const auto& row : rows) {
        CHECK(row.request.bytes.find(clear) == std::string::npos);
        CHECK(row.content.bytes.find(clear) == std::string::npos);
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(county.directory())) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        CAPTURE(entry.path().string());
        CHECK(bytes.find(clear) == std::string::npos);
    }
}

template <class Story>
void in_each(Story story) {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        story(county);
    }
}

}

TEST_CASE("a job waits, is done, and hands its file to who asked for it") {
    in_each([](County& county) {
        const auto job = start(county, clerk, "long");
        CHECK(get(county, clerk, job).at("/state") == "\"waiting\"");
        CHECK(post(county, clerk, job, "file").code() == "job.no_file");
        do_waiting(county);
        const auto view = get(county, clerk, job);
        CHECK(view.at("/state") == "\"done\"");
        CHECK(view.at("/kind") == "\"long\"");
        CHECK(view.at("/file/name") == "\"long.txt\"");
        CHECK(view.at("/file/size") == std::to_string(long_text().size()));
        CHECK(view.at("/file/expired") == "false");
        CHECK(view.at("/message") == "null");
        CHECK(parts(county) == 3);
        CHECK(opened(county) == 0);
        const auto file = post(county, clerk, job, "file");
        CHECK(file.status == 200);
        CHECK(file.body == long_text());
        CHECK(file.header("Content-Disposition").find("long.txt") != std::string::npos);
        CHECK(opened(county) == 1);
        check_sealed(county, "990101199001011234");
        CHECK(county.send(clerk, {.target = "/api/jobs"}).at("/rows/0/id") == job);
    });
}

TEST_CASE("another's job is not there") {
    in_each([](County& county) {
        const auto job = start(county, clerk, "copy");
        do_waiting(county);
        for (const auto& who : {other, std::string("county_officer@县")}) {
            CHECK(get(county, who, job).code() == "job.unknown");
            CHECK(post(county, who, job, "cancel").code() == "job.unknown");
            CHECK(post(county, who, job, "file").code() == "job.unknown");
            CHECK(county.send(who, {.target = "/api/jobs"}).at("/rows") == "[]");
        }
        CHECK(get(county, other, "1").code() == "job.unknown");
        CHECK(get(county, other, "1").body.size() == get(county, other, job).body.size());
        CHECK(county.send("", {.target = "/api/jobs/" + job}).code() == "session.missing");
        CHECK(post(county, clerk, job, "file").body == secret);
    });
}

TEST_CASE("a job is cancelled while it waits and while it runs, and never afterwards") {
    in_each([](County& county) {
        const auto waiting = start(county, clerk, "copy");
        CHECK(post(county, clerk, waiting, "cancel").at("/state") == "\"cancelled\"");
        CHECK(post(county, clerk, waiting, "cancel").code() == "job.over");
        const auto running = start(county, clerk, "cancelled");
        do_waiting(county);
        CHECK(get(county, clerk, waiting).at("/state") == "\"cancelled\"");
        const auto view = get(county, clerk, running);
        CHECK(view.at("/state") == "\"cancelled\"");
        CHECK(view.at("/file") == "null");
        CHECK(post(county, clerk, running, "file").code() == "job.no_file");
        CHECK(parts(county) == 1);  // of before
        jobs::purge(county.store());
        CHECK(parts(county) == 0);
    });
}

TEST_CASE("a refusal is told in both languages, a breakdown with the task's number") {
    in_each([](County& county) {
        const auto refused = start(county, clerk, "refuse"), broken = start(county, clerk, "break"),
                   unknown = start(county, clerk, "nothing of ours"), forbidden = start(county, clerk, "reviewed");
        do_waiting(county);
        const auto view = get(county, clerk, refused);
        CHECK(view.at("/state") == "\"failed\"");
        CHECK(view.at("/message/code") == "\"case.invalid\"");
        CHECK(view.at("/message/zh") == "\"填写有误；reason：请填写原因\"");
        CHECK(view.at("/message/en") == "\"Some fields are wrong; reason: State the reason\"");
        CHECK(view.at("/file") == "null");
        CHECK(get(county, clerk, broken).at("/message/code") == "\"job.failed\"");
        CHECK(get(county, clerk, broken).body.find("disk") == std::string::npos);
        CHECK(get(county, clerk, unknown).at("/message/code") == "\"job.failed\"");
        CHECK(get(county, clerk, forbidden).at("/message/code") == "\"access.forbidden\"");
        jobs::purge(county.store());
        CHECK(parts(county) == 0);
    });
}

TEST_CASE("who was deactivated meanwhile gets nothing") {
    in_each([](County& county) {
        start(county, clerk, "copy");
        const auto account = std::to_string(county.account(clerk).value);
        CHECK(county
                  .send("system_admin@县",
                        {"POST", "/api/accounts/" + account + "/deactivate", R"({"version":1,"reason":"调离"})"})
                  .status == 200);
        do_waiting(county);
        CHECK(county.store().read([](store::Read& db) {
            return db.number(everything, "SELECT count(*) FROM jobs WHERE {scope} AND state = 'failed'");
        }) == 1);
        CHECK(parts(county) == 0);
    });
}

TEST_CASE("a file is kept for a day, the job for a week more") {
    in_each([](County& county) {
        const auto job = start(county, clerk, "copy");
        do_waiting(county);
        jobs::purge(county.store());
        CHECK(post(county, clerk, job, "file").status == 200);
        county.pass_days(1);
        CHECK(post(county, clerk, job, "file").code() == "job.expired");
        CHECK(get(county, clerk, job).at("/file/expired") == "true");
        CHECK(parts(county) == 1);
        jobs::purge(county.store());
        CHECK(parts(county) == 0);
        CHECK(post(county, clerk, job, "file").code() == "job.expired");
        county.pass_days(7);
        CHECK(get(county, clerk, job).at("/state") == "\"done\"");
        jobs::purge(county.store());
        CHECK(get(county, clerk, job).code() == "job.unknown");
    });
}

TEST_CASE("what was asked is erased with the end") {
    in_each([](County& county) {
        const auto requests = [&] {
            return county.store().read([](store::Read& db) {
                return db.number(everything, "SELECT CAST(SUM(length(request)) AS BIGINT) FROM jobs WHERE {scope}");
            });
        };
        start(county, clerk, "copy");
        const auto before = requests();
        do_waiting(county);
        CHECK(requests() == before - static_cast<std::int64_t>(secret.size()));
    });
}

TEST_CASE("a job of a dead process is left alone while its lease lasts, then taken up, three times at most") {
    in_each([](County& county) {
        const auto job = start(county, clerk, "copy");
        const auto left_at = [&](int attempts) {
            change(county,
                   "UPDATE jobs SET state = 'running', lease = 'dead', attempts = " + std::to_string(attempts) +
                       ", lease_until = " + std::to_string(county.now().ms + 1000) +
                       " WHERE {scope} AND id = " + job);
        };
        left_at(2);
        do_waiting(county);
        CHECK(get(county, clerk, job).at("/state") == "\"running\"");
        county.pass_days(1);
        do_waiting(county);
        CHECK(get(county, clerk, job).at("/state") == "\"done\"");
        left_at(3);
        county.pass_days(1);
        do_waiting(county);
        CHECK(get(county, clerk, job).at("/message/code") == "\"job.gave_up\"");
    });
}

TEST_CASE("who lost the lease writes nothing more") {
    in_each([](County& county) {
        const auto job = start(county, clerk, "taken");
        do_waiting(county);
        const auto view = get(county, clerk, job);
        CHECK(view.at("/state") == "\"running\"");
        CHECK(view.at("/progress") == "1");
        CHECK(view.at("/file") == "null");
        CHECK(parts(county) == 0);
    });
}
