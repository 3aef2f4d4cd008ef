#pragma once
// The steps of the procedure as commands: one case at a time by the branch, one or many by committee and
// county.
#include "cases/rows.hpp"
#include "steps/batch.hpp"
#include "store/store.hpp"

namespace cases {

struct CaseStep {
    CaseId id;
    std::int64_t version = 0;
    OptionalText opinion;
};
BOOST_DESCRIBE_STRUCT(CaseStep, (), (id, version, opinion))
struct CaseReason {
    CaseId id;
    std::int64_t version = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(CaseReason, (), (id, version, reason))
struct ReturnCase {
    CaseId id;
    std::int64_t version = 0;
    std::string to, reason;
};
BOOST_DESCRIBE_STRUCT(ReturnCase, (), (id, version, to, reason))

struct RecordAssembly {
    CaseId id;
    std::int64_t version = 0;
    Date date;
    std::int64_t expected = 0, present = 0, in_favour = 0, against = 0, abstained = 0;
    std::string opinion;
    std::int64_t proposed_level = 0;  // what was voted on
    std::optional<bool> failed;       // held without the majority: on record, and the case waits on
    OptionalText earlier_because;     // why it was held before the application was submitted
};
BOOST_DESCRIBE_STRUCT(RecordAssembly, (),
                      (id, version, date, expected, present, in_favour, against, abstained, opinion, proposed_level,
                       failed, earlier_because))

/// Where the case stands after a step.
struct Stepped {
    CaseId id;
    std::int64_t version = 0;
    std::string status;
};
BOOST_DESCRIBE_STRUCT(Stepped, (), (id, version, status))

/// One case of a batch: verdict, the level decided, opinion, and the step to go back to.
struct BatchItem {
    CaseId id;
    std::int64_t version = 0;
    Verdict verdict{};
    std::optional<std::int64_t> level;
    std::string opinion;
    OptionalText to;
};
BOOST_DESCRIBE_STRUCT(BatchItem, (), (id, version, verdict, level, opinion, to))

struct RecordCommittee {
    Date date;
    std::vector<std::string> participants;
    std::vector<BatchItem> items;
};
BOOST_DESCRIBE_STRUCT(RecordCommittee, (), (date, participants, items))
struct Batch {
    std::vector<BatchItem> items;
};
BOOST_DESCRIBE_STRUCT(Batch, (), (items))

/// What became of each case: a verdict a row. Where no row could be decided, the request is refused.
struct BatchResult {
    std::vector<Stepped> results;
    std::vector<steps::RefusedRow> refused;
};
BOOST_DESCRIBE_STRUCT(BatchResult, (), (results, refused))

Result<Stepped> submit(store::Write&, const Actor&, const CaseStep&);
Result<Stepped> withdraw(store::Write&, const Actor&, const CaseReason&);
Result<Stepped> send_back(store::Write&, const Actor&, const ReturnCase&);
Result<Stepped> reject(store::Write&, const Actor&, const CaseReason&);
Result<Stepped> appeal(store::Write&, const Actor&, const CaseReason&);
Result<Stepped> remind(store::Write&, const Actor&, const CaseStep&);
Result<Stepped> record_assembly(store::Write&, const Actor&, const RecordAssembly&);
Result<BatchResult> record_committee(store::Write&, const Actor&, const RecordCommittee&);
Result<BatchResult> confirm_committee(store::Write&, const Actor&, const Batch&);
Result<BatchResult> propose_filing(store::Write&, const Actor&, const Batch&);
Result<BatchResult> confirm_filing(store::Write&, const Actor&, const Batch&);

}
