// A day of death agrees with the days on file before it, whoever states which of them, and by whatever way.
#include "tests/stories/support/journey.hpp"
#include "tests/stories/support/wizard.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", edit = "POST /api/household-members/{spouse}";

/// "field code" of the first wrong field, or "" where it is done.
std::string fault(const Answer& answer) {
    if (answer.status == 200) return "";
    auto text = answer.at("/fields/0/field") + " " + answer.at("/fields/0/code");
    std::erase(text, '"');
    return text;
}

struct Row {
    const char* sentence;
    std::string body, fault;
};

void check(Journey& journey, const std::string& what, const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto answer = journey.send(clerk, what, row.body);
        CHECK_MESSAGE(fault(answer) == row.fault, answer.body);
    }
}

}

TEST_CASE("nobody in a household dies before they were born, and nobody is born after they died") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        check(journey, edit,
              {{"the day before her birth", R"({"version":1,"deceased_on":"1972-04-30"})",
                "deceased_on people.died_before_birth"},
               {"tomorrow", R"({"version":1,"deceased_on":"2026-03-03"})", "deceased_on people.date_in_future"},
               {"on the day of her birth", R"({"version":1,"deceased_on":"1972-05-01"})", ""},
               {"her birth a day later", R"({"version":2,"person_version":1,"birth_date":"1972-05-02"})",
                "birth_date people.died_before_birth"},
               {"by her number",
                R"({"version":2,"person_version":1,"id_number":")" + id_number("19720502", "124") + "\"}",
                "id_number people.died_before_birth"},
               {"both put right",
                R"({"version":2,"person_version":1,"birth_date":"1980-05-01",)"
                R"("deceased_on":"2026-01-05"})",
                ""},
               {"taken back", R"({"version":3,"cleared":["deceased_on"]})", ""}});
        const auto refused = journey.send(clerk, edit, R"({"version":4,"deceased_on":"1980-04-30"})");
        CHECK(refused.at("/fields/0/message") == "\"The day of death is before the birth date; check both\"");
    });
}

TEST_CASE("nobody joins after their death, nor dies before they had joined") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        const auto number = id_number("19720501", "124");
        done(county, clerk, "POST /api/household-members/" + journey.kept().at("spouse"),
             R"({"version":1,"person_version":1,"deceased_on":"2026-01-05","id_number":")" + number + "\"}");
        const auto member = [&](const std::string& joined) {
            return county.send(clerk, {"POST", "/api/members",
                                       R"({"branch":)" + std::to_string(county.organisation("东湾1").value) +
                                           R"(,"name":"赵秀英","id_number":")" + number + R"(","join_date":")" +
                                           joined + R"(","member_type":"full"})"});
        };
        CHECK(fault(member("2026-01-06")) == "join_date people.died_before_joining");
        const auto added = member("2000-07");
        REQUIRE_MESSAGE(added.status == 200, added.body);
        const auto file = "/api/members/" + added.at("/id");
        const auto version = county.send(clerk, {"GET", file}).at("/person/version");
        CHECK(fault(county.send(
                  clerk,
                  {"POST", file, R"({"version":1,"person_version":)" + version + R"(,"join_date":"2026-02"})"})) ==
              "join_date people.died_before_joining");
        check(journey, edit,
              {{"in the month before joining", R"({"version":2,"deceased_on":"2000-06-30"})",
                "deceased_on people.died_before_joining"},
               {"in the month of joining", R"({"version":2,"deceased_on":"2000-07-01"})", ""}});
    });
}

TEST_CASE("a ledger does not let in whoever had died before they joined") {
    using namespace stories::wizard;
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        done(county, ::clerk, "POST /api/household-members/" + journey.kept().at("spouse"),
             R"({"version":1,"person_version":1,"deceased_on":"1979-12-31","id_number":")" + invented_number(5) +
                 "\"}");
        const auto ledger = small_ledger({{"赵秀英", invented_number(5), "东湾1"}});  // joined in May 1980
        const auto id = upload(county, wizard::clerk, ledger);
        const auto rows = county.send(wizard::clerk, {"GET", "/api/imports/" + id + "/rows"});
        CHECK_MESSAGE(rows.at("/rows/0/issues/0/code") == "\"JOIN_AFTER_DEATH\"", rows.body);
        CHECK(rows.at("/rows/0/issues/0/field") == "\"join\"");
        CHECK(rows.at("/rows/0/issues/0/severity") == "\"error\"");
        CHECK(ask(county, wizard::clerk, id, "commit", commit_all).code() == "import.has_errors");
    });
}

TEST_CASE("the schema refuses a death before the birth too") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        const auto connection = county.behind();
        const auto is_refused = [&](const std::string& day) {
            connection->script("BEGIN");
            bool refused = false;
            try {
                connection->script("UPDATE household_members SET deceased_on = '" + day + "'");
            } catch (const store::Failure&) { refused = true; }
            connection->script("ROLLBACK");
            return refused;
        };
        CHECK_FALSE(is_refused("1972-05-01"));
        CHECK(is_refused("1972-04-30"));
    });
}
