// People whom a ledger names and who are on file outside the uploader's organisations: taken to the organisation
// above both, as members when the ledger is read, into a household with its commit (X-1, X-4).
#include "store/batches.hpp"
#include "tests/stories/support/wizard.hpp"
#include <doctest/doctest.h>

using namespace stories;
using namespace stories::wizard;

namespace {

/// A ledger of one household, with somebody beside its member.
std::string family(const std::string& name, const std::string& number, const std::string& relation = "父亲") {
    return "姓名,身份证号,所在党支部,困难程度,致困原因,家庭年收入,入党时间,成员姓名,与户主关系,"
           "成员身份证号\n王建国," +
           invented_number(1) + ",东湾1,一般困难,因病,6500,1980-05," + name + "," + relation + "," + number + "\n";
}

/// Somebody of 石桥, whom a ledger of 东湾 then names in a household: that import.
std::string with_somebody_elsewhere(County& county, const std::string& relation = "父亲") {
    const auto first = upload(county, beside, small_ledger({{"陈国强", invented_number(9), "石桥1"}}));
    REQUIRE(ask(county, beside, first, "commit", commit_all).status == 200);
    return upload(county, clerk, family("陈国强", invented_number(9), relation));
}

/// Their own household states of 2025 what the other's ledger does: then the two can become one.
void agree_on_income(County& county) {
    const auto member = county.send(beside, {"GET", "/api/members"}).at("/rows/0/id");
    const auto shown = county.send(beside, {"GET", "/api/members/" + member});
    const auto body =
        R"({"year":2025,"stated_total":650000,"version":)" + shown.at("/household/incomes/0/version") + "}";
    const auto answer =
        county.send(beside, {"POST", "/api/households/" + shown.at("/household/id") + "/incomes", body});
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
}

/// As while the import is being written or erased.
void set_hidden(County& county, const std::string& id, bool hidden) {
    const auto done = county.store().write({.name = "system"}, [&](store::Write& db) -> Result<Done> {
        (hidden ? store::hide_batch : store::show_batch)(db, std::stoll(id));
        return Done{};
    });
    REQUIRE(done.has_value());
}

const std::string undo_reason = R"(,"reason":"导错了")";

}

TEST_CASE("somebody of another committee does not come into a household by a ledger") {
    on_each_database([](County& county) {
        const auto first = with_somebody_elsewhere(county);
        for (const auto& id : {first, upload(county, clerk, family("陈大强", invented_number(9)))}) {
            const auto rows = county.send(clerk, {"GET", "/api/imports/" + id + "/rows"});
            CHECK_MESSAGE(rows.body.find("ON_FILE_ELSEWHERE") != std::string::npos, rows.body);
            CHECK(rows.body.find("NUMBER_OF_ANOTHER") == std::string::npos);
            CHECK(rows.body.find("石桥") == std::string::npos);
        }
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?action=match.named_elsewhere"});
        CHECK(log.at("/rows/0/actor_name") == "\"" + clerk + "\"");
        CHECK(log.at("/rows/0/object_type") == "\"people\"");
        CHECK_MESSAGE(log.at("/rows/1") == "", "read twice, told once");
        CHECK(ask(county, clerk, first, "commit", commit_all).code() == "import.has_errors");
        CHECK(count(county, "matches") == 0);
        REQUIRE(ask(county, clerk, first, "commit", commit_valid).status == 200);
        CHECK(count(county, "household_members") == 0);
        CHECK(count(county, "people") == 2);
    });
}

