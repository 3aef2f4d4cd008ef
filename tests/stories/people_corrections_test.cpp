// Who a household member is, put right: name, ID number, birth date and sex, judged as if typed at the form, never
// with a number that is somebody else's (domain.md 1.5, X-1).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", committee = "committee_clerk@东湾", officer = "county_officer@县",
                  add = "POST /api/households/{household}/members", edit = "POST /api/household-members/{spouse}";

template <class Story>
void on_each_journey(Story story) {
    on_each_database([&](County& county) {
        Journey journey(county, "东湾1");
        story(county, journey);
    });
}

/// An edit of the spouse by the versions named, and the first wrong field with its code; "" where it is done.
struct Row {
    const char* sentence;
    std::string fields, field, code;
    std::string versions = R"("version":1,"person_version":1)";
};

void check(Journey& journey, const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto answer = journey.send(clerk, edit, "{" + row.versions + "," + row.fields + "}");
        CAPTURE(answer.body);
        CHECK((answer.status == 200) == row.code.empty());
        CHECK(answer.at("/fields/0/field") == (row.field.empty() ? "" : "\"" + row.field + "\""));
        CHECK(answer.at("/fields/0/code") == (row.code.empty() ? "" : "\"" + row.code + "\""));
    }
}

Answer shown(Journey& journey) { return journey.send(clerk, "GET /api/members/{member}"); }

std::string spouse(Journey& journey, const std::string& field) {
    return shown(journey).at("/household/members/0/" + field);
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string number_of(const std::string& text) { return R"("id_number":")" + text + "\""; }

/// Beside the member of a branch, one more person in a household of its own; their id there.
std::string beside(County& county, const std::string& branch, const std::string& member_sequence,
                   const std::string& person) {
    const auto clerk_there = "branch_clerk@" + branch;
    const auto member = done(county, clerk_there, "POST /api/members",
                             R"({"branch":)" + std::to_string(county.organisation(branch).value) +
                                 R"(,"name":"郑大河","id_number":")" + id_number("19700307", member_sequence) +
                                 R"(","join_date":"1995-07-01","member_type":"full"})")
                            .at("/id");
    const auto household =
        done(county, clerk_there, "POST /api/members/" + member + "/household", R"({"housing_area":60})")
            .at("/household");
    return done(county, clerk_there, "POST /api/households/" + household + "/members", person).at("/id");
}

}

TEST_CASE("a household member's name, number, birth date and sex are put right, by the versions of both rows") {
    const auto number = id_number("19720601", "122"), other = id_number("19720601", "141");
    on_each_journey([&](County& county, Journey& journey) {
        CHECK(spouse(journey, "identity") == "\"household\"");
        CHECK(spouse(journey, "member") == "null");
        check(journey,
              {{"the name", R"("name":" 赵秀瑛 ")", "", ""},
               {"by a stale version of the person", R"("name":"赵秀芳")", "version", "stale_version",
                R"("version":2,"person_version":1)"},
               {"by none", R"("name":"赵秀芳")", "version", "stale_version", R"("version":2)"},
               {"by a stale version of the place", R"("name":"赵秀芳")", "version", "stale_version",
                R"("version":1,"person_version":2)"},
               {"the birth date", R"("birth_date":"1972-05-02")", "", "", R"("version":2,"person_version":2)"},
               {"the number, which says when she was born", number_of(number), "", "",
                R"("version":3,"person_version":3)"}});
        CHECK(spouse(journey, "person/name") == "\"赵秀瑛\"");
        CHECK(spouse(journey, "person/birth_date") == "\"1972-06-01\"");
        CHECK(spouse(journey, "person/sex") == "\"2\"");
        CHECK(spouse(journey, "person/id_number_masked") == quoted("990***********" + number.substr(14)));
        check(journey, {{"another number and sex with it", number_of(other) + R"(,"sex":"1")", "", "",
                         R"("version":4,"person_version":4)"},
                        {"no number, and the sex as it is", R"("id_number":"","sex":"2","cleared":["birth_date"])",
                         "", "", R"("version":5,"person_version":5)"}});
        CHECK(spouse(journey, "person/id_number_masked") == "null");
        CHECK(spouse(journey, "person/birth_date") == "null");
        CHECK(spouse(journey, "person/sex") == "\"2\"");
        // The numbers are free again: each is somebody new's.
        for (const auto& each : {number, other})
            CHECK(journey.send(clerk, add, R"({"name":"王小明","relation":"99",)" + number_of(each) + "}")
                      .at("/id") != "null");
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?action=household.member_edit&size=1"});
        CHECK(log.at("/rows/0/actor_name") == quoted(clerk));
        CHECK(log.body.find(number) == std::string::npos);
        CHECK(log.body.find("赵秀") == std::string::npos);
    });
}

