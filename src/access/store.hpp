#pragma once
// Every statement that touches the slice's tables. Private to access/.
#include "access/rows.hpp"
#include "access/sign_in_delay.hpp"
#include "base/paging.hpp"
#include "store/among.hpp"
#include "store/store.hpp"
#include <unordered_map>

namespace access_control {

std::optional<OrganisationRow> find_organisation(store::Read&, OrganisationId);
std::vector<OrganisationRow> organisations_among(store::Read&, const store::IdList&);
std::optional<OrganisationRow> find_organisation_by_code(store::Read&, const std::string& code);
std::vector<OrganisationRow> children_of(store::Read&, OrganisationId);
std::vector<OrganisationRow> organisations_below(store::Read&, const std::string& path);
std::optional<OrganisationRow> find_root(store::Read&);
/// How many organisations stand directly below each.
std::unordered_map<OrganisationId, std::int64_t> count_children(store::Read&, const store::IdList&);
bool has_child_named(store::Read&, OrganisationId parent, const std::string& name);
/// Cases that stand in the ledger of each organisation and below, from the published counts of cases/.
std::unordered_map<OrganisationId, std::int64_t> count_ledger_cases(store::Read&, const store::IdList&);
/// A number of each organisation that has one.
struct OrganisationCount {
    OrganisationId id;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(OrganisationCount, (), (id, count))
std::unordered_map<OrganisationId, std::int64_t> counts_among(store::Read&, const store::Among&,
                                                              const store::IdList&);
bool person_exists(store::Read&, PersonId);

std::optional<AccountRow> find_account(store::Read&, AccountId);
/// However the name was typed: it is looked up folded.
std::optional<AccountRow> find_account_by_username(store::Read&, const std::string& username);
std::vector<AccountRow> account_page(store::Read&, const std::string& path, const Window&);
std::int64_t count_all_accounts(store::Read&);

/// Whether an active account other than this names the person.
bool holds_another_account(store::Read&, PersonId, AccountId);
/// The persons that the active accounts of one organisation name.
std::vector<PersonId> persons_of_accounts_at(store::Read&, const std::string& path);

struct SessionRow {
    SessionId id;
    AccountId account_id;
    store::Bytes token_hash, mark;
    Time created_at, last_seen_at;
    std::string address, device;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (id, account_id, token_hash, mark, created_at, last_seen_at, address, device))
/// As it is; begin_session (marks.hpp) marks it.
void keep_session(store::Write&, const SessionRow&);
std::vector<SessionRow> all_sessions(store::Read&);
std::optional<SessionRow> find_session(store::Read&, const store::Bytes& token_hash);
std::optional<SessionRow> find_session(store::Read&, SessionId);
std::vector<SessionRow> sessions_of(store::Read&, AccountId);
void touch_session(store::Write&, SessionId);
void end_sessions_of(store::Write&, AccountId, std::optional<SessionId> but = std::nullopt);
std::int64_t end_session_of(store::Write&, AccountId, SessionId);

std::optional<Failures> failures_of(store::Read&, const std::string& subject);
void keep_failures(store::Write&, const std::string& subject, const Failures&);

/// When each of the accounts signed in last; nothing of one that never did.
std::unordered_map<AccountId, Time> last_sign_ins(store::Read&, const store::IdList&);
/// When and from where an account signed in, as the audit log knows it.
struct SignInMark {
    Time at;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(SignInMark, (), (at, note))
/// The last one before a moment.
std::optional<SignInMark> sign_in_before(store::Read&, AccountId, Time);

/// A row of the audit log as the audit administrator reads it.
struct AuditLine {
    std::string chain;
    std::int64_t seq = 0;
    Time at;
    AccountId account_id;
    std::string actor_name, action, object_type;
    std::int64_t object_id = 0;
    std::string organisation_path, note, changes;
};
BOOST_DESCRIBE_STRUCT(AuditLine, (),
                      (chain, seq, at, account_id, actor_name, action, object_type, object_id, organisation_path,
                       note, changes))
struct AuditFilter {
    std::string action, object_type;
    std::int64_t object_id = 0, account = 0;
    Time from, to;
};
/// A row's place in the order of time.
struct AuditPlace {
    std::int64_t at = 0;
    std::string chain{};
    std::int64_t seq = 0;
};
/// The statement of such a page.
std::string audit_page_sql(const AuditFilter&, bool backward);
std::vector<AuditLine> audit_page(store::Read&, const AuditFilter&, const AuditPlace&, const Window&);
/// Rows of a filter, counted no further than `limit`.
std::int64_t count_audit_rows(store::Read&, const AuditFilter&, std::int64_t limit);

}
