#pragma once
// Organisations and accounts of the demo county: one account per role, and the clerks of every office.
#include "app/demo_cases.hpp"

namespace app {

class OfficeMaker {
public:
    explicit OfficeMaker(Doer& doer);
    /// The county, its officers and its three administrators.
    Offices found_county();
    /// A township's committee; its clerk and reviewer are added to `offices`.
    OrganisationId add_township(int number, PeopleMaker&, Offices& offices);
    OrganisationId add_branch(OrganisationId committee, int township, int number, const std::string& place);
    /// The branch's secretary as a member, with an account that names them (nobody acts on a case of their own).
    Actor add_clerk(OrganisationId branch, int township, int number, const people::AddMember& secretary);
    /// A clerk who is no member on file.
    Actor add_outside_clerk(OrganisationId branch, int township, int number, const std::string& name);

private:
    Actor add_account(const std::string& username, const std::string& name, OrganisationId place,
                      const std::string& role);
    OrganisationId add(std::optional<OrganisationId> parent, std::string code, std::string name, std::string kind);

    Doer& doer_;
    Actor founder_{.name = "系统初始化", .organisation_path = "/", .permissions = Permissions().set()};
    OrganisationId county_;
    std::string password_hash_;
};

}
