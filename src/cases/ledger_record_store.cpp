// Keeps the ledger's projection and its history in step with a case. One place, called by every use case that
// changes one.
#include "cases/ledger_store.hpp"
#include "cases/facts.hpp"
#include "cases/imported_store.hpp"
#include "cases/routes.hpp"
#include "people/people.hpp"
#include "store/batches.hpp"

namespace cases {

using store::Scope;
using store::Write;

namespace {

const Scope everywhere = Scope::system(store::SystemReason::ledgers);

/// The case's facts as a version row, without its id and times.
LedgerVersionRow present_facts(store::Read& db, const CaseRow& row) {
    LedgerVersionRow facts{.case_id = row.id,
                           .organisation_path = row.organisation_path,
                           .status = row.status,
                           .level = row.level,
                           .proposed_level = row.proposed_level};
    for (const auto& cause : case_causes(db, everywhere, row.id)) {
        if (cause.is_main) facts.main_cause = cause.cause;
        facts.causes += (facts.causes.empty() ? "" : ",") + cause.cause;
    }
    const auto sums = people::household_sums(db, everywhere, row.person_id);
    facts.household_size = sums.size;
    facts.income_total = sums.total;
    facts.income_per_head = sums.per_head;
    facts.income_year = sums.year;
    if (const auto application = find_application(db, everywhere, row.id))
        facts.minimum_allowance = application->minimum_allowance;
    facts.residence = people::person_row(db, row.person_id).residence;
    return facts;
}

bool shows_the_same(const LedgerVersionRow& a, const LedgerVersionRow& b) {
    return a.status == b.status && a.level == b.level && a.proposed_level == b.proposed_level &&
           a.causes == b.causes && a.main_cause == b.main_cause && a.household_size == b.household_size &&
           a.income_total == b.income_total && a.income_per_head == b.income_per_head &&
           a.income_year == b.income_year && a.minimum_allowance == b.minimum_allowance &&
           a.residence == b.residence && a.organisation_path == b.organisation_path;
}

/// Adds a version's weight to the counts of each ancestor.
void count(Write& db, const LedgerVersionRow& version) {
    for (const auto ancestor : ancestors_of(version.organisation_path))
        db.run(
            "INSERT INTO ledger_counts (ancestor_id, status, level, cases, people, income_total)"
            " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (ancestor_id, status, level) DO UPDATE SET"
            " cases = ledger_counts.cases + excluded.cases, people = ledger_counts.people + excluded.people,"
            " income_total = ledger_counts.income_total + excluded.income_total",
            ancestor, version.status, version.level.value_or(0), std::int64_t{1},
            version.household_size.value_or(1), version.income_total.value_or(Money{}));
}

/// CHECKs on an upsert see the row to be inserted, so a count is taken off by an update.
void uncount(Write& db, const LedgerVersionRow& version) {
    for (const auto ancestor : ancestors_of(version.organisation_path)) {
        const auto touched = db.run(
            "UPDATE ledger_counts SET cases = cases - 1, people = people - $4, income_total = income_total - $5"
            " WHERE ancestor_id = $1 AND status = $2 AND level = $3",
            ancestor, version.status, version.level.value_or(0), version.household_size.value_or(1),
            version.income_total.value_or(Money{}));
        ensure(touched == 1);
    }
}

void enter(Write& db, const CaseRow& row) {
    const auto key = people::person_row(db, row.person_id).name_key;
    db.run("DELETE FROM ledger_entries WHERE case_id = $1", row.id);
    for (const auto ancestor : ancestors_of(row.organisation_path))
        db.run(
            "INSERT INTO ledger_entries (ancestor_id, status, level, name_key, case_id) VALUES ($1, $2, $3, $4, "
            "$5)",
            ancestor, row.status, row.level.value_or(0), key, row.id);
}

}

std::vector<std::int64_t> ancestors_of(std::string_view path) {
    std::vector<std::int64_t> ids;
    for (std::size_t at = 1; at < path.size();) {
        const auto end = path.find('/', at);
        ids.push_back(std::stoll(std::string(path.substr(at, end - at))));
        at = end + 1;
    }
    return ids;
}

void record_ledger(Write& db, const CaseRow& row) {
    auto facts = present_facts(db, row);
    auto current = current_version(db, everywhere, row.id);
    enter(db, row);
    if (current && shows_the_same(*current, facts)) return;
    // What is not shown is not counted: its import counts it in the flip.
    const bool is_counted = !row.import_id || !store::is_hidden_batch(db, row.import_id->value);
    if (current) {
        if (is_counted) uncount(db, *current);
        current->valid_to = db.now();
        db.update(*current);
    }
    facts.id = {db.new_id()};
    facts.valid_from = db.now();
    db.insert(facts);
    if (is_counted) count(db, facts);
}

void refresh_ledger(Write& db, PersonId person) {
    for (const auto& row : cases_of_person(db, person)) {
        if (is_living(status_of(row))) record_ledger(db, row);
        else enter(db, row);
        if (row.import_id) note_moved_figures(db, *row.import_id);
    }
}

std::vector<store::Follower> followers() {
    return {{std::string(people::person_changed),
             [](Write& db, std::int64_t person) { refresh_ledger(db, {person}); }}};
}

}
