#include <doctest/doctest.h>
#include "documents/documents.hpp"

using namespace documents;

namespace {

std::string book_of(const std::string& table, const std::string& before = "", const std::string& after = "") {
    return R"(<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">)" +
           before + R"(<Worksheet ss:Name="台账"><Table>)" + table + "</Table>" + after + "</Worksheet></Workbook>";
}

Sheet sheet_of(const std::string& bytes) {
    auto workbook = read_workbook(bytes, "old.xls");
    if (!workbook) FAIL(workbook.error().code);
    CHECK(workbook->type == "xml");
    return workbook->sheets.at(0);
}

std::string refusal(const std::string& bytes) {
    const auto workbook = read_workbook(bytes, "old.xls");
    return workbook ? "read" : workbook.error().code;
}

}

TEST_CASE("an XML spreadsheet's cells keep kind, text and what Excel knows of them") {
    const auto sheet = sheet_of(book_of(
        R"(<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/>
        <Row ss:Index="3" ss:Hidden="1"><Cell><Data ss:Type="String">张三</Data></Cell>
        <Cell ss:Index="3" ss:StyleID="s1"><Data ss:Type="Number">1.2</Data></Cell>
        <Cell ss:StyleID="s2"><Data ss:Type="DateTime">1985-06-01T00:00:00.000</Data></Cell>
        <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell>
        <Cell ss:Formula="=1+1"/><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell>
        <Cell ss:MergeAcross="1" ss:MergeDown="2"><ss:Data ss:Type="String"><S>旧</S><B>新</B></ss:Data>
        <Comment><ss:Data>已故</ss:Data></Comment></Cell></Row><Row/>)",
        R"(<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.0&quot;万元&quot;"/></Style>
        <Style ss:ID="s2"><NumberFormat ss:Format="Short Date"/><Font ss:StrikeThrough="1"/></Style></Styles>)"));
    CHECK(sheet.name == "台账");
    CHECK(sheet.hidden_columns == std::vector<std::uint32_t>{1, 2});
    REQUIRE(sheet.rows.size() == 1);
    CHECK(sheet.rows[0].number == 3);
    CHECK(sheet.rows[0].hidden);
    const auto& cells = sheet.rows[0].cells;
    REQUIRE(cells.size() == 9);
    CHECK(cells[0].text == "张三");
    CHECK(cells[2].kind == CellKind::number);
    CHECK(shown_number(cells[2]).text == "1.2万元");
    CHECK(cells[3].kind == CellKind::date);
    CHECK(cells[3].text == "1985-06-01");
    CHECK(cells[3].struck);
    CHECK(cells[4].text == "TRUE");
    CHECK(cells[5].kind == CellKind::error);
    CHECK(cells[6].kind == CellKind::formula_no_value);
    CHECK(cells[7].formula);
    CHECK(cells[8].text == "旧新");
    CHECK(cells[8].struck);
    REQUIRE(sheet.merges.size() == 1);
    CHECK(sheet.merges[0].last_row == 5);
    CHECK(sheet.merges[0].last_column == 9);
    REQUIRE(sheet.notes.size() == 1);
    CHECK(sheet.notes[0].column == 8);
    CHECK(sheet.notes[0].text == "已故");
}

TEST_CASE("broken and hostile XML spreadsheets are refused by kind") {
    CHECK(refusal(book_of("<Row ss:Index='2'/><Row ss:Index='1'/>")) == "file_corrupt");
    CHECK(refusal(book_of("<Row><Cell ss:Index='3'/><Cell ss:Index='2'/></Row>")) == "file_corrupt");
    CHECK(refusal(book_of("<Row><Cell><Data ss:Type='Number'>nan</Data></Cell></Row>")) == "file_corrupt");
    CHECK(refusal(book_of("<Row>")) == "file_corrupt");
    CHECK(refusal("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]>" + book_of("").substr(21)) == "file_unsafe");
    CHECK(refusal("<?xml version='1.0'?><Other xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>") ==
          "file_type");
    CHECK(refusal(book_of("<Row><Cell ss:Index='20000'/></Row>")) == "file_corrupt");
    CHECK(refusal(book_of("")) == "read");
    const auto with_name_of = [](std::size_t characters) {
        auto book = book_of("");
        return book.replace(book.find("台账"), std::string("台账").size(), std::string(characters, 'a'));
    };
    CHECK(refusal(with_name_of(200)) == "read");
    CHECK(refusal(with_name_of(201)) == "file_corrupt");
}
