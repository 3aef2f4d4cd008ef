// How many rows a list has in all, asked for beside its pages: the same rows, the same scope, the same filters.
#include "app/slices.hpp"
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>
#include <set>

using namespace stories;

namespace {

/// The rows of a list's pages, followed to the end.
std::int64_t rows_of(County& county, const std::string& who, const std::string& list, const std::string& query) {
    std::int64_t rows = 0;
    for (std::string after;;) {
        const auto page = county.send(who, {.target = list + "?size=2" + query + after});
        REQUIRE(page.status == 200);
        for (const auto* row : {"/rows/0", "/rows/1"}) rows += page.at(row).empty() ? 0 : 1;
        const auto next = page.at("/next");
        if (next == "null") return rows;
        after = "&after=" + next.substr(1, next.size() - 2);
    }
}

void check_total(County& county, const std::string& who, const std::string& list, const std::string& query = "") {
    CAPTURE(who);
    CAPTURE(list);
    CAPTURE(query);
    const auto total = county.send(who, {.target = list + "/total" + (query.empty() ? "" : "?" + query.substr(1))});
    REQUIRE(total.status == 200);
    CHECK(total.at("/rows") == std::to_string(rows_of(county, who, list, query)));
    CHECK(total.at("/more") == "false");
}

}

TEST_CASE("a list's total is that of its pages, for each who may see them") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        Journey journey(county, "东湾1");
        journey.to("on_notice");
        for (const auto* who :
             {"branch_clerk@东湾1", "committee_clerk@东湾", "county_officer@县", "branch_clerk@东湾2"}) {
            for (const auto* list : {"/api/members", "/api/notices", "/api/imports"})
                check_total(county, who, list);
            check_total(county, who, "/api/notices", "&state=running");
            check_total(county, who, "/api/notices", "&state=closed");
            check_total(county, who, "/api/members", "&text=%E8%8A%B3");
            check_total(county, who, "/api/members", "&text=%E7%8E%8B%E8%8A%B3");
            check_total(county, who, "/api/members", "&text=%E6%97%A0%E6%AD%A4%E4%BA%BA");
            for (const auto* box : {"todo", "done", "mine"})
                check_total(county, who, "/api/approvals", std::string("&box=") + box);
        }
        CHECK(county.send("county_officer@县", {.target = "/api/members/total"}).at("/rows") == "1");
        CHECK(county.send("branch_clerk@石桥1", {.target = "/api/members/total"}).at("/rows") == "0");
        check_total(county, "system_admin@县", "/api/accounts");
        check_total(county, "system_admin@县", "/api/accounts", "&text=clerk");
        check_total(county, "audit_admin@县", "/api/audit");
        check_total(county, "audit_admin@县", "/api/audit", "&action=case.attach");
        CHECK(county.send("branch_clerk@东湾1", {.target = "/api/audit/total"}).code() == "access.forbidden");
        CHECK(county.send("audit_admin@县", {.target = "/api/members/total"}).code() == "access.forbidden");
    }
}

TEST_CASE("what counts a whole index holds up no point read: it is served on the pool") {
    std::set<std::string_view> counting{"/api/home", "/api/notices/total", "/api/approvals/total", "/api/audit/total"};
    for (const auto& route : app::routes()) {
        if (route.method != http::verb::get || counting.erase(route.path) == 0) continue;
        CAPTURE(route.path);
        CHECK(route.handler.lane == http::Lane::work);
        CHECK(!route.handler.is_slow);
    }
    CHECK(counting.empty());
}
