// The export of a table of an invented kind: loans of tools, of which some say neither how many nor their worth.
#include "documents/documents.hpp"
#include "jobs/jobs.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>

namespace {

struct Loan {
    std::string what;
    std::optional<std::int64_t> pieces;
    std::optional<Money> worth;
};
struct Stock {
    std::string place;
};
using Column = jobs::ExportColumn<Loan, Stock>;
using Value = documents::SpreadsheetValue;
using documents::ColumnKind;
using documents::TableTotal;

constexpr Column all[] = {
    {"what", {"", "名称", ColumnKind::text, 10, TableTotal::rows},
     [](const Loan& loan, const Stock&) -> Value { return loan.what; }},
    {"place", {"", "存放", ColumnKind::text, 10},
     [](const Loan&, const Stock& stock) -> Value { return stock.place; }, false},
    {"pieces", {"数量和价值", "件数", ColumnKind::whole, 8, TableTotal::sum, 1},
     [](const Loan& loan, const Stock&) { return loan.pieces ? Value(*loan.pieces) : Value(std::string("—")); }},
    {"worth", {"数量和价值", "价值（元）", ColumnKind::money, 12, TableTotal::sum},
     [](const Loan& loan, const Stock&) { return loan.worth ? Value(*loan.worth) : Value(std::string("—")); },
     true, true},
};

const std::vector<Loan> loans{{"锹", 2, Money{3050}}, {"镐", std::nullopt, Money{1025}}, {"绳", 5, std::nullopt}};

using Words = std::optional<std::vector<std::string>>;

std::string headings_of(const Words& words) {
    const auto chosen = jobs::chosen_columns(std::span<const Column>(all), words);
    if (!chosen) return chosen.error().code + "/" + chosen.error().fields.at(0).field;
    std::string out;
    for (const auto& column : *chosen) out += (out.empty() ? "" : "|") + std::string(column.shown.heading);
    return out;
}

/// Two rows a page.
jobs::TableExport table_of(const Words& words) {
    const auto columns = jobs::chosen_columns(std::span<const Column>(all), words).value();
    jobs::TableExport table{.name = "借用工具表",
                            .unit = "东湾",
                            .measures = "件、元",
                            .counted = "样",
                            .filter = "存放为库房",
                            .columns = jobs::shown_columns(columns),
                            .rows = 3};
    const auto gone = std::make_shared<std::size_t>(0);
    table.next_page = [columns, gone](store::Read&, documents::TableSheet& sheet) {
        const Stock stock{"库房"};
        for (int i = 0; i < 2 && *gone < loans.size(); ++i)
            sheet.add(jobs::cells_of(columns, loans[(*gone)++], stock));
        return *gone < loans.size();
    };
    table.summary = [gone] { return "共看过 " + std::to_string(*gone) + " 样。"; };
    return table;
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const auto book = documents::read_workbook({std::istreambuf_iterator<char>(file), {}}, "out.xlsx").value();
    std::vector<std::string> lines;
    for (const auto& row : book.sheets.at(0).rows) {
        auto& line = lines.emplace_back();
        for (const auto& cell : row.cells) line += (&cell == &row.cells.front() ? "" : "|") + cell.text;
    }
    return lines;
}

}

TEST_CASE("columns that are asked for come in the official order, each once") {
    CHECK(headings_of(std::nullopt) == "名称|件数|价值（元）");
    CHECK(headings_of(Words({"pieces", "place"})) == "存放|件数|价值（元）");
    CHECK(headings_of(Words({"worth"})) == "价值（元）");
    CHECK(headings_of(Words(std::vector<std::string>{})) == "export.column/columns");
    CHECK(headings_of(Words({"weight"})) == "export.column/columns");
    CHECK(headings_of(Words({"what", "what"})) == "export.column/columns");
}

TEST_CASE("a purpose is given, in 200 characters") {
    CHECK(jobs::given_purpose(" 季度盘点 ").value() == "季度盘点");
    CHECK(jobs::given_purpose("  ").error().code == "export.purpose");
    std::string long_one;
    for (int i = 0; i < 200; ++i) long_one += "盘";
    CHECK(jobs::given_purpose(long_one).has_value());
    CHECK(jobs::given_purpose(long_one + "点").error().fields.at(0).code == "text.too_long");
}

TEST_CASE("a table is written page after page, with its sums, for its owner alone; or stopped between two pages") {
    tests::TemporaryStore temporary(tests::Database::sqlite, {});
    auto& store = temporary.store();
    const Actor actor{.name = "李明", .organisation_path = "/"};
    const std::filesystem::path file = temporary.directory() + "/out.xlsx";
    std::vector<std::string> told;
    const auto written =
        jobs::write_table(store, actor, "季度盘点", table_of(std::nullopt), file, [&](auto done, auto total) {
            told.push_back(std::to_string(done) + "/" + std::to_string(total));
            return true;
        });
    CHECK(written == 3);
    CHECK(told == std::vector<std::string>{"0/3", "2/3"});
    struct stat found {};
    REQUIRE(::stat(file.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
    const auto lines = lines_of(file);
    REQUIRE(lines.size() == 12);
    CHECK(lines[0] == "借用工具表");
    CHECK(lines[1].starts_with("填报单位（盖章）：东湾　"));
    CHECK(lines[1].ends_with("单位：件、元"));
    CHECK(lines[2] == "范围：存放为库房");
    CHECK(lines[3] == "序号|名称|数量和价值");
    CHECK(lines[4] == "||件数|价值（元）");
    CHECK(lines[5] == "1|锹|2|30.5");
    CHECK(lines[6] == "2|镐|—|10.25");
    CHECK(lines[7] == "3|绳|5|—");
    CHECK(lines[8] == "合计|3 样|8|40.75");
    CHECK(lines[9] == "共看过 3 样。");
    CHECK(lines[10].starts_with("单位负责人（签字）："));
    CHECK(lines[11].starts_with("导出人：李明　"));
    CHECK(lines[11].find("用途：季度盘点") != std::string::npos);

    const std::filesystem::path other = temporary.directory() + "/other.xlsx";
    const auto stopped = jobs::write_table(store, actor, "季度盘点", table_of(std::nullopt), other,
                                           [](auto done, auto) { return done == 0; });
    CHECK_FALSE(stopped);
}
