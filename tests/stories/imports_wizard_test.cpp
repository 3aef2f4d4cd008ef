// The wizard through the routes: upload, preview, commit, the ledger, filing, undo; what is refused, and to whom.
#include "tests/stories/support/wizard.hpp"
#include <doctest/doctest.h>

using namespace stories;
using namespace stories::wizard;

namespace {

const std::string reviewer = "county_reviewer@县";

std::string one_bad() {
    return small_ledger({{"王建国", invented_number(1), "东湾1"},
                         {"李秀英", "99010119550101123", "东湾1"},
                         {"张卫东", invented_number(3), "石桥1"}});
}

/// Of an imported case the county's two steps and the ledger alone.
void check_bar(County& county, const std::string& file, std::vector<std::string> states) {
    const auto seen = county.send(officer, {"GET", file});
    for (std::size_t i = 0; i < states.size(); ++i)
        CHECK(seen.at("/steps/" + std::to_string(i) + "/state") == "\"" + states[i] + "\"");
    CHECK(seen.at("/steps/0/step") == "\"filing\"");
    CHECK(seen.at("/steps/" + std::to_string(states.size())).empty());
}

/// What the home page counts as filed, and as imported and waiting for it; with how many by level and by cause.
void check_home(County& county, const char* filed, const char* imported) {
    const auto home = county.send(officer, {"GET", "/api/home"});
    CHECK(home.at("/figures/0/name") == "\"on_ledger\"");
    CHECK(home.at("/figures/0/value") == filed);
    CHECK(home.at("/figures/3/name") == "\"imported\"");
    CHECK(home.at("/figures/3/value") == imported);
    CHECK(home.at("/by_level/0").empty() == (std::string_view(filed) == "0"));
    CHECK(home.at("/by_cause/0").empty() == (std::string_view(filed) == "0"));
}

}

TEST_CASE("a ledger goes from the file to the ledger, is filed by two people and stands there as imported") {
    on_each_database([](County& county) {
        const auto id = upload(county, clerk, three_good());
        const auto ready = show(county, clerk, id);
        CHECK(ready.at("/state") == "\"ready\"");
        CHECK(ready.at("/counts/ok") == "3");
        CHECK(ready.at("/columns/1/field") == "\"id\"");
        CHECK(count(county, "people") == 0);
        REQUIRE(ask(county, clerk, id, "commit", commit_all).status == 200);
        const auto done = show(county, clerk, id);
        CHECK(done.at("/state") == "\"committed\"");
        CHECK(done.at("/can_undo") == "true");
        CHECK(done.at("/filing/imported") == "3");
        const auto ledger = county.send(clerk, {"GET", "/api/ledger"});
        CHECK(ledger.at("/rows/2/origin") == "\"imported\"");
        CHECK(ledger.at("/rows/2/status") == "\"imported\"");
        CHECK(ledger.body.find(invented_number(1)) == std::string::npos);
        check_home(county, "0", "3");
        const auto file = "/api/cases/" + ledger.at("/rows/2/id");
        check_bar(county, file, {"current", "todo", "todo"});
        CHECK(ask(county, clerk, id, "propose-filing").code() == "access.forbidden");
        CHECK(ask(county, officer, id, "confirm-filing").code() == "access.forbidden");
        CHECK(ask(county, reviewer, id, "confirm-filing").code() == "import.nothing_to_file");
        REQUIRE(ask(county, officer, id, "propose-filing").status == 200);
        CHECK(show(county, officer, id).at("/filing/proposed") == "3");
        check_bar(county, file, {"done", "current", "todo"});
        CHECK(county.send(officer, {"GET", "/api/ledger/totals?status=on_ledger"}).at("/cases") == "0");
        REQUIRE(ask(county, reviewer, id, "confirm-filing").status == 200);
        CHECK(show(county, officer, id).at("/filing/filed") == "3");
        CHECK(county.send(officer, {"GET", "/api/ledger/totals?status=on_ledger"}).at("/cases") == "3");
        check_home(county, "3", "0");
        check_bar(county, file, {"done", "done", "done"});
        CHECK(ask(county, clerk, id, "undo", R"(,"reason":"导错了")").code() == "import.built_on");
    });
}

