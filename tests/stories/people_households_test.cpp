// Households, incomes, the search for names, and the showing of one sealed value (A-1, A-4, X-1).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", add = "POST /api/households/{household}/members",
                  edit = "POST /api/household-members/{spouse}",
                  income = "POST /api/households/{household}/incomes";

template <class Story>
void on_each_journey(Story story) {
    on_each_database([&](County& county) {
        Journey journey(county, "东湾1");
        story(county, journey);
    });
}

struct Row {
    const char* sentence;
    std::string what, body, field, code;  // the first wrong field and its code; "" where it is done
};

void check(Journey& journey, const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto answer = journey.send(clerk, row.what, row.body);
        CAPTURE(answer.body);
        CHECK((answer.status == 200) == row.code.empty());
        CHECK(answer.at("/fields/0/field") == (row.field.empty() ? "" : "\"" + row.field + "\""));
        CHECK(answer.at("/fields/0/code") == (row.code.empty() ? "" : "\"" + row.code + "\""));
    }
}

Answer shown(Journey& journey) { return journey.send(clerk, "GET /api/members/{member}"); }

}

TEST_CASE(
    "a household has one living spouse, one head, the member once, and numbers that agree with what is typed") {
    const auto son = id_number("19990101", "111"), spouse = id_number("19720501", "122");
    on_each_journey([&](County&, Journey& journey) {
        check(journey,
              {{"a second wife", add, R"({"name":"孙丽","relation":"12"})", "relation", "people.spouse_twice"},
               {"the member again", add, R"({"name":"王芳","relation":"01"})", "relation", "people.relation_self"},
               {"the member by number", add,
                R"({"name":"王芳","relation":"99","id_number":")" + id_number("19700307", "002") + "\"}",
                "id_number", "people.is_the_member"},
               {"no such relation", add, R"({"name":"孙丽","relation":"xx"})", "relation", "people.code_unknown"},
               {"a birth date against the number", add,
                R"({"name":"王小明","relation":"20","birth_date":"1999-01-02","id_number":")" + son + "\"}",
                "birth_date", "people.birth_differs"},
               {"a sex against the number", add,
                R"({"name":"王小明","relation":"20","sex":"2","id_number":")" + son + "\"}", "sex",
                "people.sex_differs"},
               {"born tomorrow", add, R"({"name":"王小明","relation":"20","birth_date":"2026-03-03"})",
                "birth_date", "people.date_in_future"},
               {"a son", add, R"({"name":"王小明","relation":"20","id_number":")" + son + "\"}", "", ""},
               {"twice", add, R"({"name":"王小明","relation":"20","id_number":")" + son + "\"}", "id_number",
                "people.in_household_already"},
               {"his number under another name", add,
                R"({"name":"王大明","relation":"22","id_number":")" + son + "\"}", "id_number",
                "people.number_of_another"},
               {"a head", add, R"({"name":"王老大","relation":"02"})", "", ""},
               {"a second head", add, R"({"name":"王老二","relation":"02"})", "relation", "people.head_twice"},
               {"the wife has died", edit, R"({"version":1,"deceased_on":"2026-01-31"})", "", ""},
               {"a second wife now", add, R"({"name":"孙丽","relation":"12","id_number":")" + spouse + "\"}", "",
                ""}});
        CHECK(shown(journey).at("/household/size") == "4");
        CHECK(journey.send(clerk, edit, R"({"version":1,"occupation":"务农"})").at("/details") == R"(["1","2"])");
        CHECK(journey.send(clerk, "POST /api/household-members/{spouse}/remove", R"({"version":2,"reason":" "})")
                  .code() == "people.invalid");
        CHECK(
            journey.send(clerk, "POST /api/household-members/{spouse}/remove", R"({"version":2,"reason":"已销户"})")
                .status == 200);
        CHECK(shown(journey).at("/household/members/3") == "");
    });
}

TEST_CASE("what somebody earns a month is stated, and what was stated of somebody else is taken back") {
    on_each_journey([](County&, Journey& journey) {
        check(journey,
              {{"less than nothing", edit, R"({"version":1,"monthly_income":-1})", "monthly_income",
                "money.negative"},
               {"less than nothing, of a new one", add, R"({"name":"王小明","relation":"20","monthly_income":-1})",
                "monthly_income", "money.negative"},
               {"a son at work", add, R"({"name":"王小明","relation":"20","monthly_income":280050})", "", ""},
               {"the wife", edit, R"({"version":1,"monthly_income":0,"deceased_on":"2026-01-31"})", "", ""},
               {"of whose work nothing is said", add, R"({"name":"王小红","relation":"30","occupation":" "})", "",
                ""}});
        auto household = shown(journey);
        CHECK(household.at("/household/size") == "3");
        CHECK(household.at("/household/members/2/occupation") == "null");
        CHECK(household.at("/household/members/0/monthly_income") == "0");
        CHECK(household.at("/household/members/1/monthly_income") == "280050");
        CHECK(journey.send(clerk, edit, R"({"version":2,"cleared":["health"]})").code() == "request.fields");
        CHECK(journey.send(clerk, edit, R"({"version":2,"cleared":["deceased_on","monthly_income"]})").status ==
              200);
        household = shown(journey);
        CHECK(household.at("/household/size") == "4");
        CHECK(household.at("/household/members/0/deceased_on") == "null");
        CHECK(household.at("/household/members/0/monthly_income") == "null");
    });
}

