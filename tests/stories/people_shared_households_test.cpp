// One household of several members of the party: husband and wife, each with a file (decision 0035).
#include "store/verify.hpp"
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string add = "POST /api/households/{household}/members", show = "GET /api/members/{member}",
                  income = "POST /api/households/{household}/incomes";

/// A man and a woman of two branches, each with a household and a file; nobody else lives with them.
struct Couple {
    explicit Couple(tests::Database kind, const std::string& her_branch = "东湾2")
        : county(kind),
          husband(county, "东湾1", {.name = "王大江", .sequence = "111"}),
          wife(county, her_branch, {.name = "李玉兰", .sequence = "222"}) {
        for (auto* each : {&husband, &wife})
            must(each->send(each->clerk(), "POST /api/household-members/{spouse}/remove",
                            R"({"version":1,"reason":"登记有误"})"));
    }

    static Answer must(Answer answer) {
        REQUIRE_MESSAGE(answer.status == 200, answer.body);
        return answer;
    }
    Answer see(Journey& journey) { return must(journey.send(journey.clerk(), show)); }
    /// "size/income/income a head" as the ledger has it.
    static std::string line(Journey& journey) {
        const auto seen = journey.seen();
        return seen.at("/line/household_size") + "/" + seen.at("/line/income_total") + "/" +
               seen.at("/line/income_per_head");
    }
    std::string version() { return see(husband).at("/household/version"); }
    Answer merge(const std::string& who = "committee_clerk@东湾", const std::string& relation = "12") {
        return husband.send(who, "POST /api/households/{household}/merge",
                            R"({"version":)" + version() + R"(,"member":)" + wife.member() + R"(,"relation":")" +
                                relation + R"(","reason":"夫妻共同生活"})");
    }
    /// The one place that somebody has in the husband's household, by name.
    std::string place_of(const std::string& name) {
        const auto home = see(husband);
        for (const auto& each : home.json.at("household").at("members").as_array())
            if (each.at("person").at("name").as_string() == name.c_str())
                return std::to_string(each.at("id").to_number<std::int64_t>());
        FAIL("nobody of that name lives there");
        return "";
    }
    Answer split(const std::string& leaving, const std::string& head, const std::string& on = "2026-03-01") {
        return husband.send("committee_clerk@东湾", "POST /api/households/{household}/split",
                            R"({"version":)" + version() + R"(,"leaving":[)" + leaving + R"(],"head":)" + head +
                                R"(,"on":")" + on + R"(","reason":"分户另过"})");
    }
    void check_kept() { CHECK(store::verify(county.store()).lines.empty()); }

    County county;
    Journey husband, wife;
};

/// Of two committees.
struct Apart : Couple {
    explicit Apart(tests::Database kind) : Couple(kind, "石桥1") {}
};

template <class Story>
void on_couples(Story story) {
    on_each_database<Couple>(story);
}

}

TEST_CASE("two households of a couple become one: both files tell of it, and both follow its changes") {
    on_couples([](Couple& couple) {
        auto &husband = couple.husband, &wife = couple.wife;
        Couple::must(wife.send(wife.clerk(), add, R"({"name":"李母","relation":"52","sex":"2"})"));
        Couple::must(wife.send(wife.clerk(), add, R"({"name":"王小宝","relation":"20","sex":"1"})"));
        Couple::must(couple.merge());
        const auto his = couple.see(husband), hers = couple.see(wife);
        CHECK(his.at("/household/id") == hers.at("/household/id"));
        CHECK(his.at("/household/head") == "null");
        CHECK(hers.at("/household/head/name") == "\"王大江\"");
        CHECK(his.at("/household/size") == "4");
        CHECK(hers.at("/household/size") == "4");
        CHECK(his.at("/household/members/0/person/name") == "\"李母\"");
        CHECK_MESSAGE(his.at("/household/members/0/relation") == "\"56\"", "his wife's mother");
        CHECK(his.at("/household/members/1/relation") == "\"20\"");
        CHECK(his.at("/household/members/2/relation") == "\"12\"");
        CHECK(hers.at("/household/members/0/person/name") == "\"王大江\"");
        CHECK(hers.at("/household/members/0/id") == "0");
        CHECK(hers.at("/household/members/0/relation") == "\"11\"");
        CHECK_MESSAGE(hers.at("/household/members/1/relation") == "\"52\"", "her own mother");
        CHECK(hers.at("/household/members/1/relation_head") == "\"56\"");
        CHECK(Couple::line(husband) == "4/60000/15000");
        CHECK(Couple::line(wife) == "4/60000/15000");
        Couple::must(wife.send(wife.clerk(), "POST /api/households/" + his.at("/household/id") + "/incomes",
                               R"({"year":2025,"wages":80000,"version":1})"));
        CHECK(Couple::line(husband) == "4/80000/20000");
        CHECK(Couple::line(wife) == "4/80000/20000");
        couple.check_kept();
    });
}

