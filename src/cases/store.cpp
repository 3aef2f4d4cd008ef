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
    static const std::string sql = select_scoped<CaseRow>("t.id = $1");
    return db.row<CaseRow>(scope, sql, id);
}

std::string quoted(const std::vector<Status>& statuses) {
    std::string out;
    for (const auto each : statuses) out += fmt::format("{}'{}'", out.empty() ? "" : ", ", enum_name(each));
    return out.empty() ? "''" : out;
}

std::vector<CaseRow> cases_of_person(Read& db, PersonId person) {
    static const std::string sql = select_scoped<CaseRow>("t.person_id = $1 ORDER BY t.id");
    return db.rows<CaseRow>(Scope::system(store::SystemReason::ledgers), sql, person);
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
    static const std::string sql = select_scoped<NoticeRow>("t.id = $1");
    return db.row<NoticeRow>(scope, sql, id);
}

std::optional<NoticeRow> find_notice_by_link(Read& db, const store::Bytes& link_hash) {
    static const std::string sql = select_scoped<NoticeRow>("t.link_hash = $1");
    return db.row<NoticeRow>(Scope::system(store::SystemReason::notice_link), sql, link_hash);
}

std::vector<NoticeRow> notice_page(Read& db, const Scope& scope, std::string_view state, const Window& window) {
    static const std::string forward =
        select_scoped<NoticeRow>("($1 = '' OR t.state = $1) AND t.id < $2 ORDER BY t.id DESC LIMIT $3");
    static const std::string backward =
        select_scoped<NoticeRow>("($1 = '' OR t.state = $1) AND t.id > $2 ORDER BY t.id LIMIT $3");
    const auto edge = window.from_edge ? (window.backward ? 0 : INT64_MAX) : window.id;
    return db.rows<NoticeRow>(scope, window.backward ? backward : forward, std::string(state), edge,
                              window.limit());
}

std::int64_t count_notices_in(Read& db, const Scope& scope, std::string_view state) {
    return db.number(scope, "SELECT count(*) FROM notices t WHERE {scope:t} AND ($1 = '' OR t.state = $1)",
                     std::string(state));
}

std::optional<ObjectionRow> find_objection(Read& db, const Scope& scope, ObjectionId id) {
    static const std::string sql = select_scoped<ObjectionRow>("t.id = $1");
    return db.row<ObjectionRow>(scope, sql, id);
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

std::vector<AttachmentCount> count_attachments(Read& db, CaseId id) {
    return db.rows<AttachmentCount>(Scope::system(store::SystemReason::rates),
                                    "SELECT t.kind, count(*) AS files FROM attachments t WHERE {scope:t}"
                                    " AND t.case_id = $1 AND t.removed = 0 GROUP BY t.kind ORDER BY t.kind",
                                    id);
}

std::optional<AttachmentRow> find_attachment(Read& db, const Scope& scope, AttachmentId id) {
    static const std::string sql = select_scoped<AttachmentRow>("t.id = $1 AND t.removed = 0");
    return db.row<AttachmentRow>(scope, sql, id);
}

namespace {

struct ContentRow {
    store::Sealed content;
};
BOOST_DESCRIBE_STRUCT(ContentRow, (), (content))

}

std::optional<store::Sealed> find_content(Read& db, AttachmentId id) {
    auto row = db.row<ContentRow>("SELECT content FROM attachment_contents WHERE attachment_id = $1", id);
    return row ? std::optional(std::move(row->content)) : std::nullopt;
}

void keep_content(Write& db, AttachmentId id, const store::Sealed& content) {
    db.run("INSERT INTO attachment_contents (attachment_id, content) VALUES ($1, $2)", id, content);
}

std::optional<LedgerVersionRow> current_version(Read& db, const Scope& scope, CaseId id) {
    static const std::string sql = select_scoped<LedgerVersionRow>("t.case_id = $1 AND t.valid_to IS NULL");
    return db.row<LedgerVersionRow>(scope, sql, id);
}

std::vector<ChangeRow> changes_of_case(Read& db, CaseId id) {
    return db.rows<ChangeRow>(
        "SELECT at, actor_name, action, note FROM audit_log WHERE object_type = 'cases' AND object_id = $1"
        " ORDER BY at DESC, seq DESC LIMIT 200",
        id);
}

std::int64_t next_number(Write& db, const std::string& name) { return next_numbers(db, name, 1); }

std::int64_t next_numbers(Write& db, const std::string& name, std::int64_t count) {
    db.run(
        "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = "
        "counters.value "
        "+ excluded.value",
        name, count);
    return db.number("SELECT value FROM counters WHERE name = $1", name) - count + 1;
}

}
