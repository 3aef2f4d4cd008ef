// What nobody may bring into the books, however it is sent: sums beyond the ceiling, texts beyond their length,
// more drafts or statements than are kept. Each value stands beside the last that is taken.
#include "app/slices.hpp"
#include "store/verify.hpp"
#include "tests/stories/support/journey.hpp"
#include "tests/stories/support/ledgers.hpp"
#include "tests/stories/support/world.hpp"
#include <boost/json.hpp>
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", officer = "county_officer@县", most = "1000000000000",
                  beyond = "1000000000001";

std::string of_length(std::size_t characters) {
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) text += "情";
    return text;
}

/// The codes that an answer names for fields, "wages money.too_large".
std::string faults(const Answer& answer) {
    std::string all;
    if (answer.json.is_object() && answer.json.get_object().contains("fields"))
        for (const auto& each : answer.json.at("fields").get_array())
            all += (all.empty() ? "" : ", ") + std::string(each.at("field").get_string()) + " " +
                   std::string(each.at("code").get_string());
    return all;
}

/// A number of the database as it stands, asked behind the store's back.
std::int64_t number(County& county, const std::string& sql) {
    const auto connection = county.behind();
    store::Running running(connection->prepare(sql, {}), {});
    REQUIRE(running.next());
    return running.row().number(0);
}

std::int64_t count(County& county, const std::string& table) {
    return number(county, "SELECT count(*) FROM " + table);
}

}

TEST_CASE("a sum beyond the ceiling is refused by its field, and the largest one stops nobody's ledger") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1"), other(county, "石桥1", {.name = "李明", .sequence = "005"});
        const std::string income = "POST /api/households/{household}/incomes";
        const auto kinds = [](const std::string& value, const std::string& version) {
            return R"({"year":2025,"version":)" + version + R"(,"wages":)" + value + R"(,"business":)" + value +
                   R"(,"transfers":)" + value + R"(,"property":)" + value + R"(,"expenses":0,"stated_total":)" +
                   value + "}";
        };
        const auto refused = journey.send(clerk, income, kinds(beyond, "1"));
        CHECK(refused.status == 400);
        CHECK(faults(refused) ==
              "wages money.too_large, business money.too_large, transfers money.too_large, property "
              "money.too_large, stated_total money.too_large");
        CHECK_MESSAGE(refused.body.find("10 billion yuan") != std::string::npos, refused.body);
        CHECK(faults(journey.send(clerk, income, kinds("9223372036854775807", "1"))).starts_with("wages money"));
        CHECK(journey.send(clerk, income, kinds(most, "1")).status == 200);
        CHECK(journey.send(clerk, income, kinds(most, "2")).status == 200);
        CHECK(faults(journey.send(clerk, income, R"({"year":2025,"version":3,"business":-)" + beyond + "}")) ==
              "business money.too_large");
        CHECK(journey.send(clerk, income, R"({"year":2024,"business":-)" + most + "}").status == 200);
        CHECK(faults(journey.send(clerk, "POST /api/cases/{case}/application",
                                  R"({"version":{application_v},"causes":[],"findings":[],"minimum_allowance":{},)"
                                  R"("allowance_owed":)" +
                                      beyond + "}")) == "allowance_owed money.too_large");
        CHECK(journey
                  .send(clerk, "POST /api/cases/{case}/application",
                        R"({"version":{application_v},"causes":[],"findings":[],"minimum_allowance":{},)"
                        R"("allowance_owed":)" +
                            most + "}")
                  .status == 200);
        CHECK(faults(journey.send(clerk, "POST /api/household-members/{spouse}",
                                  R"({"version":1,"monthly_income":)" + beyond + "}")) ==
              "monthly_income money.too_large");
        // Four kinds at the most: every office's totals still add up, and others go on.
        const auto totals = county.send(officer, {"GET", "/api/ledger/totals?status=draft"});
        CHECK(totals.at("/income_total") == "4000000060000");
        Journey third(county, "东湾1", {.name = "王小芳", .sequence = "106"});
        CHECK(third.status() == "draft");
        CHECK(county.send(officer, {"GET", "/api/ledger/totals?status=draft&cause=disaster"}).status == 200);
        CHECK(store::verify(county.store()).lines.empty());
    });
}