TEST_CASE("the commit asks for a household member on file elsewhere, and they come in by the match") {
    on_each_database([](County& county) {
        const auto id = with_somebody_elsewhere(county);
        REQUIRE(ask(county, clerk, id, "commit", commit_valid).status == 200);
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?action=match.ask"});
        CHECK(log.at("/rows/0/actor_name") == "\"" + clerk + "\"");
        CHECK(log.at("/rows/1") == "");
        CHECK(county.send(clerk, {"GET", "/api/matches"}).at("/rows") == "[]");
        const auto open = county.send(officer, {"GET", "/api/matches"});
        CHECK(open.at("/rows/0/name_typed") == "\"陈国强\"");
        CHECK(open.at("/rows/0/for_household") == "true");
        CHECK(open.at("/rows/0/branch/name") == "\"东湾1\"");
        CHECK(open.at("/rows/1") == "");
        const auto link = [&] {
            return county.send(officer, {"POST", "/api/matches/" + open.at("/rows/0/id") + "/decide",
                                         R"({"verdict":"link","reason":"核对过档案","version":1})"});
        };
        set_hidden(county, id, true);
        CHECK(county.send(officer, {"GET", "/api/matches"}).at("/rows") == "[]");
        CHECK(link().code() == "people.match_unknown");
        set_hidden(county, id, false);
        const auto at_odds = link();
        CHECK_MESSAGE(at_odds.code() == "people.incomes_at_odds", "both households state 2025");
        CHECK(at_odds.at("/details/0") == "\"2025\"");
        agree_on_income(county);
        REQUIRE(link().status == 200);
        const auto member = county.send("branch_clerk@东湾1", {"GET", "/api/members"}).at("/rows/0/id");
        const auto shown = county.send("branch_clerk@东湾1", {"GET", "/api/members/" + member});
        CHECK(shown.at("/household/members/0/person/name") == "\"陈国强\"");
        CHECK(shown.at("/household/members/0/relation") == "\"51\"");
        CHECK(ask(county, clerk, id, "undo", undo_reason).code() == "import.built_on");
    });
}

TEST_CASE(
    "a match that an import asked for is erased with it, open or rejected; the same person is asked for once") {
    on_each_database([](County& county) {
        const auto rejected = with_somebody_elsewhere(county);
        REQUIRE(ask(county, clerk, rejected, "commit", commit_valid).status == 200);
        const auto match = county.send(officer, {"GET", "/api/matches"}).at("/rows/0/id");
        REQUIRE(county
                    .send(officer, {"POST", "/api/matches/" + match + "/decide",
                                    R"({"verdict":"reject","reason":"不是一人","version":1})"})
                    .status == 200);
        REQUIRE(ask(county, clerk, rejected, "undo", undo_reason).status == 200);
        CHECK(count(county, "matches") == 0);
        const auto id = upload(county, clerk, family("陈国强", invented_number(9)));
        REQUIRE(ask(county, clerk, id, "commit", commit_valid).status == 200);
        CHECK(count(county, "matches") == 1);
        REQUIRE(ask(county, clerk, id, "undo", undo_reason).status == 200);
        CHECK(show(county, clerk, id).at("/state") == "\"undone\"");
        for (const auto* table : {"matches", "households", "hidden_batches"}) {
            CAPTURE(table);
            CHECK(count(county, table) == (std::string_view(table) == "households" ? 1 : 0));
        }
        CHECK(county.send(officer, {"GET", "/api/matches"}).at("/rows") == "[]");
    });
}

TEST_CASE("an import into whose household somebody was asked for since is not undone") {
    on_each_database([](County& county) {
        const auto id = upload(county, clerk, three_good());
        REQUIRE(ask(county, clerk, id, "commit", commit_all).status == 200);
        const auto first = upload(county, beside, small_ledger({{"陈国强", invented_number(9), "石桥1"}}));
        REQUIRE(ask(county, beside, first, "commit", commit_all).status == 200);
        const auto branch = "branch_clerk@东湾2";
        const auto member = county.send(branch, {"GET", "/api/members"}).at("/rows/0/id");
        const auto household = county.send(branch, {"GET", "/api/members/" + member}).at("/household/id");
        const auto asked = county.send(
            branch, {"POST", "/api/households/" + household + "/members",
                     R"({"name":"陈国强","id_number":")" + invented_number(9) + R"(","relation":"51"})"});
        REQUIRE(asked.at("/match") != "null");
        CHECK(ask(county, clerk, id, "undo", undo_reason).code() == "import.built_on");
        CHECK(count(county, "matches") == 1);
    });
}

