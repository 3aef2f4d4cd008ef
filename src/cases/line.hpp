#pragma once
// A case in one line, as lists and the head of its page show it.
#include "access/access.hpp"
#include "cases/rows.hpp"

namespace cases {

/// The status it waits at, also when it was sent back to it.
inline Status waits_at(Status status, const std::optional<Status>& return_to) {
    return status == Status::returned ? return_to.value_or(Status::draft) : status;
}

struct CaseLine {
    CaseId id;
    std::string number, person_name;
    OptionalText sex;
    std::optional<std::int64_t> age;
    OptionalText id_number_masked;
    std::optional<std::int64_t> level, proposed_level;
    std::string status, step, origin;  // `step`: the status it waits at
    access_control::OrganisationRef branch;
    std::optional<std::int64_t> household_size;
    std::optional<Money> income_total, income_per_head;
    OptionalText main_cause;
    std::vector<std::string> causes;
    std::optional<PartialDate> join_date;
    std::optional<bool> minimum_allowance;
    OptionalText residence;
    std::optional<Date> filed_on;
    Time updated_at;
    std::optional<Date> due_on;
    bool overdue = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CaseLine, (),
                      (id, number, person_name, sex, age, id_number_masked, level, proposed_level, status, step,
                       origin, branch, household_size, income_total, income_per_head, main_cause, causes, join_date,
                       minimum_allowance, residence, filed_on, updated_at, due_on, overdue, version))

}
