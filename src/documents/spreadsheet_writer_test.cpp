#include <doctest/doctest.h>
#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include "documents/documents.hpp"

// libxlsxwriter 1.1.4 copies the formula of a list rule twice and frees one copy: a few bytes for each long list.
extern "C" const char* __lsan_default_suppressions() { return "leak:lxw_strdup"; }

namespace {

using namespace documents;

struct TemporaryFolder {
    std::filesystem::path path;
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "bangfu-sheet-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()));
        path = pattern;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

Workbook read_back(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    auto workbook = read_workbook({std::istreambuf_iterator<char>(file), {}}, "out.xlsx");
    if (!workbook) FAIL(workbook.error().code << workbook.error().details.at(0));
    return *std::move(workbook);
}

#ifdef __SANITIZE_ADDRESS__  // keeps freed memory on purpose
constexpr long growth_kib_max = 512 * 1024;
#else
constexpr long growth_kib_max = 2048;
#endif

long resident_kib() {
    std::ifstream status("/proc/self/statm");
    long all = 0, resident = 0;
    status >> all >> resident;
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

std::string merge_text(const Merge& merge) {
    const auto cell = [](std::uint32_t column, std::uint32_t row) {
        return static_cast<char>('A' + column) + std::to_string(row);
    };
    return cell(merge.first_column, merge.first_row) + ":" + cell(merge.last_column, merge.last_row);
}

}

TEST_CASE("what is written reads back: text as text, sums to the fen, days as days") {
    const TemporaryFolder folder;
    SpreadsheetWriter writer(folder.path / "out.xlsx");
    writer.begin_sheet({.name = "台账",
                        .titles = {"困难党员台账", "单位：清源县"},
                        .columns = {{.headings = {"姓名", "姓名"}, .width = 10, .choices = {}},
                                    {.headings = {"身份", "身份证号"}, .width = 22},
                                    {.headings = {"身份", "性别"}, .choices = {"男", "女"}},
                                    {.headings = {"收入", "收入"}, .kind = ColumnKind::money},
                                    {.headings = {"日期", "入党"}, .kind = ColumnKind::date},
                                    {.headings = {"占比", "占比"}, .kind = ColumnKind::percent}},
                        .fixed_columns = 1});
    writer.add_row({"=1+1", "990101194909020249", "男", Money{1'234'567'89}, *Date::of(1949, 9, 2), Percent{1234}});
    writer.add_row({"+a", "-1", "@x", Money{-5}, *Date::of(1899, 1, 1)});
    writer.add_row({"_x0041_\x01\"<&>", "甲\n乙", " ", std::int64_t{7}});
    writer.add_total({"合计", {}, {}, Money{1'234'567'84}});
    writer.add_note("填表人：　　　　审核人：");
    writer.begin_sheet({.name = "第二张", .columns = {{.headings = {"一"}}}});
    writer.add_row({"𠀀䶮"});
    writer.finish();

    const Workbook book = read_back(folder.path / "out.xlsx");
    REQUIRE(book.sheets.size() == 2);
    const auto& rows = book.sheets[0].rows;
    REQUIRE(rows.size() == 9);
    const auto says = [&](std::size_t row, std::size_t column) { return rows.at(row).cells.at(column).text; };
    CHECK(says(0, 0) == "困难党员台账");
    CHECK(says(2, 1) == "身份");
    CHECK(says(3, 1) == "身份证号");
    CHECK(says(4, 0) == "=1+1");
    CHECK(rows[4].cells[0].kind == CellKind::text);
    CHECK_FALSE(rows[4].cells[0].formula);
    CHECK(says(4, 1) == "990101194909020249");
    CHECK(rows[4].cells[1].kind == CellKind::text);
    CHECK(says(4, 3) == "1234567.89");
    CHECK(rows[4].cells[4].kind == CellKind::date);
    CHECK(says(4, 4) == "1949-09-02");
    CHECK(rows[4].cells[5].percent);
    CHECK(says(4, 5) == "0.1234");
    CHECK(says(5, 0) == "+a");
    CHECK(says(5, 3) == "-0.05");
    CHECK(says(5, 4) == "1899-01-01");
    CHECK(says(6, 0) == "_x0041_\x01\"<&>");
    CHECK(says(6, 1) == "甲\n乙");
    CHECK(says(6, 3) == "7");
    CHECK(says(7, 3) == "1234567.84");
    CHECK(says(8, 0) == "填表人：　　　　审核人：");
    std::vector<std::string> merges;
    for (const auto& merge : book.sheets[0].merges) merges.push_back(merge_text(merge));
    CHECK(merges == std::vector<std::string>{"A1:F1", "A2:F2", "A3:A4", "B3:C3", "D3:D4", "F3:F4", "A9:F9"});
    CHECK(book.sheets[1].rows.at(1).cells.at(0).text == "𠀀䶮");
}

TEST_CASE("every sum of money reads back to the fen") {
    const TemporaryFolder folder;
    std::mt19937_64 random(7);
    std::vector<Money> sums{
        {0}, {1}, {-1}, {995}, {1'409'55}, {999'999'999'999'999}, {1'000'000'000'000'000}, {INT64_MAX}};
    for (int i = 0; i < 20'000; ++i) sums.push_back({static_cast<std::int64_t>(random() >> (14 + random() % 40))});
    SpreadsheetWriter writer(folder.path / "sums.xlsx");
    writer.begin_sheet({.name = "a", .columns = {{.headings = {"金额"}, .kind = ColumnKind::money}}});
    for (const Money sum : sums) writer.add_row({sum});
    writer.finish();
    const auto book = read_back(folder.path / "sums.xlsx");
    for (std::size_t i = 0; i < sums.size(); ++i) {
        std::string text = book.sheets.at(0).rows.at(i + 1).cells.at(0).text;
        const auto dot = text.find('.');
        if (dot == std::string::npos) text += ".00";
        else text.append(dot + 3 - text.size(), '0');
        REQUIRE(text == plain_yuan(sums[i]));
    }
}

TEST_CASE("short choices stand in the rule, long ones on a hidden sheet") {
    const TemporaryFolder folder;
    std::vector<std::string> branches;
    for (int i = 0; i < 100; ++i) branches.push_back("清源县委/石桥镇党委/第" + std::to_string(i) + "村党支部");
    SpreadsheetWriter writer(folder.path / "template.xlsx");
    writer.begin_sheet({.name = "模板",
                        .columns = {{.headings = {"性别"}, .choices = {"男", "女"}},
                                    {.headings = {"支部"}, .choices = branches},
                                    {.headings = {"备注"}, .choices = {"有,逗号"}}}});
    writer.finish();
    const auto book = read_back(folder.path / "template.xlsx");
    REQUIRE(book.sheets.size() == 2);
    CHECK(book.sheets[1].hidden);
    CHECK(book.sheets[1].rows.size() == 100);
    CHECK(book.sheets[1].rows[99].cells.at(0).text == branches[99]);
    CHECK(book.sheets[1].rows[0].cells.at(1).text == "有,逗号");
}

TEST_CASE("a file appears only when it is finished, and faults are told") {
    const TemporaryFolder folder;
    const SpreadsheetLayout layout{.name = "a", .columns = {{.headings = {"x"}}}};
    {
        SpreadsheetWriter left(folder.path / "left.xlsx");
        left.begin_sheet(layout);
    }
    CHECK(std::filesystem::is_empty(folder.path));
    CHECK_THROWS_AS(SpreadsheetWriter("/nonexistent/out.xlsx"), std::runtime_error);
    SpreadsheetWriter writer(folder.path / "out.xlsx");
    CHECK_THROWS(writer.begin_sheet({.name = "a/b", .columns = layout.columns}));
    writer.begin_sheet(layout);
    CHECK_THROWS(writer.add_row({"1", "2"}));
    CHECK_THROWS(writer.add_row({std::string(40'000, 'x')}));
}

TEST_CASE("memory stays flat over a hundred thousand rows") {
    const TemporaryFolder folder;
    SpreadsheetWriter writer(folder.path / "many.xlsx");
    writer.begin_sheet({.name = "a", .columns = std::vector<SpreadsheetColumn>(8, {.headings = {"x"}})});
    long early = 0;
    for (int i = 0; i < 100'000; ++i) {
        writer.add_row({"赵长志" + std::to_string(i), "990103196408261492", Money{i}, *Date::of(2026, 1, 1)});
        if (i == 1000) early = resident_kib();
    }
    CHECK(resident_kib() - early < growth_kib_max);
    writer.finish();
    CHECK(resident_kib() - early < 2 * growth_kib_max);
}
