#include "steps/store.hpp"
#include "steps/routes.hpp"
#include "store/columns.hpp"
#include "store/records.hpp"
#include <fmt/format.h>

namespace steps {

using store::Read;
using store::Scope;
using store::select_scoped;

std::vector<StepRow> steps_of(Read& db, const std::string& owner_kind, std::int64_t owner_id) {
    static const std::string sql =
        "SELECT " + store::columns<StepRow>() + " FROM steps WHERE owner_kind = $1 AND owner_id = $2 ORDER BY seq";
    return db.rows<StepRow>(sql, owner_kind, owner_id);
}

std::optional<DeputyRow> find_deputy(Read& db, const Scope& scope, DeputyId id) {
    return store::find<DeputyRow>(db, scope, id);
}

std::vector<DeputyRow> deputies_of(Read& db, const Scope& scope, AccountId absent) {
    static const std::string sql =
        select_scoped<DeputyRow>("t.absent_id = $1 AND t.ended_at IS NULL ORDER BY t.from_on, t.id");
    return db.rows<DeputyRow>(scope, sql, absent);
}

std::vector<DeputyRow> deputised_by(Read& db, const Scope& scope, AccountId deputy, Date day) {
    static const std::string sql = select_scoped<DeputyRow>(
        "t.deputy_id = $1 AND t.from_on <= $2 AND t.until_on >= $2 AND t.ended_at IS NULL ORDER BY t.id");
    return db.rows<DeputyRow>(scope, sql, deputy, day);
}

std::vector<DeputyRow> deputies_from(Read& db, const Scope& scope, Date day) {
    static const std::string sql =
        select_scoped<DeputyRow>("t.until_on >= $1 AND t.ended_at IS NULL ORDER BY t.until_on, t.id LIMIT 500");
    return db.rows<DeputyRow>(scope, sql, day);
}

namespace {

struct StepFault {
    std::string owner_kind;
    std::int64_t owner_id = 0, seq = 0;
};
BOOST_DESCRIBE_STRUCT(StepFault, (), (owner_kind, owner_id, seq))

/// The steps of a record are numbered without a gap, and each begins where the one before it ended.
void steps_follow_one_another(Read& db, store::Findings& findings) {
    for (const auto& fault : db.rows<StepFault>(
             "SELECT s.owner_kind, s.owner_id, s.seq FROM steps s LEFT JOIN steps b ON b.owner_kind = s.owner_kind"
             " AND b.owner_id = s.owner_id AND b.seq = s.seq - 1"
             " WHERE (s.seq = 1 AND s.from_state <> '')"
             " OR (s.seq <> 1 AND (b.id IS NULL OR b.to_state <> s.from_state))"
             " ORDER BY s.owner_kind, s.owner_id, s.seq"))
        findings.add(fmt::format("steps of {} {}: step {} does not follow the one before", fault.owner_kind,
                                 fault.owner_id, fault.seq));
}

}

std::vector<store::TableInfo> tables() {
    return {store::table_of_record<StepRow>(false), store::table_of_record<DeputyRow>(true)};
}

std::vector<store::Invariant> invariants() { return {{"steps follow one another", steps_follow_one_another}}; }

}
