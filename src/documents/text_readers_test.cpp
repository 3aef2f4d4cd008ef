#include <doctest/doctest.h>
#include "documents/csv_writer.hpp"
#include "documents/documents.hpp"
#include "documents/number_format.hpp"
#include "documents/text_encoding.hpp"

namespace {

using namespace documents;
using Texts = std::vector<std::vector<std::string>>;

Result<Workbook> read(const std::string& bytes, const std::string& name) { return read_workbook(bytes, name); }

// The cells' texts, row by row, and each row's number before them.
Texts texts(const Result<Workbook>& workbook) {
    Texts all;
    if (!workbook) return {{workbook.error().code}};
    for (const auto& row : workbook->sheets.at(0).rows) {
        all.push_back({std::to_string(row.number)});
        for (const auto& cell : row.cells) all.back().push_back(cell.text);
    }
    return all;
}

}

TEST_CASE("delimited text is split as Excel does, and every field stays as typed") {
    struct Case {
        const char* says;
        std::string bytes;
        Texts rows;
    };
    const Case cases[] = {
        {"commas", "a,b\nc,d\n", {{"1", "a", "b"}, {"2", "c", "d"}}},
        {"no line end at the end", "a,b\r\nc", {{"1", "a", "b"}, {"2", "c"}}},
        {"line ends of old Macs", "a\rb", {{"1", "a"}, {"2", "b"}}},
        {"empty records count", "a\n\n,,\nb", {{"1", "a"}, {"4", "b"}}},
        {"quoted commas, quotes and line breaks", "\"a,\"\"b\"\"\r\nc\",d\n", {{"1", "a,\"b\"\r\nc", "d"}}},
        {"a quote within", "5\" pipe,b", {{"1", "5\" pipe", "b"}}},
        {"tabs", "a\tb,c\nd\te", {{"1", "a", "b,c"}, {"2", "d", "e"}}},
        {"semicolons", "a;b\nc;d,e;f", {{"1", "a", "b"}, {"2", "c", "d,e", "f"}}},
        {"text as a formula", "=\"0123\",\"=\"\"99010X\"\"\"", {{"1", "0123", "99010X"}}},
        {"a leading tab", "\"\t990101\",b", {{"1", "990101", "b"}}},
        {"other formulas are only text", "=1+1,\"=\"\"a\"\"&\"\"b\"\"\"", {{"1", "=1+1", "=\"a\"&\"b\""}}},
        {"numbers are not touched", "007,1.50,1E5", {{"1", "007", "1.50", "1E5"}}},
        {"a quote that never closes", "a,\"b\nc,d\n", {{"file_quotes"}}},
    };
    for (const auto& [says, bytes, rows] : cases) {
        CAPTURE(std::string(says));
        CHECK(texts(read(bytes, "list.csv")) == rows);
    }
}

TEST_CASE("encodings are found by the bytes and read strictly") {
    const std::string gb("\xD5\xC5\xC8\xFD,\x95\x32\x82\x36", 9);  // 张三 and a character beyond the BMP
    CHECK(texts(read(gb, "a.csv")) == Texts{{"1", "张三", "𠀀"}});
    CHECK(read(gb, "a.csv")->encoding == "GB18030");
    CHECK(read("\xEF\xBB\xBF张,三", "a.csv")->encoding == "UTF-8 with BOM");
    CHECK(texts(read("\xEF\xBB\xBF张,三", "a.csv")) == Texts{{"1", "张", "三"}});
    CHECK(read("张,三", "a.csv")->encoding == "UTF-8");
    CHECK(texts(read(std::string("\xFF\xFE\x20\x5F\t\0\x09\x4E", 8), "a.txt")) == Texts{{"1", "张", "三"}});
    CHECK(texts(read("\xEF\xBB\xBF\xD5\xC5", "a.csv")) == Texts{{"file_encoding"}});
    CHECK(texts(read("\xD5\xC5\xFF\xFF", "a.csv")) == Texts{{"file_encoding"}});
    CHECK(texts(read(std::string("a,\0b", 4), "a.csv")) == Texts{{"file_type"}});
    CHECK(texts(read("a,b", "a.doc")) == Texts{{"file_type"}});
    CHECK(texts(read("a,b", "a.xls")) == Texts{{"1", "a", "b"}});
    CHECK(texts(read("a\tb", "export.xls")) == Texts{{"1", "a", "b"}});
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_utf8("12345678\xC0\x80"));
    CHECK(is_utf8("12345678𠀀é\U0010FFFF"));
}

