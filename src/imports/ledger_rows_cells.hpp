#pragma once
// The cells of one row that both people and household members have: name, ID number, and how a doubt about a cell
// is noted.
#include "base/id_documents.hpp"
#include "imports/ledger.hpp"
#include "imports/recognise.hpp"

namespace imports {

/// The issues and notes of one row while it is judged.
class RowNotes {
public:
    /// A doubt about this cell; `cell` gives the value as typed.
    LedgerIssue& doubt(std::string_view field, std::string_view code, Verdict severity,
                       const documents::Cell& cell);
    /// Once for a field and code.
    void note(std::string_view field, std::string_view code);
    /// An error value or a formula without a result: reported, and the cell must not be read. A stored formula is
    /// noted.
    bool is_unusable(std::string_view field, const documents::Cell& cell);
    Verdict verdict() const;

    std::vector<LedgerIssue> issues{};
    std::vector<LedgerNote> notes{};
};

/// The name as it would be recorded: blanks inside Chinese names off, one kind of point in names with one.
struct NameReading {
    std::string name{};
    bool cleaned = false, suspect = false;
};
NameReading read_name(std::string_view typed);

/// Reads an ID number cell; reports ID_NUMERIC, ID_FORMAT, ID_CHECK, ID_DATE, ID_15, NORMALISED. Nothing when it is
/// none.
std::optional<IdNumber> read_id_cell(const documents::Cell& cell, Date as_of, RowNotes& notes);

/// The same of a household member, whose number may be that of a foreigner's permanent residence card, told by its
/// build, or of a passport: named so ("护照E12345678"), or beginning with a letter (ID_PASSPORT). Reports as
/// read_id_cell what is none of these.
std::optional<DocumentNumber> read_document_cell(const documents::Cell& cell, Date as_of, RowNotes& notes);

/// The key under which two cells name the same person: the checked number, else what was typed, compacted.
std::string id_key(const std::optional<IdNumber>& id, const documents::Cell& cell);

}
