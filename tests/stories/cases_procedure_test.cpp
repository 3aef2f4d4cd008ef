#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

/// The way of an application: where it waits, whose step that is, and how it is taken.
struct Turn {
    std::string status, who, what, body;
};

std::vector<Turn> turns() {
    const std::string clerk = "branch_clerk@东湾1", of = "POST /api/cases/";
    return {{"draft", clerk, of + "{case}/submit", R"({"version":{v}})"},
            {"submitted", clerk, of + "{case}/assembly", assembly_body()},
            {"assembly_passed", clerk, of + "{case}/notice", notice_body()},
            {"on_notice", clerk, "POST /api/notices/{notice}/close", R"({"version":{notice_v}})"},
            {"notice_passed", "committee_clerk@东湾", of + "committee", committee_body()},
            {"committee_recorded", "committee_reviewer@东湾", of + "committee-confirm", batch_body()},
            {"committee_confirmed", "county_officer@县", of + "filing", batch_body()},
            {"filing_proposed", "county_reviewer@县", of + "filing-confirm", batch_body()}};
}

const std::vector<std::string> everyone{
    "branch_clerk@东湾1",   "branch_clerk@东湾2",      "branch_clerk@石桥1",      "committee_clerk@东湾",
    "committee_clerk@石桥", "committee_reviewer@东湾", "committee_reviewer@石桥", "county_officer@县",
    "county_reviewer@县",   "system_admin@县",         "security_admin@县",       "audit_admin@县",
    "fund_accountant@县",   "fund_supervisor@县"};

/// Nobody but the one whose turn it is moves the case, and they only by this step.
void check_only(Journey& journey, const Turn& turn) {
    CAPTURE(turn.status);
    for (const auto& other : turns()) {
        if (other.status == turn.status || other.what.find("{notice}") != std::string::npos) continue;
        CAPTURE(other.what);
        CHECK(journey.outcome(other.who, other.what, other.body) == "case.step_not_open");
    }
    for (const auto& who : everyone) {
        if (who == turn.who) continue;
        CAPTURE(who);
        const auto outcome = journey.outcome(who, turn.what, turn.body);
        const bool refused = outcome == "access.forbidden" || outcome == "case.unknown" ||
                             outcome == "case.wrong_tier" || outcome == "case.notice_unknown" ||
                             outcome == "case.not_poster";
        CHECK_MESSAGE(refused, outcome);
    }
    CHECK(journey.status() == turn.status);
}

void check_ledger(County& county, const std::string& who, const std::string& id, bool there) {
    CAPTURE(who);
    const auto rows = county.send(who, {"GET", "/api/ledger"});
    const auto totals = county.send(who, {"GET", "/api/ledger/totals"});
    CHECK(rows.at("/rows/0/id") == (there ? id : ""));
    CHECK(rows.at("/rows/1/id") == "");
    CHECK(totals.at("/cases") == (there ? "1" : "0"));
    CHECK(totals.at("/people") == (there ? "2" : "0"));
    CHECK(totals.at("/income_total") == (there ? "60000" : "0"));
    CHECK(totals.at("/by_level/0/level") == (there ? "2" : ""));
    CHECK(totals.at("/by_status/0/status") == (there ? "\"on_ledger\"" : ""));
    CHECK(county.send(who, {"GET", "/api/home"}).at("/figures/0/value") == (there ? "1" : "0"));
}

}

TEST_CASE(
    "an application stands in three ledgers after each step in turn, each by its own person, and not before") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        Journey journey(county, "东湾1");
        for (const auto& turn : turns()) {
            REQUIRE(journey.status() == turn.status);
            check_only(journey, turn);
            check_ledger(county, "branch_clerk@东湾1", journey.id(), false);
            journey.step();
        }
        REQUIRE(journey.status() == "on_ledger");
        for (const auto* who : {"branch_clerk@东湾1", "committee_clerk@东湾", "county_officer@县"})
            check_ledger(county, who, journey.id(), true);
        for (const auto* who : {"branch_clerk@东湾2", "committee_reviewer@石桥"})
            check_ledger(county, who, journey.id(), false);
        for (const auto& turn : turns())
            if (turn.status != "on_notice") CHECK(journey.outcome(turn.who, turn.what, turn.body) == "case.closed");
    }
}

TEST_CASE("the trace names each step, who took it and with what words") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        Journey journey(county, "东湾1");
        journey.to("on_ledger");
        const auto file = journey.seen();
        int at = 0;
        for (const auto& turn : turns()) {
            const auto entry = "/trace/" + std::to_string(at++);
            CHECK(file.at(entry + "/from_status") == "\"" + turn.status + "\"");
            CHECK(file.at(entry + "/by") == "\"" + turn.who + "\"");
        }
        CHECK(file.at("/trace/8") == "");
        CHECK(file.at("/line/level") == "2");
        CHECK(file.at("/line/filed_on") == "\"" + today(county) + "\"");
        CHECK(file.at("/committee/participants") == R"(["赵建国","马会芳"])");
        CHECK(file.at("/assembly/in_favour") == "14");
        CHECK(file.at("/steps/8/state") == "\"done\"");
        CHECK(file.at("/steps/8/by") == file.at("/steps/7/by"));
        CHECK(file.at("/steps/8/at") == file.at("/steps/7/at"));
    }
}

