// A case in full, as its page shows it.
#include "cases/advance.hpp"
#include "cases/cases.hpp"
#include "cases/facts.hpp"
#include "cases/ledger_store.hpp"
#include "cases/step_days.hpp"
#include "cases/store.hpp"
#include "cases/views.hpp"

namespace cases {

namespace {

OptionalText opened(store::Read& db, const char* column, std::int64_t id,
                    const std::optional<store::Sealed>& sealed) {
    if (!sealed) return std::nullopt;
    return db.vault().open(column, id, sealed->bytes);
}

constexpr std::pair<Status, const char*> bar[] = {{Status::draft, "application"},
                                                  {Status::submitted, "assembly"},
                                                  {Status::assembly_passed, "notice_posting"},
                                                  {Status::on_notice, "notice"},
                                                  {Status::notice_passed, "committee"},
                                                  {Status::committee_recorded, "committee_confirmation"},
                                                  {Status::committee_confirmed, "filing"},
                                                  {Status::filing_proposed, "filing_confirmation"},
                                                  {Status::on_ledger, "ledger"}};

/// The step a case waits at or, once it has ended, had come to.
Status step_reached(const CaseRow& row, const std::vector<StepRow>& trace) {
    auto facts = facts_on_row(row);
    Status to{};
    if (!is_living(facts.status))
        for (const auto& step : trace)
            if (step.to_status == row.status && enum_from(step.from_status, to)) facts.status = to;
    return standing(facts);
}

/// Whether an entry of the trace took that step of the bar, also where a return had brought the case to it. Nothing
/// is done on the ledger but to enter it.
bool took(const StepRow& step, Status status) {
    if (status == Status::on_ledger) return step.to_status == enum_name(status);
    const auto action = awaited_action({.status = status});
    return action && step.action == enum_name(*action);
}

/// What is said of the step that a case has come to.
std::string state_here(const CaseRow& row) {
    if (!is_living(status_of(row))) return "ended";
    if (row.status == "on_ledger") return "done";
    return row.status == "returned" ? "returned" : "current";
}

/// Of an imported case the county's two steps alone: the others were taken on paper, if at all.
std::vector<StepView> steps_of(const CaseRow& row, const std::vector<StepRow>& trace, Date today) {
    const auto reached = step_reached(row, trace);
    const auto here = reached == Status::imported ? Status::committee_confirmed : reached;
    std::vector<StepView> steps;
    bool passed = true;
    for (const auto& [status, name] : bar) {
        if (row.origin == "imported" && status < Status::committee_confirmed) continue;
        const bool is_here = status == here;
        if (is_here) passed = false;
        StepView view{.step = name, .state = is_here ? state_here(row) : passed ? "done" : "todo"};
        for (const auto& step : trace) {
            const bool tells = view.state == "ended" ? step.to_status == row.status : took(step, status);
            if (!tells || (view.state != "done" && view.state != "ended")) continue;
            view.at = step.at;
            view.by = step.actor_name;
        }
        const bool current = view.state == "current" || view.state == "returned";
        if (current) view.due_on = row.due_on;
        view.overdue = current && row.due_on && *row.due_on < today;
        steps.push_back(std::move(view));
    }
    return steps;
}

std::vector<TraceEntry> trace_of(store::Read& db, const CaseRow& row, const std::vector<StepRow>& steps) {
    std::vector<TraceEntry> trace;
    Time before = row.created_at;
    for (const auto& step : steps) {
        trace.push_back({.at = step.at,
                         .by = step.actor_name,
                         .organisation_name = access_control::organisation_ref(db, step.organisation_id).name,
                         .action = step.action,
                         .from_status = step.from_status,
                         .to_status = step.to_status,
                         .opinion = step.opinion,
                         .level = step.level,
                         .spent_ms = step.at.ms - before.ms});
        before = step.at;
    }
    return trace;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

Objection objection_view(store::Read& db, const ObjectionRow& row) {
    return {.id = row.id,
            .version = row.version,
            .received_at = row.received_at,
            .name = opened(db, "objections.name", row.id.value, row.name),
            .contact = opened(db, "objections.contact", row.id.value, row.contact),
            .content = *opened(db, "objections.content", row.id.value, row.content),
            .channel = row.channel,
            .state = row.state,
            .investigated_by = row.investigated_by,
            .finding = opened(db, "objections.finding", row.id.value, row.finding),
            .upheld = row.upheld,
            .answer = opened(db, "objections.answer", row.id.value, row.answer),
            .answered_at = row.answered_at};
}

}

Attachment attachment_view(store::Read& db, const AttachmentLine& row) {
    return {.id = row.id,
            .version = row.version,
            .kind = row.kind,
            .name = name_of(db, row),
            .content_type = row.content_type,
            .size = row.size,
            .sha256 = crypto::hex(row.sha256.bytes),
            .uploaded_at = row.uploaded_at,
            .by = row.actor_name};
}

Application application_view(store::Read& db, const store::Scope& scope, const CaseRow& row) {
    const auto application = find_application(db, scope, row.id);
    ensure(application.has_value());
    const auto id = application->id.value;
    Application view;
    view.version = application->version;
    view.situation = opened(db, "applications.situation", id, application->situation);
    view.laid_off_enterprise = application->laid_off_enterprise;
    view.laid_off_kind = application->laid_off_kind;
    view.allowance_owed = application->allowance_owed;
    view.minimum_allowance = {application->minimum_allowance, application->minimum_allowance_certificate,
                              application->minimum_allowance_until};
    view.aid_received = opened(db, "applications.aid_received", id, application->aid_received);
    view.aid_requested = opened(db, "applications.aid_requested", id, application->aid_requested);
    view.remark = opened(db, "applications.remark", id, application->remark);
    for (const auto& cause : case_causes(db, scope, row.id)) view.causes.push_back({cause.cause, cause.is_main});
    for (const auto& finding : case_findings(db, scope, row.id))
        view.findings.push_back(
            {finding.kind, finding.found_by,
             db.vault().open("case_findings.event", finding.id.value, finding.event.bytes), finding.found_on,
             db.vault().open("case_findings.evidence", finding.id.value, finding.evidence.bytes)});
    view.sections = sections_of(db, scope, row);
    return view;
}

namespace {

std::vector<std::string> reasons_in(const Period& period, std::string EndReason::*language) {
    std::vector<std::string> reasons;
    for (const auto& reason : period.reasons) reasons.push_back(reason.*language);
    return reasons;
}

}

Notice notice_view(store::Read& db, const store::Scope& scope, const NoticeRow& row,
                   const policy::Calendar& calendar) {
    const auto of = find_case(db, scope, row.case_id);
    ensure(of.has_value());
    const auto period = period_under(db, scope, row, calendar);
    const auto held = assembly_of_notice(db, scope, row);
    Notice view{.id = row.id,
                .case_id = row.case_id,
                .version = row.version,
                .number = row.number,
                .person_name = people::person_row(db, of->person_id).name.text,
                .branch = access_control::organisation_ref(db, of->branch_id),
                .starts_on = row.starts_on,
                .place = row.place,
                .contact_phone = row.contact_phone,
                .working_days = row.working_days,
                .ends_on = period.end,
                .end_reasons = reasons_in(period, &EndReason::zh),
                .end_reasons_en = reasons_in(period, &EndReason::en),
                .state = row.state,
                .correction = row.correction,
                .proposed_level = held ? std::optional(held->proposed_level) : std::nullopt,
                .entered_late = is_entered_late(row.created_at.local_date(), row.ends_on)};
    if (row.state == "running")
        view.link = "/public/notices/" + db.vault().open("notices.link_token", row.id.value, row.link_token.bytes);
    for (const auto& objection : objections_of_case(db, scope, row.case_id))
        if (objection.notice_id == row.id) view.objections.push_back(objection_view(db, objection));
    view.photo = photo_of(db, scope, row);
    return view;
}

namespace {

/// Each under the rules that the case is judged by. One that carried stands until a return asks the branch again.
void add_assemblies(store::Read& db, const store::Scope& scope, const CaseRow& row, Case& view) {
    const auto policy = policy::of_version(db, row.policy_version);
    for (const auto& held : assemblies_of_case(db, scope, row.id)) {
        const Assembly shown{held.held_on,   held.expected, held.present,        held.in_favour,      held.against,
                             held.abstained, held.opinion,  held.proposed_level, held.earlier_because};
        if (!check_votes({held.expected, held.present, held.in_favour, held.against, held.abstained}, policy))
            view.failed_assemblies.push_back(shown);
        else if (row.assembly_by) view.assembly = shown;
    }
}

/// What the committee decided, while it stands: its approval until a return undoes it, its refusal while the case
/// is refused by it. What it sent back is in the trace.
std::optional<CommitteeDecisionRow> standing_decision(store::Read& db, const store::Scope& scope,
                                                      const CaseRow& row, const std::vector<StepRow>& trace) {
    auto decided = last_committee_decision(db, scope, row.id);
    if (!decided || row.committee_recorded_by) return decided;
    const auto refusal =
        std::find_if(trace.rbegin(), trace.rend(), [](const StepRow& step) { return step.action == "reject"; });
    const bool is_refused_by_it = row.status == "rejected" && decided->verdict == "reject" &&
                                  refusal != trace.rend() && refusal->account_id == decided->account_id &&
                                  refusal->opinion == decided->opinion;
    if (!is_refused_by_it) return std::nullopt;
    return decided;
}

}

Result<Case> show_case(store::Read& db, const Actor& actor, const ShowCase& ask) {
    const auto row = TRY(case_in_scope(db, actor, ask.id));
    const auto scope = access_control::scope_of(actor);
    const auto steps = case_steps(db, scope, row.id);
    Case view{.line = line_view(db, *ledger_line(db, scope, row.id)),
              .member = people::member_view(db, scope, people::member_in_path(db, scope, row.member_id)),
              .application = application_view(db, scope, row),
              .judged_on = judged_on(db, scope, row),
              .eligibility = eligibility_of(db, scope, row),
              .steps = steps_of(row, steps, db.today()),
              .trace = trace_of(db, row, steps),
              .actions = actions_for(db, actor, row)};
    for (const auto& paper : attachments_of_case(db, scope, row.id))
        view.attachments.push_back(attachment_view(db, paper));
    const auto calendar = policy::calendar(db);
    for (const auto& notice : notices_of_case(db, scope, row.id))
        view.notices.push_back(notice_view(db, scope, notice, calendar));
    add_assemblies(db, scope, row, view);
    if (const auto decided = standing_decision(db, scope, row, steps))
        view.committee = CommitteeDecision{decided->held_on, lines_of(decided->participants), decided->verdict,
                                           decided->level, decided->opinion};
    for (const auto& change : changes_of_case(db, row.id))
        view.changes.push_back({change.at, change.actor_name, change.action, change.note});
    return view;
}

}