TEST_CASE("an HTML table under a spreadsheet's name is read") {
    const auto workbook = read(R"(<!DOCTYPE html><HTML><style>td{}</style><!-- <tr><td>no</td></tr> -->
        <table><tr><th colspan=2>台账 &amp; 表<th rowspan="2">级别<tr><td> 张
        三&nbsp;</td><td>&#x4E00;<br>二</td></tr>
        <tr style="DISPLAY:none"><td title="a>b"></td><td>x<table><tr><td>内</td></tr></table>y</td></table></html>)",
                               "export.xls");
    CHECK(texts(workbook) ==
          Texts{{"1", "台账 & 表", "", "级别"}, {"2", "张 三\xC2\xA0", "一\n二"}, {"3", "", "x内y"}});
    const Sheet& sheet = workbook->sheets.at(0);
    CHECK(sheet.rows.at(2).hidden);
    REQUIRE(sheet.merges.size() == 2);
    CHECK(sheet.merges[1].last_row == 2);
    CHECK(texts(read("<html><table></table></html>", "export.xls")) == Texts{{"file_web_page"}});
    CHECK(texts(read("<html><table><tr><td colspan=999999999>a</table>", "a.xls")) == Texts{{"1", "a"}});
}

TEST_CASE("formats tell days, percentages and plain numbers apart") {
    for (const char* day :
         {"yyyy-mm-dd", "yyyy\"年\"m\"月\"", "m\"月\"d\"日\"", "[$-804]yyyy\\年m\\月;@", "mmm-yy", "d/m",
          "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "yyyy/m/d h:mm:ss.000", "[$-804]aaaa", "e\"年\"m"})
        CHECK_MESSAGE(number_format(day).date, std::string(day));
    for (const char* number : {"", "General", "G/通用格式", "0.00", "#,##0\"day\"", "0.00E+00", "h:mm:ss", "[h]:mm",
                               "@", "0_d", "[Red]0", "¥#,##0.00;[Red]¥-#,##0.00", "mm:ss.0"})
        CHECK_MESSAGE(!number_format(number).date, std::string(number));
    CHECK(number_format("0.0%").percent);
    CHECK_FALSE(number_format("0\"%\"").percent);
    for (const unsigned id : {14u, 17u, 22u, 27u, 31u, 36u, 57u, 58u}) CHECK_MESSAGE(built_in_format(id).date, id);
    for (const unsigned id : {0u, 1u, 9u, 11u, 18u, 21u, 32u, 45u, 46u, 47u, 49u, 55u, 90u})
        CHECK_MESSAGE(!built_in_format(id).date, id);
    CHECK(built_in_format(9).percent);
    CHECK(day_of_serial(1, 1900) == "1900-01-01");
    CHECK(day_of_serial(2'958'465, 1900) == "9999-12-31");
    CHECK_FALSE(day_of_serial(2'958'466, 1900).has_value());
    CHECK_FALSE(day_of_serial(-1, 1900).has_value());
    CHECK(day_of_serial(0, 1904) == "1904-01-01");
    CHECK(shortest_decimal(1e21) == "1e+21");
    CHECK(shortest_decimal(-1234567.125) == "-1234567.125");
    CHECK(shortest_decimal(1e15) == "1000000000000000");
    CHECK(shortest_decimal(0.000001) == "0.000001");
}

TEST_CASE("CSV that we write reads back as it was, and nothing in it can be calculated") {
    const std::vector<std::string> fields{"张三", "=1+1", "990101194909020249", "a,\"b\"\r\nc", "-5", "\tx", "",
                                          "007",  "1.5"};
    const std::string record = csv_record(fields);
    CHECK(record.find(",=") == std::string::npos);
    CHECK(record.find("\"=") == std::string::npos);
    Texts expected{{"1"}};
    expected[0].insert(expected[0].end(), fields.begin(), fields.end());
    CHECK(texts(read(csv_start + record, "errors.csv")) == expected);
}
