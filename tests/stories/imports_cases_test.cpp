// Ledgers that go wrong in offices, each a kind of fault: imported, read back and asked for by whom they name. What
// the check calls valid is what the commit writes.
#include "cases/cases.hpp"
#include "documents/documents.hpp"
#include "tests/stories/support/ledgers.hpp"
#include "tests/stories/support/wizard.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

std::string kind_of(const std::string& name) { return fixture("../cases/" + name); }

imports::JudgedLedger judged(LedgerCounty& county, const std::string& name, const std::string& bytes) {
    const auto workbook = documents::read_in_child(bytes, name);
    REQUIRE_MESSAGE(workbook.has_value(), name);
    return county.store().read(
        [&](store::Read& db) { return imports::judge_for(db, county.actor(), *workbook, *Date::of(2026, 6, 30)); });
}

Result<imports::ImportView> written(LedgerCounty& county, const std::string& name, const std::string& bytes) {
    return imports::import_now(county.store(), county.actor(), county.prepared(name, bytes),
                               imports::CommitMode::valid, go_on);
}

/// The codes of a row's or member's doubts, in order.
template <class Row>
std::string codes_of(const Row& row) {
    std::string codes;
    for (const auto& issue : row.issues) codes += (codes.empty() ? "" : " ") + issue.field + ":" + issue.code;
    return codes;
}

std::int64_t found_by(LedgerCounty& county, const std::string& text) {
    return county.store().read([&](store::Read& db) {
        Actor actor = county.actor();
        actor.organisation = access_control::all_organisations(db).front().id;
        return people::member_total(db, actor, {.organisation = std::nullopt, .text = text}).value().rows;
    });
}

}

TEST_CASE("each ledger that went wrong is written as it was judged") {
    struct Kind {
        const char* name;
        std::int64_t cases;
    };
    const Kind kinds[] = {{"unit_in_the_format.xlsx", 4},      {"radicals_1.xlsx", 5},
                          {"couple_merged.xlsx", 3},           {"struck_out.xlsx", 3},
                          {"structure_protected.xls", 3},      {"spreadsheet_2003.xls", 3},
                          {"blank_in_the_last_column.xlsx", 3}};
    for (const auto kind : tests::databases()) {
        LedgerCounty county(kind);
        for (const auto& [name, cases] : kinds) {
            CAPTURE(std::string(name));
            const auto view = written(county, name, kind_of(name));
            REQUIRE(view.has_value());
            CHECK(view->state == "committed");
            CHECK(view->counts.error == 0);
            CHECK(county.count("cases") == cases);
            REQUIRE(county.undo(*view).has_value());
            CHECK(county.count("people") == 0);
        }
    }
}

TEST_CASE("text beyond the last column is named as beside the ledger") {
    LedgerCounty county(tests::Database::sqlite);
    const auto view = written(county, "far.xlsx", kind_of("text_in_the_last_column.xlsx"));
    REQUIRE(view.has_value());
    CHECK(view->state == "committed");
    REQUIRE_FALSE(view->columns.empty());
    CHECK(view->columns.back().letter == "XFD2:XFD2");
    CHECK_FALSE(view->columns.back().field.has_value());
    CHECK(county.count("cases") == 3);
}

TEST_CASE("who was read out of a PDF's characters is the person that the usual ones name") {
    for (const auto kind : tests::databases()) {
        LedgerCounty county(kind);
        REQUIRE(written(county, "radicals_1.xlsx", kind_of("radicals_1.xlsx"))->state == "committed");
        CHECK(found_by(county, "高立生") == 1);
        CHECK(found_by(county, "\u2FBC\u2F74\u2F63") == 1);
        CHECK(found_by(county, "立\u200B生") == 1);
        const auto again = judged(county, "radicals_2.xlsx", kind_of("radicals_2.xlsx"));
        REQUIRE(again.rows.size() == 2);
        for (const auto& row : again.rows) CHECK(codes_of(row) == "id:DUP_IN_DB");
    }
}

TEST_CASE("the head of a household is judged at the check as at the commit") {
    for (const auto kind : tests::databases()) {
        LedgerCounty county(kind);
        REQUIRE(written(county, "head_on_file_1.xlsx", kind_of("head_on_file_1.xlsx"))->state == "committed");
        const auto ledger = judged(county, "head_on_file_2.xlsx", kind_of("head_on_file_2.xlsx"));
        REQUIRE(ledger.members.size() == 3);
        CHECK(codes_of(ledger.members[0]) == "id:NUMBER_OF_ANOTHER");
        CHECK(ledger.members[2].verdict == imports::Verdict::ok);
        const auto view = written(county, "head_on_file_2.xlsx", kind_of("head_on_file_2.xlsx"));
        REQUIRE(view.has_value());
        CHECK(view->state == "committed");
        CHECK(county.count("cases") == 3);
        CHECK(county.count("household_members") == 2);
    }
}

namespace {

/// One household a row, each with one member in another of all the ways to name somebody.
std::string all_ways(int& households) {
    std::string csv = "姓名,身份证号,所在党支部,困难程度,致困原因,成员姓名,与户主关系,成员身份证号\n";
    for (const std::string relation : {"户主", "本人", "妻", "父", "长子", "说不清"})
        for (const std::string name : {"赵福田", "赵福来", "王大明", "赵 福田", "赵\u200B福\u2F65"})
            for (int number = 0; number < 5; ++number) {
                ++households;
                const auto person = invented_number(1000 + households);
                const std::string typed = number == 0   ? "990107195603120119"  // 赵福田 has it on file
                                          : number == 1 ? person
                                          : number == 2 ? invented_number(1001)  // another household's member
                                          : number == 3 ? invented_number(3000 + households)
                                                        : std::string();
                csv += "王大明," + person + ",东湾村党支部,一般困难,因病," + name + "," + relation + "," + typed +
                       "\n";
            }
    return csv;
}

}

