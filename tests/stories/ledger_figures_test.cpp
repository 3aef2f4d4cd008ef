// Every figure is right at once (A-4): what the ledgers say of a member follows name, facts, household and income
// in the change that moves them, not at the case's next step.
#include "ledger/routes.hpp"
#include "store/batches.hpp"
#include "store/verify.hpp"
#include "tests/stories/support/journey.hpp"
#include "tests/stories/support/ledgers.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string officer = "county_officer@县";

/// Two cases on the ledger of one branch: 王芳 and 李明, each with a spouse and 600 yuan a year.
class Two {
public:
    explicit Two(tests::Database kind)
        : county(kind), first(county, "东湾1"), second(county, "东湾1", {.name = "李明", .sequence = "005"}) {
        first.to("on_ledger");
        second.to("on_ledger");
    }
    /// Names, then "cases/people/income", the same for every office above: "王芳 李明 2/4/120000".
    std::string ledger(const std::string& query = "", const std::string& sort = "name") {
        std::string all;
        for (const auto& who : {first.clerk(), std::string("committee_clerk@东湾"), officer}) {
            const auto list = county.send(who, {"GET", "/api/ledger?sort=" + sort + query}),
                       totals = county.send(who, {"GET", "/api/ledger/totals?" +
                                                             query.substr(std::min<std::size_t>(1, query.size()))});
            std::string said;
            for (const auto& row : list.json.at("rows").get_array())
                said += std::string(row.at("person_name").get_string()) + " ";
            said += totals.at("/cases") + "/" + totals.at("/people") + "/" + totals.at("/income_total");
            if (all.empty()) all = said;
            CHECK(said == all);
        }
        CHECK(store::verify(county.store()).lines.empty());
        return all;
    }
    /// "size/total/per head" of the case's line in the ledger.
    std::string line(Journey& journey) {
        auto number = journey.seen().at("/line/number");
        std::erase(number, '"');
        const auto found =
            county.send(officer, {"GET", "/api/ledger?status=" + journey.status() + "&text=" + number});
        REQUIRE(found.json.at("rows").get_array().size() == 1);
        return figures(found, "/rows/0/");
    }
    /// The same of the line that the case's own page shows.
    static std::string page(Journey& journey) { return figures(journey.seen(), "/line/"); }
    static std::string figures(const Answer& answer, const std::string& of) {
        return answer.at(of + "household_size") + "/" + answer.at(of + "income_total") + "/" +
               answer.at(of + "income_per_head");
    }
    static void must(Journey& journey, const std::string& what, const std::string& body) {
        const auto answer = journey.send(journey.clerk(), what, body);
        REQUIRE_MESSAGE(answer.status == 200, answer.body);
    }
    static void rename(Journey& journey, const std::string& name, const std::string& version) {
        must(journey, "POST /api/members/{member}",
             R"({"version":)" + version + R"(,"person_version":)" + version + R"(,"name":")" + name + "\"}");
    }

    County county;
    Journey first, second;
};

}

TEST_CASE("a renamed member stands where the new name belongs, at once and for every office") {
    on_each_database<Two>([](Two& two) {
        CHECK(two.ledger() == "王芳 李明 2/4/120000");
        Two::rename(two.first, "魏芳", "1");
        CHECK(two.ledger() == "李明 魏芳 2/4/120000");
        CHECK(two.ledger("&text=魏") == "魏芳 1/2/60000");
        CHECK(two.ledger("&text=王") == "0/0/0");
    });
}

TEST_CASE("residence as it now is narrows the ledger") {
    on_each_database<Two>([](Two& two) {
        Two::must(two.second, "POST /api/members/{member}",
                  R"({"version":1,"person_version":1,"residence":"urban"})");
        CHECK(two.ledger("&residence=urban") == "李明 1/2/60000");
        CHECK(two.ledger("&residence=rural") == "王芳 1/2/60000");
    });
}

