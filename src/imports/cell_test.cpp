// Cells as offices type them, one table a rule. Refusals stand beside their neighbours that are read.
#include <doctest/doctest.h>
#include <vector>
#include "imports/cell_codes.hpp"
#include "imports/cell_date.hpp"
#include "imports/cell_money.hpp"
#include "imports/cell_text.hpp"
#include "imports/ledger_rows_cells.hpp"
#include "imports/test_cells.hpp"

using namespace imports;
using namespace imports::test;

namespace {

/// "1978-06", "1978-01|1978-10" for a guess with two readings, "?" after a guess, or the kind of what is not read.
std::string shown(const DateReading& reading) {
    switch (reading.kind) {
        case DateKind::blank: return "blank";
        case DateKind::unknown: return "unknown";
        case DateKind::unreadable: return "unreadable";
        case DateKind::year_only: return "year " + std::to_string(reading.year);
        case DateKind::read: break;
    }
    std::string text;
    for (const auto& date : reading.readings) text += (text.empty() ? "" : "|") + date.iso();
    return text + (reading.guessed ? "?" : "");
}

std::string shown(const AmountReading& reading) {
    switch (reading.kind) {
        case AmountKind::blank: return "blank";
        case AmountKind::none: return "none";
        case AmountKind::unreadable: return "unreadable" + (reading.suggestion ? " " + *reading.suggestion : "");
        case AmountKind::too_large: return "too large";
        case AmountKind::read: break;
    }
    return plain_yuan(reading.amount);
}

}

TEST_CASE("dates are read in all their forms") {
    struct Case {
        Cell cell;
        const char* shown;
    };
    const std::vector<Case> cases{
        {text_cell("1978.6"), "1978-06"},
        {text_cell("1978.06"), "1978-06"},
        {text_cell("1978/6/1"), "1978-06-01"},
        {text_cell("1978年6月"), "1978-06"},
        {text_cell("1978年6月份"), "1978-06"},
        {text_cell("1978年06月01日"), "1978-06-01"},
        {text_cell(" 1978 年 6 月 1 号 "), "1978-06-01"},
        {text_cell("1978-06"), "1978-06"},
        {text_cell("１９７８．６．１"), "1978-06-01"},
        {text_cell("1978、6"), "1978-06"},
        {text_cell("1978—6—1"), "1978-06-01"},
        {text_cell("19780601"), "1978-06-01"},
        {text_cell("197806"), "1978-06"},
        {number_cell("19780601"), "1978-06-01"},
        {number_cell("1978.6"), "1978-06"},
        {text_cell("1962-10-20 00:00:00"), "1962-10-20"},
        {text_cell("1962/10/20 8:30"), "1962-10-20"},
        {text_cell("1962-10-20T08:30:00"), "1962-10-20"},
        {text_cell("一九七八年六月"), "1978-06"},
        {text_cell("一九七八年十二月二十一日"), "1978-12-21"},
        {text_cell("二〇〇三年十月"), "2003-10"},
        {text_cell("一九八O年元月三十日"), "1980-01-30"},
        {text_cell("'1978.6"), "1978-06"},
        {Cell{.kind = CellKind::date, .text = "1978-06-15", .format = "yyyy-mm-dd"}, "1978-06-15"},
        {Cell{.kind = CellKind::date, .text = "1978-06-01", .format = "yyyy\"年\"m\"月\""}, "1978-06"},
        // Guesses: both readings where there are two.
        {text_cell("78.6"), "1978-06?"},
        {text_cell("78年6月"), "1978-06?"},
        {text_cell("81-03-06"), "1981-03-06?"},
        {text_cell("780601"), "1978-06-01?"},
        {text_cell("05-06-01"), "2005-06-01|1905-06-01?"},
        {number_cell("1981.1"), "1981-01|1981-10?"},
        {text_cell("1981.1"), "1981-01|1981-10?"},
        {number_cell("1981.1", "0.00"), "1981-10"},
        {text_cell("1981年1月"), "1981-01"},
        {text_cell("1981.01"), "1981-01"},
        {number_cell("32818"), "1989-11-06?"},
        {text_cell("32818"), "1989-11-06?"},
        // Nothing, not known, no date.
        {text_cell(""), "blank"},
        {text_cell("/"), "blank"},
        {text_cell("不详"), "unknown"},
        {text_cell("1978年"), "year 1978"},
        {text_cell("一九七八年"), "year 1978"},
        {number_cell("1978"), "year 1978"},
        {text_cell("1978.13"), "unreadable"},
        {text_cell("1978.6.31"), "unreadable"},
        {text_cell("1978-02-29"), "unreadable"},
        {text_cell("1978.00"), "unreadable"},
        {text_cell("6/1/1978"), "unreadable"},
        {text_cell("1978.6-1979.6"), "unreadable"},
        {text_cell("四十多岁"), "unreadable"},
        {text_cell("去年"), "unreadable"},
        {text_cell("199O.6"), "unreadable"},
        {Cell{.kind = CellKind::boolean, .text = "TRUE"}, "unreadable"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.cell.text);
        CHECK(shown(read_date(c.cell, 1900, as_of)) == c.shown);
    }
    CHECK(shown(read_date(number_cell("31356"), 1904, as_of)) == "1989-11-06?");
}

