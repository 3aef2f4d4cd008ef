// What this slice reads of tables that slices below own: how many cases an organisation has, whether a person
// exists.
#include "access/store.hpp"

namespace access_control {

std::int64_t count_ledger_cases(store::Read& db, OrganisationId organisation) {
    return db.number(
        "SELECT CAST(COALESCE(SUM(cases), 0) AS BIGINT) FROM ledger_counts WHERE ancestor_id = $1"
        " AND status IN ('on_ledger', 'imported')",
        organisation);
}

bool person_exists(store::Read& db, PersonId person) {
    return db.number("SELECT count(*) FROM people WHERE id = $1", person) > 0;
}

}