TEST_CASE("what a household member cannot be is refused by the field, and nothing of the edit is kept") {
    const auto number = id_number("19720501", "122");
    auto wrong_check = number;
    wrong_check.back() = wrong_check.back() == '1' ? '2' : '1';
    on_each_journey([&](County&, Journey& journey) {
        REQUIRE(journey
                    .send(clerk, add,
                          R"({"name":"王小明","relation":"20",)" + number_of(id_number("19990101", "111")) + "}")
                    .status == 200);
        check(journey,
              {{"no name", R"("name":" ")", "name", "people.name_invalid"},
               {"a name with a digit", R"("name":"赵秀英2","occupation":"务农")", "name", "people.name_invalid"},
               {"a number cut short", number_of(number.substr(1)), "id_number", "id_number.format"},
               {"a wrong check character", number_of(wrong_check), "id_number", "id_number.check_digit"},
               {"a number and another birth date", number_of(number) + R"(,"birth_date":"1972-05-02")",
                "birth_date", "people.birth_differs"},
               {"a number and another sex", number_of(number) + R"(,"sex":"1")", "sex", "people.sex_differs"},
               {"no such sex", R"("sex":"3")", "sex", "people.code_unknown"},
               {"born tomorrow", R"("birth_date":"2026-03-03")", "birth_date", "people.date_in_future"},
               {"the son's number", number_of(id_number("19990101", "111")), "id_number", "people.on_file"},
               {"the member's", number_of(id_number("19700307", "002")), "id_number", "people.on_file"}});
        CHECK(spouse(journey, "version") == "1");
        CHECK(spouse(journey, "person/version") == "1");
        CHECK(spouse(journey, "occupation") == "null");
        check(journey, {{"her number", number_of(number), "", ""},
                        {"a birth date against it", R"("birth_date":"1972-05-02")", "birth_date",
                         "people.birth_differs", R"("version":2,"person_version":2)"},
                        {"a sex against it", R"("sex":"1")", "sex", "people.sex_differs",
                         R"("version":2,"person_version":2)"}});
        const auto young = journey.send(clerk, "POST /api/household-members/{spouse}",
                                        R"({"version":2,"person_version":2,"relation":"51"})");
        CHECK(young.at("/warnings/0/code") == "\"people.ages_against_relations\"");
    });
}