TEST_CASE("amounts are exact, or are not read") {
    struct Case {
        Cell cell;
        const char* shown;
    };
    const std::vector<Case> cases{
        {number_cell("17580"), "17580.00"},
        {number_cell("0"), "0.00"},
        {text_cell("12,800"), "12800.00"},
        {text_cell("1,234.50元"), "1234.50"},
        {text_cell("￥5400"), "5400.00"},
        {text_cell("¥5,400.5"), "5400.50"},
        {text_cell("７２００"), "7200.00"},
        {text_cell(" 4800 "), "4800.00"},
        {text_cell("1.2万元"), "12000.00"},
        {text_cell("2万"), "20000.00"},
        {text_cell("0.134万元"), "1340.00"},
        {text_cell("5千元"), "5000.00"},
        {text_cell("3600元/年"), "3600.00"},
        {number_cell("-1200"), "-1200.00"},
        {text_cell("－1200"), "-1200.00"},
        {number_cell("1.2e+4"), "12000.00"},
        {number_cell("3333.335"), "3333.34"},
        {number_cell("-0.005"), "0.00"},
        {number_cell("-0.0051"), "-0.01"},
        {text_cell(""), "blank"},
        {text_cell("无"), "none"},
        {text_cell("约5000"), "unreadable 5000.00"},
        {text_cell("5000左右"), "unreadable 5000.00"},
        {text_cell("800元/月"), "unreadable 9600.00"},
        {text_cell("不清楚"), "unreadable"},
        {text_cell("12.800.50"), "unreadable"},
        {text_cell("12,80"), "unreadable"},
        {text_cell("1,2345"), "unreadable"},
        {text_cell("3000-5000"), "unreadable"},
        {text_cell("3000+200"), "unreadable"},
        {text_cell("1万2千"), "unreadable"},
        {text_cell("5000."), "unreadable"},
        {text_cell(".5"), "unreadable"},
        {text_cell("99999999999999999999"), "too large"},
        {text_cell("元"), "unreadable"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.cell.text);
        CHECK(shown(read_amount(c.cell, AmountUnit::yuan)) == c.shown);
    }
    CHECK(shown(read_amount(number_cell("0.134"), AmountUnit::ten_thousand)) == "1340.00");
    // The ceiling of every sum, in each unit.
    CHECK(shown(read_amount(text_cell("10000000000"), AmountUnit::yuan)) == "10000000000.00");
    CHECK(shown(read_amount(text_cell("10000000000.01"), AmountUnit::yuan)) == "too large");
    CHECK(shown(read_amount(text_cell("9999999999.996"), AmountUnit::yuan)) == "10000000000.00");
    CHECK(shown(read_amount(text_cell("10000000000.005"), AmountUnit::yuan)) == "too large");
    CHECK(shown(read_amount(text_cell("-10000000000"), AmountUnit::yuan)) == "-10000000000.00");
    CHECK(shown(read_amount(text_cell("-10000000000.01"), AmountUnit::yuan)) == "too large");
    CHECK(shown(read_amount(text_cell("1000000"), AmountUnit::ten_thousand)) == "10000000000.00");
    CHECK(shown(read_amount(text_cell("1000001万"), AmountUnit::yuan)) == "too large");
    CHECK(shown(read_amount(number_cell("2"), AmountUnit::ten_thousand)) == "20000.00");
    CHECK(shown(read_amount(text_cell("5000元"), AmountUnit::ten_thousand)) == "5000.00");
    CHECK(shown(read_amount(text_cell("1.2万"), AmountUnit::ten_thousand)) == "12000.00");
    CHECK(read_amount(number_cell("3333.335"), AmountUnit::yuan).rounded);
}

