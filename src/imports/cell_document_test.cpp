// The cell of a household member's number: a resident's ID card, a foreigner's card or a passport.
#include <doctest/doctest.h>
#include <vector>
#include "imports/ledger_rows_cells.hpp"
#include "imports/test_cells.hpp"

using namespace imports;
using namespace imports::test;

TEST_CASE("a household member's number is that of the document it is built as") {
    constexpr auto resident = DocumentKind::resident_id, card = DocumentKind::permanent_residence,
                   passport = DocumentKind::passport;
    struct Case {
        Cell cell;
        const char *code, *number;
        DocumentKind kind = DocumentKind::resident_id;
    };
    const std::vector<Case> cases{
        {text_cell("99010619410405788X"), "", "99010619410405788X", resident},
        {text_cell("911124198108030024"), "", "911124198108030024", card},
        {text_cell("911124198108030025"), "ID_CHECK", ""},
        {text_cell("can110081080310"), "", "CAN110081080310", card},
        {text_cell("E12345678"), "ID_PASSPORT", "E12345678", passport},
        {text_cell("护照号：123456789"), "", "123456789", passport},
        {text_cell("护照"), "ID_FORMAT", ""},
        {text_cell("123456789"), "ID_FORMAT", ""},
        {text_cell("99O1O2195702177821"), "ID_FORMAT", ""},
        {text_cell("O90102195702177821"), "ID_FORMAT", ""},
        {text_cell("X1"), "ID_FORMAT", ""},
        {number_cell("990105195505095000"), "ID_NUMERIC", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.cell.text);
        RowNotes notes;
        const auto number = read_document_cell(c.cell, as_of, notes);
        CHECK((number ? number->digits : "") == c.number);
        if (number) CHECK(number->kind == c.kind);
        CHECK((notes.issues.empty() ? "" : notes.issues[0].code) == c.code);
    }
}
