// What a request may ask of the database and of the keys: a ceiling for each route that reads and for the acts of
// the procedure; ceilings_acts_test.cpp has the others. Counted exactly, where times are noisy. A list of 25 costs
// the statements of a list of 5: a query a row shows here first.
#include "app/slices.hpp"
#include "tests/stories/support/growing.hpp"
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace stories;

namespace {

const std::string officer = "county_officer@县", clerk = "branch_clerk@东湾1", committee = "committee_clerk@东湾";

/// Every route that reads, asked by whom it costs most. `opened` is of the larger county, a page being at most 50
/// lines with a masked number each.
const std::vector<Ceiling>& of_reading() {
    static const std::vector<Ceiling> rows{
        {"GET /api/session", officer, 7, 0},
        {"GET /api/sessions", officer, 3, 0},
        {"GET /api/organisations", officer, 6, 0},
        {"GET /api/organisations/search", officer, 3, 0},
        {"GET /api/accounts", "system_admin@县", 6, 0},
        {"GET /api/accounts/total", "system_admin@县", 4, 0},
        {"GET /api/deputies", "system_admin@县", 3, 0},
        {"GET /api/audit", "audit_admin@县", 4, 0},
        {"GET /api/audit/total", "audit_admin@县", 3, 0},
        {"GET /api/chores", "system_admin@县", 3, 0},
        {"GET /api/jobs", clerk, 3, 8},
        {"GET /api/jobs/{job}", "branch_clerk@石桥2", 3, 1},
        {"GET /api/policy", officer, 3, 0},
        {"GET /api/calendar", officer, 3, 0},
        {"GET /api/codes", officer, 2, 0},
        {"GET /api/members", officer, 4, 20},
        {"GET /api/members/total", officer, 5, 0},
        {"GET /api/members/{member}", officer, 14, 4},
        {"GET /api/matches", officer, 6, 112},
        {"GET /api/home", clerk, 7, 0},
        {"GET /api/ledger", officer, 6, 20},
        {"GET /api/ledger/sheet", officer, 7, 40},
        {"GET /api/ledger/totals", officer, 4, 0},
        {"GET /api/approvals", clerk, 6, 20},
        {"GET /api/approvals/total", clerk, 4, 0},
        {"GET /api/cases/{id}", clerk, 29, 54},
        {"GET /api/cases/{id}/papers", clerk, 24, 3},
        {"GET /api/cases/{id}/paper", clerk, 46, 56},
        {"GET /api/imports", officer, 3, 0},
        {"GET /api/imports/total", officer, 3, 0},
        {"GET /api/import-template", officer, 2, 0},
        {"GET /api/imports/{import}", officer, 5, 1},
        {"GET /api/imports/{import}/rows", officer, 6, 2},
        {"GET /api/notices", officer, 12, 40},
        {"GET /api/notices/total", officer, 3, 0},
        {"GET /api/notices/{notice}", clerk, 12, 27},
        {"GET /api/notices/{notice}/sheet", clerk, 17, 1},
        {"GET /api/drafts", clerk, 3, 0},
        {"GET /api/drafts/{form}", clerk, 3, 0},
        {"GET /public/notices", "", 10, 0},
        {"GET /public/notices/{token}", "", 10, 0},
        {"GET /public/papers/{paper_token}", "", 20, 2},
    };
    return rows;
}

/// The acts of the procedure by the usual people.
const std::vector<Ceiling>& of_acting() {
    static const std::vector<Ceiling> rows{
        {"POST /api/cases/{case}/submit", clerk, 35, 2},
        {"POST /api/cases/{case}/assembly", clerk, 36, 2},
        {"POST /api/cases/{case}/notice", clerk, 39, 2},
        {"POST /api/notices/{notice}/close", clerk, 39, 2},
        {"POST /api/cases/committee", committee, 36, 3},
        {"POST /api/cases/committee-confirm", "committee_reviewer@东湾", 35, 3},
        {"POST /api/cases/filing", officer, 35, 3},
        {"POST /api/cases/filing-confirm", "county_reviewer@县", 35, 3},
    };
    return rows;
}
constexpr std::int64_t batch_of_ten_statements = 143, batch_of_ten_opened = 30;

/// What has to be there before the next step is taken.
void prepare_step(County& county, Journey& journey, const std::string& status) {
    if (status == "draft") journey.attach_papers();
    if (status == "submitted") REQUIRE(journey.attach(journey.clerk(), {"assembly_minutes"}).status == 200);
    if (status != "on_notice") return;
    REQUIRE(journey.attach(journey.clerk(), {"notice_photo"}).status == 200);
    county.pass_days(20);
}

std::string body_at(const std::string& status) {
    if (status == "submitted") return assembly_body();
    if (status == "assembly_passed") return notice_body();
    if (status == "on_notice") return R"({"version":{notice_v}})";
    if (status == "notice_passed") return committee_body();
    return status == "draft" ? R"({"version":{v}})" : batch_body();
}

}

TEST_CASE("ceilings: every route that reads has one, and a longer list costs no more statements") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        Growing world(kind);
        world.grow(5);
        std::map<std::string, std::int64_t> before;
        for (const auto& each : of_reading()) before[each.what] = world.cost(each.who, each.what).statements;
        world.grow(20);
        for (const auto& each : of_reading()) {
            const auto cost = world.cost(each.who, each.what);
            check_cost(each, cost);
            CHECK_MESSAGE(cost.statements <= before[each.what], each.what << " asks more for more rows");
        }
    }
}

TEST_CASE("ceilings: no route that reads is without one") {
    std::size_t reading = 0;
    for (const auto& route : app::routes())
        if (route.method == http::verb::get) {
            ++reading;
            ceiling_of(of_reading(), "GET " + std::string(route.path));
        }
    CHECK(reading == of_reading().size());
}

TEST_CASE("ceilings: a step of the procedure, and a batch of ten") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        for (const auto& each : of_acting()) {
            const auto status = journey.waits_at();
            prepare_step(county, journey, status);
            const auto kept = journey.kept();
            const auto body = filled(body_at(status), kept);
            county.send(each.who, {"GET", "/api/session"});
            check_cost(each, cost_of(county, [&] {
                           return county.send(each.who, {"POST", filled(each.what.substr(5), kept), body});
                       }));
        }
        std::string items;
        for (int i = 0; i < 10; ++i) {
            Journey one(county, "东湾1", {"王东来", fmt::format("{}4", 20 + i)});
            const auto kept = one.to("committee_confirmed").kept();
            items += fmt::format(R"({}{{"id":{},"version":{},"verdict":"approve","opinion":"属实"}})",
                                 i == 0 ? "" : ",", kept.at("case"), kept.at("v"));
        }
        county.send(officer, {"GET", "/api/session"});
        const auto batch = R"({"items":[)" + items + "]}";
        check_cost({"a batch of ten filings", officer, batch_of_ten_statements, batch_of_ten_opened},
                   cost_of(county, [&] {
                       return county.send(officer, {"POST", "/api/cases/filing", batch});
                   }));
    });
}
