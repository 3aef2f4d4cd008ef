#include "access/store.hpp"
#include "access/assignments.hpp"
#include "access/usernames.hpp"
#include "store/columns.hpp"

namespace access_control {

using store::columns;
using store::Read;
using store::Write;

std::optional<OrganisationRow> find_organisation(Read& db, OrganisationId id) {
    static const std::string sql = "SELECT " + columns<OrganisationRow>() + " FROM organisations WHERE id = $1";
    return db.row<OrganisationRow>(sql, id);
}

std::vector<OrganisationRow> organisations_among(Read& db, const store::IdList& ids) {
    static const store::Among sql("SELECT " + columns<OrganisationRow>() +
                                  " FROM organisations WHERE id IN ({ids})");
    return store::rows_among<OrganisationRow>(db, sql, ids);
}

std::optional<OrganisationRow> find_organisation_by_code(Read& db, const std::string& code) {
    static const std::string sql = "SELECT " + columns<OrganisationRow>() + " FROM organisations WHERE code = $1";
    return db.row<OrganisationRow>(sql, code);
}

std::vector<OrganisationRow> children_of(Read& db, OrganisationId parent) {
    static const std::string sql =
        "SELECT " + columns<OrganisationRow>() + " FROM organisations WHERE parent_id = $1 ORDER BY code";
    return db.rows<OrganisationRow>(sql, parent);
}

std::vector<OrganisationRow> organisations_below(Read& db, const std::string& path) {
    static const std::string sql =
        "SELECT " + columns<OrganisationRow>() + " FROM organisations WHERE path >= $1 AND path < $2 ORDER BY code";
    auto end = path;
    end.back() = '0';
    return db.rows<OrganisationRow>(sql, path, end);
}

std::optional<OrganisationRow> find_root(Read& db) {
    static const std::string sql =
        "SELECT " + columns<OrganisationRow>() + " FROM organisations WHERE parent_id IS NULL";
    return db.row<OrganisationRow>(sql);
}

std::unordered_map<OrganisationId, std::int64_t> counts_among(Read& db, const store::Among& sql,
                                                              const store::IdList& ids) {
    std::unordered_map<OrganisationId, std::int64_t> counts;
    for (const auto& row : store::rows_among<OrganisationCount>(db, sql, ids)) counts[row.id] = row.count;
    return counts;
}

std::unordered_map<OrganisationId, std::int64_t> count_children(Read& db, const store::IdList& parents) {
    static const store::Among sql(
        "SELECT parent_id AS id, count(*) AS count FROM organisations WHERE parent_id IN ({ids}) GROUP BY 1");
    return counts_among(db, sql, parents);
}

bool has_child_named(Read& db, OrganisationId parent, const std::string& name) {
    return db.number("SELECT count(*) FROM organisations WHERE parent_id = $1 AND name = $2", parent, name) > 0;
}

std::optional<AccountRow> find_account(Read& db, AccountId id) {
    static const std::string sql = "SELECT " + columns<AccountRow>() + " FROM accounts WHERE id = $1";
    return db.row<AccountRow>(sql, id);
}

std::optional<AccountRow> find_account_by_username(Read& db, const std::string& username) {
    static const std::string sql = "SELECT " + columns<AccountRow>() + " FROM accounts WHERE username = $1";
    return db.row<AccountRow>(sql, fold_username(username));
}

std::vector<AccountRow> account_page(Read& db, const std::string& path, const Window& window) {
    static const std::string head =
        "SELECT " + columns<AccountRow>() +
        " FROM accounts WHERE organisation_path >= $1 AND organisation_path < $2 AND id ";
    static const std::string forward = head + "> $3 ORDER BY id LIMIT $4";
    static const std::string backward = head + "< $3 ORDER BY id DESC LIMIT $4";
    auto end = path;
    end.back() = '0';
    return db.rows<AccountRow>(window.backward ? backward : forward, path, end, window.id, window.limit());
}

std::int64_t count_all_accounts(Read& db) { return db.number("SELECT count(*) FROM accounts"); }

namespace {
struct HolderRow {
    PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(HolderRow, (), (person_id))
}

std::vector<PersonId> persons_of_accounts_at(Read& db, const std::string& path) {
    std::vector<PersonId> persons;
    for (const auto& row : db.rows<HolderRow>("SELECT person_id FROM accounts WHERE organisation_path = $1"
                                              " AND person_id IS NOT NULL AND active = 1 ORDER BY id",
                                              path))
        persons.push_back(row.person_id);
    return persons;
}

bool holds_another_account(Read& db, PersonId person, AccountId account) {
    return db.number("SELECT count(*) FROM accounts WHERE person_id = $1 AND id <> $2 AND active = 1", person,
                     account) > 0;
}

void keep_session(Write& db, const SessionRow& row) {
    db.run("DELETE FROM sessions WHERE created_at < $1", Time{db.now().ms - std::int64_t{12} * 3600 * 1000});
    db.run(
        "INSERT INTO sessions (id, account_id, token_hash, mark, created_at, last_seen_at, address, device)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.id, row.account_id, row.token_hash, row.mark, row.created_at, row.last_seen_at, row.address,
        row.device);
}

std::vector<SessionRow> all_sessions(Read& db) {
    static const std::string sql = "SELECT " + columns<SessionRow>() + " FROM sessions ORDER BY id";
    return db.rows<SessionRow>(sql);
}

std::optional<SessionRow> find_session(Read& db, const store::Bytes& token_hash) {
    static const std::string sql = "SELECT " + columns<SessionRow>() + " FROM sessions WHERE token_hash = $1";
    return db.row<SessionRow>(sql, token_hash);
}

std::optional<SessionRow> find_session(Read& db, SessionId id) {
    static const std::string sql = "SELECT " + columns<SessionRow>() + " FROM sessions WHERE id = $1";
    return db.row<SessionRow>(sql, id);
}

std::vector<SessionRow> sessions_of(Read& db, AccountId account) {
    static const std::string sql =
        "SELECT " + columns<SessionRow>() + " FROM sessions WHERE account_id = $1 ORDER BY id DESC";
    return db.rows<SessionRow>(sql, account);
}

void touch_session(Write& db, SessionId id) {
    db.run("UPDATE sessions SET last_seen_at = $2 WHERE id = $1", id, db.now());
}

void end_sessions_of(Write& db, AccountId account, std::optional<SessionId> but) {
    db.run("DELETE FROM sessions WHERE account_id = $1 AND id <> $2", account, but.value_or(SessionId{}));
}

std::int64_t end_session_of(Write& db, AccountId account, SessionId id) {
    return db.run("DELETE FROM sessions WHERE account_id = $1 AND id = $2", account, id);
}

std::optional<Failures> failures_of(Read& db, const std::string& subject) {
    return db.row<Failures>("SELECT failures, last_at FROM sign_in_failures WHERE subject = $1", subject);
}

void keep_failures(Write& db, const std::string& subject, const Failures& failures) {
    db.run("DELETE FROM sign_in_failures WHERE last_at < $1 OR subject = $2", forgotten_before(db.now()), subject);
    if (failures.failures > 0)
        db.run("INSERT INTO sign_in_failures (subject, failures, last_at) VALUES ($1, $2, $3)", subject,
               failures.failures, failures.last_at);
}

namespace {
struct LastSignIn {
    AccountId account;
    Time at;
};
BOOST_DESCRIBE_STRUCT(LastSignIn, (), (account, at))
}

std::unordered_map<AccountId, Time> last_sign_ins(Read& db, const store::IdList& accounts) {
    static const store::Among sql(
        "SELECT object_id AS account, MAX(at) AS at FROM audit_log WHERE object_type = 'accounts'"
        " AND object_id IN ({ids}) AND action = 'session.sign_in' GROUP BY 1");
    std::unordered_map<AccountId, Time> last;
    for (const auto& row : store::rows_among<LastSignIn>(db, sql, accounts)) last[row.account] = row.at;
    return last;
}

std::optional<SignInMark> sign_in_before(Read& db, AccountId account, Time before) {
    return db.row<SignInMark>(
        "SELECT at, note FROM audit_log WHERE object_type = 'accounts' AND object_id = $1 AND at < $2"
        " AND action = 'session.sign_in' ORDER BY at DESC, chain DESC, seq DESC LIMIT 1",
        account, before);
}

namespace {

/// Each filter that is set is a plain comparison, which an index can serve; each that is not is asked once, not of
/// every row.
std::string audit_wanted(const AuditFilter& filter) {
    const auto either = [](bool set, std::string_view comparison, std::string_view none) {
        return " AND " + std::string(set ? comparison : none);
    };
    return " FROM audit_log WHERE at >= $1 AND at <= $2" +
           either(!filter.action.empty(), "action = $3", "$3 = ''") +
           either(!filter.object_type.empty(), "object_type = $4", "$4 = ''") +
           either(filter.object_id != 0, "object_id = $5", "$5 = 0") +
           either(filter.account != 0, "account_id = $6", "$6 = 0");
}

}

std::string audit_page_sql(const AuditFilter& filter, bool backward) {
    return "SELECT " + columns<AuditLine>() + audit_wanted(filter) + " AND (at, chain, seq) " +
           (backward ? "> ($7, $8, $9) ORDER BY at, chain, seq LIMIT $10"
                     : "< ($7, $8, $9) ORDER BY at DESC, chain DESC, seq DESC LIMIT $10");
}

std::vector<AuditLine> audit_page(Read& db, const AuditFilter& filter, const AuditPlace& place,
                                  const Window& window) {
    return db.rows<AuditLine>(audit_page_sql(filter, window.backward), filter.from, filter.to, filter.action,
                              filter.object_type, filter.object_id, filter.account, place.at, place.chain,
                              place.seq, window.limit());
}

std::int64_t count_audit_rows(Read& db, const AuditFilter& filter, std::int64_t limit) {
    const auto sql = "SELECT count(*) FROM (SELECT 1" + audit_wanted(filter) + " LIMIT $7) counted";
    return db.number(sql, filter.from, filter.to, filter.action, filter.object_type, filter.object_id,
                     filter.account, limit);
}

namespace {

template <class Subject>
std::vector<AssignmentRow> newest_of(store::Read& db, const char* column, Subject subject) {
    const auto sql = "SELECT " + store::columns<AssignmentRow>("t") + " FROM assignments t WHERE t." + column +
                     " = $1 ORDER BY t.id DESC";
    return db.rows<AssignmentRow>(sql, subject);
}

}

std::vector<AssignmentRow> assignments_of(store::Read& db, CaseId id) { return newest_of(db, "case_id", id); }

std::vector<AssignmentRow> assignments_of(store::Read& db, PersonId id) { return newest_of(db, "person_id", id); }

}
