// Who may act on a case: five different people, nobody on their own or their household's (A-3).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", committee = "committee_clerk@东湾",
                  second_committee = "committee_clerk#2@东湾", reviewer = "committee_reviewer@东湾",
                  officer = "county_officer@县", county_reviewer = "county_reviewer@县";
const std::string submit = "POST /api/cases/{case}/submit", assembly = "POST /api/cases/{case}/assembly",
                  post = "POST /api/cases/{case}/notice", end_notice = "POST /api/notices/{notice}/close",
                  record = "POST /api/cases/committee", confirm = "POST /api/cases/committee-confirm",
                  propose = "POST /api/cases/filing", file = "POST /api/cases/filing-confirm";
const std::string version = R"({"version":{v}})", notice_version = R"({"version":{notice_v}})";

/// The security administrator says whom an account's holder is on file as.
void is_person(County& county, const std::string& who, const std::string& person) {
    const auto account = std::to_string(county.account(who).value);
    for (int at = 1;; ++at) {
        const auto answer = county.send("security_admin@县",
                                        {"POST", "/api/accounts/" + account + "/person",
                                         R"({"person":)" + person + R"(,"version":)" + std::to_string(at) + "}"});
        REQUIRE((answer.status == 200 || answer.code() == "stale_version"));
        if (answer.status == 200) return;
    }
}

void becomes(County& county, const std::string& who, const std::string& role) {
    const auto account = std::to_string(county.account(who).value);
    done(county, "security_admin@县", "POST /api/accounts/" + account + "/roles",
         R"({"roles":[")" + role + R"("],"version":1})");
}

std::string spouse_of(County& county, const Journey& journey) {
    return done(county, officer, "GET /api/members/" + journey.member()).at("/household/members/0/person/id");
}

}

TEST_CASE("the committee's clerk stands in for a branch clerk who applies, and then another clerk records") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.attach_papers();
        check_tries(journey, {{"no standing in while the branch's clerk can act", committee, submit, version,
                               "case.wrong_tier"}});
        is_person(county, clerk, journey.person());
        county.forget_sessions();
        check_tries(journey, {{"not one's own application", clerk, submit, version, "case.own_case"},
                              {"nor its text", clerk, "POST /api/cases/{case}/application",
                               R"({"version":{application_v},"causes":[],"findings":[],"minimum_allowance":{}})",
                               "case.own_case"},
                              {"the committee's clerk submits", committee, submit, version, "submitted"}});
        CHECK(journey.attach(clerk, {"assembly_minutes"}).code() == "case.own_case");
        REQUIRE(journey.attach(committee, {"assembly_minutes"}).status == 200);
        check_tries(journey, {{"nor one's own assembly", clerk, assembly, assembly_body(), "case.own_case"},
                              {"held for the branch", committee, assembly, assembly_body(), "assembly_passed"},
                              {"nor one's own notice", clerk, post, notice_body(), "case.own_case"},
                              {"posted for the branch", committee, post, notice_body(), "on_notice"}});
        REQUIRE(journey.attach(committee, {"notice_photo"}).status == 200);
        county.pass_days(8);
        check_tries(
            journey,
            {{"nor closed by the applicant", clerk, end_notice, notice_version, "case.own_case"},
             {"nor by another than who posted", second_committee, end_notice, notice_version, "case.not_poster"},
             {"closed by who posted it", committee, end_notice, notice_version, "notice_passed"},
             {"who then does not record the committee's decision", committee, record, committee_body(),
              "case.same_person"},
             {"another clerk does", second_committee, record, committee_body(), "committee_recorded"}});
        journey.to("on_ledger");
    });
}

TEST_CASE("the committee's clerk stands in too where the branch clerk is of the household") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.attach_papers();
        is_person(county, clerk, spouse_of(county, journey));
        county.forget_sessions();
        check_tries(journey, {{"not one's household's", clerk, submit, version, "case.own_case"},
                              {"the committee's clerk submits", committee, submit, version, "submitted"}});
        REQUIRE(journey.attach(committee, {"assembly_minutes"}).status == 200);
        check_tries(journey, {{"and holds the assembly", committee, assembly, assembly_body(), "assembly_passed"}});
    });
}