TEST_CASE("an imported case that is changed after it was proposed is not filed until it is proposed anew") {
    struct Row {
        const char *sentence, *what, *body;
    };
    const Row changes[] = {
        {"the account the money goes to", "/api/members/{member}",
         R"({"version":{member_v},"person_version":{person_v},"bank_account":"6222020200112233445"})"},
        {"what ails them", "/api/members/{member}",
         R"({"version":{member_v},"person_version":{person_v},"illness":"肺癌"})"},
    };
    on_each_database([&](County& county) {
        const auto id = upload(county, clerk, three_good());
        REQUIRE(ask(county, clerk, id, "commit", commit_all).status == 200);
        REQUIRE(ask(county, officer, id, "propose-filing").status == 200);
        const auto ledger = county.send(officer, {"GET", "/api/ledger?status=filing_proposed"});
        int row = 0;
        for (const auto& change : changes) {
            CAPTURE(change.sentence);
            const auto number = ledger.at("/rows/" + std::to_string(row++) + "/id");
            const auto file = "/api/cases/" + number;
            const auto seen = county.send(officer, {"GET", file});
            const Kept kept{{"member", seen.at("/member/id")},
                            {"member_v", seen.at("/member/version")},
                            {"person_v", seen.at("/member/person/version")}};
            const std::string branch = seen.body.find("东湾2") == seen.body.npos ? "东湾1" : "东湾2";
            const auto changed = county.send("branch_clerk@" + branch,
                                             {"POST", filled(change.what, kept), filled(change.body, kept)});
            CHECK_MESSAGE(changed.status == 200, changed.body);
            const auto decide = [&](const std::string& who, const std::string& step) {
                const auto version = county.send(officer, {"GET", file}).at("/line/version");
                return county.send(who, {"POST", "/api/cases/" + step,
                                         R"({"items":[{"id":)" + number + R"(,"version":)" + version +
                                             R"(,"verdict":"approve","opinion":"属实"}]})"});
            };
            CHECK(decide(reviewer, "filing-confirm").body.find("case.changed_since_proposal") != std::string::npos);
            const auto version = county.send(officer, {"GET", file}).at("/line/version");
            const auto back = county.send(
                reviewer,
                {"POST", file + "/return", R"({"version":)" + version + R"(,"to":"imported","reason":"有改动"})"});
            CHECK_MESSAGE(back.at("/status") == "\"imported\"", back.body);
            CHECK(decide(officer, "filing").status == 200);
            CHECK(decide(reviewer, "filing-confirm").status == 200);
            CHECK(county.send(officer, {"GET", file}).at("/line/status") == "\"on_ledger\"");
        }
    });
}

TEST_CASE("only the valid rows, or nothing; the others come back with their reasons") {
    on_each_database([](County& county) {
        const auto id = upload(county, clerk, one_bad());
        CHECK(show(county, clerk, id).at("/counts/error") == "2");
        const auto rows = county.send(clerk, {"GET", "/api/imports/" + id + "/rows?verdict=error"});
        CHECK(rows.at("/rows/0/row") == "3");
        CHECK(rows.at("/rows/0/issues/0/code") == "\"ID_FORMAT\"");
        CHECK(rows.at("/rows/1/issues/0/field") == "\"branch\"");
        CHECK(rows.at("/rows/2") == "");
        CHECK(ask(county, clerk, id, "commit", commit_all).code() == "import.has_errors");
        CHECK(count(county, "people") == 0);
        REQUIRE(ask(county, clerk, id, "commit", commit_valid).status == 200);
        CHECK(count(county, "cases") == 1);
        const auto file = county.send(clerk, {"POST", "/api/imports/" + id + "/error-rows", "{}"});
        CHECK(file.status == 200);
        CHECK(file.header("Content-Disposition").find("attachment") != std::string::npos);
        CHECK(file.body.starts_with("PK"));
        CHECK(ask(county, clerk, id, "commit", commit_valid).code() == "import.not_ready");
    });
}

TEST_CASE("the same file twice changes nothing and names the first import") {
    on_each_database([](County& county) {
        const auto id = upload(county, clerk, three_good());
        REQUIRE(ask(county, clerk, id, "commit", commit_all).status == 200);
        const auto again = county.send(clerk, {"POST", "/api/imports?name=b.csv", three_good(), "text/csv"});
        CHECK(again.at("/import") == id);
        CHECK(again.at("/same_file") == "true");
        CHECK(count(county, "imports") == 1);
        CHECK(count(county, "people") == 3);
    });
}