TEST_CASE("whoever comes into the household, dies or leaves it changes size, per head and totals at once") {
    on_each_database<Two>([](Two& two) {
        auto& journey = two.first;
        CHECK(two.line(journey) == "2/60000/30000");
        Two::must(journey, "POST /api/households/{household}/members",
                  R"({"name":"王小宝","relation":"20","birth_date":"2005-05-01","sex":"1"})");
        CHECK(two.line(journey) == "3/60000/20000");
        CHECK(two.ledger() == "王芳 李明 2/5/120000");
        Two::must(journey, "POST /api/household-members/{spouse}", R"({"version":1,"deceased_on":"2026-03-01"})");
        CHECK(two.line(journey) == "2/60000/20000");
        CHECK(two.ledger() == "王芳 李明 2/4/120000");
        Two::must(journey, "POST /api/household-members/{spouse}/remove", R"({"version":2,"reason":"登记有误"})");
        CHECK(two.line(journey) == "2/60000/30000");
        CHECK(two.ledger() == "王芳 李明 2/4/120000");
    });
}

TEST_CASE("who died counts in a head's share to the end of the month; the ledger moves with the next, once") {
    on_each_database<Two>([](Two& two) {
        auto& journey = two.first;
        const auto moved = [&] {
            const auto log = two.county.send("audit_admin@县", {"GET", "/api/audit?action=ledger.month_turned"});
            return log.json.at("rows").get_array().size();
        };
        Two::must(journey, "POST /api/household-members/{spouse}", R"({"version":1,"deceased_on":"2026-03-01"})");
        CHECK(two.line(journey) == "1/60000/30000");
        ledger::follow_month(two.county.store());
        CHECK(two.line(journey) == "1/60000/30000");
        two.county.pass_days(31);
        CHECK(two.line(journey) == "1/60000/30000");
        CHECK(Two::page(journey) == "1/60000/60000");
        CHECK_MESSAGE(store::verify(two.county.store()).lines.empty(), "still to be followed");
        ledger::follow_month(two.county.store());
        CHECK(two.line(journey) == "1/60000/60000");
        ledger::follow_month(two.county.store());
        CHECK(moved() == 1);
        CHECK(two.ledger() == "王芳 李明 2/3/120000");
    });
}

TEST_CASE("income saved changes sums and the order by income; an earlier year's changes neither") {
    on_each_database<Two>([](Two& two) {
        const std::string income = "POST /api/households/{household}/incomes";
        CHECK(two.ledger("", "income") == "王芳 李明 2/4/120000");
        Two::must(two.first, income, R"({"year":2025,"wages":100000,"expenses":40000,"version":1})");
        CHECK(two.line(two.first) == "2/100000/30000");
        Two::must(two.first, income, R"({"year":2025,"wages":100000,"version":2})");
        CHECK(two.line(two.first) == "2/100000/50000");
        CHECK(two.ledger("", "income") == "李明 王芳 2/4/160000");
        Two::must(two.second, income, R"({"year":2024,"wages":900000})");
        CHECK(two.ledger("", "income") == "李明 王芳 2/4/160000");
        Two::must(two.second, income, R"({"year":2026,"wages":200000})");
        CHECK(two.ledger("", "income") == "王芳 李明 2/4/300000");
    });
}

TEST_CASE("a match that puts somebody into the household counts them from then on") {
    on_each_database<Two>([](Two& two) {
        const auto beside = done(two.county, "branch_clerk@石桥1", "POST /api/members",
                                 R"({"branch":)" + std::to_string(two.county.organisation("石桥1").value) +
                                     R"(,"name":"周海燕","id_number":")" + id_number("19700307", "102") +
                                     R"(","join_date":"1995-07-01","member_type":"full"})");
        const auto asked = two.first.send(
            two.first.clerk(), "POST /api/households/{household}/members",
            R"({"name":"周海燕","id_number":")" + id_number("19700307", "102") + R"(","relation":"75"})");
        REQUIRE(asked.at("/match") != "null");
        CHECK(two.ledger() == "王芳 李明 2/4/120000");
        done(two.county, officer, "POST /api/matches/" + asked.at("/match") + "/decide",
             R"({"verdict":"link","reason":"核对过档案","version":1})");
        CHECK(two.line(two.first) == "3/60000/20000");
        CHECK(two.ledger() == "王芳 李明 2/5/120000");
    });
}

