#pragma once
// The demo county of a size for measuring: a million members, a hundred thousand cases. Written in grouped jobs of
// the writer with the rules, the sealing and the log of the use cases. Deterministic like the smaller ones.
#include "store/store.hpp"

namespace app {

struct LargeSize {
    int townships = 50, branches = 100, members = 200, cases = 20, family = 60;  // of a county, township, branch
    std::uint64_t seed = 2026;
};

/// The store's clock must give `clock`; it stands still at the day before `end`.
void write_large_county(store::Store&, Time& clock, Time end, const LargeSize&);

}
