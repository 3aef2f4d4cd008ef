#pragma once
// Who may be named to act for whom, and for how long. Pure.
#include "base/date.hpp"
#include "base/result.hpp"
#include "steps/people.hpp"
#include <vector>

namespace steps {

struct Period {
    Date from, until;  // both days count
    bool operator==(const Period&) const = default;
};

/// A deputy about to be named, and what is known.
struct Naming {
    Date today;
    Period period;
    Doer absent, deputy, named_by;
    bool one_organisation = false;   // both belong to it
    bool absent_has_rights = false;  // something to stand in for
    std::vector<Period> named{};     // when the absent has a deputy already
};

/// Refusals: step.deputy_self, step.deputy_party (named by one of the two), step.deputy_elsewhere,
/// step.deputy_nothing, step.deputy_period (ends before it begins, or is over), step.deputy_long (over a year),
/// step.deputy_twice.
Result<Done> check_naming(const Naming&);

}