TEST_CASE("whoever lives alone is one of one, once that is stated; an empty list alone says nothing (A-1)") {
    on_each_database<Two>([](Two& two) {
        Journey third(two.county, "东湾1", {.name = "赵长河", .sequence = "109"});
        const std::string home = "POST /api/members/{member}/household";
        const auto alone = [&](const std::string& version) {
            return third.send(third.clerk(), home, R"({"lives_alone":true,"version":)" + version + "}");
        };
        CHECK(alone("1").json.at("fields").at(0).at("code") == "people.others_listed");
        Two::must(third, "POST /api/household-members/{spouse}/remove", R"({"version":1,"reason":"登记有误"})");
        CHECK(two.line(third) == "null/60000/null");
        CHECK(third.seen().at("/application/sections/0/missing/0") == "\"household\"");
        third.attach_papers();
        const std::string submit = "POST /api/cases/{case}/submit", version = R"({"version":{v}})";
        CHECK(third.outcome(third.clerk(), submit, version) == "case.fields_missing");
        REQUIRE(alone("1").status == 200);
        CHECK(two.line(third) == "1/60000/60000");
        CHECK(two.ledger("&status=draft") == "赵长河 1/1/60000");
        CHECK(third.outcome(third.clerk(), submit, version) == "submitted");
        Two::must(third, home, R"({"lives_alone":false,"version":2})");
        CHECK(two.line(third) == "null/60000/null");
    });
}

TEST_CASE("an ended case keeps the figures it ended with, and is found under the name of today") {
    on_each_database<Two>([](Two& two) {
        Journey third(two.county, "东湾1", {.name = "赵长河", .sequence = "109"});
        Two::must(third, "POST /api/cases/{case}/withdraw", R"({"version":{v},"reason":"不再申请"})");
        Journey fourth(two.county, "东湾1", {.name = "孙大江", .sequence = "112"});
        Two::must(fourth, "POST /api/cases/{case}/withdraw", R"({"version":{v},"reason":"不再申请"})");
        CHECK(two.ledger("&status=withdrawn") == "孙大江 赵长河 2/4/120000");
        Two::must(third, "POST /api/households/{household}/incomes", R"({"year":2025,"wages":1,"version":1})");
        Two::rename(third, "丁长河", "1");
        CHECK(two.line(third) == "2/60000/30000");
        CHECK(Two::page(third) == "2/60000/30000");
        CHECK(two.ledger("&status=withdrawn") == "丁长河 孙大江 2/4/120000");
    });
}

TEST_CASE("a case that is heard again has the figures of its household as it stands, those that moved meanwhile too") {
    on_each_database<Two>([](Two& two) {
        Journey third(two.county, "东湾1", {.name = "赵长河", .sequence = "109"});
        third.to("notice_passed");
        Two::must(third, "POST /api/households/{household}/incomes", R"({"year":2025,"wages":50000,"version":1})");
        REQUIRE(third.outcome("committee_clerk@东湾", "POST /api/cases/{case}/reject",
                              R"({"version":{v},"reason":"不符合条件"})") == "rejected");
        Two::must(third, "POST /api/households/{household}/incomes", R"({"year":2025,"wages":40000,"version":2})");
        CHECK(two.line(third) == "2/50000/25000");
        Two::must(third, "POST /api/cases/{case}/appeal", R"({"version":{v},"reason":"补交了材料"})");
        CHECK(two.line(third) == "2/40000/20000");
        CHECK(Two::page(third) == two.line(third));
        CHECK(two.ledger("&status=returned") == "赵长河 1/2/40000");
    });
}

