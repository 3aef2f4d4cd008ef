#include "cases/procedure.hpp"
#include "base/permission.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace cases {

namespace {

bool may(const ActorFacts& actor, Permission permission) {
    return actor.permissions.test(static_cast<std::size_t>(permission));
}

const Transition* find_transition(const CaseFacts& facts, Action action) {
    const auto from = standing(facts);
    const auto all = transitions();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Transition& each) {
        return each.action == action && each.origin == facts.origin && each.from == from;
    });
    return found == all.end() ? nullptr : &*found;
}

/// The step that moves a case on from where it stands. Whoever may take it may also send back or reject.
const Transition* find_awaited(const CaseFacts& facts) {
    const auto from = standing(facts);
    const auto all = transitions();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Transition& each) {
        return each.origin == facts.origin && each.from == from && each.to != from;
    });
    return found == all.end() ? nullptr : &*found;
}

bool is_in_motion(const CaseFacts& facts) { return !is_closed(facts.status) && facts.status != Status::rejected; }

/// The place of a status on the way from draft to the ledger.
int place_of(Status status) { return static_cast<int>(status); }
static_assert(static_cast<int>(Status::draft) == 0 && static_cast<int>(Status::on_ledger) == 8);

using Step = std::optional<Doer> CasePeople::*;

Doer doer_of(const ActorFacts& actor) { return {actor.account, actor.person}; }

/// Where the person of a step is kept; null for steps that keep none.
Step step_of(Action action) {
    switch (action) {
        case Action::submit: return &CasePeople::filed;
        case Action::record_assembly: return &CasePeople::assembly;
        case Action::post_notice: return &CasePeople::notice;
        case Action::record_committee: return &CasePeople::committee_recorded;
        case Action::confirm_committee: return &CasePeople::committee_confirmed;
        case Action::propose_filing: return &CasePeople::filing_proposed;
        case Action::confirm_filing: return &CasePeople::filing_confirmed;
        default: return nullptr;
    }
}

/// A step with the status that waits for it: a return to that status undoes it.
struct KeptStep {
    Step step;
    Status waits;
};
constexpr KeptStep kept_steps[] = {
    {&CasePeople::assembly, Status::submitted},
    {&CasePeople::notice, Status::assembly_passed},
    {&CasePeople::committee_recorded, Status::notice_passed},
    {&CasePeople::committee_confirmed, Status::committee_recorded},
    {&CasePeople::filing_proposed, Status::committee_confirmed},
    {&CasePeople::filing_confirmed, Status::filing_proposed},
};

/// The people of the steps that stand when a case waits at `status` again. Who filed stays known: they may withdraw
/// it.
CasePeople people_before(CasePeople people, Status status) {
    for (const auto& [step, waits] : kept_steps)
        if (status == Status::imported || place_of(waits) >= place_of(status)) people.*step = std::nullopt;
    return people;
}

/// The five people of A-3: one branch clerk may file, record and post; from the committee on each is a new one.
bool is_same_person(const CaseFacts& facts, Action action, const Doer& doer) {
    constexpr Step separate[] = {&CasePeople::committee_recorded, &CasePeople::committee_confirmed,
                                 &CasePeople::filing_proposed, &CasePeople::filing_confirmed};
    constexpr Step branch[] = {&CasePeople::filed, &CasePeople::assembly, &CasePeople::notice};
    const auto own = step_of(action);
    const bool is_separate = std::find(std::begin(separate), std::end(separate), own) != std::end(separate);
    if (!is_separate) return false;
    const auto did = [&](Step step) {
        const auto& who = facts.people.*step;
        return who && who->is_one_with(doer);
    };
    if (std::any_of(std::begin(branch), std::end(branch), did)) return true;
    return std::any_of(std::begin(separate), std::find(std::begin(separate), std::end(separate), own), did);
}

/// The branch acts itself; the committee's clerk stands in where the branch's own is the applicant.
Result<Done> check_tier(const CaseFacts& facts, const ActorFacts& actor, Tier tier) {
    const bool stands_in = tier == Tier::branch && facts.committee_stands_in && actor.tier == Tier::committee;
    if (actor.tier != tier && !stands_in) return Refusal{"case.wrong_tier"};
    return Done{};
}

/// Right, place and separation for the step that a case waits for.
Result<Done> check_actor(const CaseFacts& facts, const Transition& transition, const ActorFacts& actor) {
    if (!may(actor, transition.permission)) return Refusal{"access.forbidden"};
    TRY(check_tier(facts, actor, transition.tier));
    if (actor.own_case || actor.is_applicant) return Refusal{"case.own_case"};
    if (is_same_person(facts, transition.action, doer_of(actor))) return Refusal{"case.same_person"};
    // Only the poster is on record (a correction keeps them), so whoever stands in sees the notice through.
    const bool is_on_notice = transition.from == Status::on_notice;
    const bool is_poster = facts.people.notice && facts.people.notice->account == actor.account;
    if (is_on_notice && actor.tier == Tier::committee && !is_poster) return Refusal{"case.not_poster"};
    return Done{};
}

