#include "app/slices.hpp"
#include "base/text.hpp"
#include "cases/cases.hpp"
#include "ledger/export.hpp"
#include "documents/documents.hpp"
#include "tests/stories/support/story.hpp"
#include <algorithm>
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>

using documents::CellKind;
using stories::County;

namespace {

namespace fs = std::filesystem;

const std::string clerk = "branch_clerk@东湾1", committee = "committee_clerk@东湾", phone = "13900001234";

Actor actor_of(County& county, const std::string& who) {
    const auto account = county.account(who);
    return county.store().read([&](store::Read& db) { return access_control::present_actor(db, account).value(); });
}

/// Numbers of nobody: an area that is not assigned.
std::string id_number(int i) {
    const auto first = fmt::format("99010119{:02}0{}1{}{:03}", 40 + i % 50, 1 + i % 9, i % 10, i / 10 % 1000);
    return first + id_number_check(first);
}

/// A member with a case begun, in that clerk's branch.
void add_case(County& county, const Actor& actor, int i, const char* name = "") {
    people::AddMember ask;
    ask.branch = actor.organisation;
    ask.name = *name ? name : i % 2 ? "赵国强" : "李桂英";
    ask.id_number = id_number(i);
    ask.join_date = *PartialDate::parse(i % 2 ? "1995-07-01" : "1996-03");
    ask.member_type = "full";
    ask.ethnicity = "01";
    ask.education = "80";
    ask.residence = i % 3 ? "rural" : "urban";
    ask.phone = phone;
    county.store()
        .write(actor,
               [&](store::Write& db) -> Result<Done> {
                   const auto member = TRY(people::add_member(db, actor, ask));
                   TRY(cases::start_application(db, actor, {*member.id}));
                   return Done{};
               })
        .value();
}

stories::Answer ask_export(County& county, const std::string& who, const std::string& more,
                           const std::string& key = "") {
    return county.send(who, {.method = "POST",
                             .target = "/api/exports",
                             .body = R"({"status":"draft","purpose":"季度上报")" + more + "}",
                             .key = key});
}
stories::Answer get_job(County& county, const std::string& who, const std::string& job) {
    return county.send(who, {.target = "/api/jobs/" + job});
}

void do_waiting(County& county) { jobs::run_waiting(county.store(), app::job_kinds(), app::sentences()); }

/// The file of an export, from the question to its bytes.
std::string exported(County& county, const std::string& who, const std::string& more = "") {
    const auto asked = ask_export(county, who, more);
    REQUIRE(asked.status == 200);
    do_waiting(county);
    const auto job = asked.at("/job");
    CHECK(get_job(county, who, job).at("/state") == "\"done\"");
    const auto file = county.send(who, {.method = "POST", .target = "/api/jobs/" + job + "/file"});
    REQUIRE(file.status == 200);
    return file.body;
}

/// Lines of the one sheet, cells joined by '|'; every cell must be plain, no formula.
std::vector<std::string> lines_of(const std::string& bytes) {
    const auto book = documents::read_workbook(bytes, "export.xlsx").value();
    REQUIRE(book.sheets.size() == 1);
    std::vector<std::string> lines;
    for (const auto& row : book.sheets[0].rows) {
        auto& line = lines.emplace_back();
        for (const auto& cell : row.cells) {
            CHECK_FALSE(cell.formula);
            line += (&cell == &row.cells.front() ? "" : "|") + cell.text;
        }
    }
    return lines;
}

bool contains(const std::vector<std::string>& lines, const std::string& part) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.find(part) != line.npos; });
}

std::string note_of(County& county, const std::string& action) {
    return county.send("audit_admin@县", {.target = "/api/audit?action=" + action}).at("/rows/0/note");
}

template <class Story>
void in_each(Story story) {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        story(county, actor_of(county, clerk));
    }
}

}

