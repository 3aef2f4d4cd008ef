#include "cases/ledger_store.hpp"
#include "cases/routes.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

const store::Scope everywhere = store::Scope::system("verify");

struct CaseFault {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(CaseFault, (), (id))

/// Every case has one present version that says what the case says, and stands in the projection accordingly.
void ledger_follows_cases(store::Read& db, store::Findings& findings) {
    db.each<CaseFault>(
        everywhere,
        [&](const CaseFault& fault) {
            findings.add(fmt::format("cases {}: the ledger's present version says otherwise", fault.id));
            return true;
        },
        "SELECT c.id FROM cases c WHERE {scope:c} AND (SELECT count(*) FROM ledger_versions v WHERE v.case_id = "
        "c.id"
        " AND v.valid_to IS NULL AND v.status = c.status AND COALESCE(v.level, 0) = COALESCE(c.level, 0)) <> 1 "
        "ORDER BY c.id");
    db.each<CaseFault>(
        everywhere,
        [&](const CaseFault& fault) {
            findings.add(fmt::format("ledger_entries: case {} stands under another status or level", fault.id));
            return true;
        },
        "SELECT c.id FROM cases c JOIN ledger_entries e ON e.case_id = c.id WHERE {scope:c}"
        " AND (e.status <> c.status OR e.level <> COALESCE(c.level, 0)) ORDER BY c.id");
}

struct CountFault {
    std::int64_t ancestor_id = 0;
    std::string status;
    std::int64_t level = 0;
};
BOOST_DESCRIBE_STRUCT(CountFault, (), (ancestor_id, status, level))

/// The counts are what counting the projection gives.
void counts_agree(store::Read& db, store::Findings& findings) {
    db.each<CountFault>(
        everywhere,
        [&](const CountFault& fault) {
            findings.add(
                fmt::format("ledger_counts {}/{}/{}: wrong", fault.ancestor_id, fault.status, fault.level));
            return true;
        },
        "SELECT n.ancestor_id, n.status, n.level FROM ledger_counts n WHERE {scope:n} AND n.cases <> (SELECT "
        "count(*)"
        " FROM ledger_entries e WHERE e.ancestor_id = n.ancestor_id AND e.status = n.status AND e.level = n.level)"
        " ORDER BY n.ancestor_id, n.status, n.level");
}

/// What stands in the ledger by application has passed every step by different people.
void filed_by_five_people(store::Read& db, store::Findings& findings) {
    db.each<CaseFault>(
        everywhere,
        [&](const CaseFault& fault) {
            findings.add(fmt::format("cases {}: on the ledger without five different people", fault.id));
            return true;
        },
        "SELECT c.id FROM cases c WHERE {scope:c} AND c.status = 'on_ledger' AND c.origin = 'application' AND NOT"
        " (c.filed_by <> c.committee_recorded_by AND c.filed_by <> c.committee_confirmed_by AND c.filed_by <> "
        "c.filing_proposed_by"
        " AND c.filed_by <> c.filing_confirmed_by AND c.committee_recorded_by <> c.committee_confirmed_by"
        " AND c.committee_recorded_by <> c.filing_proposed_by AND c.committee_recorded_by <> c.filing_confirmed_by"
        " AND c.committee_confirmed_by <> c.filing_proposed_by AND c.committee_confirmed_by <> "
        "c.filing_confirmed_by"
        " AND c.filing_proposed_by <> c.filing_confirmed_by) ORDER BY c.id");
}

}

std::vector<store::TableInfo> tables() {
    return {store::table_of_record<CaseRow>(true),
            store::table_of_record<ApplicationRow>(true),
            store::table_of_record<CauseRow>(true),
            store::table_of_record<FindingRow>(true),
            store::table_of_record<StepRow>(true),
            store::table_of_record<AssemblyRow>(true),
            store::table_of_record<CommitteeDecisionRow>(true),
            store::table_of_record<NoticeRow>(true),
            store::table_of_record<ObjectionRow>(true),
            store::table_of_record<AttachmentRow>(true),
            store::table_of_record<LedgerVersionRow>(true),
            store::other_table("ledger_entries"),
            store::other_table("ledger_counts"),
            store::other_table("drafts"),
            store::other_table("form_tokens"),
            store::other_table("counters")};
}

std::vector<store::Invariant> invariants() {
    return {{"the ledger follows its cases", ledger_follows_cases},
            {"counts agree", counts_agree},
            {"five different people", filed_by_five_people}};
}

}