TEST_CASE("the unit of an amount may stand in its number format") {
    const auto under = [](const std::string& number, const std::string& code) {
        return Cell{.kind = CellKind::number, .text = number, .number = std::stod(number), .format = code};
    };
    struct Case {
        const char *number, *code;
        AmountUnit unit;
        const char *shown, *typed;
        bool scaled = false;
    };
    constexpr auto yuan = AmountUnit::yuan, wan = AmountUnit::ten_thousand;
    const Case cases[] = {
        {"1.2", "0.0\"万元\"", yuan, "12000.00", "1.2万元"},
        {"0.85", "0.00\"万\"", yuan, "8500.00", "0.85万"},
        {"0.85", "0.00\"万\"", wan, "8500.00", "0.85万"},
        {"9234", "0!.0,\"万元\"", yuan, "9234.00", "0.9万元", true},
        {"9234", "0!.0,\"万元\"", wan, "9234.00", "0.9万元", true},
        {"9234", "0!.0,", wan, "9234.00", "0.9", true},
        {"12345", "0,\"千元\"", yuan, "12345.00", "12千元", true},
        {"12.3", "0.0\"千元\"", yuan, "12300.00", "12.3千元"},
        {"36", "0\"百元\"", yuan, "3600.00", "36百元"},
        {"3600", "#,##0\"元\"", yuan, "3600.00", "3,600元"},
        {"3600", "#,##0\"元\"", wan, "3600.00", "3,600元"},
        {"5400", "[$￥-804]#,##0.00", yuan, "5400.00", "￥5,400.00"},
        {"-5400", "\"¥\"#,##0_);\\(\"¥\"#,##0\\)", yuan, "-5400.00", "(¥5,400)"},
        {"0", "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-", yuan, "0.00", "-"},
        {"5", "General\"万元\"", yuan, "50000.00", "5万元"},
        {"8000", "[>=10000]0!.0,\"万元\";0\"元\"", yuan, "8000.00", "8000元"},
    };
    for (const auto& c : cases) {
        CAPTURE(std::string(c.code));
        const auto cell = under(c.number, c.code);
        const auto reading = read_amount(cell, c.unit);
        CHECK(shown(reading) == c.shown);
        CHECK(reading.scaled == c.scaled);
        CHECK(as_typed(cell) == c.typed);
    }
    // Scaled into nothing that is named, another currency, a share, about, by the month: nobody can tell the sum.
    for (const char* code :
         {"0,", "0!.0,", "0.0,\"元\"", "[$$-409]0.00", "0\"美元\"", "0%", "\"约\"0\"元\"", "0\"元/月\""})
        CHECK_MESSAGE(read_amount(under("9234", code), yuan).kind == AmountKind::unreadable, code);
    CHECK(read_count(stated_text(under("3", "0\"人\""))) == 3);
    CHECK(read_count(stated_text(under("3", "General\"口人\""))) == 3);
}

