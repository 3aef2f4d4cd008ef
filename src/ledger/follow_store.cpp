// Keeps the ledger's projection and its history in step with a case. One place, called by every use case that
// changes one.
#include "cases/ledger_store.hpp"
#include "cases/facts.hpp"
#include "cases/imported_store.hpp"
#include "cases/routes.hpp"
#include "people/people.hpp"
#include "store/batches.hpp"
#include <array>
#include <tuple>

namespace cases {

using store::Scope;
using store::Write;

namespace {

const Scope everywhere = Scope::system(store::SystemReason::ledgers);

constexpr std::size_t ancestors_most = 6;  // county, committee, general branch, branch; and room

/// Runs a statement on the organisation of a path and all above it at once: $1 to $6 are their ids. Bug when it did
/// not touch one row for each.
template <class... A>
void run_for_ancestors(Write& db, std::string_view path, const std::string& sql, const A&... more) {
    const auto ids = ancestors_of(path);
    ensure(ids.size() <= ancestors_most);
    std::array<std::int64_t, ancestors_most> places{};
    std::copy(ids.begin(), ids.end(), places.begin());
    const auto touched = std::apply([&](const auto&... id) { return db.run(sql, id..., more...); }, places);
    ensure(touched == static_cast<std::int64_t>(ids.size()));
}

/// The case's facts as a version row, without its id and times.
LedgerVersionRow present_facts(const CaseRow& row, const std::vector<CauseRow>& causes,
                               const std::optional<ApplicationRow>& application, const people::MemberFile& member,
                               Date today) {
    LedgerVersionRow facts{.case_id = row.id,
                           .organisation_path = row.organisation_path,
                           .status = row.status,
                           .level = row.level,
                           .proposed_level = row.proposed_level};
    for (const auto& cause : causes) {
        if (cause.is_main) facts.main_cause = cause.cause;
        facts.causes += (facts.causes.empty() ? "" : ",") + cause.cause;
    }
    const auto sums = people::sums_of(member, today);
    facts.household_size = sums.size;
    facts.income_total = sums.total;
    facts.income_per_head = sums.per_head;
    facts.income_year = sums.year;
    if (application) facts.minimum_allowance = application->minimum_allowance;
    facts.residence = member.person.residence;
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
    static const std::string sql =
        "INSERT INTO ledger_counts (ancestor_id, status, level, cases, people, income_total)"
        " SELECT o.id, $7, $8, 1, $9, $10 FROM organisations o WHERE o.id IN ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (ancestor_id, status, level) DO UPDATE SET"
        " cases = ledger_counts.cases + excluded.cases, people = ledger_counts.people + excluded.people,"
        " income_total = ledger_counts.income_total + excluded.income_total";
    run_for_ancestors(db, version.organisation_path, sql, version.status, version.level.value_or(0),
                      version.household_size.value_or(1), version.income_total.value_or(Money{}));
}

/// CHECKs on an upsert see the row to be inserted, so a count is taken off by an update.
void uncount(Write& db, const LedgerVersionRow& version) {
    static const std::string sql =
        "UPDATE ledger_counts SET cases = cases - 1, people = people - $9, income_total = income_total - $10"
        " WHERE ancestor_id IN ($1, $2, $3, $4, $5, $6) AND status = $7 AND level = $8";
    run_for_ancestors(db, version.organisation_path, sql, version.status, version.level.value_or(0),
                      version.household_size.value_or(1), version.income_total.value_or(Money{}));
}

void enter(Write& db, const CaseRow& row, const store::Bytes& name_key) {
    static const std::string sql =
        "INSERT INTO ledger_entries (ancestor_id, status, level, name_key, case_id)"
        " SELECT o.id, $7, $8, $9, $10 FROM organisations o WHERE o.id IN ($1, $2, $3, $4, $5, $6)";
    db.run("DELETE FROM ledger_entries WHERE case_id = $1", row.id);
    run_for_ancestors(db, row.organisation_path, sql, row.status, row.level.value_or(0), name_key, row.id);
}

void record(Write& db, const CaseRow& row, LedgerVersionRow facts, const store::Bytes& name_key) {
    auto current = current_version(db, everywhere, row.id);
    enter(db, row, name_key);
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

void record_ledger(Write& db, const CaseFile& file) {
    record(db, file.row, present_facts(file.row, file.causes, file.application, file.member, db.today()),
           file.member.person.name_key);
}

void record_ledger(Write& db, const CaseRow& row) {
    const auto member = people::member_file(db, everywhere, row.member_id);
    const auto facts = present_facts(row, case_causes(db, everywhere, row.id),
                                     find_application(db, everywhere, row.id), member, db.today());
    record(db, row, facts, member.person.name_key);
}

void refresh_ledger(Write& db, PersonId person) {
    for (const auto& row : cases_of_person(db, person)) {
        if (is_living(row.status)) record_ledger(db, row);
        else enter(db, row, people::person_row(db, person).name_key);
        if (row.import_id) note_moved_figures(db, *row.import_id);
    }
}

std::vector<store::Follower> followers() {
    return {{std::string(people::person_changed),
             [](Write& db, std::int64_t person) { refresh_ledger(db, {person}); }}};
}

}
