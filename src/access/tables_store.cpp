// The slice's tables and what must always be true of them.
#include "access/marks.hpp"
#include "access/organisation_rules.hpp"
#include "access/roles.hpp"
#include "access/routes.hpp"
#include "access/store.hpp"
#include <fmt/format.h>
#include <map>

namespace access_control {

namespace {

void organisations_hang_together(store::Read& db, store::Findings& findings) {
    const auto rows = organisations_below(db, "/");
    std::map<OrganisationId, const OrganisationRow*> by_id;
    for (const auto& row : rows) by_id[row.id] = &row;
    int roots = 0;
    for (const auto& row : rows) {
        const auto* parent = row.parent_id && by_id.contains(*row.parent_id) ? by_id[*row.parent_id] : nullptr;
        const auto fault = [&](const char* what) {
            findings.add(fmt::format("organisations {}: {}", row.id.value, what));
        };
        if (!parent) ++roots;
        if (row.path != fmt::format("{}{}/", parent ? parent->path : "/", row.id.value))
            fault("path is not below its parent");
        if (row.path_name != (parent ? parent->path_name + "/" : "") + row.name)
            fault("path name is not that of its parents");
        if (!may_stand_below(parent ? parent->kind : "", row.kind)) fault("kind cannot stand there");
    }
    if (roots > 1) findings.add("organisations: more than one county");
}

void accounts_stand_where_they_may(store::Read& db, store::Findings& findings) {
    const Window all{.size = INT32_MAX};
    for (const auto& account : account_page(db, "/", all)) {
        const auto place = find_organisation(db, account.organisation_id);
        const auto fault = [&](const char* what) {
            findings.add(fmt::format("accounts {}: {}", account.id.value, what));
        };
        if (!place) {
            fault("organisation is missing");
            continue;
        }
        if (place->path != account.organisation_path) fault("path is not that of its organisation");
        if (!check_roles(split_roles(account.roles), place->kind))
            fault("roles that no one may hold together or there");
        if (account.person_id && !person_exists(db, *account.person_id)) fault("person is missing");
    }
}

/// Whoever acts for a person is one account, or five steps of a case could be one person's.
void people_hold_one_account(store::Read& db, store::Findings& findings) {
    std::map<PersonId, AccountId> holders;
    const Window all{.size = INT32_MAX};
    for (const auto& account : account_page(db, "/", all)) {
        if (!account.active || !account.person_id) continue;
        const auto [known, is_first] = holders.emplace(*account.person_id, account.id);
        if (!is_first)
            findings.add(
                fmt::format("accounts {}: its person holds account {} too", account.id.value, known->second.value));
    }
}

/// Nobody but the program, with its key, wrote who an account and a session are. An auditor's verification
/// key could not check a mark without being able to make one.
void accounts_and_sessions_are_marked(store::Read& db, store::Findings& findings) {
    if (!db.vault().holds_data_key()) return;
    const Window all{.size = INT32_MAX};
    for (const auto& account : account_page(db, "/", all))
        if (!is_marked(db, account))
            findings.add(fmt::format("accounts {}: not marked by the county's key", account.id.value));
    for (const auto& session : all_sessions(db))
        if (!is_marked(db, session))
            findings.add(fmt::format("sessions {}: not marked by the county's key", session.id.value));
}

}

std::vector<store::TableInfo> tables() {
    return {store::table_of_record<OrganisationRow>(false), store::table_of_record<AccountRow>(false),
            store::table_of_record<AssignmentRow>(false), store::other_table("sessions"),
            store::other_table("sign_in_failures")};
}

std::vector<store::Invariant> invariants() {
    return {{"organisations hang together", organisations_hang_together},
            {"accounts stand where they may", accounts_stand_where_they_may},
            {"people hold one account", people_hold_one_account},
            {"accounts and sessions are marked", accounts_and_sessions_are_marked}};
}

std::vector<store::Reference> references() {
    return {{"accounts", "organisation_id", "organisations"},
            {"accounts", "person_id", "people"},
            {"assignments", "person_id", "people"}};
}

}
