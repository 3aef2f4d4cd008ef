#include "access/field_rules.hpp"
#include "access/passwords.hpp"

namespace access_control {

namespace {

/// A name within a path of organisations holds no "/" (fault_of_name).
const FieldRule organisation_name{
    .field = "name", .format = "organisation-name", .pattern = R"(^[^\/\p{Cc}]{1,60}$)"};
const FieldRule account_name{.field = "name", .format = "account-name", .pattern = R"(^[^\/\p{Cc}]{1,40}$)"};

}

std::vector<FieldRule> field_rules_of(std::type_identity<AddOrganisation>) {
    return {{.field = "code", .format = "organisation-code", .pattern = R"(^[^\s\p{Cc}]{1,40}$)"},
            organisation_name};
}
std::vector<FieldRule> field_rules_of(std::type_identity<RenameOrganisation>) { return {organisation_name}; }
std::vector<FieldRule> field_rules_of(std::type_identity<AddAccount>) {
    return {{.field = "username", .format = "username", .pattern = "^[A-Za-z0-9._-]{3,32}$"}, account_name};
}
std::vector<FieldRule> field_rules_of(std::type_identity<RenameAccount>) { return {account_name}; }
std::vector<FieldRule> field_rules_of(std::type_identity<ChangePassword>) {
    return {{.field = "new_password", .least = password_characters_min}};
}

}
