#pragma once
// How an application's fields become rows; for use cases that write an application. Private to cases/.
#include "cases/applications.hpp"

namespace cases {

/// Every wrong field of an application at once.
Result<Done> check_fields(const ApplicationFields&, Date today);
void fill(store::Read&, ApplicationRow&, const ApplicationFields&);
void replace_causes(store::Write&, const store::Scope&, const CaseRow&, const std::vector<Cause>&);
void replace_findings(store::Write&, const store::Scope&, const CaseRow&, const std::vector<HardshipFinding>&);

}
