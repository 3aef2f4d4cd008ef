// The first start: a county and its three administrators, made on the command line while nobody has an account.
#include "access/access.hpp"
#include "access/passwords.hpp"
#include "access/store.hpp"

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

Result<FirstAdministrators> prepare_first_administrators(const std::string& county_code,
                                                         const std::string& county_name,
                                                         const std::map<std::string, std::string>& chosen) {
    FirstAdministrators out{county_code,
                            county_name,
                            {{.username = "system", .name = "系统管理员", .role = "system_admin"},
                             {.username = "security", .name = "安全管理员", .role = "security_admin"},
                             {.username = "audit", .name = "审计管理员", .role = "audit_admin"}}};
    for (auto& account : out.accounts) {
        const auto given = chosen.find(account.username);
        account.password = given == chosen.end() ? first_password() : given->second;
        TRY(check_password(account.password, {account.username, county_name}));
        account.hash = crypto::hash_password(account.password);
    }
    return out;
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
