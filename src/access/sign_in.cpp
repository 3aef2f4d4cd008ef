// Signing in and out: the delay that failures earned, the same answer and time whether or not the account exists.
#include "access/device_tokens.hpp"
#include "access/marks.hpp"
#include "access/roles.hpp"
#include "access/sessions.hpp"
#include "access/store.hpp"
#include "access/usernames.hpp"
#include "base/permission.hpp"
#include "http/address.hpp"
#include "http/json.hpp"
#include "store/facts.hpp"

namespace access_control {

namespace {

/// What guesses are counted by, none of it in clear.
std::string subject(std::string_view kind, const std::string& of) {
    return std::string(kind) + ":" + crypto::hex(crypto::sha256(of)).substr(0, 32);
}

/// One source of guesses at an account: the browser that it is known to; or an address, beside all such browsers.
struct Source {
    std::string one;
    std::optional<std::string> all;
};

/// The same for names that nobody has, so that no wait tells which there are.
Source source_of(store::Read& db, const std::string& username, AccountId account, const Actor& actor) {
    const auto device = account ? device_of(db.vault(), actor.device_token, account) : std::nullopt;
    if (device) return {subject("device", *device), std::nullopt};
    return {subject("pair", http::address_group(actor.address) + "\n" + fold_username(username)),
            subject("account", fold_username(username))};
}

/// access.slow_down (details: seconds) while that source has to wait.
Result<Done> require_patience(store::Read& db, const Source& source) {
    auto wait = still_to_wait(Guesses::from_one, failures_of(db, source.one), db.now());
    if (source.all) wait = std::max(wait, still_to_wait(Guesses::from_all, failures_of(db, *source.all), db.now()));
    if (wait > 0) return Refusal{"access.slow_down", {}, {std::to_string((wait + 999) / 1000)}};
    return Done{};
}

void count_failure(store::Write& db, const Source& source) {
    keep_failures(db, source.one, after_failure(Guesses::from_one, failures_of(db, source.one), db.now()));
    if (source.all)
        keep_failures(db, *source.all, after_failure(Guesses::from_all, failures_of(db, *source.all), db.now()));
}

/// A hash to compare with when there is no such account, so that the answer takes as long.
const std::string& nobodys_hash() {
    static const std::string hash = crypto::hash_password(crypto::random_token());
    return hash;
}

/// `session_start`: sign-ins before it are told, so that the holder sees one that was not theirs.
Me me_of(store::Read& db, const AccountRow& account, std::string csrf, Time session_start) {
    Me me{.account = account.id,
          .username = account.username,
          .name = account.name,
          .organisation = organisation_ref(db, account.organisation_id),
          .roles = split_roles(account.roles),
          .csrf = std::move(csrf),
          .must_change_password = account.must_change_password,
          .roles_rest = rest_of(account),
          .today = db.today(),
          .demo = store::read_fact(db.session().connection(), store::demo_fact).has_value()};
    const auto permissions = actor_of(account).permissions;
    for (const auto& [permission, name] : enum_words<Permission>)
        if (permissions.test(static_cast<std::size_t>(permission))) me.permissions.emplace_back(name);
    if (const auto last = sign_in_before(db, account.id, session_start)) {
        me.last_sign_in_at = last->at;
        me.last_sign_in_address = last->note;
    }
    return me;
}

/// What a browser says it is, as far as it can be kept.
std::string tidy_device(const std::string& device) {
    return http::is_clean_text(device) && device.find_first_of("\r\n") == device.npos ? device : "";
}

}

Result<CheckedSignIn> check_sign_in(store::Read& db, const Actor& actor, const SignIn& ask) {
    const auto account = find_account_by_username(db, ask.username);
    const auto id = account ? account->id : AccountId{};
    TRY(require_patience(db, source_of(db, ask.username, id, actor)));
    const auto& hash = account ? account->password_hash.text : nobodys_hash();
    const bool matches = crypto::password_matches(ask.password, hash);
    return CheckedSignIn{ask.username, account && account->active && matches, id, hash};
}

namespace {

store::Audit sign_in_audit(const char* action, const std::optional<AccountRow>& account, const Actor& actor) {
    return {.action = action,
            .object_type = account ? "accounts" : "",
            .object_id = account ? account->id.value : 0,
            .organisation_path = account ? account->organisation_path : "",
            .note = actor.address};
}

http::WithSession<Me> new_session(store::Write& db, const Actor& actor, const AccountRow& account) {
    const auto token = crypto::random_token();
    begin_session(db, {.id = {db.new_id()},
                       .account_id = account.id,
                       .token_hash = token_hash(db, token),
                       .created_at = db.now(),
                       .last_seen_at = db.now(),
                       .address = actor.address,
                       .device = tidy_device(actor.device)});
    auto audit = sign_in_audit("session.sign_in", account, actor);
    audit.account = account.id;
    audit.account_name = account.name;
    db.audit(audit);
    return {token, me_of(db, account, db.vault().bound_token("csrf", crypto::sha256(token)), db.now()),
            with_device(db.vault(), actor.device_token, account.id)};
}

}

Result<http::Recorded<http::WithSession<Me>>> sign_in(store::Write& db, const Actor& actor,
                                                      const CheckedSignIn& ask) {
    using Answer = http::Recorded<http::WithSession<Me>>;
    // Asked again here, one after the other: many guesses sent at once learn no more than a few in a row.
    const auto source = source_of(db, ask.username, ask.account, actor);
    if (const auto patience = require_patience(db, source); !patience) return Answer{.refusal = patience.error()};
    const auto account = ask.account ? find_account(db, ask.account) : std::nullopt;
    const bool still_right =
        ask.right && account && account->active && account->password_hash.text == ask.compared_hash;
    if (!still_right) {
        count_failure(db, source);
        db.audit(sign_in_audit("session.sign_in_failed", account, actor));
        return Answer{.refusal = Refusal{"access.wrong_password"}};
    }
    if (!is_marked(db, *account)) {
        db.audit(sign_in_audit("account.altered", account, actor));
        return Answer{.refusal = Refusal{"access.account_altered"}};
    }
    keep_failures(db, source.one, {});
    return Answer{.body = new_session(db, actor, *account)};
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
    const auto session = find_session(db, actor.session);
    return me_of(db, *account, actor.csrf, session ? session->created_at : db.now());
}

}
