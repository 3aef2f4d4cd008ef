// What waits, of whatever slice, told to those who may do it, each with the page that opens to it.
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

/// "draft 1 /approvals?kind=draft; ...".
std::string waiting(County& county, const std::string& who) {
    const auto home = county.send(who, {"GET", "/api/home"});
    REQUIRE_MESSAGE(home.status == 200, home.body);
    std::string all;
    for (int i = 0; !home.at("/todos/" + std::to_string(i)).empty(); ++i) {
        const auto todo = "/todos/" + std::to_string(i);
        all += (i == 0 ? "" : "; ") + home.at(todo + "/kind") + " " + home.at(todo + "/count") + " " +
               home.at(todo + "/page");
    }
    return all;
}

}

TEST_CASE("a step and a match wait on one list, the match not for who asked for it") {
    on_each_database([](County& county) {
        const std::string clerk = "branch_clerk@东湾1", other = "branch_clerk@石桥1", officer = "county_officer@县";
        Journey journey(county, "东湾1");
        CHECK(waiting(county, clerk) == R"("draft" 1 "/approvals?kind=draft")");
        journey.to("committee_confirmed");
        CHECK(waiting(county, officer) == R"("committee_confirmed" 1 "/approvals?kind=committee_confirmed")");
        const auto again =
            county.send(other, {"POST", "/api/members",
                                R"({"branch":)" + std::to_string(county.organisation("石桥1").value) +
                                    R"(,"name":"王芳","id_number":")" + id_number("19700307", "002") +
                                    R"(","join_date":"1995-07","member_type":"full"})"});
        REQUIRE_MESSAGE(!again.at("/match").empty(), again.body);
        CHECK(waiting(county, officer) == R"("match" 1 "/matches"; "committee_confirmed" 1)"
                                          R"( "/approvals?kind=committee_confirmed")");
        CHECK(waiting(county, other).empty());
        CHECK(waiting(county, "committee_clerk@石桥").empty());  // decided above both
    });
}

TEST_CASE("home tells figures to those who read cases, and to nobody who is not signed in") {
    on_each_database([](County& county) {
        Journey(county, "东湾1").to("submitted");
        CHECK(county.send("county_officer@县", {"GET", "/api/home"}).at("/figures/0/name") == "\"on_ledger\"");
        const auto administrator = county.send("system_admin@县", {"GET", "/api/home"});
        CHECK(administrator.status == 200);
        CHECK(administrator.at("/figures") == "[]");
        CHECK(administrator.at("/todos") == "[]");
        CHECK(county.send("", {"GET", "/api/home"}).status == 401);
    });
}
