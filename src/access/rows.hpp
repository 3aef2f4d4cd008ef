#pragma once
// The rows of the slice's tables as they stand in the database; written by this slice only.
#include "base/described.hpp"
#include "store/values.hpp"

namespace access_control {

using OptionalText = std::optional<std::string>;

/// A party organisation: county > committee > general branch > branch.
struct OrganisationRow {
    static constexpr std::string_view table = "organisations";
    OrganisationId id;
    std::int64_t version = 1;
    std::optional<OrganisationId> parent_id;
    std::string code, name, kind;
    std::string path;       // "/1/14/203/": the ids from the county down to itself
    std::string path_name;  // "清源县委/东湾镇党委/东湾村党支部"
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(OrganisationRow, (), (id, version, parent_id, code, name, kind, path, path_name, created_at))

/// Why an account's roles rest: a first password was set for it, or it was put to use again.
enum class RestingCause { reset, activated };
BOOST_DESCRIBE_ENUM(RestingCause, reset, activated)

struct AccountRow {
    static constexpr std::string_view table = "accounts";
    AccountId id;
    std::int64_t version = 1;
    std::string username;
    std::string name;
    OrganisationId organisation_id;
    std::string organisation_path;
    std::string roles;  // role words joined by commas
    store::Personal password_hash;
    bool must_change_password = true;
    bool active = true;
    std::optional<PersonId> person_id;
    Time created_at;
    std::optional<Time> resting_since;  // its roles rest until the security administrator gives them again
    std::optional<RestingCause> resting_cause;
    OptionalText resting_by, resting_reason;
    store::Bytes mark;  // keyed, over all of it but the version
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (id, version, username, name, organisation_id, organisation_path, roles, password_hash,
                       must_change_password, active, person_id, created_at, resting_since, resting_cause,
                       resting_by, resting_reason, mark))

using AssignmentId = Id<struct AssignmentTag>;

/// What somebody outside the offices is there for.
enum class Purpose { helper, hospital, school, bank, trainer, department, guarantor };
BOOST_DESCRIBE_ENUM(Purpose, helper, hospital, school, bank, trainer, department, guarantor)

/// That an account sees one case or one person, by groups of fields, from a day to a day.
struct AssignmentRow {
    static constexpr std::string_view table = "assignments";
    AssignmentId id;
    std::int64_t version = 1;
    AccountId account_id;
    std::optional<CaseId> case_id;
    std::optional<PersonId> person_id;
    Purpose purpose{};
    std::string fields;  // words of FieldGroup joined by commas
    Date from_on;
    std::optional<Date> until_on;
    AccountId assigned_by;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(AssignmentRow, (),
                      (id, version, account_id, case_id, person_id, purpose, fields, from_on, until_on, assigned_by,
                       created_at))

}
