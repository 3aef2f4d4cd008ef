// Household members whose number is that of a foreigner's permanent residence card or a passport: kept, masked,
// matched and compared as far as the number tells of its bearer. Party members have a resident's ID card.
#include "tests/stories/support/people.hpp"
#include "tests/stories/support/wizard.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", add = "POST /api/households/{household}/members",
                  edit = "POST /api/household-members/{spouse}";
/// The specimens of 2023 (a woman of 1981-08-03) and of 2017.
const std::string card = "911124198108030024", old_card = "CAN110081080310", passport = "E12345678";

template <class Story>
void on_each_journey(Story story) {
    on_each_database([&](County& county) {
        Journey journey(county, "东湾1");
        story(county, journey);
    });
}

std::string body(const std::string& name, const std::string& kind, const std::string& number,
                 const std::string& more = "") {
    return R"({"name":")" + name + R"(","relation":"99","document_kind":")" + kind + R"(","id_number":")" + number +
           "\"" + more + "}";
}

/// The first wrong field with its code, or the first warning's code, or "".
std::string told(const Answer& answer) {
    const auto plain = [](std::string text) {
        std::erase(text, '"');
        return text;
    };
    if (answer.status == 200) return plain(answer.at("/warnings/0/code"));
    return plain(answer.at("/fields/0/field") + " " + answer.at("/fields/0/code"));
}

/// What the record says of the last in the household.
struct Shown {
    std::string masked, kind, birth, sex;
};
Shown shown(Journey& journey, int place) {
    const auto at = "/household/members/" + std::to_string(place) + "/person/";
    const auto member = journey.send(clerk, "GET /api/members/{member}");
    return {member.at(at + "id_number_masked"), member.at(at + "document_kind"), member.at(at + "birth_date"),
            member.at(at + "sex")};
}

}

TEST_CASE("a foreigner's card and a passport are numbers of household members, each by its own build") {
    struct Row {
        const char* sentence;
        std::string body, told;
    };
    const Row rows[] = {
        {"a card of 2023", body("MARIE SMITH", "permanent_residence", card), ""},
        {"twice", body("MARIE SMITH", "permanent_residence", card), "id_number people.in_household_already"},
        {"under another name", body("JOHN SMITH", "permanent_residence", card),
         "id_number people.number_of_another"},
        {"a card of 2017",
         body("JOHN SMITH", "permanent_residence", "can 1100 8108 0310", R"(,"birth_date":"1981-08-03","sex":"1")"),
         ""},
        {"a passport", body("阮氏梅", "passport", "ｅ12345678", R"(,"birth_date":"1990-01-01")"), ""},
        {"the card's digits as a passport are another's number", body("ANN SMITH", "passport", old_card), ""},
        {"a passport's number as a resident's", body("ANNA LEE", "resident_id", passport),
         "id_number id_number.format"},
        {"a resident's number as a card", body("ANNA LEE", "permanent_residence", "110105194912310021"),
         "id_number residence_card.format"},
        {"a card with a slip", body("ANNA LEE", "permanent_residence", "911124198108030034"),
         "id_number residence_card.check_digit"},
        {"a passport of four", body("ANNA LEE", "passport", "E123"), "id_number passport.format"},
        {"a passport without its number", body("ANNA LEE", "passport", " "),
         "id_number people.document_number_missing"},
        {"a birth date against the card",
         body("ANNA LEE", "permanent_residence", card, R"(,"birth_date":"1981-08-04")"),
         "birth_date people.birth_differs"},
        {"a sex against the card", body("ANNA LEE", "permanent_residence", card, R"(,"sex":"1")"),
         "sex people.sex_differs"},
        {"no such kind", body("ANNA LEE", "licence", "E12345678"), "document_kind field.invalid"},
        {"the digits of a card as a resident's are doubted", body("MARIE LI", "resident_id", "911124198108030040"),
         "people.perhaps_residence_card"},
    };
    on_each_journey([&](County&, Journey& journey) {
        for (const auto& row : rows) {
            CAPTURE(row.sentence);
            const auto answer = journey.send(clerk, add, row.body);
            CAPTURE(answer.body);
            if (row.told.starts_with("document_kind")) CHECK(answer.status == 400);
            else CHECK(told(answer) == row.told);
        }
        const auto first = shown(journey, 1), second = shown(journey, 2), third = shown(journey, 3);
        CHECK(first.masked == "\"911***********0024\"");
        CHECK(first.kind == "\"permanent_residence\"");
        CHECK(first.birth == "\"1981-08-03\"");
        CHECK(first.sex == "\"2\"");
        CHECK(second.masked == "\"CAN********0310\"");
        CHECK(second.birth == "\"1981-08-03\"");
        CHECK(third.masked == "\"E*****678\"");
        CHECK(third.kind == "\"passport\"");
        CHECK(third.sex == "null");
        CHECK(shown(journey, 0).kind == "null");
    });
}

