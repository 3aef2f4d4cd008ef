// What is doubtful of a record: kept, and told in both languages where it is typed and where it is judged
// (domain.md 1.1, 1.5).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", officer = "county_officer@县",
                  income = "POST /api/households/{household}/incomes",
                  house = "POST /api/members/{member}/household", edit = "POST /api/household-members/{spouse}",
                  edit_member = "POST /api/members/{member}";

template <class Story>
void on_each_journey(Story story) {
    on_each_database([&](County& county) {
        Journey journey(county, "东湾1");
        story(county, journey);
    });
}

std::vector<std::string> codes_at(const Answer& answer, const std::string& list) {
    std::vector<std::string> codes;
    for (int i = 0;; ++i) {
        const auto at = list + "/" + std::to_string(i);
        const auto code = answer.at(at + "/code");
        if (code.empty()) return codes;
        for (const auto* text : {"/message", "/message_en"}) CHECK(answer.at(at + text).size() > 2);
        codes.push_back(code.substr(1, code.size() - 2));
    }
}

using Codes = std::vector<std::string>;

Codes warned(Journey& journey, const std::string& what, const std::string& body) {
    CAPTURE(body);
    const auto answer = journey.send(clerk, what, body);
    CHECK_MESSAGE(answer.status == 200, answer.body);
    return codes_at(answer, "/warnings");
}

}

TEST_CASE("an income that does not add up is doubted where it is saved, on the record and where it is judged") {
    on_each_journey([](County&, Journey& journey) {
        CHECK(warned(journey, income,
                     R"({"year":2025,"business":60000,"stated_total":60000,"stated_size":2,"version":1})") ==
              Codes{});
        CHECK(warned(journey, income,
                     R"({"year":2025,"business":60000,"stated_total":70000,"stated_size":3,"version":2})") ==
              Codes{"people.income_differs", "people.size_differs"});
        CHECK(warned(journey, income, R"({"year":2024,"expenses":100})") ==
              Codes{"people.expenses_without_income"});
        const auto member = journey.send(clerk, "GET /api/members/{member}");
        CHECK(codes_at(member, "/household/incomes/0/warnings") ==
              Codes{"people.income_differs", "people.size_differs"});
        CHECK(codes_at(member, "/household/incomes/1/warnings") == Codes{"people.expenses_without_income"});
        // The line is that of the household's total: how many share it is of no account there.
        journey.to("submitted");
        const auto judged = journey.seen();
        CHECK(judged.at("/eligibility/0/criterion") == "\"low_income\"");
        CHECK(judged.at("/eligibility/0/verdict") == "\"holds\"");
        CHECK(codes_at(judged, "/eligibility/0/doubts") == Codes{"people.income_differs"});
        CHECK(codes_at(judged, "/eligibility/1/doubts") == Codes{});
    });
}

TEST_CASE("the size that a paper states is held against who lived in that year") {
    on_each_journey([](County&, Journey& journey) {
        const auto stated = [&](const char* year, int size, const char* version) {
            return warned(journey, income,
                          std::string(R"({"year":)") + year + R"(,"business":1,"stated_size":)" +
                              std::to_string(size) + version + "}");
        };
        CHECK(stated("2024", 2, "") == Codes{});
        CHECK(warned(journey, edit, R"({"version":1,"deceased_on":"2025-12-31"})") == Codes{});
        CHECK(stated("2024", 2, R"(,"version":1)") == Codes{});
        CHECK(stated("2025", 2, R"(,"version":1)") == Codes{"people.size_differs"});
        CHECK(stated("2025", 1, R"(,"version":2)") == Codes{});
        CHECK(warned(journey, "POST /api/households/{household}/members",
                     R"({"name":"王小明","relation":"20","birth_date":"2026-01-01"})") == Codes{});
        CHECK(stated("2025", 1, R"(,"version":3)") == Codes{});
        CHECK(stated("2026", 1, "") == Codes{"people.size_differs"});
    });
}

TEST_CASE("a number of no province, a card that fails its check, and another's account are doubts of a member") {
    on_each_journey([](County&, Journey& journey) {
        CHECK(
            warned(
                journey, edit_member,
                R"({"version":1,"person_version":1,"bank_account":"6222 0202 0011 2230","bank_holder":"王芳"})") ==
            Codes{});
        CHECK(
            warned(journey, edit_member,
                   R"({"version":2,"person_version":2,"bank_account":"6222020200112231","bank_holder":"李梅"})") ==
            Codes{"people.account_check_fails", "people.holder_differs"});
        CHECK(warned(journey, edit_member,
                     R"({"version":3,"person_version":3,"bank_account":"","bank_holder":"","id_number":")" +
                         id_number("19700307", "222") + "\"}") == Codes{"people.area_unknown"});
        CHECK(warned(journey, edit,
                     R"({"version":1,"person_version":1,"id_number":")" + id_number("19720501", "222") + "\"}") ==
              Codes{"people.area_unknown"});
        CHECK(warned(journey, "POST /api/households/{household}/members",
                     R"({"name":"王小明","relation":"20","id_number":")" + id_number("19990101", "111") + "\"}") ==
              Codes{"people.area_unknown"});
        CHECK(warned(journey, edit, R"({"version":2,"occupation":"务农"})") == Codes{});
    });
}

TEST_CASE("a house is of a kind that the list has") {
    on_each_journey([](County&, Journey& journey) {
        const auto refused =
            journey.send(clerk, house, R"({"version":1,"housing_kind":"straw","housing_area":-1})");
        CHECK(refused.code() == "people.invalid");
        CHECK(refused.at("/fields/0/field") == "\"housing_area\"");
        CHECK(refused.at("/fields/1/field") == "\"housing_kind\"");
        CHECK(refused.at("/fields/1/code") == "\"people.code_unknown\"");
        CHECK(journey.send(clerk, house, R"({"version":1,"housing_kind":"earth"})").status == 200);
        CHECK(journey.send(clerk, house, R"({"version":2,"housing_kind":""})").status == 200);
        CHECK(journey.send(clerk, "GET /api/members/{member}").at("/household/housing_kind") == "null");
    });
}

TEST_CASE("who died leaves a head's share of the income with the next month, the household at once") {
    on_each_journey([](County& county, Journey& journey) {
        const auto shows = [&](const char* size, const char* heads, const char* share) {
            const auto household = journey.send(clerk, "GET /api/members/{member}");
            CHECK(household.at("/household/size") == size);
            CHECK(household.at("/household/heads") == heads);
            CHECK(household.at("/household/incomes/0/per_head") == share);
        };
        shows("2", "2", "30000");
        CHECK(warned(journey, edit, R"({"version":1,"deceased_on":"2026-03-01"})") == Codes{});
        shows("1", "2", "30000");
        CHECK(warned(journey, edit, R"({"version":2,"deceased_on":"2026-02-28"})") == Codes{});
        shows("1", "1", "60000");
        CHECK(warned(journey, edit, R"({"version":3,"deceased_on":"2026-03-01"})") == Codes{});
        county.pass_days(29);
        CHECK(today(county) == "2026-03-31");
        shows("1", "2", "30000");
        county.pass_days(1);
        shows("1", "1", "60000");
    });
}
