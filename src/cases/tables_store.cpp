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

/// What belongs to a case lies in its scope, and the case in its branch's.
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
    for (const auto* table : {"applications", "case_causes", "case_findings", "case_steps", "assemblies",
                              "committee_decisions", "notices", "objections", "attachments"})
        check(table,
              "cases o ON o.id = t.case_id WHERE {scope:t} AND {with:o} AND t.organisation_path <> "
              "o.organisation_path");
}

/// Two steps taken by one account, or by accounts that named one person.
std::string is_one_sql(const char* step, const char* other) {
    return fmt::format("c.{0}_by = c.{1}_by OR c.{0}_person = c.{1}_person", step, other);
}

struct KeptFile {
    AttachmentId id;
    store::Bytes content_hash;
};
BOOST_DESCRIBE_STRUCT(KeptFile, (), (id, content_hash))

struct StrayFile {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(StrayFile, (), (id))

/// Each paper has the file that its record was made with. One at a time: they are large.
void files_follow_records(store::Read& db, store::Findings& findings) {
    db.each<KeptFile>(
        everywhere,
        [&](const KeptFile& file) {
            const auto content = find_content(db, file.id);
            if (!content) findings.add(fmt::format("attachment_contents {}: missing", file.id.value));
            else if (crypto::sha256(content->bytes) != file.content_hash.bytes)
                findings.add(fmt::format("attachment_contents {}: altered", file.id.value));
            return true;
        },
        "SELECT t.id, t.content_hash FROM attachments t WHERE {scope:t} ORDER BY t.id");
    for (const auto& stray : db.rows<StrayFile>(
             everywhere, "SELECT c.attachment_id AS id FROM attachment_contents c LEFT JOIN attachments t"
                         " ON t.id = c.attachment_id AND {scope:t} WHERE t.id IS NULL ORDER BY c.attachment_id"))
        findings.add(fmt::format("attachment_contents {}: belongs to no attachment", stray.id));
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
            store::other_table("attachment_contents"),
            store::other_table("drafts"),
            store::other_table("form_tokens"),
            store::other_table("counters")};
}

std::vector<store::Invariant> invariants() {
    return {{"scope follows the case", scope_follows_case},
            {"files follow their records", files_follow_records},
            {"five different people", filed_by_five_people}};
}

}
