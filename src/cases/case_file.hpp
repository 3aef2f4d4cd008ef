#pragma once
// A case with all that is on file of it, read by the few statements that it takes however much that is, and of many
// cases by as many as of one. Use cases load it once, decide on it and record. Private to cases/.
#include "cases/store.hpp"
#include "papers/papers.hpp"
#include "people/people.hpp"
#include "policy/policy.hpp"

namespace cases {

/// A case with what its notices rest on.
struct CaseOnNotice {
    CaseRow row;
    std::vector<NoticeRow> notices{};  // the newest first
    std::vector<ObjectionRow> objections{};
    std::vector<AssemblyRow> assemblies{};
    std::vector<StepRow> steps{};
    std::vector<papers::PaperRow> papers{};  // those that stand
};

/// What is sealed of an application, opened.
struct OpenedTexts {
    struct Finding {
        std::string event, evidence;
    };
    OptionalText situation{}, aid_received{}, aid_requested{}, remark{};
    std::vector<Finding> findings{};  // in the order of the findings
};

struct CaseFile : CaseOnNotice {
    std::optional<ApplicationRow> application{};
    std::vector<CauseRow> causes{};  // the main one first
    std::vector<FindingRow> findings{};
    std::vector<CommitteeDecisionRow> decisions{};
    people::MemberFile member{};
    OpenedTexts texts{};
    bool branch_stands_aside = false;  // one of its own people may not act on the case
};

std::unordered_map<CaseId, CaseOnNotice> cases_on_notice(store::Read&, const store::Scope&, const store::IdList&);
std::unordered_map<CaseId, CaseFile> case_files(store::Read&, const store::Scope&, const store::IdList&);
/// Of a case that the caller has found within the scope.
CaseFile case_file(store::Read&, const store::Scope&, CaseId);
CaseOnNotice case_on_notice(store::Read&, const store::Scope&, CaseId);

/// An id for a new row above those of its kind that the case has. One step of a case follows the other (each names
/// the version it read), so the row with the largest id is the latest, whichever processes wrote them.
template <store::Record R>
auto next_id(store::Write& db, const std::vector<R>& rows) {
    std::int64_t last = 0;
    for (const auto& row : rows) last = std::max(last, row.id.value);
    return decltype(R::id){db.new_id_above(last)};
}

/// The last assembly, which from the notice on is the one that carried.
inline const AssemblyRow* last_assembly(const CaseOnNotice& of) {
    return of.assemblies.empty() ? nullptr : &of.assemblies.back();
}

}
