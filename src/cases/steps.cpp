// The steps of the procedure: what each records besides the move itself, which advance() makes.
#include "cases/steps.hpp"
#include "base/issues.hpp"
#include "base/text.hpp"
#include "cases/advance.hpp"
#include "cases/cases.hpp"
#include "cases/sentences.hpp"
#include "cases/step_days.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

constexpr std::size_t participants_most = 100;

/// A step that only moves the case.
Result<Stepped> move(store::Write& db, const Actor& actor, CaseId id, std::int64_t version, const Advance& what) {
    auto docket = docket_of(db, actor, store::only_id(id));
    auto* file = TRY(docket.at_version(id, version));
    TRY(advance(db, docket, *file, what));
    return stepped_of(file->row);
}

/// The same for a reason; what is wrong with the version is said before what is wrong with the reason.
Result<Stepped> move_with_reason(store::Write& db, const Actor& actor, const CaseReason& ask, Action action) {
    auto docket = docket_of(db, actor, store::only_id(ask.id));
    auto* file = TRY(docket.at_version(ask.id, ask.version));
    const auto reason = TRY(given_reason(ask.reason, "case.invalid"));
    TRY(advance(db, docket, *file, {.action = action, .opinion = reason}));
    return stepped_of(file->row);
}

/// A verdict for each item. What the items rest on is read once for all of them; so a case may stand among them once:
/// what a refused item has left of its file in memory is not decided on again.
template <class Each>
Result<BatchResult> each_item(store::Write& db, const Actor& actor, const std::vector<BatchItem>& items, Each each) {
    if (items.empty() || items.size() > steps::batch_rows_most)
        return Refusal{"case.invalid", {{"items", "case.batch_size"}}};
    auto docket = docket_of(db, actor, store::ids_of(items, &BatchItem::id));
    std::unordered_set<CaseId> seen;
    const auto decide = [&](const BatchItem& item) -> Result<Stepped> {
        if (!seen.insert(item.id).second) return Refusal{"case.batch_twice"};
        auto* file = TRY(docket.at_version(item.id, item.version));
        TRY(each(docket, *file, item));
        return stepped_of(file->row);
    };
    auto outcome = TRY(steps::each_row<Stepped>(db, items, decide));
    return BatchResult{std::move(outcome.done), steps::told(outcome.refused, sentences())};
}

Action action_for(Verdict verdict, Action approve) {
    if (verdict == Verdict::approve) return approve;
    return verdict == Verdict::reject ? Action::reject : Action::send_back;
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names)
        if (!trim(name).empty()) out += (out.empty() ? "" : "\n") + trim(name);
    return out;
}

RecordedVerdict recorded_verdict(Verdict verdict) {
    if (verdict == Verdict::approve) return RecordedVerdict::approve;
    return verdict == Verdict::reject ? RecordedVerdict::reject : RecordedVerdict::send_back;
}

/// The day the application was submitted last.
Date submitted_on(const CaseFile& file) {
    auto at = file.row.created_at;
    for (const auto& step : file.steps)
        if (step.action == Action::submit) at = step.at;
    return at.local_date();
}

/// When the notice that passed had ended: the newest, when the case was posted anew.
std::optional<Date> notice_ended(const CaseFile& file, const policy::Rules& rules) {
    for (const auto& notice : file.notices)
        if (notice.state == NoticeState::closed)
            return last_day_of(file, notice, period_now(file, notice, rules).end);
    return std::nullopt;
}

/// One case of the committee's meeting.
Result<Done> decide_in_committee(store::Write& db, const Docket& docket, const RecordCommittee& meeting,
                                 CaseFile& file, const BatchItem& item) {
    auto& row = file.row;
    if (item.verdict == Verdict::approve && (!item.level || *item.level < 1 || *item.level > 3))
        return Refusal{"case.level_missing", {{"level", "case.level_missing"}}};
    TRY(check_committee_day(meeting.date, db.today(), notice_ended(file, docket.rules)));
    const CommitteeDecisionRow decision{.id = next_id(db, file.decisions),
                                        .case_id = row.id,
                                        .held_on = meeting.date,
                                        .participants = joined(meeting.participants),
                                        .verdict = recorded_verdict(item.verdict),
                                        .level = item.verdict == Verdict::approve ? item.level : std::nullopt,
                                        .opinion = trim(item.opinion),
                                        .account_id = docket.acting.actor.account};
    if (item.verdict == Verdict::approve) row.level = item.level;
    db.insert(decision);
    file.decisions.push_back(decision);
    return advance(db, docket, file,
                   {.action = action_for(item.verdict, Action::record_committee),
                    .opinion = trim(item.opinion),
                    .to = item.to});
}

