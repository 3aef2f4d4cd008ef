#include "cases/imported_store.hpp"
#include "cases/store.hpp"
#include "people/people.hpp"
#include "store/columns.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace cases {

using store::Read;
using store::Scope;
using store::select_scoped;
using store::Write;

namespace {

const Scope& everywhere() {
    static const Scope scope = Scope::system(store::SystemReason::imports);
    return scope;
}

struct NumberRow {
    std::string number;
};
BOOST_DESCRIBE_STRUCT(NumberRow, (), (number))

std::optional<std::string> only_number(const std::vector<NumberRow>& rows) {
    return rows.empty() ? std::nullopt : std::optional(rows.front().number);
}

}

std::vector<CaseRow> cases_of_import(Read& db, ImportId import, std::int64_t limit) {
    static const std::string sql = select_scoped<CaseRow>("t.import_id = $1 ORDER BY t.id LIMIT $2");
    return db.rows<CaseRow>(everywhere(), sql, import, limit);
}

std::vector<CaseRow> cases_of_import_in(Read& db, const Scope& scope, ImportId import, Status status,
                                        std::int64_t limit) {
    static const std::string sql =
        select_scoped<CaseRow>("t.import_id = $1 AND t.status = $2 ORDER BY t.id LIMIT $3");
    return db.rows<CaseRow>(scope, sql, import, status, limit);
}

std::vector<LedgerVersionRow> ledger_versions(Read& db, CaseId id) {
    static const std::string sql = select_scoped<LedgerVersionRow>("t.case_id = $1 ORDER BY t.id");
    return db.rows<LedgerVersionRow>(everywhere(), sql, id);
}

void end_cases(Write& db, NewCases cases) {
    constexpr auto status = Status::imported;
    std::sort(cases.places.begin(), cases.places.end(), [](const NewPlace& a, const NewPlace& b) {
        return std::tie(a.ancestor, a.level, a.name_key.bytes, a.id.value) <
               std::tie(b.ancestor, b.level, b.name_key.bytes, b.id.value);
    });
    store::Arguments rows;
    for (const auto& place : cases.places)
        for (const auto& each :
             {store::to_parameter(rows.texts, place.ancestor), store::to_parameter(rows.texts, status),
              store::to_parameter(rows.texts, place.level), store::to_parameter(rows.texts, place.name_key),
              store::to_parameter(rows.texts, place.id)})
            rows.values.push_back(each);
    db.insert_rows("INSERT INTO ledger_entries (ancestor_id, status, level, name_key, case_id) VALUES {rows}", 5,
                   rows);
}

void leave_ledgers(Write& db, CaseId id) { db.run("DELETE FROM ledger_entries WHERE case_id = $1", id); }

void tell_imported(Read& db, ImportId import, store::Erasure& erasure) {
    static const std::string all = select_scoped<CaseRow>("t.import_id = $1");
    static const std::string of_them =
        "t.case_id IN (SELECT c.id FROM cases c WHERE {with:c} AND c.import_id = $1)";
    static const std::string applications = select_scoped<ApplicationRow>(of_them);
    static const std::string causes = select_scoped<CauseRow>(of_them);
    static const std::string versions = select_scoped<LedgerVersionRow>(of_them);
    erasure.add_all<CaseRow>(db, everywhere(), all, import);
    erasure.add_all<ApplicationRow>(db, everywhere(), applications, import);
    erasure.add_all<CauseRow>(db, everywhere(), causes, import);
    erasure.add_all<LedgerVersionRow>(db, everywhere(), versions, import);
}

namespace {

std::string moves_of(ImportId import) { return fmt::format("moves-of-import-{}", import.value); }

std::int64_t moves(Read& db, ImportId import) { return store::last_number(db, moves_of(import)); }

std::vector<ImportedCount> sums_of_import(Read& db, ImportId import) {
    return db.rows<ImportedCount>(everywhere(),
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
    return moves(db, counts.import) == counts.moves ? counts.rows : sums_of_import(db, counts.import);
}

}

void note_moved_figures(Write& db, ImportId import) { store::next_number(db, moves_of(import)); }

ImportedCounts counts_of_import(Read& db, ImportId import) {
    return {import, moves(db, import), sums_of_import(db, import)};
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

std::optional<std::string> first_moved(Read& db, ImportId import) {
    return only_number(db.rows<NumberRow>(
        everywhere(),
        "SELECT c.number FROM cases c WHERE {scope:c} AND c.import_id = $1 AND (c.version <> 1 OR " +
            papers::has_papers_sql(owner_kind, "c.id") + ") ORDER BY c.id LIMIT 1",
        import));
}

std::vector<StatusCases> count_by_status(Read& db, const Actor& actor, ImportId import) {
    return db.rows<StatusCases>(
        access_control::scope_of(actor),
        "SELECT c.status, COUNT(*) AS cases FROM cases c WHERE {scope:c} AND c.import_id = $1"
        " GROUP BY c.status ORDER BY c.status",
        import);
}

std::optional<std::string> number_of_person(Read& db, ImportId import, PersonId person) {
    return only_number(db.rows<NumberRow>(
        everywhere(),
        "SELECT c.number FROM cases c WHERE {scope:c} AND c.import_id = $1 AND (c.person_id = $2 OR " +
            people::live_together_sql("c.person_id", "$2") + ") ORDER BY c.id LIMIT 1",
        import, person));
}

}
