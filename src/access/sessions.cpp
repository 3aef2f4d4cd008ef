#include "access/sessions.hpp"
#include "access/passwords.hpp"
#include "access/roles.hpp"
#include "access/store.hpp"
#include "base/text.hpp"

namespace access_control {

namespace {

constexpr std::int64_t second = 1000, minute = 60 * second, idle_max = 30 * minute, age_max = 12 * 60 * minute;
constexpr std::int64_t delay_max = 15 * minute;

/// Nothing for the first three failures, then doubling from two seconds, never more than a quarter of an hour.
std::int64_t delay_after(std::int64_t failures) {
    if (failures < 3) return 0;
    std::int64_t delay = 2 * second;
    for (auto i = failures; i > 3 && delay < delay_max; --i) delay *= 2;
    return std::min(delay, delay_max);
}

/// Milliseconds still to wait for an account or an address. An address is shared by an office: it may fail more
/// often.
std::int64_t still_to_wait(store::Read& db, const std::string& subject, std::int64_t allowance) {
    const auto row = failures_of(db, subject);
    if (!row) return 0;
    return std::max<std::int64_t>(0, row->last_at.ms + delay_after(row->failures - allowance) - db.now().ms);
}

std::string account_subject(const std::string& username) {
    return "account:" + crypto::hex(crypto::sha256(username)).substr(0, 32);
}
std::string address_subject(const std::string& address) { return "address:" + address; }

/// A hash to compare with when there is no such account, so that the answer takes as long.
const std::string& nobodys_hash() {
    static const std::string hash = crypto::hash_password(crypto::random_token());
    return hash;
}

Me me_of(store::Read& db, const AccountRow& account, std::string csrf) {
    Me me{.account = account.id,
          .username = account.username,
          .name = account.name,
          .organisation = organisation_ref(db, account.organisation_id),
          .roles = split_roles(account.roles),
          .csrf = std::move(csrf),
          .must_change_password = account.must_change_password,
          .today = db.today()};
    const auto permissions = permissions_of(account.roles);
    for (std::size_t i = 0; i < permissions.size(); ++i)
        if (permissions.test(i)) me.permissions.emplace_back(permission_name(static_cast<Permission>(i)));
    return me;
}

}

Result<CheckedSignIn> check_sign_in(store::Read& db, const Actor& actor, const SignIn& ask) {
    const auto wait = std::max(still_to_wait(db, account_subject(ask.username), 0),
                               still_to_wait(db, address_subject(actor.address), 20));
    if (wait > 0) return Refusal{"access.slow_down", {}, {std::to_string((wait + second - 1) / second)}};
    const auto account = find_account_by_username(db, ask.username);
    const bool matches =
        crypto::password_matches(ask.password, account ? account->password_hash.text : nobodys_hash());
    const bool right = account && account->active && matches;
    return CheckedSignIn{ask.username, right, right ? account->id : AccountId{}};
}

Result<http::Recorded<http::WithSession<Me>>> sign_in(store::Write& db, const Actor& actor,
                                                      const CheckedSignIn& ask) {
    using Answer = http::Recorded<http::WithSession<Me>>;
    if (!ask.right) {
        count_failure(db, account_subject(ask.username));
        count_failure(db, address_subject(actor.address));
        db.audit({.action = "session.sign_in_failed"});
        return Answer{.refusal = Refusal{"access.wrong_password"}};
    }
    const auto account = find_account(db, ask.account);
    ensure(account.has_value());
    const auto before = sessions_of(db, account->id);
    const auto token = crypto::random_token();
    keep_session(db,
                 {.id = {db.new_id()},
                  .account_id = account->id,
                  .created_at = db.now(),
                  .last_seen_at = db.now(),
                  .address = actor.address,
                  .device = actor.device},
                 {crypto::sha256(token)});
    forget_failures(db, account_subject(ask.username));
    db.audit({.action = "session.sign_in",
              .object_type = "accounts",
              .object_id = account->id.value,
              .organisation_path = account->organisation_path});
    auto me = me_of(db, *account, db.vault().bound_token("csrf", crypto::sha256(token)));
    if (!before.empty()) {
        me.last_sign_in_at = before.front().created_at;
        me.last_sign_in_address = before.front().address;
    }
    return Answer{.body = http::WithSession<Me>{token, std::move(me)}};
}

Result<http::WithSession<Nothing>> sign_out(store::Write& db, const Actor& actor, const Nothing&) {
    end_session_of(db, actor.account, actor.session);
    db.audit({.action = "session.sign_out",
              .object_type = "accounts",
              .object_id = actor.account.value,
              .organisation_path = actor.organisation_path});
    return http::WithSession<Nothing>{};
}

Result<Me> show_me(store::Read& db, const Actor& actor, const Nothing&) {
    const auto account = find_account(db, actor.account);
    ensure(account.has_value());
    return me_of(db, *account, actor.csrf);
}

Result<OwnSessions> own_sessions(store::Read& db, const Actor& actor, const Nothing&) {
    OwnSessions out;
    for (const auto& row : sessions_of(db, actor.account))
        if (row.last_seen_at.ms + idle_max > db.now().ms)
            out.rows.push_back(
                {row.id, row.created_at, row.last_seen_at, row.address, row.device, row.id == actor.session});
    return out;
}

Result<Done> end_session(store::Write& db, const Actor& actor, const EndSession& ask) {
    if (end_session_of(db, actor.account, ask.session) == 0) return Refusal{"access.session_unknown"};
    db.audit({.action = "session.end",
              .object_type = "accounts",
              .object_id = actor.account.value,
              .organisation_path = actor.organisation_path});
    return Done{};
}

Result<PreparedPassword> prepare_password(store::Read& db, const Actor& actor, const ChangePassword& ask) {
    const auto account = find_account(db, actor.account);
    ensure(account.has_value());
    if (!crypto::password_matches(ask.current, account->password_hash.text))
        return Refusal{"access.invalid", {{"current", "access.current_wrong"}}};
    if (ask.current == ask.new_password)
        return Refusal{"access.invalid", {{"new_password", "access.password_same"}}};
    TRY(check_password(ask.new_password, account->username));
    return PreparedPassword{crypto::hash_password(ask.new_password)};
}

Result<Done> change_password(store::Write& db, const Actor& actor, const PreparedPassword& prepared) {
    auto account = find_account(db, actor.account);
    ensure(account.has_value());
    account->password_hash = {prepared.hash};
    account->must_change_password = false;
    db.update(*account);
    end_sessions_of(db, actor.account, actor.session);
    db.audit({.action = "account.change_password",
              .object_type = "accounts",
              .object_id = actor.account.value,
              .organisation_path = actor.organisation_path});
    return Done{};
}

Result<Paged<AuditEntry>> list_audit(store::Read& db, const Actor&, const ListAudit& ask) {
    const auto window = TRY(window_of(ask));
    constexpr std::int64_t day = 24 * 60 * minute, zone = 8 * 60 * minute;
    const AuditFilter filter{.action = ask.action.value_or(""),
                             .object_type = ask.object_type.value_or(""),
                             .object_id = ask.object_id.value_or(0),
                             .account = ask.account.value_or(AccountId{}).value,
                             .from = {ask.from ? ask.from->days * day - zone : 0},
                             .to = {ask.to ? (ask.to->days + 1) * day - zone - 1 : INT64_MAX}};
    const auto page = page_of(audit_page(db, filter, window), window,
                              [](const AuditLine& row) { return cursor_of(std::to_string(row.at.ms), row.seq); });
    Paged<AuditEntry> out{.next = page.next, .previous = page.previous};
    for (const auto& row : page.rows) {
        AuditEntry entry{.chain = row.chain,
                         .seq = row.seq,
                         .at = row.at,
                         .account = row.account_id,
                         .actor_name = row.actor_name,
                         .action = row.action,
                         .object_type = row.object_type,
                         .object_id = row.object_id,
                         .note = row.note,
                         .changes = row.changes};
        const auto slash = row.organisation_path.find_last_of('/', row.organisation_path.size() - 2);
        if (row.organisation_path.size() > 2) {
            const auto place =
                find_organisation(db, {std::strtoll(row.organisation_path.c_str() + slash + 1, nullptr, 10)});
            if (place) entry.organisation_name = place->name;
        }
        out.rows.push_back(std::move(entry));
    }
    return out;
}

std::optional<http::Session> SessionGate::find(const std::string& token, const std::string& address) {
    struct Found {
        http::Session session;
        bool stale_mark = false;
    };
    const auto hash = crypto::sha256(token);
    auto found = store_.read([&](store::Read& db) -> std::optional<Found> {
        const auto session = find_session(db, {hash});
        if (!session) return std::nullopt;
        const auto now = db.now().ms;
        if (session->last_seen_at.ms + idle_max < now || session->created_at.ms + age_max < now)
            return std::nullopt;
        const auto account = find_account(db, session->account_id);
        if (!account || !account->active) return std::nullopt;
        Found out{{actor_of(*account), account->must_change_password}, now - session->last_seen_at.ms > minute};
        out.session.actor.session = session->id;
        out.session.actor.address = address;
        out.session.actor.csrf = db.vault().bound_token("csrf", hash);
        return out;
    });
    if (!found) return std::nullopt;
    if (found->stale_mark)
        store_.submit(
            found->session.actor,
            [id = found->session.actor.session](store::Write& db) {
                touch_session(db, id);
                return true;
            },
            [](std::exception_ptr) {});
    return found->session;
}

void SessionGate::denied(const Actor& actor, std::string_view route) {
    store_.submit(
        actor,
        [path = actor.organisation_path, route = std::string(route)](store::Write& db) {
            db.audit({.action = "access.denied", .organisation_path = path, .note = route});
            return true;
        },
        [](std::exception_ptr) {});
}

}