TEST_CASE("a number on file elsewhere is not taken: nothing is told of whose it is, it is logged, and limited") {
    on_each_journey([](County& county, Journey& journey) {
        beside(county, "石桥1", "304",
               R"({"name":"周海燕","relation":"10",)" + number_of(id_number("19720501", "122")) + "}");
        const auto typed = R"({"version":1,"person_version":1,)" + number_of(id_number("19720501", "122")) + "}";
        const auto refused = journey.send(clerk, edit, typed);
        CHECK(refused.status == 409);
        CHECK(refused.code() == "people.number_elsewhere");
        CHECK(refused.at("/fields/0/field") == "\"id_number\"");
        for (const auto* word : {"周海燕", "石桥", "1972"}) CHECK(refused.body.find(word) == std::string::npos);
        CHECK(spouse(journey, "version") == "1");
        CHECK(spouse(journey, "person/id_number_masked") == "null");
        const auto beside_wrong = journey.send(
            clerk, edit, typed.substr(0, typed.size() - 1) + R"(,"birth_date":"1972-05-01","relation":"bogus"})");
        CHECK_MESSAGE(beside_wrong.at("/fields") == refused.at("/fields"), "whatever else is wrong");
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?action=match.number_elsewhere"});
        CHECK(log.at("/rows/0/object_type") == "\"households\"");
        CHECK(log.at("/rows/0/actor_name") == quoted(clerk));
        CHECK(log.at("/rows/2") == "");
        for (int i = 2; i < 20; ++i) REQUIRE(journey.send(clerk, edit, typed).code() == "people.number_elsewhere");
        CHECK(journey.send(clerk, edit, typed).code() == "people.too_many_matches");
        const auto nobodys = R"({"version":1,"person_version":1,)" + number_of(id_number("19720501", "144")) + "}";
        CHECK_MESSAGE(journey.send(clerk, edit, nobodys).code() == "people.too_many_matches", "on file nowhere");
        CHECK(journey.send(clerk, edit, R"({"version":1,"person_version":1,"id_number":""})").status == 200);
        const auto later = R"({"version":2,"person_version":2,)" + number_of(id_number("19720501", "122")) + "}";
        CHECK(journey.send(officer, edit, later).at("/fields/0/code") == "\"people.on_file\"");
    });
}

TEST_CASE("who is a member is put right on their own page; nobody is taken into a second household by a match") {
    on_each_journey([](County& county, Journey& journey) {
        const auto number = number_of(id_number("19720501", "122"));
        check(journey, {{"her number", number, "", ""}});
        const std::string rename = R"({"version":2,"person_version":2,"name":"赵秀瑛"})";
        CHECK(journey.outcome("branch_clerk@东湾2", edit, rename) == "people.household_member_unknown");
        CHECK(journey.outcome("committee_reviewer@东湾", edit, rename) == "access.forbidden");
        // Another branch lists her too: that is for the committee above both, and nobody lives in two households.
        const auto match = beside(county, "东湾2", "304", R"({"name":"赵秀英","relation":"60",)" + number + "}");
        CHECK(match == "null");
        const auto asked = county.send(committee, {"GET", "/api/matches"}).at("/rows/0/id");
        const auto link = [&] {
            return county.send(committee, {"POST", "/api/matches/" + asked + "/decide",
                                           R"({"verdict":"link","reason":"同一人","version":1})"});
        };
        const auto twice = link();
        CHECK(twice.code() == "people.invalid");
        CHECK(twice.at("/fields/0/code") == "\"people.lives_elsewhere\"");
        CHECK(journey.send(clerk, edit, R"({"version":2,"occupation":"务农"})").status == 200);
        const auto corrected = journey.send(clerk, edit, R"({"version":3,"person_version":2,"name":"赵秀瑛"})");
        CHECK_MESSAGE(corrected.status == 200, corrected.body);
        CHECK(spouse(journey, "person/name") == "\"赵秀瑛\"");
        // And then joins the party in the branch.
        const auto joined =
            done(county, committee, "POST /api/members",
                 R"({"branch":)" + std::to_string(county.organisation("东湾1").value) +
                     R"(,"name":"赵秀瑛","join_date":"1995-07-01","member_type":"full",)" + number + "}")
                .at("/id");
        const auto listed = shown(journey);
        CHECK(listed.at("/household/members/0/identity") == "\"membership\"");
        CHECK(listed.at("/household/members/0/member") == joined);
        const auto person = listed.at("/household/members/0/person/version");
        CHECK(journey.outcome(clerk, edit, R"({"version":4,"person_version":)" + person + R"(,"name":"赵秀英"})") ==
              "people.identity_of_member");
        done(county, clerk, "POST /api/members/" + joined,
             R"({"version":1,"person_version":)" + person + R"(,"name":"赵秀英"})");
        CHECK(spouse(journey, "person/name") == "\"赵秀英\"");
        CHECK(county.send(clerk, {"GET", in_url("/api/members?text=秀英")}).at("/rows/0/id") == joined);
    });
}
