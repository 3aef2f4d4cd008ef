// The ledger (A-4): filters, sorts, totals and paging agree with each other for every office.
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>
#include <set>

using namespace stories;

namespace {

struct Filed {
    const char *branch, *name, *sequence;
    int level;
    const char *residence, *cause, *until;
    std::int64_t income;
};

/// Two of one name in one branch, a rare character, a ·, every level, several places.
const Filed filed[] = {
    {"东湾1", "王芳", "102", 1, "rural", "disaster", "on_ledger", 60'000},
    {"东湾1", "王芳", "104", 2, "rural", "illness", "on_ledger", 0},
    {"东湾1", "王小芳", "106", 3, "rural", "illness", "on_ledger", 69'900},
    {"东湾2", "阿依古丽·买买提", "108", 2, "rural", "skill", "on_ledger", 12'345},
    {"东湾2", "李𠅤", "110", 2, "rural", "disaster", "on_ledger", 60'000},
    {"石桥1", "王芳", "112", 1, "rural", "capital", "on_ledger", 30'000},
    {"石桥1", "赵长河", "115", 1, "rural", "illness", "notice_passed", 30'000},
};

class Ledger {
public:
    explicit Ledger(tests::Database kind) : county(kind) {
        for (const auto& each : filed) put(each);
    }
    void put(const Filed& each) {
        Journey journey(county, each.branch,
                        {.name = each.name, .sequence = each.sequence, .residence = each.residence});
        const auto clerk = journey.clerk();
        REQUIRE(journey
                    .send(clerk, "POST /api/households/{household}/incomes",
                          R"({"year":2025,"wages":)" + std::to_string(each.income) + R"(,"version":1})")
                    .status == 200);
        REQUIRE(journey
                    .send(clerk, "POST /api/cases/{case}/application",
                          R"({"version":{application_v},"situation":"困难","causes":[{"code":")" +
                              std::string(each.cause) +
                              R"(","main":true},{"code":"old_age","main":false}],"findings":[],)"
                              R"("minimum_allowance":{"held":)" +
                              (each.level == 2 ? "true" : "false") + "}}")
                    .status == 200);
        journey.to("notice_passed");
        if (journey.status() != each.until) {
            REQUIRE(journey
                        .send("committee_clerk@" + journey.committee(), "POST /api/cases/committee",
                              committee_body(R"("verdict":"approve","level":)" + std::to_string(each.level)))
                        .status == 200);
            journey.to(each.until);
        }
    }
    Answer get(const std::string& query, const std::string& who = "county_officer@县") {
        auto answer = county.send(who, {"GET", "/api/ledger" + in_url(query)});
        REQUIRE_MESSAGE(answer.status == 200, answer.body);
        return answer;
    }
    std::vector<std::string> names(const std::string& query, const std::string& who = "county_officer@县") {
        std::vector<std::string> out;
        const auto answer = get(query, who);
        for (const auto& row : answer.json.at("rows").get_array())
            out.emplace_back(row.at("person_name").get_string());
        return out;
    }

    County county;
};

using Names = std::vector<std::string>;

std::string place(County& county, const std::string& name) {
    return std::to_string(county.organisation(name).value);
}

/// All ids of a list, page by page.
std::vector<std::int64_t> walk(Ledger& ledger, const std::string& query, bool backward) {
    std::vector<std::int64_t> ids;
    std::string cursor = backward ? "&last=true" : "";
    for (int pages = 0; pages < 20; ++pages) {
        const auto page = ledger.get(query + "&size=2" + cursor);
        const auto& rows = page.json.at("rows").get_array();
        std::vector<std::int64_t> here;
        for (const auto& row : rows) here.push_back(row.at("id").get_int64());
        CHECK(here.size() <= 2);
        ids.insert(backward ? ids.begin() : ids.end(), here.begin(), here.end());
        const auto beyond = page.at(backward ? "/previous" : "/next");
        if (beyond == "null") return ids;
        cursor = (backward ? "&before=" : "&after=") + beyond.substr(1, beyond.size() - 2);
    }
    FAIL("a list without end");
    return ids;
}

}

TEST_CASE("pages forward and backward give each line once, in the same order, for every sort, ties and all") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        Ledger ledger(kind);
        for (const std::string sort : {"name", "level", "income", "updated", "filed"})
            for (const std::string down : {"false", "true"}) {
                CAPTURE(sort);
                CAPTURE(down);
                const auto query = "?sort=" + sort + "&descending=" + down;
                const auto forward = walk(ledger, query, false);
                CHECK(forward.size() == 6);
                CHECK(std::set(forward.begin(), forward.end()).size() == 6);
                CHECK(walk(ledger, query, true) == forward);
                auto turned =
                    walk(ledger, "?sort=" + sort + "&descending=" + (down == "true" ? "false" : "true"), false);
                std::reverse(turned.begin(), turned.end());
                CHECK(turned == forward);
            }
        CHECK(ledger.names("?sort=income&descending=true&size=1") == Names{"王小芳"});
        CHECK(ledger.names("?sort=income&size=1").front() == "王芳");
        CHECK(ledger.names("?sort=level&descending=true&size=1") == Names{"王小芳"});
        CHECK(ledger.names("?sort=name").front() == "王小芳");
        CHECK(ledger.get("?size=6").at("/next") == "null");
        CHECK(ledger.county.send("county_officer@县", {"GET", "/api/ledger?size=101"}).code() == "page.size");
        CHECK(ledger.county.send("county_officer@县", {"GET", "/api/ledger?sort=phone"}).code() ==
              "request.fields");
    }
}

