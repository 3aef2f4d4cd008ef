// What this slice reads of tables that slices below own: how many cases an organisation has, whether a person
// exists.
#include "access/store.hpp"

namespace access_control {

std::unordered_map<OrganisationId, std::int64_t> count_ledger_cases(store::Read& db, const store::IdList& ids) {
    static const store::Among sql(
        "SELECT ancestor_id AS id, CAST(SUM(cases) AS BIGINT) AS count FROM ledger_counts"
        " WHERE ancestor_id IN ({ids}) AND status IN ('on_ledger', 'imported') GROUP BY 1");
    return counts_among(db, sql, ids);
}

bool person_exists(store::Read& db, PersonId person) {
    return db.number("SELECT count(*) FROM people WHERE id = $1", person) > 0;
}

}