TEST_CASE("a date says as much as its format shows") {
    const auto under = [](const std::string& day, const std::string& code) {
        return Cell{.kind = CellKind::date, .text = day, .format = code};
    };
    CHECK(read_date(under("1985-06-01", "[Red]yyyy\"年\"m\"月\""), 1900, as_of).readings.at(0).month_only);
    CHECK_FALSE(read_date(under("1985-06-02", "yyyy\"年\"m\"月\""), 1900, as_of).readings.at(0).month_only);
    CHECK_FALSE(read_date(under("1985-06-01", "yyyy/m/d"), 1900, as_of).readings.at(0).month_only);
    CHECK(read_date(under("1985-01-01", "yyyy"), 1900, as_of).kind == DateKind::year_only);
    CHECK(read_date(under("2026-06-01", "m\"月\"d\"日\""), 1900, as_of).guessed);
    const Cell figures{
        .kind = CellKind::number, .text = "197806", .number = 197806, .format = "0000\"年\"00\"月\""};
    CHECK(read_date(figures, 1900, as_of).readings.at(0).iso() == "1978-06");
}

TEST_CASE("ditto marks") {
    for (const char* mark : {"同上", " 同　上 ", "〃", "-〃-", "——〃——", "″", "\"", "＂", "''", "“”"})
        CHECK(is_ditto(mark));
    for (const char* other : {"", "-", "上", "同上村", "无", "'"}) CHECK_FALSE(is_ditto(other));
}

TEST_CASE("counts of people") {
    CHECK(read_count("4") == 4);
    CHECK(read_count("4人") == 4);
    CHECK(read_count("４口人") == 4);
    CHECK(read_count("四") == 4);
    CHECK(read_count("4.0") == 4);
    for (const char* typed : {"", "4.5", "三四", "-1", "多", "1234"}) CHECK_FALSE(read_count(typed).has_value());
}

TEST_CASE("names lose blanks and get one kind of point, nothing else") {
    struct Case {
        const char *typed, *name;
        bool suspect;
    };
    const std::vector<Case> cases{
        {"王 芳", "王芳", false},
        {" 王　芳 ", "王芳", false},
        {"阿依古丽•买买提", "阿依古丽·买买提", false},
        {"阿依古丽・买买提", "阿依古丽·买买提", false},
        {"阿依古丽.买买提", "阿依古丽·买买提", false},
        {"郑𠮷", "郑𠮷", false},
        {"阿依古丽 买买提", "阿依古丽 买买提", true},
        {"陈玉珍1", "陈玉珍1", true},
        {"刘桂兰（已故）", "刘桂兰（已故）", true},
        {"李?", "李?", true},
        {"李□", "李□", true},
        {"Li Wei", "Li Wei", true},
    };
    for (const auto& c : cases) {
        CAPTURE(c.typed);
        CHECK(read_name(c.typed).name == c.name);
        CHECK(read_name(c.typed).suspect == c.suspect);
    }
}

TEST_CASE("an ID number's cell says what is wrong with it") {
    struct Case {
        Cell cell;
        const char *code, *number;
    };
    const std::vector<Case> cases{
        {text_cell("99010619410405788X"), "", "99010619410405788X"},
        {text_cell("99010619410405788x"), "", "99010619410405788X"},
        {text_cell("'99010619410405788X"), "", "99010619410405788X"},
        {text_cell("=\"99010619410405788X\""), "", "99010619410405788X"},
        {text_cell("\xE2\x80\x8B"
                   "990106 19410405 788X"),
         "", "99010619410405788X"},
        {text_cell("990106410405788"), "ID_15", "99010619410405788X"},
        {number_cell("990106410405788"), "ID_15", "99010619410405788X"},
        {number_cell("990105195505095000"), "ID_NUMERIC", ""},
        {number_cell("9.90105195505095e+17"), "ID_NUMERIC", ""},
        {text_cell("9.90106E+17"), "ID_NUMERIC", ""},
        {text_cell("990106194104057881"), "ID_CHECK", ""},
        {text_cell("99O1O2195702177821"), "ID_FORMAT", ""},
        {text_cell("无"), "ID_FORMAT", ""},
        {text_cell("99010119550231125X"), "ID_DATE", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.cell.text);
        RowNotes notes;
        const auto id = read_id_cell(c.cell, as_of, notes);
        CHECK((id ? id->digits : "") == c.number);
        CHECK((notes.issues.empty() ? "" : notes.issues[0].code) == c.code);
    }
}

