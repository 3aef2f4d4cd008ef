// Doubts stand on a member's record until somebody has compared them with the paper and ticked them off: who and
// when then stands beside them, until the text is another (domain.md 1.1, 1.5).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", member = "GET /api/members/{member}",
                  check = "POST /api/members/{member}/doubts", edit_member = "POST /api/members/{member}";

template <class Story>
void on_each_journey(Story story) {
    on_each_database([&](County& county) {
        Journey journey(county, "东湾1");
        story(county, journey);
    });
}

/// "member people.area_unknown -", with who checked it in place of the dash.
std::vector<std::string> shown(const Answer& answer) {
    std::vector<std::string> lines;
    for (int i = 0;; ++i) {
        const auto at = "/doubts/" + std::to_string(i);
        if (answer.at(at + "/code").empty()) return lines;
        auto line = answer.at(at + "/about") + " " + answer.at(at + "/code") + " ";
        line += answer.at(at + "/checked_by") == "null" ? "-" : answer.at(at + "/checked_by");
        CHECK((answer.at(at + "/checked_at") == "null") == line.ends_with("-"));
        for (const auto* text : {"/message", "/message_en"}) CHECK(answer.at(at + text).size() > 2);
        std::erase(line, '"');
        lines.push_back(line);
    }
}

using Lines = std::vector<std::string>;

Answer tick(Journey& journey, int place, const std::string& who = clerk) {
    const auto doubt = journey.send(clerk, member).at("/doubts/" + std::to_string(place) + "/doubt");
    return journey.send(who, check, R"({"doubt":)" + doubt + "}");
}

const std::string card = R"("bank_account":"6222020200112231")",
                  other_card = R"("bank_account":"6222020200112232")";

}

TEST_CASE("a doubt stays on the record until it is ticked off, and comes back with another text") {
    on_each_journey([](County& county, Journey& journey) {
        CHECK(shown(journey.send(clerk, member)) == Lines{"member people.area_unknown -"});
        REQUIRE(journey.send(clerk, edit_member, R"({"version":1,"person_version":1,)" + card + "}").status == 200);
        CHECK(shown(journey.send(clerk, member)) ==
              Lines{"member people.account_check_fails -", "member people.area_unknown -"});
        const auto before = journey.send(clerk, member);
        CHECK(tick(journey, 0).status == 200);
        const auto after = journey.send(clerk, member);
        CHECK(shown(after) == Lines{"member people.account_check_fails " + clerk, "member people.area_unknown -"});
        CHECK_MESSAGE(after.at("/version") == before.at("/version"), "the record itself is not changed");
        CHECK(tick(journey, 0).code() == "people.doubt_checked");
        REQUIRE(journey.send(clerk, edit_member, R"({"version":2,"person_version":2,)" + other_card + "}").status ==
                200);
        CHECK(shown(journey.send(clerk, member)) ==
              Lines{"member people.account_check_fails -", "member people.area_unknown -"});
        const auto old = R"({"doubt":)" + before.at("/doubts/0/doubt") + "}";
        CHECK_MESSAGE(journey.send(clerk, check, old).code() == "people.doubt_gone", "of the text that was");
        REQUIRE(journey.send(clerk, edit_member, R"({"version":3,"person_version":3,)" + card + "}").status == 200);
        CHECK_MESSAGE(shown(journey.send(clerk, member)).front().ends_with(clerk), "that text was compared");
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?action=doubt.check"});
        CHECK(log.at("/rows/0/actor_name") == "\"" + clerk + "\"");
        CHECK(log.at("/rows/1") == "");
        CHECK(log.body.find("6222") == std::string::npos);
    });
}

TEST_CASE("household members and incomes are doubted on the record as well") {
    on_each_journey([](County&, Journey& journey) {
        REQUIRE(
            journey
                .send(clerk, "POST /api/households/{household}/members",
                      R"({"name":"王小明","relation":"20","id_number":")" + id_number("19990101", "111") + "\"}")
                .status == 200);
        REQUIRE(journey
                    .send(clerk, "POST /api/households/{household}/members",
                          R"({"name":"王大","relation":"51","birth_date":"1969-01-01"})")
                    .status == 200);
        REQUIRE(journey.send(clerk, "POST /api/households/{household}/incomes", R"({"year":2024,"expenses":100})")
                    .status == 200);
        CHECK(shown(journey.send(clerk, member)) ==
              Lines{"member people.area_unknown -", "household_member people.area_unknown -",
                    "household_member people.ages_against_relations -", "income people.expenses_without_income -"});
        CHECK(journey.send(clerk, member).at("/doubts/1/name") == "\"王小明\"");
        CHECK(journey.send(clerk, member).at("/doubts/3/year") == "2024");
        for (int i = 0; i < 4; ++i) CHECK(tick(journey, i).status == 200);
        for (const auto& line : shown(journey.send(clerk, member))) CHECK(line.ends_with(clerk));
        REQUIRE(journey
                    .send(clerk, "POST /api/households/{household}/incomes",
                          R"({"year":2024,"expenses":200,"version":1})")
                    .status == 200);
        CHECK(shown(journey.send(clerk, member)).back() == "income people.expenses_without_income -");
    });
}

TEST_CASE("who may not edit the record ticks nothing off, and a tick is sent once") {
    on_each_journey([](County& county, Journey& journey) {
        CHECK(tick(journey, 0, "branch_clerk@石桥1").code() == "people.unknown");
        CHECK(tick(journey, 0, "audit_admin@县").code() == "access.forbidden");
        CHECK(journey.send(clerk, check, R"({"doubt":"00"})").code() == "people.doubt_gone");
        CHECK(journey.send(clerk, check, "{}").status == 400);
        CHECK(shown(journey.send(clerk, member)) == Lines{"member people.area_unknown -"});
        CHECK(tick(journey, 0).status == 200);
        CHECK(shown(journey.send("committee_clerk@东湾", member)) == Lines{"member people.area_unknown " + clerk});
        const auto connection = county.behind();
        const auto is_refused = [&](const std::string& change) {
            connection->script("BEGIN");
            bool refused = false;
            try {
                connection->script("UPDATE doubt_marks SET " + change);
            } catch (const store::Failure&) { refused = true; }
            connection->script("ROLLBACK");
            return refused;
        };
        CHECK_FALSE(is_refused("code = 'people.x'"));
        CHECK(is_refused("code = ''"));
        CHECK(is_refused("checked_by = ''"));
        CHECK(is_refused("digest = NULL"));
        CHECK(is_refused("member_id = 0"));
    });
}
