#include "documents/shown_number.hpp"
#include <doctest/doctest.h>
#include <vector>
#include "documents/number_format.hpp"

using namespace documents;

namespace {

ShownNumber shown(double value, const std::string& code) {
    return shown_number(number_cell(value, number_format(code), 1900));
}

}

TEST_CASE("a number is seen as its format shows it") {
    struct Case {
        double value;
        const char *code, *text;
        int shift = 0;
        const char *before = "", *after = "";
    };
    const std::vector<Case> cases{
        {1.2, "0.0\"万元\"", "1.2万元", 0, "", "万元"},
        {0.85, "0.00\"万\"", "0.85万", 0, "", "万"},
        {9234, "0!.0,\"万元\"", "0.9万元", -4, "", "万元"},
        {12345, "0\\.0,\"万元\"", "1.2万元", -4, "", "万元"},
        {123456, "0!.0000\"万元\"", "12.3456万元", -4, "", "万元"},
        {3600, "#,##0\"元\"", "3,600元", 0, "", "元"},
        {3600, "#,##0元", "3,600元", 0, "", "元"},
        {1234567.891, "#,##0.00", "1,234,567.89"},
        {12345, "0,\"千元\"", "12千元", -3, "", "千元"},
        {12345, "#,##0.0,", "12.3", -3},
        {1234567, "0.0,,", "1.2", -6},
        {0.125, "0.0%", "12.5%", 2, "", "%"},
        {5400, "[$￥-804]#,##0.00", "￥5,400.00", 0, "￥"},
        {5400, "\"¥\"#,##0.00_);[Red]\\(\"¥\"#,##0.00\\)", "¥5,400.00", 0, "¥"},
        {-5400, "\"¥\"#,##0.00_);[Red]\\(\"¥\"#,##0.00\\)", "(¥5,400.00)", 0, "¥"},
        {-3, "0\"元\"", "-3元", 0, "", "元"},
        {12000, "[>=10000]0!.0,\"万元\";0\"元\"", "1.2万元", -4, "", "万元"},
        {8000, "[>=10000]0!.0,\"万元\";0\"元\"", "8000元", 0, "", "元"},
        {0, "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-", "-"},
        {0, "0;-0;\"无\"", "无"},
        {197806, "0000\"年\"00\"月\"", "1978年06月", 0, "", "月"},
        {9991234567, "0000-0000000", "0999-1234567"},
        {3, "0\"人\"", "3人", 0, "", "人"},
        {3, "General\"人\"", "3人", 0, "", "人"},
        {3.5, "G/通用格式\"万元\"", "3.5万元", 0, "", "万元"},
        {2.5, "0", "3"},
        {0.5, "#.##", ".5"},
        {9.996, "0.00", "10.00"},
        {5, "00", "05"},
        {1.5, "# ?/?", "1.5"},
        {1.5, "0.00E+00", "1.5"},
        {1.5, "@", "1.5"},
        {1.5, "", "1.5"},
        {7, "\"没有结束", "没有结束"},
        {7, "[没有结束", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(std::string(c.code));
        CAPTURE(c.value);
        const auto seen = shown(c.value, c.code);
        CHECK(seen.text == c.text);
        CHECK(seen.shift == c.shift);
        if (seen.text == "-" || seen.text == "无" || seen.text.find_first_of("0123456789") == std::string::npos)
            continue;
        CHECK(seen.before == c.before);
        CHECK(seen.after == c.after);
    }
}

TEST_CASE("a date format says which parts of the day are seen") {
    const auto seen = [](const std::string& code) {
        const auto day = shown_day(number_cell(43831, number_format(code), 1900));
        return std::string(day.year ? "y" : "") + (day.month ? "m" : "") + (day.day ? "d" : "");
    };
    CHECK(seen("yyyy/m/d") == "ymd");
    CHECK(seen("yyyy\"年\"m\"月\"") == "ym");
    CHECK(seen("[Red]yyyy!年m!月") == "ym");
    CHECK(seen("yyyy") == "y");
    CHECK(seen("m\"月\"d\"日\"") == "md");
    CHECK(seen("[$-804]e\"年\"m\"月\"d\"日\"") == "ymd");
}
