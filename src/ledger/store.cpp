#include "ledger/store.hpp"
#include "ledger/places.hpp"
#include "people/people.hpp"
#include "store/batches.hpp"
#include "store/columns.hpp"
#include <fmt/format.h>

namespace ledger {

using store::Read;
using store::Scope;
using store::Write;

std::string gram_filters(int first) {
    std::string out;
    for (std::size_t i = 0; i < people::search_grams_max; ++i)
        out += fmt::format(
            " AND (${0} = '' OR EXISTS (SELECT 1 FROM name_grams g{1} WHERE g{1}.gram = ${0}"
            " AND g{1}.member_id = c.member_id))",
            static_cast<std::size_t>(first) + i, i);
    return out;
}

namespace {

const std::string line_columns =
    "c.id, c.version, c.number, c.status, c.origin, c.return_to, c.level, c.proposed_level, c.branch_id, "
    "o.name AS branch_name, o.path_name AS branch_path_name, o.kind AS branch_kind, c.filed_on, "
    "c.updated_at, "
    "c.due_on, c.person_id, p.name, p.name_key, p.id_number, p.birth_date, p.sex, m.join_date, v.household_size, "
    "v.income_total, v.income_per_head, v.main_cause, v.causes, v.minimum_allowance, v.residence";

const std::string line_joins =
    " JOIN people p ON p.id = c.person_id JOIN members m ON m.id = c.member_id AND {with:m}"
    " JOIN organisations o ON o.id = c.branch_id"
    " JOIN ledger_versions v ON v.case_id = c.id AND v.valid_to IS NULL AND {with:v}";

/// The filters that the projection's key does not hold. $5 cause, $6 origin, $7 residence, $8 minimum allowance.
const std::string other_filters =
    " AND ($5 = '' OR EXISTS (SELECT 1 FROM case_causes k WHERE {with:k} AND k.case_id = c.id AND k.cause = $5))"
    " AND ($6 = '' OR c.origin = $6) AND ($7 = '' OR v.residence = $7)"
    " AND ($8 < 0 OR COALESCE(v.minimum_allowance, 0) = $8)";

/// What the filters need to know of an entry's case.
const std::string filter_joins =
    " JOIN cases c ON c.id = e.case_id AND {with:c}"
    " JOIN ledger_versions v ON v.case_id = c.id AND v.valid_to IS NULL AND {with:v}";

/// "$5, $6, $7": so many places from `first` on.
std::string places_from(std::size_t first, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += fmt::format("{}${}", i == 0 ? "" : ", ", first + i);
    return out;
}

/// The chosen statuses and then the levels as parameters from `first` on, always as many: one text of SQL whatever
/// a client chooses. with_chosen() gives them.
std::string chosen_filter(std::string_view status, std::size_t first) {
    return fmt::format(" AND {} IN ({}) AND COALESCE(c.level, 0) IN ({})", status, places_from(first, statuses_all),
                       places_from(first + statuses_all, levels_all));
}

/// Beyond the last of them that one again.
Status status_at(const LedgerQuery& query, std::size_t place) {
    ensure(!query.statuses.empty() && query.statuses.size() <= statuses_all);
    return query.statuses[std::min(place, query.statuses.size() - 1)];
}

std::int64_t level_at(const LedgerQuery& query, std::size_t place) {
    if (query.levels.empty()) return static_cast<std::int64_t>(place);  // any
    return place < query.levels.size() ? query.levels[place] : -1;
}

template <class Ask, std::size_t... S, std::size_t... L>
auto with_chosen(const LedgerQuery& query, Ask&& ask, std::index_sequence<S...>, std::index_sequence<L...>) {
    return ask(status_at(query, S)..., level_at(query, L)...);
}

template <class Ask>
auto with_chosen(const LedgerQuery& query, Ask&& ask) {
    return with_chosen(query, ask, std::make_index_sequence<statuses_all>(),
                       std::make_index_sequence<levels_all>());
}

std::string by_name_sql(Read& db, const LedgerQuery& query, std::size_t places, bool backward) {
    const char* order = backward ? " DESC" : "";
    const bool filtered = !query.is_plain();  // then inside each arm, so that it can be cut short there
    // Rows that are not shown yet must not fill an arm's page either.
    const bool joined = filtered || store::has_hidden_batches(db);
    const auto arms = arms_sql({.places = places,
                                .first = 9,
                                .backward = backward,
                                .joins = joined ? filter_joins : "",
                                .conditions = filtered ? other_filters : ""});
    // The key that is paged by is the projection's own.
    auto columns = line_columns;
    columns.replace(columns.find("p.name_key"), 1, "e");
    return fmt::format(
        "SELECT {}, 0 AS sort_number FROM ({}) e JOIN cases c ON c.id = e.case_id{} WHERE {{scope:c}}{}"
        " ORDER BY e.name_key{}, e.case_id{} LIMIT $4",
        columns, arms, line_joins, other_filters, order, order);
}

std::vector<LedgerLineRow> by_name_page(Read& db, const Scope& scope, const LedgerQuery& query, const Window& from,
                                        bool backward) {
    auto asked = places_asked(db, query);
    if (asked.empty()) return {};
    return with_places(std::move(asked), [&](std::size_t places, const auto&... place) {
        return db.rows<LedgerLineRow>(scope, by_name_sql(db, query, places, backward), query.organisation.id,
                                      store::Bytes{from.key}, from.id, from.limit(), query.cause, query.origin,
                                      query.residence, query.minimum_allowance, place...);
    });
}

/// In the order of the index of names. COALESCE keeps SQLite from beginning at the cases of a status instead.
std::string by_gram_sql(bool backward) {
    const char* order = backward ? " DESC" : "";
    return fmt::format(
        "SELECT {}, 0 AS sort_number FROM name_grams g JOIN cases c ON c.member_id = g.member_id{}"
        " WHERE {{scope:c}} AND g.ancestor_id = $1 AND g.gram = $9 AND g.name_key {}= $2{}"
        " AND (g.name_key, c.id) {} ($2, $3){}{}"
        " ORDER BY g.name_key{}, c.id{} LIMIT $4",
        line_columns, line_joins, backward ? "<" : ">", people::further_grams_sql(10, 1), backward ? "<" : ">",
        chosen_filter("COALESCE(c.status, '')", 12), other_filters, order, order);
}

std::string sort_expression(LedgerSort sort) {
    switch (sort) {
        case LedgerSort::name: return "p.name_key";
        case LedgerSort::level: return "COALESCE(c.level, 0)";
        case LedgerSort::income: return "COALESCE(v.income_per_head, -1)";
        case LedgerSort::filed: return "CAST(REPLACE(COALESCE(c.filed_on, '0'), '-', '') AS BIGINT)";
        default: return "c.updated_at";
    }
}

std::string sorted_sql(LedgerSort sort, bool descending, const std::string& columns) {
    const auto expression = sort_expression(sort);
    const char* order = descending ? " DESC" : "";
    return fmt::format(
        "SELECT {} FROM cases c{} WHERE {{scope:c}} AND c.organisation_path >= $1"
        " AND c.organisation_path < $9 AND ({}, c.id) {} ($2, $3){}{}{}"
        " ORDER BY {}{}, c.id{} LIMIT $4",
        columns, line_joins, expression, descending ? "<" : ">", chosen_filter("c.status", 13), other_filters,
        gram_filters(10), expression, order, order);
}

/// Where a path's subtree ends: the path with its last '/' raised by one.
std::string path_end(std::string path) {
    path.back() = '0';
    return path;
}

std::vector<LedgerLineRow> sorted_page(Read& db, const Scope& scope, const LedgerQuery& query,
                                       const Window& window) {
    const bool descending = query.descending != window.backward;
    std::int64_t edge = descending ? INT64_MAX : INT64_MIN;
    if (!window.from_edge) edge = std::strtoll(window.key.c_str(), nullptr, 10);
    const std::int64_t id = window.from_edge ? edge : window.id;
    const auto columns = line_columns + ", " + sort_expression(query.sort) + " AS sort_number";
    const auto sql = sorted_sql(query.sort, descending, columns);
    return with_chosen(query, [&](const auto&... chosen) {
        return db.rows<LedgerLineRow>(scope, sql, query.organisation.path, edge, id, window.limit(), query.cause,
                                      query.origin, query.residence, query.minimum_allowance,
                                      path_end(query.organisation.path), people::gram_at(query.grams, 0),
                                      people::gram_at(query.grams, 1), people::gram_at(query.grams, 2), chosen...);
    });
}

struct OrderedRow {
    CaseId id;
};
BOOST_DESCRIBE_STRUCT(OrderedRow, (), (id))

template <class Edge>
std::vector<OrderedRow> ordered_rows(Read& db, const Scope& scope, const LedgerQuery& query, const Edge& edge) {
    const auto sql = sorted_sql(query.sort, false, "c.id");
    return with_chosen(query, [&](const auto&... chosen) {
        return db.rows<OrderedRow>(scope, sql, query.organisation.path, edge, INT64_MIN, INT64_MAX, query.cause,
                                   query.origin, query.residence, query.minimum_allowance,
                                   path_end(query.organisation.path), people::gram_at(query.grams, 0),
                                   people::gram_at(query.grams, 1), people::gram_at(query.grams, 2), chosen...);
    });
}

}

std::vector<CaseId> ledger_order(Read& db, const Scope& scope, const LedgerQuery& query) {
    const auto rows = query.sort == LedgerSort::name ? ordered_rows(db, scope, query, store::Bytes{})
                                                     : ordered_rows(db, scope, query, INT64_MIN);
    std::vector<CaseId> ids;
    ids.reserve(rows.size());
    for (const auto& row : rows) ids.push_back(row.id);
    if (query.descending) std::reverse(ids.begin(), ids.end());
    return ids;
}

std::vector<LedgerLineRow> ledger_page(Read& db, const Scope& scope, const LedgerQuery& query,
                                       const Window& window) {
    if (query.sort != LedgerSort::name) return sorted_page(db, scope, query, window);
    const bool backward = window.backward != query.descending;
    Window from = window;
    if (query.descending && window.from_edge) {  // descending begins at the far edge
        from.key = backward ? std::string(256, '\xff') : std::string();
        from.id = backward ? INT64_MAX : 0;
    }
    if (query.grams.empty()) return by_name_page(db, scope, query, from, backward);
    const auto sql = by_gram_sql(backward);
    return with_chosen(query, [&](const auto&... chosen) {
        return db.rows<LedgerLineRow>(scope, sql, query.organisation.id, store::Bytes{from.key}, from.id,
                                      from.limit(), query.cause, query.origin, query.residence,
                                      query.minimum_allowance, people::gram_at(query.grams, 0),
                                      people::gram_at(query.grams, 1), people::gram_at(query.grams, 2), chosen...);
    });
}

std::unordered_map<CaseId, LedgerLineRow> ledger_lines(Read& db, const Scope& scope, const store::IdList& ids) {
    static const store::Among sql("SELECT " + line_columns + ", 0 AS sort_number FROM cases c" + line_joins +
                                  " WHERE {scope:c} AND c.id IN ({ids})");
    std::unordered_map<CaseId, LedgerLineRow> lines;
    for (auto& row : store::rows_among<LedgerLineRow>(db, scope, sql, ids)) lines.emplace(row.id, std::move(row));
    return lines;
}

std::vector<LedgerLineRow> ledger_lines_found(Read& db, const Scope& scope, const LedgerQuery& query,
                                              const Window& window) {
    const auto sql = fmt::format(
        "SELECT {}, 0 AS sort_number FROM cases c{} WHERE {{scope:c}} AND c.organisation_path >= $1"
        " AND c.organisation_path < $2 AND ($3 = 0 OR c.person_id = $3) AND ($4 = '' OR c.number = $4)"
        " AND c.id {} $9{}{} ORDER BY c.id{} LIMIT $10",
        line_columns, line_joins, window.backward ? ">" : "<", chosen_filter("c.status", 11), other_filters,
        window.backward ? "" : " DESC");
    const std::int64_t edge = window.backward ? 0 : INT64_MAX;
    return with_chosen(query, [&](const auto&... chosen) {
        return db.rows<LedgerLineRow>(scope, sql, query.organisation.path, path_end(query.organisation.path),
                                      query.person.value_or(PersonId{}), query.number, query.cause, query.origin,
                                      query.residence, query.minimum_allowance, window.from_edge ? edge : window.id,
                                      window.limit(), chosen...);
    });
}

bool asks_for(const LedgerQuery& query, const CountRow& count) {
    const auto holds = [](const auto& wanted, auto value) {
        return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
    };
    return holds(query.statuses, count.status) && (query.levels.empty() || holds(query.levels, count.level));
}

std::vector<CountRow> places_asked(Read& db, const LedgerQuery& query) {
    std::vector<CountRow> places;
    for (const auto& count : counts_below(db, query.organisation.id))
        if (asks_for(query, count) && count.cases > 0) places.push_back(count);
    return places;
}

std::string arms_sql(const Arms& arms) {
    const char* order = arms.backward ? " DESC" : "";
    std::string sql;
    for (std::size_t i = 0; i < arms.places; ++i)
        sql += fmt::format(
            "{0}SELECT name_key, case_id FROM (SELECT e.name_key, e.case_id FROM ledger_entries e{1} WHERE "
            "e.ancestor_id = $1 AND e.status = ${2} AND e.level = ${3} AND (e.name_key, e.case_id) {4} ($2, $3){5}"
            " ORDER BY e.name_key{6}, e.case_id{6} LIMIT $4) a{7}",
            i == 0 ? "" : " UNION ALL ", arms.joins, arms.first + i, arms.first + arms.places + i,
            arms.backward ? "<" : ">", arms.conditions, order, i);
    return sql;
}

std::vector<CountRow> counts_below(Read& db, OrganisationId organisation) {
    return db.rows<CountRow>(
        "SELECT status, level, cases, people, income_total FROM ledger_counts"
        " WHERE ancestor_id = $1 ORDER BY status, level",
        organisation);
}

namespace {

/// What a filter beyond the projection's key counts. A name is looked up from its index, not tried on every case.
std::string counts_sql(bool by_name) {
    const auto* from = by_name ? "name_grams g JOIN cases c ON c.member_id = g.member_id" : "cases c";
    const auto named =
        by_name ? " AND g.gram = $9 AND g.ancestor_id = $12" + people::further_grams_sql(10, 12) : std::string();
    return fmt::format(
        "SELECT c.status, COALESCE(c.level, 0) AS level, COUNT(*) AS cases, "
        "CAST(COALESCE(SUM(COALESCE(v.household_size, 1)), 0)"
        " AS BIGINT) AS people, CAST(COALESCE(SUM(COALESCE(v.income_total, 0)), 0) AS BIGINT) AS income_total"
        " FROM {} JOIN ledger_versions v ON v.case_id = c.id AND v.valid_to IS NULL"
        " WHERE {{scope:c}} AND {{with:v}} AND c.organisation_path >= $1 AND c.organisation_path < $2"
        " AND ($3 = '' OR c.number = $3) AND ($4 = 0 OR c.person_id = $4){}{}"
        " GROUP BY c.status, COALESCE(c.level, 0) ORDER BY 1, 2",
        from, other_filters, named);
}

}

std::vector<CountRow> counts_of(Read& db, const Scope& scope, const LedgerQuery& query) {
    if (query.is_plain()) return counts_below(db, query.organisation.id);
    static const std::string of_all = counts_sql(false), of_named = counts_sql(true);
    const auto end = path_end(query.organisation.path);
    const auto person = query.person.value_or(PersonId{});
    if (query.grams.empty())
        return db.rows<CountRow>(scope, of_all, query.organisation.path, end, query.number, person, query.cause,
                                 query.origin, query.residence, query.minimum_allowance);
    return db.rows<CountRow>(scope, of_named, query.organisation.path, end, query.number, person, query.cause,
                             query.origin, query.residence, query.minimum_allowance,
                             people::gram_at(query.grams, 0), people::gram_at(query.grams, 1),
                             people::gram_at(query.grams, 2), query.organisation.id);
}

std::vector<CauseCountRow> main_causes(Read& db, const Scope& scope) {
    // The index alone answers, but while rows of an import are there that are not shown yet.
    const std::string shown = store::has_hidden_batches(db)
                                  ? " AND EXISTS (SELECT 1 FROM cases c WHERE c.id = v.case_id AND {with:c})"
                                  : "";
    return db.rows<CauseCountRow>(
        scope,
        "SELECT v.main_cause AS cause, COUNT(*) AS cases FROM ledger_versions v WHERE {scope:v} AND v.valid_to IS "
        "NULL AND v.status = 'on_ledger' AND v.main_cause IS NOT NULL" +
            shown + " GROUP BY v.main_cause ORDER BY 2 DESC, 1");
}

}
