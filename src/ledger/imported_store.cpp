// Lines of legacy ledgers' cases: written, counted when their import is shown, erased when it is undone.
#include "ledger/store.hpp"
#include "people/people.hpp"
#include "store/columns.hpp"
#include "store/records.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace ledger {

using store::Read;
using store::Scope;
using store::select_scoped;
using store::Write;

namespace {

const Scope everywhere = Scope::system(store::SystemReason::imports);

/// Versions of the first cases of an import.
const std::string of_first_cases =
    "t.case_id IN (SELECT c.id FROM cases c WHERE {with:c} AND c.import_id = $1 ORDER BY c.id LIMIT $2)";

std::string moves_of(ImportId import) { return fmt::format("moves-of-import-{}", import.value); }

std::vector<ImportedCount> sums_of_import(Read& db, ImportId import) {
    return db.rows<ImportedCount>(everywhere,
                                  "SELECT e.ancestor_id, e.status, e.level, COUNT(*) AS cases,"
                                  " CAST(SUM(COALESCE(v.household_size, 1)) AS BIGINT) AS people,"
                                  " CAST(SUM(COALESCE(v.income_total, 0)) AS BIGINT) AS income_total"
                                  " FROM cases c JOIN ledger_entries e ON e.case_id = c.id"
                                  " JOIN ledger_versions v ON v.case_id = c.id AND v.valid_to IS NULL"
                                  " WHERE {scope:c} AND {with:v} AND c.import_id = $1 GROUP BY e.ancestor_id, "
                                  "e.status, e.level ORDER BY 1, 2, 3",
                                  import);
}

std::vector<ImportedCount> still(Read& db, const ImportedCounts& counts) {
    return store::last_number(db, moves_of(counts.import)) == counts.moves ? counts.rows
                                                                         : sums_of_import(db, counts.import);
}

}

void add_line(Write& db, const cases::PreparedCase& prepared, const cases::CaseRow& row,
              const people::ImportedMember& bearer, NewPlaces& places) {
    const auto sums =
        bearer.sums ? *bearer.sums : people::household_sums(db, everywhere, row.person_id, db.today());
    LedgerVersionRow version{.id = {db.new_id()},
                             .case_id = row.id,
                             .organisation_path = row.organisation_path,
                             .valid_from = db.now(),
                             .status = row.status,
                             .level = row.level,
                             .minimum_allowance = prepared.application.minimum_allowance,
                             .residence = bearer.residence};
    take_figures(version, sums);
    for (const auto& cause : prepared.causes) add_cause(version, cause.cause, cause.is_main);
    db.insert(version);
    for (const auto ancestor : ancestors_of(row.organisation_path))
        places.push_back({ancestor, row.level.value_or(0), bearer.name_key, row.id});
}

void write_places(Write& db, NewPlaces places) {
    constexpr auto status = Status::imported;
    std::sort(places.begin(), places.end(), [](const NewPlace& a, const NewPlace& b) {
        return std::tie(a.ancestor, a.level, a.name_key.bytes, a.id.value) <
               std::tie(b.ancestor, b.level, b.name_key.bytes, b.id.value);
    });
    store::Arguments rows;
    for (const auto& place : places)
        for (const auto& each :
             {store::to_parameter(rows.texts, place.ancestor), store::to_parameter(rows.texts, status),
              store::to_parameter(rows.texts, place.level), store::to_parameter(rows.texts, place.name_key),
              store::to_parameter(rows.texts, place.id)})
            rows.values.push_back(each);
    db.insert_rows("INSERT INTO ledger_entries (ancestor_id, status, level, name_key, case_id) VALUES {rows}", 5,
                   rows);
}

void note_moved_figures(Write& db, ImportId import) { store::next_number(db, moves_of(import)); }

ImportedCounts counts_of_import(Read& db, ImportId import) {
    return {import, store::last_number(db, moves_of(import)), sums_of_import(db, import)};
}

void count_imported(Write& db, const ImportedCounts& counts) {
    for (const auto& each : still(db, counts))
        db.run(
            "INSERT INTO ledger_counts (ancestor_id, status, level, cases, people, income_total)"
            " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (ancestor_id, status, level) DO UPDATE SET"
            " cases = ledger_counts.cases + excluded.cases, people = ledger_counts.people + excluded.people,"
            " income_total = ledger_counts.income_total + excluded.income_total",
            each.ancestor_id, each.status, each.level, each.cases, each.people, each.income_total);
}

void uncount_imported(Write& db, const ImportedCounts& counts) {
    for (const auto& each : still(db, counts)) {
        const auto touched = db.run(
            "UPDATE ledger_counts SET cases = cases - $4, people = people - $5, income_total = income_total - $6"
            " WHERE ancestor_id = $1 AND status = $2 AND level = $3",
            each.ancestor_id, each.status, each.level, each.cases, each.people, each.income_total);
        ensure(touched == 1);
    }
}

void tell_imported(Read& db, ImportId import, store::Erasure& erasure) {
    static const std::string versions = select_scoped<LedgerVersionRow>(
        "t.case_id IN (SELECT c.id FROM cases c WHERE {with:c} AND c.import_id = $1)");
    erasure.add_all<LedgerVersionRow>(db, everywhere, versions, import);
}

void erase_imported(Write& db, ImportId import, std::int64_t limit) {
    static const std::string versions = select_scoped<LedgerVersionRow>(of_first_cases + " ORDER BY t.id");
    for (const auto& version : db.rows<LedgerVersionRow>(everywhere, versions, import, limit)) {
        db.run("DELETE FROM ledger_entries WHERE case_id = $1", version.case_id);
        db.erase(version);
    }
}

}
