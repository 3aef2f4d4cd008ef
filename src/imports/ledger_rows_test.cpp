// Layouts that offices keep, as CSV texts: what is found, what is no data, who belongs to whom. {1} to {9} stand
// for ID numbers.
#include <doctest/doctest.h>
#include <algorithm>
#include <vector>
#include "base/text.hpp"
#include "imports/cell_text.hpp"
#include "imports/ledger.hpp"

using namespace imports;

namespace {

/// The ID number of the invented person of that number, born 1950-03-04 on the unassigned area prefix.
std::string id_of(int person) {
    const std::string first17 = "990101195003040" + std::to_string(10 + person);
    return first17 + id_number_check(first17);
}

LedgerContext county() {
    return {.organisations = {{"QY", "", "清源县委", "county"},
                              {"QY01", "QY", "东湾镇党委", "committee"},
                              {"QY0101", "QY01", "东湾村党支部", "branch"},
                              {"QY0102", "QY01", "新建村党支部", "branch"},
                              {"QY02", "QY", "石桥镇党委", "committee"},
                              {"QY0201", "QY02", "上河村党支部", "branch"},
                              {"QY0202", "QY02", "新建村党支部", "branch"}},
            .as_of = *Date::of(2026, 6, 30)};
}

documents::Workbook workbook_of(std::string text) {
    for (int person = 1; person <= 9; ++person)
        text = replace_all(std::move(text), "{" + std::to_string(person) + "}", id_of(person));
    auto workbook = documents::read_workbook(text, "ledger.csv");
    REQUIRE(workbook.has_value());
    return *std::move(workbook);
}

JudgedLedger judged(const std::string& text) { return judge_ledger(workbook_of(text), county()); }

std::string kinds(const JudgedLedger& ledger) {
    std::string all;
    for (const auto& row : ledger.not_data)
        all += (all.empty() ? "" : " ") + std::to_string(row.row) + ":" + row.kind;
    return all;
}

/// "3 ok QY0101 | 4 error id:ID_CHECK": row, verdict, branch, doubts.
std::string rows(const JudgedLedger& ledger) {
    std::string all;
    for (const auto& row : ledger.rows) {
        all += (all.empty() ? "" : " | ") + std::to_string(row.row) + " " + std::string(enum_name(row.verdict));
        if (!row.values.branch_code.empty()) all += " " + row.values.branch_code;
        for (const auto& issue : row.issues) all += " " + issue.field + ":" + issue.code;
    }
    return all;
}

/// "2 李梅 配偶 of 2": the member's row, name, relation and its person's row.
std::string members(const JudgedLedger& ledger) {
    std::string all;
    for (const auto& member : ledger.members) {
        all += (all.empty() ? "" : " | ") + std::to_string(member.row) + " " + member.values.name + " " +
               member.values.relation + " of " + std::to_string(member.head_row);
        for (const auto& issue : member.issues) all += " " + issue.field + ":" + issue.code;
    }
    return all;
}

std::string field_at(const JudgedLedger& ledger, std::string_view letter) {
    for (const auto& column : ledger.columns)
        if (column.letter == letter) return column.field;
    return {};
}

}