TEST_CASE("a step that is taken in a new month, before the ledger has followed it, takes the figures of its day") {
    on_each_database<Two>([](Two& two) {
        Journey third(two.county, "东湾1", {.name = "赵长河", .sequence = "109"});
        third.to("assembly_passed");
        Two::must(third, "POST /api/household-members/{spouse}",
                  R"({"version":1,"deceased_on":")" + today(two.county) + "\"}");
        CHECK(two.line(third) == "1/60000/30000");
        two.county.pass_days(31);
        CHECK(two.line(third) == "1/60000/30000");
        third.to("on_notice");
        CHECK(two.line(third) == "1/60000/60000");
        CHECK(two.ledger("&status=on_notice") == "赵长河 1/1/60000");
    });
}

TEST_CASE("what the committee has approved is voided by a change, while the ledger shows the change") {
    on_each_database<Two>([](Two& two) {
        Journey third(two.county, "东湾1", {.name = "赵长河", .sequence = "109"});
        third.to("committee_confirmed");
        Two::must(third, "POST /api/households/{household}/incomes", R"({"year":2025,"wages":50000,"version":1})");
        CHECK(two.line(third) == "2/50000/25000");
        CHECK(third.seen().at("/line/level") == "2");
        CHECK(third.outcome(officer, "POST /api/cases/filing", batch_body()) == "case.content_changed");
        CHECK(store::verify(two.county.store()).lines.empty());
    });
}

TEST_CASE("a case that an import has written but not shown follows its household without being counted") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        Journey journey(county, "东湾1");  // their own case is over, so that a ledger may bring another
        REQUIRE(journey.outcome(journey.clerk(), "POST /api/cases/{case}/withdraw",
                                R"({"version":{v},"reason":"不再申请"})") == "withdrawn");
        const Actor actor{.name = "导入人", .organisation_path = "/", .permissions = Permissions().set()};
        const auto file = county.store().read([&](store::Read& db) {
            const auto bytes = small_ledger({{"王芳", id_number("19700307", "002"), "东湾1"}});
            return imports::prepare_upload(db, actor, {.name = "台账.csv", .upload = {.bytes = bytes}});
        });
        const auto is_hidden = [&] {
            return county.store().read([](store::Read& db) { return store::has_hidden_batches(db); });
        };
        const auto stop = [&](std::int64_t, std::int64_t) { return !is_hidden(); };
        REQUIRE(
            imports::import_now(county.store(), actor, file.value(), imports::CommitMode::all, stop).error().code ==
            "import.stopped");
        REQUIRE(is_hidden());
        const auto save = [&](int version, int wages) {
            Two::must(journey, "POST /api/households/{household}/incomes",
                      R"({"year":2025,"wages":)" + std::to_string(wages) + R"(,"version":)" +
                          std::to_string(version) + "}");
        };
        const auto totals = [&] {
            const auto said = county.send(officer, {"GET", "/api/ledger/totals"});
            return said.at("/cases") + "/" + said.at("/people") + "/" + said.at("/income_total");
        };
        save(1, 70000);
        CHECK(totals() == "0/0/0");
        CHECK(store::verify(county.store()).lines.empty());
        imports::take_up(county.store());
        CHECK(totals() == "1/2/70000");
        // Taken back: figures that moved after it was looked through are refused, and then nothing is left behind.
        const auto prepare = [&] {
            return county.store().read([&](store::Read& db) {
                const auto view = imports::list_imports(db, actor, {}).value().rows.front();
                return imports::prepare_undo(db, actor, {view.id, view.version, "导错了文件"}).value();
            });
        };
        const auto undo = [&](const imports::PreparedUndo& prepared) {
            return county.store().write(
                actor, [&](store::Write& db) { return imports::undo_import(db, actor, prepared); });
        };
        const auto too_early = prepare();
        save(2, 90000);
        CHECK(totals() == "1/2/90000");
        CHECK(undo(too_early).error().code == "import.touched");
        CHECK(totals() == "1/2/90000");
        REQUIRE(undo(prepare()).has_value());
        CHECK(totals() == "0/0/0");
        imports::take_up(county.store());
    }
}
