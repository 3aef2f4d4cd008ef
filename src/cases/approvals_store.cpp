// The queries of to-dos: derived from statuses and due dates, never stored.
#include "cases/store.hpp"
#include "people/people.hpp"
#include "store/columns.hpp"
#include <fmt/format.h>

namespace cases {

using store::Read;
using store::Scope;
using store::select_scoped;

std::string branch_stands_aside_sql() {
    return "EXISTS (SELECT 1 FROM accounts a WHERE a.organisation_path = c.organisation_path AND a.active = 1"
           " AND a.person_id IS NOT NULL AND (a.person_id = c.person_id OR " +
           people::live_together_sql("a.person_id", "c.person_id") + "))";
}

namespace {

/// The step a case of table c waits at, also when it was sent back to it.
const std::string step = "CASE WHEN c.status = 'returned' THEN c.return_to ELSE c.status END";

/// Cases of table c that wait for the account of parameter `account`; the index of statuses serves it.
std::string waiting_for(const WaitingFor& who, std::string_view account) {
    return fmt::format(
        "c.status IN ({1}, {2}, 'returned') AND ({0} IN ({1}) OR ({0} IN ({2})"
        " AND ({0} <> 'on_notice' OR c.notice_by = {3}) AND {4}))",
        step, quoted(who.own), quoted(who.standing_in), account, branch_stands_aside_sql());
}

std::int64_t edge(const Window& window, bool descending) {
    if (!window.from_edge) return window.id;
    return descending ? INT64_MAX : 0;
}

}

std::vector<CaseRow> cases_waiting(Read& db, const Scope& scope, const WaitingFor& who, const Window& window) {
    const auto due = fmt::format("COALESCE(c.due_on, '{}')", due_never);
    const auto order = window.backward ? " DESC" : "";
    const auto from = window.from_edge ? std::string() : window.key;
    const auto sql = fmt::format(
        "SELECT {} FROM cases c WHERE {{scope:c}} AND {} AND ({} = 1 OR ({}, c.id) {} ($4, $1))"
        " ORDER BY {}{}, c.id{} LIMIT $2",
        store::columns<CaseRow>("c"), waiting_for(who, "$3"), window.from_edge ? 1 : 0, due,
        window.backward ? "<" : ">", due, order, order);
    return db.rows<CaseRow>(scope, sql, window.id, window.limit(), who.account, from);
}

std::vector<CaseRow> cases_acted_on(Read& db, const Scope& scope, AccountId account, const Window& window) {
    // The page's cases from the account's own steps: an officer has acted on most of a county.
    static const std::string acted =
        "t.id IN (SELECT a.case_id FROM (SELECT DISTINCT s.case_id FROM case_steps s WHERE {scope:s}"
        " AND s.account_id = $1 AND s.case_id ";
    static const std::string forward =
        select_scoped<CaseRow>(acted + "< $2 ORDER BY s.case_id DESC LIMIT $3) a) ORDER BY t.id DESC");
    static const std::string backward =
        select_scoped<CaseRow>(acted + "> $2 ORDER BY s.case_id LIMIT $3) a) ORDER BY t.id");
    return db.rows<CaseRow>(scope, window.backward ? backward : forward, account, edge(window, !window.backward),
                            window.limit());
}

std::vector<CaseRow> cases_filed_by(Read& db, const Scope& scope, AccountId account, const Window& window) {
    static const std::string forward =
        select_scoped<CaseRow>("t.filed_by = $1 AND t.id < $2 ORDER BY t.id DESC LIMIT $3");
    static const std::string backward =
        select_scoped<CaseRow>("t.filed_by = $1 AND t.id > $2 ORDER BY t.id LIMIT $3");
    return db.rows<CaseRow>(scope, window.backward ? backward : forward, account, edge(window, !window.backward),
                            window.limit());
}

std::unordered_map<CaseId, NoticeDays> newest_notices(Read& db, const Scope& scope, const store::IdList& cases) {
    static const store::Among sql(
        "SELECT t.case_id, t.ends_on, t.created_at FROM notices t WHERE {scope:t}"
        " AND t.case_id IN ({ids}) ORDER BY t.id");
    std::unordered_map<CaseId, NoticeDays> newest;
    for (const auto& row : store::rows_among<NoticeDays>(db, scope, sql, cases)) newest[row.case_id] = row;
    return newest;
}

std::int64_t count_acted_on(Read& db, const Scope& scope, AccountId account) {
    return db.number(
        scope, "SELECT count(DISTINCT s.case_id) FROM case_steps s WHERE {scope:s} AND s.account_id = $1", account);
}

std::int64_t count_filed_by(Read& db, const Scope& scope, AccountId account) {
    return db.number(scope, "SELECT count(*) FROM cases t WHERE {scope:t} AND t.filed_by = $1", account);
}

std::vector<WaitingRow> waiting_counts(Read& db, const Scope& scope, const WaitingFor& who, Date today) {
    const auto sql = "SELECT " + step +
                     " AS status, count(*) AS cases,"
                     " CAST(SUM(CASE WHEN c.due_on < $1 THEN 1 ELSE 0 END) AS BIGINT) AS overdue,"
                     " MIN(c.due_on) AS earliest_due FROM cases c WHERE {scope:c} AND " +
                     waiting_for(who, "$2") + " GROUP BY 1 ORDER BY 1";
    return db.rows<WaitingRow>(scope, sql, today, who.account);
}

}
