#pragma once
// The one place where a case changes its status: asks the procedure, writes case, trace, ledger and audit together.
// Private to cases/.
#include "cases/cases.hpp"
#include "cases/facts.hpp"

namespace cases {

struct Advance {
    Action action{};
    OptionalText opinion{};
    OptionalText to{};  // for send_back: the step to go back to
};

/// The case in scope at the version the user read: case.unknown, stale_version.
Result<CaseRow> case_for_step(store::Read&, const Actor&, CaseId, std::int64_t version);
/// Moves the case or refuses with the procedure's code; `row` becomes what was written.
Result<Done> advance(store::Write&, const Actor&, CaseRow& row, const Advance&);
/// The actions open to the actor now, each with what blocks it.
std::vector<ActionView> actions_for(store::Read&, const Actor&, const CaseRow&);

}