TEST_CASE("an assembly that does not carry is on record, and the branch holds another, rejects or returns") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        Journey journey(county, "东湾1");
        journey.to("submitted");
        const auto clerk = journey.clerk();
        const std::string assembly = "POST /api/cases/{case}/assembly";
        CHECK(journey.outcome(clerk, assembly, failed_assembly_body()) == "case.minutes_missing");
        REQUIRE(journey.attach(clerk, {"assembly_minutes"}).status == 200);
        check_tries(
            journey,
            {{"a majority is not a failure", clerk, assembly, failed_assembly_body("17,15,14,0,1"),
              "case.assembly_carried"},
             {"nor is what has no quorum", clerk, assembly, failed_assembly_body("17,8,4,4,0"),
              "case.assembly_quorum"},
             {"not by the committee", "committee_clerk@东湾", assembly, failed_assembly_body(), "case.wrong_tier"},
             {"it is recorded, and the case waits", clerk, assembly, failed_assembly_body(), "submitted"},
             {"the next has minutes of its own", clerk, assembly, failed_assembly_body(), "case.minutes_missing"}});
        const auto failed = journey.seen();
        CHECK(failed.at("/assembly") == "null");
        CHECK(failed.at("/failed_assemblies/0/date") == "\"2026-03-02\"");
        CHECK(failed.at("/failed_assemblies/0/expected") == "17");
        CHECK(failed.at("/failed_assemblies/0/in_favour") == "8");
        CHECK(failed.at("/failed_assemblies/0/against") == "6");
        CHECK(failed.at("/failed_assemblies/0/abstained") == "1");
        CHECK(failed.at("/line/proposed_level") == "null");
        CHECK(failed.at("/trace/1/action") == "\"record_failed_assembly\"");
        CHECK(failed.at("/trace/1/to_status") == "\"submitted\"");
        county.pass_days(7);
        REQUIRE(journey.attach(clerk, {"assembly_minutes"}).status == 200);
        CHECK(journey.outcome(clerk, assembly, assembly_body()) == "assembly_passed");
        CHECK(journey.seen().at("/assembly/in_favour") == "14");
        CHECK(journey.seen().at("/failed_assemblies/0/in_favour") == "8");
        journey.to("on_ledger");

        Journey rejected(county, "东湾1", {.name = "李明", .sequence = "005"});
        rejected.to("submitted");
        REQUIRE(rejected.attach(clerk, {"assembly_minutes"}).status == 200);
        check_tries(rejected, {{"failed", clerk, assembly, failed_assembly_body(), "submitted"},
                               {"back for correction", clerk, "POST /api/cases/{case}/return",
                                R"({"version":{v},"to":"draft","reason":"补充材料"})", "returned"},
                               {"again", clerk, "POST /api/cases/{case}/submit", R"({"version":{v}})", "submitted"},
                               {"rejected with its reason", clerk, "POST /api/cases/{case}/reject",
                                R"({"version":{v},"reason":"支部大会未通过"})", "rejected"}});
        CHECK(rejected.seen().at("/failed_assemblies/0/in_favour") == "8");
        CHECK(rejected.seen().at("/steps/0/state") == "\"done\"");
        CHECK(rejected.seen().at("/steps/1/state") == "\"ended\"");
        CHECK(rejected.seen().at("/steps/1/at") == rejected.seen().at("/trace/4/at"));
        for (const auto* later : {"2", "4", "8"})
            CHECK(rejected.seen().at("/steps/" + std::string(later) + "/state") == "\"todo\"");
    }
}

TEST_CASE("an assembly carries by more than half of those expected, with a quorum and votes that add up") {
    struct Row {
        const char *sentence, *votes, *outcome;
    };
    const Row rows[] = {
        {"nobody expected", "0,0,0,0,0", "case.assembly_votes"},
        {"more present than expected", "15,17,15,1,1", "case.assembly_votes"},
        {"votes that do not add up", "17,15,10,3,1", "case.assembly_votes"},
        {"a vote below nothing", "17,15,16,-1,0", "case.assembly_votes"},
        {"half of those expected were there", "16,8,8,0,0", "case.assembly_quorum"},
        {"half of those expected are in favour", "16,15,8,6,1", "case.assembly_no_majority"},
        {"most of those present, but not of those expected", "17,9,8,1,0", "case.assembly_no_majority"},
        {"one more than half of an even number", "16,15,9,5,1", "assembly_passed"},
        {"just over half of an odd number", "17,15,9,5,1", "assembly_passed"},
        {"all of a bare quorum", "17,9,9,0,0", "assembly_passed"},
    };
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        int number = 100;
        for (const auto& row : rows) {
            CAPTURE(row.sentence);
            Journey journey(county, "东湾1", {.sequence = std::to_string(number += 2)});
            journey.to("submitted");
            REQUIRE(journey.attach(journey.clerk(), {"assembly_minutes"}).status == 200);
            CHECK(journey.outcome(journey.clerk(), "POST /api/cases/{case}/assembly", assembly_body(row.votes)) ==
                  row.outcome);
        }
    }
}

