// What every other act may ask of the database and of the keys, counted exactly in a small world and in a larger
// one: no act costs more statements where there is more beside what it is done to.
#include "app/slices.hpp"
#include "tests/stories/support/fillings.hpp"
#include "tests/stories/support/growing.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string officer = "county_officer@县", reviewer = "county_reviewer@县", clerk = "branch_clerk@东湾1",
                  committee = "committee_clerk@东湾", admin = "system_admin@县", security = "security_admin@县",
                  exporter = "branch_clerk@石桥2";

/// As they are done one after the other; who is signed out or loses roles comes last. Figures are those of SQLite
/// and PostgreSQL alike.
const std::vector<Act>& acts() {
    static const std::vector<Act> rows{
        {"POST /api/sign-in", "", "", 401, 12, 0},
        {"POST /api/session/password", clerk, "", 400, 12, 0},
        {"POST /api/organisations", admin, "", 200, 10, 0,
         R"({"parent":{parent},"code":"QY88","name":"新村","kind":"branch"})"},
        {"POST /api/organisations/import", admin, "", 200, 7, 0,
         "code,parent_code,name,kind\nQY0199,QY01,新村党支部,branch\n"},
        {.what = "POST /api/organisations/{organisation}/rename", .who = admin, .statements = 74, .grows = true},
        {"POST /api/accounts", admin, "", 200, 11, 0,
         R"({"username":"newcomer","name":"王芳","organisation":{organisation}})"},
        {"POST /api/deputies", security, "", 200, 10, 0},
        {"POST /api/deputies/{deputy}/end", security, "", 200, 9, 0},
        {"POST /api/jobs/{job}/cancel", exporter, "", 409, 4, 0},
        {"POST /api/jobs/{job}/file", exporter, "", 200, 8, 2},
        {"POST /api/exports", clerk, "", 200, 12, 0},
        {"POST /api/calendar", officer, "", 200, 9, 0, filling_of("POST /api/calendar/preview")->body},
        {"POST /api/calendar/preview", officer, "", 200, 12, 0},
        {"POST /api/members", clerk, "", 200, 25, 1},
        {"POST /api/members/{member}", clerk, "", 200, 36, 1},
        {"POST /api/members/{member}/doubts", clerk, "", 409, 15, 4},
        {"POST /api/members/{member}/household", clerk, "", 200, 15, 0},
        {"POST /api/households/{household}/members", clerk, "", 200, 22, 0},
        {"POST /api/households/{household}/incomes", clerk, "", 200, 26, 0},
        {"POST /api/households/{household}/merge", clerk, "", 400, 20, 0},
        {"POST /api/households/{household}/split", clerk, "", 400, 20, 0},
        {"POST /api/household-members/{household_member}", clerk, "", 200, 17, 0},
        {"POST /api/household-members/{household_member}/remove", clerk, "", 200, 26, 0},
        {"POST /api/people/{person}/reveal", clerk, "", 200, 9, 1},
        {"POST /api/matches/{match}/decide", committee, "", 200, 9, 0},
        {"POST /api/applications", clerk, "", 200, 19, 0},
        {"POST /api/cases/{id}/application", clerk, "draft", 200, 42, 0},
        {"POST /api/cases/{id}/attachments", clerk, "draft", 200, 14, 0},
        {"POST /api/attachments/{attachment}/open", clerk, "", 200, 9, 2},
        {"POST /api/attachments/{attachment}/remove", clerk, "draft", 200, 10, 0},
        {"POST /api/cases/{id}/papers", clerk, "draft", 200, 30, 3},
        {"POST /api/papers/{paper}/void", clerk, "", 200, 12, 0},
        {"POST /api/cases/{id}/withdraw", clerk, "submitted", 200, 35, 2},
        // The ledger kept the figures the case ended with: the household as it stands is asked for once more.
        {"POST /api/cases/{id}/appeal", clerk, "rejected", 200, 36, 2},
        {"POST /api/cases/{id}/remind", clerk, "committee_recorded", 200, 30, 3},
        {"POST /api/cases/{id}/return", committee, "notice_passed", 200, 35, 2},
        {"POST /api/cases/{id}/reject", committee, "notice_passed", 200, 35, 2},
        {"POST /api/imports", officer, "", 200, 15, 0},
        {"POST /api/imports/{import}/error-rows", officer, "faulty", 200, 10, 1},
        {"POST /api/imports/{import}/commit", officer, "ready", 200, 13, 0},
        {"POST /api/imports/{import}/cancel", officer, "ready", 200, 10, 0},
        {"POST /api/imports/{import}/undo", officer, "committed", 200, 38, 0},
        {"POST /api/imports/{import}/propose-filing", officer, "committed", 200, 11, 0},
        {"POST /api/imports/{import}/confirm-filing", reviewer, "proposed", 200, 11, 0},
        {"POST /api/notices/{notice}/correct", clerk, "on_notice", 200, 36, 2,
         R"({"version":99,"reason":"笔误","start":"{date}","place":"公开栏"})"},
        {"POST /api/notices/{notice}/objections", clerk, "", 200, 9, 0},
        {"POST /api/objections/{objection}/investigate", clerk, "", 200, 10, 0},
        {"POST /api/objections/{objection}/answer", clerk, "", 200, 10, 0},
        {"POST /api/drafts/{form}", clerk, "", 200, 6, 0},
        {"POST /api/drafts/{form}/discard", clerk, "", 200, 4, 0, R"({"version":99})"},
        {"POST /public/notices/{token}/objections", "", "", 200, 14, 0,
         "form_token={form_token}&content=%E6%94%B6%E5%85%A5%E6%98%AF%E5%90%A6%E8%AE%A1%E5%85%A5"},
        {"POST /api/accounts/{account}/rename", admin, "", 200, 9, 0},
        {"POST /api/accounts/{account}/person", security, "", 200, 11, 0},
        {"POST /api/accounts/{account}/roles", security, "", 200, 11, 0},
        {"POST /api/accounts/{account}/reset-password", admin, "", 200, 12, 0},
        {"POST /api/accounts/{account}/deactivate", admin, "", 200, 10, 0},
        {"POST /api/accounts/{account}/activate", admin, "", 200, 10, 0},
        {"POST /api/sessions/{session}/end", exporter, "", 200, 7, 0},
        {"POST /api/sign-out", "branch_clerk@东湾2", "", 200, 7, 0},
    };
    return rows;
}

