#pragma once
// Who outside the offices sees what: assignments of a case or a person to an account (mechanisms 1.10). Written
// here, through the use cases of the slices that pair, agree and refer; read as a scope by every query.
#include "access/access.hpp"

namespace access_control {

/// What of a family is disclosed, told to the family by these words.
enum class FieldGroup { contact, household, income, health, schooling, account, plan };
BOOST_DESCRIBE_ENUM(FieldGroup, contact, household, income, health, schooling, account, plan)

struct Assigning {
    AccountId account;
    std::optional<CaseId> case_id{};  // one of the two
    std::optional<PersonId> person_id{};
    Purpose purpose{};
    std::vector<FieldGroup> fields{};
    Date from;
    std::optional<Date> until{};
};

/// How long after its last day an assignment may still be read by.
inline constexpr int days_read_after = 30;

/// What the account sees today.
store::Scope assigned_to(const Actor&, Date today);
/// Refusals: access.account_unknown (none, or not active), access.assignment_fields, access.assignment_days,
/// access.assignment_twice (the same account, subject and purpose on a day of it). `path`: where it is logged.
Result<AssignmentRow> assign(store::Write&, const std::string& path, const Assigning&);
/// Its last day; what has ended before that stays as it was. Refusals: stale_version, access.assignment_days,
/// access.assignment_unknown.
Result<AssignmentRow> end_assignment(store::Write&, const std::string& path, AssignmentId, std::int64_t version,
                                     Date last);
/// Whether the account may act, and not only read, on that day.
bool is_in_force(const AssignmentRow&, Date day);
/// Those of a case or of a person, the newest first: whom what was disclosed to.
std::vector<AssignmentRow> assignments_of(store::Read&, CaseId);
std::vector<AssignmentRow> assignments_of(store::Read&, PersonId);
std::vector<FieldGroup> fields_of(const AssignmentRow&);

}
