#include "access/assignments.hpp"
#include "access/store.hpp"
#include "base/text.hpp"
#include "store/records.hpp"
#include <algorithm>

namespace access_control {

namespace {

Result<Done> require_days(Date from, const std::optional<Date>& until) {
    if (until && *until < from) return Refusal{"access.assignment_days", {{"until", "access.assignment_days"}}};
    return Done{};
}

bool share_a_day(const AssignmentRow& row, const Assigning& ask) {
    const bool ends_before = row.until_on && *row.until_on < ask.from;
    const bool begins_after = ask.until && *ask.until < row.from_on;
    return !ends_before && !begins_after;
}

std::vector<AssignmentRow> of_subject(store::Read& db, const Assigning& ask) {
    return ask.case_id ? assignments_of(db, *ask.case_id) : assignments_of(db, *ask.person_id);
}

std::string joined(const std::vector<FieldGroup>& groups) {
    std::string out;
    for (const auto each : groups) out += (out.empty() ? "" : ",") + std::string(enum_name(each));
    return out;
}

}

store::Scope assigned_to(const Actor& actor, Date today) {
    return store::Scope::assigned(actor.account, today, days_read_after);
}

Result<AssignmentRow> assign(store::Write& db, const std::string& path, const Assigning& ask) {
    ensure(ask.case_id.has_value() != ask.person_id.has_value());
    const auto account = find_account(db, ask.account);
    if (!account || !account->active) return Refusal{"access.account_unknown"};
    if (ask.fields.empty()) return Refusal{"access.assignment_fields", {{"fields", "access.assignment_fields"}}};
    TRY(require_days(ask.from, ask.until));
    for (const auto& row : of_subject(db, ask))
        if (row.account_id == ask.account && row.purpose == ask.purpose && share_a_day(row, ask))
            return Refusal{"access.assignment_twice"};
    const AssignmentRow row{.id = {db.new_id()},
                            .account_id = ask.account,
                            .case_id = ask.case_id,
                            .person_id = ask.person_id,
                            .purpose = ask.purpose,
                            .fields = joined(ask.fields),
                            .from_on = ask.from,
                            .until_on = ask.until,
                            .assigned_by = db.actor().account,
                            .created_at = db.now()};
    db.insert(row);
    store::audit_at(db, path, "assignment.begin", row, std::string(enum_name(ask.purpose)));
    return row;
}

Result<AssignmentRow> end_assignment(store::Write& db, const std::string& path, AssignmentId id,
                                     std::int64_t version, Date last) {
    auto row = store::find<AssignmentRow>(db, id);
    if (!row) return Refusal{"access.assignment_unknown"};
    TRY(require_version(version, row->version));
    TRY(require_days(row->from_on, last));
    if (row->until_on && *row->until_on < last)
        return Refusal{"access.assignment_days", {{"until", "access.assignment_days"}}};
    row->until_on = last;
    db.update(*row);
    store::audit_at(db, path, "assignment.end", *row);
    return *std::move(row);
}

bool is_in_force(const AssignmentRow& row, Date day) {
    return row.from_on <= day && (!row.until_on || day <= *row.until_on);
}

std::vector<FieldGroup> fields_of(const AssignmentRow& row) {
    std::vector<FieldGroup> out;
    std::string_view rest = row.fields;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        ensure(enum_from(rest.substr(0, end), out.emplace_back()));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

}