TEST_CASE("however a household's member is named, what the check calls valid is written") {
    LedgerCounty county(tests::Database::sqlite);
    REQUIRE(written(county, "head_on_file_1.xlsx", kind_of("head_on_file_1.xlsx"))->state == "committed");
    int households = 0;
    const auto csv = all_ways(households);
    const auto ledger = judged(county, "all.csv", csv);
    std::int64_t refused = 0;
    for (const auto& member : ledger.members) refused += member.verdict == imports::Verdict::error ? 1 : 0;
    CHECK(refused > 0);
    CHECK(refused < households);
    const auto view = written(county, "all.csv", csv);
    REQUIRE(view.has_value());
    CHECK(view->state == "committed");
    CHECK(county.count("cases") == households + 1);
}

TEST_CASE("somebody called 本人 who is not that person is told of, not dropped") {
    LedgerCounty county(tests::Database::sqlite);
    const auto ledger =
        judged(county, "a.csv",
               "姓名,身份证号,所在党支部,困难程度,致困原因,成员姓名,与户主关系,成员身份证号\n"
               "王大明," +
                   invented_number(1) +
                   ",东湾村党支部,一般困难,因病,王大名,本人,\n"
                   "李秀英," +
                   invented_number(2) + ",东湾村党支部,一般困难,因病,李秀英,户主," + invented_number(3) +
                   "\n"
                   "张卫东," +
                   invented_number(4) + ",东湾村党支部,一般困难,因病,张卫东,户主," + invented_number(4) + "\n");
    REQUIRE(ledger.members.size() == 3);
    CHECK(codes_of(ledger.members[0]) == "relation:SELF_DIFFERS");
    CHECK(codes_of(ledger.members[1]) == "relation:SELF_DIFFERS");
    CHECK(ledger.members[2].is_self);
    CHECK(codes_of(ledger.members[2]).empty());
}

TEST_CASE("a head of a household who is on file elsewhere is told of as any other relation") {
    using namespace stories::wizard;
    on_each_database([](County& county) {
        const auto first = upload(county, beside, small_ledger({{"陈国强", invented_number(9), "石桥1"}}));
        REQUIRE(ask(county, beside, first, "commit", commit_all).status == 200);
        const auto id =
            upload(county, clerk,
                   "姓名,身份证号,所在党支部,困难程度,致困原因,成员姓名,与户主关系,成员身份证号\n"
                   "王建国," +
                       invented_number(1) + ",东湾1,一般困难,因病,陈国强,户主," + invented_number(9) + "\n");
        const auto rows = county.send(clerk, {"GET", "/api/imports/" + id + "/rows"});
        CHECK_MESSAGE(rows.body.find("ON_FILE_ELSEWHERE") != std::string::npos, rows.body);
        REQUIRE(ask(county, clerk, id, "commit", commit_valid).status == 200);
        CHECK(show(county, clerk, id).at("/state") == "\"committed\"");
    });
}

TEST_CASE("a file that cannot be read is told its own cause and what to do next") {
    using namespace stories::wizard;
    struct Refused {
        std::string name, bytes, code, words;
    };
    const Refused files[] = {
        {"a.pdf", "%PDF-1.7\n", "FILE_PDF", "PDF"},
        {"a.xlsx", "\x89PNG\r\n\x1A\n", "FILE_PICTURE", "图片"},
        {"a.xls", "Rar!\x1A\x07\x01", "FILE_ARCHIVE", "解压"},
        {"a.xls", std::string("\x09\x08\x08\x00\x00\x05\x10\x00", 8), "FILE_EXCEL_5", "Excel 95"},
        {"a.xls", "<html><body><table></table></body></html>", "FILE_WEB_PAGE", "网页"},
        {"a.csv", "姓名,身份证号\n\"王,1\n李,2\n", "FILE_QUOTES", "双引号"},
        {"a.csv", "\xFF\xFF\xFF", "FILE_ENCODING", "编码"},
        {"a.xls", "hello", "FILE_TYPE", "另存为.xlsx"},
        {"a.csv", "甲,乙\n1,2\n", "NO_LEDGER", "模板"},
        {"password.xlsx", fixture("hostile/password.xlsx"), "FILE_ENCRYPTED", "取消密码"},
        {"truncated.xlsx", fixture("hostile/truncated.xlsx"), "FILE_CORRUPT", "没有传完"},
        {"xxe.xlsx", fixture("hostile/xxe.xlsx"), "FILE_UNSAFE", "另存为新的"},
        {"bomb.xlsx", fixture("hostile/bomb.xlsx"), "FILE_TOO_LARGE", "拆分"},
    };
    County county(tests::Database::sqlite);
    for (const auto& [name, bytes, code, words] : files) {
        CAPTURE(code);
        const auto shown = show(county, clerk, upload(county, clerk, bytes, name));
        CHECK(shown.at("/state") == "\"refused\"");
        CHECK(shown.at("/file_code") == "\"" + code + "\"");
        CHECK_MESSAGE(shown.at("/message").find(words) != std::string::npos, shown.at("/message"));
    }
}
