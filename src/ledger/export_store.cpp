#include "ledger/export_store.hpp"
#include "ledger/places.hpp"
#include "people/people.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <tuple>
#include <unordered_map>

namespace ledger {

namespace {

const std::string walk_columns =
    "c.id, c.number, c.status, c.origin, c.level, c.proposed_level, c.branch_id, c.filed_on, c.due_on, "
    "c.updated_at, c.person_id,"
    " p.name, p.name_key, p.id_number, p.phone, p.birth_date, p.sex, p.ethnicity, p.education, p.health,"
    " COALESCE(h.address, p.address) AS address, m.join_date,"
    " v.household_size, v.income_total, v.income_per_head, v.main_cause, v.causes, v.minimum_allowance, "
    "v.residence";

const std::string walk_joins =
    " JOIN people p ON p.id = c.person_id JOIN members m ON m.id = c.member_id AND {with:m}"
    " JOIN ledger_versions v ON v.case_id = c.id AND v.valid_to IS NULL AND {with:v}"
    " LEFT JOIN households h ON h.id = " +
    people::household_id_sql("c.person_id") +
    " AND {with:h}"
    " WHERE {scope:c}";

/// $5 cause, $6 origin, $7 residence, $8 minimum allowance, $9 person, $10 number, from $11 on the name's grams.
const std::string wanted =
    "CASE WHEN ($5 = '' OR EXISTS (SELECT 1 FROM case_causes k WHERE {with:k} AND k.case_id = c.id AND k.cause = "
    "$5))"
    " AND ($6 = '' OR c.origin = $6) AND ($7 = '' OR v.residence = $7)"
    " AND ($8 < 0 OR COALESCE(v.minimum_allowance, 0) = $8)"
    " AND ($9 = 0 OR c.person_id = $9) AND ($10 = '' OR c.number = $10)" +
    gram_filters(11) + " THEN 1 ELSE 0 END AS wanted";

}

std::vector<ExportRow> walk_ledger(store::Read& db, const store::Scope& scope, const LedgerQuery& query,
                                   const WalkPlace& from, std::int64_t limit) {
    auto asked = places_asked(db, query);
    if (asked.empty()) return {};
    return with_places(std::move(asked), [&](std::size_t places, const auto&... place) {
        const auto sql = fmt::format(
            "SELECT {}, {} FROM (SELECT name_key, case_id FROM ({}) u ORDER BY name_key, case_id LIMIT $4) e"
            " JOIN cases c ON c.id = e.case_id{} ORDER BY e.name_key, e.case_id",
            walk_columns, wanted, arms_sql({.places = places, .first = 14}), walk_joins);
        return db.rows<ExportRow>(scope, sql, query.organisation.id, store::Bytes{from.name_key}, from.id, limit,
                                  query.cause, query.origin, query.residence, query.minimum_allowance,
                                  query.person.value_or(PersonId{}), query.number, people::gram_at(query.grams, 0),
                                  people::gram_at(query.grams, 1), people::gram_at(query.grams, 2), place...);
    });
}

std::vector<ExportRow> walked_rows(store::Read& db, const store::Scope& scope, std::span<const CaseId> ids) {
    constexpr std::size_t at_once = 50;
    static const std::string sql = [] {
        std::string places;
        for (std::size_t i = 1; i <= at_once; ++i) places += fmt::format("{}${}", i == 1 ? "" : ", ", i);
        return "SELECT " + walk_columns + ", 1 AS wanted FROM cases c" + walk_joins + " AND c.id IN (" + places +
               ")";
    }();
    std::unordered_map<std::int64_t, ExportRow> found;
    for (auto rest = ids; !rest.empty(); rest = rest.subspan(std::min(at_once, rest.size()))) {
        std::array<CaseId, at_once> some{};  // no case has the id 0
        std::copy_n(rest.begin(), std::min(at_once, rest.size()), some.begin());
        auto rows = std::apply([&](const auto&... id) { return db.rows<ExportRow>(scope, sql, id...); }, some);
        for (auto& row : rows) found.emplace(row.id.value, std::move(row));
    }
    std::vector<ExportRow> out;
    for (const auto id : ids)
        if (const auto row = found.find(id.value); row != found.end()) out.push_back(std::move(row->second));
    return out;
}

}
