// Typed text that outlives a lost network: one draft an account and form, sealed, private.
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", sibling = "branch_clerk@东湾2", draft = "/api/drafts/application-1";

std::string all_files(const std::string& directory) {
    std::string all;
    for (const auto& each : std::filesystem::recursive_directory_iterator(directory)) {
        if (!each.is_regular_file()) continue;
        std::ifstream file(each.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), {});
    }
    return all;
}

}

TEST_CASE("a draft is its account's own, by version, until it is discarded") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        const auto get = [&](const std::string& who) { return county.send(who, {"GET", draft}).at("/body"); };
        const auto save = [&](const std::string& who, const std::string& body, const std::string& version) {
            return county.send(who, {"POST", draft, R"({"body":")" + body + R"(","version":)" + version + "}"});
        };
        const auto discard = [&](const std::string& version) {
            return county.send(clerk, {"POST", draft + "/discard", R"({"version":)" + version + "}"});
        };
        CHECK(get(clerk) == "null");
        CHECK(county.send(clerk, {"GET", draft}).at("/version") == "0");
        CHECK(county.send(clerk, {"POST", draft, R"({"body":"田地受灾"})"}).status == 400);
        const auto first = save(clerk, "田地受灾", "0").at("/version");
        CHECK(get(clerk) == "\"田地受灾\"");
        CHECK(get(sibling) == "null");
        CHECK(get("committee_clerk@东湾") == "null");
        const auto second = save(clerk, "田地受灾减产", first).at("/version");
        CHECK(second != first);
        // Sent again because the answer was lost: it is kept already, and nothing else is told.
        CHECK(save(clerk, "田地受灾减产", first).at("/version") == second);
        const auto stale = save(clerk, "另一窗口", first);
        CHECK(stale.code() == "stale_version");
        CHECK(stale.at("/details") == "[\"" + first + "\",\"" + second + "\"]");
        CHECK(save(clerk, "没有读过的窗口", "0").code() == "stale_version");
        CHECK(save(sibling, "别家的", "0").status == 200);
        CHECK(get(clerk) == "\"田地受灾减产\"");
        CHECK(county.send("", {"GET", draft}).status == 401);
        county.pass_days(2);
        CHECK(get(clerk) == "\"田地受灾减产\"");
        CHECK(county.send(clerk, {"POST", draft + "/discard", "{}"}).status == 400);
        CHECK(discard(first).code() == "stale_version");
        CHECK(get(clerk) == "\"田地受灾减产\"");
        CHECK(discard(second).status == 200);
        CHECK(get(clerk) == "null");
        CHECK(get(sibling) == "\"别家的\"");
        CHECK(discard(second).status == 200);
        // What was thrown away is not mistaken for its successor.
        CHECK(save(clerk, "接着写", second).code() == "stale_version");
        const auto anew = save(clerk, "重新填写", "0").at("/version");
        CHECK(anew != first);
        CHECK(anew != second);
        CHECK(discard(second).code() == "stale_version");
    }
}

TEST_CASE("neither a draft nor a stored reply is readable in the files") {
    County county(tests::Database::sqlite);
    Journey journey(county, "东湾1");
    REQUIRE(county.send(clerk, {"POST", draft, R"({"body":"肝硬化失代偿期","version":0})"}).status == 200);
    REQUIRE(journey.send(clerk, "POST /api/people/{person}/reveal", R"({"field":"phone","purpose":"电话核实"})")
                .at("/value") == "\"13900000001\"");
    county.settle_writes();
    const auto files = all_files(county.directory());
    CHECK(files.size() > 100'000);
    CHECK(files.find("东湾1") != std::string::npos);
    for (const auto& secret : {std::string("肝硬化"), std::string("13900000001"), std::string("慢性肾病"),
                               id_number("19700307", "002"), std::string("医药开支大")}) {
        CAPTURE(secret);
        CHECK(files.find(secret) == std::string::npos);
    }
}

TEST_CASE(
    "what is begun before its record is there is found again by the key that the device made, on another too") {
    on_each_database([](County& county) {
        const std::string first(32, 'a'), second(32, 'b');
        const auto save = [&](const std::string& who, const std::string& form) {
            return county.send(who, {"POST", "/api/drafts/" + form, R"({"body":"李梅","version":0})"});
        };
        const auto begun = [&](const std::string& who, const std::string& kind) {
            const auto answer = county.send(who, {"GET", "/api/drafts?kind=" + kind});
            CHECK(answer.body.find("李梅") == std::string::npos);  // names alone
            std::string forms;
            for (int i = 0; !answer.at("/rows/" + std::to_string(i)).empty(); ++i)
                forms += answer.at("/rows/" + std::to_string(i) + "/form");
            return forms;
        };
        REQUIRE(save(clerk, "member-" + first).status == 200);
        county.pass_days(1);
        REQUIRE(save(clerk, "member-" + second).status == 200);
        REQUIRE(save(clerk, "member-17").status == 200);
        REQUIRE(save(clerk, "visit-" + first).status == 200);
        CHECK(begun(clerk, "member") == "\"member-" + second + "\"\"member-" + first + "\"");
        CHECK(begun(clerk, "visit") == "\"visit-" + first + "\"");
        CHECK(begun(clerk, "household").empty());
        CHECK(begun(sibling, "member").empty());
        const auto wrong = save(clerk, "member-new");
        CHECK(wrong.code() == "desk.draft_form");
        CHECK(wrong.status == 400);
        // Two devices that began under one key would be one draft: the second has not read the first.
        CHECK(
            county.send(clerk, {"POST", "/api/drafts/member-" + first, R"({"body":"王芳","version":0})"}).code() ==
            "stale_version");
    });
}
