// Return, reject, withdraw, appeal, and what a change after the decision does to it (A-3).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", committee = "committee_clerk@东湾",
                  reviewer = "committee_reviewer@东湾", officer = "county_officer@县",
                  county_reviewer = "county_reviewer@县";
const std::string send_back = "POST /api/cases/{case}/return", reject = "POST /api/cases/{case}/reject",
                  withdraw = "POST /api/cases/{case}/withdraw", appeal = "POST /api/cases/{case}/appeal",
                  submit = "POST /api/cases/{case}/submit", assembly = "POST /api/cases/{case}/assembly",
                  post = "POST /api/cases/{case}/notice", record = "POST /api/cases/committee",
                  confirm = "POST /api/cases/committee-confirm", propose = "POST /api/cases/filing",
                  file = "POST /api/cases/filing-confirm";
const std::string version = R"({"version":{v}})", because = R"({"version":{v},"reason":"情况变化"})";

std::string back_to(const std::string& step) {
    return R"({"version":{v},"to":")" + step + R"(","reason":"材料不齐"})";
}

/// The body with another level.
std::string at_level(std::string body, const std::string& level) {
    const std::string from = "level\":2";
    return body.replace(body.find(from), from.size(), "level\":" + level);
}

/// "proposed/decided" as the case's line says; every list of the offices says the same.
std::string levels(County& county, Journey& journey) {
    const auto of = [](const Answer& answer, const std::string& line) {
        return answer.at(line + "/proposed_level") + "/" + answer.at(line + "/level");
    };
    const auto said = of(journey.seen(), "/line");
    const auto done = county.send(clerk, {"GET", "/api/approvals?box=mine"});
    CHECK(of(done, "/rows/0/line") == said);
    const std::string status =
        "?status=returned,assembly_passed,on_notice,committee_recorded,filing_proposed,on_ledger";
    CHECK(of(county.send(officer, {"GET", "/api/ledger" + status}), "/rows/0") == said);
    const auto decided = said.substr(said.find('/') + 1);
    const auto totals = county.send(officer, {"GET", "/api/ledger/totals" + status});
    CHECK(totals.at("/by_level/0/level") == decided);
    CHECK(totals.at("/by_level/1") == "");
    const auto with = decided == "null" ? "0" : decided;
    CHECK(county.send(officer, {"GET", "/api/ledger" + status + "&level=" + with}).at("/rows/0/id") ==
          journey.id());
    return said;
}

bool is_listed(County& county, const std::string& who, const std::string& box, const std::string& id) {
    const auto list = county.send(who, {"GET", "/api/approvals?box=" + box});
    return list.body.find("\"id\":" + id + ",") != std::string::npos;
}

}

TEST_CASE("a case goes back to any earlier step with a reason, and does every later step anew") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("filing_proposed");
        check_tries(
            journey,
            {{"without a reason", county_reviewer, send_back, R"({"version":{v},"to":"draft","reason":" "})",
              "case.invalid"},
             {"to no step", county_reviewer, send_back, back_to("nowhere"), "case.return_step"},
             {"forwards", county_reviewer, send_back, back_to("on_ledger"), "case.return_step"},
             {"into a notice that has run", county_reviewer, send_back, back_to("on_notice"), "case.return_step"},
             {"by whose turn it is not", officer, send_back, back_to("draft"), "access.forbidden"},
             {"to the committee", county_reviewer, send_back, back_to("notice_passed"), "returned"},
             {"the county waits", county_reviewer, file, batch_body(), "case.step_not_open"},
             {"nor can it be confirmed before it is decided", reviewer, confirm, batch_body(),
              "case.step_not_open"},
             {"decided anew", committee, record, committee_body(), "committee_recorded"},
             {"confirmed anew", reviewer, confirm, batch_body(), "committee_confirmed"},
             {"proposed anew", officer, propose, batch_body(), "filing_proposed"},
             {"now to the draft", county_reviewer, send_back, back_to("draft"), "returned"},
             {"no decision before it is submitted", committee, record, committee_body(), "case.step_not_open"},
             {"submitted anew", clerk, submit, version, "submitted"}});
        CHECK(journey.seen().at("/line/status") == "\"submitted\"");
        const auto steps = journey.seen();
        CHECK(steps.at("/steps/1/state") == "\"current\"");
        CHECK(steps.at("/steps/4/state") == "\"todo\"");
    });
}

