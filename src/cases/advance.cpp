#include "cases/advance.hpp"
#include "base/version.hpp"
#include "cases/sentences.hpp"
#include "cases/views.hpp"

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
void stop_notice(store::Write& db, CaseOnNotice& of, Status to) {
    if (to == Status::on_notice || to == Status::notice_passed) return;
    for (auto& notice : of.notices) {
        if (notice.state != NoticeState::running) continue;
        notice.state = NoticeState::stopped;
        db.update(notice);
    }
}

/// The row as the move leaves it.
void apply(CaseRow& row, const Advance& what, const Move& move, const policy::Policy& policy,
           const policy::Rules& rules, Time now) {
    if (row.status != move.to) row.entered_at = now;
    row.status = move.to;
    row.return_to = move.return_to;
    take_people(row, move.people);
    if (what.action == Action::submit) row.policy_version = policy.version;
    row.appeals = move.appeals;
    row.proposed_level = move.proposed_level;
    row.level = move.level;
    if (move.forget_hash) row.approved_hash = std::nullopt;
    if (move.files) row.filed_on = rules.today();
    row.due_on = due_date(move.to, row.entered_at.local_date(), policy, rules.calendar());
    row.updated_at = now;
}

}

Result<CaseRow> case_in_scope(store::Read& db, const Actor& actor, CaseId id) {
    return store::in_scope<CaseRow>(db, access_control::scope_of(actor), id, "case.unknown");
}

Docket docket_of(store::Read& db, const Actor& actor, const store::IdList& cases) {
    auto files = case_files(db, access_control::scope_of(actor), cases);
    store::IdList applicants;
    for (const auto& [id, file] : files) applicants.add(file.row.person_id);
    return {acting_on(db, actor, applicants), policy::Rules(db), std::move(files)};
}

Result<CaseFile*> Docket::at_version(CaseId id, std::int64_t version) {
    const auto found = files.find(id);
    if (found == files.end()) return Refusal{"case.unknown"};
    TRY(require_version(version, found->second.row.version));
    return &found->second;
}

Result<Done> advance(store::Write& db, const Docket& docket, CaseFile& file, const Advance& what) {
    const auto& actor = docket.acting.actor;
    auto& row = file.row;
    const auto& policy = rules_of(row, docket.rules);
    Ask ask{.action = what.action, .reason = what.opinion.value_or("")};
    if (what.to) {
        Status to{};
        if (!enum_from(*what.to, to)) return Refusal{"case.return_step", {{"to", "case.return_step"}}};
        ask.to = to;
    }
    const auto facts = facts_of(db, file, eligibility_of(file, docket.rules), docket.rules);
    const auto move = TRY(next(facts, ask, docket.acting.towards(row), {docket.rules.today(), policy}));
    const StepRow step{.id = next_id(db, file.steps),
                       .case_id = row.id,
                       .at = db.now(),
                       .account_id = actor.account,
                       .person_id = actor.person ? std::optional(actor.person) : std::nullopt,
                       .actor_name = actor.name,
                       .organisation_id = actor.organisation,
                       .action = what.action,
                       .from_status = row.status,
                       .to_status = move.to,
                       .opinion = what.opinion,
                       .level = move.level};
    stop_notice(db, file, move.to);
    apply(row, what, move, policy, docket.rules, db.now());
    if (move.keep_hash) row.approved_hash = store::Bytes{content_hash(db, file)};
    db.update(row);
    db.insert(step);
    file.steps.push_back(step);
    db.changed(case_changed, row.id.value);
    store::audit(db, "case." + std::string(enum_name(step.action)), row);
    return Done{};
}

Stepped stepped_of(const CaseRow& row) { return {row.id, row.version, std::string(enum_name(row.status))}; }

std::vector<ActionView> actions_for(store::Read& db, const Docket& docket, const CaseFile& file,
                                    const std::vector<Criterion>& criteria) {
    const auto facts = facts_of(db, file, criteria, docket.rules);
    const Rules rules{docket.rules.today(), rules_of(file.row, docket.rules)};
    std::vector<ActionView> views;
    for (const auto& open : available_actions(facts, docket.acting.towards(file.row), rules)) {
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