TEST_CASE("a kind is put right with its number or alone, and goes with the number") {
    on_each_journey([](County&, Journey& journey) {
        const auto put = [&](const std::string& versions, const std::string& more) {
            return told(journey.send(clerk, edit, "{" + versions + more + "}"));
        };
        CHECK(put(R"("version":1,"person_version":1)", R"(,"document_kind":"passport")") ==
              "id_number people.document_number_missing");
        CHECK(put(R"("version":1,"person_version":1)", R"(,"id_number":")" + card + "\"") ==
              "people.perhaps_residence_card");
        CHECK(shown(journey, 0).kind == "null");
        CHECK(put(R"("version":2,"person_version":2)", R"(,"document_kind":"permanent_residence")") == "");
        CHECK(shown(journey, 0).kind == "\"permanent_residence\"");
        CHECK(put(R"("version":3,"person_version":3)", R"(,"document_kind":"passport")") == "");
        CHECK_MESSAGE(put(R"("version":3,"person_version":3)", R"(,"document_kind":"passport")") != "",
                      "the version is old");
        CHECK(put(R"("version":4,"person_version":4)", R"(,"id_number":"E12")") == "id_number passport.format");
        CHECK(put(R"("version":4,"person_version":4)", R"(,"id_number":"")") == "");
        CHECK(shown(journey, 0).kind == "null");
        CHECK(shown(journey, 0).masked == "null");
    });
}

TEST_CASE("a card of 2023 that was typed as a resident's number is still the same person") {
    on_each_journey([](County& county, Journey& journey) {
        CHECK(journey.send(clerk, add, body("MARIE SMITH", "resident_id", card)).status == 200);
        Journey other(county, "东湾1", {.name = "李玉兰", .sequence = "204"});
        const auto joined = other.send(clerk, add, body("MARIE SMITH", "permanent_residence", card));
        CHECK(told(joined) == "id_number people.lives_elsewhere");
        Journey outside(county, "石桥1", {.name = "李玉莲", .sequence = "206"});
        const auto asked =
            outside.send("branch_clerk@石桥1", add, body("MARIE SMITH", "permanent_residence", card));
        CHECK(asked.status == 200);
        CHECK(asked.at("/match") != "null");
        CHECK(asked.body.find("MARIE") == std::string::npos);
    });
}

TEST_CASE("nobody becomes a party member by a foreigner's card") {
    on_each_journey([](County& county, Journey& journey) {
        REQUIRE(journey.send(clerk, add, body("MARIE SMITH", "permanent_residence", card)).status == 200);
        const auto answer =
            county.send(clerk, {"POST", "/api/members",
                                R"({"branch":)" + std::to_string(county.organisation("东湾1").value) +
                                    R"(,"name":"MARIE SMITH","id_number":")" + card +
                                    R"(","join_date":"2015-07-01","member_type":"full"})"});
        CHECK(answer.status == 400);
        CHECK(told(answer) == "id_number people.member_not_resident");
    });
}

TEST_CASE("the schema has no other kind, and none without a number") {
    on_each_journey([](County& county, Journey& journey) {
        REQUIRE(journey.send(clerk, add, body("阮氏梅", "passport", passport)).status == 200);
        const auto connection = county.behind();
        const auto is_refused = [&](const std::string& change) {
            connection->script("BEGIN");
            bool refused = false;
            try {
                connection->script("UPDATE people SET " + change + " WHERE document_kind = 'passport'");
            } catch (const store::Failure&) { refused = true; }
            connection->script("ROLLBACK");
            return refused;
        };
        CHECK_FALSE(is_refused("document_kind = 'permanent_residence'"));
        CHECK_FALSE(is_refused("document_kind = NULL"));
        CHECK(is_refused("document_kind = 'resident_id'"));
        CHECK(is_refused("id_number = NULL, id_number_index = NULL"));
    });
}