TEST_CASE("what was stated of the housing is taken back only where it is named as cleared") {
    on_each_journey([](County&, Journey& journey) {
        const std::string home = "POST /api/members/{member}/household";
        const auto with = [&](const std::string& body) {
            return journey.send(clerk, home, R"({"version":)" + shown(journey).at("/household/version") + body + "}");
        };
        CHECK(with(R"(,"housing_area":60,"housing_safe":false)").status == 200);
        CHECK(with(R"(,"housing_kind":"")").status == 200);
        auto now = shown(journey);
        CHECK(now.at("/household/housing_area") == "60");
        CHECK(now.at("/household/housing_safe") == "false");
        CHECK(with(R"(,"cleared":["address"])").code() == "request.fields");
        CHECK(with(R"(,"cleared":["housing_area"])").status == 200);
        now = shown(journey);
        CHECK(now.at("/household/housing_area") == "null");
        CHECK(now.at("/household/housing_safe") == "false");
        CHECK(with(R"(,"cleared":["housing_safe"])").status == 200);
        CHECK(shown(journey).at("/household/housing_safe") == "null");
    });
}

TEST_CASE("ages against generations are a warning, not a refusal") {
    on_each_journey([](County&, Journey& journey) {
        const auto answer =
            journey.send(clerk, add, R"({"name":"王父","relation":"51","birth_date":"1975-01-01"})");
        CHECK(answer.status == 200);
        CHECK(answer.at("/warnings/0/code") == "\"people.ages_against_relations\"");
        const auto right = journey.send(clerk, add, R"({"name":"王母","relation":"52","birth_date":"1945-01-01"})");
        CHECK(right.status == 200);
    });
}

TEST_CASE("a year's income is the sum of four kinds less costs, a head's share rounded half up to a fen") {
    on_each_journey([](County&, Journey& journey) {
        check(journey,
              {{"a negative wage", income, R"({"year":2024,"wages":-1})", "wages", "money.negative"},
               {"a year to come", income, R"({"year":2027,"wages":1})", "year", "people.year_out_of_range"},
               {"nobody at home", income, R"({"year":2024,"stated_total":1,"stated_size":0})", "stated_size",
                "people.size_out_of_range"},
               {"a farm's loss", income,
                R"({"year":2024,"wages":10001,"business":-5000,"transfers":200,"property":0,"expenses":300})", "",
                ""},
               {"the year again", income, R"({"year":2024,"wages":1})", "version", "stale_version"}});
        const auto household = shown(journey);
        CHECK(household.at("/household/incomes/1/year") == "2024");
        CHECK(household.at("/household/incomes/1/total") == "5201");
        CHECK(household.at("/household/incomes/1/net") == "4901");
        CHECK(household.at("/household/incomes/1/per_head") == "2451");
    });
}

TEST_CASE("a household is seen and changed within its own organisations only") {
    on_each_journey([](County&, Journey& journey) {
        for (const auto* who : {"branch_clerk@东湾2", "branch_clerk@石桥1"}) {
            CHECK(journey.outcome(who, add, R"({"name":"孙丽","relation":"99"})") == "people.household_unknown");
            CHECK(journey.outcome(who, income, R"({"year":2024,"wages":1})") == "people.household_unknown");
            CHECK(journey.outcome(who, edit, R"({"version":1,"occupation":"务农"})") ==
                  "people.household_member_unknown");
            CHECK(journey.outcome(who, "GET /api/members/{member}") == "people.unknown");
        }
        CHECK(journey.send("committee_clerk@东湾", edit, R"({"version":1,"occupation":"务农"})").status == 200);
    });
}

