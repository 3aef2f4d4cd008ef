// A number already on file outside one's scope: taken to the committee to match, with no name or place, rate
// limited and logged; the lowest organisation above both links or rejects (X-1).
#include "people/people.hpp"
#include "tests/stories/support/people.hpp"
#include <doctest/doctest.h>

using namespace stories;
using namespace stories::people_on_file;

namespace {

bool says(const Answer& answer, const std::string& word) { return answer.body.find(word) != std::string::npos; }

}

TEST_CASE("within one's scope the record is named; outside it only that the committee will look") {
    on_each_database<People>([](People& people) {
        const auto there = people.add("branch_clerk@石桥1", "石桥1", "102");
        REQUIRE(there.status == 200);
        const auto same = people.add("branch_clerk@石桥1", "石桥1", "102");
        CHECK(same.code() == "people.on_file");
        CHECK(same.at("/details/0") == "\"" + there.at("/id") + "\"");
        const auto elsewhere = people.add(clerk, "东湾1", "102", "周海艳");
        CHECK(elsewhere.status == 200);
        CHECK(elsewhere.at("/id") == "null");
        CHECK(elsewhere.at("/person") == "null");
        CHECK(elsewhere.at("/match") != "null");
        for (const auto* word : {"周海燕", "石桥", "1970"}) CHECK_FALSE(says(elsewhere, word));
        for (const auto& id : {there.at("/id"), there.at("/person")}) CHECK_FALSE(says(elsewhere, ":" + id + ","));
        CHECK(people.add(clerk, "东湾1", "102").code() == "people.match_open");
        const auto log = people.county.send("audit_admin@县", {"GET", "/api/audit?action=match.ask"});
        CHECK(log.at("/rows/0/actor_name") == "\"" + clerk + "\"");
        CHECK(log.at("/rows/1") == "");
    });
}

TEST_CASE("the lowest organisation above both decides: not the branches, not the one committee, not a reviewer") {
    on_each_database<People>([](People& people) {
        REQUIRE(people.add("branch_clerk@石桥1", "石桥1", "102").status == 200);
        REQUIRE(people.add("branch_clerk@东湾2", "东湾2", "104").status == 200);
        const auto far = people.add(clerk, "东湾1", "102").at("/match"),
                   near = people.add(clerk, "东湾1", "104").at("/match");
        CHECK(people.list(clerk).code() == "access.forbidden");
        CHECK(people.list("committee_reviewer@东湾").code() == "access.forbidden");
        CHECK(people.list("committee_clerk@石桥").at("/rows") == "[]");
        CHECK(people.list(committee).at("/rows/0/id") == near);
        CHECK(people.list(committee).at("/rows/1") == "");
        CHECK(people.list(officer).at("/rows/1/id") != "");
        for (const auto* who : {"committee_clerk@东湾", "committee_clerk@石桥"})
            CHECK(people.decide(who, far, "reject").code() == "people.match_unknown");
        CHECK(people.decide(clerk, near, "link").code() == "access.forbidden");
        CHECK(people.decide(committee, near, "reject", " ").code() == "people.invalid");
        CHECK(people.decide(committee, near, "reject").status == 200);
        CHECK(people.decide(committee, near, "reject").status == 409);
        CHECK(people.decide(officer, far, "reject").status == 200);
        CHECK(people.list(officer).at("/rows") == "[]");
        const auto log = people.county.send("audit_admin@县", {"GET", "/api/audit?action=match.decide"});
        CHECK(log.at("/rows/1/note") == "\"核对过档案\"");
    });
}

TEST_CASE("somebody who is another's household member becomes a member where they belong, by a match") {
    on_each_database<People>([](People& people) {
        people.household_with("石桥1", "102", "周海燕");
        const auto asked = people.add(clerk, "东湾1", "102");
        REQUIRE(asked.at("/match") != "null");
        CHECK(people.county.send(clerk, {"GET", "/api/members"}).at("/rows") == "[]");
        CHECK(people.decide(officer, asked.at("/match"), "link").status == 200);
        const auto members = people.county.send(clerk, {"GET", "/api/members"});
        CHECK(members.at("/rows/0/name") == "\"周海燕\"");
        CHECK(members.at("/rows/1") == "");
        CHECK(people.county.send("branch_clerk@石桥1", {"GET", "/api/members"}).at("/rows/1") == "");
    });
}