TEST_CASE("whoever adds a member with a household of their own brings that household along") {
    on_each_database([](County& county) {
        Journey husband(county, "东湾1", {.name = "王大江", .sequence = "111"});
        Journey wife(county, "东湾1", {.name = "李玉兰", .sequence = "222"});
        for (auto* each : {&husband, &wife})
            Couple::must(each->send(each->clerk(), "POST /api/household-members/{spouse}/remove",
                                    R"({"version":1,"reason":"登记有误"})"));
        const auto body =
            R"({"name":"李玉兰","relation":"12","id_number":")" + id_number("19700307", "222") + "\"}";
        const auto added = Couple::must(husband.send(husband.clerk(), add, body));
        CHECK(added.at("/match") == "null");
        CHECK(Couple::line(husband) == "2/60000/30000");
        CHECK(Couple::line(wife) == "2/60000/30000");
        CHECK(husband.send(husband.clerk(), add, body).at("/fields/0/code") == "\"people.in_household_already\"");
        CHECK(store::verify(county.store()).lines.empty());
    });
}

TEST_CASE("a member elsewhere comes with their household once the organisation above both has linked them") {
    on_each_database<Apart>([](Apart& couple) {
        auto &husband = couple.husband, &wife = couple.wife;
        const auto asked = Couple::must(husband.send(
            husband.clerk(), add,
            R"({"name":"李玉兰","relation":"12","id_number":")" + id_number("19700307", "222") + "\"}"));
        REQUIRE(asked.at("/match") != "null");
        CHECK(Couple::line(wife) == "null/60000/null");
        done(couple.county, "county_officer@县", "POST /api/matches/" + asked.at("/match") + "/decide",
             R"({"verdict":"link","reason":"核对过结婚证","version":1})");
        CHECK(Couple::line(wife) == "2/60000/30000");
        CHECK_MESSAGE(couple.see(wife).at("/household/head/member") == "null",
                      "his membership is not hers to open");
        CHECK_MESSAGE(Couple::must(wife.send(wife.clerk(), "POST /api/members/{member}/household",
                                             R"({"housing_area":88,"version":)" + couple.version() + "}"))
                              .at("/household") == couple.see(husband).at("/household/id"),
                      "her office sees and keeps the household they share");
        CHECK(couple.see(husband).at("/household/housing_area") == "88");
        CHECK(husband.send("branch_clerk@石桥2", show).code() == "people.unknown");
        couple.check_kept();
    });
}

TEST_CASE("a year that both state is decided before they become one") {
    on_couples([](Couple& couple) {
        Couple::must(couple.wife.send(couple.wife.clerk(), income, R"({"year":2025,"wages":100,"version":1})"));
        const auto refused = couple.merge();
        CHECK(refused.code() == "people.incomes_at_odds");
        CHECK(refused.at("/details/0") == "\"2025\"");
        CHECK_MESSAGE(Couple::line(couple.wife) == "null/100/null", "nothing is half done");
        Couple::must(couple.wife.send(couple.wife.clerk(), income, R"({"year":2025,"version":2})"));
        Couple::must(couple.wife.send(couple.wife.clerk(), income, R"({"year":2024,"wages":500})"));
        Couple::must(couple.merge());
        const auto home = couple.see(couple.wife);
        CHECK(home.at("/household/incomes/0/business") == "60000");
        CHECK(home.at("/household/incomes/1/wages") == "500");
        couple.check_kept();
    });
}

TEST_CASE("who may merge, and what stands against it") {
    on_couples([](Couple& couple) {
        auto& husband = couple.husband;
        CHECK_MESSAGE(couple.merge(husband.clerk()).code() == "people.unknown", "she is of another branch");
        CHECK(couple.merge("branch_clerk@东湾2").code() == "people.household_unknown");
        CHECK(couple.merge("fund_supervisor@县").code() == "access.forbidden");
        CHECK(couple.merge("committee_clerk@东湾", "xx").at("/fields/0/code") == "\"people.code_unknown\"");
        Couple::must(husband.send(husband.clerk(), add, R"({"name":"孙丽","relation":"12"})"));
        CHECK_MESSAGE(couple.merge().at("/fields/0/code") == "\"people.spouse_twice\"", "he has a wife");
        CHECK_MESSAGE(couple.see(couple.wife).at("/household/id") == couple.wife.household(),
                      "she stays as she was");
        Couple::must(husband.send(husband.clerk(),
                                  "POST /api/household-members/" + couple.place_of("孙丽") + "/remove",
                                  R"({"version":1,"reason":"登记有误"})"));
        const auto stale = husband.send(
            "committee_clerk@东湾", "POST /api/households/{household}/merge",
            R"({"version":9,"member":)" + couple.wife.member() + R"(,"relation":"12","reason":"共同生活"})");
        CHECK(stale.code() == "stale_version");
        Couple::must(couple.merge());
        CHECK(couple.merge().at("/fields/0/code") == "\"people.in_household_already\"");
        Journey third(couple.county, "东湾1", {.name = "赵长河", .sequence = "333"});
        CHECK_MESSAGE(
            third.send(third.clerk(), "POST /api/households/{household}/merge",
                       R"({"version":1,"member":)" + husband.member() + R"(,"relation":"99","reason":"合住"})")
                    .code() != "people.invalid",
            "the head comes with all of it");
        couple.check_kept();
    });
}

