#include "access/roles.hpp"
#include "access/routes.hpp"
#include "access/store.hpp"
#include <fmt/format.h>

namespace access_control {

namespace {

void organisations_hang_together(store::Read& db, store::Findings& findings) {
    for (const auto& row : organisations_below(db, "/")) {
        const auto parent = row.parent_id ? find_organisation(db, *row.parent_id) : std::nullopt;
        const auto path = (parent ? parent->path : "/") + std::to_string(row.id.value) + "/";
        if (row.path != path)
            findings.add(fmt::format("organisations {}: path is not below its parent", row.id.value));
    }
}

void roles_stand_apart(store::Read& db, store::Findings& findings) {
    Window window{.size = 1'000'000};
    for (const auto& account : account_page(db, "/", window)) {
        const auto place = find_organisation(db, account.organisation_id);
        if (!place || !check_roles(split_roles(account.roles), place->kind))
            findings.add(
                fmt::format("accounts {}: roles that no one may hold together or there", account.id.value));
    }
}

}

std::vector<store::TableInfo> tables() {
    return {store::table_of_record<OrganisationRow>(false), store::table_of_record<AccountRow>(false),
            store::other_table("sessions"), store::other_table("sign_in_failures")};
}

std::vector<store::Invariant> invariants() {
    return {{"organisations hang together", organisations_hang_together}, {"roles stand apart", roles_stand_apart}};
}

}
