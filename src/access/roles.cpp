#include "access/roles.hpp"
#include "base/permission.hpp"
#include <algorithm>

namespace access_control {

namespace {

using enum Permission;

struct Role {
    std::string_view name, zh, en, places;  // kinds of organisation
    std::vector<Permission> permissions;
};

const std::vector<Role>& roles() {
    static const std::vector<Role> all{
        {"branch_clerk",
         "支部书记",
         "branch clerk",
         "branch general_branch",
         {read_organisations, read_people, edit_people, reveal_personal, read_cases, file_application,
          record_assembly, post_notice, answer_objection, export_ledgers, read_policy}},
        {"committee_clerk",
         "党委经办人",
         "committee clerk",
         "committee",
         {read_organisations, read_people, edit_people, reveal_personal, decide_matches, read_cases,
          file_application, record_assembly, post_notice, answer_objection, record_committee, import_ledgers,
          export_ledgers, read_policy}},
        {"committee_reviewer",
         "党委复核人",
         "committee reviewer",
         "committee",
         {read_organisations, read_people, reveal_personal, read_cases, confirm_committee, export_ledgers,
          read_policy}},
        {"county_officer",
         "县委组织部经办人",
         "county officer",
         "county",
         {read_organisations, read_people, edit_people, reveal_personal, decide_matches, read_cases, propose_filing,
          import_ledgers, export_ledgers, read_policy, manage_calendar}},
        {"county_reviewer",
         "县委组织部复核人",
         "county reviewer",
         "county",
         {read_organisations, read_people, reveal_personal, read_cases, confirm_filing, export_ledgers,
          read_policy}},
        {"fund_accountant", "基金会计", "fund accountant", "county", {read_organisations, read_policy}},
        {"fund_cashier", "基金出纳", "fund cashier", "county", {read_organisations, read_policy}},
        {"fund_supervisor", "基金监督", "fund supervisor", "county", {read_organisations, read_policy}},
        {"system_admin",
         "系统管理员",
         "system administrator",
         "county",
         {read_organisations, manage_organisations, read_accounts, manage_accounts, read_chores}},
        {"security_admin",
         "安全管理员",
         "security administrator",
         "county",
         {read_organisations, read_accounts, grant_roles_to_accounts}},
        {"audit_admin", "审计管理员", "audit administrator", "county", {read_audit}},
    };
    return all;
}

const Role* find_role(std::string_view name) {
    const auto found =
        std::find_if(roles().begin(), roles().end(), [&](const Role& role) { return role.name == name; });
    return found == roles().end() ? nullptr : &*found;
}

/// The roles as a sentence names them: all in Chinese, then all in English.
std::vector<std::string> in_words(std::initializer_list<const Role*> roles) {
    std::vector<std::string> words;
    for (const auto* role : roles) words.emplace_back(role->zh);
    for (const auto* role : roles) words.emplace_back(role->en);
    return words;
}

bool is_administrator(std::string_view role) { return role.ends_with("_admin"); }

/// Administrators hold nothing else; who records never confirms; accountant and cashier are two people.
bool may_hold_both(std::string_view a, std::string_view b) {
    if (is_administrator(a) || is_administrator(b)) return false;
    constexpr std::pair<std::string_view, std::string_view> apart[] = {{"committee_clerk", "committee_reviewer"},
                                                                       {"county_officer", "county_reviewer"},
                                                                       {"fund_accountant", "fund_cashier"},
                                                                       {"fund_supervisor", "fund_accountant"},
                                                                       {"fund_supervisor", "fund_cashier"}};
    return std::none_of(std::begin(apart), std::end(apart), [&](const auto& pair) {
        return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
    });
}

}

const std::vector<std::string_view>& all_roles() {
    static const auto names = [] {
        std::vector<std::string_view> out;
        for (const auto& role : roles()) out.push_back(role.name);
        return out;
    }();
    return names;
}

std::vector<std::string> split_roles(std::string_view joined) {
    std::vector<std::string> out;
    while (!joined.empty()) {
        const auto comma = std::min(joined.find(','), joined.size());
        if (comma > 0) out.emplace_back(joined.substr(0, comma));
        joined.remove_prefix(std::min(comma + 1, joined.size()));
    }
    return out;
}

bool holds_administrator_role(std::string_view joined) {
    const auto names = split_roles(joined);
    return std::any_of(names.begin(), names.end(), [](const auto& name) { return is_administrator(name); });
}

Permissions permissions_of(std::string_view joined) {
    Permissions out;
    out.set(static_cast<std::size_t>(signed_in));
    for (const auto& name : split_roles(joined))
        if (const auto* role = find_role(name))
            for (const auto permission : role->permissions) out.set(static_cast<std::size_t>(permission));
    return out;
}

Result<Done> check_roles(const std::vector<std::string>& names, std::string_view kind) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto* role = find_role(names[i]);
        if (!role) return Refusal{"access.role_unknown", {{"roles", "access.role_unknown"}}, {names[i]}};
        if (role->places.find(kind) == role->places.npos)
            return Refusal{"access.role_place", {{"roles", "access.role_place"}}, in_words({role})};
        for (std::size_t j = 0; j < i; ++j)
            if (names[i] == names[j] || !may_hold_both(names[i], names[j]))
                return Refusal{"access.roles_incompatible",
                               {{"roles", "access.roles_incompatible"}},
                               in_words({find_role(names[j]), role})};
    }
    return Done{};
}

}