TEST_CASE("what was decided behind a return stands nowhere any more, and another level may pass") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("filing_proposed");
        CHECK(levels(county, journey) == "2/2");
        const auto first_notice = journey.kept().at("notice");
        check_tries(journey, {{"to the assembly", county_reviewer, send_back, back_to("submitted"), "returned"}});
        CHECK(levels(county, journey) == "null/null");
        const auto back = journey.seen();
        CHECK(back.at("/assembly") == "null");
        CHECK(back.at("/committee") == "null");
        CHECK(back.at("/trace/4/level") == "2");  // decided by the committee, which stays told
        CHECK(back.at("/trace/7/level") == "null");
        for (const auto* undone : {"1", "2", "4", "7"}) {
            CHECK(back.at("/steps/" + std::string(undone) + "/at") == "null");
            CHECK(back.at("/steps/" + std::string(undone) + "/by") == "null");
        }
        county.pass_days(1);
        REQUIRE(journey.attach(clerk, {"assembly_minutes"}).status == 200);
        check_tries(journey, {{"another level", clerk, assembly, at_level(assembly_body("17,16,16,0,0"), "3"),
                               "assembly_passed"}});
        CHECK(levels(county, journey) == "3/null");
        check_tries(journey, {{"posted anew", clerk, post, notice_body(), "on_notice"}});
        const auto level_of = [&](const std::string& notice) {
            const auto path = "/api/notices/" + notice;
            const auto shown = county.send(clerk, {"GET", path}),
                       sheet = county.send(clerk, {"GET", path + "/sheet"});
            CHECK(shown.at("/proposed_level") == sheet.at("/proposed_level"));
            return shown.at("/proposed_level") + " by " + sheet.at("/in_favour");
        };
        CHECK(level_of(journey.kept().at("notice")) == "3 by 16");
        CHECK(level_of(first_notice) == "2 by 14");  // as it hung on the board
        CHECK(county.send("", {"GET", journey.kept().at("link")}).body.find("特别困难") != std::string::npos);
        journey.to("notice_passed");
        check_tries(journey, {{"less than proposed", committee, record, at_level(committee_body(), "1"),
                               "committee_recorded"}});
        CHECK(levels(county, journey) == "3/1");
        CHECK(journey.seen().at("/steps/1/at") != back.at("/trace/1/at"));
        journey.to("on_ledger");
        CHECK(levels(county, journey) == "3/1");
        CHECK(journey.seen().at("/committee/level") == "1");
        CHECK(journey.seen().at("/assembly/in_favour") == "16");
    });
}

TEST_CASE("a return keeps what earlier steps set, and is itself no decision of the committee") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("notice_passed");
        check_tries(journey, {{"by the committee's meeting, to be posted anew", committee, record,
                               committee_body(R"("verdict":"send_back","to":"assembly_passed")"), "returned"}});
        CHECK(levels(county, journey) == "2/null");
        const auto returned = journey.seen();
        CHECK(returned.at("/assembly/in_favour") == "14");
        CHECK(returned.at("/committee") == "null");
        CHECK(returned.at("/steps/1/state") == "\"done\"");
        CHECK(returned.at("/steps/1/by") == "\"" + clerk + "\"");
        check_tries(journey, {{"posted anew", clerk, post, notice_body(), "on_notice"}});
        county.pass_days(8);
        REQUIRE(journey.attach(clerk, {"notice_photo"}).status == 200);
        journey.to("notice_passed");
        check_tries(journey, {{"decided", committee, record, at_level(committee_body(), "3"), "committee_recorded"},
                              {"to the committee", reviewer, send_back, back_to("notice_passed"), "returned"}});
        CHECK(levels(county, journey) == "2/null");
        CHECK(journey.seen().at("/committee") == "null");
        county.pass_days(1);
        check_tries(journey, {{"by another clerk", "committee_clerk#2@东湾", record,
                               at_level(committee_body(), "1"), "committee_recorded"}});
        CHECK(levels(county, journey) == "2/1");
        const auto decided = journey.seen();
        CHECK(decided.at("/committee/level") == "1");
        CHECK(decided.at("/steps/4/by") == "\"committee_clerk#2@东湾\"");
        check_tries(journey,
                    {{"confirmed", reviewer, confirm, batch_body(), "committee_confirmed"},
                     {"proposed", officer, propose, batch_body(), "filing_proposed"},
                     {"to the officer", county_reviewer, send_back, back_to("committee_confirmed"), "returned"}});
        CHECK(levels(county, journey) == "2/1");
        CHECK(journey.seen().at("/committee/level") == "1");
        CHECK(journey.seen().at("/steps/6/by") == "null");
    });
}

