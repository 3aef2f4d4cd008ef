// The trace of a record: what the rules are told of it, and the step that is added to it.
#include "steps/steps.hpp"
#include "steps/store.hpp"

namespace steps {

namespace {

Capacity capacity_of(store::Read& db, const Actor& actor) {
    return {.doer = {actor.account, actor.person},
            .permissions = actor.permissions,
            .tier = tier_of(access_control::organisation_ref(db, actor.organisation).kind)};
}

std::optional<PersonId> known(PersonId person) { return person ? std::optional(person) : std::nullopt; }

}

std::vector<StepRow> trace_of(store::Read& db, const Owner& owner) { return steps_of(db, owner.kind, owner.id); }

std::vector<Taken> taken(const std::vector<StepRow>& rows) {
    std::vector<Taken> out;
    for (const auto& row : rows) {
        Taken step{.act = row.act,
                   .from = row.from_state,
                   .to = row.to_state,
                   .by = {row.account_id.value_or(AccountId{}), row.person_id.value_or(PersonId{})}};
        if (row.stood_for_account)
            step.stood_for = Doer{*row.stood_for_account, row.stood_for_person.value_or(PersonId{})};
        out.push_back(std::move(step));
    }
    return out;
}

ActorFacts acting(store::Read& db, const Actor& actor) {
    ActorFacts facts{.self = capacity_of(db, actor)};
    for (const auto& row : deputised_by(db, access_control::scope_of(actor), actor.account, db.today())) {
        // Whoever left the office or lost their roles meanwhile gives none on.
        const auto absent = access_control::present_actor(db, row.absent_id);
        if (absent && absent->organisation == actor.organisation)
            facts.stands_in_for.push_back(capacity_of(db, *absent));
    }
    return facts;
}

ActorFacts program() { return {.self = {.doer = AccountId{}}, .is_program = true}; }

StepRow record(store::Write& db, const Owner& owner, const Move& move, const std::optional<Date>& due_on) {
    const auto& actor = db.actor();
    StepRow row{.id = {db.new_id()},
                .owner_kind = owner.kind,
                .owner_id = owner.id,
                .seq = move.seq,
                .at = db.now(),
                .person_id = known(actor.person),
                .actor_name = actor.name,
                .act = move.act,
                .from_state = move.from,
                .to_state = move.to,
                .due_on = due_on};
    if (actor.account) row.account_id = actor.account;
    if (actor.organisation) row.organisation_id = actor.organisation;
    if (!move.reason.empty()) row.opinion = move.reason;
    if (move.stands_for) {
        const auto absent = access_control::present_actor(db, move.stands_for->account);
        ensure(absent.has_value());
        row.stood_for_account = absent->account;
        row.stood_for_person = known(absent->person);
        row.stood_for_name = absent->name;
    }
    db.insert(row);
    return row;
}

bool is_overdue(const StepRow& last, Date today) { return last.due_on && *last.due_on < today; }

}
