// The turn of the month in the ledgers: whoever died counts in a head's share to the end of the month
// (domain.md 1.5), so that figures move with the next one though nobody has changed anything.
#include "ledger/routes.hpp"
#include "ledger/store.hpp"
#include "people/people.hpp"
#include <algorithm>

namespace ledger {

namespace {

using store::Scope;

/// A living case's line and somebody of the household who died.
struct DeathRow {
    PersonId person_id;
    CaseId case_id;
    std::string organisation_path;
    Date deceased_on;
    Time valid_from;
};
BOOST_DESCRIBE_STRUCT(DeathRow, (), (person_id, case_id, organisation_path, deceased_on, valid_from))

const Scope everywhere = Scope::system(store::SystemReason::ledgers);

/// Lines that still count somebody whom a head's share counts no more.
std::vector<DeathRow> lines_behind(store::Read& db) {
    static const std::string sql =
        "SELECT c.person_id, c.id AS case_id, c.organisation_path, m.deceased_on, v.valid_from"
        " FROM cases c JOIN household_members m ON m.household_id = " +
        people::household_id_sql("c.person_id") +
        " JOIN ledger_versions v ON v.case_id = c.id AND v.valid_to IS NULL"
        " WHERE {scope:c} AND {with:m} AND {with:v} AND m.deceased_on IS NOT NULL AND v.income_per_head IS NOT NULL"
        " AND c.status NOT IN " +
        cases::ended_statuses + " ORDER BY c.id";
    auto rows = db.rows<DeathRow>(everywhere, sql);
    std::erase_if(rows, [&](const DeathRow& row) {
        return !people::shares_income(row.deceased_on, row.valid_from.local_date()) ||
               people::shares_income(row.deceased_on, db.today());
    });
    const auto same = [](const DeathRow& a, const DeathRow& b) { return a.case_id == b.case_id; };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return rows;
}

/// Logged where the line moves: an income of nothing has the same share for any number of heads.
void move_line(store::Write& db, const DeathRow& row) {
    const auto before = current_version(db, everywhere, row.case_id);
    follow_person(db, row.person_id);
    const auto after = current_version(db, everywhere, row.case_id);
    if (before && after && before->id == after->id) return;
    db.audit({.action = "ledger.month_turned",
              .object_type = "cases",
              .object_id = row.case_id.value,
              .organisation_path = row.organisation_path});
}

}

void follow_month(store::Store& store) {
    const Actor program{.name = "program", .organisation_path = "/"};
    for (const auto& row : store.read([](store::Read& db) { return lines_behind(db); }))
        store
            .write(program,
                   [&](store::Write& db) -> Result<Done> {
                       move_line(db, row);
                       return Done{};
                   })
            .value();
}

}