TEST_CASE(
    "groups name the branch where no column does, the unit row says ten thousand yuan, the total stands on top") {
    const auto ledger = judged(
        "清源县困难党员名册,,,,,\n单位：万元,,,,,\n序号,姓名,身份证号,入党时间,困难等级,家庭年收入\n"
        "总计,2人,,,,1.6\n一、东湾村党支部（1人）,,,,,\n1,张三,{1},1978年6月,一般,1.1\n"
        "二、上河村党支部（1人）,,,,,\n2,李四,{2},1978.6,特困,5000元\n制表：某某,,审核：某某,,,\n");
    CHECK(kinds(ledger) == "1:title 2:unit 4:total 5:group 7:group 9:footer");
    CHECK(rows(ledger) == "6 ok QY0101 | 8 ok QY0201");
    REQUIRE(ledger.rows.size() == 2);
    CHECK(ledger.rows[0].values.household_income == Money{1'100'000});
    CHECK(ledger.rows[1].values.household_income == Money{500'000});
    CHECK(field_at(ledger, "F") == "wan");
}

TEST_CASE("a branch's own ledger names it once, above the table") {
    const auto ledger = judged(
        "困难党员登记表,,,,\n填报单位：石桥镇上河村党支部（盖章）,,,,\n姓名,身份证号,入党时间,困难程度,致困原因\n"
        "张三,{1},一九七八年六月,一般困难,因病\n");
    CHECK(rows(ledger) == "4 ok QY0201");
}

TEST_CASE("a group's township settles a village name that two have, a page title in between does not unsettle it") {
    const auto ledger = judged(
        "序号,姓名,身份证号,支部,困难程度,年收入（元）\n石桥镇,,,,,\n1,张三,{1},新建村,一般,1万\n"
        "困难党员花名册（续）,,,,,\n序号,姓名,身份证号,支部,困难程度,年收入（元）\n2,李四,{2},同上,一般,2万\n"
        "东湾镇党委（1人）,,,,,\n3,王五,{3},新建村党支部,一般,3万\n");
    CHECK(rows(ledger) == "3 ok QY0202 | 6 ok QY0202 | 8 ok QY0102");
    CHECK(kinds(ledger) == "2:group 4:title 5:header_repeat 7:group");
    const auto unsettled = judged("姓名,身份证号,支部,困难程度\n张三,{1},新建村,一般\n");
    CHECK(rows(unsettled) == "2 error branch:BRANCH_AMBIGUOUS");
    CHECK(unsettled.rows[0].issues[0].details.size() == 2);
}

TEST_CASE("samples, column numbers and numbered empty lines are nobody") {
    const auto ledger = judged(
        "序号,姓名,身份证号,支部,困难程度,年收入（元）\n1,2,3,4,5,6\n示例,张某,{9},东湾村,一般,1000\n"
        "1,张三,{1},上河村,一般,1万\n2,,,,,\n3,,,,,\n注：此表一式两份,,,,,\n");
    CHECK(rows(ledger) == "4 ok QY0201");
    CHECK(kinds(ledger) == "2:header_repeat 3:sample 5:blank 6:blank 7:footer");
}

TEST_CASE("a person without number or name is reported, never skipped") {
    const auto ledger =
        judged("序号,姓名,身份证号,支部,困难程度\n1,张三,,上河村,一般\n2,,{2},上河村,一般\n3,李四,,,\n");
    CHECK(rows(ledger) ==
          "2 error QY0201 id:REQUIRED | 3 error QY0201 name:REQUIRED | "
          "4 error id:REQUIRED branch:REQUIRED level:REQUIRED");
}

TEST_CASE("groups over two header rows, without merges") {
    const auto ledger = judged(
        "基本情况,,,,家庭情况,,,困难情况,,结对帮扶,\n"
        "姓名,性别,身份证号,党支部,人口,年收入,人均收入,程度,原因,责任人,联系电话\n"
        "张三,男,{2},上河村党支部,3,12000,4000,一般困难,因病,李某,13900001111\n");
    CHECK(ledger.header_rows == std::vector<std::uint32_t>{1, 2});
    CHECK(rows(ledger).starts_with("3 "));
    const std::vector<std::string> fields{"name",  "sex",   "id",     "branch", "size", "income", "income_per_head",
                                          "level", "cause", "helper", "hphone"};
    for (std::uint32_t column = 0; column < fields.size(); ++column)
        CHECK(field_at(ledger, column_letters(column)) == fields[column]);
}

TEST_CASE("a table beside the ledger is not the ledger's") {
    const auto left =
        judged("统计,,,姓名,身份证号,支部,困难程度\n东湾镇,3,,张三,{1},上河村,一般\n,,,李四,{2},上河村,一般\n");
    CHECK(left.ignored_range == "A1:B2");
    CHECK(rows(left) == "2 ok QY0201 | 3 ok QY0201");
    const auto inside = judged("姓名,身份证号,支部,,困难程度\n张三,{1},上河村,,一般\n李四,{2},上河村,,特困\n");
    CHECK_FALSE(inside.ignored_range.has_value());
    CHECK(field_at(inside, "E") == "level");
}

TEST_CASE("what a column means is settled by its cells where the heading leaves it open") {
    const auto ledger = judged(
        "姓名,证件,支部,困难类别,困难原因,月收入,银行账号\n张三,{1},上河村,特困,因病,500,6222\n"
        "李四,{2},上河村,一般,因残,500元,6222\n王五,{3},上河村,一般,因残,600,\n");
    CHECK(field_at(ledger, "B") == "id");
    CHECK(field_at(ledger, "D") == "level");
    CHECK(field_at(ledger, "E") == "cause");
    REQUIRE(ledger.unread.size() == 1);
    CHECK(ledger.unread[0].heading == "银行账号");
    CHECK(ledger.rows[0].values.household_income == Money{600'000});
}

TEST_CASE("household members stand below the person's row") {
    const std::string header = "姓名,身份证号,所在支部,困难程度,家庭成员姓名,与户主关系,身份证号,健康状况,职业\n";
    const auto ledger =
        judged(header +
               "张三,{1},东湾村,一般,李梅,妻子,{2},健康,务农\n,,,,张小三,儿子,,残疾,上学\n"
               "王五,{3},上河村,特困,无,,,,\n赵六,{4},上河村,特困,赵六,本人,,,\n,,,,赵花,媳妇,{5},,\n");
    CHECK(rows(ledger) == "2 ok QY0101 | 4 ok QY0201 | 5 ok QY0201");
    CHECK(members(ledger) ==
          "2 李梅 配偶 of 2 | 3 张小三 子 of 2 | 5 赵六 本人 of 5 | 6 赵花  of 5 relation:RELATION_UNKNOWN");
    CHECK(ledger.members[2].is_self);
    CHECK(ledger.members[0].values.health_text == "健康");
    const auto repeated = judged(
        "姓名,身份证号,所在支部,困难程度,成员姓名,与户主关系,成员身份证号\n张三,{1},东湾村,一般,李梅,妻子,{2}\n"
        "张三,{1},东湾村,一般,张小,长女,{3}\n张三,{1},东湾村,一般,张小,长女,{3}\n");
    CHECK(rows(repeated) == "2 ok QY0101");
    CHECK(members(repeated) == "2 李梅 配偶 of 2 | 3 张小 女 of 2 | 4 张小 女 of 2 id:DUP_IN_FILE");
}

TEST_CASE("members on a sheet of their own find their person by number, or by a name that one has") {
    auto book = workbook_of(
        "姓名,身份证号,所在支部,困难程度\n张三,{1},东湾村,一般\n李四,{2},东湾村,一般\n李四,{3},东湾村,一般\n王五,{"
        "4}1,东湾村,一般\n");
    auto sheet =
        workbook_of(
            "党员姓名,党员身份证号,姓名,关系,身份证号\n张三,{1},李梅,妻子,{5}\n,,张小,长女,\n李四,{3},李花,女儿,\n"
            "张三,,张大,之父,\n李四,,李木,之父,\n孙七,{9},孙小,之子,\n王五,{4}1,王小,之子,\n")
            .sheets[0];
    sheet.name = "家庭成员";
    book.sheets.push_back(sheet);
    const auto ledger = judge_ledger(book, county());
    CHECK(ledger.sheet == "csv");
    CHECK(ledger.members_sheet == "家庭成员");
    CHECK(members(ledger) ==
          "2 李梅 配偶 of 2 | 3 张小 女 of 2 | 4 李花 女 of 4 | 5 张大 父 of 2 | "
          "6 李木 父 of 0 of:MEMBER_NO_HEAD | 7 孙小 子 of 0 of:MEMBER_NO_HEAD | 8 王小 子 of 5");
    CHECK(ledger.members.back().head_refused);
    CHECK_FALSE(ledger.members.front().head_refused);
}

TEST_CASE("one number is one person: in the file, by its old form, and in the database") {
    auto context = county();
    context.on_file = [](const std::string& number) {
        return number == id_of(4) ? OnFile::on_ledger : number == id_of(5) ? OnFile::person : OnFile::no;
    };
    std::string old = id_of(1);
    old = old.substr(0, 6) + old.substr(8, 9);
    const auto ledger = judge_ledger(
        workbook_of("姓名,身份证号,支部,困难程度\n张三,{1},东湾村,一般\n张三," + old +
                    ",东湾村,一般\n张三,{3},东湾村,一般\n李四,{4},东湾村,一般\n王五,{5},东湾村,一般\n"),
        context);
    CHECK(rows(ledger) ==
          "2 ok QY0101 | 3 error QY0101 id:ID_15 id:DUP_IN_FILE | 4 ok QY0101 | 5 error QY0101 id:DUP_IN_DB | "
          "6 warning QY0101 id:DUP_IN_DB");
    CHECK(ledger.rows[1].issues[1].details == std::vector<std::string>{"2"});
    REQUIRE_FALSE(ledger.rows[2].notes.empty());
    CHECK(ledger.rows[2].notes.back().code == "SAME_NAME");
}

TEST_CASE("merged branch and township cells count for each row they cover") {
    auto book = workbook_of(
        "乡镇,支部,姓名,身份证号,困难程度\n石桥镇,新建村,张三,{1},一般\n,,李四,{2},一般\n东湾镇,新建村,王五,{3},"
        "一般\n,,赵六,{4},一般\n");
    book.sheets[0].merges = {{2, 3, 0, 0}, {2, 3, 1, 1}};
    CHECK(rows(judge_ledger(book, county())) ==
          "2 ok QY0202 | 3 ok QY0202 | 4 ok QY0102 | 5 error branch:REQUIRED");
}

TEST_CASE("a workbook with two ledgers takes the fuller and names the other; the user may choose") {
    auto book = workbook_of("姓名,身份证号,支部,困难程度\n张三,{1},东湾村,一般\n");
    auto other = workbook_of("姓名,身份证号,支部,困难程度,致困原因\n李四,{2},东湾村,一般,因病\n").sheets[0];
    other.name = "二季度";
    book.sheets.push_back(other);
    auto context = county();
    CHECK(judge_ledger(book, context).sheet == "二季度");
    CHECK(judge_ledger(book, context).other_ledgers == std::vector<std::string>{"csv"});
    context.sheet = "csv";
    CHECK(judge_ledger(book, context).sheet == "csv");
}

TEST_CASE("what is no ledger is refused") {
    for (const char* text : {"日期,上班,下班\n2025-12-01,8:30,17:30\n", "姓名,电话\n张三,13900001111\n",
                             "乡镇,人数\n东湾镇,3\n", "x\n"}) {
        const auto ledger = judged(text);
        CHECK(ledger.file_verdict == "refuse");
        CHECK(ledger.file_code == "NO_LEDGER");
    }
    CHECK(judge_ledger({}, county()).file_code == "NO_LEDGER");
}

TEST_CASE("cells that cannot be read are named, rows and columns that are hidden are said") {
    auto book = workbook_of(
        "姓名,身份证号,支部,困难程度,年收入,是否低保,民族,联系电话\n张三,{2},东湾村,一般,#REF!,是,汉,13900001111\n"
        "李四,{4},东湾村,一般,1000,待定,穿青人,13900001111/"
        "13900002222\n王五,{6},东湾村,一般,2000000,否,汉,13900001111\n");
    book.sheets[0].rows[3].hidden = true;
    book.sheets[0].hidden_columns = {7};
    const auto ledger = judge_ledger(book, county());
    CHECK(rows(ledger) ==
          "2 error QY0101 income:CELL_ERROR | "
          "3 warning QY0101 ethnic:ETHNIC_UNKNOWN dibao:YESNO_UNKNOWN phone:PHONE_INVALID | "
          "4 warning QY0101 *:HIDDEN_ROW income:AMOUNT_LARGE");
    CHECK(ledger.hidden_columns == std::vector<std::string>{"H"});
    CHECK(ledger.rows[1].values.phone == "13900001111");
    CHECK(ledger.counts.warning == 2);
}

TEST_CASE("what is too much for a field is refused by its name, beside what just fits") {
    const auto of = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += "甲";
        return text;
    };
    const auto ledger = judged("姓名,身份证号,支部,困难程度,年收入,家庭人口,家庭住址\n张三,{1},东湾村,一般,10000000000,99," + of(200) +
                               "\n李四,{2},东湾村,一般,10000000000.01,100," + of(201) + "\n");
    CHECK(rows(ledger) ==
          "2 warning QY0101 income:AMOUNT_LARGE | "
          "3 error QY0101 income:AMOUNT_OVER size:SIZE_INVALID address:TEXT_OVER");
    CHECK(ledger.rows[1].issues.back().details == std::vector<std::string>{"200"});
    CHECK_FALSE(ledger.rows[1].values.household_income.has_value());
    CHECK_FALSE(ledger.rows[1].values.household_size.has_value());
    const auto monthly = judged("姓名,身份证号,支部,困难程度,月收入\n张三,{1},东湾村,一般,833333333.33\n李四,{2},东湾村,一般,"
                                "833333333.34\n");
    CHECK(rows(monthly) == "2 warning QY0101 income:AMOUNT_LARGE | 3 error QY0101 income:AMOUNT_OVER");
}

TEST_CASE("cells that mean what stands above mean it in every column") {
    const auto ledger = judged(
        "姓名,身份证号,支部,困难程度,致困原因,家庭人口,年收入,家庭住址,入党时间\n"
        "张三,{2},东湾村,特别,因病,2,7200,东湾村3组,1985-06\n"
        "李四,{4},同上,〃,″,\"\"\"\",-〃-,同上,〃\n"
        "王五,{6},新建村,一般,因残,3,9000,新建村1组,1990-07\n"
        "赵六,{8},东湾村,一般,,,,,\n"
        "孙七,{9},东湾村,一般,因病,同上,同上,,\n");
    REQUIRE(ledger.rows.size() == 5);
    const auto& second = ledger.rows[1].values;
    CHECK(ledger.rows[1].verdict == Verdict::ok);
    CHECK(second.branch_code == "QY0101");
    CHECK(second.level == 3);
    CHECK(second.causes == std::vector<std::string>{"因病"});
    CHECK(second.household_size == 2);
    CHECK(second.household_income == Money{720'000});
    CHECK(second.address == "东湾村3组");
    CHECK(second.join_date == ledger.rows[0].values.join_date);
    CHECK(ledger.rows[4].verdict == Verdict::warning);
    CHECK(ledger.rows[4].issues.at(0).code == "DITTO_ALONE");
    CHECK_FALSE(ledger.rows[4].values.household_size.has_value());
}

TEST_CASE("the same as above names nobody: two people have never one name and number between them") {
    const auto ledger = judged(
        "姓名,身份证号,支部,困难程度,致困原因,成员姓名,与户主关系,成员身份证号\n"
        "张三,{2},东湾村,特别,因病,同上,妻,\n"
        "〃,{4},东湾村,一般,因病,李小,子,同上\n"
        "王五,-〃-,东湾村,一般,因病,,,\n");
    REQUIRE(ledger.rows.size() == 3);
    CHECK(rows(ledger) ==
          "2 ok QY0101 | 3 error QY0101 name:DITTO_NAMES_NOBODY | 4 error QY0101 id:DITTO_NAMES_NOBODY");
    REQUIRE(ledger.members.size() == 2);
    for (const auto& member : ledger.members) {
        CHECK(member.verdict == Verdict::error);
        CHECK(member.issues.at(0).code == "DITTO_NAMES_NOBODY");
    }
}

TEST_CASE("a mark that turns the direction of text is no part of an address") {
    const auto ledger = judged("姓名,身份证号,支部,困难程度,致困原因,家庭住址\n"
                               "张三,{2},东湾村,特别,因病,东湾村\u202e3组\n李四,{4},东湾村,特别,因病,东湾村3组\n");
    CHECK(rows(ledger) == "2 error QY0101 address:TEXT_DIRECTION | 3 ok QY0101");
}

TEST_CASE("a cell merged over rows counts on each of them; one merged over columns is told of") {
    auto book = workbook_of(
        "姓名,身份证号,支部,困难程度,致困原因,家庭人口,年收入,入党时间,转正时间\n"
        "张三,{2},东湾村,特别,因病,2,7200,1985-06,\n李四,{4},,,,,,1985-06,1986-06\n王五,{6},东湾村,一般,因残,3,"
        "9000,,\n");
    for (std::uint32_t column = 2; column <= 6; ++column) book.sheets[0].merges.push_back({2, 3, column, column});
    book.sheets[0].merges.push_back({2, 2, 7, 8});
    const auto ledger = judge_ledger(book, county());
    REQUIRE(ledger.rows.size() == 3);
    CHECK(rows(ledger) == "2 warning QY0101 regular:MERGED_ACROSS | 3 ok QY0101 | 4 ok QY0101");
    CHECK(ledger.rows[1].values.household_income == Money{720'000});
    CHECK(ledger.rows[1].values.level == 3);
    CHECK(ledger.rows[2].values.household_size == 3);
}

TEST_CASE("strike-out and notes are told, on whom they stand") {
    auto book = workbook_of(
        "姓名,身份证号,支部,困难程度,致困原因,年收入,成员姓名,与户主关系,健康状况\n"
        "张三,{2},东湾村,一般,因病,1000,张小,子,健康\n李四,{4},东湾村,一般,因病,1000,李小,子,健康\n"
        "王五,{6},东湾村,一般,因病,1000,王小,子,健康\n");
    auto& sheet = book.sheets[0];
    sheet.rows[1].cells[0].struck = true;
    sheet.rows[2].cells[5].struck = true;
    sheet.rows[3].cells[6].struck = true;
    sheet.notes = {{4, 0, "已搬走"}, {4, 8, ""}, {1, 0, "填写说明"}};
    const auto ledger = judge_ledger(book, county());
    CHECK(rows(ledger) ==
          "2 warning QY0101 *:STRUCK_OUT | 3 warning QY0101 income:CELL_STRUCK_OUT | 4 warning QY0101 "
          "name:CELL_NOTE");
    CHECK(ledger.rows[2].issues[0].details == std::vector<std::string>{"已搬走"});
    REQUIRE(ledger.members.size() == 3);
    CHECK(ledger.members[0].issues.empty());
    REQUIRE(ledger.members[2].issues.size() == 2);
    CHECK(ledger.members[2].issues[0].code == "STRUCK_OUT");
    CHECK(ledger.members[2].issues[1].code == "CELL_NOTE");
}
