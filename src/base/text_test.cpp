#include "base/text.hpp"
#include <doctest/doctest.h>
#include <vector>

namespace {

const Date today = *Date::of(2026, 6, 30);

std::string code_of(const Result<IdNumber>& result) { return result ? "" : result.error().code; }

}

TEST_CASE("an ID number is read as people type it") {
    struct Case {
        const char *what, *typed, *digits, *birth;
        Sex sex;
        bool upgraded, normalised;
    };
    const std::vector<Case> cases{
        {"18 digits", "990101195503072517", "990101195503072517", "1955-03-07", Sex::male, false, false},
        {"the standard's example", "11010519491231002X", "11010519491231002X", "1949-12-31", Sex::female, false,
         false},
        {"lower-case x", "11010519491231002x", "11010519491231002X", "1949-12-31", Sex::female, false, true},
        {"full-width figures", "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", "1949-12-31",
         Sex::female, false, true},
        {"blanks of three kinds",
         " 110105 19491231\xC2\xA0"
         "002X\xE3\x80\x80",
         "11010519491231002X", "1949-12-31", Sex::female, false, true},
        {"15 digits are upgraded", "110105491231002", "11010519491231002X", "1949-12-31", Sex::female, true, false},
        {"29 February, leap year", "990101200002290018", "990101200002290018", "2000-02-29", Sex::male, false,
         false},
        {"a residence permit of Hong Kong people", "810000199408230021", "810000199408230021", "1994-08-23",
         Sex::female, false, false},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        std::string typed = c.typed;
        const bool plain = !c.upgraded && typed.size() == 18 && typed[17] != 'x';
        if (plain) typed[17] = id_number_check(std::string_view(typed).substr(0, 17));
        const auto id = read_id_number(typed, today);
        REQUIRE(id.has_value());
        CHECK(id->digits.substr(0, 17) == std::string(c.digits).substr(0, 17));
        CHECK(id->digits[17] == id_number_check(std::string_view(id->digits).substr(0, 17)));
        CHECK(id->birth.iso() == c.birth);
        CHECK(id->sex == c.sex);
        CHECK(id->upgraded == c.upgraded);
        CHECK(id->normalised == c.normalised);
    }
}

TEST_CASE("check digits of published numbers") {
    CHECK(id_number_check("11010519491231002") == 'X');  // the example of GB 11643-1999
    CHECK(id_number_check("44052418800101001") == '4');  // the same standard's second example
    CHECK(id_number_check("34052419800101001") == 'X');
    CHECK(read_id_number("11010519491231002X", today).has_value());
    CHECK(read_id_number("440524188001010014", today).has_value());
}

TEST_CASE("an ID number is refused with what is wrong") {
    const auto with_check = [](std::string first17) { return first17 + id_number_check(first17); };
    struct Case {
        const char* what;
        std::string typed;
        const char* code;
    };
    const std::vector<Case> cases{
        {"one digit short", "11010519491231002", "id_number.format"},
        {"one digit long", "11010519491231002X1", "id_number.format"},
        {"a letter inside", "1101051949O231002X", "id_number.format"},
        {"X not at the end", "1101051949123100X2", "id_number.format"},
        {"nothing", "", "id_number.format"},
        {"wrong check digit", "110105194912310021", "id_number.check_digit"},
        {"31 February", with_check("99010119550231251"), "id_number.date"},
        {"1900 was no leap year", with_check("99010119000229251"), "id_number.date"},
        {"month 13", with_check("99010119551301251"), "id_number.date"},
        {"tomorrow", with_check("99010120260701251"), "id_number.date"},
        {"a year nobody lives from", with_check("99010117550301251"), "id_number.date"},
        {"15 digits with 31 June", "990101550631251", "id_number.date"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        CHECK(code_of(read_id_number(c.typed, today)) == c.code);
    }
    CHECK(read_id_number(with_check("99010120260630251"), today).has_value());  // born today is possible
}

TEST_CASE("phones are cleaned, or are none") {
    struct Case {
        const char* typed;
        const char* digits;
    };
    const std::vector<Case> cases{
        {"13900001234", "13900001234"},
        {"139 0000 1234", "13900001234"},
        {"139-0000-1234", "13900001234"},
        {"+86 13900001234", "13900001234"},
        {"+86-139-0000-1234", "13900001234"},
        {"008613900001234", "13900001234"},
        {"8613900001234", "13900001234"},
        {"１３９００００１２３４", "13900001234"},
        {"139—0000—1234", "13900001234"},
        {"0999-1234567", "09991234567"},
        {"(0999)12345678", "099912345678"},
        {"010-12345678", "01012345678"},
        {"12900001234", ""},
        {"1390000123", ""},
        {"139000012345", ""},
        {"1234567", ""},
        {"无", ""},
        {"", ""},
        {"13900001234/13900005678", ""},
        {"0099-1234567", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.typed);
        CHECK(read_phone(c.typed).value_or("") == c.digits);
    }
}

TEST_CASE("bank cards of 16 to 19 digits keep Luhn's sum") {
    CHECK(luhn_holds("4111111111111111"));
    CHECK_FALSE(luhn_holds("4111111111111112"));
    CHECK_FALSE(luhn_holds("79927398713"));
    CHECK_FALSE(luhn_holds("411111111111111a"));
}

TEST_CASE("width, blanks and code points") {
    CHECK(to_half_width("ＡＢ１２　（年）") == "AB12 (年)");
    CHECK(to_half_width("没有变化，") == "没有变化,");
    CHECK(trim(" \t\xE2\x80\x8B张 三\xEF\xBB\xBF\xE3\x80\x80") == "张 三");
    CHECK(trim("\xE3\x80\x80") == "");
    CHECK(without_blanks("张\xE3\x80\x80三\xC2\xA0 丰\n") == "张三丰");
    CHECK(to_code_points("𠮷a").value() == U"𠮷a");
    CHECK_FALSE(to_code_points("\xC0\x80").has_value());
    CHECK_FALSE(to_code_points("\xED\xA0\x80").has_value());
    CHECK_FALSE(to_code_points("abc\xE5\xBC").has_value());
    CHECK(to_utf8(U"𠮷·阿é") == "𠮷·阿é");
    CHECK(length_in_characters("𠮷田") == 2);
    CHECK_THROWS_AS(length_in_characters("\xFF"), Bug);
    CHECK(trim("\xFF x ") == "\xFF x");
}

TEST_CASE("masks show no more than they may") {
    CHECK(mask_id_number("11010519491231002X") == "110***********002X");
    CHECK(mask_id_number("1234567") == "*******");
    CHECK(mask_phone("13800138000") == "138****8000");
    CHECK(mask_account("6222020200001234") == "****1234");
    CHECK(mask_account("1234") == "****");
    CHECK(mask_name("张三丰") == "张**");
    CHECK(mask_name("𠮷") == "𠮷");
    CHECK(mask_name("") == "");
}
