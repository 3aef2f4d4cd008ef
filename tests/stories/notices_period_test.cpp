// The public notice inside the office: its period and why it ends when it does, objections, corrections (A-3).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", post = "POST /api/cases/{case}/notice",
                  end_notice = "POST /api/notices/{notice}/close", closing = R"({"version":{notice_v}})",
                  correct = "POST /api/notices/{notice}/correct", object = "POST /api/notices/{notice}/objections",
                  objection = R"({"content":"其子在外务工，收入是否计入？","channel":"phone"})";

void pass_to(County& county, const std::string& day) {
    const auto ahead = Date::parse(day).value().days - county.now().local_date().days;
    REQUIRE(ahead >= 0);
    if (ahead > 0) county.pass_days(ahead);
}

Journey posted(County& county, const std::string& sequence = "002") {
    Journey journey(county, "东湾1", {.sequence = sequence});
    journey.to("on_notice");
    REQUIRE(journey.attach(clerk, {"notice_photo"}).status == 200);
    return journey;
}

Answer shown(Journey& journey) { return journey.send(clerk, "GET /api/notices/{notice}"); }

/// Records an objection and gives back "POST /api/objections/17".
std::string objected(Journey& journey) {
    const auto added = journey.send(clerk, object, objection);
    REQUIRE_MESSAGE(added.status == 200, added.body);
    return "POST /api/objections/" + added.at("/id");
}

}

TEST_CASE(
    "a notice runs five working days from the day after it was posted, holidays and make-up days as arranged") {
    struct Row {
        const char *posted, *ends, *reason;
    };
    const Row rows[] = {{"2026-02-11", "2026-02-25", "法定节假日"},
                        {"2026-04-28", "2026-05-08", "法定节假日"},
                        {"2026-09-25", "2026-10-09", "法定节假日"},
                        {"2025-09-26", "2025-10-10", "调休上班日"},
                        {"2026-03-06", "2026-03-13", ""}};
    for (const auto& row : rows) {
        CAPTURE(row.posted);
        on_each_database(
            [&](County& county) {
                auto journey = posted(county);
                const auto notice = shown(journey);
                CHECK(notice.at("/ends_on") == "\"" + std::string(row.ends) + "\"");
                CHECK(notice.at("/end_reasons").find(row.reason) != std::string::npos);
                if (!*row.reason) CHECK(notice.at("/end_reasons") == "[]");
                pass_to(county, Date::parse(row.ends).value().plus_days(-1).iso());
                check_tries(journey,
                            {{"the day before its last", clerk, end_notice, closing, "case.notice_running"}});
                pass_to(county, row.ends);
                check_tries(journey, {{"its last day", clerk, end_notice, closing, "case.notice_running"}});
                county.pass_days(1);
                check_tries(journey, {{"the day after", clerk, end_notice, closing, "notice_passed"}});
            },
            row.posted);
    }
}

TEST_CASE("a notice is posted somewhere, not in the future, and not before the assembly it tells of") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("submitted");
        county.pass_days(2);
        REQUIRE(journey.attach(clerk, {"assembly_minutes"}).status == 200);
        REQUIRE(journey.send(clerk, "POST /api/cases/{case}/assembly", assembly_body()).status == 200);
        county.pass_days(10);
        const auto on = [](const std::string& day) {
            return R"({"version":{v},"start":")" + day + R"(","place":"公开栏"})";
        };
        check_tries(journey,
                    {{"nowhere", clerk, post, R"({"version":{v},"start":"{date}","place":" "})", "case.invalid"},
                     {"tomorrow", clerk, post, on("2026-03-15"), "case.invalid"},
                     {"a telephone that is none", clerk, post,
                      R"({"version":{v},"start":"{date}","place":"公开栏","contact_phone":"12"})", "case.invalid"},
                     {"the day before the assembly", clerk, post, on("2026-03-03"), "case.invalid"},
                     {"the assembly's day, recorded late", clerk, post, on("2026-03-04"), "on_notice"}});
        CHECK(shown(journey).at("/ends_on") == "\"2026-03-11\"");
    });
}

TEST_CASE("a notice is closed with the photograph that proves it") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("on_notice");
        county.pass_days(8);
        check_tries(journey,
                    {{"without one", clerk, end_notice, closing, "case.notice_photo_missing"},
                     {"not by the reviewer", "committee_reviewer@东湾", end_notice, closing, "access.forbidden"},
                     {"not by the sibling", "branch_clerk@东湾2", end_notice, closing, "case.notice_unknown"}});
        REQUIRE(journey.attach(clerk, {"notice_photo"}).status == 200);
        check_tries(journey, {{"with it", clerk, end_notice, closing, "notice_passed"},
                              {"once", clerk, end_notice, closing, "case.notice_not_running"}});
    });
}

