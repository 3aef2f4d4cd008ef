#pragma once
// Recomputes what must be true: the chains of the audit log, every table of record against the hashes in the log,
// foreign keys, the database's own structure, and the slices' invariants. Reads only, beside a serving process too.
// Source: X-2.
#include "store/store.hpp"

namespace store {

/// One line per fault, naming table and row: "cases 17: altered", "audit_log a1b2/9: altered". Empty: all is well,
/// and writing that was stopped by signs of damage may go on.
Findings verify(Store&);

/// The text of the county's verification key for an auditor, who checks copies of the database and its heads with
/// it (Options::verification_key). That it was given is logged.
std::string give_verification_key(Store&, const Actor&);

}
