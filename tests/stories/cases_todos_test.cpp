// What waits for an office: by deadline, narrowed to one step, page by page (look.md: home, approvals).
#include "app/slices.hpp"
#include "jobs/jobs.hpp"
#include "tests/stories/support/journey.hpp"
#include "tests/stories/support/ledgers.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", committee = "committee_clerk@东湾";

/// Three cases of one branch: the first was begun first and handed in last, the third is still a draft.
struct Three {
    explicit Three(tests::Database kind)
        : county(kind),
          late(county, "东湾1"),
          soon(county, "东湾1", {.name = "李梅", .sequence = "004"}),
          draft(county, "东湾1", {.name = "赵敏", .sequence = "006"}) {
        soon.to("submitted");
        county.pass_days(7);
        late.to("submitted");
    }
    Answer list(const std::string& query, const std::string& who = clerk) {
        return county.send(who, {"GET", "/api/approvals?box=todo" + query});
    }
    std::string total(const std::string& query) {
        return county.send(clerk, {"GET", "/api/approvals/total?box=todo" + query}).at("/rows");
    }
    /// "2 1": which cases the list shows, in its order; 1 late, 2 soon, 3 draft.
    std::string order(const Answer& answer) {
        REQUIRE_MESSAGE(answer.status == 200, answer.body);
        std::string out;
        for (int i = 0; !answer.at("/rows/" + std::to_string(i)).empty(); ++i) {
            const auto id = answer.at("/rows/" + std::to_string(i) + "/line/id");
            out += (i == 0 ? "" : " ");
            out += id == late.id() ? "1" : id == soon.id() ? "2" : id == draft.id() ? "3" : "?";
        }
        return out;
    }

    County county;
    Journey late, soon, draft;
};

std::string unquoted(const std::string& json) { return json.substr(1, json.size() - 2); }

}

TEST_CASE("to-dos are in order of their deadlines, whichever page they are read from") {
    on_each_database<Three>([](Three& three) {
        const auto all = three.list("");
        CHECK(three.order(all) == "2 1 3");
        CHECK(all.at("/rows/0/line/due_on") < all.at("/rows/1/line/due_on"));
        CHECK(all.at("/rows/2/line/due_on") == "null");
        std::string forward, cursor;
        for (int i = 0; i < 3; ++i) {
            const auto page = three.list("&size=1" + (cursor.empty() ? "" : "&after=" + cursor));
            forward += three.order(page);
            cursor = i < 2 ? unquoted(page.at("/next")) : "";
            if (i == 2) CHECK(page.at("/next") == "null");
        }
        CHECK(forward == "213");
        const auto last = three.list("&size=2&last=true");
        CHECK(three.order(last) == "1 3");
        const auto other_list = three.county.send(clerk, {"GET", "/api/members?size=1"});
        CHECK(three.list("&after=" + unquoted(other_list.at("/next"))).code() == "page.cursor");
        CHECK(three.order(three.list("&size=2&before=" + unquoted(last.at("/previous")))) == "2");
    });
}

TEST_CASE("a home figure by kind opens to just those that it counts") {
    on_each_database<Three>([](Three& three) {
        const auto home = three.county.send(clerk, {"GET", "/api/home"});
        int kinds = 0;
        for (; !home.at("/todos/" + std::to_string(kinds)).empty(); ++kinds) {
            const auto todo = "/todos/" + std::to_string(kinds);
            const auto kind = unquoted(home.at(todo + "/kind"));
            CAPTURE(kind);
            CHECK(three.total("&kind=" + kind) == home.at(todo + "/count"));
            CHECK(three.order(three.list("&kind=" + kind)) == (kind == "draft" ? "3" : "2 1"));
        }
        CHECK(kinds == 2);
        CHECK(three.order(three.list("&kind=on_notice")).empty());
        CHECK(three.total("&kind=on_notice") == "0");
        CHECK(three.order(three.list("&kind=submitted", committee)).empty());
        CHECK(three.list("&kind=nothing").code() == "case.filter");
        CHECK(three.list("&kind=returned").code() == "case.filter");  // what is returned waits at a step
        CHECK(three.county.send(clerk, {"GET", "/api/approvals?box=done&kind=draft"}).code() == "case.filter");
    });
}

TEST_CASE("what was sent back is told by the step it waits at, there and on the ledger") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("committee_recorded");
        const auto todo = [&](const std::string& who) {
            return county.send(who, {"GET", "/api/approvals?box=todo"});
        };
        CHECK(todo(clerk).at("/rows/0").empty());
        REQUIRE(journey.outcome("committee_reviewer@东湾", "POST /api/cases/{case}/return",
                                R"({"version":{v},"to":"notice_passed","reason":"参会人员不全"})") == "returned");
        const auto again = todo(committee);
        CHECK(again.at("/rows/0/line/status") == "\"returned\"");
        CHECK(again.at("/rows/0/line/step") == "\"notice_passed\"");
        CHECK(again.at("/rows/0/action") == "\"record_committee\"");
        CHECK(again.at("/rows/0/open") == R"(["record_committee","send_back","reject"])");
        const auto ledger = county.send(clerk, {"GET", "/api/ledger?status=returned"});
        CHECK(ledger.at("/rows/0/step") == "\"notice_passed\"");
        REQUIRE(journey.outcome(committee, "POST /api/cases/{case}/return",
                                R"({"version":{v},"to":"submitted","reason":"票数有误"})") == "returned");
        CHECK(todo(committee).at("/rows/0").empty());
        const auto branch = todo(clerk);
        CHECK(branch.at("/rows/0/line/step") == "\"submitted\"");
        CHECK(branch.at("/rows/0/open") == "[]");  // an assembly is recorded case by case
        const auto acted = county.send(committee, {"GET", "/api/approvals?box=done"});
        CHECK(acted.at("/rows/0/line/step") == "\"submitted\"");
        CHECK(acted.at("/rows/0/open") == "[]");
    });
}

TEST_CASE("of a legacy ledger's case only what the county may do of it is open") {
    on_each_database([](County& county) {
        const std::string officer = "county_officer@县", reviewer = "county_reviewer@县";
        const auto work = [&] { jobs::run_waiting(county.store(), app::job_kinds(), app::sentences()); };
        const auto csv = small_ledger({{"王建国", invented_number(1), "东湾1"}});
        const auto id =
            county.send(committee, {"POST", "/api/imports?name=ledger.csv", csv, "text/csv"}).at("/import");
        work();
        const auto read = county.send(committee, {"GET", "/api/imports/" + id}).at("/version");
        done(county, committee, "POST /api/imports/" + id + "/commit",
             R"({"version":)" + read + R"(,"mode":"all"})");
        work();
        const auto todo = [&](const std::string& who) {
            return county.send(who, {"GET", "/api/approvals?box=todo"});
        };
        const auto first = todo(officer);
        CHECK(first.at("/rows/0/line/step") == "\"imported\"");
        CHECK(first.at("/rows/0/open") == R"(["propose_filing"])");
        done(county, officer, "POST /api/cases/filing",
             R"({"items":[{"id":)" + first.at("/rows/0/line/id") + R"(,"version":)" +
                 first.at("/rows/0/line/version") + R"(,"verdict":"approve","opinion":"属实"}]})");
        CHECK(todo(reviewer).at("/rows/0/open") == R"(["confirm_filing","send_back"])");
        CHECK(todo(officer).at("/rows/0").empty());
    });
}
