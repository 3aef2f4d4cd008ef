// Days that cannot be: an assembly before its application, a committee before the notice's end, a notice that
// nobody could object to (A-3).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", assembly = "POST /api/cases/{case}/assembly",
                  post = "POST /api/cases/{case}/notice", record = "POST /api/cases/committee",
                  end_notice = "POST /api/notices/{notice}/close", closing = R"({"version":{notice_v}})",
                  object = "POST /api/notices/{notice}/objections";

/// The body with another day.
std::string on(const std::string& day, std::string body) {
    const std::string from = "{date}";
    return body.replace(body.find(from), from.size(), day);
}

std::string because(std::string body, const std::string& why) {
    return body.insert(body.size() - 1, R"(,"earlier_because":")" + why + "\"");
}

}

TEST_CASE("an assembly before the application is refused, or told with its reason and logged") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("submitted");
        REQUIRE(journey.attach(clerk, {"assembly_minutes"}).status == 200);
        check_tries(journey, {{"the day before the application", clerk, assembly, on("2026-03-01", assembly_body()),
                               "case.invalid"},
                              {"in another century, with a reason", clerk, assembly,
                               because(on("1990-01-01", assembly_body()), "补录"), "case.invalid"},
                              {"the day before, as was written on paper", clerk, assembly,
                               because(on("2026-03-01", assembly_body()), "补录纸质申请"), "assembly_passed"}});
        CHECK(journey.seen().at("/assembly/earlier_because") == "\"补录纸质申请\"");
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?action=case.assembly_earlier"});
        CHECK(log.at("/rows/0/note") == "\"补录纸质申请\"");
    });
}

TEST_CASE("an assembly of its day needs no reason, and keeps none that is typed all the same") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("submitted");
        REQUIRE(journey.attach(clerk, {"assembly_minutes"}).status == 200);
        check_tries(journey, {{"today", clerk, assembly, because(assembly_body(), "补录"), "assembly_passed"}});
        CHECK(journey.seen().at("/assembly/earlier_because") == "null");
    });
}

TEST_CASE("a notice that was entered after its last day is marked for committee and county") {
    on_each_database([](County& county) {
        Journey late(county, "东湾1"), timely(county, "石桥1", {.name = "李明", .sequence = "005"});
        timely.to("on_notice");
        CHECK(timely.seen().at("/notices/0/entered_late") == "false");
        late.to("submitted");
        REQUIRE(late.attach(clerk, {"assembly_minutes"}).status == 200);
        check_tries(late, {{"held and not entered", clerk, assembly, assembly_body(), "assembly_passed"}});
        const auto held = county.now().local_date().iso();
        county.pass_days(20);
        check_tries(late, {{"before the assembly", clerk, post, on("2026-03-01", notice_body()), "case.invalid"},
                           {"posted then and entered now", clerk, post, on(held, notice_body()), "on_notice"}});
        CHECK(late.seen().at("/notices/0/entered_late") == "true");
        const auto waits_marked = [&](Journey& journey, const std::string& branch, const std::string& committee) {
            REQUIRE(journey.attach("branch_clerk@" + branch, {"notice_photo"}).status == 200);
            check_tries(journey, {{"closed", "branch_clerk@" + branch, "POST /api/notices/{notice}/close",
                                   R"({"version":{notice_v}})", "notice_passed"}});
            const auto waiting = county.send("committee_clerk@" + committee, {"GET", "/api/approvals?box=todo"});
            CHECK(waiting.at("/rows/0/line/id") == journey.id());
            return waiting.at("/rows/0/entered_late");
        };
        CHECK(waits_marked(late, "东湾1", "东湾") == "true");
        CHECK(waits_marked(timely, "石桥1", "石桥") == "false");
    });
}

TEST_CASE("the committee meets once the notice has ended") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("notice_passed");
        const auto ended = journey.seen().at("/notices/0/ends_on");
        check_tries(journey, {{"on the notice's last day", "committee_clerk@东湾", record,
                               on(ended.substr(1, ended.size() - 2), committee_body()), "case.invalid"},
                              {"today", "committee_clerk@东湾", record, committee_body(), "committee_recorded"}});
    });
}

TEST_CASE("nor within a notice that an objection prolonged") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("on_notice");
        REQUIRE(journey.attach(clerk, {"notice_photo"}).status == 200);
        const auto objected =
            journey.send(clerk, object, R"({"content":"其子在外务工，收入是否计入？","channel":"phone"})");
        REQUIRE_MESSAGE(objected.status == 200, objected.body);
        const auto it = "POST /api/objections/" + objected.at("/id");
        const auto posted_end = journey.seen().at("/notices/0/ends_on");
        county.pass_days(12);
        const auto looked_into =
            journey.send(clerk, it + "/investigate", R"({"version":1,"finding":"已计入","upheld":false})");
        REQUIRE_MESSAGE(looked_into.status == 200, looked_into.body);
        REQUIRE(journey.send(clerk, it + "/answer", R"({"version":2,"answer":"其收入已计入"})").status == 200);
        const auto answered = county.now().local_date();
        CHECK("\"" + answered.iso() + "\"" > posted_end);
        county.pass_days(1);
        check_tries(journey, {{"closed the day after", clerk, end_notice, closing, "notice_passed"}});
        county.pass_days(2);
        check_tries(journey, {{"on the day of the answer", "committee_clerk@东湾", record,
                               on(answered.iso(), committee_body()), "case.invalid"},
                              {"after it", "committee_clerk@东湾", record,
                               on(answered.plus_days(1).iso(), committee_body()), "committee_recorded"}});
    });
}

TEST_CASE("of two notices the newest counts: the committee meets after its end") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("notice_passed");
        const auto between = county.now().local_date();
        county.pass_days(3);
        check_tries(journey, {{"to be posted anew", "committee_clerk@东湾", record,
                               committee_body(R"("verdict":"send_back","to":"assembly_passed")"), "returned"},
                              {"posted anew", clerk, post, notice_body(), "on_notice"}});
        county.pass_days(8);
        REQUIRE(journey.attach(clerk, {"notice_photo"}).status == 200);
        journey.to("notice_passed");
        check_tries(journey, {{"after the first notice, before the second was posted", "committee_clerk@东湾",
                               record, on(between.iso(), committee_body()), "case.invalid"},
                              {"today", "committee_clerk@东湾", record, committee_body(), "committee_recorded"}});
    });
}
