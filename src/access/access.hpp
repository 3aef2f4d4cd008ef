#pragma once
// Organisations, accounts, roles and sessions: who is who, and what part of the county they see.
#include "access/rows.hpp"
#include "base/actor.hpp"
#include "base/paging.hpp"
#include "http/files.hpp"
#include "store/among.hpp"
#include "store/store.hpp"
#include <unordered_map>

namespace access_control {

/// An organisation as other records show it.
struct OrganisationRef {
    OrganisationId id;
    std::string name, path_name, kind;
};
BOOST_DESCRIBE_STRUCT(OrganisationRef, (), (id, name, path_name, kind))

// ---- for the other slices

/// What an office sees: its organisation and all below.
inline store::Scope scope_of(const Actor& actor) { return store::Scope::subtree(actor.organisation_path); }
/// The organisation within the actor's subtree, or access.organisation_unknown.
Result<OrganisationRow> organisation_in_scope(store::Read&, const Actor&, OrganisationId);
/// The same, that it is a branch: access.not_a_branch.
Result<OrganisationRow> branch_in_scope(store::Read&, const Actor&, OrganisationId);
OrganisationRef organisation_ref(store::Read&, OrganisationId);
/// The same of many, in one statement.
std::unordered_map<OrganisationId, OrganisationRef> organisation_refs(store::Read&, const store::IdList&);
std::optional<OrganisationRow> organisation_by_code(store::Read&, const std::string& code);
std::vector<OrganisationRow> all_organisations(store::Read&);

/// Who the holders of the active accounts of the organisation of that path are on file as. Where one of them may
/// not act on a case, the tier above stands in.
std::vector<PersonId> account_holders_at(store::Read&, const std::string& path);

// ---- organisations

struct ListOrganisations {
    std::optional<OrganisationId> parent;
};
BOOST_DESCRIBE_STRUCT(ListOrganisations, (), (parent))
struct OrganisationLine {
    OrganisationId id;
    std::string code, name, kind;
    std::optional<OrganisationId> parent;
    std::int64_t version = 0, children = 0, cases = 0;
};
BOOST_DESCRIBE_STRUCT(OrganisationLine, (), (id, code, name, kind, parent, version, children, cases))
struct OrganisationLines {
    std::vector<OrganisationLine> rows;
};
BOOST_DESCRIBE_STRUCT(OrganisationLines, (), (rows))
struct SearchOrganisations {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(SearchOrganisations, (), (text))
struct OrganisationRefs {
    std::vector<OrganisationRef> rows;
};
BOOST_DESCRIBE_STRUCT(OrganisationRefs, (), (rows))
struct AddOrganisation {
    std::optional<OrganisationId> parent;
    std::string code, name, kind;
};
BOOST_DESCRIBE_STRUCT(AddOrganisation, (), (parent, code, name, kind))
struct AddedOrganisation {
    OrganisationId id;
};
BOOST_DESCRIBE_STRUCT(AddedOrganisation, (), (id))
struct RenameOrganisation {
    OrganisationId organisation;
    std::string name;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RenameOrganisation, (), (organisation, name, version))
struct Renamed {
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Renamed, (), (version))
struct ImportOrganisations {
    std::optional<bool> check;
    http::Upload upload;
};
BOOST_DESCRIBE_STRUCT(ImportOrganisations, (), (check, upload))
struct ImportedRow {
    std::int64_t row = 0;
    std::string code, verdict, message;
};
BOOST_DESCRIBE_STRUCT(ImportedRow, (), (row, code, verdict, message))
struct ImportedOrganisations {
    std::int64_t added = 0, renamed = 0, unchanged = 0;
    std::vector<ImportedRow> rows;
};
BOOST_DESCRIBE_STRUCT(ImportedOrganisations, (), (added, renamed, unchanged, rows))

/// The file's lines read before the writer's queue.
struct OrganisationFileLine {
    std::int64_t row = 0;
    std::string code, parent_code, name, kind;
};
struct ReadOrganisations {
    std::vector<OrganisationFileLine> lines;  // parents first
    bool check = false;                       // tells what would change, and changes nothing
};

Result<OrganisationLines> list_organisations(store::Read&, const Actor&, const ListOrganisations&);
Result<OrganisationRefs> search_organisations(store::Read&, const Actor&, const SearchOrganisations&);
Result<AddedOrganisation> add_organisation(store::Write&, const Actor&, const AddOrganisation&);
Result<Renamed> rename_organisation(store::Write&, const Actor&, const RenameOrganisation&);
/// CSV of code,parent_code,name,kind, in UTF-8 or GB18030; all or nothing; the same file twice changes nothing.
/// Refusals: those of read_organisation_file, and access.file_rows with every wrong row and field.
Result<ReadOrganisations> read_organisations_file(store::Read&, const Actor&, const ImportOrganisations&);
Result<ImportedOrganisations> import_read_organisations(store::Write&, const Actor&, const ReadOrganisations&);
Result<ImportedOrganisations> import_organisations(store::Write&, const Actor&, const ImportOrganisations&);

// ---- accounts

/// Roles that hold nothing until the security administrator gives them again: whoever set a password for somebody
/// else, or put an account to use again, would hold them otherwise.
struct RolesRest {
    Time since;
    RestingCause cause{};
    std::string by, reason;
};
BOOST_DESCRIBE_STRUCT(RolesRest, (), (since, cause, by, reason))
std::optional<RolesRest> rest_of(const AccountRow&);

struct AccountLine {
    AccountId id;
    std::string username, name;
    OrganisationRef organisation;
    std::vector<std::string> roles;
    bool active = true, must_change_password = false;
    std::optional<Time> last_sign_in_at;
    std::optional<PersonId> person;
    std::optional<RolesRest> roles_rest;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AccountLine, (),
                      (id, username, name, organisation, roles, active, must_change_password, last_sign_in_at,
                       person, roles_rest, version))
struct AccountFilter {
    std::optional<OrganisationId> organisation;  // with all below; the actor's own when absent
    OptionalText text;                           // a part of the user name or of the name
};
BOOST_DESCRIBE_STRUCT(AccountFilter, (), (organisation, text))
struct ListAccounts : PageAsk, AccountFilter {};
BOOST_DESCRIBE_STRUCT(ListAccounts, (PageAsk, AccountFilter), ())
struct AddAccount {
    std::string username, name;
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(AddAccount, (), (username, name, organisation))
/// A password made before the writer's queue, hashed.
struct PreparedAccount {
    AddAccount ask;
    std::string password, hash;
};
struct AddedAccount {
    AccountId id;
    std::string first_password;
};
BOOST_DESCRIBE_STRUCT(AddedAccount, (), (id, first_password))
struct RenameAccount {
    AccountId account;
    std::int64_t version = 0;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RenameAccount, (), (account, version, name))
/// An account as it was read, and why: to deactivate it, to activate it, to give it a new first password.
struct ManageAccount {
    AccountId account;
    std::int64_t version = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ManageAccount, (), (account, version, reason))
struct PreparedReset {
    ManageAccount ask;
    std::string password, hash;
};
struct ResetPassword {
    std::string first_password;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ResetPassword, (), (first_password, version))
struct GrantRoles {
    AccountId account;
    std::vector<std::string> roles;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(GrantRoles, (), (account, roles, version))
struct LinkPerson {
    AccountId account;
    std::optional<PersonId> person;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(LinkPerson, (), (account, person, version))

Result<Paged<AccountLine>> list_accounts(store::Read&, const Actor&, const ListAccounts&);
Result<Total> account_total(store::Read&, const Actor&, const AccountFilter&);
Result<PreparedAccount> prepare_account(store::Read&, const Actor&, const AddAccount&);
Result<AddedAccount> add_account(store::Write&, const Actor&, const PreparedAccount&);
Result<Renamed> rename_account(store::Write&, const Actor&, const RenameAccount&);
/// Deactivating, activating and resetting are refused for one's own account (access.own_account) and, but on the
/// command line, for one that holds an administrator's role (access.administrator_account): whoever could reset the
/// security administrator's password would hold both offices. The security administrator takes the role first.
/// Activating and resetting let the roles rest (decision 0018); on the command line not those of an administrator,
/// whom nobody could give theirs again. Each with a reason: reason.missing.
Result<Renamed> deactivate_account(store::Write&, const Actor&, const ManageAccount&);
Result<Renamed> activate_account(store::Write&, const Actor&, const ManageAccount&);
Result<PreparedReset> prepare_reset(store::Read&, const Actor&, const ManageAccount&);
Result<ResetPassword> reset_password(store::Write&, const Actor&, const PreparedReset&);
/// Given by the security administrator, never to oneself, and only once the holder has chosen a password in place of
/// one that an administrator knows: access.password_not_chosen.
Result<Renamed> grant_roles(store::Write&, const Actor&, const GrantRoles&);
/// Names the person that the holder is on file as, so that nobody acts on a case of their own, nor twice in one
/// case by two accounts. Refusals access.person_unknown, access.person_taken.
Result<Renamed> link_person(store::Write&, const Actor&, const LinkPerson&);

/// An account made by the command line (first administrators, demo county), with its roles and password set.
struct CommandLineAccount {
    std::string username, name;
    OrganisationId organisation;
    std::vector<std::string> roles;
    std::string password_hash;
    bool must_change_password = true;
};
Result<AccountId> create_account(store::Write&, const CommandLineAccount&);

std::int64_t count_accounts(store::Read&);
std::optional<AccountRow> account_by_username(store::Read&, const std::string& username);
/// The actor that a session of this account would be now; nothing when the account is gone or not active.
std::optional<Actor> present_actor(store::Read&, AccountId);
/// The actor that a session of this account would be.
Actor actor_of(const AccountRow&);

}