namespace {

/// A column, a value just inside and one just outside, in SQL.
struct Edge {
    const char *table, *column;
    std::string inside, outside;
};

std::string quoted_text(std::size_t characters) { return "'" + of_length(characters) + "'"; }

std::vector<Edge> edges() {
    return {
        {"household_incomes", "wages", most, beyond},
        {"household_incomes", "wages", "0", "-1"},
        {"household_incomes", "business", "-" + most, "-" + beyond},
        {"household_incomes", "transfers", most, beyond},
        {"household_incomes", "property", most, beyond},
        {"household_incomes", "expenses", most, beyond},
        {"household_incomes", "stated_total", most, beyond},
        {"household_incomes", "stated_size", "99", "100"},
        {"household_members", "monthly_income", most, beyond},
        {"household_members", "occupation", quoted_text(60), quoted_text(61)},
        {"households", "housing_area", "10000", "10001"},
        {"households", "address", quoted_text(200), quoted_text(201)},
        {"applications", "allowance_owed", most, beyond},
        {"applications", "laid_off_enterprise", quoted_text(100), quoted_text(101)},
        {"ledger_versions", "income_total", "4000000000000", "4000000000001"},
        {"ledger_versions", "income_per_head", "4000000000000", "4000000000001"},
        {"ledger_versions", "household_size", "99", "100"},
        {"people", "address", quoted_text(200), quoted_text(201)},
        {"people", "bank_name", quoted_text(60), quoted_text(61)},
        {"members", "duty", quoted_text(40), quoted_text(41)},
        {"assemblies", "earlier_because", quoted_text(200), quoted_text(201)},
        {"case_steps", "actor_name", quoted_text(40), quoted_text(41)},
        {"objections", "investigated_by", quoted_text(40), quoted_text(41)},
        {"papers", "actor_name", quoted_text(40), quoted_text(41)},
        {"matches", "requested_by", quoted_text(40), quoted_text(41)},
        {"matches", "decided_by", quoted_text(40), quoted_text(41)},
        {"imports", "actor_name", quoted_text(40), quoted_text(41)},
        {"imports", "name", quoted_text(200), quoted_text(201)},
        {"imports", "message", quoted_text(200), quoted_text(201)},
        {"imports", "sheet", quoted_text(200), quoted_text(201)},
        {"sessions", "device", quoted_text(200), quoted_text(201)},
        {"audit_log", "actor_name", quoted_text(40), quoted_text(41)},
        {"case_steps", "opinion", quoted_text(1000), quoted_text(1001)},
        {"assemblies", "opinion", quoted_text(1000), quoted_text(1001)},
        {"assemblies", "expected", "100000", "100001"},
        {"committee_decisions", "participants", quoted_text(4100), quoted_text(4101)},
        {"committee_decisions", "opinion", quoted_text(1000), quoted_text(1001)},
        {"notices", "place", quoted_text(100), quoted_text(101)},
        {"notices", "correction", quoted_text(200), quoted_text(201)},
        {"accounts", "name", quoted_text(40), quoted_text(41)},
        {"audit_log", "note", quoted_text(2000), quoted_text(2001)},
    };
}

}

TEST_CASE("the schema refuses too what the rules refuse") {
    on_each_database<World>([](World& world) {
        Journey journey(world.county(), "东湾1");
        journey.to("on_ledger");
        const auto connection = world.county().behind();
        for (const auto& edge : edges()) {
            CAPTURE(std::string(edge.table) + "." + edge.column);
            const auto set = [&](const std::string& value) {
                connection->script("BEGIN");
                std::string refused;
                try {
                    connection->script(std::string("UPDATE ") + edge.table + " SET " + edge.column + " = " + value);
                } catch (const store::Failure& failure) { refused = failure.text; }
                connection->script("ROLLBACK");
                return refused;
            };
            CHECK(set(edge.inside) == "");
            CHECK(set(edge.outside) != "");
        }
    });
}

TEST_CASE("a reason of 200 characters is kept, one of 201 is refused with the number in both languages") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("submitted");
        const std::string withdraw = "/api/cases/" + journey.id() + "/withdraw";
        const auto body = [&](std::size_t characters) {
            return R"({"version":)" + journey.kept().at("v") + R"(,"reason":")" + of_length(characters) + "\"}";
        };
        const auto refused = county.send(clerk, {"POST", withdraw, body(201)});
        CHECK(faults(refused) == "reason text.too_long");
        CHECK(refused.at("/fields/0/message") == "\"At most 200 characters; shorten it\"");
        const auto chinese =
            county.send(clerk, {.method = "POST", .target = withdraw, .body = body(201), .languages = "zh-CN"});
        CHECK(chinese.at("/fields/0/message") == "\"不能超过200字，请精简\"");
        CHECK(faults(county.send(clerk, {"POST", withdraw, body(0)})) == "reason reason.missing");
        CHECK(county.send(clerk, {"POST", withdraw, body(200)}).status == 200);
    });
}

