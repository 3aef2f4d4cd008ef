// Every ledger under tests/fixtures/ledgers is read, and what stands in its cells is compared with its
// .expected.json.
#include <doctest/doctest.h>
#include <boost/json/src.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include "base/text.hpp"
#include "documents/documents.hpp"

namespace {

namespace json = boost::json;
using namespace documents;

const std::filesystem::path ledgers = std::filesystem::path(BANGFU_SOURCE_DIR) / "tests/fixtures/ledgers";

std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string text(const json::value& value) { return std::string(value.as_string()); }

std::string lower(std::string code) {
    for (char& c : code) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return code;
}

const Sheet& sheet_named(const Workbook& workbook, const std::string& name) {
    for (const auto& sheet : workbook.sheets)
        if (sheet.name == name) return sheet;
    REQUIRE(workbook.sheets.size() == 1);  // CSV and HTML have no names
    return workbook.sheets[0];
}

std::string column_of(const json::object& ledger, std::string_view field) {
    for (const auto& [letter, meaning] : ledger.at("columns").as_object())
        if (meaning.as_string() == field) return std::string(letter);
    return {};
}

Cell cell_at(const Sheet& sheet, std::int64_t row_number, const std::string& letter) {
    for (const auto& row : sheet.rows) {
        if (row.number != static_cast<std::uint32_t>(row_number)) continue;
        const auto column = static_cast<std::size_t>(letter.at(0) - 'A');
        return column < row.cells.size() ? row.cells[column] : Cell{};
    }
    return {};
}

// The cell says what the ledger's row means, but for blanks, width, case and stray marks, which recognition cleans.
void check_name(const Cell& cell, const json::value& meant) {
    if (!meant.is_string() || text(meant).find("·") != std::string::npos) return;
    CHECK(without_blanks(to_half_width(cell.text)) == text(meant));
}

void check_id_number(const Cell& cell, const json::value& meant) {
    if (!meant.is_string() || cell.text.size() == 15) return;
    std::string digits;
    for (const char c : to_half_width(cell.text)) {
        if (c >= '0' && c <= '9') digits += c;
        if (c == 'x' || c == 'X') digits += 'X';
    }
    CHECK(digits == text(meant));
}

void check_income(const Cell& cell, const json::object& values) {
    if (cell.kind != CellKind::number || !values.contains("household_income_fen")) return;
    if (!values.at("household_income_fen").is_int64()) return;
    const Money sum{values.at("household_income_fen").as_int64()};
    std::string plain = plain_yuan(sum);
    while (plain.back() == '0') plain.pop_back();
    if (plain.back() == '.') plain.pop_back();
    CHECK(cell.text == plain);
}

void check_rows(const Sheet& sheet, const json::object& ledger) {
    for (const auto& item : ledger.at("rows").as_array()) {
        const auto& row = item.as_object();
        if (row.at("verdict").as_string() != "ok") continue;
        const auto number = row.at("row").as_int64();
        const auto& values = row.at("values").as_object();
        CAPTURE(number);
        check_name(cell_at(sheet, number, column_of(ledger, "name")), values.at("name"));
        check_id_number(cell_at(sheet, number, column_of(ledger, "id")), values.at("id_number"));
        if (const auto income = column_of(ledger, "income"); !income.empty())
            check_income(cell_at(sheet, number, income), values);
    }
}

void check_sheet(const Workbook& workbook, const json::object& ledger) {
    const Sheet& sheet = sheet_named(workbook, text(ledger.at("sheet")));
    if (const auto* system = ledger.if_contains("date_system")) CHECK(workbook.date_system == system->as_int64());
    if (const auto* blank = ledger.if_contains("blank_formatted_rows")) {
        CHECK(sheet.blank_formatted_first == blank->as_array()[0].as_int64());
        CHECK(sheet.blank_formatted_last == blank->as_array()[1].as_int64());
    }
    if (const auto* hidden = ledger.if_contains("hidden_columns")) {
        REQUIRE(sheet.hidden_columns.size() == hidden->as_array().size());
        CHECK(sheet.hidden_columns[0] == static_cast<unsigned>(hidden->as_array()[0].as_string()[0] - 'A'));
    }
    for (const auto& line : ledger.at("header_rows").as_array()) {
        const auto at = [&](const Row& row) { return row.number == line.as_int64(); };
        CHECK(std::any_of(sheet.rows.begin(), sheet.rows.end(), at));
    }
    check_rows(sheet, ledger);
}

}

namespace {

/// FILE_TYPE of the descriptions stands for every kind of file that is known and holds no ledger.
bool is_such(const std::string& code, const std::string& wanted) {
    const bool kind = code == "file_picture" || code == "file_pdf" || code == "file_word" || code == "file_archive";
    return code == wanted || (wanted == "file_type" && kind);
}

}

TEST_CASE("every synthetic ledger reads as its description says") {
    int seen = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(ledgers)) {
        const std::string name = entry.path().string();
        constexpr std::string_view suffix = ".expected.json";
        if (!name.ends_with(suffix)) continue;
        const auto ledger = json::parse(file_bytes(name)).as_object();
        const std::string file = name.substr(0, name.size() - suffix.size());
        CAPTURE(file);
        const auto workbook = read_workbook(file_bytes(file), file);
        const bool readable = ledger.contains("rows") || text(ledger.at("file_code")) == "NO_LEDGER";
        REQUIRE(workbook.has_value() == readable);
        if (!workbook) CHECK(is_such(workbook.error().code, lower(text(ledger.at("file_code")))));
        if (ledger.contains("rows")) check_sheet(*workbook, ledger);
        ++seen;
    }
    CHECK(seen == 22);
}

TEST_CASE("the ledger of traps keeps what Excel knows of its cells") {
    const auto workbook = read_workbook(file_bytes(ledgers / "d_traps.xlsx"), "d_traps.xlsx");
    REQUIRE(workbook.has_value());
    const Sheet& sheet = sheet_named(*workbook, "台账");
    CHECK(cell_at(sheet, 10, "O").kind == CellKind::error);
    CHECK(cell_at(sheet, 10, "O").text == "#REF!");
    CHECK(cell_at(sheet, 11, "H").kind == CellKind::date);
    CHECK(cell_at(sheet, 11, "H").text == "1999-04-05");
    CHECK(cell_at(sheet, 180, "O").kind == CellKind::formula_no_value);
    CHECK(cell_at(sheet, 305, "O").formula);
    CHECK(cell_at(sheet, 309, "O").text == "4895270.5");
    CHECK(cell_at(sheet, 117, "T").text == "=HYPERLINK(\"http://x.invalid\",\"点击\")");
    CHECK(cell_at(sheet, 117, "T").kind == CellKind::text);
    const auto hidden = [](const Row& row) { return row.hidden; };
    CHECK(std::count_if(sheet.rows.begin(), sheet.rows.end(), hidden) == 3);
}

TEST_CASE("a workbook is known by what is in it, whatever it is called: .et is what WPS calls its .xls") {
    const auto bytes = file_bytes(ledgers / "b_biff8.xls");
    const auto xls = read_workbook(bytes, "b_biff8.xls"), et = read_workbook(bytes, "台账.et");
    REQUIRE(xls.has_value());
    REQUIRE(et.has_value());
    CHECK(et->type == "xls");
    REQUIRE(et->sheets.size() == xls->sheets.size());
    CHECK(et->sheets[0].rows.size() == xls->sheets[0].rows.size());
    CHECK(read_workbook(file_bytes(ledgers / "a_clean.xlsx"), "台账.et")->type == "xlsx");
}
