#pragma once
// The demo county of a size that the real use cases can write: organisations, accounts, members, two years of
// cases, matches. Deterministic: the same seed and the same end give the same county, apart from what is sealed.
#include "store/store.hpp"

namespace app {

struct DemoSize {
    int townships = 3, branches = 4, members = 15;  // per county, township, branch
    int cases = 0;  // of a branch besides those that show every state; on the ledger
    int years = 1;  // of history
    std::uint64_t seed = 2026;
};

/// The `small` county shows every state of the procedure in its first township.
inline constexpr DemoSize small_county{.cases = 2};
inline constexpr DemoSize whole_county{.townships = 20, .branches = 25, .members = 60, .cases = 4, .years = 2};

/// One password for all accounts; it stands in README.
inline constexpr const char* demo_password = "qingyuan-demo-2026";

/// The store's clock must give `clock`; the county's history ends the day before `end`, and `clock` is left there.
void write_demo_county(store::Store&, Time& clock, Time end, const DemoSize&);

}
