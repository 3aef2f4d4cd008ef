#include "cases/routes.hpp"
#include "cases/store.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

const store::Scope everywhere = store::Scope::system(store::SystemReason::verify);

struct CaseFault {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(CaseFault, (), (id))

/// A case lies in its branch's scope, its notices in its own.
void scope_follows_case(store::Read& db, store::Findings& findings) {
    const auto check = [&](const std::string& table, const std::string& other) {
        db.each<CaseFault>(
            everywhere,
            [&](const CaseFault& fault) {
                findings.add(fmt::format("{} {}: lies in another organisation's scope", table, fault.id));
                return true;
            },
            "SELECT t.id FROM " + table + " t JOIN " + other + " ORDER BY t.id");
    };
    check("cases", "organisations o ON o.id = t.branch_id WHERE {scope:t} AND t.organisation_path <> o.path");
    check(
        "notices",
        "cases o ON o.id = t.case_id WHERE {scope:t} AND {with:o} AND t.organisation_path <> o.organisation_path");
}

/// Two steps taken by one account, or by accounts that named one person.
std::string is_one_sql(const char* step, const char* other) {
    return fmt::format("c.{0}_by = c.{1}_by OR c.{0}_person = c.{1}_person", step, other);
}

/// What stands in the ledger by application has passed every step by different people.
void filed_by_five_people(store::Read& db, store::Findings& findings) {
    constexpr const char* steps[] = {"filed", "committee_recorded", "committee_confirmed", "filing_proposed",
                                     "filing_confirmed"};
    std::string faults;
    for (const auto* step : steps) faults += fmt::format("c.{}_by IS NULL OR ", step);
    for (std::size_t i = 0; i < std::size(steps); ++i)
        for (std::size_t j = i + 1; j < std::size(steps); ++j) faults += is_one_sql(steps[i], steps[j]) + " OR ";
    db.each<CaseFault>(
        everywhere,
        [&](const CaseFault& fault) {
            findings.add(fmt::format("cases {}: on the ledger without five different people", fault.id));
            return true;
        },
        "SELECT c.id FROM cases c WHERE {scope:c} AND c.status = 'on_ledger' AND c.origin = 'application' AND (" +
            faults + "1 = 0) ORDER BY c.id");
}

}

std::vector<store::TableInfo> tables() {
    return {store::record_assigned<CaseRow>("case_id", "id"),
            store::record_owned_by<ApplicationRow>("cases", "case_id"),
            store::record_owned_by<CauseRow>("cases", "case_id"),
            store::record_owned_by<FindingRow>("cases", "case_id"),
            store::record_owned_by<StepRow>("cases", "case_id"),
            store::record_owned_by<AssemblyRow>("cases", "case_id"),
            store::record_owned_by<CommitteeDecisionRow>("cases", "case_id"),
            store::table_of_record<NoticeRow>(true),
            store::record_owned_by<ObjectionRow>("cases", "case_id"),
            store::other_table("form_tokens")};
}

std::vector<store::Invariant> invariants() {
    return {{"scope follows the case", scope_follows_case}, {"five different people", filed_by_five_people}};
}

std::vector<store::Reference> references() {
    return {{"cases", "person_id", "people"},
            {"cases", "member_id", "members"},
            {"cases", "branch_id", "organisations"}};
}

store::OwnedBy paper_owner() { return {"cases", "owner_id", std::string(owner_kind)}; }

}