TEST_CASE("while an objection is open nothing moves, and the period lasts until the day of its answer") {
    on_each_database([](County& county) {
        auto journey = posted(county);
        const auto it = objected(journey);
        CHECK(shown(journey).at("/ends_on") == "\"2026-03-09\"");
        pass_to(county, "2026-03-12");
        const auto extended = shown(journey);
        CHECK(extended.at("/ends_on") == "\"2026-03-12\"");
        CHECK(extended.at("/end_reasons").find("异议") != std::string::npos);
        check_tries(journey, {{"open", clerk, end_notice, closing, "case.objection_open"},
                              {"not answered before it is looked into", clerk, it + "/answer",
                               R"({"version":1,"answer":"已核"})", "case.objection_not_investigated"},
                              {"looked into, without words", clerk, it + "/investigate",
                               R"({"version":1,"finding":" ","upheld":false})", "case.invalid"}});
        CHECK(
            journey.send(clerk, it + "/investigate", R"({"version":1,"finding":"已计入","upheld":false})").status ==
            200);
        check_tries(journey, {{"looked into, not answered", clerk, end_notice, closing, "case.objection_open"}});
        CHECK(journey.send(clerk, it + "/answer", R"({"version":2,"answer":"其收入已计入"})").status == 200);
        check_tries(journey,
                    {{"the day of the answer is the last", clerk, end_notice, closing, "case.notice_running"},
                     {"answered once", clerk, it + "/answer", R"({"version":3,"answer":"再答"})",
                      "case.objection_answered"}});
        county.pass_days(1);
        const auto after = shown(journey);
        CHECK(after.at("/ends_on") == "\"2026-03-12\"");
        CHECK(after.at("/end_reasons").find("异议") != std::string::npos);
        check_tries(journey, {{"the day after", clerk, end_notice, closing, "notice_passed"}});
    });
}

TEST_CASE("an objection answered within the period leaves its end where it was") {
    on_each_database([](County& county) {
        auto journey = posted(county);
        const auto it = objected(journey);
        county.pass_days(1);
        REQUIRE(
            journey.send(clerk, it + "/investigate", R"({"version":1,"finding":"已计入","upheld":false})").status ==
            200);
        REQUIRE(journey.send(clerk, it + "/answer", R"({"version":2,"answer":"其收入已计入"})").status == 200);
        CHECK(shown(journey).at("/ends_on") == "\"2026-03-09\"");
        pass_to(county, "2026-03-10");
        check_tries(journey, {{"the day after", clerk, end_notice, closing, "notice_passed"}});
    });
}

TEST_CASE("an upheld objection is met by a correction, which begins the period anew with a link of its own") {
    on_each_database([](County& county) {
        auto journey = posted(county);
        const auto it = objected(journey);
        REQUIRE(
            journey.send(clerk, it + "/investigate", R"({"version":1,"finding":"属实","upheld":true})").status ==
            200);
        REQUIRE(journey.send(clerk, it + "/answer", R"({"version":2,"answer":"更正后重新公示"})").status == 200);
        pass_to(county, "2026-03-16");
        const auto first_link = journey.kept().at("link");
        const std::string anew = R"({"version":{notice_v},"reason":"补列收入","start":"{date}","place":"公开栏"})";
        check_tries(journey,
                    {{"not closed", clerk, end_notice, closing, "case.objection_upheld"},
                     {"not corrected without a reason", clerk, correct,
                      R"({"version":{notice_v},"reason":"","start":"{date}","place":"公开栏"})", "case.invalid"},
                     {"the new period does not begin in the past", clerk, correct,
                      R"({"version":{notice_v},"reason":"补列收入","start":"2026-03-02","place":"公开栏"})",
                      "case.invalid"},
                     {"corrected", clerk, correct, anew, "on_notice"}});
        const auto corrected = shown(journey);
        CHECK(corrected.at("/ends_on") == "\"2026-03-23\"");
        CHECK(corrected.at("/objections") == "[]");
        CHECK(journey.kept().at("link") != first_link);
        CHECK(county.send("", {"GET", first_link}).status == 410);
        CHECK(county.send("", {"GET", journey.kept().at("link")}).status == 200);
        pass_to(county, "2026-03-23");
        check_tries(journey, {{"it runs anew", clerk, end_notice, closing, "case.notice_running"}});
        county.pass_days(1);
        check_tries(journey,
                    {{"with a photograph of its own", clerk, end_notice, closing, "case.notice_photo_missing"}});
        REQUIRE(journey.attach(clerk, {"notice_photo"}).status == 200);
        check_tries(journey, {{"the day after", clerk, end_notice, closing, "notice_passed"}});
    });
}

TEST_CASE("the sheet for the board has what a wall may show, and nothing of what it may not") {
    on_each_database([](County& county) {
        auto journey = posted(county);
        const auto sheet = journey.send(clerk, "GET /api/notices/{notice}/sheet");
        REQUIRE(sheet.status == 200);
        const std::pair<const char*, const char*> has[] = {
            {"/name", "\"王芳\""},         {"/sex", "\"2\""},
            {"/join_year", "1995"},        {"/household_size", "2"},
            {"/proposed_level", "2"},      {"/expected", "17"},
            {"/in_favour", "14"},          {"/abstained", "1"},
            {"/working_days", "5"},        {"/causes/1", "\"生活困难\""},
            {"/ends_on", "\"2026-03-09\""}};
        for (const auto& [pointer, value] : has) {
            CAPTURE(pointer);
            CHECK(sheet.at(pointer) == value);
        }
        CHECK(sheet.at("/link").starts_with("\"/public/notices/"));
        for (const auto* word : {"9900", "139", "肾", "赵秀英", "600", "60000", "河湾组", "illness", "因病"}) {
            CAPTURE(word);
            CHECK(sheet.body.find(word) == std::string::npos);
        }
    });
}