Refusal missing(std::string code, const std::vector<std::string>& what) {
    Refusal refusal{.code = code};
    for (const auto& each : what) refusal.fields.push_back({each, code});
    return refusal;
}

Result<Done> check_submission(const CaseFacts& facts, const Rules& rules) {
    if (!facts.fields_missing.empty()) return missing("case.fields_missing", facts.fields_missing);
    if (!facts.main_cause_given) return Refusal{"case.main_cause_missing", {{"causes", "case.main_cause_missing"}}};
    if (rules.policy.criterion_needed_to_submit && !facts.criterion_holds) return Refusal{"case.no_criterion"};
    if (!facts.papers_missing.empty()) return missing("case.papers_missing", facts.papers_missing);
    return Done{};
}

bool is_level(const std::optional<std::int64_t>& level) { return level && *level >= 1 && *level <= 3; }

Result<Done> check_assembly(const CaseFacts& facts, const Rules& rules, bool failed) {
    if (!facts.minutes_attached) return Refusal{"case.minutes_missing"};
    if (!facts.votes) return Refusal{"case.assembly_votes"};
    if (failed) return check_failed_votes(*facts.votes, rules.policy);
    TRY(check_votes(*facts.votes, rules.policy));
    if (!is_level(facts.proposed_level)) return Refusal{"case.level_missing"};
    return Done{};
}

Result<Done> check_notice(const CaseFacts& facts, const Rules& rules) {
    if (facts.objection_open) return Refusal{"case.objection_open"};
    if (facts.objection_upheld) return Refusal{"case.objection_upheld"};
    if (!facts.notice_ends_on) return Refusal{"case.notice_running"};
    if (rules.today <= *facts.notice_ends_on)
        return Refusal{"case.notice_running", {}, {facts.notice_ends_on->chinese()}};
    if (!facts.notice_photo_attached) return Refusal{"case.notice_photo_missing"};
    return Done{};
}

/// What must be there before the step, as far as the recorded facts tell.
Result<Done> check_needs(const CaseFacts& facts, Action action, const Rules& rules) {
    switch (action) {
        case Action::submit: return check_submission(facts, rules);
        case Action::record_assembly: return check_assembly(facts, rules, false);
        case Action::record_failed_assembly: return check_assembly(facts, rules, true);
        case Action::close_notice: return check_notice(facts, rules);
        case Action::record_committee:
            if (!is_level(facts.level)) return Refusal{"case.level_missing"};
            return Done{};
        case Action::confirm_committee:
        case Action::propose_filing:
        case Action::confirm_filing:
            if (!is_level(facts.level)) return Refusal{"case.level_missing"};
            // What was approved is hashed; a change since then voids the approval.
            if (facts.content_unchanged) return Done{};
            return Refusal{facts.origin == Origin::imported ? "case.changed_since_proposal"
                                                            : "case.content_changed"};
        default: return Done{};
    }
}

Move stay(const CaseFacts& facts) {
    return {.to = facts.status, .return_to = facts.return_to, .people = facts.people, .appeals = facts.appeals};
}

/// A level stands while the step that set it does: whatever sends a case back to before it takes the level too. A
/// legacy ledger states its own.
Move with_levels(Move move, const CaseFacts& facts) {
    if (move.people.assembly) move.proposed_level = facts.proposed_level;
    if (move.people.committee_recorded || facts.origin == Origin::imported) move.level = facts.level;
    return move;
}

Result<Move> step_forward(const CaseFacts& facts, const Ask& ask, const ActorFacts& actor, const Rules& rules) {
    const auto* transition = find_transition(facts, ask.action);
    if (!transition) return Refusal{"case.step_not_open"};
    TRY(check_actor(facts, *transition, actor));
    TRY(check_needs(facts, ask.action, rules));
    auto move = stay(facts);
    if (transition->to != transition->from) {  // else it waits on as it did
        move.to = transition->to;
        move.return_to = std::nullopt;
    }
    if (const auto step = step_of(ask.action)) move.people.*step = doer_of(actor);
    // A legacy ledger's case had its committee before: what the county was shown is what it confirms.
    move.keep_hash = ask.action == Action::record_committee ||
                     (ask.action == Action::propose_filing && facts.origin == Origin::imported);
    move.files = transition->to == Status::on_ledger;
    return move;
}