TEST_CASE("an assembly is recorded with its minutes, a level and a day that has been") {
    const std::string clerk = "branch_clerk@东湾1", record = "POST /api/cases/{case}/assembly";
    const auto with = [](std::string body, const std::string& from, const std::string& to) {
        return body.replace(body.find(from), from.size(), to);
    };
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        Journey journey(county, "东湾1");
        journey.to("submitted");
        check_tries(journey, {{"no minutes yet", clerk, record, assembly_body(), "case.minutes_missing"}});
        REQUIRE(journey.attach(clerk, {"assembly_minutes"}).status == 200);
        check_tries(
            journey,
            {{"no such level", clerk, record, with(assembly_body(), "\"proposed_level\":2", "\"proposed_level\":4"),
              "case.invalid"},
             {"a day to come", clerk, record, with(assembly_body(), "{date}", "2026-03-03"), "case.invalid"},
             {"a stale version", clerk, record, with(assembly_body(), "{v}", "1"), "stale_version"},
             {"today", clerk, record, assembly_body(), "assembly_passed"}});
    }
}

TEST_CASE("a committee decides each case of its meeting by itself, and a wrong one holds up the whole batch") {
    const std::string committee = "committee_clerk@东湾", decide = "POST /api/cases/committee";
    const auto item = [](const Journey& journey, const std::string& version, const std::string& verdict) {
        return R"({"id":)" + journey.id() + R"(,"version":)" + version + "," + verdict +
               R"(,"opinion":"集体研究"})";
    };
    const auto meeting = [](const std::vector<std::string>& items, const std::string& who = "\"何伟\"") {
        std::string all;
        for (const auto& each : items) all += (all.empty() ? "" : ",") + each;
        return R"({"date":"{date}","participants":[)" + who + R"(],"items":[)" + all + "]}";
    };
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        Journey first(county, "东湾1"), second(county, "东湾2", {.sequence = "004"}),
            third(county, "东湾1", {.sequence = "006"}), elsewhere(county, "石桥1", {.sequence = "008"});
        for (auto* each : {&first, &second, &third, &elsewhere}) each->to("notice_passed");
        const auto v1 = first.kept().at("v"), v2 = second.kept().at("v"), v3 = third.kept().at("v");
        const std::string yes = R"("verdict":"approve","level":3)", no = R"("verdict":"reject")",
                          back = R"("verdict":"send_back","to":"submitted")";
        check_tries(
            first,
            {{"nobody took part", committee, decide, meeting({item(first, v1, yes)}, "\" \""), "case.invalid"},
             {"no case", committee, decide, meeting({}), "case.invalid"},
             {"no level", committee, decide, meeting({item(first, v1, R"("verdict":"approve")")}),
              "case.level_missing"},
             {"one of another committee", committee, decide, meeting({item(elsewhere, "1", yes)}), "case.unknown"},
             {"none that may be decided", committee, decide,
              meeting({item(second, "1", yes), item(elsewhere, "1", yes)}), "stale_version"}});
        const auto none =
            first.send(committee, decide, meeting({item(second, "1", yes), item(elsewhere, "1", yes)}));
        CHECK(none.at("/fields/0/field") == "\"items[0]\"");
        CHECK(none.at("/fields/1/code") == "\"case.unknown\"");
        // What may be decided is, and each other row says why not, as if it had never been sent.
        const auto some =
            first.send(committee, decide,
                       meeting({item(first, v1, yes), item(second, "1", yes), item(elsewhere, "1", yes),
                                item(first, v1, no), item(third, v3, back)}));
        CHECK(some.status == 200);
        CHECK(some.at("/results/0/status") == "\"committee_recorded\"");
        CHECK(some.at("/results/1/status") == "\"returned\"");
        CHECK(some.at("/results/2").empty());
        CHECK(some.at("/refused/0/row") == "1");
        CHECK(some.at("/refused/0/code") == "\"stale_version\"");
        CHECK(some.at("/refused/1/code") == "\"case.unknown\"");
        CHECK(some.at("/refused/2/code") == "\"case.batch_twice\"");
        CHECK(some.at("/refused/2/message").find("两次") != std::string::npos);
        CHECK(some.at("/refused/3").empty());
        CHECK(second.status() == "notice_passed");
        CHECK(second.seen().at("/trace").find("record_committee") == std::string::npos);
        CHECK(first.outcome(committee, decide, meeting({item(second, v2, no)})) == "committee_recorded");
        CHECK(second.status() == "rejected");
        CHECK(third.status() == "returned");
        CHECK(first.seen().at("/line/level") == "3");
    }
}
