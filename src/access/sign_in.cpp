// Signing in and out: the delay that failures earned, the same answer and time whether or not the account exists.
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

std::string account_subject(const std::string& username) {
    return "account:" + crypto::hex(crypto::sha256(fold_username(username))).substr(0, 32);
}
std::string address_subject(const std::string& address) { return "address:" + http::address_group(address); }

/// access.slow_down (details: seconds) while the account or the address has to wait.
Result<Done> require_patience(store::Read& db, const std::string& username, const std::string& address) {
    const auto wait =
        std::max(still_to_wait(Subject::account, failures_of(db, account_subject(username)), db.now()),
                 still_to_wait(Subject::address, failures_of(db, address_subject(address)), db.now()));
    if (wait > 0) return Refusal{"access.slow_down", {}, {std::to_string((wait + 999) / 1000)}};
    return Done{};
}

using Counted = Failures (*)(Subject, const std::optional<Failures>&, Time);
void count(store::Write& db, const std::string& username, const std::string& address, Counted counted) {
    const auto by_account = account_subject(username), by_address = address_subject(address);
    keep_failures(db, by_account, counted(Subject::account, failures_of(db, by_account), db.now()));
    keep_failures(db, by_address, counted(Subject::address, failures_of(db, by_address), db.now()));
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
          .today = db.today(),
          .demo = store::read_fact(db.session().connection(), store::demo_fact).has_value()};
    const auto permissions = permissions_of(account.roles);
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
    TRY(require_patience(db, ask.username, actor.address));
    const auto account = find_account_by_username(db, ask.username);
    const auto& hash = account ? account->password_hash.text : nobodys_hash();
    const bool matches = crypto::password_matches(ask.password, hash);
    return CheckedSignIn{ask.username, account && account->active && matches, account ? account->id : AccountId{},
                         hash};
}

Result<http::Recorded<http::WithSession<Me>>> sign_in(store::Write& db, const Actor& actor,
                                                      const CheckedSignIn& ask) {
    using Answer = http::Recorded<http::WithSession<Me>>;
    // Asked again here, one after the other: many guesses sent at once learn no more than a few in a row.
    if (const auto patience = require_patience(db, ask.username, actor.address); !patience)
        return Answer{.refusal = patience.error()};
    const auto account = ask.account ? find_account(db, ask.account) : std::nullopt;
    const bool still_right =
        ask.right && account && account->active && account->password_hash.text == ask.compared_hash;
    store::Audit audit{.action = still_right ? "session.sign_in" : "session.sign_in_failed",
                       .object_type = account ? "accounts" : "",
                       .object_id = ask.account.value,
                       .organisation_path = account ? account->organisation_path : "",
                       .note = actor.address};
    if (!still_right) {
        count(db, ask.username, actor.address, after_failure);
        db.audit(audit);
        return Answer{.refusal = Refusal{"access.wrong_password"}};
    }
    audit.account = account->id;
    audit.account_name = account->name;
    const auto token = crypto::random_token();
    keep_session(db,
                 {.id = {db.new_id()},
                  .account_id = account->id,
                  .created_at = db.now(),
                  .last_seen_at = db.now(),
                  .address = actor.address,
                  .device = tidy_device(actor.device)},
                 {crypto::sha256(token)});
    count(db, ask.username, actor.address, after_success);
    db.audit(audit);
    auto me = me_of(db, *account, db.vault().bound_token("csrf", crypto::sha256(token)), db.now());
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
    const auto session = find_session(db, actor.session);
    return me_of(db, *account, actor.csrf, session ? session->created_at : db.now());
}

}
