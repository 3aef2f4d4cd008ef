#include "steps/rules.hpp"
#include "base/permission.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace steps {

namespace {

bool names(const Transition& row, std::string_view act) {
    return std::find(row.differs_from.begin(), row.differs_from.end(), act) != row.differs_from.end();
}

bool may(const Capacity& who, Permission permission) {
    return who.permissions.test(static_cast<std::size_t>(permission));
}

/// One has taken a step, or somebody who stood in for them has.
bool is_of(const Taken& step, const Doer& doer) {
    return step.by.is_one_with(doer) || (step.stood_for && step.stood_for->is_one_with(doer));
}

bool has_taken_other(std::span<const Transition> table, const Facts& facts, std::string_view act,
                     const Doer& doer) {
    const auto is_one = [&](const Doer& barred) { return barred.is_one_with(doer); };
    if (std::any_of(facts.barred.begin(), facts.barred.end(), is_one)) return true;
    return std::any_of(facts.trace.begin(), facts.trace.end(),
                       [&](const Taken& step) { return is_of(step, doer) && must_differ(table, act, step.act); });
}

/// Right and place of one capacity.
Result<Done> check_place(const Transition& row, const Capacity& who) {
    if (!may(who, row.permission)) return Refusal{"access.forbidden"};
    if (who.tier != row.tier) return Refusal{"step.wrong_tier"};
    return Done{};
}

/// As whom the actor takes the row's step: themselves before anybody they stand in for.
Result<const Capacity*> capacity_for(const Transition& row, const ActorFacts& actor) {
    auto own = check_place(row, actor.self);
    if (own) return &actor.self;
    for (const auto& absent : actor.stands_in_for)
        if (check_place(row, absent)) return &absent;
    return own.error();
}

/// Whoever acts, and whom they stand in for, is nobody who must not.
Result<Done> check_person(std::span<const Transition> table, const Facts& facts, const Transition& row,
                          const ActorFacts& actor, const Capacity& as) {
    if (!row.by_party && actor.is_own) return Refusal{"step.own_case"};
    if (!row.by_party && actor.is_kin) return Refusal{"step.kin"};
    if (has_taken_other(table, facts, row.act, actor.self.doer) || has_taken_other(table, facts, row.act, as.doer))
        return Refusal{"step.same_person"};
    return Done{};
}

Result<Move> move_along(std::span<const Transition> table, const Transition& row, const Facts& facts,
                        const Ask& ask, const ActorFacts& actor) {
    Move move{.seq = static_cast<std::int64_t>(facts.trace.size()) + 1,
              .act = std::string(row.act),
              .from = std::string(row.from),
              .to = std::string(row.to),
              .reason = trim(ask.reason)};
    if (row.by_program != actor.is_program) return Refusal{"access.forbidden"};
    if (!row.by_program) {
        const auto* as = TRY(capacity_for(row, actor));
        TRY(check_person(table, facts, row, actor, *as));
        if (as != &actor.self) move.stands_for = as->doer;
    }
    if (row.needs_reason && move.reason.empty()) return Refusal{"reason.missing", {{"reason", "reason.missing"}}};
    return move;
}

/// Of the refusals of several rows the one that was nearest to the step: a right at the wrong tier tells more than
/// no right at all.
int nearness(const Refusal& refusal) {
    if (refusal.code == "access.forbidden") return 0;
    return refusal.code == "step.wrong_tier" ? 1 : 2;
}

}

Tier tier_of(std::string_view organisation_kind) {
    if (organisation_kind == "county") return Tier::county;
    return organisation_kind == "committee" ? Tier::committee : Tier::branch;
}

std::string_view state_of(const Facts& facts) {
    return facts.trace.empty() ? std::string_view() : std::string_view(facts.trace.back().to);
}

bool must_differ(std::span<const Transition> table, std::string_view act, std::string_view other) {
    return std::any_of(table.begin(), table.end(), [&](const Transition& row) {
        return (row.act == act && names(row, other)) || (row.act == other && names(row, act));
    });
}

Result<Move> move_by(std::span<const Transition> table, const Facts& facts, const Ask& ask,
                     const ActorFacts& actor) {
    std::optional<Refusal> nearest;
    for (const auto& row : table) {
        if (row.act != ask.act || row.from != state_of(facts)) continue;
        auto move = move_along(table, row, facts, ask, actor);
        if (move) return move;
        if (!nearest || nearness(move.error()) > nearness(*nearest)) nearest = std::move(move).error();
    }
    return nearest.value_or(Refusal{"step.not_open"});
}

bool is_hidden(const Refusal& refusal) {
    return refusal.code == "step.not_open" || refusal.code == "access.forbidden" ||
           refusal.code == "step.wrong_tier";
}

std::vector<std::string> acts_from(std::span<const Transition> table, std::string_view state) {
    std::vector<std::string> acts;
    for (const auto& row : table)
        if (row.from == state && std::find(acts.begin(), acts.end(), row.act) == acts.end())
            acts.emplace_back(row.act);
    return acts;
}

}