TEST_CASE("totals are those of the lines shown, whatever they are narrowed by") {
    const std::vector<std::string> levels{"", "level=1", "level=2,3", "level=0"},
        causes{"", "cause=illness", "cause=old_age"},
        texts{"", "text=王", "text=王芳", "text=芳", "text=古丽·买买提"},
        others{"",
               "residence=rural",
               "residence=urban",
               "origin=application",
               "origin=imported",
               "minimum_allowance=true",
               "status=on_ledger,notice_passed",
               "status=notice_passed",
               "status=draft,on_ledger",
               "status=,"};
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        Ledger ledger(kind);
        const std::vector<std::string> places{"", "organisation=" + place(ledger.county, "东湾"),
                                              "organisation=" + place(ledger.county, "石桥1")};
        const auto check = [&](const std::string& query) {
            CAPTURE(query);
            const auto list = ledger.get("?size=100" + query),
                       totals = ledger.get("/totals?" + query.substr(std::min<std::size_t>(1, query.size())));
            std::int64_t people = 0, income = 0;
            for (const auto& row : list.json.at("rows").get_array()) {
                people += row.at("household_size").get_int64();
                income += row.at("income_total").get_int64();
            }
            CHECK(totals.at("/cases") == std::to_string(list.json.at("rows").get_array().size()));
            CHECK(totals.at("/people") == std::to_string(people));
            CHECK(totals.at("/income_total") == std::to_string(income));
        };
        const auto with = [](const std::string& part) { return part.empty() ? "" : "&" + part; };
        for (const auto& at : places)
            for (const auto& level : levels)
                for (const auto& cause : causes)
                    for (const auto& text : texts) check(with(at) + with(level) + with(cause) + with(text));
        for (const auto& other : others)
            for (const auto& text : texts)
                for (const auto& at : places) check(with(other) + with(text) + with(at));
        for (const auto& number : {id_number("19700307", "104"), std::string("KN-2026-0002")})
            for (const auto& at : places)
                for (const auto& other : others) check(with(other) + with(at) + "&text=" + number);
    }
}

TEST_CASE("a line is found by part of a name, by number in any spelling, and by case number, in one's own places") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        Ledger ledger(kind);
        const auto lower = [](std::string text) {
            for (auto& c : text) c = static_cast<char>(std::tolower(c));
            return text;
        };
        CHECK(ledger.names("?text=芳").size() == 4);
        CHECK(ledger.names("?text=王芳").size() == 3);
        CHECK(ledger.names("?text=小芳") == Names{"王小芳"});
        CHECK(ledger.names("?text=𠅤") == Names{"李𠅤"});
        CHECK(ledger.names("?text=古丽") == Names{"阿依古丽·买买提"});
        CHECK(ledger.names("?text=阿依古丽·买买提") == Names{"阿依古丽·买买提"});
        CHECK(ledger.names("?text=阿依古丽•买买提") == Names{"阿依古丽·买买提"});
        CHECK(ledger.names("?text=王芳&sort=level").size() == 3);
        CHECK(ledger.names("?text=王小芳&sort=level") == Names{"王小芳"});
        CHECK(ledger.names("?text=阿依买提&sort=level") == Names{});
        CHECK(ledger.names("?text=阿依买提") == Names{});
        CHECK(ledger.names("?text=" + id_number("19700307", "104")) == Names{"王芳"});
        CHECK(ledger.names("?text=" + lower(id_number("19700307", "106"))) == Names{"王小芳"});
        CHECK(ledger.names("?text=KN-2026-0003") == Names{"王小芳"});
        CHECK(ledger.names("?text=kn-2026-0003") == Names{"王小芳"});
        CHECK(ledger.names("?text=王芳", "branch_clerk@石桥1").size() == 1);
        CHECK(ledger.names("?text=" + id_number("19700307", "104"), "branch_clerk@石桥1") == Names{});
        CHECK(ledger.names("?text=KN-2026-0001", "committee_clerk@石桥") == Names{});
        const auto outside = "/api/ledger?organisation=" + place(ledger.county, "东湾1");
        CHECK(ledger.county.send("branch_clerk@石桥1", {"GET", outside}).code() == "access.organisation_unknown");
        CHECK(ledger.county.send("county_officer@县", {"GET", "/api/ledger?level=7"}).code() == "case.filter");
        CHECK(ledger.county.send("county_officer@县", {"GET", "/api/ledger?cause=laziness"}).code() ==
              "case.filter");
    }
}
