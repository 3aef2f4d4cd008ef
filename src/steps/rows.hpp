#pragma once
// The rows of the slice's tables as they stand in the database; written by this slice only.
#include "base/described.hpp"
#include "store/values.hpp"

namespace steps {

using OptionalText = std::optional<std::string>;
using StepId = Id<struct StepTag>;
using DeputyId = Id<struct DeputyTag>;

struct StepRow {
    static constexpr std::string_view table = "steps";
    StepId id;
    std::int64_t version = 1;
    std::string owner_kind;  // of the record: its table's name
    std::int64_t owner_id = 0;
    std::int64_t seq = 0;
    Time at;
    std::optional<AccountId> account_id;  // absent: the program, on its day
    std::optional<PersonId> person_id;    // whom the account named then
    std::string actor_name;
    std::optional<OrganisationId> organisation_id;
    std::optional<AccountId> stood_for_account;  // whose deputy they were
    std::optional<PersonId> stood_for_person;
    OptionalText stood_for_name;
    std::string act, from_state, to_state;
    OptionalText opinion;
    std::optional<Date> due_on;  // by when what waits now is to be done
};
BOOST_DESCRIBE_STRUCT(StepRow, (),
                      (id, version, owner_kind, owner_id, seq, at, account_id, person_id, actor_name,
                       organisation_id, stood_for_account, stood_for_person, stood_for_name, act, from_state,
                       to_state, opinion, due_on))

/// For both days and those between, until it is ended.
struct DeputyRow {
    static constexpr std::string_view table = "deputies";
    DeputyId id;
    std::int64_t version = 1;
    std::string organisation_path;
    AccountId absent_id;
    std::string absent_name;
    AccountId deputy_id;
    std::string deputy_name;
    Date from_on, until_on;
    AccountId named_by;
    std::string named_by_name, reason;
    Time named_at;
    std::optional<Time> ended_at;
};
BOOST_DESCRIBE_STRUCT(DeputyRow, (),
                      (id, version, organisation_path, absent_id, absent_name, deputy_id, deputy_name, from_on,
                       until_on, named_by, named_by_name, reason, named_at, ended_at))

}
