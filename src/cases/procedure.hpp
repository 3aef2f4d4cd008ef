#pragma once
// The application procedure as one table of transitions: who may do what from where, who must be somebody
// else, and what must be there. Pure: the case's facts in, the move or its refusal out. Nothing else in the program
// moves a case.
#include "base/actor.hpp"
#include "base/date.hpp"
#include "base/described.hpp"
#include "base/result.hpp"
#include "cases/states.hpp"
#include "policy/calendar.hpp"
#include "policy/policy_v1.hpp"
#include "steps/people.hpp"
#include <span>

namespace cases {

using steps::Doer;
using steps::Tier;
using steps::tier_of;

/// Who did which step; absent until done, and again after a return to before it.
struct CasePeople {
    std::optional<Doer> filed{}, assembly{}, notice{}, committee_recorded{}, committee_confirmed{},
        filing_proposed{}, filing_confirmed{};
    bool operator==(const CasePeople&) const = default;
};

struct Votes {
    std::int64_t expected = 0, present = 0, in_favour = 0, against = 0, abstained = 0;
};

/// What the procedure needs to know of a case. Facts of a step are read only by the transitions that need them.
struct CaseFacts {
    Origin origin{};
    Status status{};
    std::optional<Status> return_to{};  // returned: where it waits; rejected: where it stood
    CasePeople people{};
    std::int64_t appeals = 0;
    bool committee_stands_in = false;  // the branch's clerk is the applicant or of the household
    // submission
    bool main_cause_given = false;
    bool criterion_holds = false;
    std::vector<std::string> fields_missing{}, papers_missing{};
    // assembly
    std::optional<Votes> votes{};
    bool minutes_attached = false;
    std::optional<std::int64_t> proposed_level{};
    // notice
    std::optional<Date> notice_ends_on{};
    bool notice_photo_attached = false;
    bool objection_open = false;
    bool objection_upheld = false;  // and neither corrected nor sent back since
    // committee and county
    std::optional<std::int64_t> level{};
    bool content_unchanged = true;  // since the decision, or the proposal of an imported case (content_text below)
};

/// The person acting, as the case sees them.
struct ActorFacts {
    AccountId account;
    PersonId person{};
    Permissions permissions{};
    Tier tier{};
    bool is_applicant = false;
    bool own_case = false;  // applicant or of the applicant's household
};

/// What is asked for. `to` is the step to send back to.
struct Ask {
    Action action{};
    std::optional<Status> to{};
    std::string reason{};
};

struct Rules {
    Date today;
    const policy::Policy& policy;
};

/// The move: write all of it. `return_to`, `people` and the levels are as they become.
struct Move {
    Status to{};
    std::optional<Status> return_to{};
    CasePeople people{};
    std::int64_t appeals = 0;
    std::optional<std::int64_t> proposed_level{}, level{};
    bool keep_hash = false;    // the content now is what is approved: store its hash
    bool forget_hash = false;  // back before the decision
    bool files = false;        // filed today: filed_on
};

/// The move, or why not: case.closed, case.step_not_open, access.forbidden, case.wrong_tier, case.own_case,
/// case.not_filer, case.same_person, case.not_poster, reason.missing, case.return_step, and of the step's
/// needs case.papers_missing, case.fields_missing, case.main_cause_missing, case.no_criterion,
/// case.minutes_missing, case.assembly_votes, case.assembly_quorum, case.assembly_no_majority,
/// case.assembly_carried, case.level_missing, case.notice_running, case.objection_open, case.objection_upheld,
/// case.notice_photo_missing, case.content_changed, case.changed_since_proposal,
/// case.appeals_used.
Result<Move> next(const CaseFacts&, const Ask&, const ActorFacts&, const Rules&);

/// An action open in this status to these permissions and this tier, with what still stands in its way.
struct ActionState {
    Action action{};
    std::optional<Refusal> blocked{};
};
/// In the order of the procedure. Actions that need something typed in (votes, a level, a reason) are not blocked
/// by it.
std::vector<ActionState> available_actions(const CaseFacts&, const ActorFacts&, const Rules&);

/// Where the case stands: `return_to` when it was returned, else its status.
Status standing(const CaseFacts&);
/// Ended for good: on the ledger, withdrawn, voided. A rejected case may still be appealed.
bool is_closed(Status);
/// The application itself may be changed: draft, or returned to draft.
bool is_editable(const CaseFacts&);
/// The steps it may be sent back to from where it stands, earliest first.
std::vector<Status> return_steps(const CaseFacts&);
/// The forward action that a case waits for; nothing when it has ended.
std::optional<Action> awaited_action(const CaseFacts&);

/// Votes that agree with each other and carry: case.assembly_votes, case.assembly_quorum,
/// case.assembly_no_majority.
Result<Done> check_votes(const Votes&, const policy::Policy&);
/// The same for an assembly that did not carry: votes that agree, of a quorum, without the majority:
/// case.assembly_carried.
Result<Done> check_failed_votes(const Votes&, const policy::Policy&);

/// The day by which a step is due, in working days after it was entered; nothing for a status without a deadline.
std::optional<Date> due_date(Status, Date entered, const policy::Policy&, const policy::Calendar&);

/// One row of the table, for screens that draw the procedure and for tests.
struct Transition {
    Action action{};
    Origin origin{};
    Status from{}, to{};
    Permission permission{};
    Tier tier{};
};
std::span<const Transition> transitions();

/// One named value of what is approved; a list is several with the same name.
struct ContentField {
    std::string name, value;
};
/// What the committee's hash is taken of: each field in order, name and value with their lengths before them, so
/// that no two contents give the same text. Put in, in this order: the application's fields, causes (main first),
/// findings, papers by kind and SHA-256 (proofs of later steps left out), household members, the income of the
/// policy's year, the assembly's votes and proposed level.
std::string content_text(const std::vector<ContentField>&);

}
