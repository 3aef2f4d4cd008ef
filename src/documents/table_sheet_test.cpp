// Sums and headings of a table; its pages and its head are told of in jobs/table_export_test.cpp.
#include "documents/documents.hpp"
#include "documents/table_sheet.hpp"
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace {

using namespace documents;

std::vector<std::string> written(const std::vector<TableColumn>& columns,
                                 const std::vector<std::vector<SpreadsheetValue>>& rows) {
    std::string pattern = (std::filesystem::temp_directory_path() / "bangfu-table-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()));
    const auto path = std::filesystem::path(pattern) / "out.xlsx";
    TableSheet sheet(path, {.name = "表", .titles = {"表"}, .columns = columns, .counted = "户"});
    for (const auto& row : rows) sheet.add(row);
    sheet.end({"注"});
    CHECK(sheet.rows() == std::ssize(rows));
    std::ifstream file(path, std::ios::binary);
    const auto book = read_workbook({std::istreambuf_iterator<char>(file), {}}, "out.xlsx").value();
    std::vector<std::string> lines;
    for (const auto& row : book.sheets.at(0).rows) {
        auto& line = lines.emplace_back();
        for (const auto& cell : row.cells) line += (&cell == &row.cells.front() ? "" : "|") + cell.text;
    }
    std::filesystem::remove_all(pattern);
    return lines;
}

using Lines = std::vector<std::string>;
const std::string none = "—";

}

TEST_CASE("a table without groups has one line of headings; rows are numbered; no row is a sum of nothing") {
    const std::vector<TableColumn> columns{{.heading = "姓名", .total = TableTotal::rows}, {.heading = "备注"}};
    CHECK(written(columns, {{"王芳", "甲"}, {"李明", "乙"}}) ==
          Lines{"表", "序号|姓名|备注", "1|王芳|甲", "2|李明|乙", "合计|2 户", "注"});
    CHECK(written(columns, {}) == Lines{"表", "序号|姓名|备注", "合计|0 户", "注"});
}

TEST_CASE("sums are of what cells state, and of what stands for those that state nothing") {
    const std::vector<TableColumn> columns{
        {.group = "家庭", .heading = "人口", .kind = ColumnKind::whole, .total = TableTotal::sum, .unstated = 1},
        {.group = "家庭", .heading = "收入", .kind = ColumnKind::money, .total = TableTotal::sum},
        {.heading = "年龄", .kind = ColumnKind::whole}};
    const std::int64_t three = 3, seventy = 70;
    CHECK(written(columns, {{three, Money{150}, seventy}, {none, none, none}, {three, Money{-25}, seventy}}) ==
          Lines{"表", "序号|家庭||年龄", "|人口|收入", "1|3|1.5|70", "2|—|—|—", "3|3|-0.25|70", "合计|7|1.25", "注"});
}