TEST_CASE("the committee's refusal is shown while the case is refused by it") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("notice_passed");
        const auto no = committee_body(R"("verdict":"reject")");
        check_tries(journey, {{"refused in a meeting", committee, record, no, "rejected"}});
        CHECK(journey.seen().at("/committee/verdict") == "\"reject\"");
        check_tries(journey, {{"appealed", clerk, appeal, because, "returned"}});
        CHECK(journey.seen().at("/committee") == "null");
        check_tries(journey, {{"to the assembly", committee, send_back, back_to("submitted"), "returned"},
                              {"refused by the branch", clerk, reject, because, "rejected"}});
        CHECK(journey.seen().at("/committee") == "null");
        CHECK(journey.seen().at("/line/proposed_level") == "null");
    });
}

TEST_CASE("what waits at a step after a return is a to-do of whoever takes that step") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("committee_confirmed");
        CHECK(is_listed(county, officer, "todo", journey.id()));
        check_tries(journey, {{"back to the committee", officer, send_back, back_to("notice_passed"), "returned"}});
        CHECK_FALSE(is_listed(county, officer, "todo", journey.id()));
        CHECK(is_listed(county, committee, "todo", journey.id()));
        CHECK_FALSE(is_listed(county, clerk, "todo", journey.id()));
        CHECK(county.send(committee, {"GET", "/api/approvals?box=todo"}).at("/rows/0/action") ==
              "\"record_committee\"");
        CHECK(county.send(committee, {"GET", "/api/home"}).at("/todos/0/count") == "1");
        check_tries(journey, {{"back to the draft", committee, send_back, back_to("draft"), "returned"}});
        CHECK(is_listed(county, clerk, "todo", journey.id()));
        CHECK(county.send(clerk, {"GET", "/api/approvals?box=todo"}).at("/rows/0/action") == "\"submit\"");
        CHECK_FALSE(is_listed(county, committee, "todo", journey.id()));
        CHECK(is_listed(county, committee, "done", journey.id()));
        CHECK(is_listed(county, clerk, "mine", journey.id()));
    });
}

TEST_CASE("after a return the proofs of the steps that are done again are new ones") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("notice_passed");
        check_tries(journey, {{"back to the assembly", committee, send_back, back_to("submitted"), "returned"},
                              {"the old minutes are of the old assembly", clerk, assembly, assembly_body(),
                               "case.minutes_missing"}});
        REQUIRE(journey.attach(clerk, {"assembly_minutes"}).status == 200);
        check_tries(journey, {{"new minutes", clerk, assembly, assembly_body(), "assembly_passed"},
                              {"posted anew", clerk, post, notice_body(), "on_notice"}});
        county.pass_days(8);
        const std::string close = "POST /api/notices/{notice}/close", notice_version = R"({"version":{notice_v}})";
        check_tries(journey, {{"the old photograph is of the old notice", clerk, close, notice_version,
                               "case.notice_photo_missing"}});
        REQUIRE(journey.attach(clerk, {"notice_photo"}).status == 200);
        check_tries(journey, {{"a new one", clerk, close, notice_version, "notice_passed"}});
    });
}