TEST_CASE("a person has one membership: a match with another branch's member is not linked") {
    on_each_database<People>([](People& people) {
        REQUIRE(people.add("branch_clerk@东湾2", "东湾2", "104").status == 200);
        const auto asked = people.add(clerk, "东湾1", "104").at("/match");
        CHECK(people.decide(committee, asked, "link").code() == "people.already_member");
        CHECK(people.list(committee).at("/rows/0/existing/name") == "\"周海燕\"");
        CHECK(people.decide(committee, asked, "reject").status == 200);
    });
}

TEST_CASE("whoever asks does not decide, even where they could") {
    on_each_database<People>([](People& people) {
        REQUIRE(people.add("branch_clerk@石桥1", "石桥1", "102").status == 200);
        const auto asked = people.add(committee, "东湾1", "102");
        REQUIRE(asked.at("/match") != "null");
        CHECK(people.decide(committee, asked.at("/match"), "reject").code() == "people.match_unknown");
        CHECK(people.decide(officer, asked.at("/match"), "reject").status == 200);
    });
}

TEST_CASE("what is wrong is refused before anybody is asked to match, so that a match can be linked as it stands") {
    on_each_database<People>([](People& people) {
        people.household_with("石桥1", "102", "周海燕");
        struct Row {
            const char *sentence, *name, *more;
        };
        const Row rows[] = {{"a name that is none", "1", ""},
                            {"no such type", "周海燕", R"(,"member_type":"guest")"},
                            {"joined before birth", "周海燕", R"(,"join_date":"1960-01-01")"},
                            {"no such education", "周海燕", R"(,"education":"99")"},
                            {"no telephone", "周海燕", R"(,"phone":"12")"}};
        for (const auto& row : rows) {
            CAPTURE(row.sentence);
            auto body = std::string(R"({"branch":)") + people.place("东湾1") + R"(,"name":")" + row.name +
                        R"(","id_number":")" + id_number("19700307", "102") + "\"" + row.more;
            if (body.find("member_type") == std::string::npos) body += R"(,"member_type":"full")";
            if (body.find("join_date") == std::string::npos) body += R"(,"join_date":"1995-07-01")";
            const auto answer = people.county.send(clerk, {"POST", "/api/members", body + "}"});
            CHECK(answer.code() == "people.invalid");
        }
        CHECK(people.list(officer).at("/rows") == "[]");
    });
}

TEST_CASE("twenty open requests of one account, no more") {
    on_each_database<People>([](People& people) {
        for (int i = 0; i < 22; ++i)
            REQUIRE(people.add("branch_clerk@石桥1", "石桥1", std::to_string(102 + 2 * i)).status == 200);
        std::string last;
        for (int i = 0; i < 20; ++i) {
            const auto answer = people.add(clerk, "东湾1", std::to_string(102 + 2 * i));
            REQUIRE_MESSAGE(answer.status == 200, answer.body);
            last = answer.at("/match");
        }
        const auto over = people.add(clerk, "东湾1", "142");
        CHECK(over.status == 429);
        CHECK(over.code() == "people.too_many_matches");
        CHECK_MESSAGE(people.add(clerk, "东湾1", "942").code() == "people.too_many_matches", "on file nowhere");
        CHECK(people.add("branch_clerk@东湾2", "东湾2", "142").status == 200);
        REQUIRE(people.decide(officer, last, "reject").status == 200);
        CHECK(people.add(clerk, "东湾1", "142").status == 429);  // rejected the same day still counts
        people.county.pass_days(1);
        CHECK(people.add(clerk, "东湾1", "142").status == 200);
    });
}

