// Somebody removed from the only household they were in: on file nowhere, and still the county's (X-1).
#include "tests/stories/support/people.hpp"
#include <doctest/doctest.h>

using namespace stories;
using namespace stories::people_on_file;

TEST_CASE("who was removed from the only household they were in is taken up again where they were") {
    on_each_database<People>([](People& people) {
        const auto clerk_there = "branch_clerk@石桥1";
        const auto household = people.household_with("石桥1", "102", "周海燕");
        const auto other = people.household_with("石桥1", "104", "周海鸥");
        const auto path = "/api/households/" + household + "/members";
        const auto remove = [&](const std::string& row) {
            done(people.county, clerk_there, "POST /api/household-members/" + row + "/remove",
                 R"({"version":1,"reason":"分户"})");
        };
        const auto member_of = [&](const std::string& home, const std::string& name, const std::string& sequence) {
            return people.county.send(clerk_there, {"POST", "/api/households/" + home + "/members",
                                                    R"({"name":")" + name + R"(","id_number":")" +
                                                        id_number("19700307", sequence) + R"(","relation":"77"})"});
        };
        const auto again = [&](const std::string& home) { return member_of(home, "周海燕", "102"); };
        remove(people.household_place("102"));
        CHECK(again(household).at("/match") == "null");
        remove(people.household_place("102"));
        CHECK(again(other).at("/match") == "null");
        remove(people.household_place("102"));
        const auto joined = people.add(clerk_there, "石桥1", "102");
        CHECK(joined.at("/match") == "null");
        CHECK(joined.at("/id") != "null");
    });
}

TEST_CASE(
    "who was removed from their household elsewhere is taken to the organisation above both, and found there") {
    on_each_database<People>([](People& people) {
        const auto household = people.household_with("石桥1", "102", "周海燕");
        done(people.county, "branch_clerk@石桥1",
             "POST /api/household-members/" + people.household_place("102") + "/remove",
             R"({"version":1,"reason":"分户"})");
        const auto asked = people.add(clerk, "东湾1", "102");
        REQUIRE(asked.at("/match") != "null");
        CHECK(people.list(committee).at("/rows") == "[]");
        CHECK(people.list(officer).at("/rows/0/id") == asked.at("/match"));
        CHECK(people.decide(officer, asked.at("/match"), "link").status == 200);
        CHECK(people.county.send(clerk, {"GET", "/api/members"}).at("/rows/0/name") == "\"周海燕\"");
    });
}

TEST_CASE("a number typed for the wrong person, who was removed since, is the right one's; the log tells of it") {
    on_each_database<People>([](People& people) {
        const auto there = "branch_clerk@石桥1";
        const auto number = R"(,"id_number":")" + id_number("19700307", "102") + "\"";
        const auto household = people.household_with("石桥1", "104", "周海鸥");
        const auto add = [&](const std::string& name, const std::string& more) {
            return people.county.send(there, {"POST", "/api/households/" + household + "/members",
                                              R"({"name":")" + name + R"(","relation":"77")" + more + "}"});
        };
        const auto mistake = [&] {
            const auto wrong = add("钱小二", number).at("/id");
            REQUIRE(wrong != "null");
            done(people.county, there, "POST /api/household-members/" + wrong + "/remove",
                 R"({"version":1,"reason":"录错了人"})");
        };
        const auto remove = [&] {
            done(people.county, there, "POST /api/household-members/" + people.household_place("102") + "/remove",
                 R"({"version":1,"reason":"分户"})");
        };
        mistake();
        CHECK(add("孙小三", number).at("/id") != "null");
        remove();
        mistake();
        const auto fourth = add("李小四", "").at("/id");
        const auto edited = people.county.send(there, {"POST", "/api/household-members/" + fourth,
                                                       R"({"version":1,"person_version":1)" + number + "}"});
        CHECK_MESSAGE(edited.status == 200, edited.body);
        CHECK(people.household_place("102") == fourth);
        done(people.county, there, "POST /api/household-members/" + fourth + "/remove",
             R"({"version":2,"reason":"分户"})");
        CHECK_MESSAGE(people.add(there, "石桥1", "102").at("/id") != "null", "周海燕 joins the party");
        const auto log = people.county.send("audit_admin@县", {"GET", "/api/audit?action=person.number_freed"});
        CHECK(log.json.at("rows").get_array().size() == 4);
        CHECK(log.body.find("990001") == std::string::npos);
    });
}
