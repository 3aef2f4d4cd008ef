#include <doctest/doctest.h>
#include <bit>
#include "documents/documents.hpp"

namespace {

using namespace documents;

std::string little(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}
std::string u16(std::uint64_t value) { return little(value, 2); }
std::string u32(std::uint64_t value) { return little(value, 4); }
std::string real(double value) { return little(std::bit_cast<std::uint64_t>(value), 8); }

std::string record(unsigned type, const std::string& data) { return u16(type) + u16(data.size()) + data; }
std::string begin(unsigned part, unsigned version = 0x0600) {
    return record(0x0809, u16(version) + u16(part) + u32(0));
}
std::string end() { return record(0x000A, ""); }
std::string cell(unsigned row, unsigned column, unsigned style) { return u16(row) + u16(column) + u16(style); }
// "甲乙" as 16-bit characters, "ab" as 8-bit ones.
const std::string wide_text = u16(2) + '\1' + u16(0x7532) + u16(0x4E59);
const std::string narrow_text = u16(2) + std::string(1, '\0') + "ab";

// A compound file: header, one sector of directory, one of the allocation table, then the stream.
std::string compound_of(std::string stream, const std::string& name = "Workbook") {
    constexpr std::size_t sector = 512, smallest = 4096;
    stream.resize(std::max(smallest, (stream.size() + sector - 1) / sector * sector));
    std::string header = std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(16, '\0') + u16(0x3E) +
                         u16(3) + u16(0xFFFE) + u16(9) + u16(6) + std::string(10, '\0') + u32(1) + u32(0) + u32(0) +
                         u32(4096) + u32(0xFFFFFFFE) + u32(0) + u32(0xFFFFFFFE) + u32(0) + u32(1);
    while (header.size() < sector) header += u32(0xFFFFFFFF);
    const auto entry = [](const std::string& title, char type, std::uint32_t child, std::uint32_t start,
                          std::size_t size) {
        std::string wide;
        for (const char c : title) wide += {c, '\0'};
        std::string bytes = wide + std::string(64 - wide.size(), '\0') + u16(wide.size() + 2) + type + '\1';
        bytes +=
            u32(0xFFFFFFFF) + u32(0xFFFFFFFF) + u32(child) + std::string(36, '\0') + u32(start) + little(size, 8);
        return bytes;
    };
    std::string directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, stream.size());
    directory.resize(sector);
    std::string table = u32(0xFFFFFFFE) + u32(0xFFFFFFFD);
    const auto sectors = stream.size() / sector;
    for (std::size_t i = 0; i < sectors; ++i) table += u32(i + 1 < sectors ? i + 3 : 0xFFFFFFFE);
    while (table.size() < sector) table += u32(0xFFFFFFFF);
    return header + directory + table + stream;
}

// A workbook of one sheet, hidden, in the date system of 1904, with a Chinese date format as style 1 and 0% as
// style 2.
std::string book_of(const std::string& sheet_records, const std::string& more_globals = "",
                    const std::string& more_formats = "") {
    std::string format_code;
    for (const char* plain = "yyyy"; *plain; ++plain) format_code += u16(static_cast<unsigned char>(*plain));
    format_code += u16(0x5E74) + u16('m') + u16(0x6708);
    const std::string before = begin(5) + more_globals + record(0x0022, u16(1)) +
                               record(0x041E, u16(164) + u16(7) + '\1' + format_code) +
                               record(0x00E0, u16(0) + u16(0)) + record(0x00E0, u16(0) + u16(164)) +
                               record(0x00E0, u16(0) + u16(9)) + more_formats;
    const auto sheet_entry = [&](std::size_t at) {
        return record(0x0085, u32(at) + std::string("\1\0\1\1", 4) + u16(0x7532));
    };
    const auto sheet_at = before.size() + sheet_entry(0).size() + end().size();
    return before + sheet_entry(sheet_at) + end() + begin(0x10) + sheet_records + end();
}

Workbook good(const std::string& stream) {
    auto workbook = read_workbook(compound_of(stream), "old.xls");
    if (!workbook) FAIL(workbook.error().code << " " << workbook.error().details.at(0));
    return *std::move(workbook);
}

std::string refusal(const std::string& bytes) {
    const auto workbook = read_workbook(bytes, "old.xls");
    return workbook ? "read" : workbook.error().code;
}

}

