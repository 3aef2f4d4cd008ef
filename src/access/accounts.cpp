// Accounts: made without rights by the system administrator, given roles by the security administrator.
#include "access/access.hpp"
#include "access/passwords.hpp"
#include "access/roles.hpp"
#include "access/store.hpp"
#include "base/text.hpp"
#include "base/version.hpp"

namespace access_control {

namespace {

bool is_username(std::string_view text) {
    return text.size() >= 3 && text.size() <= 32 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == text.npos;
}

Result<Done> check_names(const std::string& username, const std::string& name) {
    std::vector<FieldIssue> issues;
    if (!is_username(username)) issues.push_back({"username", "access.username_invalid"});
    if (trim(name).empty() || length_in_characters(name) > 40) issues.push_back({"name", "access.name_missing"});
    if (!issues.empty()) return Refusal{"access.invalid", issues};
    return Done{};
}

Result<AccountRow> account_in_scope(store::Read& db, const Actor& actor, AccountId id, std::int64_t version) {
    auto row = find_account(db, id);
    if (!row || !row->organisation_path.starts_with(actor.organisation_path))
        return Refusal{"access.account_unknown"};
    TRY(require_version(version, row->version));
    return *std::move(row);
}

void audit(store::Write& db, const char* action, const AccountRow& row, std::string note = "") {
    db.audit({.action = action,
              .object_type = "accounts",
              .object_id = row.id.value,
              .organisation_path = row.organisation_path,
              .note = std::move(note)});
}

std::string joined(const std::vector<std::string>& roles) {
    std::string out;
    for (const auto& role : roles) out += (out.empty() ? "" : ",") + role;
    return out;
}

Result<Renamed> set_active(store::Write& db, const Actor& actor, const AccountEdit& ask, bool active) {
    auto row = TRY(account_in_scope(db, actor, ask.account, ask.version));
    if (row.id == actor.account) return Refusal{"access.own_account"};
    row.active = active;
    db.update(row);
    if (!active) end_sessions_of(db, row.id);
    audit(db, active ? "account.activate" : "account.deactivate", row, ask.reason.value_or(""));
    return Renamed{row.version};
}

}

Result<Paged<AccountLine>> list_accounts(store::Read& db, const Actor& actor, const ListAccounts& ask) {
    const auto organisation = TRY(organisation_in_scope(db, actor, ask.organisation.value_or(actor.organisation)));
    const auto window = TRY(window_of(ask));
    const auto page = page_of(account_page(db, organisation.path, window), window,
                              [](const AccountRow& row) { return cursor_of("", row.id.value); });
    Paged<AccountLine> out{.next = page.next, .previous = page.previous};
    for (const auto& row : page.rows)
        out.rows.push_back({.id = row.id,
                            .username = row.username,
                            .name = row.name,
                            .organisation = organisation_ref(db, row.organisation_id),
                            .roles = split_roles(row.roles),
                            .active = row.active,
                            .must_change_password = row.must_change_password,
                            .version = row.version});
    return out;
}

Result<PreparedAccount> prepare_account(store::Read&, const Actor&, const AddAccount& ask) {
    TRY(check_names(ask.username, ask.name));
    const auto password = first_password();
    return PreparedAccount{ask, password, crypto::hash_password(password)};
}

Result<AddedAccount> add_account(store::Write& db, const Actor& actor, const PreparedAccount& prepared) {
    const auto& ask = prepared.ask;
    const auto organisation = TRY(organisation_in_scope(db, actor, ask.organisation));
    if (find_account_by_username(db, ask.username))
        return Refusal{"access.invalid", {{"username", "access.username_taken"}}};
    const AccountRow row{.id = {db.new_id()},
                         .username = ask.username,
                         .name = trim(ask.name),
                         .organisation_id = organisation.id,
                         .organisation_path = organisation.path,
                         .password_hash = {prepared.hash},
                         .created_at = db.now()};
    db.insert(row);
    audit(db, "account.add", row);
    return AddedAccount{row.id, prepared.password};
}

Result<Renamed> rename_account(store::Write& db, const Actor& actor, const AccountEdit& ask) {
    auto row = TRY(account_in_scope(db, actor, ask.account, ask.version));
    TRY(check_names(row.username, ask.name.value_or("")));
    row.name = trim(*ask.name);
    db.update(row);
    audit(db, "account.rename", row);
    return Renamed{row.version};
}

Result<Renamed> deactivate_account(store::Write& db, const Actor& actor, const AccountEdit& ask) {
    return set_active(db, actor, ask, false);
}
Result<Renamed> activate_account(store::Write& db, const Actor& actor, const AccountEdit& ask) {
    return set_active(db, actor, ask, true);
}

Result<PreparedReset> prepare_reset(store::Read&, const Actor&, const AccountEdit& ask) {
    const auto password = first_password();
    return PreparedReset{ask, password, crypto::hash_password(password)};
}

Result<ResetPassword> reset_password(store::Write& db, const Actor& actor, const PreparedReset& prepared) {
    auto row = TRY(account_in_scope(db, actor, prepared.ask.account, prepared.ask.version));
    if (row.id == actor.account) return Refusal{"access.own_account"};
    row.password_hash = {prepared.hash};
    row.must_change_password = true;
    db.update(row);
    end_sessions_of(db, row.id);
    audit(db, "account.reset_password", row);
    return ResetPassword{prepared.password, row.version};
}

Result<Renamed> grant_roles(store::Write& db, const Actor& actor, const GrantRoles& ask) {
    auto row = TRY(account_in_scope(db, actor, ask.account, ask.version));
    if (row.id == actor.account) return Refusal{"access.own_account"};
    TRY(check_roles(ask.roles, organisation_ref(db, row.organisation_id).kind));
    row.roles = joined(ask.roles);
    db.update(row);
    end_sessions_of(db, row.id);  // rights hold from the next sign-in on
    audit(db, "account.grant_roles", row);
    return Renamed{row.version};
}

Result<Renamed> link_person(store::Write& db, const Actor& actor, const LinkPerson& ask) {
    auto row = TRY(account_in_scope(db, actor, ask.account, ask.version));
    if (row.id == actor.account) return Refusal{"access.own_account"};
    row.person_id = ask.person;
    db.update(row);
    audit(db, "account.link_person", row);
    return Renamed{row.version};
}

Result<AccountId> create_account(store::Write& db, const CommandLineAccount& ask) {
    TRY(check_names(ask.username, ask.name));
    const auto organisation = find_organisation(db, ask.organisation);
    if (!organisation) return Refusal{"access.organisation_unknown"};
    TRY(check_roles(ask.roles, organisation->kind));
    if (find_account_by_username(db, ask.username))
        return Refusal{"access.invalid", {{"username", "access.username_taken"}}};
    const AccountRow row{.id = {db.new_id()},
                         .username = ask.username,
                         .name = ask.name,
                         .organisation_id = organisation->id,
                         .organisation_path = organisation->path,
                         .roles = joined(ask.roles),
                         .password_hash = {ask.password_hash},
                         .must_change_password = ask.must_change_password,
                         .created_at = db.now()};
    db.insert(row);
    audit(db, "account.create", row);
    return row.id;
}

bool holds_account_at(store::Read& db, const std::string& path, PersonId person) {
    return count_accounts_of_person(db, path, person) > 0;
}

std::int64_t count_accounts(store::Read& db) { return count_all_accounts(db); }
std::optional<AccountRow> account_by_username(store::Read& db, const std::string& username) {
    return find_account_by_username(db, username);
}

Actor actor_of(const AccountRow& row) {
    return {.account = row.id,
            .name = row.name,
            .organisation = row.organisation_id,
            .organisation_path = row.organisation_path,
            .permissions = permissions_of(row.roles),
            .person = row.person_id.value_or(PersonId{})};
}

}
