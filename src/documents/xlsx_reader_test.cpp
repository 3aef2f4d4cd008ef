#include <doctest/doctest.h>
#include "documents/documents.hpp"
#include "documents/test_archive.hpp"

namespace {

using namespace documents;

std::string sheet_of(const std::string& rows, const std::string& after = "") {
    return R"(<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>)" + rows + "</sheetData>" + after +
           "</worksheet>";
}

Workbook good(const std::string& bytes) {
    auto workbook = read_workbook(bytes, "book.xlsx");
    if (!workbook) FAIL(workbook.error().code << " " << workbook.error().details.at(0));
    return *std::move(workbook);
}

std::string refusal(const std::string& bytes, const ReadLimits& limits = {}) {
    const auto workbook = read_workbook(bytes, "book.xlsx", limits);
    return workbook ? "read" : workbook.error().code;
}

Cell only_cell(const std::string& cell, std::map<std::string, std::string> parts = {}) {
    const auto workbook = good(xlsx_of(sheet_of("<row>" + cell + "</row>"), std::move(parts)));
    const auto& rows = workbook.sheets.at(0).rows;
    return rows.empty() ? Cell{} : rows[0].cells.at(0);
}

const std::map<std::string, std::string> with_strings_and_styles{
    {"xl/sharedStrings.xml", R"(<sst><si><t>张三</t></si>
        <si><r><t xml:space="preserve">李 </t></r><r><rPr><b/></rPr><t>四</t></r><rPh sb="0" eb="1"><t>リ</t></rPh></si>
        <si><t>a_x000D_b_x005F_x0041_ _x00</t></si><si><t xml:space="preserve"> </t></si></sst>)"},
    {"xl/styles.xml",
     R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
        <numFmt numFmtId="165" formatCode="0.0%"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>
        <xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>)"}};

}

TEST_CASE("cells of .xlsx keep kind, text and what Excel knows of them") {
    struct Case {
        const char* says;
        const char* xml;
        CellKind kind;
        const char* text;
    };
    const Case cases[] = {
        {"a shared string", "<c t='s'><v>0</v></c>", CellKind::text, "张三"},
        {"rich text without its phonetic reading", "<c t='s'><v>1</v></c>", CellKind::text, "李 四"},
        {"Office's escapes", "<c t='s'><v>2</v></c>", CellKind::text, "a\rb_x0041_ _x00"},
        {"nothing but a blank", "<c t='s'><v>3</v></c>", CellKind::empty, ""},
        {"an inline string", "<c t='inlineStr'><is><t>王&lt;五&#x4E00;</t></is></c>", CellKind::text, "王<五一"},
        {"a whole number", "<c><v>12</v></c>", CellKind::number, "12"},
        {"seventeen digits come back as typed", "<c><v>1234.5599999999999</v></c>", CellKind::number, "1234.56"},
        {"a sum that binary cannot hold", "<c><v>0.1</v></c>", CellKind::number, "0.1"},
        {"an ID number typed as a number", "<c><v>9.90104196602303E+17</v></c>", CellKind::number,
         "990104196602303000"},
        {"a small number", "<c><v>1E-3</v></c>", CellKind::number, "0.001"},
        {"a negative number", "<c><v>-4.50</v></c>", CellKind::number, "-4.5"},
        {"a built-in date format", "<c s='1'><v>43831</v></c>", CellKind::date, "2020-01-01"},
        {"a Chinese date format, with time", "<c s='2'><v>43831.75</v></c>", CellKind::date, "2020-01-01"},
        {"before 1 March 1900", "<c s='1'><v>59</v></c>", CellKind::date, "1900-02-28"},
        {"the day that never was", "<c s='1'><v>60</v></c>", CellKind::number, "60"},
        {"after it", "<c s='1'><v>61</v></c>", CellKind::date, "1900-03-01"},
        {"no day under a date format", "<c s='1'><v>19780601</v></c>", CellKind::number, "19780601"},
        {"a percentage", "<c s='3'><v>0.125</v></c>", CellKind::number, "0.125"},
        {"a boolean", "<c t='b'><v>1</v></c>", CellKind::boolean, "TRUE"},
        {"an error", "<c t='e'><v>#REF!</v></c>", CellKind::error, "#REF!"},
        {"a formula's number", "<c><f>1+1</f><v>2</v></c>", CellKind::number, "2"},
        {"a formula's text", "<c t='str'><f>A2</f><v>甲</v></c>", CellKind::text, "甲"},
        {"a formula without result", "<c><f>1+1</f></c>", CellKind::formula_no_value, ""},
        {"a formula with empty text", "<c t='str'><f>\"\"</f><v></v></c>", CellKind::empty, ""},
        {"nothing but a format", "<c s='1'/>", CellKind::empty, ""},
    };
    for (const auto& [says, xml, kind, text] : cases) {
        CAPTURE(std::string(says));
        const Cell cell = only_cell(xml, with_strings_and_styles);
        CHECK(cell.kind == kind);
        CHECK(cell.text == std::string(text));
        CHECK(cell.formula ==
              (kind != CellKind::empty && std::string_view(xml).find("<f>") != std::string_view::npos));
        CHECK(cell.percent == (std::string_view(says) == "a percentage"));
    }
}

TEST_CASE("a workbook in the date system of 1904 counts from there") {
    auto parts = with_strings_and_styles;
    parts["xl/workbook.xml"] = R"(<x:workbook xmlns:x="x" xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets>
        <x:sheet name="甲" sheetId="1" state="veryHidden" r:id="rId1"/></x:sheets></x:workbook>)";
    const auto workbook = good(xlsx_of(sheet_of("<row><c s='1'><v>42369</v></c></row>"), parts));
    CHECK(workbook.date_system == 1904);
    CHECK(workbook.sheets.at(0).hidden);
    CHECK(workbook.sheets[0].rows.at(0).cells.at(0).text == "2020-01-01");
}

