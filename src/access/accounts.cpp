// Accounts: made without rights by the system administrator, given roles by the security administrator.
#include "access/access.hpp"
#include "access/marks.hpp"
#include "access/organisation_rules.hpp"
#include "access/passwords.hpp"
#include "access/roles.hpp"
#include "access/store.hpp"
#include "access/usernames.hpp"
#include "base/issues.hpp"
#include "base/look_alikes.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "store/records.hpp"
#include <algorithm>

namespace access_control {

namespace {

Result<Done> check_names(const std::string& username, const std::string& name) {
    std::vector<FieldIssue> issues;
    if (!is_username(fold_username(username))) issues.push_back({"username", "access.username_invalid"});
    if (const auto* fault = fault_of_name(name, 40); *fault) issues.push_back({"name", fault});
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

std::string joined(const std::vector<std::string>& roles) {
    std::string out;
    for (const auto& role : roles) out += (out.empty() ? "" : ",") + role;
    return out;
}

/// What a system administrator may do, with a reason, to an account of somebody else who is no administrator.
Result<AccountRow> account_to_manage(store::Read& db, const Actor& actor, const ManageAccount& ask) {
    auto row = TRY(account_in_scope(db, actor, ask.account, ask.version));
    TRY(given_reason(ask.reason, "access.invalid"));
    if (row.id == actor.account) return Refusal{"access.own_account"};
    if (actor.account && holds_administrator_role(row.roles)) return Refusal{"access.administrator_account"};
    return row;
}

/// Whoever knows the new password is not yet whom the roles were given to.
void let_roles_rest(store::Write& db, RestingCause cause, const std::string& reason, AccountRow& row) {
    const auto& actor = db.actor();
    const bool nobody_could_give = !actor.account && holds_administrator_role(row.roles);
    if (row.roles.empty() || nobody_could_give) return;
    // Of the two the reset is what the holder must be asked about.
    if (cause == RestingCause::activated && row.resting_cause == RestingCause::reset) return;
    row.resting_since = db.now();
    row.resting_cause = cause;
    row.resting_by = actor.name;
    row.resting_reason = reason;
}

void end_rest(AccountRow& row) {
    row.resting_since = std::nullopt;
    row.resting_cause = std::nullopt;
    row.resting_by = row.resting_reason = std::nullopt;
}

bool is_found_by(const AccountRow& row, const std::string& text) {
    return row.username.find(fold_username(text)) != std::string::npos || row.name.find(text) != std::string::npos;
}

/// A county has some hundreds of accounts: those whose names hold a text are picked here, not by the database.
std::vector<AccountRow> accounts_found(store::Read& db, const std::string& path, const std::string& text,
                                       const Window& window) {
    if (text.empty()) return account_page(db, path, window);
    auto beyond = window;
    beyond.size = INT32_MAX;
    auto rows = account_page(db, path, beyond);
    std::erase_if(rows, [&](const AccountRow& row) { return !is_found_by(row, text); });
    if (rows.size() > static_cast<std::size_t>(window.limit()))
        rows.resize(static_cast<std::size_t>(window.limit()));
    return rows;
}

/// The accounts of a page, with what stands elsewhere of them read once for all.
std::vector<AccountLine> lines_of(store::Read& db, const std::vector<AccountRow>& rows) {
    const auto places = organisation_refs(db, store::ids_of(rows, &AccountRow::organisation_id));
    const auto last = last_sign_ins(db, store::ids_of(rows, &AccountRow::id));
    std::vector<AccountLine> lines;
    for (const auto& row : rows) {
        lines.push_back({.id = row.id,
                         .username = row.username,
                         .name = row.name,
                         .organisation = places.at(row.organisation_id),
                         .roles = split_roles(row.roles),
                         .active = row.active,
                         .must_change_password = row.must_change_password,
                         .person = row.person_id,
                         .roles_rest = rest_of(row),
                         .version = row.version});
        if (const auto at = last.find(row.id); at != last.end()) lines.back().last_sign_in_at = at->second;
    }
    return lines;
}

}

Result<Paged<AccountLine>> list_accounts(store::Read& db, const Actor& actor, const ListAccounts& ask) {
    const auto organisation = TRY(organisation_in_scope(db, actor, ask.organisation.value_or(actor.organisation)));
    const auto window = TRY(window_of(ask));
    auto page = page_of(accounts_found(db, organisation.path, unified_name(ask.text.value_or("")), window), window,
                        [](const AccountRow& row) { return cursor_of("", row.id.value); });
    return Paged<AccountLine>{lines_of(db, page.rows), std::move(page.next), std::move(page.previous)};
}

Result<Total> account_total(store::Read& db, const Actor& actor, const AccountFilter& ask) {
    const auto organisation = TRY(organisation_in_scope(db, actor, ask.organisation.value_or(actor.organisation)));
    const Window all{.size = INT32_MAX};
    const auto found = accounts_found(db, organisation.path, unified_name(ask.text.value_or("")), all);
    return Total{static_cast<std::int64_t>(found.size())};
}

Result<PreparedAccount> prepare_account(store::Read& db, const Actor& actor, const AddAccount& ask) {
    TRY(check_names(ask.username, ask.name));
    TRY(organisation_in_scope(db, actor, ask.organisation));
    const auto password = first_password();
    return PreparedAccount{ask, password, crypto::hash_password(password)};
}

Result<AddedAccount> add_account(store::Write& db, const Actor& actor, const PreparedAccount& prepared) {
    const auto& ask = prepared.ask;
    const auto organisation = TRY(organisation_in_scope(db, actor, ask.organisation));
    if (find_account_by_username(db, ask.username))
        return Refusal{"access.invalid", {{"username", "access.username_taken"}}};
    const AccountRow row{.id = {db.new_id()},
                         .username = fold_username(ask.username),
                         .name = unified_name(ask.name),
                         .organisation_id = organisation.id,
                         .organisation_path = organisation.path,
                         .password_hash = {prepared.hash},
                         .created_at = db.now()};
    insert_account(db, row);
    store::audit(db, "account.add", row);
    return AddedAccount{row.id, prepared.password};
}

Result<Renamed> rename_account(store::Write& db, const Actor& actor, const RenameAccount& ask) {
    auto row = TRY(account_in_scope(db, actor, ask.account, ask.version));
    TRY(check_names(row.username, ask.name));
    row.name = unified_name(ask.name);
    update_account(db, row);
    store::audit(db, "account.rename", row);
    return Renamed{row.version};
}

Result<Renamed> deactivate_account(store::Write& db, const Actor& actor, const ManageAccount& ask) {
    auto row = TRY(account_to_manage(db, actor, ask));
    if (!row.active) return Renamed{row.version};
    row.active = false;
    update_account(db, row);
    end_sessions_of(db, row.id);
    store::audit(db, "account.deactivate", row, trim(ask.reason));
    return Renamed{row.version};
}

Result<Renamed> activate_account(store::Write& db, const Actor& actor, const ManageAccount& ask) {
    auto row = TRY(account_to_manage(db, actor, ask));
    if (row.person_id && holds_another_account(db, *row.person_id, row.id)) return Refusal{"access.person_taken"};
    if (row.active) return Renamed{row.version};
    row.active = true;
    let_roles_rest(db, RestingCause::activated, trim(ask.reason), row);
    update_account(db, row);
    store::audit(db, "account.activate", row, trim(ask.reason));
    return Renamed{row.version};
}

Result<PreparedReset> prepare_reset(store::Read& db, const Actor& actor, const ManageAccount& ask) {
    TRY(account_to_manage(db, actor, ask));
    const auto password = first_password();
    return PreparedReset{ask, password, crypto::hash_password(password)};
}

Result<ResetPassword> reset_password(store::Write& db, const Actor& actor, const PreparedReset& prepared) {
    auto row = TRY(account_to_manage(db, actor, prepared.ask));
    row.password_hash = {prepared.hash};
    row.must_change_password = true;
    let_roles_rest(db, RestingCause::reset, trim(prepared.ask.reason), row);
    update_account(db, row);
    end_sessions_of(db, row.id);
    store::audit(db, "account.reset_password", row, trim(prepared.ask.reason));
    return ResetPassword{prepared.password, row.version};
}

Result<Renamed> grant_roles(store::Write& db, const Actor& actor, const GrantRoles& ask) {
    auto row = TRY(account_in_scope(db, actor, ask.account, ask.version));
    if (row.id == actor.account) return Refusal{"access.own_account"};
    TRY(check_roles(ask.roles, organisation_ref(db, row.organisation_id).kind));
    // Whoever set the first password could use the roles. Who cannot sign in says so now, and not after that. To
    // take one of those that it has gives nothing.
    const auto held = row.resting_since ? std::vector<std::string>{} : split_roles(row.roles);
    const bool gives = std::any_of(ask.roles.begin(), ask.roles.end(), [&](const std::string& role) {
        return std::find(held.begin(), held.end(), role) == held.end();
    });
    if (actor.account && row.must_change_password && gives) return Refusal{"access.password_not_chosen"};
    row.roles = joined(ask.roles);
    end_rest(row);
    update_account(db, row);
    end_sessions_of(db, row.id);  // rights hold from the next sign-in on
    store::audit(db, "account.grant_roles", row);
    return Renamed{row.version};
}

Result<Renamed> link_person(store::Write& db, const Actor& actor, const LinkPerson& ask) {
    auto row = TRY(account_in_scope(db, actor, ask.account, ask.version));
    if (row.id == actor.account) return Refusal{"access.own_account"};
    if (ask.person && !person_exists(db, *ask.person))
        return Refusal{"access.person_unknown", {{"person", "access.person_unknown"}}};
    if (ask.person && row.active && holds_another_account(db, *ask.person, row.id))
        return Refusal{"access.person_taken", {{"person", "access.person_taken"}}};
    row.person_id = ask.person;
    update_account(db, row);
    store::audit(db, "account.link_person", row);
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
                         .username = fold_username(ask.username),
                         .name = unified_name(ask.name),
                         .organisation_id = organisation->id,
                         .organisation_path = organisation->path,
                         .roles = joined(ask.roles),
                         .password_hash = {ask.password_hash},
                         .must_change_password = ask.must_change_password,
                         .created_at = db.now()};
    insert_account(db, row);
    store::audit(db, "account.create", row);
    return row.id;
}

std::vector<PersonId> account_holders_at(store::Read& db, const std::string& path) {
    return persons_of_accounts_at(db, path);
}

std::int64_t count_accounts(store::Read& db) { return count_all_accounts(db); }
std::optional<AccountRow> account_by_username(store::Read& db, const std::string& username) {
    return find_account_by_username(db, username);
}

std::optional<Actor> present_actor(store::Read& db, AccountId id) {
    const auto row = find_account(db, id);
    if (!row || !row->active || !is_marked(db, *row)) return std::nullopt;
    return actor_of(*row);
}

std::optional<RolesRest> rest_of(const AccountRow& row) {
    if (!row.resting_since) return std::nullopt;
    return RolesRest{*row.resting_since, row.resting_cause.value_or(RestingCause::reset),
                     row.resting_by.value_or(""), row.resting_reason.value_or("")};
}

Actor actor_of(const AccountRow& row) {
    return {.account = row.id,
            .name = row.name,
            .organisation = row.organisation_id,
            .organisation_path = row.organisation_path,
            .permissions = permissions_of(row.resting_since ? "" : row.roles),
            .person = row.person_id.value_or(PersonId{})};
}

}
