// A deputy is named by who gives roles, is seen by who keeps accounts, and stands in the log.
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

TEST_CASE("deputies are named and ended by the security administrator, and listed until their time is over") {
    on_each_database([](County& county) {
        const std::string security = "security_admin@县", system = "system_admin@县";
        const auto account = [&](const char* who) { return std::to_string(county.account(who).value); };
        const auto body = [&](const char* deputy, const char* until) {
            return R"({"absent":)" + account("committee_clerk@东湾") + R"(,"deputy":)" + account(deputy) +
                   R"(,"from":"2026-03-02","until":")" + until + R"(","reason":"住院手术"})";
        };
        const auto name = [&](const std::string& who, const std::string& sent) {
            return county.send(who, {"POST", "/api/deputies", sent});
        };
        const auto listed = [&](const std::string& pointer) {
            return county.send(system, {"GET", "/api/deputies"}).at("/rows/0" + pointer);
        };
        CHECK(listed("").empty());
        const auto good = body("committee_clerk#2@东湾", "2026-03-20");
        CHECK(name(system, good).code() == "access.forbidden");
        CHECK(name("committee_clerk@东湾", good).code() == "access.forbidden");
        const auto elsewhere = name(security, body("committee_clerk@石桥", "2026-03-20"));
        CHECK(elsewhere.code() == "step.deputy_elsewhere");
        CHECK(elsewhere.at("/fields/0/field") == "\"deputy\"");
        CHECK(name(security, body("committee_clerk#2@东湾", "2026-03-01")).code() == "step.deputy_period");
        const auto named = name(security, good);
        REQUIRE_MESSAGE(named.status == 200, named.body);
        CHECK(listed("/id") == named.at("/id"));
        CHECK(listed("/until") == "\"2026-03-20\"");
        CHECK(listed("/reason") == "\"住院手术\"");
        CHECK(county.send("committee_clerk@东湾", {"GET", "/api/deputies"}).code() == "access.forbidden");
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?action=deputy.name"});
        CHECK(log.at("/rows/0/object_id") == named.at("/id"));
        const auto end = "/api/deputies/" + named.at("/id") + "/end";
        CHECK(county.send(security, {"POST", end, R"({"version":1,"reason":"已返岗"})"}).status == 200);
        CHECK(listed("").empty());
        CHECK(county.send(security, {"POST", end, R"({"version":2,"reason":"已返岗"})"}).status == 404);
        REQUIRE(name(security, good).status == 200);
        county.pass_days(19);
        CHECK(listed("").empty());
    });
}