TEST_CASE("a rejected case is appealed once, and heard again where it was refused") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("notice_passed");
        check_tries(journey,
                    {{"without a reason", committee, reject, R"({"version":{v},"reason":""})", "case.invalid"},
                     {"by whose turn it is not", officer, reject, because, "access.forbidden"},
                     {"rejected", committee, reject, because, "rejected"},
                     {"nothing more is decided", committee, record, committee_body(), "case.step_not_open"},
                     {"appealed without a reason", clerk, appeal, R"({"version":{v},"reason":""})", "case.invalid"},
                     {"appealed by another branch", "branch_clerk@东湾2", appeal, because, "case.unknown"},
                     {"appealed", clerk, appeal, because, "returned"},
                     {"heard again", committee, record, committee_body(), "committee_recorded"},
                     {"rejected by the reviewer", reviewer, reject, because, "rejected"},
                     {"there is no second appeal", clerk, appeal, because, "case.appeals_used"}});
        const auto again =
            county.send(clerk, {"POST", "/api/applications", R"({"member":)" + journey.member() + "}"});
        CHECK(again.status == 200);
    });
}

TEST_CASE(
    "an application is withdrawn by who filed it, at any step before the ledger, and the member may apply anew") {
    on_each_database([](County& county) {
        int number = 102;
        for (const auto* status : {"draft", "submitted", "on_notice", "committee_recorded", "filing_proposed"}) {
            CAPTURE(status);
            Journey journey(county, "东湾1", {.sequence = std::to_string(number += 2)});
            journey.to(status);
            check_tries(journey,
                        {{"not by the committee", committee, withdraw, because, "case.not_filer"},
                         {"without a reason", clerk, withdraw, R"({"version":{v},"reason":" "})", "case.invalid"},
                         {"by the filer", clerk, withdraw, because, "withdrawn"},
                         {"once", clerk, withdraw, because, "case.closed"}});
            CHECK(county.send(clerk, {"POST", "/api/applications", R"({"member":)" + journey.member() + "}"})
                      .status == 200);
        }
        Journey filed(county, "东湾1", {.sequence = "902"});
        filed.to("on_ledger");
        check_tries(filed, {{"not from the ledger", clerk, withdraw, because, "case.closed"}});
        const auto again =
            county.send(clerk, {"POST", "/api/applications", R"({"member":)" + filed.member() + "}"});
        CHECK(again.code() == "case.exists");
    });
}

