#pragma once
// The demo county: invented people carried through the real use cases, every state of the procedure present.
// Deterministic.
#include "store/store.hpp"

namespace app {

struct DemoSize {
    int townships = 3, branches = 4, members = 12, cases = 3;  // per county, township, branch, branch
};

/// One account per role; the password is the same for all and stands in README.
inline constexpr const char* demo_password = "qingyuan-demo-2026";

/// Whether the data is a demo county's: then it is served on loopback only.
bool is_demo(store::Store&);

}
