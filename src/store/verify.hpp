#pragma once
// Recomputes what must be true: the chains of the audit log, every table of record against the hashes in the log, foreign
// keys, and the slices' invariants. Reads only. Source: X-2.
#include "store/store.hpp"

namespace store {

/// One line per fault, naming table and row: "cases 17: altered", "audit_log a1b2/9: altered". Empty: all is well.
Findings verify(Store&);

}