TEST_CASE("the schema knows no party member by another card, whichever comes first") {
    on_each_journey([](County& county, Journey& journey) {
        REQUIRE(journey.send(clerk, add, body("阮氏梅", "passport", passport)).status == 200);
        const auto connection = county.behind();
        const auto refusal = [&](const std::string& sql) {
            connection->script("BEGIN");
            std::string refused;
            try {
                connection->script(sql);
            } catch (const store::Failure& failure) { refused = failure.text; }
            connection->script("ROLLBACK");
            return refused.find("members_card") != refused.npos ? "members_card" : refused;
        };
        const std::string of_her = "(SELECT id FROM people WHERE document_kind = 'passport')";
        const auto new_member = [](const std::string& person) {
            return "INSERT INTO members (id, version, person_id, branch_id, organisation_path, member_type, "
                   "created_at)"
                   " SELECT 1, 1, " +
                   person + ", branch_id, organisation_path, 'full', 0 FROM members";
        };
        const auto wife = new_member("(SELECT person_id FROM household_members WHERE relation = '10')");
        CHECK_MESSAGE(refusal(wife) == "members_card", "she has no number yet");
        REQUIRE(journey
                    .send(clerk, edit,
                          R"({"version":1,"person_version":1,"id_number":")" + id_number("19720501", "124") + "\"}")
                    .status == 200);
        CHECK(refusal(wife) == "");
        CHECK(refusal(new_member(of_her)) == "members_card");
        CHECK(refusal("UPDATE members SET person_id = " + of_her) == "members_card");
        for (const std::string change : {"document_kind = 'passport'", "id_number = NULL, id_number_index = NULL"})
            CHECK(refusal("UPDATE people SET " + change + " WHERE id IN (SELECT person_id FROM members)") ==
                  "members_card");
    });
}

TEST_CASE("a ledger's household members have cards and passports by what their numbers are built as") {
    using namespace stories::wizard;
    on_each_database([](County& county) {
        std::string csv =
            "姓名,身份证号,所在党支部,困难程度,致困原因,家庭年收入,入党时间,成员姓名,与户主关系,成员身份证号\n";
        const auto row = [&](const std::string& name, const std::string& number) {
            csv += "王建国," + invented_number(1) + ",东湾1,一般困难,因病,6500,1980-05," + name + ",其他," +
                   number + "\n";
        };
        row("玛丽", card);
        row("约翰", old_card);
        row("阮氏梅", "E12345678");
        row("阮氏兰", "护照：123456789");
        row("赵小明", "99O10119550101123");
        const auto id = upload(county, wizard::clerk, csv);
        const auto rows = county.send(wizard::clerk, {"GET", "/api/imports/" + id + "/rows"});
        CHECK_MESSAGE(rows.body.find("ID_PASSPORT") != std::string::npos, rows.body);
        CHECK(rows.body.find("ID_FORMAT") != std::string::npos);
        REQUIRE(ask(county, wizard::clerk, id, "commit", commit_valid).status == 200);
        CHECK(count(county, "household_members") == 4);
        const auto members = county.send(wizard::clerk, {"GET", "/api/members"});
        const auto member = county.send(wizard::clerk, {"GET", "/api/members/" + members.at("/rows/0/id")});
        const char* kinds[] = {"permanent_residence", "permanent_residence", "passport", "passport"};
        const char* masks[] = {"911***********0024", "CAN********0310", "E*****678", "1*****789"};
        for (int i = 0; i < 4; ++i) {
            const auto at = "/household/members/" + std::to_string(i) + "/person/";
            CHECK(member.at(at + "document_kind") == "\"" + std::string(kinds[i]) + "\"");
            CHECK(member.at(at + "id_number_masked") == "\"" + std::string(masks[i]) + "\"");
        }
    });
}