TEST_CASE("however a ledger is asked for, a connection keeps few statements of it") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1"), other(county, "石桥1", {.name = "李明", .sequence = "005"});
        journey.to("on_ledger");
        other.to("submitted");
        const auto kept = [&] {
            return county.store().read([](store::Read& db) { return db.session().connection().statements(); });
        };
        const std::vector<std::string> words{"on_ledger", "submitted", "draft", "on_notice", "rejected"};
        const auto ask = [&](const std::string& status, const std::string& level) {
            for (const auto* sort : {"name", "updated"}) {
                const auto answer = county.send(
                    officer, {"GET", "/api/ledger?status=" + status + "&level=" + level + "&sort=" + sort});
                REQUIRE_MESSAGE(answer.status == 200, answer.body);
                CHECK(answer.json.at("rows").as_array().size() ==
                      (status.find("on_ledger") != status.npos) + (status.find("submitted") != status.npos));
            }
        };
        ask("on_ledger,submitted", "0,2");
        ask("on_ledger", "0,2");
        ask("submitted", "0,2");
        ask("draft", "0,2");
        const auto before = kept();
        std::string status;
        for (int i = 0; i < 60; ++i) {
            status = words[static_cast<std::size_t>(i * 7 % 5)];
            for (int j = 0; j < i % 11; ++j) status += "," + words[static_cast<std::size_t>((i + j * j) % 5)];
            ask(status, i % 2 == 0 ? "2,0,2" : "0,2,1,3,0");
        }
        CHECK(kept() <= before + 2);
    });
}

TEST_CASE("a draft leaves no row in the log and no reply, and an account keeps fifty") {
    on_each_database([](County& county) {
        county.send(clerk, {"GET", "/api/session"});
        const auto log = count(county, "audit_log"), keys = count(county, "idempotency_keys");
        const auto save = [&](const std::string& who, int number) {
            return county.send(
                who, {"POST", "/api/drafts/form-" + std::to_string(number), R"({"body":"田地受灾","version":0})"});
        };
        std::string version;
        for (int i = 0; i < 50; ++i) {
            const auto answer = save(clerk, i);
            REQUIRE_MESSAGE(answer.status == 200, answer.body);
            if (i == 0) version = answer.at("/version");
        }
        const auto over = save(clerk, 50);
        CHECK(over.status == 409);
        CHECK(over.code() == "desk.drafts_full");
        CHECK(over.at("/details/0") == "\"50\"");
        // What is there already goes on being saved, and one thrown away makes room.
        const auto again = county.send(
            clerk, {"POST", "/api/drafts/form-0", R"({"body":"田地受灾减产","version":)" + version + "}"});
        CHECK(again.status == 200);
        CHECK(
            county
                .send(clerk, {"POST", "/api/drafts/form-0/discard", R"({"version":)" + again.at("/version") + "}"})
                .status == 200);
        CHECK(save(clerk, 50).status == 200);
        CHECK(count(county, "audit_log") == log);
        CHECK(count(county, "idempotency_keys") == keys);
        CHECK(count(county, "drafts") == 50);
        CHECK(save("branch_clerk@东湾2", 0).status == 200);
        // Nobody came back to them for a month: they are gone, and there is room.
        county.pass_days(31);
        CHECK(save(clerk, 70).status == 200);
        CHECK(count(county, "drafts") == 1);
    });
}

TEST_CASE("a large paper is kept once: its record stays small, and removing it rewrites no file") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        // A remark behind the last page: kept as it came, opened by whoever opens the file.
        const auto large = paper_file("page.pdf") + "% " + std::string(9u << 20, 'x') + "\n";
        const auto attached = journey.attach(clerk, {"other", large, "application/pdf"});
        REQUIRE_MESSAGE(attached.status == 200, attached.body);
        CHECK(number(county, "SELECT CAST(length(content) AS BIGINT) FROM paper_contents") >
              static_cast<std::int64_t>(large.size()));
        std::string lengths = "0";
        for (const auto& table : app::schema().tables)
            if (table.name == "papers")
                for (std::size_t i = 0; i < table.columns.size(); ++i)
                    if (table.kinds[i] != store::Parameter::Kind::number)
                        lengths += " + COALESCE(length(" + table.columns[i] + "), 0)";
        CHECK(number(county, "SELECT CAST(" + lengths + " AS BIGINT) FROM papers") < 1000);
        const auto opened = journey.send(clerk, "POST /api/attachments/{attachment}/open", "{}");
        CHECK(opened.status == 200);
        CHECK(opened.body == large);
        CHECK(count(county, "audit_log WHERE action = 'case.attachment_open'") == 1);
        REQUIRE(journey
                    .send(clerk, "POST /api/attachments/{attachment}/remove",
                          R"({"version":{attachment_v},"reason":"传错"})")
                    .status == 200);
        CHECK(journey.seen().at("/attachments") == "[]");
        CHECK(store::verify(county.store()).lines.empty());
    });
}
