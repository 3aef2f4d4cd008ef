#pragma once
// The face of the slice: a case in full, approvals, and what the slices above may use.
#include "cases/applications.hpp"
#include "cases/eligibility.hpp"
#include "cases/imported.hpp"
#include "cases/line.hpp"
#include "cases/notices.hpp"
#include "cases/steps.hpp"
#include "base/paging.hpp"
#include "http/todo.hpp"
#include "people/people.hpp"

namespace cases {

/// A step of the bar: done, current, todo or returned; ended where a case came to its end.
struct StepView {
    std::string step, state;
    std::optional<Time> at;
    OptionalText by;
    std::optional<Date> due_on;
    bool overdue = false;
};
BOOST_DESCRIBE_STRUCT(StepView, (), (step, state, at, by, due_on, overdue))

struct TraceEntry {
    Time at;
    std::string by;
    OptionalText organisation_name;
    std::string action, from_status, to_status;
    OptionalText opinion;
    std::optional<std::int64_t> level, spent_ms;
};
BOOST_DESCRIBE_STRUCT(TraceEntry, (),
                      (at, by, organisation_name, action, from_status, to_status, opinion, level, spent_ms))

/// What the actor may do now; `blocked` is the refusal code that stands in the way.
struct ActionView {
    std::string action;
    OptionalText blocked, blocked_message, blocked_message_en;
};
BOOST_DESCRIBE_STRUCT(ActionView, (), (action, blocked, blocked_message, blocked_message_en))

struct Assembly {
    Date date;
    std::int64_t expected = 0, present = 0, in_favour = 0, against = 0, abstained = 0;
    std::string opinion;
    std::int64_t proposed_level = 0;
    OptionalText earlier_because;  // held before the application was submitted, and why
};
BOOST_DESCRIBE_STRUCT(Assembly, (),
                      (date, expected, present, in_favour, against, abstained, opinion, proposed_level,
                       earlier_because))

struct CommitteeDecision {
    Date date;
    std::vector<std::string> participants;
    std::string verdict;
    std::optional<std::int64_t> level;
    std::string opinion;
};
BOOST_DESCRIBE_STRUCT(CommitteeDecision, (), (date, participants, verdict, level, opinion))

struct Change {
    Time at;
    std::string by, action, note;
};
BOOST_DESCRIBE_STRUCT(Change, (), (at, by, action, note))

struct Case {
    CaseLine line;
    people::Member member;
    Application application;
    Date judged_on;  // the day as of which eligibility is told
    std::vector<Criterion> eligibility;
    std::vector<StepView> steps;
    std::vector<TraceEntry> trace;
    std::vector<ActionView> actions;
    std::vector<Attachment> attachments;
    std::vector<Notice> notices;
    std::optional<Assembly> assembly;         // the last that carried
    std::vector<Assembly> failed_assemblies;  // held without the majority, in their order
    std::optional<CommitteeDecision> committee;
    std::vector<Change> changes;
};
BOOST_DESCRIBE_STRUCT(Case, (),
                      (line, member, application, judged_on, eligibility, steps, trace, actions, attachments,
                       notices, assembly, failed_assemblies, committee, changes))

struct ShowCase {
    CaseId id;
};
BOOST_DESCRIBE_STRUCT(ShowCase, (), (id))

enum class Box { todo, done, mine };
BOOST_DESCRIBE_ENUM(Box, todo, done, mine)
/// `kind`: only what waits at that status, as a to-do counts it; of what waits only.
struct ApprovalFilter {
    Box box{};
    OptionalText kind{};
};
BOOST_DESCRIBE_STRUCT(ApprovalFilter, (), (box, kind))
struct ListApprovals : PageAsk, ApprovalFilter {};
BOOST_DESCRIBE_STRUCT(ListApprovals, (PageAsk, ApprovalFilter), ())
/// A case of such a list: `action` is what it waits for. `open` is what the actor may do of a step that committee
/// or county decides: that step, send_back, reject; of other steps, which are taken one by one, nothing is told.
/// `entered_late`: what may be decided has a notice that was told of after its last day.
struct ApprovalEntry {
    CaseId id;
    OptionalText action;
    std::vector<std::string> open;
    Time entered_at;
    bool entered_late = false;
};

/// What followers are told (store::Write::changed) of a case that has moved, or whose application says something
/// else.
inline constexpr std::string_view case_changed = "cases.case";

Result<Case> show_case(store::Read&, const Actor&, const ShowCase&);
/// A page of the cases of a list, to be shown with their lines.
Result<Paged<ApprovalEntry>> approval_entries(store::Read&, const Actor&, const ListApprovals&);
Result<Total> approval_total(store::Read&, const Actor&, const ApprovalFilter&);
/// The steps that wait for the actor's office, by the status that waits (http::TodoSource).
std::vector<http::Todo> todos_of(store::Read&, const Actor&);

}