/// Whose ceilings ceilings_test.cpp has, each at its step.
const std::vector<std::string> steps_of_the_procedure{
    "POST /api/cases/{id}/submit",      "POST /api/cases/{id}/assembly", "POST /api/cases/{id}/notice",
    "POST /api/notices/{notice}/close", "POST /api/cases/committee",     "POST /api/cases/committee-confirm",
    "POST /api/cases/filing",           "POST /api/cases/filing-confirm"};

}

TEST_CASE("ceilings: every act has one, and costs no more statements where lists are longer") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        std::map<std::string, std::int64_t> before;
        Growing small(kind);
        small.grow(5);
        for (const auto& act : acts()) before[act.what] = small.cost(act).statements;
        Growing large(kind);
        large.grow(25);
        for (const auto& act : acts()) {
            const auto cost = large.cost(act);
            check_cost({act.what, act.who, act.statements, act.opened}, cost);
            if (act.grows) continue;
            CHECK_MESSAGE(cost.statements <= before[act.what], act.what << " asks more where there is more");
        }
    }
}

TEST_CASE("ceilings: no route that changes anything is without one") {
    std::vector<std::string> known = steps_of_the_procedure, routes;
    for (const auto& act : acts()) known.push_back(act.what);
    for (const auto& route : app::routes())
        if (route.method != http::verb::get) routes.push_back("POST " + std::string(route.path));
    std::sort(known.begin(), known.end());
    std::sort(routes.begin(), routes.end());
    CHECK(known == routes);
}
