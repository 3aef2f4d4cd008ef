// Changing one's own password: the current one is asked for again, and guessing it is slowed down too.
#include "access/marks.hpp"
#include "access/passwords.hpp"
#include "access/sessions.hpp"
#include "access/store.hpp"

namespace access_control {

namespace {

std::string subject_of(AccountId account) { return "change:" + std::to_string(account.value); }

Result<Done> require_patience(store::Read& db, AccountId account) {
    const auto wait = still_to_wait(Guesses::from_one, failures_of(db, subject_of(account)), db.now());
    if (wait > 0) return Refusal{"access.slow_down", {}, {std::to_string((wait + 999) / 1000)}};
    return Done{};
}

void audit(store::Write& db, const char* action) {
    const auto& actor = db.actor();
    db.audit({.action = action,
              .object_type = "accounts",
              .object_id = actor.account.value,
              .organisation_path = actor.organisation_path});
}

}

Result<PreparedPassword> prepare_password(store::Read& db, const Actor& actor, const ChangePassword& ask) {
    TRY(require_patience(db, actor.account));
    const auto account = find_account(db, actor.account);
    ensure(account.has_value());
    if (!crypto::password_matches(ask.current, account->password_hash.text)) return PreparedPassword{};
    if (ask.current == ask.new_password)
        return Refusal{"access.invalid", {{"new_password", "access.password_same"}}};
    const auto county = find_root(db).value_or(OrganisationRow{}).name;
    TRY(check_password(ask.new_password, {account->username, county}));
    return PreparedPassword{account->password_hash.text, crypto::hash_password(ask.new_password)};
}

Result<http::Recorded<Done>> change_password(store::Write& db, const Actor& actor,
                                             const PreparedPassword& prepared) {
    using Answer = http::Recorded<Done>;
    if (const auto patience = require_patience(db, actor.account); !patience)
        return Answer{.refusal = patience.error()};
    auto account = find_account(db, actor.account);
    ensure(account.has_value());
    const auto known = failures_of(db, subject_of(actor.account));
    if (prepared.hash.empty() || prepared.compared_hash != account->password_hash.text) {
        keep_failures(db, subject_of(actor.account), after_failure(Guesses::from_one, known, db.now()));
        audit(db, "account.change_password_failed");
        return Answer{.refusal = Refusal{"access.invalid", {{"current", "access.current_wrong"}}}};
    }
    account->password_hash = {prepared.hash};
    account->must_change_password = false;
    update_account(db, *account);
    end_sessions_of(db, actor.account, actor.session);
    keep_failures(db, subject_of(actor.account), {});
    audit(db, "account.change_password");
    return Answer{.body = Done{}};
}

}