/// Waiting at an earlier step: those who did it and what follows are asked again.
Move back_to(const CaseFacts& facts, Status step) {
    auto move = stay(facts);
    const bool is_import = step == Status::imported;
    move.to = is_import ? Status::imported : Status::returned;
    move.return_to = is_import ? std::nullopt : std::optional(step);
    move.people = people_before(facts.people, step);
    move.forget_hash = is_import || place_of(step) <= place_of(Status::notice_passed);
    return move;
}

Result<Move> send_back(const CaseFacts& facts, const Ask& ask, const ActorFacts& actor) {
    const auto steps = return_steps(facts);
    const auto* awaited = find_awaited(facts);
    if (!awaited || steps.empty()) return Refusal{"case.step_not_open"};
    TRY(check_actor(facts, *awaited, actor));
    if (trim(ask.reason).empty()) return Refusal{"reason.missing", {{"reason", "reason.missing"}}};
    if (!ask.to || std::find(steps.begin(), steps.end(), *ask.to) == steps.end())
        return Refusal{"case.return_step", {{"to", "case.return_step"}}};
    return back_to(facts, *ask.to);
}

/// Rejected by whoever could have taken the next step. Where it stood is kept for an appeal.
Result<Move> reject(const CaseFacts& facts, const Ask& ask, const ActorFacts& actor) {
    const auto* awaited = find_awaited(facts);
    const bool is_open = awaited && facts.origin == Origin::application && standing(facts) != Status::draft;
    if (!is_open) return Refusal{"case.step_not_open"};
    TRY(check_actor(facts, *awaited, actor));
    if (trim(ask.reason).empty()) return Refusal{"reason.missing", {{"reason", "reason.missing"}}};
    auto move = stay(facts);
    move.to = Status::rejected;
    move.return_to = standing(facts);
    return move;
}

/// The filer and the member may always act for the application, on their own case too.
bool is_party(const CaseFacts& facts, const ActorFacts& actor) {
    return actor.is_applicant || (facts.people.filed && facts.people.filed->is_one_with(doer_of(actor)));
}

Result<Move> withdraw(const CaseFacts& facts, const Ask& ask, const ActorFacts& actor) {
    if (facts.origin != Origin::application || !is_in_motion(facts)) return Refusal{"case.step_not_open"};
    if (!is_party(facts, actor)) return Refusal{"case.not_filer"};
    if (trim(ask.reason).empty()) return Refusal{"reason.missing", {{"reason", "reason.missing"}}};
    auto move = stay(facts);
    move.to = Status::withdrawn;
    move.return_to = std::nullopt;
    return move;
}

/// Re-opened before the committee; what was rejected before its notice ended starts again at the step that refused
/// it, since no step may be skipped.
Status appeal_step(const CaseFacts& facts) {
    const auto stood = facts.return_to.value_or(Status::submitted);
    if (stood == Status::on_notice) return Status::assembly_passed;
    return place_of(stood) >= place_of(Status::notice_passed) ? Status::notice_passed : stood;
}

Result<Move> appeal(const CaseFacts& facts, const Ask& ask, const ActorFacts& actor, const Rules& rules) {
    if (facts.status != Status::rejected) return Refusal{"case.step_not_open"};
    if (!actor.is_applicant && !may(actor, Permission::file_application)) return Refusal{"access.forbidden"};
    if (facts.appeals >= rules.policy.appeals_max) return Refusal{"case.appeals_used"};
    if (trim(ask.reason).empty()) return Refusal{"reason.missing", {{"reason", "reason.missing"}}};
    auto move = back_to(facts, appeal_step(facts));
    ++move.appeals;
    return move;
}

Result<Move> remind(const CaseFacts& facts, const ActorFacts& actor) {
    if (facts.origin != Origin::application || !is_in_motion(facts) || is_editable(facts))
        return Refusal{"case.step_not_open"};
    if (!is_party(facts, actor) && !may(actor, Permission::file_application)) return Refusal{"access.forbidden"};
    return stay(facts);
}

/// Taken out by the county: filed in error, or on facts that turned out to be false. Never once it is on the
/// ledger.
Result<Move> void_case(const CaseFacts& facts, const Ask& ask, const ActorFacts& actor) {
    if (!is_in_motion(facts)) return Refusal{"case.step_not_open"};
    if (!may(actor, Permission::propose_filing)) return Refusal{"access.forbidden"};
    if (actor.tier != Tier::county) return Refusal{"case.wrong_tier"};
    if (actor.own_case || actor.is_applicant) return Refusal{"case.own_case"};
    if (trim(ask.reason).empty()) return Refusal{"reason.missing", {{"reason", "reason.missing"}}};
    auto move = stay(facts);
    move.to = Status::voided;
    move.return_to = std::nullopt;
    return move;
}

