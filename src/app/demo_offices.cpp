#include "app/demo_offices.hpp"
#include "access/access.hpp"
#include "app/demo_county.hpp"
#include "app/demo_places.hpp"
#include <fmt/format.h>

namespace app {

OfficeMaker::OfficeMaker(Doer& doer) : doer_(doer), password_hash_(crypto::hash_password(demo_password)) {}

OrganisationId OfficeMaker::add(std::optional<OrganisationId> parent, std::string code, std::string name,
                                std::string kind) {
    return doer_
        .act(founder_, access_control::add_organisation,
             {.parent = parent, .code = std::move(code), .name = std::move(name), .kind = std::move(kind)})
        .id;
}

Actor OfficeMaker::add_account(const std::string& username, const std::string& name, OrganisationId place,
                               const std::string& role) {
    const access_control::CommandLineAccount ask{.username = username,
                                                 .name = name,
                                                 .organisation = place,
                                                 .roles = {role},
                                                 .password_hash = password_hash_,
                                                 .must_change_password = false};
    expect(
        doer_.store().write(founder_, [&](store::Write& db) { return access_control::create_account(db, ask); }));
    return doer_.store().read([&](store::Read& db) {
        return access_control::actor_of(*access_control::account_by_username(db, username));
    });
}

Offices OfficeMaker::found_county() {
    county_ = add(std::nullopt, "QY", "清源县委", "county");
    add_account("system", "宋志远", county_, "system_admin");
    add_account("security", "韩雪", county_, "security_admin");
    add_account("audit", "郑国平", county_, "audit_admin");
    add_account("accountant", "冯丽华", county_, "fund_accountant");
    add_account("cashier", "许静", county_, "fund_cashier");
    add_account("supervisor", "董建民", county_, "fund_supervisor");
    return {.officer = add_account("officer", "周晓梅", county_, "county_officer"),
            .reviewer = add_account("reviewer", "高海峰", county_, "county_reviewer")};
}

OrganisationId OfficeMaker::add_township(int number, PeopleMaker& people, Offices& offices) {
    const auto id = add(county_, fmt::format("QY{:02}", number), township_name(number) + "党委", "committee");
    const auto suffix = number == 1 ? std::string() : std::to_string(number);
    const auto name = [&] { return people.person({.age_min = 28, .age_max = 55}).name; };
    offices.committee_clerk =
        add_account("committee" + suffix, number == 1 ? "马会芳" : name(), id, "committee_clerk");
    offices.committee_reviewer =
        add_account("committee-reviewer" + suffix, number == 1 ? "何伟" : name(), id, "committee_reviewer");
    return id;
}

OrganisationId OfficeMaker::add_branch(OrganisationId committee, int township, int number,
                                       const std::string& place) {
    return add(committee, fmt::format("QY{:02}{:03}", township, number), place + "党支部", "branch");
}

Actor OfficeMaker::add_outside_clerk(OrganisationId branch, int township, int number, const std::string& name) {
    const auto username =
        township == 1 && number == 1 ? std::string("branch") : fmt::format("branch{}-{}", township, number);
    return add_account(username, name, branch, "branch_clerk");
}

Actor OfficeMaker::add_clerk(OrganisationId branch, int township, int number, const people::AddMember& secretary) {
    const auto added = doer_.act(founder_, people::add_member, secretary);
    auto actor = add_outside_clerk(branch, township, number, secretary.name);
    doer_.act(founder_, access_control::link_person, {actor.account, added.person, 1});
    actor.person = *added.person;
    return actor;
}

}
