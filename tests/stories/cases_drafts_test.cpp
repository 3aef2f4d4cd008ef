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
        const auto save = [&](const std::string& who, const std::string& body) {
            return county.send(who, {"POST", draft, body});
        };
        CHECK(county.send(clerk, {"GET", draft}).at("/body") == "null");
        CHECK(save(clerk, R"({"body":"田地受灾"})").at("/version") == "1");
        CHECK(county.send(clerk, {"GET", draft}).at("/body") == "\"田地受灾\"");
        CHECK(county.send(sibling, {"GET", draft}).at("/body") == "null");
        CHECK(county.send("committee_clerk@东湾", {"GET", draft}).at("/body") == "null");
        CHECK(save(clerk, R"({"body":"田地受灾减产","version":1})").at("/version") == "2");
        const auto stale = save(clerk, R"({"body":"另一窗口","version":1})");
        CHECK(stale.code() == "stale_version");
        CHECK(stale.at("/details") == R"(["1","2"])");
        CHECK(save(sibling, R"({"body":"别家的"})").status == 200);
        CHECK(county.send(sibling, {"POST", draft + "/discard", "{}"}).status == 200);
        CHECK(county.send(clerk, {"GET", draft}).at("/body") == "\"田地受灾减产\"");
        CHECK(county.send("", {"GET", draft}).status == 401);
        county.pass_days(2);
        CHECK(county.send(clerk, {"GET", draft}).at("/body") == "\"田地受灾减产\"");
        CHECK(county.send(clerk, {"POST", draft + "/discard", "{}"}).status == 200);
        CHECK(county.send(clerk, {"GET", draft}).at("/body") == "null");
    }
}

TEST_CASE("neither a draft nor a stored reply is readable in the files") {
    County county(tests::Database::sqlite);
    Journey journey(county, "东湾1");
    REQUIRE(county.send(clerk, {"POST", draft, R"({"body":"肝硬化失代偿期"})"}).status == 200);
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
