// Names typed by hand: look-alike characters are the usual ones, marks that nobody sees are none, and those that
// turn the text around are refused (L10).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", add = "POST /api/members";

std::string member(const std::string& name, const std::string& sequence) {
    return R"({"branch":{东湾1},"name":")" + name + R"(","id_number":")" + id_number("19700307", sequence) +
           R"(","join_date":"1995-07-01","member_type":"full"})";
}

const std::string radicals = "\u2FBC\u2F74\u2F63", turned = "\u202E生立高", isolated = "高\u2066立生";

}

TEST_CASE("a name of look-alike characters is kept as what is seen, and found by it") {
    tell({
        {"typed out of a PDF", clerk, add, member(radicals, "002"), 200, "", {}, {}, {{"member", "/id"}}},
        {"kept as what is seen", clerk, "GET /api/members/{member}", "", 200, "", {{"/person/name", "\"高立生\""}}},
        {"found by the usual characters",
         clerk,
         "GET /api/members?text=高立",
         "",
         200,
         "",
         {{"/rows/0/id", "{member}"}}},
        {"found by the look-alikes",
         clerk,
         "GET /api/members?text=" + radicals,
         "",
         200,
         "",
         {{"/rows/0/id", "{member}"}}},
        {"the same number under the usual name is the same person, not another", clerk, add,
         member("高立生", "002"), 409, "people.on_file"},
        {"what turns the text around is no name",
         clerk,
         add,
         member(turned, "004"),
         400,
         "request.fields",
         {{"/fields/0/field", "\"name\""}, {"/fields/0/code", "\"text.turns_direction\""}}},
        {"nor inside it",
         clerk,
         add,
         member(isolated, "006"),
         400,
         "request.fields",
         {{"/fields/0/field", "\"name\""}}},
    });
}

TEST_CASE("organisations and accounts are named by what is seen") {
    const std::string admin = "system_admin@县", make = "POST /api/organisations";
    const auto branch = [](const std::string& code, const std::string& name) {
        return R"({"parent":{东湾},"code":")" + code + R"(","name":")" + name + R"(","kind":"branch"})";
    };
    tell({
        {"a branch typed out of a PDF",
         admin,
         make,
         branch("D91", "\u2F6F桥村１组\u200B党支部"),
         200,
         "",
         {},
         {},
         {{"branch", "/id"}}},
        {"found by the usual characters",
         admin,
         "GET /api/organisations/search?text=石桥村1组",
         "",
         200,
         "",
         {{"/rows/0/name", "\"石桥村1组党支部\""}}},
        {"the usual characters name it twice",
         admin,
         make,
         branch("D92", "石桥村1组党支部"),
         400,
         "access.invalid",
         {{"/fields/0/code", "\"access.name_taken\""}}},
        {"what turns the text around is no name",
         admin,
         make,
         branch("D93", "石\u202E桥村"),
         400,
         "request.fields",
         {{"/fields/0/code", "\"text.turns_direction\""}}},
    });
}

TEST_CASE("addresses, names of papers and objections are what is seen too") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("on_notice");
        const auto kept = journey.kept();
        const auto household = [&](const std::string& address) {
            const auto version = journey.send(clerk, "GET /api/members/{member}").at("/household/version");
            return journey.send(clerk, "POST /api/members/{member}/household",
                                R"({"address":")" + address + R"(","version":)" + version + "}");
        };
        REQUIRE(household("\u2F6F桥\u200B村1号").status == 200);
        CHECK(journey.send(clerk, "GET /api/members/{member}").at("/household/address") == "\"石桥村1号\"");
        const auto refused = [](const Answer& answer, const std::string& field) {
            CHECK(answer.status == 400);
            CHECK(answer.at("/fields/0/field") == "\"" + field + "\"");
            CHECK(answer.at("/fields/0/code") == "\"text.turns_direction\"");
        };
        refused(household("石桥村\u202E1号"), "address");
        refused(journey.attach(clerk, {.kind = "other", .name = "照\u202E片"}), "name");
        refused(journey.send(clerk, "POST /api/notices/{notice}/objections",
                             R"({"content":"收入\u2067是否计入","channel":"paper"})"),
                "content");
    });
}