TEST_CASE("a change after the committee's decision voids it until the committee has decided again") {
    struct Row {
        const char *sentence, *what;
        std::string body;
    };
    const char* spouse = "POST /api/household-members/{spouse}";
    const Row changes[] = {
        {"more income", "POST /api/households/{household}/incomes",
         R"({"year":2025,"wages":900000,"business":60000,"transfers":0,"property":0,"expenses":0,"version":1})"},
        {"the same income, later lowered by costs", "POST /api/households/{household}/incomes",
         R"({"year":2025,"wages":0,"business":60000,"transfers":0,"property":0,"expenses":100,"version":1})"},
        {"a son with an income of his own", "POST /api/households/{household}/members",
         R"({"name":"王小明","relation":"20","birth_date":"1999-01-01","sex":"1"})"},
        {"the wife has died", "POST /api/household-members/{spouse}",
         R"({"version":1,"deceased_on":"2026-01-05"})"},
        {"she earns something now", "POST /api/household-members/{spouse}",
         R"({"version":1,"monthly_income":90000})"},
        {"she has work now", "POST /api/household-members/{spouse}", R"({"version":1,"occupation":"县城务工"})"},
        {"a town household after all", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"residence":"urban"})"},
        {"another day of joining", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"join_date":"1949-08-01"})"},
        {"the same month without its day", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"join_date":"1995-07"})"},
        {"a day of becoming regular", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"regular_date":"1996-07-01"})"},
        {"another name", "POST /api/members/{member}", R"({"version":1,"person_version":1,"name":"王芬"})"},
        {"another number, born the same day", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"id_number":")" + id_number("19300307", "888") + "\"}"},
        {"what work he can do", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"labour":"ordinary"})"},
        {"what ails him", "POST /api/members/{member}", R"({"version":1,"person_version":1,"illness":"肺癌"})"},
        {"the account the money goes to", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"bank_account":"6222020200112233445"})"},
        {"the bank", "POST /api/members/{member}", R"({"version":1,"person_version":1,"bank_name":"县农商银行"})"},
        {"whose account it is", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"bank_holder":"赵秀英"})"},
        {"where he lives", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"address":"东湾村3组"})"},
        {"that he is married", "POST /api/members/{member}", R"({"version":1,"person_version":1,"marital":"90"})"},
        {"what he learnt", "POST /api/members/{member}", R"({"version":1,"person_version":1,"education":"70"})"},
        {"that he is no full member", "POST /api/members/{member}",
         R"({"version":1,"person_version":1,"member_type":"probationary"})"},
        {"his duty", "POST /api/members/{member}", R"({"version":1,"person_version":1,"duty":"组长"})"},
        {"the house", "POST /api/members/{member}/household", R"({"version":1,"housing_area":9})"},
        {"that it is not safe", "POST /api/members/{member}/household", R"({"version":1,"housing_safe":false})"},
        {"the wife's name", spouse, R"({"version":1,"person_version":1,"name":"赵秀瑛"})"},
        {"her number, which says what was stated", spouse,
         R"({"version":1,"person_version":1,"id_number":")" + id_number("19720501", "888") + "\"}"},
        {"her birth date", spouse, R"({"version":1,"person_version":1,"birth_date":"1972-05-02"})"},
        {"her sex", spouse, R"({"version":1,"person_version":1,"sex":""})"},
        {"who she is to him", spouse, R"({"version":1,"relation":"12"})"},
    };
    on_each_database([&](County& county) {
        int number = 300;
        for (const auto& change : changes) {
            CAPTURE(change.sentence);
            Journey journey(county, "东湾1", {.sequence = std::to_string(number += 2), .birth = "19300307"});
            journey.to("committee_recorded");
            const auto changed = journey.send(clerk, change.what, change.body);
            CHECK_MESSAGE(changed.status == 200, changed.body);
            check_tries(journey,
                        {{"not confirmed", reviewer, confirm, batch_body(), "case.content_changed"},
                         {"back to the committee", reviewer, send_back, back_to("notice_passed"), "returned"},
                         {"decided on what it is now", committee, record, committee_body(), "committee_recorded"},
                         {"confirmed", reviewer, confirm, batch_body(), "committee_confirmed"}});
        }
    });
}

TEST_CASE("a change voids the decision at the county too, a new paper as well; a telephone number does not") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("committee_confirmed");
        const auto phone = journey.send(clerk, "POST /api/members/{member}",
                                        R"({"version":1,"person_version":1,"phone":"13900000002"})");
        CHECK_MESSAGE(phone.status == 200, phone.body);
        check_tries(journey, {{"proposed", officer, propose, batch_body(), "filing_proposed"}});
        REQUIRE(journey.attach(clerk, {"income_proof"}).status == 200);
        check_tries(journey, {{"not filed", county_reviewer, file, batch_body(), "case.content_changed"}});
        const auto paper = journey.kept();
        check_tries(journey,
                    {{"back to the committee", county_reviewer, send_back, back_to("notice_passed"), "returned"}});
        journey.to("on_ledger");
    });
}

TEST_CASE("a submitted application is not edited until it is returned to the draft") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("submitted");
        const std::string save = "POST /api/cases/{case}/application",
                          text = R"({"version":{application_v},"situation":"改写","causes":[{"code":"skill",)"
                                 R"("main":true}],"findings":[],"minimum_allowance":{}})";
        const std::string remove = "POST /api/attachments/{attachment}/remove",
                          mistaken = R"({"version":{attachment_v},"reason":"传错"})";
        check_tries(journey, {{"not edited", clerk, save, text, "case.not_editable"},
                              {"nor a paper removed", clerk, remove, mistaken, "case.not_editable"},
                              {"returned", clerk, send_back, back_to("draft"), "returned"},
                              {"edited", clerk, save, text, "returned"},
                              {"a paper removed without a reason", clerk, remove,
                               R"({"version":{attachment_v},"reason":""})", "paper.invalid"},
                              {"a paper removed", clerk, remove, mistaken, "returned"},
                              {"and missed", clerk, submit, version, "case.papers_missing"}});
    });
}
