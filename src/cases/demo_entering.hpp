#pragma once
// Cases of a whole county written at once, each as it stands with the steps that brought it there: the same tables,
// sealing, projection and log as the procedure writes, in one job and one row of the log a case. For a new county
// only: nobody is asked whether they may.
#include "cases/cases.hpp"
#include "cases/procedure.hpp"

namespace cases {

/// Who takes the steps: five people.
struct CaseOffices {
    const Actor &clerk, &committee_clerk, &committee_reviewer, &officer, &reviewer;
};

struct EnteredCase {
    people::MemberRow member;
    ApplicationFields application;
    Status status = Status::on_ledger;  // on the way from draft to the ledger
    Date started;
    std::int64_t level = 1;
    std::int64_t voters = 1;
};

/// Refusals: those of the application's fields.
Result<CaseId> enter_case(store::Write&, const CaseOffices&, const EnteredCase&);

}