TEST_CASE("nobody lives in two households, whoever says so") {
    on_couples([](Couple& couple) {
        auto &husband = couple.husband, &wife = couple.wife;
        const auto son = R"({"name":"王小明","relation":"20","id_number":")" + id_number("19990101", "113") + "\"}";
        Couple::must(husband.send("committee_clerk@东湾", add, son));
        const auto twice = wife.send("committee_clerk@东湾", add, son);
        CHECK(twice.at("/fields/0/field") == "\"id_number\"");
        CHECK(twice.at("/fields/0/code") == "\"people.lives_elsewhere\"");
        const auto behind = [&](const std::string& sql) {
            const auto connection = couple.county.behind();
            CHECK_THROWS(connection->script(sql));
        };
        behind(
            "INSERT INTO household_members (id, version, household_id, person_id, relation) SELECT 1, 1, h.id,"
            " m.person_id, '20' FROM households h, household_members m");
        behind(
            "INSERT INTO household_members (id, version, household_id, person_id, relation) SELECT 1, 1, a.id,"
            " b.person_id, '20' FROM households a, households b WHERE a.id <> b.id");
        behind(
            "INSERT INTO households (id, version, person_id, organisation_path, created_at) SELECT 1, 1,"
            " m.person_id, '/1/', 0 FROM household_members m");
        couple.check_kept();
    });
}

TEST_CASE("who moves out has a household of their own from then on, and the incomes stay") {
    on_couples([](Couple& couple) {
        auto &husband = couple.husband, &wife = couple.wife;
        Couple::must(wife.send(wife.clerk(), add, R"({"name":"李母","relation":"52","sex":"2"})"));
        Couple::must(couple.merge());
        const auto hers = couple.place_of("李玉兰"), mothers = couple.place_of("李母");
        const auto code = [](const Answer& answer) { return answer.at("/fields/0/code"); };
        CHECK(code(couple.split("", hers)) == "\"people.nobody_leaves\"");
        CHECK(code(couple.split(mothers, hers)) == "\"people.head_stays\"");
        CHECK(code(couple.split(mothers, mothers)) == "\"people.head_not_member\"");
        CHECK(code(couple.split(hers, hers, "2026-03-03")) == "\"people.date_in_future\"");
        CHECK(couple.split(hers + ",1", hers).code() == "people.household_member_unknown");
        const auto split = Couple::must(couple.split(hers + "," + mothers, hers, "2026-03-02"));
        const auto own = couple.see(wife);
        CHECK(own.at("/household/id") == split.at("/household"));
        CHECK(own.at("/household/head") == "null");
        CHECK(own.at("/household/since") == "\"2026-03-02\"");
        CHECK(own.at("/household/size") == "2");
        CHECK_MESSAGE(own.at("/household/members/0/relation") == "\"52\"", "her mother again");
        CHECK(own.at("/household/incomes") == "[]");
        CHECK(couple.see(husband).at("/household/incomes/0/business") == "60000");
        CHECK(Couple::line(wife) == "2/null/null");
        CHECK(Couple::line(husband) == "null/60000/null");
        const auto log = couple.county.send("audit_admin@县", {"GET", "/api/audit?action=household.split"});
        CHECK(log.at("/rows/0/note") == "\"2026-03-02 分户另过\"");
        couple.check_kept();
    });
}

TEST_CASE("nobody decides on the file of whom they live with, once the households are one") {
    on_couples([](Couple& couple) {
        const auto account = std::to_string(couple.county.account("branch_clerk@东湾2").value);
        done(couple.county, "security_admin@县", "POST /api/accounts/" + account + "/person",
             R"({"person":)" + couple.husband.person() + R"(,"version":1})");
        const auto edit = [&] {
            return couple.wife
                .send("branch_clerk@东湾2", "POST /api/cases/{case}/application",
                      R"({"version":99,"causes":[],"findings":[],"minimum_allowance":{}})")
                .code();
        };
        CHECK(edit() == "stale_version");
        Couple::must(couple.merge());
        CHECK(edit() == "case.own_case");
    });
}
