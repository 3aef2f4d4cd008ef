// The yearly arrangement of holidays, loaded by the county, and what it does to notices that run (domain.md 1.4).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", officer = "county_officer@县", load = "POST /api/calendar";

std::string day(const std::string& date, const std::string& kind = "holiday") {
    return R"({"date":")" + date + R"(","kind":")" + kind + R"(","name":"元旦"})";
}

std::string year(const std::vector<std::string>& days, const std::string& more = "") {
    std::string all;
    for (const auto& each : days) all += (all.empty() ? "" : ",") + each;
    return R"({"year":2027,"source":"关于2027年部分节假日安排的通知","days":[)" + all + "]" + more + "}";
}

const std::vector<std::string> arranged{day("2027-01-01"), day("2027-01-02"), day("2027-02-05"),
                                        day("2027-02-08"), day("2027-05-03"), day("2027-01-31", "workday")};

std::vector<std::string> with(const std::string& more) {
    auto days = arranged;
    days.push_back(more);
    return days;
}

}

TEST_CASE("the county loads a year, and a notice that runs into it ends later, with the reason on every page") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind, "2026-12-30");
        Journey journey(county, "东湾1");
        journey.to("on_notice");
        REQUIRE(journey.attach(clerk, {"notice_photo"}).status == 200);
        const std::string notice = "GET /api/notices/{notice}", sheet = notice + "/sheet";
        const auto before = journey.send(clerk, notice);
        CHECK(before.at("/ends_on") == "\"2027-01-06\"");
        CHECK(before.at("/end_reasons").find("尚未导入") != std::string::npos);
        CHECK(journey.send(clerk, "GET /api/policy").at("/calendar_until") == "\"2026-12-31\"");
        const auto preview = journey.send(officer, "POST /api/calendar/preview", year(arranged));
        CHECK(preview.at("/running") == "1");
        CHECK(preview.at("/moved") == "1");
        CHECK(preview.at("/moves/0/notice") == journey.kept().at("notice"));
        CHECK(preview.at("/moves/0/ends_on") == "\"2027-01-06\"");
        CHECK(preview.at("/moves/0/would_end_on") == "\"2027-01-07\"");
        CHECK(preview.body.find("王芳") == std::string::npos);
        CHECK(journey.send(officer, "POST /api/calendar/preview", year({day("2027-01-01")})).code() ==
              "policy.calendar_invalid");
        CHECK(journey.send(clerk, "POST /api/calendar/preview", year(arranged)).code() == "access.forbidden");
        CHECK(journey.send(clerk, notice).at("/ends_on") == "\"2027-01-06\"");
        REQUIRE(journey.send(officer, load, year(arranged)).at("/covered_until") == "\"2027-12-31\"");
        const auto after = journey.send(clerk, notice);
        CHECK(after.at("/ends_on") == "\"2027-01-07\"");
        CHECK(after.at("/end_reasons").find("由2027年1月6日改为2027年1月7日") != std::string::npos);
        CHECK(after.at("/end_reasons").find("1月1日为法定节假日") != std::string::npos);
        CHECK(after.at("/end_reasons").find("尚未导入") == std::string::npos);
        CHECK(after.at("/end_reasons_en").find("moved from 6 January 2027 to 7 January 2027") != std::string::npos);
        CHECK(journey.send(clerk, sheet).at("/ends_on") == "\"2027-01-07\"");
        const auto page = county.send("", {"GET", journey.kept().at("link")});
        CHECK(page.body.find("由2027年1月6日改为2027年1月7日") != std::string::npos);
        const std::string close = "POST /api/notices/{notice}/close", version = R"({"version":{notice_v}})";
        county.pass_days(8);
        check_tries(journey, {{"its old end has passed", clerk, close, version, "case.notice_running"}});
        county.pass_days(1);
        check_tries(journey, {{"the day after its new one", clerk, close, version, "notice_passed"}});
    }
}

TEST_CASE("a year is loaded whole, right, from a named notice, by the county's officer and by the version read") {
    const auto at = [](const char* sentence, const std::string& body, const char* field, const char* code) {
        Step step{.sentence = sentence,
                  .who = officer,
                  .what = load,
                  .body = body,
                  .status = 400,
                  .code = "policy.calendar_invalid"};
        step.has = {{"/fields/0/field", "\"" + std::string(field) + "\""},
                    {"/fields/0/code", "\"" + std::string(code) + "\""}};
        return step;
    };
    auto unnamed = year(arranged);
    unnamed.replace(unnamed.find("关于2027年部分节假日安排的通知"),
                    std::string("关于2027年部分节假日安排的通知").size(), " ");
    Step loaded{.sentence = "loaded", .who = officer, .what = load, .body = year(arranged)};
    loaded.has = {{"/version", "1"}, {"/covered_until", "\"2027-12-31\""}};
    Step stale{.sentence = "again without having read it",
               .who = officer,
               .what = load,
               .body = year(arranged),
               .status = 409,
               .code = "stale_version"};
    stale.has = {{"/details", R"(["0","1"])"}};
    Step again{.sentence = "again",
               .who = officer,
               .what = load,
               .body = year(with(day("2027-10-01")), R"(,"version":1)")};
    again.has = {{"/version", "2"}};
    Step shown{.sentence = "shown to everybody inside", .who = "branch_clerk@石桥1", .what = "GET /api/calendar"};
    shown.has = {{"/years/2/year", "2027"},
                 {"/years/2/version", "2"},
                 {"/years/0/version", "null"},
                 {"/years/2/loaded_by", "\"county_officer@县\""},
                 {"/covered_until", "\"2027-12-31\""},
                 {"/years/2/days/6/date", "\"2027-10-01\""}};
    Step log{.sentence = "and logged", .who = "audit_admin@县", .what = "GET /api/audit?action=calendar.load"};
    log.has = {{"/rows/0/note", "\"2027 关于2027年部分节假日安排的通知\""},
               {"/rows/1/actor_name", "\"county_officer@县\""}};
    tell({at("from nowhere", unnamed, "source", "policy.calendar_source"),
          at("a year of one day", year({day("2027-01-01")}), "days", "policy.calendar_days"),
          at("a day of another year", year(with(day("2028-01-01"))), "days[6].date", "policy.calendar_other_year"),
          at("a day twice", year(with(day("2027-01-01"))), "days[6].date", "policy.calendar_day_twice"),
          at("a make-up day on a Monday", year(with(day("2027-03-01", "workday"))), "days[6].kind",
             "policy.calendar_workday_on_weekday"),
          {"no such kind of day", officer, load, year(with(day("2027-03-01", "party"))), 400, "request.fields"},
          {"not by a clerk", clerk, load, year(arranged), 403, "access.forbidden"},
          {"nor by the reviewer", "county_reviewer@县", load, year(arranged), 403, "access.forbidden"},
          {"nor by the public", "", load, year(arranged), 401, "session.missing"},
          loaded,
          stale,
          again,
          shown,
          log});
}