TEST_CASE("what the committee's clerk stands in for is among their to-dos, and only while it is") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        Journey other(county, "东湾2", {.name = "李明", .sequence = "005"});
        other.to("submitted");
        const auto todo = [&](const std::string& who) {
            std::string said;
            const auto list = county.send(who, {"GET", "/api/approvals?box=todo"});
            for (const auto& row : list.json.at("rows").get_array())
                said += std::string(row.at("line").at("person_name").get_string()) + "/" +
                        std::string(row.at("action").get_string()) + " ";
            const auto home = county.send(who, {"GET", "/api/home"});
            for (const auto& each : home.json.at("todos").get_array())
                said += std::string(each.at("kind").get_string()) + ":" +
                        std::to_string(each.at("count").get_int64()) + " ";
            return said;
        };
        journey.attach_papers();
        CHECK(todo(committee) == "");
        is_person(county, clerk, spouse_of(county, journey));
        county.forget_sessions();
        CHECK(todo(committee) == "王芳/submit draft:1 ");
        CHECK(todo("committee_clerk@石桥") == "");
        CHECK(todo(reviewer) == "");
        CHECK(todo("branch_clerk@东湾2") == "李明/record_assembly submitted:1 ");
        REQUIRE(journey.outcome(committee, submit, version) == "submitted");
        CHECK(todo(committee) == "王芳/record_assembly submitted:1 ");
        REQUIRE(journey.attach(committee, {"assembly_minutes"}).status == 200);
        REQUIRE(journey.outcome(committee, assembly, assembly_body()) == "assembly_passed");
        REQUIRE(journey.outcome(committee, "POST /api/cases/{case}/return",
                                R"({"version":{v},"to":"submitted","reason":"重新评议"})") == "returned");
        CHECK(todo(committee) == "王芳/record_assembly submitted:1 ");
        REQUIRE(journey.attach(committee, {"assembly_minutes"}).status == 200);
        REQUIRE(journey.outcome(committee, assembly, assembly_body()) == "assembly_passed");
        REQUIRE(journey.outcome(committee, post, notice_body()) == "on_notice");
        CHECK(todo(committee) == "王芳/close_notice on_notice:1 ");
        CHECK(todo(second_committee) == "");  // who posted it closes it
        is_person(county, clerk, "null");
        CHECK(todo(committee) == "");
    });
}

TEST_CASE("nobody decides on their own case or their household's, at any height") {
    struct Row {
        std::string status, who, what, body;
    };
    const Row rows[] = {{"notice_passed", committee, record, committee_body()},
                        {"notice_passed", committee, record, committee_body(R"("verdict":"reject")")},
                        {"committee_recorded", reviewer, confirm, batch_body()},
                        {"committee_confirmed", officer, propose, batch_body()},
                        {"filing_proposed", county_reviewer, file, batch_body()}};
    on_each_database([&](County& county) {
        Journey journey(county, "东湾1");
        for (const auto& row : rows) {
            CAPTURE(row.who);
            journey.to(row.status);
            for (const auto& person : {journey.person(), spouse_of(county, journey)}) {
                is_person(county, row.who, person);
                county.forget_sessions();
                CHECK(journey.outcome(row.who, row.what, row.body) == "case.own_case");
                CHECK(journey.outcome(row.who, "POST /api/cases/{case}/reject",
                                      R"({"version":{v},"reason":"不符"})") == "case.own_case");
                CHECK(journey.outcome(row.who, "POST /api/cases/{case}/return",
                                      R"({"version":{v},"to":"draft","reason":"不符"})") == "case.own_case");
            }
            is_person(county, row.who, "null");
            county.forget_sessions();
        }
        journey.to("on_ledger");
    });
}

TEST_CASE("objections to one's own household's case are another's to record and answer") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("on_notice");
        is_person(county, clerk, spouse_of(county, journey));
        county.forget_sessions();
        const std::string add = "POST /api/notices/{notice}/objections",
                          objection = R"({"content":"收入是否计入？","channel":"paper"})";
        CHECK(journey.outcome(clerk, add, objection) == "case.own_case");
        const auto added = journey.send(committee, add, objection);
        REQUIRE(added.status == 200);
        const auto of = "POST /api/objections/" + added.at("/id");
        CHECK(journey.outcome(clerk, of + "/investigate", R"({"version":1,"finding":"已核","upheld":false})") ==
              "case.own_case");
        CHECK(journey.send(committee, of + "/investigate", R"({"version":1,"finding":"已核","upheld":false})")
                  .status == 200);
        CHECK(journey.outcome(clerk, of + "/answer", R"({"version":2,"answer":"已计入"})") == "case.own_case");
        CHECK(journey.send(committee, of + "/answer", R"({"version":2,"answer":"已计入"})").status == 200);
    });
}

TEST_CASE("who changes roles does not take a second step of the same case") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("committee_recorded");
        becomes(county, committee, "committee_reviewer");
        county.forget_sessions();
        check_tries(journey,
                    {{"who recorded does not confirm", committee, confirm, batch_body(), "case.same_person"},
                     {"nor send back what they recorded", committee, "POST /api/cases/{case}/return",
                      R"({"version":{v},"to":"draft","reason":"不符"})", "case.same_person"},
                     {"another does", reviewer, confirm, batch_body(), "committee_confirmed"},
                     {"the officer proposes", officer, propose, batch_body(), "filing_proposed"}});
        becomes(county, officer, "county_reviewer");
        county.forget_sessions();
        check_tries(journey, {{"who proposed does not confirm", officer, file, batch_body(), "case.same_person"},
                              {"another does", county_reviewer, file, batch_body(), "on_ledger"}});
    });
}
