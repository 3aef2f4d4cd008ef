#include "access/organisation_file.hpp"

namespace access_control {

std::int64_t count_ledger_cases(store::Read& db, OrganisationId organisation) {
    return db.number(
        "SELECT CAST(COALESCE(SUM(cases), 0) AS BIGINT) FROM ledger_counts WHERE ancestor_id = $1"
        " AND status IN ('on_ledger', 'imported')",
        organisation);
}

}