TEST_CASE("cells of .xls keep kind and text") {
    struct Case {
        const char* says;
        std::string records;
        CellKind kind;
        std::string text;
    };
    const auto formula = [](const std::string& result) {
        return record(0x0006, cell(0, 0, 0) + result + std::string(8, '\0'));
    };
    const Case cases[] = {
        {"a number", record(0x0203, cell(0, 0, 0) + real(1234.56)), CellKind::number, "1234.56"},
        {"a packed whole number", record(0x027E, cell(0, 0, 0) + u32(7u << 2 | 2)), CellKind::number, "7"},
        {"a packed negative one", record(0x027E, cell(0, 0, 0) + u32(static_cast<std::uint32_t>(-7) << 2 | 2)),
         CellKind::number, "-7"},
        {"a packed sum in hundredths", record(0x027E, cell(0, 0, 0) + u32(1234u << 2 | 3)), CellKind::number,
         "12.34"},
        {"a day since 1904 in a Chinese format", record(0x0203, cell(0, 0, 1) + real(42'369)), CellKind::date,
         "2020-01-01"},
        {"a percentage", record(0x0203, cell(0, 0, 2) + real(0.5)), CellKind::number, "0.5"},
        {"text in the cell", record(0x0204, cell(0, 0, 0) + wide_text), CellKind::text, "甲乙"},
        {"an error", record(0x0205, cell(0, 0, 0) + std::string("\x17\1", 2)), CellKind::error, "#REF!"},
        {"a boolean", record(0x0205, cell(0, 0, 0) + std::string("\1\0", 2)), CellKind::boolean, "TRUE"},
        {"a formula's number", formula(real(2.5)), CellKind::number, "2.5"},
        {"a formula's error", formula(std::string("\2\0\x2A\0\0\0\xFF\xFF", 8)), CellKind::error, "#N/A"},
        {"a formula's boolean", formula(std::string("\1\0\0\0\0\0\xFF\xFF", 8)), CellKind::boolean, "FALSE"},
        {"a formula's text", formula(std::string("\0\0\0\0\0\0\xFF\xFF", 8)) + record(0x0207, wide_text),
         CellKind::text, "甲乙"},
        {"a number that is none", record(0x0203, cell(0, 0, 0) + u32(0) + u32(0x7FF00000)), CellKind::error,
         "#NUM!"},
    };
    for (const auto& [says, records, kind, text] : cases) {
        CAPTURE(std::string(says));
        const auto workbook = good(book_of(records));
        CHECK(workbook.date_system == 1904);
        REQUIRE(workbook.sheets.size() == 1);
        CHECK(workbook.sheets[0].hidden);
        CHECK(workbook.sheets[0].name == "甲");
        REQUIRE(workbook.sheets[0].rows.size() == 1);
        const Cell& read = workbook.sheets[0].rows[0].cells.at(0);
        CHECK(read.kind == kind);
        CHECK(read.text == text);
        CHECK(read.formula == std::string_view(says).starts_with("a formula"));
        CHECK(read.percent == (std::string_view(says) == "a percentage"));
    }
}

TEST_CASE("what a number format of .xls says of an amount is part of it: its unit, its scale, its thousands") {
    struct Case {
        const char16_t* format;
        double value;
        std::string seen;
        int shift;
        std::string unit;
    };
    const Case cases[] = {
        {u"0.0\"万元\"", 1.2, "1.2万元", 0, "万元"},  {u"0!.0,\"万元\"", 9234, "0.9万元", -4, "万元"},
        {u"#,##0", 12345678, "12,345,678", 0, ""},    {u"#,##0.00\"元\"", 3600.5, "3,600.50元", 0, "元"},
        {u"0,\"千元\"", 12345, "12千元", -3, "千元"}, {u"[>=10000]0!.0,\"万元\";0\"元\"", 8000, "8000元", 0, "元"},
    };
    for (const auto& [format, value, seen, shift, unit] : cases) {
        CAPTURE(seen);
        const std::u16string_view code(format);
        std::string characters;
        for (const auto each : code) characters += u16(each);
        // Format 165, and the cell format that names it: the fourth, style 3.
        const auto globals = record(0x041E, u16(165) + u16(code.size()) + '\1' + characters);
        const auto formats = record(0x00E0, u16(0) + u16(165));
        const auto workbook = good(book_of(record(0x0203, cell(0, 0, 3) + real(value)), globals, formats));
        const Cell& read = workbook.sheets.at(0).rows.at(0).cells.at(0);
        CHECK(read.kind == CellKind::number);
        CHECK(read.number == value);
        const auto shown = shown_number(read);
        CHECK(shown.text == seen);
        CHECK(shown.shift == shift);
        CHECK(shown.after == unit);
    }
}

TEST_CASE("a sheet of .xls tells hidden rows and columns, merges and rows with format only") {
    const auto row = [](unsigned index, unsigned flags) {
        return record(0x0208, u16(index) + std::string(10, '\0') + u32(flags));
    };
    const auto workbook = good(book_of(
        record(0x007D, u16(1) + u16(2) + u16(2560) + u16(0) + u16(1) + u16(0)) + row(4, 0x20) + row(8, 0) +
        record(0x00BD, u16(4) + u16(1) + u16(0) + u32(1u << 2 | 2) + u16(0) + u32(2u << 2 | 2) + u16(2)) +
        begin(0x20) + record(0x0203, cell(0, 0, 0) + real(99)) + end() + record(0x0203, cell(2, 0, 0) + real(3)) +
        record(0x00E5, u16(1) + u16(0) + u16(1) + u16(0) + u16(3))));
    const Sheet& sheet = workbook.sheets.at(0);
    CHECK(sheet.hidden_columns == std::vector<std::uint32_t>{1, 2});
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.rows[0].number == 3);
    CHECK_FALSE(sheet.rows[0].hidden);
    CHECK(sheet.rows[1].number == 5);
    CHECK(sheet.rows[1].hidden);
    CHECK(sheet.rows[1].cells.at(2).text == "2");
    CHECK(sheet.blank_formatted_first == 9);
    REQUIRE(sheet.merges.size() == 1);
    CHECK(sheet.merges[0].last_row == 2);
    CHECK(sheet.merges[0].last_column == 3);
}

TEST_CASE("shared strings run on over records, between strings and within one") {
    const std::string rich =
        u16(1) + '\x0D' + u16(1) + u32(3) + u16(0x4E19) + u32(0) + "xyz";  // runs and phonetics
    const std::string strings = record(0x00FC, u32(4) + u32(4) + narrow_text + rich + u16(4) + '\1' + u16(0x7532)) +
                                record(0x003C, std::string("\1", 1) + u16(0x4E59)) +
                                record(0x003C, std::string("\0cd", 3)) + record(0x003C, wide_text);
    std::string cells;
    for (unsigned i = 0; i < 4; ++i) cells += record(0x00FD, cell(0, i, 0) + u32(i));
    const auto workbook = good(book_of(cells, strings));
    const auto& read = workbook.sheets.at(0).rows.at(0).cells;
    CHECK(read.at(0).text == "ab");
    CHECK(read.at(1).text == "丙");
    CHECK(read.at(2).text == "甲乙cd");
    CHECK(read.at(3).text == "甲乙");
    CHECK(refusal(compound_of(book_of(record(0x00FD, cell(0, 0, 0) + u32(4)), strings))) == "file_corrupt");
}

TEST_CASE("other OLE files are refused by kind") {
    const std::string book = compound_of(book_of(""));
    CHECK(refusal(book) == "read");
    CHECK(refusal(compound_of(book_of("", record(0x002F, u16(1))))) == "file_encrypted");
    CHECK(refusal(compound_of("x", "EncryptedPackage")) == "file_encrypted");
    CHECK(refusal(compound_of("x", "WordDocument")) == "file_word");
    CHECK(refusal(compound_of("x", "Book")) == "file_excel_5");
    CHECK(refusal(compound_of(begin(5, 0x0500))) == "file_excel_5");
    CHECK(refusal(compound_of("x")) == "file_corrupt");
    for (const std::size_t length : {100u, 600u, 1100u, 3000u})
        CHECK(refusal(book.substr(0, length)) == "file_corrupt");
    std::string circle = book;
    circle.replace(512 * 2, 4, u32(0));  // the directory's sector is its own successor
    CHECK(refusal(circle) == "file_corrupt");
}

TEST_CASE("an old workbook tells strike-out and where notes are") {
    const auto font = [](unsigned flags) { return record(0x0031, u16(220) + u16(flags) + std::string(10, '\0')); };
    const auto style = [](unsigned of_font) { return record(0x00E0, u16(of_font) + u16(0)); };
    // Styles after the three of every book here; font 5 is the fifth record, since there is no font 4.
    const auto globals = font(0) + font(8) + font(0) + font(0) + font(8) + style(0) + style(1) + style(5);
    const auto number = [](unsigned column, unsigned of_style) {
        return record(0x0203, cell(0, column, of_style) + real(1));
    };
    const auto workbook = good(book_of(
        number(0, 0) + number(1, 1) + number(2, 2) + record(0x001C, u16(4) + u16(1) + u16(0) + u16(1)), globals));
    const Sheet& sheet = workbook.sheets.at(0);
    REQUIRE(sheet.rows.at(0).cells.size() == 3);
    CHECK_FALSE(sheet.rows[0].cells[0].struck);
    CHECK(sheet.rows[0].cells[1].struck);
    CHECK(sheet.rows[0].cells[2].struck);
    REQUIRE(sheet.notes.size() == 1);
    CHECK(sheet.notes[0].row == 5);
    CHECK(sheet.notes[0].column == 1);
}

TEST_CASE("a workbook under Excel's own password in the oldest way is told from one under the office's") {
    // Type 0, key, check value: 0xCE4B and the length and characters of the password, mixed.
    const auto mixed = [](unsigned check) { return record(0x002F, u16(0) + u16(0x1234) + u16(check)); };
    CHECK(refusal(compound_of(book_of("", mixed(0x9A0A)))) == "file_structure");
    CHECK(refusal(compound_of(book_of("", mixed(0x9A0B)))) == "file_encrypted");
}
