// One person decides once in a case, by whichever account (A-3).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

TEST_CASE("one person does not decide twice by two accounts that name them in turn") {
    on_each_database([](County& county) {
        const std::string clerk = "committee_clerk@东湾", reviewer = "committee_reviewer@东湾";
        Journey holder(county, "东湾2", {.name = "李明", .sequence = "005"});
        const auto link = [&](const std::string& who, const std::string& person, int version) {
            return county
                .send("security_admin@县",
                      {"POST", "/api/accounts/" + std::to_string(county.account(who).value) + "/person",
                       R"({"person":)" + person + R"(,"version":)" + std::to_string(version) + "}"})
                .status;
        };
        Journey journey(county, "东湾1");
        REQUIRE(link(clerk, holder.person(), 1) == 200);
        journey.to("committee_recorded");
        REQUIRE(link(clerk, "null", 2) == 200);
        REQUIRE(link(reviewer, holder.person(), 1) == 200);
        check_tries(journey, {{"who recorded it confirms by another account", reviewer,
                               "POST /api/cases/committee-confirm", batch_body(), "case.same_person"},
                              {"another person does", "committee_reviewer#2@东湾",
                               "POST /api/cases/committee-confirm", batch_body(), "committee_confirmed"}});
        CHECK(link(reviewer, "null", 2) == 200);
    });
}