TEST_CASE("a household member on file elsewhere is a match too: no field of theirs is shown before it is decided") {
    on_each_database<People>([](People& people) {
        REQUIRE(people
                    .add("branch_clerk@石桥1", "石桥1", "102", "周海燕",
                         R"(,"phone":"13900000007","illness":"肝病","address":"石桥南街三号")")
                    .status == 200);
        const auto husband = people.add(clerk, "东湾1", "303", "吴大江");
        REQUIRE(husband.status == 200);
        const auto household = done(people.county, clerk, "POST /api/members/" + husband.at("/id") + "/household",
                                    R"({"housing_area":60})")
                                   .at("/household");
        const auto add = [&](const std::string& name) {
            return people.county.send(clerk, {"POST", "/api/households/" + household + "/members",
                                              R"({"name":")" + name + R"(","id_number":")" +
                                                  id_number("19700307", "102") + R"(","relation":"12"})"});
        };
        const auto wrong_name = add("周海艳"), right_name = add("周海燕");
        CHECK(wrong_name.status == 200);
        CHECK(wrong_name.at("/id") == "null");
        CHECK(wrong_name.at("/match") != "null");
        CHECK(right_name.code() == "people.match_open");
        const auto shown = people.county.send(clerk, {"GET", "/api/members/" + husband.at("/id")});
        CHECK(shown.at("/household/members") == "[]");
        CHECK(people.list(committee).at("/rows") == "[]");
        CHECK(people.list(officer).at("/rows/0/id") == wrong_name.at("/match"));
        CHECK(people.decide(officer, wrong_name.at("/match"), "link").status == 200);
        const auto linked = people.county.send(clerk, {"GET", "/api/members/" + husband.at("/id")});
        CHECK(linked.at("/household/members/0/person/name") == "\"周海燕\"");
        CHECK(linked.at("/household/members/0/relation") == "\"12\"");
        CHECK(linked.at("/household/size") == "2");
    });
}

TEST_CASE(
    "linking a member fills what the record lacks from what was typed; what stands on file stays and is shown") {
    on_each_database<People>([](People& people) {
        people.household_with("石桥1", "102", "周海燕");
        const auto asked = people.add(
            clerk, "东湾1", "102", "周海燕",
            R"(,"duty":"委员","phone":"13900000007","bank_account":"6222020200112233","bank_name":"农商行",)"
            R"("bank_holder":"周海燕","residence":"rural","ethnicity":"01","education":"70",)"
            R"("health":"chronic","labour":"weak","marital":"20","address":"东湾一组","illness":"肝病")");
        REQUIRE_MESSAGE(asked.at("/match") != "null", asked.body);
        CHECK(people.list(officer).at("/rows/0/differences") == "[]");
        REQUIRE(people.decide(officer, asked.at("/match"), "link").status == 200);
        const auto member = people.county.send(clerk, {"GET", "/api/members"}).at("/rows/0/id");
        const auto shown = people.county.send(clerk, {"GET", "/api/members/" + member});
        const std::pair<const char*, const char*> filled[] = {
            {"/duty", "\"委员\""},
            {"/person/phone_masked", "\"139****0007\""},
            {"/person/bank_account_masked", "\"****2233\""},
            {"/person/bank_name", "\"农商行\""},
            {"/person/bank_holder", "\"周海燕\""},
            {"/person/residence", "\"rural\""},
            {"/person/ethnicity", "\"01\""},
            {"/person/education", "\"70\""},
            {"/person/health", "\"chronic\""},
            {"/person/labour", "\"weak\""},
            {"/person/marital", "\"20\""},
            {"/person/address", "\"东湾一组\""},
            {"/person/has_illness", "true"},
        };
        for (const auto& [field, value] : filled) {
            CAPTURE(field);
            CHECK(shown.at(field) == value);
        }
        const auto illness = people.county.send(clerk, {"POST", "/api/people/" + shown.at("/person/id") + "/reveal",
                                                        R"({"field":"illness","purpose":"核对病情"})"});
        CHECK(illness.at("/value") == "\"肝病\"");
    });
}

TEST_CASE("what was typed otherwise than it stands on file is shown to who links, masked, and changes nothing") {
    on_each_database<People>([](People& people) {
        people.household_with("石桥1", "102", "周海燕");
        people.knows("102", [](people::PersonRow& person) {
            person.bank_name = "工商银行";
            person.address = store::Personal{"石桥南街三号"};
            person.education = "70";
        });
        const auto asked =
            people.add(clerk, "东湾1", "102", "周海燕",
                       R"(,"phone":"13900000007","bank_account":"6222020200112233",)"
                       R"("bank_name":"农商行","address":"东湾一组","education":"70","illness":"肝病")");
        REQUIRE_MESSAGE(asked.at("/match") != "null", asked.body);
        const auto check_shown = [&](const std::string& query) {
            const auto list = people.county.send(officer, {"GET", "/api/matches" + query});
            CHECK(list.at("/rows/0/differences") ==
                  R"([{"field":"bank_account","on_file":null,"typed":"****2233"},)"
                  R"({"field":"bank_name","on_file":"工商银行","typed":"农商行"},)"
                  R"({"field":"address","on_file":"石桥南街三号","typed":"东湾一组"}])");
            for (const auto* word : {"6222020200112233", "13900000007", "肝病"}) CHECK_FALSE(says(list, word));
        };
        check_shown("");
        REQUIRE(people.decide(officer, asked.at("/match"), "link").status == 200);
        check_shown("?all=true");
        const auto member = people.county.send(clerk, {"GET", "/api/members"}).at("/rows/0/id");
        const auto shown = people.county.send(clerk, {"GET", "/api/members/" + member});
        CHECK(shown.at("/person/bank_name") == "\"工商银行\"");
        CHECK(shown.at("/person/bank_account_masked") == "null");
        CHECK(shown.at("/person/address") == "\"石桥南街三号\"");
        CHECK(shown.at("/person/phone_masked") == "\"139****0007\"");
    });
}

