#include "access/roles.hpp"
#include "base/permission.hpp"
#include <doctest/doctest.h>

using namespace access_control;

TEST_CASE("roles stand where they may and apart where they must") {
    struct Row {
        std::string sentence;
        std::vector<std::string> roles;
        const char* kind;
        std::string code;  // "" allowed
    };
    const Row rows[] = {
        {"nobody needs a role", {}, "branch", ""},
        {"a branch has its clerk", {"branch_clerk"}, "branch", ""},
        {"a general branch too", {"branch_clerk"}, "general_branch", ""},
        {"a committee has none of a branch", {"branch_clerk"}, "committee", "access.role_place"},
        {"a committee has its clerk", {"committee_clerk"}, "committee", ""},
        {"a branch has no committee's clerk", {"committee_clerk"}, "branch", "access.role_place"},
        {"who records does not confirm in a committee",
         {"committee_clerk", "committee_reviewer"},
         "committee",
         "access.roles_incompatible"},
        {"nor in the county", {"county_reviewer", "county_officer"}, "county", "access.roles_incompatible"},
        {"the accountant is not the cashier",
         {"fund_accountant", "fund_cashier"},
         "county",
         "access.roles_incompatible"},
        {"who supervises the fund keeps none of it",
         {"fund_supervisor", "fund_cashier"},
         "county",
         "access.roles_incompatible"},
        {"an officer may keep the books", {"county_officer", "fund_accountant"}, "county", ""},
        {"system and security administrator are two",
         {"system_admin", "security_admin"},
         "county",
         "access.roles_incompatible"},
        {"system and audit administrator are two",
         {"system_admin", "audit_admin"},
         "county",
         "access.roles_incompatible"},
        {"security and audit administrator are two",
         {"audit_admin", "security_admin"},
         "county",
         "access.roles_incompatible"},
        {"an administrator is nothing else",
         {"county_officer", "system_admin"},
         "county",
         "access.roles_incompatible"},
        {"administrators stand at the county", {"audit_admin"}, "committee", "access.role_place"},
        {"a role is held once", {"branch_clerk", "branch_clerk"}, "branch", "access.roles_incompatible"},
        {"there are no other roles", {"super_admin"}, "county", "access.role_unknown"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto checked = check_roles(row.roles, row.kind);
        CHECK((checked ? "" : checked.error().code) == row.code);
    }
}

TEST_CASE("no administrator sees a case, a person or anything of the other two") {
    using enum Permission;
    struct Row {
        const char* role;
        std::vector<Permission> all;
    };
    const Row rows[] = {
        {"system_admin",
         {signed_in, read_organisations, manage_organisations, read_accounts, manage_accounts, read_chores}},
        {"security_admin", {signed_in, read_organisations, read_accounts, grant_roles_to_accounts}},
        {"audit_admin", {signed_in, read_audit}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.role);
        Permissions expected;
        for (const auto permission : row.all) expected.set(static_cast<std::size_t>(permission));
        CHECK(permissions_of(row.role) == expected);
        CHECK(holds_administrator_role(row.role));
    }
    CHECK_FALSE(holds_administrator_role("county_officer,fund_accountant"));
    CHECK_FALSE(holds_administrator_role(""));
    CHECK(permissions_of("").count() == 1);
    CHECK(permissions_of("nonsense").count() == 1);
}

TEST_CASE("each step of the procedure is permitted to one office of a tier") {
    using enum Permission;
    struct Row {
        Permission permission;
        std::vector<std::string> roles;
    };
    const Row rows[] = {
        {file_application, {"branch_clerk", "committee_clerk"}},  // the committee's clerk stands in
        {record_assembly, {"branch_clerk", "committee_clerk"}},
        {record_committee, {"committee_clerk"}},
        {confirm_committee, {"committee_reviewer"}},
        {propose_filing, {"county_officer"}},
        {confirm_filing, {"county_reviewer"}},
        {manage_accounts, {"system_admin"}},
        {grant_roles_to_accounts, {"security_admin"}},
        {read_audit, {"audit_admin"}},
    };
    for (const auto& row : rows) {
        CAPTURE(permission_name(row.permission));
        std::vector<std::string> found;
        for (const auto role : all_roles())
            if (permissions_of(role).test(static_cast<std::size_t>(row.permission))) found.emplace_back(role);
        CHECK(found == row.roles);
    }
}