TEST_CASE("X-1: whoever reads ledgers is told of twenty people on file elsewhere in a day, asked for or not") {
    on_each_database([](County& county) {
        std::vector<SmallRow> there;
        for (int i = 0; i < 30; ++i) there.push_back({"陈国强", invented_number(100 + i), "石桥1"});
        const auto first = upload(county, beside, small_ledger(there));
        REQUIRE(ask(county, beside, first, "commit", commit_valid).status == 200);
        const auto naming = [&](int from, int to) {
            auto csv = family("陈国强", invented_number(from));
            for (int i = from + 1; i < to; ++i) csv += ",,,,,,,陈国强,父亲," + invented_number(i) + "\n";
            const auto id = upload(county, clerk, csv);
            const auto code = show(county, clerk, id).at("/file_code");
            if (code == "null") REQUIRE(ask(county, clerk, id, "cancel").status == 200);
            return code;
        };
        const auto told = [&] {
            return county.store().read([](store::Read& db) {
                return db.number("SELECT count(*) FROM audit_log WHERE action = 'match.named_elsewhere'");
            });
        };
        CHECK(naming(100, 112) == "null");
        CHECK_MESSAGE(naming(100, 112) == "null", "the same ledger again, put right elsewhere");
        CHECK(told() == 12);
        CHECK(naming(112, 121) == "\"TOO_MANY_ELSEWHERE\"");
        CHECK_MESSAGE(told() == 21, "whom the refusal tells of is logged with it");
        CHECK_MESSAGE(naming(112, 113) == "\"TOO_MANY_ELSEWHERE\"", "one of those already told of");
        CHECK_MESSAGE(naming(125, 126) == "\"TOO_MANY_ELSEWHERE\"", "somebody on file elsewhere");
        CHECK_MESSAGE(naming(400, 401) == "\"TOO_MANY_ELSEWHERE\"", "somebody on file nowhere");
        CHECK(told() == 21);
        CHECK(count(county, "matches") == 0);
        county.pass_days(2);
        CHECK(naming(120, 121) == "null");
    });
}

TEST_CASE("a ledger whose household members could not all be asked for today is not read in") {
    on_each_database([](County& county) {
        std::vector<SmallRow> there;
        for (int i = 0; i < 20; ++i) there.push_back({"陈国强", invented_number(100 + i), "石桥1"});
        const auto first = upload(county, beside, small_ledger(there));
        REQUIRE(ask(county, beside, first, "commit", commit_valid).status == 200);
        std::vector<SmallRow> here;
        for (int i = 0; i < 18; ++i) here.push_back({"陈国强", invented_number(100 + i), "东湾1"});
        upload(county, clerk, small_ledger(here));
        const auto by_form =
            county.send(clerk, {"POST", "/api/members",
                                R"({"branch":)" + std::to_string(county.organisation("东湾1").value) +
                                    R"(,"name":"陈国强","id_number":")" + invented_number(118) +
                                    R"(","join_date":"1995-07-01","member_type":"full"})"});
        REQUIRE_MESSAGE(by_form.at("/match") != "null", by_form.body);
        CHECK(count(county, "matches") == 19);
        const auto last = upload(county, clerk, family("陈国强", invented_number(119)));
        REQUIRE(show(county, clerk, last).at("/file_code") == "null");
        const auto one_more =
            upload(county, clerk,
                   family("陈国强", invented_number(119)) + "李秀英," + invented_number(2) +
                       ",东湾2,一般困难,因病,6500,1980-05,陈国强,父亲," + invented_number(117) + "\n");
        CHECK(show(county, clerk, one_more).at("/file_code") == "\"TOO_MANY_ELSEWHERE\"");
        REQUIRE(ask(county, clerk, last, "commit", commit_valid).status == 200);
        CHECK(count(county, "matches") == 20);
    });
}

TEST_CASE("looking at a file registers nobody, also who left the file since it was judged") {
    on_each_database([](County& county) {
        REQUIRE(ask(county, beside, upload(county, beside, small_ledger({{"陈国强", invented_number(9), "石桥1"}})),
                    "commit", commit_all)
                    .status == 200);
        const auto people = count(county, "people");
        const auto branch = county.organisation("东湾1");
        const Actor actor{.account = county.account(clerk),
                          .name = clerk,
                          .organisation = county.organisation("东湾"),
                          .organisation_path = county.store().read([&](store::Read& db) {
                              for (const auto& each : access_control::all_organisations(db))
                                  if (each.id == county.organisation("东湾")) return each.path;
                              return std::string();
                          }),
                          .permissions = Permissions().set()};
        const auto asked = [&](const std::string& number) {
            people::AddMember ask;
            ask.branch = branch;
            ask.name = "陈国强";
            ask.id_number = number;
            ask.join_date = *PartialDate::parse("1980-05");
            ask.member_type = "full";
            return county.store()
                .write(actor, [&](store::Write& db) { return people::ask_member_match(db, actor, ask); })
                .has_value();
        };
        CHECK(asked(invented_number(11)));  // on file nowhere
        CHECK(count(county, "people") == people);
        CHECK(count(county, "matches") == 0);
        CHECK(asked(invented_number(9)));  // on file in 石桥
        CHECK(count(county, "people") == people);
        CHECK(count(county, "matches") == 1);
    });
}