TEST_CASE(
    "a match that would make an impossible household is not linked: nothing is half done, and it stays open") {
    on_each_database<People>([](People& people) {
        REQUIRE(people.add("branch_clerk@石桥1", "石桥1", "102").status == 200);
        const auto husband = people.add(clerk, "东湾1", "303", "吴大江");
        const auto household = done(people.county, clerk, "POST /api/members/" + husband.at("/id") + "/household",
                                    R"({"housing_area":60})")
                                   .at("/household");
        const auto beside = "POST /api/households/" + household + "/members";
        const auto asked =
            done(people.county, clerk, beside,
                 R"({"name":"周海燕","id_number":")" + id_number("19700307", "102") + R"(","relation":"12"})")
                .at("/match");
        REQUIRE(asked != "null");
        const auto wife = done(people.county, clerk, beside, R"({"name":"李梅","relation":"12"})").at("/id");
        const auto refused = people.decide(officer, asked, "link");
        CHECK(refused.code() == "people.invalid");
        CHECK(refused.at("/fields/0/field") == "\"relation\"");
        CHECK(refused.at("/fields/0/code") == "\"people.spouse_twice\"");
        CHECK(says(refused, "check the relations"));
        const auto open = people.list(officer);
        CHECK(open.at("/rows/0/status") == "\"open\"");
        CHECK(open.at("/rows/0/version") == "1");
        CHECK(people.county.send(clerk, {"GET", "/api/members/" + husband.at("/id")}).at("/household/members/1") ==
              "");
        done(people.county, clerk, "POST /api/household-members/" + wife + "/remove",
             R"({"version":1,"reason":"登记错误"})");
        CHECK(people.decide(officer, asked, "link").status == 200);
    });
}

TEST_CASE("a match that would make an impossible member is not linked before the record is put right") {
    on_each_database<People>([](People& people) {
        people.household_with("石桥1", "102", "周海燕");
        const auto asked = people.add(clerk, "东湾1", "102", "周海燕", R"(,"phone":"13900000007")").at("/match");
        people.knows("102", [](people::PersonRow& person) { person.birth_date = Date::of(1970, 3, 8); });
        const auto refused = people.decide(officer, asked, "link");
        CHECK(refused.code() == "people.invalid");
        CHECK(refused.at("/fields/0/field") == "\"birth_date\"");
        CHECK(people.list(officer).at("/rows/0/status") == "\"open\"");
        CHECK(people.county.send(clerk, {"GET", "/api/members"}).at("/rows") == "[]");
        people.knows("102", [](people::PersonRow& person) { person.birth_date = Date::of(1970, 3, 7); });
        CHECK(people.decide(officer, asked, "link").status == 200);
    });
}

TEST_CASE("an edit does not become a way to ask whether a number is on file") {
    on_each_database<People>([](People& people) {
        REQUIRE(people.add("branch_clerk@石桥1", "石桥1", "102").status == 200);
        const auto own = people.add(clerk, "东湾1", "304", "吴大江");
        const auto edit = [&](const std::string& sequence) {
            return people.county.send(clerk, {"POST", "/api/members/" + own.at("/id"),
                                              R"({"version":1,"person_version":1,"id_number":")" +
                                                  id_number("19700307", sequence) + "\"}"});
        };
        const auto taken = edit("102");
        CHECK(taken.code() == "people.number_elsewhere");
        CHECK_FALSE(says(taken, "周海燕"));
        CHECK_FALSE(says(taken, "石桥"));
        const auto log = people.county.send("audit_admin@县", {"GET", "/api/audit?action=match.number_elsewhere"});
        CHECK(log.at("/rows/0/actor_name") == "\"" + clerk + "\"");
        CHECK(edit("306").status == 200);
    });
}