TEST_CASE("the ledger is exported in the official layout, masked, and the log knows why") {
    in_each([](County& county, const Actor& actor) {
        for (int i = 0; i < 3; ++i) add_case(county, actor, i);
        const auto lines = lines_of(exported(county, committee));
        REQUIRE(lines.size() == 12);
        CHECK(lines[0] == "困难党员台账");
        CHECK(lines[1].find("填报单位（盖章）：东湾") == 0);
        CHECK(lines[1].find("填报日期：") != std::string::npos);
        CHECK(lines[2] == "范围：业务状态为草稿");
        CHECK(lines[3].find("序号|档案编号|姓名|性别|出生年月|民族|文化程度|公民身份号码|入党时间|所在党支部|"
                            "家庭住址|联系电话|健康状况|困难情况|||家庭情况") == 0);
        CHECK(lines[4].find("|||||||||||||困难程度|主要致困原因|其他致困原因|家庭人口|家庭总收入（元）") == 0);
        CHECK(lines[5].find("|李桂英|") != std::string::npos);
        CHECK(lines[5].find("|汉族|小学|990***********") != std::string::npos);
        CHECK(lines[5].find("|1996.03|东湾1|—|139****1234|") != std::string::npos);
        CHECK(lines[7].find("|1995-07-01|") != std::string::npos);
        CHECK(lines[5].ends_with("|草稿|—|申请"));
        CHECK(lines[8].find("合计||3 户|") == 0);
        CHECK(lines[9].find("尚未定级 3 户") != std::string::npos);
        CHECK(lines[10].find("单位负责人（签字）") == 0);
        CHECK(lines[11].find("用途：季度上报") != std::string::npos);
        for (int i = 0; i < 3; ++i) CHECK_FALSE(contains(lines, id_number(i)));
        CHECK_FALSE(contains(lines, phone));
        CHECK(note_of(county, "ledger.export") == "\"用途：季度上报；业务状态为草稿；共 3 户\"");
        CHECK(note_of(county, "ledger.exported") == "\"用途：季度上报；业务状态为草稿；共 3 户\"");
        CHECK(note_of(county, "job.file_open") == "\"ledger_export\"");
        CHECK(fs::is_empty(county.directory() + "/exports"));
    });
}

TEST_CASE("what the hardship is in words is in no spreadsheet, where it would lie unsealed while it is written") {
    in_each([](County& county, const Actor&) {
        stories::Journey journey(county, "东湾1");
        CHECK_FALSE(contains(lines_of(exported(county, clerk)), "田地受灾"));
        CHECK(ask_export(county, clerk, R"(,"columns":["situation"])").code() == "export.column");
    });
}

TEST_CASE("a long ledger is exported whole, in the list's order, and filtered as the list is") {
    in_each([](County& county, const Actor& actor) {
        constexpr int many = 1203;
        for (int i = 0; i < many; ++i) add_case(county, actor, i);
        const auto lines = lines_of(exported(county, clerk));
        const auto first = std::find_if(lines.begin(), lines.end(),
                                        [](const std::string& line) { return line.starts_with("1|"); });
        REQUIRE(lines.end() - first > many);
        std::string target = "/api/ledger?status=draft&size=100", missing;
        int i = 0;
        for (auto page = county.send(clerk, {.target = target});;) {
            for (int j = 0; page.at("/rows/" + std::to_string(j)) != ""; ++j, ++i) {
                const auto number = page.at("/rows/" + std::to_string(j) + "/number");
                const auto expected = std::to_string(i + 1) + "|" + number.substr(1, number.size() - 2) + "|";
                if (!first[i].starts_with(expected)) missing += expected + " ";
            }
            const auto next = page.at("/next");
            if (next == "null") break;
            page = county.send(clerk, {.target = target + "&after=" + next.substr(1, next.size() - 2)});
        }
        CHECK(missing == "");
        CHECK(i == many);
        CHECK(first[many].find("合计||1203 户|") == 0);
        const auto urban = lines_of(exported(county, clerk, R"(,"residence":"urban")"));
        CHECK(contains(urban, "合计||401 户|"));
        CHECK(contains(urban, "范围：业务状态为草稿；户籍为城镇"));
        CHECK(contains(lines_of(exported(county, clerk, R"(,"text":"国强")")), "合计||601 户|"));
    });
}

TEST_CASE("whoever is looked for by a longer name is alone in the file too, in either order") {
    in_each([](County& county, const Actor& actor) {
        const char* names[] = {"欧阳建国", "欧阳建军", "欧阳建"};
        for (int i = 0; i < 3; ++i) add_case(county, actor, i, names[i]);
        for (const auto* order : {"", R"(,"sort":"updated")"}) {
            CAPTURE(order);
            const auto lines = lines_of(exported(county, clerk, std::string(R"(,"text":"欧阳建国")") + order));
            CHECK(contains(lines, "合计||1 户|"));
            CHECK(contains(lines, "|欧阳建国|"));
            CHECK_FALSE(contains(lines, "|欧阳建军|"));
        }
    });
}

