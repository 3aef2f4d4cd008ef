#include "cases/advance.hpp"
#include "base/version.hpp"
#include "cases/ledger_store.hpp"
#include "cases/sentences.hpp"
#include "cases/store.hpp"
#include "cases/views.hpp"
#include "policy/policy.hpp"

namespace cases {

namespace {

void take_people(CaseRow& row, const CasePeople& people) {
    const auto take = [](auto& account, auto& person, const std::optional<Doer>& doer) {
        account = doer ? std::optional(doer->account) : std::nullopt;
        person = doer && doer->person ? std::optional(doer->person) : std::nullopt;
    };
    take(row.filed_by, row.filed_person, people.filed);
    take(row.assembly_by, row.assembly_person, people.assembly);
    take(row.notice_by, row.notice_person, people.notice);
    take(row.committee_recorded_by, row.committee_recorded_person, people.committee_recorded);
    take(row.committee_confirmed_by, row.committee_confirmed_person, people.committee_confirmed);
    take(row.filing_proposed_by, row.filing_proposed_person, people.filing_proposed);
    take(row.filing_confirmed_by, row.filing_confirmed_person, people.filing_confirmed);
}

/// A case that leaves its notice behind stops it: the sheet comes off the board and the link is gone.
void stop_notice(store::Write& db, const store::Scope& scope, const CaseRow& row, Status to) {
    if (to == Status::on_notice || to == Status::notice_passed) return;
    for (auto notice : notices_of_case(db, scope, row.id)) {
        if (notice.state != "running") continue;
        notice.state = "stopped";
        db.update(notice);
    }
}

}

Result<CaseRow> case_in_scope(store::Read& db, const Actor& actor, CaseId id) {
    auto row = find_case(db, access_control::scope_of(actor), id);
    if (!row) return Refusal{"case.unknown"};
    return *std::move(row);
}

Result<CaseRow> case_for_step(store::Read& db, const Actor& actor, CaseId id, std::int64_t version) {
    auto row = TRY(case_in_scope(db, actor, id));
    TRY(require_version(version, row.version));
    return row;
}

Result<Done> advance(store::Write& db, const Actor& actor, CaseRow& row, const Advance& what) {
    const auto scope = access_control::scope_of(actor);
    const auto policy = rules_of(db, row);
    Ask ask{.action = what.action, .reason = what.opinion.value_or("")};
    if (what.to) {
        Status to{};
        if (!enum_from(*what.to, to)) return Refusal{"case.return_step", {{"to", "case.return_step"}}};
        ask.to = to;
    }
    const auto move = TRY(next(facts_of(db, scope, row), ask, actor_facts(db, actor, row), {db.today(), policy}));
    const StepRow step{.id = next_id<StepRow>(db, row.id),
                       .case_id = row.id,
                       .organisation_path = row.organisation_path,
                       .at = db.now(),
                       .account_id = actor.account,
                       .person_id = actor.person ? std::optional(actor.person) : std::nullopt,
                       .actor_name = actor.name,
                       .organisation_id = actor.organisation,
                       .action = std::string(enum_name(what.action)),
                       .from_status = row.status,
                       .to_status = std::string(enum_name(move.to)),
                       .opinion = what.opinion,
                       .level = move.level};
    stop_notice(db, scope, row, move.to);
    if (row.status != step.to_status) row.entered_at = db.now();
    row.status = step.to_status;
    row.return_to = move.return_to ? OptionalText(enum_name(*move.return_to)) : std::nullopt;
    take_people(row, move.people);
    if (what.action == Action::submit) row.policy_version = policy.version;
    row.appeals = move.appeals;
    row.proposed_level = move.proposed_level;
    row.level = move.level;
    if (move.forget_hash) row.approved_hash = std::nullopt;
    if (move.keep_hash) row.approved_hash = store::Bytes{content_hash(db, scope, row)};
    if (move.files) row.filed_on = db.today();
    row.due_on = due_date(move.to, row.entered_at.local_date(), policy, policy::calendar(db));
    row.updated_at = db.now();
    db.update(row);
    db.insert(step);
    record_ledger(db, row);
    db.audit({.action = "case." + step.action,
              .object_type = "cases",
              .object_id = row.id.value,
              .organisation_path = row.organisation_path});
    return Done{};
}

std::vector<ActionView> actions_for(store::Read& db, const Actor& actor, const CaseRow& row) {
    const auto scope = access_control::scope_of(actor);
    const auto policy = rules_of(db, row);
    std::vector<ActionView> views;
    for (const auto& open :
         available_actions(facts_of(db, scope, row), actor_facts(db, actor, row), {db.today(), policy})) {
        ActionView view{.action = std::string(enum_name(open.action))};
        if (open.blocked) {
            view.blocked = open.blocked->code;
            const auto sentence = sentence_of(open.blocked->code);
            view.blocked_message = std::string(sentence.zh);
            view.blocked_message_en = std::string(sentence.en);
        }
        views.push_back(std::move(view));
    }
    return views;
}

}