TEST_CASE(
    "names are found from one character on, given names too, rare characters and ·, in stroke order, by pages") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        const char* names[] = {"王芳", "丁一", "阿依古丽·买买提", "李𠅤", "欧阳文华", "王芳", "文欧阳"};
        int number = 100;
        for (const std::string name : names)
            done(county, "branch_clerk@东湾1", "POST /api/members",
                 R"({"branch":)" + std::to_string(county.organisation("东湾1").value) + R"(,"name":")" + name +
                     R"(","id_number":")" + id_number("19700307", std::to_string(number += 2)) +
                     R"(","join_date":"1995-07-01","member_type":"full"})");
        const auto found = [&](const std::string& query, const std::string& who = "committee_reviewer@东湾") {
            std::vector<std::string> out;
            const auto answer = county.send(who, {"GET", in_url("/api/members" + query)});
            REQUIRE_MESSAGE(answer.status == 200, answer.body);
            for (const auto& row : answer.json.at("rows").get_array())
                out.emplace_back(row.at("name").get_string());
            return out;
        };
        using Names = std::vector<std::string>;
        CHECK(found("").front() == "丁一");
        CHECK(found("?text=芳") == Names{"王芳", "王芳"});
        CHECK(found("?text=一") == Names{"丁一"});
        CHECK(found("?text=𠅤") == Names{"李𠅤"});
        CHECK(found("?text=·") == Names{"阿依古丽·买买提"});
        CHECK(found("?text=买买提") == Names{"阿依古丽·买买提"});
        CHECK(found("?text=古丽・买") == Names{"阿依古丽·买买提"});
        CHECK(found("?text=欧阳").size() == 2);
        CHECK(found("?text=欧阳文") == Names{"欧阳文华"});
        CHECK(found("?text=文华") == Names{"欧阳文华"});
        CHECK(found("?text=华欧") == Names{});
        CHECK(found("?text=王芳芳芳芳芳芳芳芳芳芳") == Names{});
        CHECK(found("?text=" + id_number("19700307", "104")) == Names{"丁一"});
        CHECK(found("?text=芳", "branch_clerk@石桥1") == Names{});
        CHECK(found("?text=" + id_number("19700307", "104"), "branch_clerk@石桥1") == Names{});
        Names all;
        for (std::string cursor = "?size=2"; !cursor.empty();) {
            const auto page = county.send("committee_reviewer@东湾", {"GET", "/api/members" + cursor});
            for (const auto& row : page.json.at("rows").get_array()) all.emplace_back(row.at("name").get_string());
            const auto next = page.at("/next");
            cursor = next == "null" ? "" : "?size=2&after=" + next.substr(1, next.size() - 2);
        }
        CHECK(all == found("?size=100"));
    }
}

TEST_CASE("a sealed value is shown to who says what for, and the log knows before they do") {
    const std::string reveal = "POST /api/people/{person}/reveal",
                      phone = R"({"field":"phone","purpose":"电话核实家庭情况"})";
    on_each_journey([&](County& county, Journey& journey) {
        check(journey,
              {{"no purpose", reveal, R"({"field":"phone","purpose":" "})", "purpose", "people.purpose_missing"},
               {"one letter", reveal, R"({"field":"phone","purpose":"x"})", "purpose", "people.purpose_missing"}});
        CHECK(journey.send(clerk, reveal, R"({"field":"password","purpose":"电话核实"})").code() ==
              "request.fields");
        CHECK(journey.send("branch_clerk@东湾2", reveal, phone).code() == "people.unknown");
        for (const auto* who : {"system_admin@县", "fund_supervisor@县", "audit_admin@县"})
            CHECK(journey.send(who, reveal, phone).code() == "access.forbidden");
        const auto shown = journey.send("committee_reviewer@东湾", reveal, phone);
        CHECK(shown.at("/value") == "\"13900000001\"");
        CHECK(shown.header("Cache-Control") == "no-store");
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?object_type=people&size=1"});
        CHECK(log.at("/rows/0/action") == "\"person.reveal_phone\"");
        CHECK(log.at("/rows/0/actor_name") == "\"committee_reviewer@东湾\"");
        CHECK(log.at("/rows/0/note") == "\"电话核实家庭情况\"");
        CHECK(log.body.find("13900000001") == std::string::npos);
        CHECK(journey.send(clerk, reveal, R"({"field":"illness","purpose":"复核诊断"})").at("/value") ==
              "\"慢性肾病\"");
        CHECK(journey.send(clerk, reveal, R"({"field":"id_number","purpose":"填写表格"})").at("/value") ==
              "\"" + id_number("19700307", "002") + "\"");
    });
}

TEST_CASE("what cannot be logged is not shown") {
    on_each_journey([](County& county, Journey& journey) {
        const auto kept = journey.kept();
        const auto ask = [&] {
            return county.send(clerk, {"POST", "/api/people/" + kept.at("person") + "/reveal",
                                       R"({"field":"phone","purpose":"电话核实"})"});
        };
        REQUIRE(ask().status == 200);
        county.behind()->script("ALTER TABLE audit_log RENAME TO audit_log_away");
        const auto unlogged = ask();
        CHECK(unlogged.status == 500);
        CHECK(unlogged.body.find("13900000001") == std::string::npos);
        county.behind()->script("ALTER TABLE audit_log_away RENAME TO audit_log");
        CHECK(ask().status == 200);
    });
}
