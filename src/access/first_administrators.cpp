#include "access/first_administrators.hpp"
#include "access/passwords.hpp"
#include "access/store.hpp"
#include "access/usernames.hpp"

namespace access_control {

namespace {

/// The county that stands already, when organisations were imported first, or a new one.
Result<OrganisationId> county_of(store::Write& db, const Actor& actor, const FirstAdministrators& ask) {
    const auto county = find_root(db);
    if (!county)
        return TRY(add_organisation(db, actor,
                                    {.code = ask.county_code, .name = ask.county_name, .kind = "county"}))
            .id;
    if (county->code != ask.county_code) return Refusal{"access.county_exists", {{"code", "access.county_exists"}}};
    return county->id;
}

}

FirstAdministrators usual_administrators(const std::string& county_code, const std::string& county_name) {
    return {county_code,
            county_name,
            {{.username = "system", .name = "系统管理员", .role = "system_admin"},
             {.username = "security", .name = "安全管理员", .role = "security_admin"},
             {.username = "audit", .name = "审计管理员", .role = "audit_admin"}}};
}

Result<FirstAdministrators> prepare_first_administrators(FirstAdministrators ask) {
    for (auto& account : ask.accounts) {
        account.username = fold_username(account.username);
        if (account.password.empty()) account.password = first_password();
        if (auto checked = check_password(account.password, {account.username, ask.county_name}); !checked) {
            auto refusal = std::move(checked).error();
            refusal.details = {account.username};
            return refusal;
        }
        account.hash = crypto::hash_password(account.password);
    }
    return ask;
}

Result<OrganisationId> create_first_administrators(store::Write& db, const Actor& actor,
                                                   const FirstAdministrators& ask) {
    if (count_all_accounts(db) > 0) return Refusal{"access.accounts_exist"};
    const auto county = TRY(county_of(db, actor, ask));
    for (const auto& account : ask.accounts)
        TRY(create_account(db, {.username = account.username,
                                .name = account.name,
                                .organisation = county,
                                .roles = {account.role},
                                .password_hash = account.hash}));
    return county;
}

}
