#pragma once
// What cases/ shows, with what the ledgers keep of it: each case of an approver's list with its line, and a case
// that has ended with the figures it ended with.
#include "cases/cases.hpp"

namespace ledger {

/// `action` is what it waits for. `open` is what the actor may do of a step that committee or county decides: that
/// step, send_back, reject; of other steps, which are taken one by one, nothing is told. `entered_late`: what may
/// be decided has a notice that was told of after its last day.
struct Approval {
    cases::CaseLine line;
    people::OptionalText action;
    std::vector<std::string> open;
    Time entered_at;
    bool entered_late = false;
};
BOOST_DESCRIBE_STRUCT(Approval, (), (line, action, open, entered_at, entered_late))

Result<Paged<Approval>> list_approvals(store::Read&, const Actor&, const cases::ListApprovals&);
Result<cases::Case> show_case(store::Read&, const Actor&, const cases::ShowCase&);

}
