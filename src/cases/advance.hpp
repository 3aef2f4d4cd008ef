#pragma once
// The one place where a case changes its status: asks the procedure, writes case, trace and audit together, and
// tells who follows cases. Private to cases/.
#include "cases/cases.hpp"
#include "cases/facts.hpp"

namespace cases {

/// The files that one request acts on or shows, with who acts and by which rules: each table is read once for all
/// of them, before anything is decided.
struct Docket {
    Acting acting;
    policy::Rules rules;
    std::unordered_map<CaseId, CaseFile> files{};
    /// The file of a case in the actor's scope, at the version that the user read: case.unknown, stale_version.
    Result<CaseFile*> at_version(CaseId, std::int64_t version);
};
Docket docket_of(store::Read&, const Actor&, const store::IdList& cases);

struct Advance {
    Action action{};
    OptionalText opinion{};
    OptionalText to{};  // for send_back: the step to go back to
};

/// Moves the case or refuses with the procedure's code; the file's row becomes what was written.
Result<Done> advance(store::Write&, const Docket&, CaseFile&, const Advance&);
/// Where the case stands, as every step answers.
Stepped stepped_of(const CaseRow&);
/// The actions open to the actor now, each with what blocks it.
std::vector<ActionView> actions_for(store::Read&, const Docket&, const CaseFile&, const std::vector<Criterion>&);

}
