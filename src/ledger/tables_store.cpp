#include "ledger/routes.hpp"
#include "ledger/store.hpp"
#include "people/people.hpp"
#include "store/ordered_rows.hpp"
#include <fmt/format.h>
#include <map>
#include <set>

namespace ledger {

namespace {

const store::Scope everywhere = store::Scope::system(store::SystemReason::verify);

struct CaseFault {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(CaseFault, (), (id))

/// Every case has one present version that says what the case says.
void ledger_follows_cases(store::Read& db, store::Findings& findings) {
    db.each<CaseFault>(
        everywhere,
        [&](const CaseFault& fault) {
            findings.add(fmt::format("cases {}: the ledger's present version says otherwise", fault.id));
            return true;
        },
        "SELECT c.id FROM cases c JOIN people p ON p.id = c.person_id LEFT JOIN applications a ON a.case_id = c.id"
        " AND {with:a} WHERE {scope:c}"
        " AND (SELECT count(*) FROM ledger_versions v WHERE {with:v} AND v.case_id = c.id AND v.valid_to IS NULL"
        " AND v.organisation_path = c.organisation_path AND v.status = c.status"
        " AND v.level IS NOT DISTINCT FROM c.level AND v.proposed_level IS NOT DISTINCT FROM c.proposed_level"
        " AND (c.status IN " +
            cases::ended_statuses +
            " OR (v.residence IS NOT DISTINCT FROM p.residence"
            " AND v.minimum_allowance IS NOT DISTINCT FROM a.minimum_allowance))) <> 1 ORDER BY c.id");
}

struct LivingLine {
    CaseId case_id;
    std::optional<HouseholdId> household_id;
    std::optional<std::int64_t> household_size, income_year;
    std::optional<Money> income_total, income_per_head;
    Time valid_from;
};
BOOST_DESCRIBE_STRUCT(LivingLine, (),
                      (case_id, household_id, household_size, income_year, income_total, income_per_head,
                       valid_from))

/// The figures of a case that has not ended are those of its household as it stands; a head's share that of today,
/// or of the day the line is from while the turn of the month is still to be followed.
void figures_follow_households(store::Read& db, store::Findings& findings) {
    people::HouseholdFigures figures(db);
    db.each<LivingLine>(
        everywhere,
        [&](const LivingLine& line) {
            const auto known = figures.of(line.household_id, {db.today(), line.valid_from.local_date()});
            const bool follows = std::any_of(known.begin(), known.end(), [&](const people::HouseholdSums& sums) {
                return line.household_size == sums.size && line.income_year == sums.year &&
                       line.income_total == sums.total && line.income_per_head == sums.per_head;
            });
            if (!follows)
                findings.add(
                    fmt::format("cases {}: the ledger's figures are not the household's", line.case_id.value));
            return true;
        },
        "SELECT c.id AS case_id, " + people::household_id_sql("c.person_id") +
            " AS household_id, v.household_size, v.income_year, v.income_total, v.income_per_head, v.valid_from"
            " FROM cases c JOIN ledger_versions v ON v.case_id = c.id AND v.valid_to IS NULL"
            " WHERE {scope:c} AND {with:v} AND c.status NOT IN " +
            cases::ended_statuses + " ORDER BY household_id");
}

struct PresentRow {
    CaseId case_id;
    std::string organisation_path, status, causes;
    OptionalText main_cause;
    std::int64_t level = 0, people = 0;
    Money income_total;
    store::Bytes name_key;  // of the person
    bool is_shown = true;   // its import is not hidden: only then it is counted
};
BOOST_DESCRIBE_STRUCT(PresentRow, (),
                      (case_id, organisation_path, status, causes, main_cause, level, people, income_total,
                       name_key, is_shown))

struct EntryRow {
    std::int64_t record = 0, ancestor_id = 0;
    std::string status;
    std::int64_t level = 0;
    store::Bytes name_key;
};
BOOST_DESCRIBE_STRUCT(EntryRow, (), (record, ancestor_id, status, level, name_key))

struct StatedCauseRow {
    std::int64_t record = 0;
    std::string cause;
    bool is_main = false;
};
BOOST_DESCRIBE_STRUCT(StatedCauseRow, (), (record, cause, is_main))

struct AncestorCounts {
    std::int64_t ancestor_id = 0;
    std::string status;
    std::int64_t level = 0, cases = 0, people = 0;
    Money income_total;
};
BOOST_DESCRIBE_STRUCT(AncestorCounts, (), (ancestor_id, status, level, cases, people, income_total))

struct Sums {
    std::int64_t cases = 0, people = 0;
    Money income_total;
    bool operator==(const Sums&) const = default;
};
/// Ancestor, status, level: few even in a large county.
using Place = std::tuple<std::int64_t, std::string, std::int64_t>;
using AllSums = std::map<Place, Sums>;

/// Whether the entries are those that a case of these facts has: one under each ancestor.
bool stands_as(const std::vector<EntryRow>& entries, const PresentRow& present,
               const std::vector<std::int64_t>& ancestors) {
    std::set<std::int64_t> under;
    for (const auto& entry : entries) {
        if (entry.status != present.status || entry.level != present.level) return false;
        if (entry.name_key.bytes != present.name_key.bytes) return false;
        under.insert(entry.ancestor_id);
    }
    return entries.size() == ancestors.size() && under == std::set(ancestors.begin(), ancestors.end());
}

bool says_causes(const PresentRow& present, const std::vector<StatedCauseRow>& stated) {
    std::string causes;
    OptionalText main;
    for (const auto& each : stated) {
        causes += (causes.empty() ? "" : ",") + each.cause;
        if (each.is_main) main = each.cause;
    }
    return present.causes == causes && present.main_cause == main;
}

/// Each case stands under its organisation and all above it, by its present status and level and its bearer's
/// present name, and no other does.
AllSums check_entries(store::Read& db, store::Findings& findings) {
    AllSums sums;
    store::OrderedRows<EntryRow> entries(
        db, "SELECT case_id AS record, ancestor_id, status, level, name_key FROM ledger_entries ORDER BY case_id");
    store::OrderedRows<StatedCauseRow> causes(
        db, everywhere,
        "SELECT t.case_id AS record, t.cause, t.is_main FROM case_causes t WHERE {scope:t}"
        " ORDER BY t.case_id, t.is_main DESC, t.id");
    const auto stray = [&](const EntryRow& row) {
        findings.add(fmt::format("ledger_entries: case {} is not in the ledger", row.record));
    };
    db.each<PresentRow>(
        everywhere,
        [&](const PresentRow& present) {
            const auto ancestors = ancestors_of(present.organisation_path);
            if (!stands_as(entries.take(present.case_id.value, stray), present, ancestors))
                findings.add(
                    fmt::format("ledger_entries: case {} stands elsewhere or under another status, level or name",
                                present.case_id.value));
            if (!says_causes(present, causes.take(present.case_id.value, [](const auto&) {})))
                findings.add(fmt::format("cases {}: the ledger tells of other causes", present.case_id.value));
            for (const auto ancestor : ancestors) {
                if (!present.is_shown) break;
                auto& sum = sums[{ancestor, present.status, present.level}];
                ++sum.cases;
                sum.people += present.people;
                sum.income_total += present.income_total;
            }
            return true;
        },
        "SELECT v.case_id, v.organisation_path, v.status, v.causes, v.main_cause, COALESCE(v.level, 0) AS level,"
        " COALESCE(v.household_size, 1) AS people, COALESCE(v.income_total, 0) AS income_total, p.name_key,"
        " CASE WHEN v.case_id IN (SELECT c.id FROM cases c JOIN hidden_batches h ON h.batch_id = c.import_id"
        " WHERE {with:c})"
        " THEN 0 ELSE 1 END AS is_shown"
        " FROM ledger_versions v JOIN cases k ON k.id = v.case_id JOIN people p ON p.id = k.person_id"
        " WHERE {scope:v} AND {with:k} AND v.valid_to IS NULL ORDER BY v.case_id");
    entries.finish(stray);
    return sums;
}

/// The counts are what counting the ledger gives.
void projection_follows_ledger(store::Read& db, store::Findings& findings) {
    auto sums = check_entries(db, findings);
    const auto fault = [&](const Place& place) {
        const auto& [ancestor, status, level] = place;
        findings.add(fmt::format("ledger_counts {}/{}/{}: wrong", ancestor, status, level));
    };
    for (const auto& row :
         db.rows<AncestorCounts>("SELECT ancestor_id, status, level, cases, people, income_total FROM"
                                 " ledger_counts ORDER BY ancestor_id, status, level")) {
        const Place place{row.ancestor_id, row.status, row.level};
        if (sums[place] != Sums{row.cases, row.people, row.income_total}) fault(place);
        sums.erase(place);
    }
    for (const auto& [place, sum] : sums) fault(place);
}

}

std::vector<store::TableInfo> tables() {
    return {store::table_of_record<LedgerVersionRow>(true), store::other_table("ledger_entries"),
            store::other_table("ledger_counts")};
}

std::vector<store::Invariant> invariants() {
    return {{"the ledger follows its cases", ledger_follows_cases},
            {"figures follow households", figures_follow_households},
            {"the projection follows the ledger", projection_follows_ledger}};
}

}