TEST_CASE("wordings of coded things") {
    CHECK(read_ethnicity("汉")->name == "汉族");
    CHECK(read_ethnicity("维吾尔") == CodedName{"05", "维吾尔族"});
    CHECK(read_ethnicity("穿青人") == std::nullopt);
    CHECK(read_education("初中肄业") == CodedName{"70", "初中"});
    CHECK(read_education("高小")->name == "小学");
    CHECK(read_education("半文盲")->name == "文盲或半文盲");
    CHECK(read_education("扫盲班") == std::nullopt);
    CHECK(read_education("大专及以上") == std::nullopt);
    CHECK(read_level("较困难") == 2);
    CHECK(read_level("特困") == 3);
    for (const char* none : {"一类", "二级", "1", "困难", "极度困难", "不困难", ""})
        CHECK_FALSE(read_level(none).has_value());
    CHECK(read_residence("农业户口") == "rural");
    CHECK(read_residence("城镇居民") == "urban");
    CHECK_FALSE(read_residence("居民").has_value());
    for (const char* yes : {"是", "√", "1", "Y", "享受", "农村低保", "TRUE"}) CHECK(read_yes_no(yes) == YesNo::yes);
    for (const char* no : {"否", "×", "0", "N", "未享受", "无", "", "-"}) CHECK(read_yes_no(no) == YesNo::no);
    for (const char* unclear : {"待定", "320", "特困供养"}) CHECK(read_yes_no(unclear) == YesNo::unclear);
    CHECK(read_sex("女性") == Sex::female);
    CHECK(read_health("慢性病")->name == "长期慢性病");
    CHECK(read_labour("弱劳动力")->name == "弱劳动力或半劳动力");
}

TEST_CASE("relations to the head of the household") {
    struct Case {
        const char *typed, *base, *code;
    };
    const std::vector<Case> cases{
        {"之子", "子", "20"},       {"儿子", "子", "20"},     {"次子", "子", "23"},     {"二女儿", "女", "33"},
        {"老伴", "配偶", "10"},     {"妻子", "配偶", "12"},   {"之孙女", "孙女", "42"}, {"母亲", "母", "52"},
        {"户主之母", "母", "52"},   {"儿媳妇", "儿媳", "38"}, {"女婿", "女婿", "28"},   {"外孙", "外孙子", "43"},
        {"子（长子）", "子", "20"}, {"本人", "本人", "01"},   {"户主", "户主", "02"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.typed);
        const auto relation = read_relation(compact(c.typed));
        REQUIRE(relation.has_value());
        CHECK(relation->base == c.base);
        CHECK(relation->detail.code == c.code);
    }
    for (const char* none : {"媳妇", "同住人", "子女", "父母", "亲戚", ""})
        CHECK_FALSE(read_relation(none).has_value());
}

TEST_CASE("causes in one cell, in their order, and what no cause stands for") {
    struct Case {
        const char *typed, *causes, *unmapped;
    };
    const std::vector<Case> cases{
        {"因病", "因病", ""},
        {"因病、年老体弱丧失劳动力", "因病 因老", ""},
        {"缺信息/等靠要思想/遭受自然灾害", "缺信息 思想 因灾", ""},
        {"缺资金缺技术", "缺资金 缺技术", ""},
        {"等、靠、要思想", "思想", ""},
        {"因病和因残", "因病 因残", ""},
        {"1.因病 2.因残", "因病 因残", ""},
        {"因病;患大病", "因病", ""},
        {"身患癌症", "因病", ""},
        {"患大病、房屋破旧", "因病", "房屋破旧"},
        {"家庭矛盾", "", "家庭矛盾"},
        {"子女上大学", "", "子女上大学"},
        {"缺劳力", "", "缺劳力"},
        {"无重大疾病", "", "无重大疾病"},
        {"无", "", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.typed);
        const auto joined = [](const std::vector<std::string>& list) {
            std::string all;
            for (const auto& item : list) all += (all.empty() ? "" : " ") + item;
            return all;
        };
        const auto reading = read_causes(c.typed);
        CHECK(joined(reading.causes) == c.causes);
        CHECK(joined(reading.unmapped) == c.unmapped);
    }
}