TEST_CASE("an import belongs to its organisation and those above it") {
    on_each_database([](County& county) {
        const auto id = upload(county, clerk, three_good());
        CHECK(show(county, beside, id).code() == "import.unknown");
        CHECK(county.send(beside, {"GET", "/api/imports"}).body.find("ledger.csv") == std::string::npos);
        CHECK(county.send(beside, {"GET", "/api/imports/" + id + "/rows"}).code() == "import.unknown");
        CHECK(ask(county, beside, id, "commit", commit_all).code() == "import.unknown");
        CHECK(ask(county, beside, id, "cancel").code() == "import.unknown");
        CHECK(county.send("branch_clerk@东湾1", {"GET", "/api/imports/" + id}).code() == "import.unknown");
        CHECK(county.send(reviewer, {"GET", "/api/imports/" + id}).at("/state") == "\"ready\"");
        CHECK(county.send(reviewer, {"GET", "/api/imports/" + id + "/rows"}).code() == "access.forbidden");
        CHECK(county.send("branch_clerk@东湾1", {"POST", "/api/imports?name=a.csv", three_good(), "text/csv"})
                  .code() == "access.forbidden");
        CHECK(show(county, officer, id).status == 200);
        CHECK(county.send(clerk, {"POST", "/api/imports/" + id + "/commit", R"({"mode":"all","version":1})"})
                  .code() == "stale_version");
    });
}

TEST_CASE("undone, an import leaves no person, no name and no number") {
    on_each_database([](County& county) {
        const auto id = upload(county, clerk, three_good());
        REQUIRE(ask(county, clerk, id, "commit", commit_all).status == 200);
        CHECK(ask(county, clerk, id, "undo", R"(,"reason":" ")").code() == "import.invalid");
        const auto logged = count(county, "audit_log");
        REQUIRE(ask(county, clerk, id, "undo", R"(,"reason":"导错了文件")").status == 200);
        CHECK(count(county, "audit_log") == logged + 1);
        CHECK(show(county, clerk, id).at("/state") == "\"undone\"");
        for (const auto* table : {"people", "members", "households", "cases", "ledger_versions", "name_grams"})
            CHECK(count(county, table) == 0);
        CHECK(county.send(clerk, {"GET", "/api/ledger/totals"}).at("/cases") == "0");
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?size=100"});
        CHECK(log.body.find("import.undo") != std::string::npos);
        CHECK(log.body.find("王建国") == std::string::npos);
        CHECK(log.body.find("1980-05") == std::string::npos);
        // And the file may come again.
        const auto again = upload(county, clerk, three_good());
        CHECK(show(county, clerk, again).at("/counts/ok") == "3");
    });
}

TEST_CASE("undo is refused once something was built on a case or a member") {
    on_each_database([](County& county) {
        const auto id = upload(county, clerk, three_good());
        REQUIRE(ask(county, clerk, id, "commit", commit_all).status == 200);
        const auto members = county.send("branch_clerk@东湾2", {"GET", "/api/members"});
        const auto member = members.at("/rows/0/id"), version = members.at("/rows/0/version");
        const auto edited = county.send("branch_clerk@东湾2",
                                        {"POST", "/api/members/" + member,
                                         R"({"version":)" + version + R"(,"person_version":1,"duty":"委员"})"});
        REQUIRE(edited.status == 200);
        const auto undo = ask(county, clerk, id, "undo", R"(,"reason":"导错了")");
        CHECK(undo.code() == "import.built_on");
        CHECK(undo.body.find("KN-2026-") != std::string::npos);
        CHECK(count(county, "cases") == 3);
    });
}

TEST_CASE("a number on file with another committee is taken to the county, and nothing of it is told") {
    on_each_database([](County& county) {
        const auto first = upload(county, beside, small_ledger({{"陈国强", invented_number(9), "石桥1"}}));
        REQUIRE(ask(county, beside, first, "commit", commit_all).status == 200);
        const auto id = upload(county, clerk, small_ledger({{"陈国强", invented_number(9), "东湾1"}}));
        const auto rows = county.send(clerk, {"GET", "/api/imports/" + id + "/rows"});
        CHECK(rows.at("/rows/0/issues/0/code") == "\"ON_FILE_ELSEWHERE\"");
        CHECK(rows.body.find("石桥") == std::string::npos);
        CHECK(rows.body.find(invented_number(9)) == std::string::npos);
        CHECK(ask(county, clerk, id, "commit", commit_valid).code() == "import.nothing_valid");
        CHECK(county.send(officer, {"GET", "/api/matches"}).at("/rows/0/status") == "\"open\"");
        CHECK(ask(county, beside, first, "undo", R"(,"reason":"导错了")").code() == "import.built_on");
    });
}

