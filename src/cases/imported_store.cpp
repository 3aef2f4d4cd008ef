#include "cases/imported_store.hpp"
#include "cases/store.hpp"
#include "people/people.hpp"
#include "store/columns.hpp"

namespace cases {

using store::Read;
using store::Scope;
using store::select_scoped;
using store::Write;

namespace {

const Scope& everywhere() {
    static const Scope scope = Scope::system(store::SystemReason::imports);
    return scope;
}

struct NumberRow {
    std::string number;
};
BOOST_DESCRIBE_STRUCT(NumberRow, (), (number))

std::optional<std::string> only_number(const std::vector<NumberRow>& rows) {
    return rows.empty() ? std::nullopt : std::optional(rows.front().number);
}

}

std::vector<CaseRow> cases_of_import(Read& db, ImportId import, std::int64_t limit) {
    static const std::string sql = select_scoped<CaseRow>("t.import_id = $1 ORDER BY t.id LIMIT $2");
    return db.rows<CaseRow>(everywhere(), sql, import, limit);
}

std::vector<CaseRow> cases_of_import_in(Read& db, const Scope& scope, ImportId import, Status status,
                                        std::int64_t limit) {
    static const std::string sql =
        select_scoped<CaseRow>("t.import_id = $1 AND t.status = $2 ORDER BY t.id LIMIT $3");
    return db.rows<CaseRow>(scope, sql, import, status, limit);
}

void tell_imported(Read& db, ImportId import, store::Erasure& erasure) {
    static const std::string all = select_scoped<CaseRow>("t.import_id = $1");
    static const std::string of_them =
        "t.case_id IN (SELECT c.id FROM cases c WHERE {with:c} AND c.import_id = $1)";
    static const std::string applications = select_scoped<ApplicationRow>(of_them);
    static const std::string causes = select_scoped<CauseRow>(of_them);
    erasure.add_all<CaseRow>(db, everywhere(), all, import);
    erasure.add_all<ApplicationRow>(db, everywhere(), applications, import);
    erasure.add_all<CauseRow>(db, everywhere(), causes, import);
}

std::optional<std::string> first_moved(Read& db, ImportId import) {
    return only_number(db.rows<NumberRow>(
        everywhere(),
        "SELECT c.number FROM cases c WHERE {scope:c} AND c.import_id = $1 AND (c.version <> 1 OR " +
            papers::has_papers_sql(owner_kind, "c.id") + ") ORDER BY c.id LIMIT 1",
        import));
}

std::vector<StatusCases> count_by_status(Read& db, const Actor& actor, ImportId import) {
    return db.rows<StatusCases>(
        access_control::scope_of(actor),
        "SELECT c.status, COUNT(*) AS cases FROM cases c WHERE {scope:c} AND c.import_id = $1"
        " GROUP BY c.status ORDER BY c.status",
        import);
}

std::optional<std::string> number_of_person(Read& db, ImportId import, PersonId person) {
    return only_number(db.rows<NumberRow>(
        everywhere(),
        "SELECT c.number FROM cases c WHERE {scope:c} AND c.import_id = $1 AND (c.person_id = $2 OR " +
            people::live_together_sql("c.person_id", "$2") + ") ORDER BY c.id LIMIT 1",
        import, person));
}

}
