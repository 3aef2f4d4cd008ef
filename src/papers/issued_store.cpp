#include "papers/issued_store.hpp"
#include "store/columns.hpp"
#include <fmt/format.h>

namespace papers {

namespace {

const std::string select_issued = "SELECT " + store::columns<IssuedPaperRow>() + " FROM issued_papers WHERE ";

struct NumberGap {
    std::string kind;
    std::int64_t organisation_id = 0, year = 0;
};
BOOST_DESCRIBE_STRUCT(NumberGap, (), (kind, organisation_id, year))

}

std::optional<IssuedPaperRow> find_issued_by_link(store::Read& db, const store::Bytes& link_hash) {
    static const std::string sql = select_issued + "link_hash = $1";
    return db.row<IssuedPaperRow>(sql, link_hash);
}

std::vector<IssuedPaperRow> issued_of_object(store::Read& db, const std::string& object_kind, std::int64_t object) {
    static const std::string sql = select_issued + "object_kind = $1 AND object_id = $2 ORDER BY id DESC";
    return db.rows<IssuedPaperRow>(sql, object_kind, object);
}

std::int64_t last_number(store::Read& db, const std::string& kind, OrganisationId organisation, std::int64_t year) {
    return db.number(
        "SELECT coalesce(max(n), 0) FROM issued_papers WHERE kind = $1 AND organisation_id = $2 AND year = $3",
        kind, organisation, year);
}

void numbers_have_no_gaps(store::Read& db, store::Findings& findings) {
    for (const auto& gap : db.rows<NumberGap>(
             "SELECT kind, organisation_id, year FROM issued_papers GROUP BY kind, organisation_id, year"
             " HAVING max(n) <> count(*) ORDER BY kind, organisation_id, year"))
        findings.add(fmt::format("issued_papers: a number of {} is missing in {} of organisation {}", gap.kind,
                                 gap.year, gap.organisation_id));
}

}
