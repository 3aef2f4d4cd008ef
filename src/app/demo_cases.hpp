#pragma once
// Cases of the demo county carried through the procedure by its real use cases, each step on its own working day.
#include "app/demo_agenda.hpp"
#include "app/demo_story.hpp"
#include "documents/recent_papers.hpp"
#include "store/store.hpp"

namespace app {

/// What a use case refuses is a fault of the demo's own script.
template <class T>
T expect(Result<T> result) {
    if (result) return *std::move(result);
    std::string what = result.error().code;
    for (const auto& issue : result.error().fields) what += " " + issue.field + ":" + issue.code;
    throw Bug("demo county: " + what);
}

/// How far a case has come, or how it ended.
enum class Fate {
    draft,
    submitted,
    assembly_passed,
    on_notice,
    objection_recorded,
    objection_investigated,
    notice_corrected,
    notice_passed,
    committee_recorded,
    committee_confirmed,
    filing_proposed,
    on_ledger,
    on_ledger_after_objection,
    returned_by_committee,
    returned_by_county,
    rejected_by_branch,
    rejected_by_committee,
    appealed,
    withdrawn
};

/// The offices that a branch's cases pass through.
struct Offices {
    Actor clerk, committee_clerk, committee_reviewer, officer, reviewer;
};

/// Does things in the county, and lets time go by as it does.
class Doer {
public:
    Doer(store::Store& store, Time& clock) : store_(store), clock_(clock) {}
    template <class Ask, class Out>
    Out act(const Actor& actor, Result<Out> (*use_case)(store::Write&, const Actor&, const Ask&), const Ask& ask) {
        clock_.ms += 20'000;
        return expect(store_.write(actor, [&](store::Write& db) { return use_case(db, actor, ask); }));
    }
    void attach(const Actor& actor, CaseId id, const std::string& kind);
    Date today() const { return clock_.local_date(); }
    store::Store& store() { return store_; }

private:
    store::Store& store_;
    Time& clock_;
    documents::RecentPapers recent_{};
};

/// A case on its way.
struct CaseRun {
    Story story;
    Offices offices;
    people::MemberId member;
    CaseId id;
    std::int64_t version = 1;
    std::vector<std::string> papers{};
    NoticeId notice{};
    ObjectionId objection{};
    std::int64_t voters = 0;
};

/// Puts a case's steps on the agenda: `last` is the working day of the last of them.
void plan_case(Agenda&, Doer&, Dice&, CaseRun, Fate, Date last);
/// A working day so many before another.
Date working_days_before(Date day, int count);

}
