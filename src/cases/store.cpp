#include "cases/store.hpp"
#include "store/columns.hpp"
#include <fmt/format.h>

namespace cases {

using store::columns;
using store::Read;
using store::Scope;
using store::select_scoped;
using store::Write;

std::optional<CaseRow> find_case(Read& db, const Scope& scope, CaseId id) {
    return store::find<CaseRow>(db, scope, id);
}

std::string quoted(const std::vector<Status>& statuses) {
    std::string out;
    for (const auto each : statuses) out += fmt::format("{}'{}'", out.empty() ? "" : ", ", enum_name(each));
    return out.empty() ? "''" : out;
}

std::optional<CaseRow> find_living_case(Read& db, PersonId person) {
    static const std::string sql = select_scoped<CaseRow>("t.person_id = $1 AND t.status NOT IN " + ended_statuses);
    return db.row<CaseRow>(Scope::system(store::SystemReason::one_record), sql, person);
}

std::optional<ApplicationRow> find_application(Read& db, const Scope& scope, CaseId id) {
    static const std::string sql = select_scoped<ApplicationRow>("t.case_id = $1");
    return db.row<ApplicationRow>(scope, sql, id);
}

std::vector<CauseRow> case_causes(Read& db, const Scope& scope, CaseId id) {
    static const std::string sql = select_scoped<CauseRow>("t.case_id = $1 ORDER BY t.is_main DESC, t.id");
    return db.rows<CauseRow>(scope, sql, id);
}

std::vector<FindingRow> case_findings(Read& db, const Scope& scope, CaseId id) {
    static const std::string sql = select_scoped<FindingRow>("t.case_id = $1 ORDER BY t.id");
    return db.rows<FindingRow>(scope, sql, id);
}

std::optional<NoticeRow> find_notice(Read& db, const Scope& scope, NoticeId id) {
    return store::find<NoticeRow>(db, scope, id);
}

std::optional<NoticeRow> find_notice_by_link(Read& db, const store::Bytes& link_hash) {
    static const std::string sql = select_scoped<NoticeRow>("t.link_hash = $1");
    return db.row<NoticeRow>(Scope::system(store::SystemReason::notice_link), sql, link_hash);
}

std::vector<NoticeRow> notice_page(Read& db, const Scope& scope, std::string_view state, const Window& window) {
    return store::newest_first<NoticeRow>(db, scope, window, "($3 = '' OR t.state = $3)", std::string(state));
}

std::int64_t count_notices_in(Read& db, const Scope& scope, std::string_view state) {
    return db.number(scope, "SELECT count(*) FROM notices t WHERE {scope:t} AND ($1 = '' OR t.state = $1)",
                     std::string(state));
}

std::int64_t objections_since(Read& db, NoticeId notice, Time since) {
    return db.number(Scope::system(store::SystemReason::rates),
                     "SELECT count(*) FROM objections t WHERE {scope:t} AND t.notice_id = $1 AND t.channel = 'web'"
                     " AND t.received_at >= $2",
                     notice, since);
}

bool is_form_token_used(Read& db, const store::Bytes& token_hash) {
    return db.number("SELECT count(*) FROM form_tokens WHERE token_hash = $1", token_hash) > 0;
}

bool use_form_token(Write& db, const store::Bytes& token_hash, NoticeId notice, Time expires_at) {
    db.run("DELETE FROM form_tokens WHERE expires_at < $1", db.now());
    return db.run(
               "INSERT INTO form_tokens (token_hash, notice_id, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO "
               "NOTHING",
               token_hash, notice, expires_at) == 1;
}

std::vector<ChangeRow> changes_of_case(Read& db, CaseId id) {
    return db.rows<ChangeRow>(
        "SELECT at, actor_name, action, note FROM audit_log WHERE object_type = 'cases' AND object_id = $1"
        " ORDER BY at DESC, seq DESC LIMIT 200",
        id);
}

}