Result<BatchResult> move_batch(store::Write& db, const Actor& actor, const Batch& ask, Action approve) {
    return each_item(db, actor, ask.items, [&](const Docket& docket, CaseFile& file, const BatchItem& item) {
        return advance(db, docket, file,
                       {.action = action_for(item.verdict, approve), .opinion = trim(item.opinion), .to = item.to});
    });
}

}

Result<Stepped> submit(store::Write& db, const Actor& actor, const CaseStep& ask) {
    return move(db, actor, ask.id, ask.version, {.action = Action::submit, .opinion = ask.opinion});
}
Result<Stepped> remind(store::Write& db, const Actor& actor, const CaseStep& ask) {
    return move(db, actor, ask.id, ask.version, {.action = Action::remind, .opinion = ask.opinion});
}

Result<Stepped> withdraw(store::Write& db, const Actor& actor, const CaseReason& ask) {
    return move_with_reason(db, actor, ask, Action::withdraw);
}
Result<Stepped> reject(store::Write& db, const Actor& actor, const CaseReason& ask) {
    return move_with_reason(db, actor, ask, Action::reject);
}
Result<Stepped> appeal(store::Write& db, const Actor& actor, const CaseReason& ask) {
    return move_with_reason(db, actor, ask, Action::appeal);
}

Result<Stepped> send_back(store::Write& db, const Actor& actor, const ReturnCase& ask) {
    auto docket = docket_of(db, actor, store::only_id(ask.id));
    auto* file = TRY(docket.at_version(ask.id, ask.version));
    const auto reason = TRY(given_reason(ask.reason, "case.invalid"));
    TRY(advance(db, docket, *file, {.action = Action::send_back, .opinion = reason, .to = ask.to}));
    return stepped_of(file->row);
}

Result<Stepped> record_assembly(store::Write& db, const Actor& actor, const RecordAssembly& ask) {
    auto docket = docket_of(db, actor, store::only_id(ask.id));
    auto* file = TRY(docket.at_version(ask.id, ask.version));
    auto& row = file->row;
    const auto because = trim(ask.earlier_because.value_or(""));
    const auto submitted = submitted_on(*file);
    TRY(check_assembly_day({ask.date, db.today(), submitted, because}));
    const bool is_earlier = ask.date < submitted;
    if (ask.proposed_level < 1 || ask.proposed_level > 3)
        return Refusal{"case.invalid", {{"proposed_level", "case.level_missing"}}};
    const bool failed = ask.failed.value_or(false);
    const Votes votes{ask.expected, ask.present, ask.in_favour, ask.against, ask.abstained};
    const auto& policy = docket.rules.of_version(row.policy_version);
    TRY(failed ? check_failed_votes(votes, policy) : check_votes(votes, policy));
    file->assemblies.push_back({.id = next_id(db, file->assemblies),
                                .case_id = row.id,
                                .held_on = ask.date,
                                .expected = ask.expected,
                                .present = ask.present,
                                .in_favour = ask.in_favour,
                                .against = ask.against,
                                .abstained = ask.abstained,
                                .opinion = trim(ask.opinion),
                                .proposed_level = ask.proposed_level,
                                .account_id = actor.account,
                                .earlier_because = is_earlier ? OptionalText(because) : std::nullopt});
    db.insert(file->assemblies.back());
    if (is_earlier) store::audit(db, "case.assembly_earlier", row, because);
    if (!failed) row.proposed_level = ask.proposed_level;
    TRY(advance(db, docket, *file,
                {.action = failed ? Action::record_failed_assembly : Action::record_assembly,
                 .opinion = trim(ask.opinion)}));
    return stepped_of(row);
}

Result<BatchResult> record_committee(store::Write& db, const Actor& actor, const RecordCommittee& ask) {
    if (ask.date > db.today()) return Refusal{"case.invalid", {{"date", "people.date_in_future"}}};
    if (joined(ask.participants).empty() || ask.participants.size() > participants_most)
        return Refusal{"case.invalid", {{"participants", "case.participants_missing"}}};
    return each_item(db, actor, ask.items, [&](const Docket& docket, CaseFile& file, const BatchItem& item) {
        return decide_in_committee(db, docket, ask, file, item);
    });
}

Result<BatchResult> confirm_committee(store::Write& db, const Actor& actor, const Batch& ask) {
    return move_batch(db, actor, ask, Action::confirm_committee);
}
Result<BatchResult> propose_filing(store::Write& db, const Actor& actor, const Batch& ask) {
    return move_batch(db, actor, ask, Action::propose_filing);
}
Result<BatchResult> confirm_filing(store::Write& db, const Actor& actor, const Batch& ask) {
    return move_batch(db, actor, ask, Action::confirm_filing);
}

}
