#include "imports/recognise.hpp"
#include <doctest/doctest.h>
#include <vector>
#include "imports/cell_text.hpp"
#include "imports/recognise_words.hpp"

using namespace imports;

namespace {

struct HeadingCase {
    const char *heading, *group, *field;
};
const std::vector<HeadingCase> headings{
    {"序号", "", "seq"},
    {"姓  名", "", "name"},
    {"困难党员姓名", "", "name"},
    {"*1.姓名：", "", "name"},
    {"身份证\n号码", "", "id"},
    {"公民身份号码", "", "id"},
    {"残疾证号", "", ""},
    {"出生年月", "", "birth"},
    {"出生地", "", ""},
    {"年龄", "", ""},
    {"入党时间", "", "join"},
    {"入党介绍人", "", ""},
    {"党龄", "", ""},
    {"转正时间", "", "regular"},
    {"转为正式党员时间", "", "regular"},
    {"所在党支部", "", "branch"},
    {"所属党组织", "", "branch"},
    {"党支部书记电话", "", ""},
    {"党支部意见", "", ""},
    {"所属乡镇", "", "town"},
    {"乡镇（街道）", "", "town"},
    {"上级党组织", "", "town"},
    {"家庭住址", "", "address"},
    {"户籍所在地", "", "address"},
    {"联系电话", "", "phone"},
    {"帮扶责任人电话", "", "hphone"},
    {"结对帮扶人", "", "helper"},
    {"结对时间", "", ""},
    {"姓名", "结对帮扶责任人", "helper"},
    {"电话", "结对帮扶责任人", "hphone"},
    {"单位", "结对帮扶责任人", ""},
    {"姓名", "基本信息", "name"},
    {"姓名", "家庭主要成员", "member.name"},
    {"与户主关系", "家庭成员", "member.relation"},
    {"身份证号", "家庭成员情况", "member.id"},
    {"职业/就学", "家庭主要成员", "member.occupation"},
    {"与户主关系", "", "member.relation"},
    {"成员身份证号", "", "member.id"},
    {"家庭年收入（元）", "", "income"},
    {"年家庭总收入", "", "income"},
    {"家庭总收入（元）", "", "income"},
    {"家庭人均年收入", "", "income_per_head"},
    {"人均纯收入（元）", "", "income_per_head"},
    {"收入来源", "", ""},
    {"个人年收入", "", ""},
    {"低收入证明", "", ""},
    {"是否低保", "", "dibao"},
    {"是否低保/特困/监测户", "", ""},
    {"低保金（元/月）", "", ""},
    {"家庭人口数（人）", "", "size"},
    {"家庭成员数", "", "size"},
    {"困难程度", "", "level"},
    {"程度", "困难情况", "level"},
    {"残疾等级", "", ""},
    {"致困原因", "", "cause"},
    {"原因", "困难情况", "cause"},
    {"家庭困难状况及原因", "", "cause"},
    {"困难类型", "", "kind"},
    {"户口性质", "", "hukou"},
    {"文化程度", "", "edu"},
    {"民 族", "", "ethnic"},
    {"身体状况", "", "health"},
    {"劳动能力", "", "labour"},
    {"享受帮扶情况", "", "aid"},
    {"备 注", "", "remark"},
    {"开户银行", "", ""},
    {"万元", "家庭年收入", "income"},
};

}

TEST_CASE("headings are understood in free wording") {
    for (const auto& c : headings) {
        CAPTURE(c.heading);
        CAPTURE(c.group);
        CHECK(meaning_of(make_heading(c.heading, c.group)).field == c.field);
    }
    CHECK(in_ten_thousands(make_heading("家庭年收入（万元）", "")));
    CHECK(in_ten_thousands(make_heading("万元", "家庭年收入")));
    CHECK_FALSE(in_ten_thousands(make_heading("家庭年收入（元）", "")));
    CHECK(by_month(make_heading("家庭月收入", "")));
    CHECK_FALSE(by_month(make_heading("家庭年收入（元）", "")));
}

TEST_CASE("headings of a sheet of household members") {
    struct Case {
        const char *heading, *field;
    };
    const std::vector<Case> cases{
        {"户主姓名", "head_name"},     {"党员姓名", "head_name"},   {"户主身份证号", "head_id"},
        {"党员身份证号码", "head_id"}, {"成员姓名", "name"},        {"姓名", "name"},
        {"与户主关系", "relation"},    {"与党员关系", "relation"},  {"身份证号", "id"},
        {"健康状况", "health"},        {"职业/就学", "occupation"}, {"备注", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.heading);
        CHECK(member_meaning_of(make_heading(c.heading, "")) == c.field);
    }
}

TEST_CASE("columns have letters") {
    CHECK(column_letters(0) == "A");
    CHECK(column_letters(25) == "Z");
    CHECK(column_letters(26) == "AA");
    CHECK(column_letters(255) == "IV");
}