Result<Move> moved(const CaseFacts& facts, const Ask& ask, const ActorFacts& actor, const Rules& rules) {
    switch (ask.action) {
        case Action::send_back: return send_back(facts, ask, actor);
        case Action::reject: return reject(facts, ask, actor);
        case Action::withdraw: return withdraw(facts, ask, actor);
        case Action::appeal: return appeal(facts, ask, actor, rules);
        case Action::remind: return remind(facts, actor);
        case Action::void_case: return void_case(facts, ask, actor);
        default: return step_forward(facts, ask, actor, rules);
    }
}

/// Refusals about what is still to be typed in: no reason to grey an action out.
bool is_of_input(const Refusal& refusal, Action action) {
    if (refusal.code == "reason.missing" || refusal.code == "case.return_step") return true;
    const bool typed_in = action == Action::record_assembly || action == Action::record_failed_assembly ||
                          action == Action::record_committee;
    constexpr std::string_view typed[] = {"case.level_missing", "case.assembly_votes", "case.assembly_quorum",
                                          "case.assembly_no_majority", "case.assembly_carried"};
    return typed_in && std::find(std::begin(typed), std::end(typed), refusal.code) != std::end(typed);
}

/// Not offered at all: another's action, or not open now.
bool is_hidden(const Refusal& refusal) {
    constexpr std::string_view codes[] = {"case.closed", "case.step_not_open", "access.forbidden",
                                          "case.wrong_tier", "case.not_filer"};
    return std::find(std::begin(codes), std::end(codes), refusal.code) != std::end(codes);
}

}

Status standing(const CaseFacts& facts) {
    return facts.status == Status::returned ? facts.return_to.value_or(Status::draft) : facts.status;
}

bool is_living(Status status) {
    return status != Status::rejected && status != Status::withdrawn && status != Status::voided;
}

bool is_closed(Status status) {
    return status == Status::on_ledger || status == Status::withdrawn || status == Status::voided;
}

bool is_editable(const CaseFacts& facts) { return standing(facts) == Status::draft; }

std::vector<Status> return_steps(const CaseFacts& facts) {
    const auto here = standing(facts);
    if (facts.origin == Origin::imported)
        return here == Status::filing_proposed ? std::vector{Status::imported} : std::vector<Status>{};
    if (!is_in_motion(facts) || here == Status::imported) return {};
    // A notice is never resumed: it is posted anew.
    constexpr Status steps[] = {Status::draft,         Status::submitted,          Status::assembly_passed,
                                Status::notice_passed, Status::committee_recorded, Status::committee_confirmed};
    std::vector<Status> earlier;
    for (const auto step : steps)
        if (place_of(step) < place_of(here)) earlier.push_back(step);
    return earlier;
}

std::optional<Action> awaited_action(const CaseFacts& facts) {
    const auto* awaited = find_awaited(facts);
    return awaited ? std::optional(awaited->action) : std::nullopt;
}

Result<Move> next(const CaseFacts& facts, const Ask& ask, const ActorFacts& actor, const Rules& rules) {
    if (is_closed(facts.status)) return Refusal{"case.closed"};
    return with_levels(TRY(moved(facts, ask, actor, rules)), facts);
}

std::vector<ActionState> available_actions(const CaseFacts& facts, const ActorFacts& actor, const Rules& rules) {
    std::vector<ActionState> actions;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Action>>([&](auto each) {
        auto move = next(facts, {.action = each.value}, actor, rules);
        if (move) actions.push_back({each.value, std::nullopt});
        else if (is_of_input(move.error(), each.value)) actions.push_back({each.value, std::nullopt});
        else if (!is_hidden(move.error())) actions.push_back({each.value, std::move(move).error()});
    });
    return actions;
}

std::optional<Date> due_date(Status status, Date entered, const policy::Policy& policy,
                             const policy::Calendar& calendar) {
    const auto found =
        std::find_if(policy.step_deadlines.begin(), policy.step_deadlines.end(),
                     [&](const policy::StepDeadline& each) { return each.status == enum_name(status); });
    if (found == policy.step_deadlines.end()) return std::nullopt;
    return policy::add_working_days(entered, found->days, calendar);
}

std::string content_text(const std::vector<ContentField>& fields) {
    std::string text;
    const auto add = [&](const std::string& part) { text += std::to_string(part.size()) + ":" + part; };
    for (const auto& field : fields) {
        add(field.name);
        add(field.value);
    }
    return text;
}

}