TEST_CASE("whoever was on file before stays as they were") {
    on_each_database([](County& county) {
        const auto added = county.send("branch_clerk@东湾1",
                                       {"POST", "/api/members",
                                        R"({"branch":)" + std::to_string(county.organisation("东湾1").value) +
                                            R"(,"name":"王建国","id_number":")" + invented_number(1) +
                                            R"(","join_date":"1979-01","member_type":"full"})"});
        REQUIRE(added.status == 200);
        const auto id = upload(county, clerk, three_good());
        CHECK(show(county, clerk, id).at("/counts/warning") == "1");
        REQUIRE(ask(county, clerk, id, "commit", commit_all).status == 200);
        CHECK(count(county, "people") == 3);
        REQUIRE(ask(county, clerk, id, "undo", R"(,"reason":"导错了")").status == 200);
        CHECK(count(county, "people") == 1);
        CHECK(count(county, "cases") == 0);
        const auto member = county.send(clerk, {"GET", "/api/members/" + added.at("/id")});
        CHECK(member.at("/join_date") == "\"1979-01\"");
        CHECK(member.at("/household") == "null");
    });
}

TEST_CASE("an import whose job is cancelled is dropped like one that is given up on its page") {
    on_each_database([](County& county) {
        const auto id = upload(county, clerk, three_good());
        const auto version = show(county, clerk, id).at("/version");
        const auto begun = county.send(
            clerk, {"POST", "/api/imports/" + id + "/commit", R"({"version":)" + version + commit_all + "}"});
        REQUIRE(begun.status == 200);
        CHECK(county.send(clerk, {"POST", "/api/jobs/" + begun.at("/job") + "/cancel", "{}"}).status == 200);
        work(county);
        CHECK(show(county, clerk, id).at("/state") == "\"cancelled\"");
        for (const auto* table : {"people", "cases", "import_rows", "hidden_batches"})
            CHECK(count(county, table) == 0);
        // While it is read, too.
        const auto answer = county.send(clerk, {"POST", "/api/imports?name=b.csv", three_good(), "text/csv"});
        const auto reading = county.send(clerk, {"GET", "/api/jobs"}).at("/rows/0/id");
        CHECK(county.send(clerk, {"POST", "/api/jobs/" + reading + "/cancel", "{}"}).status == 200);
        work(county);
        CHECK(show(county, clerk, answer.at("/import")).at("/state") == "\"cancelled\"");
        // What is being erased goes on, under another job.
        const auto again = upload(county, clerk, three_good());
        REQUIRE(ask(county, clerk, again, "commit", commit_all).status == 200);
        const auto undoing = county.send(
            clerk, {"POST", "/api/imports/" + again + "/undo",
                    R"({"version":)" + show(county, clerk, again).at("/version") + R"(,"reason":"导错了"})"});
        CHECK(show(county, clerk, again).at("/state") == "\"undoing\"");
        CHECK(county.send(clerk, {"POST", "/api/jobs/" + undoing.at("/job") + "/cancel", "{}"}).status == 200);
        CHECK(count(county, "people") == 3);
        work(county);
        CHECK(show(county, clerk, again).at("/state") == "\"undone\"");
        CHECK(count(county, "people") == 0);
    });
}

TEST_CASE("an import is dropped before it is confirmed") {
    on_each_database([](County& county) {
        const auto id = upload(county, clerk, three_good());
        REQUIRE(ask(county, clerk, id, "cancel").status == 200);
        CHECK(show(county, clerk, id).at("/state") == "\"cancelled\"");
        CHECK(count(county, "import_rows") == 0);
        CHECK(ask(county, clerk, id, "cancel").code() == "import.not_under_way");
        CHECK(ask(county, clerk, id, "undo", R"(,"reason":"x")").code() == "import.not_committed");
    });
}
