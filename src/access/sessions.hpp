#pragma once
// Signing in and out, one's own sessions and password, the audit log's reading, and the gate that http/ asks.
#include "access/access.hpp"
#include "http/gate.hpp"

namespace access_control {

struct SignIn {
    std::string username, password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (username, password))
/// A sign-in whose password was compared before the writer's queue.
struct CheckedSignIn {
    std::string username;
    bool right = false;
    AccountId account;          // 0 when there is none of that name
    std::string compared_hash;  // the account's, when it was compared
};
struct Me {
    AccountId account;
    std::string username, name;
    OrganisationRef organisation;
    std::vector<std::string> roles, permissions;
    std::string csrf;
    bool must_change_password = false;
    std::optional<RolesRest> roles_rest;  // then no permission is among the permissions
    std::optional<Time> last_sign_in_at;
    OptionalText last_sign_in_address;
    Date today;
    bool demo = false;  // the people are invented
};
BOOST_DESCRIBE_STRUCT(Me, (),
                      (account, username, name, organisation, roles, permissions, csrf, must_change_password,
                       roles_rest, last_sign_in_at, last_sign_in_address, today, demo))
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())
struct OwnSession {
    SessionId id;
    Time created_at, last_seen_at;
    std::string address, device;
    bool current = false;
};
BOOST_DESCRIBE_STRUCT(OwnSession, (), (id, created_at, last_seen_at, address, device, current))
struct OwnSessions {
    std::vector<OwnSession> rows;
};
BOOST_DESCRIBE_STRUCT(OwnSessions, (), (rows))
struct EndSession {
    SessionId session;
};
BOOST_DESCRIBE_STRUCT(EndSession, (), (session))
struct ChangePassword {
    std::string current, new_password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (current, new_password))
/// Both empty when the current password was wrong.
struct PreparedPassword {
    std::string compared_hash{}, hash{};
};

struct AuditAsk {
    OptionalText action, object_type;
    std::optional<std::int64_t> object_id;
    std::optional<AccountId> account;
    std::optional<Date> from, to;
};
BOOST_DESCRIBE_STRUCT(AuditAsk, (), (action, object_type, object_id, account, from, to))
struct ListAudit : PageAsk, AuditAsk {};
BOOST_DESCRIBE_STRUCT(ListAudit, (PageAsk, AuditAsk), ())
struct AuditEntry {
    std::string chain;
    std::int64_t seq = 0;
    Time at;
    AccountId account;
    std::string actor_name, action, object_type;
    std::int64_t object_id = 0;
    OptionalText organisation_name;
    std::string note, changes;
};
BOOST_DESCRIBE_STRUCT(AuditEntry, (),
                      (chain, seq, at, account, actor_name, action, object_type, object_id, organisation_name, note,
                       changes))

/// Compares the password after the delay that failures earned has passed: access.slow_down (details: seconds).
Result<CheckedSignIn> check_sign_in(store::Read&, const Actor&, const SignIn&);
/// Starts a session, or counts the failure: access.wrong_password, with its record kept; access.account_altered
/// where the account's row is not as the program wrote it.
Result<http::Recorded<http::WithSession<Me>>> sign_in(store::Write&, const Actor&, const CheckedSignIn&);
Result<http::WithSession<Nothing>> sign_out(store::Write&, const Actor&, const Nothing&);
Result<Me> show_me(store::Read&, const Actor&, const Nothing&);
Result<OwnSessions> own_sessions(store::Read&, const Actor&, const Nothing&);
Result<Done> end_session(store::Write&, const Actor&, const EndSession&);
Result<PreparedPassword> prepare_password(store::Read&, const Actor&, const ChangePassword&);
/// Ends all other sessions. A wrong current password is counted and recorded: access.current_wrong,
/// access.slow_down.
Result<http::Recorded<Done>> change_password(store::Write&, const Actor&, const PreparedPassword&);
Result<Paged<AuditEntry>> list_audit(store::Read&, const Actor&, const ListAudit&);
/// Counted up to 100,000: the log grows without end.
Result<Total> audit_total(store::Read&, const Actor&, const AuditAsk&);

/// Sessions for http/: 30 minutes idle, 12 hours at most.
class SessionGate final : public http::Gate {
public:
    explicit SessionGate(store::Store& store) : store_(store) {}
    std::optional<http::Session> find(const std::string& token, const std::string& address) override;
    void denied(const Actor& actor, std::string_view route) override;

private:
    void end_altered(const Actor& actor);
    store::Store& store_;
};

}
