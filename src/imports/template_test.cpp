// What the template offers is what the reader takes: filled in, it is judged without a doubt.
#include "imports/template.hpp"
#include "imports/ledger.hpp"
#include "imports/packed.hpp"
#include "imports/reasons.hpp"
#include <doctest/doctest.h>
#include <fstream>
#include <regex>
#include <sstream>

using namespace imports;

namespace {

LedgerContext county() {
    return {.organisations = {{"QY", "", "清源县委", "county"},
                              {"QY01", "QY", "东湾镇党委", "committee"},
                              {"QY0101", "QY01", "东湾村党支部", "branch"}},
            .as_of = *Date::of(2026, 6, 30)};
}

std::vector<documents::SpreadsheetValue> cells(std::initializer_list<const char*> texts) {
    std::vector<documents::SpreadsheetValue> out;
    for (const auto* text : texts) out.emplace_back(std::string(text));
    return out;
}

constexpr const char* number = "990101195001010010";

JudgedLedger judged(const std::string& bytes) {
    const auto workbook = documents::read_workbook(bytes, "template.xlsx");
    REQUIRE(workbook.has_value());
    return judge_ledger(*workbook, county());
}

}

TEST_CASE("a template that was filled in is read as it was meant") {
    const auto ledger = judged(workbook_bytes([](documents::SpreadsheetWriter& writer) {
        writer.begin_sheet(template_layout("困难党员台账", template_columns()));
        std::vector<documents::SpreadsheetValue> sample;
        for (const auto& column : template_columns()) sample.emplace_back(column.sample);
        writer.add_row(sample);
        writer.add_row(cells({"东湾镇党委",
                              "东湾村党支部",
                              "王建国",
                              "男",
                              number,
                              "汉族",
                              "初中",
                              "1978-10",
                              "1979-10",
                              "比较困难",
                              "因病、缺资金",
                              "农村",
                              "3",
                              "6500",
                              "否",
                              "13900000000",
                              "东湾村3组",
                              "健康",
                              "",
                              "",
                              "",
                              "",
                              ""}));
        writer.begin_sheet(template_layout("家庭成员", template_member_columns()));
        writer.add_row(cells({"王建国", number, "李桂兰", "配偶", "", "", "", "务农"}));
        writer.begin_sheet({.name = "填写说明", .columns = {{.headings = {"填写说明"}}}});
    }));
    REQUIRE(ledger.file_verdict == "import");
    REQUIRE(ledger.rows.size() == 1);
    const auto& row = ledger.rows[0];
    for (const auto& issue : row.issues) MESSAGE(issue.field << " " << issue.code << " " << issue.value);
    CHECK(row.issues.empty());
    CHECK(row.values.branch_code == "QY0101");
    CHECK(row.values.level == 2);
    CHECK(row.values.household_income == Money{650'000});
    CHECK(row.values.household_size == 3);
    CHECK(row.values.residence == "rural");
    CHECK(ledger.unread.empty());
    REQUIRE(ledger.members.size() == 1);
    CHECK(ledger.members[0].of == number);
    CHECK(ledger.members[0].values.relation_detail->name == "配偶");
}

TEST_CASE("each reason that a row can have is said in both languages") {
    std::string sources;
    for (const auto* name : {"ledger_rows_person", "ledger_rows_facts", "ledger_rows_cells", "ledger_rows_members",
                             "rules", "standing"}) {
        std::ifstream file(std::string(BANGFU_SOURCE_DIR) + "/src/imports/" + name + ".cpp");
        std::stringstream all;
        all << file.rdbuf();
        sources += all.str();
    }
    const std::regex code("doubt\\([^;]*?\"([A-Z][A-Z_0-9]{3,})\"");
    int found = 0;
    for (std::sregex_iterator at(sources.begin(), sources.end(), code), end; at != end; ++at, ++found) {
        const auto word = (*at)[1].str();
        CAPTURE(word);
        CHECK(reason_of(word, {}).zh != word);
        CHECK(reason_of(word, {}).en != word);
    }
    CHECK(found > 20);
}

TEST_CASE("details stand where the sentence has their place") {
    CHECK(reason_of("DUP_IN_FILE", {"12"}).zh == "身份证号与第12行重复");
    CHECK(
        reason_of("BRANCH_AMBIGUOUS", {"东湾镇/新建村", "石桥镇/新建村"}).zh.find("东湾镇/新建村、石桥镇/新建村") !=
        std::string::npos);
    CHECK(reason_of("DUP_IN_DB", {}).zh.find("关联") != std::string::npos);
    CHECK(reason_of("DUP_IN_DB", {"KN-2026-0007"}).en.find("KN-2026-0007") != std::string::npos);
    CHECK(reason_of("NO_SUCH_CODE", {}).en == "NO_SUCH_CODE");
}

TEST_CASE("packed values come back as they were, whatever bytes they hold") {
    LedgerRow row{.row = 4'000'000'000U, .verdict = Verdict::warning};
    row.issues.push_back(
        {.field = "id", .code = "ID_15", .severity = Verdict::warning, .value = std::string("\0\r\xff", 3)});
    row.issues.back().suggestion = "";
    row.values.name = std::string(70'000, 'x');
    row.values.join_date = PartialDate::parse("1978-10");
    row.values.birth_date = Date::of(1950, 2, 28);
    row.values.household_income = Money{-1};
    row.values.minimum_allowance = false;
    row.values.causes = {"因病", ""};
    const auto back = unpacked<LedgerRow>(packed(row));
    CHECK(packed(back) == packed(row));
    CHECK(back.row == row.row);
    CHECK(back.issues[0].value == row.issues[0].value);
    CHECK(back.issues[0].suggestion == std::optional<std::string>(""));
    CHECK(back.values.join_date == row.values.join_date);
    CHECK(back.values.household_income == Money{-1});
    CHECK(back.values.minimum_allowance == false);
    CHECK_FALSE(back.values.regular_date.has_value());
    auto cut = packed(row);
    cut.pop_back();
    CHECK_THROWS_AS((void)unpacked<LedgerRow>(cut), Bug);
    CHECK_THROWS_AS((void)unpacked<LedgerRow>(packed(row) + "x"), Bug);
}
