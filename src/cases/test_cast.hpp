#pragma once
// The people and cases that the procedure's tests are told with: a clerk, the committee's two, the county's two.
#include "base/permission.hpp"
#include "cases/procedure.hpp"
#include <doctest/doctest.h>

namespace cases::test {

using enum Status;
using A = Action;
using F = CaseFacts;
using P = Permission;

inline const Date today = *Date::parse("2026-03-10");
inline const Rules rules{today, policy::policy_v1()};

inline ActorFacts actor(std::int64_t account, Tier tier, std::initializer_list<Permission> permissions) {
    ActorFacts out{.account = {account}, .tier = tier};
    for (const auto each : permissions) out.permissions.set(static_cast<std::size_t>(each));
    return out;
}

inline const ActorFacts clerk = actor(1, Tier::branch, {P::file_application, P::record_assembly, P::post_notice});
inline const ActorFacts committee_clerk =
    actor(2, Tier::committee, {P::file_application, P::record_assembly, P::post_notice, P::record_committee});
inline const ActorFacts second_committee_clerk =
    actor(6, Tier::committee, {P::file_application, P::record_assembly, P::post_notice, P::record_committee});
inline const ActorFacts committee_reviewer = actor(3, Tier::committee, {P::confirm_committee});
inline const ActorFacts officer = actor(4, Tier::county, {P::propose_filing});
inline const ActorFacts reviewer = actor(5, Tier::county, {P::confirm_filing});

/// A case with everything in order, waiting at `status`, the steps before it done by the usual people.
inline CaseFacts at(Status status) {
    CaseFacts facts{.status = status,
                    .main_cause_given = true,
                    .criterion_holds = true,
                    .votes = Votes{10, 8, 6, 1, 1},
                    .minutes_attached = true,
                    .proposed_level = 2,
                    .notice_ends_on = today.plus_days(-1),
                    .notice_photo_attached = true,
                    .level = 2};
    const auto reached = [&](Status step) { return static_cast<int>(status) > static_cast<int>(step); };
    facts.people.filed = clerk.account;
    if (reached(submitted)) facts.people.assembly = clerk.account;
    if (reached(assembly_passed)) facts.people.notice = clerk.account;
    if (reached(notice_passed)) facts.people.committee_recorded = committee_clerk.account;
    if (reached(committee_recorded)) facts.people.committee_confirmed = committee_reviewer.account;
    if (reached(committee_confirmed)) facts.people.filing_proposed = officer.account;
    return facts;
}

inline CaseFacts returned_to(Status step) {
    auto facts = at(step);
    facts.status = returned;
    facts.return_to = step;
    return facts;
}

inline CaseFacts imported_at(Status status) {
    CaseFacts facts{.origin = Origin::imported, .status = status, .level = 1};
    if (status == filing_proposed) facts.people.filing_proposed = officer.account;
    return facts;
}

/// The same with one member changed.
template <class Facts, class Member>
Facts set(Facts facts, Member Facts::*member, std::type_identity_t<Member> value) {
    facts.*member = std::move(value);
    return facts;
}

/// The committee's clerk held the assembly, or posted the notice, for a branch whose own clerk could not.
inline CaseFacts stood_in_by_committee_clerk() {
    auto facts = at(notice_passed);
    facts.people.assembly = committee_clerk.account;
    return facts;
}
inline CaseFacts posted_by_committee_clerk() {
    auto facts = set(at(on_notice), &F::committee_stands_in, true);
    facts.people.notice = committee_clerk.account;
    return facts;
}

/// The status after, or the refusal's code.
inline std::string outcome(const Result<Move>& move) {
    return move ? std::string(enum_name(move->to)) : move.error().code;
}

struct Row {
    const char* sentence;
    CaseFacts facts;
    Ask ask;
    ActorFacts actor;
    const char* outcome;
};

inline void check_steps(const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(outcome(next(row.facts, row.ask, row.actor, rules)) == row.outcome);
    }
}

inline Ask back(Status to) { return {A::send_back, to, "材料不齐"}; }
inline Ask because(Action action) { return {action, std::nullopt, "情况变化"}; }

}
