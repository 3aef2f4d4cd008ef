#pragma once
// What the ledgers keep of the cases of a legacy ledger. They are many, so their import has the ledgers follow them
// slice by slice: nobody is told of each. While the import is hidden a case stands in no count; count_imported adds
// all of them when it is shown.
#include "cases/cases.hpp"

namespace ledger {

/// A new case's place in the ledger of an organisation above it.
struct NewPlace {
    std::int64_t ancestor = 0, level = 0;
    store::Bytes name_key;
    CaseId id;
};
/// Places of the new cases of a job, which are written at its end and in their order, since neighbours lie on the
/// same pages.
using NewPlaces = std::vector<NewPlace>;
/// The first line of a case. The caller audits, and writes the places.
void add_line(store::Write&, const cases::PreparedCase&, const cases::CaseRow&, const people::ImportedMember&,
              NewPlaces&);
void write_places(store::Write&, NewPlaces);

/// Cases, people and income of an import under each organisation; read before the flip, added or taken off in it.
struct ImportedCount {
    OrganisationId ancestor_id;
    cases::Status status{};
    std::int64_t level = 0, cases = 0, people = 0;
    Money income_total;
};
BOOST_DESCRIBE_STRUCT(ImportedCount, (), (ancestor_id, status, level, cases, people, income_total))
struct ImportedCounts {
    ImportId import;
    std::int64_t moves = 0;  // how often figures of the import's cases had moved when they were summed
    std::vector<ImportedCount> rows;
};
ImportedCounts counts_of_import(store::Read&, ImportId);
/// Figures that moved after they were read are summed again.
void count_imported(store::Write&, const ImportedCounts&);
void uncount_imported(store::Write&, const ImportedCounts&);

/// Adds all lines of an import that erase_imported() erases.
void tell_imported(store::Read&, ImportId, store::Erasure&);
/// Erases the lines of the first `limit` cases of the import, which cases::erase_imported() erases after them.
void erase_imported(store::Write&, ImportId, std::int64_t limit);

}