TEST_CASE("the file is in the order that the list is in, and says which") {
    in_each([](County& county, const Actor& actor) {
        for (int i = 0; i < 7; ++i) add_case(county, actor, i);
        const auto numbers = [&](const std::string& query) {
            std::string joined;
            const auto page = county.send(clerk, {.target = "/api/ledger?status=draft" + query});
            for (int i = 0; i < 7; ++i) joined += page.at("/rows/" + std::to_string(i) + "/number") + " ";
            return joined;
        };
        const auto written = [&](const std::string& more, std::size_t first) {
            std::string joined;
            const auto lines = lines_of(exported(county, clerk, more));
            for (std::size_t i = first; i < first + 7; ++i)
                joined += "\"" + lines.at(i).substr(2, lines.at(i).find('|', 2) - 2) + "\" ";
            return std::pair(joined, lines.at(3));
        };
        const auto strokes = numbers("");
        CHECK(written("", 5).first == strokes);
        CHECK(written(R"(,"sort":"name")", 5).first == strokes);
        const auto [turned, said] = written(R"(,"sort":"name","descending":true)", 6);
        CHECK(turned == numbers("&sort=name&descending=true"));
        CHECK(turned != strokes);
        CHECK(said == "排序：姓氏笔画由多到少");
        for (const auto* sort : {"level", "income", "updated", "filed"})
            for (const auto* descending : {"true", "false"}) {
                CAPTURE(sort);
                CAPTURE(descending);
                const auto more = std::string(R"(,"sort":")") + sort + R"(","descending":)" + descending;
                CHECK(written(more, 6).first ==
                      numbers(std::string("&sort=") + sort + "&descending=" + descending));
            }
        const auto filtered = lines_of(exported(county, clerk, R"(,"sort":"updated","residence":"urban")"));
        CHECK(contains(filtered, "合计||3 户|"));
        CHECK(contains(lines_of(exported(county, clerk, R"(,"sort":"updated","text":"国强")")), "合计||3 户|"));
        CHECK(ask_export(county, clerk, R"(,"sort":"salary")").status == 400);
        // Nobody else's rows come along in any order.
        CHECK(contains(lines_of(exported(county, "branch_clerk@东湾2", R"(,"sort":"updated")")), "合计||0 户|"));
    });
}

TEST_CASE("a person is looked for without their number standing anywhere") {
    in_each([](County& county, const Actor& actor) {
        for (int i = 0; i < 3; ++i) add_case(county, actor, i);
        const auto lines = lines_of(exported(county, clerk, ",\"text\":\"" + id_number(1) + "\""));
        CHECK(contains(lines, "合计||1 户|"));
        CHECK(contains(lines, "姓名或编号为990*"));
        CHECK_FALSE(contains(lines, id_number(1)));
        CHECK(note_of(county, "ledger.export") ==
              "\"用途：季度上报；业务状态为草稿；姓名或编号为已指定；共 1 户\"");
    });
}

TEST_CASE("columns are chosen, and where a case comes from stands there always") {
    in_each([](County& county, const Actor& actor) {
        add_case(county, actor, 0);
        const auto lines = lines_of(exported(county, clerk, R"(,"columns":["level","person_name","age"])"));
        CHECK(contains(lines, "序号|姓名|年龄|困难情况|来源"));
        CHECK_FALSE(contains(lines, "身份"));
        const auto plain = lines_of(exported(county, clerk, R"(,"columns":["person_name"])"));
        CHECK(plain[3] == "序号|姓名|来源");
        for (const auto* columns : {R"(["salary"])", R"(["sex","sex"])", "[]"}) {
            const auto refused = ask_export(county, clerk, std::string(",\"columns\":") + columns);
            CHECK(refused.code() == "export.column");
            CHECK(refused.at("/fields/0/field") == "\"columns\"");
        }
    });
}

TEST_CASE("the same key is the same export, and another body under it is refused") {
    in_each([](County& county, const Actor& actor) {
        add_case(county, actor, 0);
        const std::string key = "export-once-and-for-all";
        const auto first = ask_export(county, clerk, "", key);
        const auto again = ask_export(county, clerk, "", key);
        CHECK(again.at("/job") == first.at("/job"));
        CHECK(again.header("Idempotency-Replayed") == "true");
        CHECK(ask_export(county, clerk, R"(,"origin":"imported")", key).code() == "request.idempotency_conflict");
        CHECK(ask_export(county, clerk, "").at("/job") != first.at("/job"));
        CHECK(county.send(clerk, {.target = "/api/jobs"}).at("/rows/2") == "");
    });
}

TEST_CASE("who may not export, does not; and nobody exports what is not theirs to see") {
    in_each([](County& county, const Actor& actor) {
        add_case(county, actor, 0);
        for (const auto* who : {"system_admin@县", "audit_admin@县", "fund_accountant@县"})
            CHECK(ask_export(county, who, "").code() == "access.forbidden");
        CHECK(ask_export(county, "", "").code() == "session.missing");
        const auto sibling = stories::filled(",\"organisation\":{东湾2}",
                                             {{"东湾2", std::to_string(county.organisation("东湾2").value)}});
        CHECK(ask_export(county, clerk, sibling).code() == "access.organisation_unknown");
        CHECK(ask_export(county, "committee_reviewer@石桥", sibling).code() == "access.organisation_unknown");
        CHECK(ask_export(county, committee, sibling).status == 200);
        do_waiting(county);
        const auto theirs = lines_of(exported(county, "branch_clerk@东湾2"));
        CHECK(contains(theirs, "合计||0 户|"));
        CHECK_FALSE(contains(theirs, "李桂英"));
    });
}

TEST_CASE("an export needs a purpose, and its turn") {
    in_each([](County& county, const Actor&) {
        const auto without = county.send(clerk, {"POST", "/api/exports", R"({"purpose":" "})"});
        CHECK(without.status == 400);
        CHECK(without.at("/fields/0/field") == "\"purpose\"");
        CHECK(without.at("/fields/0/code") == "\"export.purpose\"");
        CHECK(county.send(clerk, {"POST", "/api/exports", "{}"}).code() == "request.fields");
        CHECK(ask_export(county, clerk, R"(,"level":"7")").code() == "case.filter");
        for (int i = 0; i < 5; ++i) CHECK(ask_export(county, clerk, "").status == 200);
        CHECK(ask_export(county, clerk, "").code() == "export.waiting");
        CHECK(ask_export(county, committee, "").status == 200);
        do_waiting(county);
        CHECK(ask_export(county, clerk, "").status == 200);
    });
}

TEST_CASE("who lost the right meanwhile gets no file") {
    in_each([](County& county, const Actor& actor) {
        add_case(county, actor, 0);
        const auto job = ask_export(county, "county_reviewer@县", "").at("/job");
        const auto account = std::to_string(county.account("county_reviewer@县").value);
        CHECK(county
                  .send("security_admin@县", {"POST", "/api/accounts/" + account + "/roles",
                                              R"({"roles":["fund_cashier"],"version":1})"})
                  .status == 200);
        do_waiting(county);
        county.forget_sessions();  // new rights begin with a new session
        const auto view = get_job(county, "county_reviewer@县", job);
        CHECK(view.at("/state") == "\"failed\"");
        CHECK(view.at("/message/code") == "\"access.forbidden\"");
        CHECK(view.at("/message/zh").find("权限") != std::string::npos);
        CHECK(view.at("/file") == "null");
    });
}

TEST_CASE("the file is its owner's alone, a stopped export leaves none, and no cell calculates") {
    in_each([](County& county, const Actor& actor) {
        add_case(county, actor, 0);
        ledger::ExportLedger ask;
        ask.status = "draft";
        ask.purpose = "=HYPERLINK(\"http://example.org\")";
        const fs::path file = fs::path(county.directory()) / "out.xlsx";
        const auto written = ledger::write_ledger_file(county.store(), actor, ask, file, [&](auto, auto total) {
            CHECK(total == 1);
            struct stat status {};
            REQUIRE(::stat(file.c_str(), &status) == 0);
            CHECK((status.st_mode & 0777) == 0600);
            return true;
        });
        CHECK(written.value().value() == 1);
        std::ifstream in(file, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        const auto lines = lines_of(bytes);
        CHECK(contains(lines, ask.purpose));
        struct stat status {};
        REQUIRE(::stat(file.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
        const auto stopped =
            ledger::write_ledger_file(county.store(), actor, ask, file, [](auto, auto) { return false; });
        CHECK_FALSE(stopped.value().has_value());
    });
}
