#include "cases/demo_entering.hpp"
#include "cases/application_rows.hpp"
#include "cases/facts.hpp"
#include "cases/store.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

using store::Scope;

constexpr std::int64_t days_a_step = 3;  // working days

const Actor& taker_of(Action action, const CaseOffices& offices) {
    switch (action) {
        case Action::record_committee: return offices.committee_clerk;
        case Action::confirm_committee: return offices.committee_reviewer;
        case Action::propose_filing: return offices.officer;
        case Action::confirm_filing: return offices.reviewer;
        default: return offices.clerk;
    }
}

void take_person(CaseRow& row, Action action, AccountId account) {
    switch (action) {
        case Action::submit: row.filed_by = account; break;
        case Action::record_assembly: row.assembly_by = account; break;
        case Action::post_notice: row.notice_by = account; break;
        case Action::record_committee: row.committee_recorded_by = account; break;
        case Action::confirm_committee: row.committee_confirmed_by = account; break;
        case Action::propose_filing: row.filing_proposed_by = account; break;
        case Action::confirm_filing: row.filing_confirmed_by = account; break;
        default: break;
    }
}

Time morning_of(Date day) { return {(std::int64_t{day.days} * 24 + 1) * 3'600'000}; }

/// A case being written step by step.
class Entering {
public:
    Entering(store::Write& db, const CaseOffices& offices, const EnteredCase& ask)
        : db_(db), offices_(offices), ask_(ask), calendar_(policy::calendar(db)), policy_(policy::current(db)) {}
    Result<CaseId> enter();

private:
    void begin();
    void step(const Transition&, Date day);
    void assembly(Date day);
    void notice(Date day);
    void decision(Date day);

    store::Write& db_;
    const CaseOffices& offices_;
    const EnteredCase& ask_;
    policy::Calendar calendar_;
    policy::Policy policy_;
    CaseRow row_{};
    std::vector<StepRow> steps_;
    std::optional<AssemblyRow> assembly_;
    std::optional<NoticeRow> notice_;
    std::optional<CommitteeDecisionRow> decision_;
};

void Entering::begin() {
    const auto year = ask_.started.year();
    const auto at = morning_of(ask_.started);
    row_ = {.id = {db_.new_id()},
            .number = fmt::format("KN-{}-{:04}", year, store::next_number(db_, fmt::format("case-{}", year))),
            .member_id = ask_.member.id,
            .person_id = ask_.member.person_id,
            .branch_id = ask_.member.branch_id,
            .organisation_path = ask_.member.organisation_path,
            .entered_at = at,
            .policy_version = policy_.version,
            .filed_by = offices_.clerk.account,
            .created_at = at,
            .updated_at = at};
}

void Entering::assembly(Date day) {
    const auto absent = ask_.voters / 9, present = ask_.voters - absent;
    row_.proposed_level = ask_.level;
    assembly_ = AssemblyRow{.id = {db_.new_id()},
                            .case_id = row_.id,
                            .held_on = day,
                            .expected = ask_.voters,
                            .present = present,
                            .in_favour = present,
                            .opinion = "经支部大会评议，同意该同志的帮扶申请。",
                            .proposed_level = ask_.level,
                            .account_id = offices_.clerk.account};
}

void Entering::notice(Date day) {
    const NoticeId id{db_.new_id()};
    const auto token = crypto::random_token(24);
    notice_ = NoticeRow{.id = id,
                        .case_id = row_.id,
                        .organisation_path = row_.organisation_path,
                        .number = fmt::format("GS-{}-{:04}", day.year(),
                                              store::next_number(db_, fmt::format("notice-{}", day.year()))),
                        .starts_on = day,
                        .place = "党务公开栏",
                        .working_days = policy_.notice_working_days,
                        .ends_on = period_end(day, policy_, calendar_),
                        .link_token = store::seal<&NoticeRow::link_token>(db_, id, token),
                        .link_hash = {crypto::sha256(token)},
                        .account_id = offices_.clerk.account,
                        .created_at = morning_of(day)};
}

void Entering::decision(Date day) {
    row_.level = ask_.level;
    decision_ = CommitteeDecisionRow{
        .id = {db_.new_id()},
        .case_id = row_.id,
        .held_on = day,
        .participants = offices_.committee_clerk.name + "\n" + offices_.committee_reviewer.name,
        .verdict = RecordedVerdict::approve,
        .level = ask_.level,
        .opinion = "经党委会集体研究，同意确定为帮扶对象。",
        .account_id = offices_.committee_clerk.account};
}

void Entering::step(const Transition& transition, Date day) {
    const auto action = transition.action;
    if (action == Action::record_assembly) assembly(day);
    if (action == Action::post_notice) notice(day);
    if (action == Action::close_notice) notice_->state = NoticeState::closed;
    if (action == Action::record_committee) decision(day);
    if (action == Action::confirm_filing) row_.filed_on = day;
    const auto& taker = taker_of(action, offices_);
    take_person(row_, action, taker.account);
    row_.status = transition.to;
    row_.entered_at = row_.updated_at = morning_of(day);
    steps_.push_back({.id = {db_.new_id()},
                      .case_id = row_.id,
                      .at = row_.entered_at,
                      .account_id = taker.account,
                      .actor_name = taker.name,
                      .organisation_id = taker.organisation,
                      .action = action,
                      .from_status = transition.from,
                      .to_status = row_.status,
                      .level = row_.level});
}

Result<CaseId> Entering::enter() {
    TRY(check_fields(ask_.application, db_.today()));
    begin();
    auto day = ask_.started;
    for (const auto& transition : transitions()) {
        if (transition.origin != Origin::application || transition.from == transition.to) continue;
        if (transition.from == ask_.status) break;
        const auto wait = transition.action == Action::close_notice ? policy_.notice_working_days + 1 : days_a_step;
        day = policy::add_working_days(day, wait, calendar_);
        step(transition, day);
    }
    row_.due_on = due_date(ask_.status, day, policy_, calendar_);
    db_.insert(row_);
    ApplicationRow application{.id = {db_.new_id()}, .case_id = row_.id};
    fill(db_, application, ask_.application);
    db_.insert(application);
    const auto everywhere = Scope::system(store::SystemReason::whole_county);
    replace_causes(db_, everywhere, row_, ask_.application.causes);
    replace_findings(db_, everywhere, row_, ask_.application.findings);
    for (const auto& each : steps_) db_.insert(each);
    if (assembly_) db_.insert(*assembly_);
    if (notice_) db_.insert(*notice_);
    if (decision_) {
        db_.insert(*decision_);
        row_.approved_hash = store::Bytes{content_hash(db_, case_file(db_, everywhere, row_.id))};
        db_.update(row_);
    }
    db_.changed(case_changed, row_.id.value);
    store::audit(db_, "case.enter", row_);
    return row_.id;
}

}

Result<CaseId> enter_case(store::Write& db, const CaseOffices& offices, const EnteredCase& ask) {
    return Entering(db, offices, ask).enter();
}

}