TEST_CASE("a sheet tells hidden rows and columns, merges and rows with format only") {
    const auto workbook = good(xlsx_of(
        R"(<x:worksheet xmlns:x="x"><x:cols>
        <x:col min="2" max="3" hidden="1"/><x:col min="4" max="4" width="9"/></x:cols>
        <x:sheetData><x:row r="2" hidden="1"><x:c r="B2"><x:v>1</x:v></x:c><x:c r="C2"/></x:row><x:row r="5">
        <x:c r="A5" s="1"/></x:row><x:row r="7"/></x:sheetData>
        <x:mergeCells><x:mergeCell ref="A1:C2"/></x:mergeCells></x:worksheet>)"));
    const Sheet& sheet = workbook.sheets.at(0);
    CHECK(sheet.name == "甲");
    CHECK(sheet.hidden_columns == std::vector<std::uint32_t>{1, 2});
    REQUIRE(sheet.rows.size() == 1);
    CHECK(sheet.rows[0].number == 2);
    CHECK(sheet.rows[0].hidden);
    CHECK(sheet.rows[0].cells.size() == 2);
    CHECK(sheet.blank_formatted_first == 5);
    CHECK(sheet.blank_formatted_last == 7);
    REQUIRE(sheet.merges.size() == 1);
    CHECK(sheet.merges[0].last_row == 2);
    CHECK(sheet.merges[0].last_column == 2);
}

TEST_CASE("a large sheet is read in pieces without losing a row, and comments do not disturb") {
    std::string rows;
    for (int i = 1; i <= 20'000; ++i)
        rows += "<row><c><v>" + std::to_string(i) + "</v></c><c t='inlineStr'><is><t>乡镇</t></is></c></row>";
    for (const char* extra : {"", "<!-- </row> -->"}) {
        const auto workbook = good(xlsx_of(sheet_of(rows + extra)));
        const auto& read = workbook.sheets.at(0).rows;
        REQUIRE(read.size() == 20'000);
        for (std::size_t i = 0; i < read.size(); ++i) {
            REQUIRE(read[i].number == i + 1);
            REQUIRE(read[i].cells.at(0).text == std::to_string(i + 1));
        }
    }
}

TEST_CASE("hostile and broken archives are refused by kind") {
    const std::string cell = "<row><c><v>1</v></c></row>";
    const auto renamed = [&](const std::string& part) { return xlsx_of(sheet_of(cell), {{part, "x"}}); };
    const std::string a_dtd = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>";
    CHECK(refusal(xlsx_of(sheet_of(cell))) == "read");
    CHECK(refusal(renamed("xl/../media")) == "file_unsafe");
    CHECK(refusal(renamed("../evil")) == "file_unsafe");
    CHECK(refusal(renamed("..\\evil")) == "file_unsafe");
    CHECK(refusal(renamed("/etc/passwd")) == "file_unsafe");
    CHECK(refusal(renamed("C:/evil")) == "file_unsafe");
    CHECK(refusal(renamed("XL/Workbook.xml")) == "file_unsafe");
    CHECK(refusal(renamed("xl/..media")) == "read");
    CHECK(refusal(xlsx_of(a_dtd + sheet_of(cell).substr(38))) == "file_unsafe");
    CHECK(refusal(xlsx_of(sheet_of(cell), {{"xl/sharedStrings.xml", a_dtd + "<sst/>"}})) == "file_unsafe");
    CHECK(refusal(xlsx_of(sheet_of(cell), {{"xl/_rels/workbook.xml.rels", "<Relationships/>"}})) == "file_corrupt");
    CHECK(refusal(xlsx_of("<worksheet><sheetData><row>")) == "file_corrupt");
    CHECK(refusal(xlsx_of(sheet_of("<row r='2'/><row r='1'/>"))) == "file_corrupt");
    CHECK(refusal(xlsx_of(sheet_of("<row r='2'><c r='A3'/></row>"))) == "file_corrupt");
    CHECK(refusal(xlsx_of(sheet_of("<row><c t='s'><v>7</v></c></row>"))) == "file_corrupt");
    CHECK(refusal(xlsx_of(sheet_of("<row><c><v>nan</v></c></row>"))) == "file_corrupt");
    CHECK(refusal(xlsx_of(sheet_of("<row><c t='inlineStr'><is><t>\xFF</t></is></c></row>"))) == "file_corrupt");
    CHECK(refusal(zip_of({{"readme.txt", "hello"}})) == "file_archive");
    CHECK(refusal(xlsx_of("", {{"xl/workbook.xml", "<w:document xmlns:w='w'/>"}})) == "file_word");
    CHECK(refusal(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                          {"content.xml", "<a/>"}})) == "file_ods");
    CHECK(refusal("%PDF-1.7 ...") == "file_pdf");
    CHECK(refusal("\x89PNG\r\n") == "file_picture");
    CHECK(refusal("Rar!\x1A\x07") == "file_archive");
    CHECK(refusal(std::string("\x09\x08\x08\x00\x00\x05", 6)) == "file_excel_5");
    CHECK(refusal("hello") == "file_type");
}

TEST_CASE("limits hold, and just inside them a file is read") {
    const std::string two_rows = sheet_of("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>");
    const std::string bytes = xlsx_of(two_rows);
    CHECK(refusal(bytes, {.rows = 2, .columns = 2, .cells = 3}) == "read");
    CHECK(refusal(bytes, {.rows = 1}) == "file_rows");
    CHECK(refusal(bytes, {.cells = 2}) == "file_cells");
    CHECK(refusal(bytes, {.file_bytes = bytes.size()}) == "read");
    CHECK(refusal(bytes, {.file_bytes = bytes.size() - 1}) == "file_too_large");
    CHECK(refusal(bytes, {.inflated_bytes = 500}) == "file_too_large");
    const std::string long_text(1000, 'a');
    const auto text = xlsx_of(sheet_of("<row><c t='inlineStr'><is><t>" + long_text + "</t></is></c></row>"));
    CHECK(refusal(text, {.cell_bytes = 1000}) == "read");
    CHECK(refusal(text, {.cell_bytes = 999}) == "file_cell_long");
    const std::string spaces(3u << 20, ' ');
    CHECK(refusal(xlsx_of(sheet_of(spaces))) == "file_too_large");  // packs a thousandfold
}

TEST_CASE("text beyond the last column is told of, and a blank there is nothing") {
    const auto sheet = [](const std::string& row) {
        const auto workbook = read_workbook(xlsx_of(sheet_of(row)), "book.xlsx", {.columns = 2});
        REQUIRE(workbook.has_value());
        return workbook->sheets.at(0);
    };
    const Sheet far = sheet(
        "<row r='2'><c r='A2'><v>1</v></c><c r='XFD2'><v>7</v></c></row><row r='3'><c r='C3'><v>2"
        "</v></c></row>");
    REQUIRE(far.beyond.has_value());
    CHECK(far.beyond->first_row == 2);
    CHECK(far.beyond->last_row == 3);
    CHECK(far.beyond->first_column == 2);
    CHECK(far.beyond->last_column == 16'383);
    REQUIRE(far.rows.size() == 1);
    CHECK(far.rows[0].cells.size() == 1);
    const Sheet blank = sheet(
        "<row r='2'><c r='A2'><v>1</v></c><c r='XFD2' t='inlineStr'><is><t xml:space='preserve'>"
        " \xC2\xA0</t></is></c></row>");
    CHECK_FALSE(blank.beyond.has_value());
}

TEST_CASE("strike-out and notes are told") {
    auto parts = std::map<std::string, std::string>{
        {"xl/styles.xml", R"(<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>
            <cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>)"},
        {"xl/worksheets/_rels/sheet1.xml.rels", R"(<Relationships><Relationship Id="rId1" Type="http://x/comments"
            Target="../comments1.xml"/></Relationships>)"},
        {"xl/comments1.xml",
         R"(<comments><authors/><commentList><comment ref="C1"><text><r><t>已</t></r><r><t>故</t></r>
            </text></comment></commentList></comments>)"}};
    const auto workbook = good(xlsx_of(
        sheet_of(
            R"(<row><c s="0"><v>1</v></c><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c t="inlineStr"><is><r><rPr>
            <strike/></rPr><t>旧</t></r><r><t>新</t></r></is></c></row>)"),
        std::move(parts)));
    const Sheet& read = workbook.sheets.at(0);
    const auto& cells = read.rows.at(0).cells;
    REQUIRE(cells.size() == 4);
    CHECK_FALSE(cells[0].struck);
    CHECK(cells[1].struck);
    CHECK_FALSE(cells[2].struck);
    CHECK(cells[3].struck);
    CHECK(cells[3].text == "旧新");
    REQUIRE(read.notes.size() == 1);
    CHECK(read.notes[0].row == 1);
    CHECK(read.notes[0].column == 2);
    CHECK(read.notes[0].text == "已故");
}

TEST_CASE("look-alike characters are read as what the office sees") {
    const Cell cell = only_cell("<c t='inlineStr'><is><t>\u2FBC\u2F74\u200B\u2F63</t></is></c>");
    CHECK(cell.text == "高立生");
    CHECK(cell.unified);
    CHECK_FALSE(only_cell("<c t='inlineStr'><is><t>高立生</t></is></c>").unified);
}
