// Keeps the ledger's projection and its history in step with the cases and the people they tell of: the one place
// that is told of either (decisions 0008 and 0031).
#include "cases/cases.hpp"
#include "ledger/routes.hpp"
#include "ledger/store.hpp"
#include "people/people.hpp"
#include "store/batches.hpp"
#include "store/columns.hpp"
#include <array>

namespace ledger {

using store::Scope;
using store::Write;

namespace {

const Scope everywhere = Scope::system(store::SystemReason::ledgers);

constexpr std::size_t ancestors_most = 6;  // county, committee, general branch, branch; and room

/// What a case and its bearer say now, but for the household's figures; a row for each cause, the main one first.
struct StatedRow {
    CaseId id;
    PersonId person_id;
    std::optional<ImportId> import_id;
    std::string organisation_path;
    Status status{};
    std::optional<std::int64_t> level, proposed_level;
    OptionalText residence;
    store::Bytes name_key;
    std::optional<bool> minimum_allowance;
    std::optional<Date> last_death;  // in the household
    OptionalText cause;
    std::optional<bool> is_main;
};
BOOST_DESCRIBE_STRUCT(StatedRow, (),
                      (id, person_id, import_id, organisation_path, status, level, proposed_level, residence,
                       name_key, minimum_allowance, last_death, cause, is_main))

/// One case of those rows.
struct Stated {
    StatedRow row;
    LedgerVersionRow line;  // without id, times and figures
};

std::string stated_sql(const char* whose) {
    return std::string(
               "SELECT c.id, c.person_id, c.import_id, c.organisation_path, c.status, c.level,"
               " c.proposed_level, p.residence, p.name_key, a.minimum_allowance,"
               " (SELECT MAX(m.deceased_on) FROM household_members m WHERE {with:m} AND m.household_id = " +
               people::household_id_sql("c.person_id") +
               ")"
               " AS last_death, k.cause, k.is_main"
               " FROM cases c JOIN people p ON p.id = c.person_id"
               " LEFT JOIN applications a ON a.case_id = c.id AND {with:a}"
               " LEFT JOIN case_causes k ON k.case_id = c.id AND {with:k}"
               " WHERE {scope:c} AND ") +
           whose + " = $1 ORDER BY c.id, k.is_main DESC, k.id";
}

std::vector<Stated> stated_of(const std::vector<StatedRow>& rows) {
    std::vector<Stated> out;
    for (const auto& row : rows) {
        if (out.empty() || out.back().row.id != row.id)
            out.push_back({row,
                           {.case_id = row.id,
                            .organisation_path = row.organisation_path,
                            .status = row.status,
                            .level = row.level,
                            .proposed_level = row.proposed_level,
                            .minimum_allowance = row.minimum_allowance,
                            .residence = row.residence}});
        if (row.cause) add_cause(out.back().line, *row.cause, row.is_main.value_or(false));
    }
    return out;
}

bool is_one_month(Date a, Date b) { return a.year() == b.year() && a.month() == b.month(); }

/// The figures of the present line stand: the household tells of every change of its own, a case that goes on
/// ending keeps those it ended with, and a month takes nobody out of a head's share where nobody has died.
bool figures_stand(const LedgerVersionRow& present, const StatedRow& now, Date today) {
    if (!cases::is_living(present.status)) return !cases::is_living(now.status);
    return !now.last_death || is_one_month(present.valid_from.local_date(), today);
}

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

bool shows_the_same(const LedgerVersionRow& a, const LedgerVersionRow& b) {
    return a.status == b.status && a.level == b.level && a.proposed_level == b.proposed_level &&
           a.causes == b.causes && a.main_cause == b.main_cause && a.household_size == b.household_size &&
           a.income_total == b.income_total && a.income_per_head == b.income_per_head &&
           a.income_year == b.income_year && a.minimum_allowance == b.minimum_allowance &&
           a.residence == b.residence && a.organisation_path == b.organisation_path;
}

void copy_figures(LedgerVersionRow& line, const LedgerVersionRow& from) {
    line.household_size = from.household_size;
    line.income_total = from.income_total;
    line.income_per_head = from.income_per_head;
    line.income_year = from.income_year;
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

/// The case stands under each organisation above it by status, level and name.
void enter(Write& db, const StatedRow& row, bool stands_there) {
    static const std::string move =
        "UPDATE ledger_entries SET status = $2, level = $3, name_key = $4 WHERE case_id = $1";
    static const std::string add =
        "INSERT INTO ledger_entries (ancestor_id, status, level, name_key, case_id)"
        " SELECT o.id, $7, $8, $9, $10 FROM organisations o WHERE o.id IN ($1, $2, $3, $4, $5, $6)";
    const auto level = row.level.value_or(0);
    if (stands_there) {
        const auto moved = db.run(move, row.id, row.status, level, row.name_key);
        ensure(moved == static_cast<std::int64_t>(ancestors_of(row.organisation_path).size()));
        return;
    }
    db.run("DELETE FROM ledger_entries WHERE case_id = $1", row.id);
    run_for_ancestors(db, row.organisation_path, add, row.status, level, row.name_key, row.id);
}

/// The line as the case and its bearer are now; `anew`: its figures too, whether or not they are known to stand.
void record(Write& db, const Stated& now, bool anew) {
    auto present = current_version(db, everywhere, now.row.id);
    auto line = now.line;
    if (!anew && present && figures_stand(*present, now.row, db.today())) copy_figures(line, *present);
    else take_figures(line, people::household_sums(db, everywhere, now.row.person_id, db.today()));
    enter(db, now.row, present && present->organisation_path == line.organisation_path);
    if (present && shows_the_same(*present, line)) return;
    // What is not shown is not counted: its import counts it in the flip.
    const bool is_counted = !now.row.import_id || !store::is_hidden_batch(db, now.row.import_id->value);
    if (present) {
        if (is_counted) uncount(db, *present);
        present->valid_to = db.now();
        db.update(*present);
    }
    line.id = {db.new_id()};
    line.valid_from = db.now();
    db.insert(line);
    if (is_counted) count(db, line);
}

void follow_case(Write& db, std::int64_t id) {
    static const std::string sql = stated_sql("c.id");
    for (const auto& now : stated_of(db.rows<StatedRow>(everywhere, sql, id))) record(db, now, false);
}

}

std::optional<LedgerVersionRow> current_version(store::Read& db, const Scope& scope, CaseId id) {
    static const std::string sql = store::select_scoped<LedgerVersionRow>("t.case_id = $1 AND t.valid_to IS NULL");
    return db.row<LedgerVersionRow>(scope, sql, id);
}

void add_cause(LedgerVersionRow& line, const std::string& cause, bool is_main) {
    if (is_main) line.main_cause = cause;
    line.causes += (line.causes.empty() ? "" : ",") + cause;
}

void take_figures(LedgerVersionRow& line, const people::HouseholdSums& sums) {
    line.household_size = sums.size;
    line.income_total = sums.total;
    line.income_per_head = sums.per_head;
    line.income_year = sums.year;
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

void follow_person(Write& db, PersonId person) {
    static const std::string sql = stated_sql("c.person_id");
    for (const auto& now : stated_of(db.rows<StatedRow>(everywhere, sql, person))) {
        if (cases::is_living(now.row.status)) record(db, now, true);
        else enter(db, now.row, true);
        if (now.row.import_id) note_moved_figures(db, *now.row.import_id);
    }
}

std::vector<store::Follower> followers() {
    return {
        {std::string(cases::case_changed), follow_case},
        {std::string(people::person_changed), [](Write& db, std::int64_t person) { follow_person(db, {person}); }}};
}

}
