#include "cases/test_cast.hpp"

using namespace cases;
using namespace cases::test;

TEST_CASE("A-3: an application passes each step by its own person") {
    check_steps({
        {"filed", at(draft), {A::submit}, clerk, "submitted"},
        {"assembly", at(submitted), {A::record_assembly}, clerk, "assembly_passed"},
        {"notice posted", at(assembly_passed), {A::post_notice}, clerk, "on_notice"},
        {"notice corrected", at(on_notice), {A::correct_notice}, clerk, "on_notice"},
        {"notice over", at(on_notice), {A::close_notice}, clerk, "notice_passed"},
        {"committee", at(notice_passed), {A::record_committee}, committee_clerk, "committee_recorded"},
        {"its reviewer", at(committee_recorded), {A::confirm_committee}, committee_reviewer, "committee_confirmed"},
        {"county officer", at(committee_confirmed), {A::propose_filing}, officer, "filing_proposed"},
        {"county reviewer", at(filing_proposed), {A::confirm_filing}, reviewer, "on_ledger"},
    });
    const auto filed = next(at(filing_proposed), {A::confirm_filing}, reviewer, rules).value();
    CHECK(filed.files);
    CHECK(filed.people.filing_confirmed == reviewer.account);
    CHECK(next(at(notice_passed), {A::record_committee}, committee_clerk, rules)->keep_hash);
    CHECK_FALSE(next(at(draft), {A::submit}, clerk, rules)->keep_hash);
    CHECK(next(imported_at(imported), {A::propose_filing}, officer, rules)->keep_hash);
    CHECK_FALSE(next(at(committee_confirmed), {A::propose_filing}, officer, rules)->keep_hash);
    CHECK(next(imported_at(filing_proposed), back(imported), reviewer, rules)->forget_hash);
}

TEST_CASE("A-3: no step is skipped, done twice, or done where it is not open") {
    for (const auto& each : transitions()) {
        for (int place = 0; place <= static_cast<int>(imported); ++place) {
            const auto status = static_cast<Status>(place);
            if (each.origin != Origin::application || status == each.from) continue;
            const bool closed = is_closed(status);
            CAPTURE(enum_name(each.action));
            CAPTURE(enum_name(status));
            auto facts = at(status);
            if (status == returned && each.from == draft) continue;  // waits for exactly this
            auto all = actor(9, each.tier, {each.permission});
            CHECK(outcome(next(facts, {each.action}, all, rules)) ==
                  (closed ? "case.closed" : "case.step_not_open"));
        }
    }
}

TEST_CASE("A-3: who may take a step") {
    check_steps({
        {"without the right", at(submitted), {A::record_assembly}, committee_reviewer, "access.forbidden"},
        {"from the committee", at(submitted), {A::record_assembly}, committee_clerk, "case.wrong_tier"},
        {"the committee standing in",
         set(at(submitted), &F::committee_stands_in, true),
         {A::record_assembly},
         second_committee_clerk,
         "assembly_passed"},
        {"another clerk of the branch, though the committee could stand in",
         set(at(submitted), &F::committee_stands_in, true),
         {A::record_assembly},
         clerk,
         "assembly_passed"},
        {"who stood in does not record the committee's decision",
         stood_in_by_committee_clerk(),
         {A::record_committee},
         committee_clerk,
         "case.same_person"},
        {"but another clerk does",
         stood_in_by_committee_clerk(),
         {A::record_committee},
         second_committee_clerk,
         "committee_recorded"},
        {"who stands in closes only the notice they posted",
         set(at(on_notice), &F::committee_stands_in, true),
         {A::close_notice},
         committee_clerk,
         "case.not_poster"},
        {"and does close that", posted_by_committee_clerk(), {A::close_notice}, committee_clerk, "notice_passed"},
        {"the applicant",
         at(submitted),
         {A::record_assembly},
         set(clerk, &ActorFacts::is_applicant, true),
         "case.own_case"},
        {"of the household",
         at(notice_passed),
         {A::record_committee},
         set(committee_clerk, &ActorFacts::own_case, true),
         "case.own_case"},
        {"of the household, sending back", at(notice_passed), back(draft),
         set(committee_clerk, &ActorFacts::own_case, true), "case.own_case"},
        {"of the household, rejecting", at(notice_passed), because(A::reject),
         set(committee_clerk, &ActorFacts::own_case, true), "case.own_case"},
    });
}

TEST_CASE("A-3: five different people, each of their own tier") {
    check_steps({
        {"who recorded confirms",
         at(committee_recorded),
         {A::confirm_committee},
         actor(2, Tier::committee, {P::confirm_committee}),
         "case.same_person"},
        {"who confirmed proposes",
         at(committee_confirmed),
         {A::propose_filing},
         actor(3, Tier::county, {P::propose_filing}),
         "case.same_person"},
        {"who proposed confirms",
         at(filing_proposed),
         {A::confirm_filing},
         actor(4, Tier::county, {P::confirm_filing}),
         "case.same_person"},
        {"who filed confirms",
         at(filing_proposed),
         {A::confirm_filing},
         actor(1, Tier::county, {P::confirm_filing}),
         "case.same_person"},
        {"the officer from another tier",
         at(committee_confirmed),
         {A::propose_filing},
         actor(9, Tier::committee, {P::propose_filing}),
         "case.wrong_tier"},
    });
}

TEST_CASE("A-3: an assembly that did not carry is on record, with minutes, a quorum and votes that add up") {
    check_steps({
        {"half of those expected, as failed: it is on record and the case waits on",
         set(at(submitted), &F::votes, Votes{12, 8, 6, 1, 1}),
         {A::record_failed_assembly},
         clerk,
         "submitted"},
        {"as failed, though more than half are in favour",
         at(submitted),
         {A::record_failed_assembly},
         clerk,
         "case.assembly_carried"},
        {"as failed, with votes that do not add up",
         set(at(submitted), &F::votes, Votes{12, 8, 6, 1, 0}),
         {A::record_failed_assembly},
         clerk,
         "case.assembly_votes"},
        {"as failed, without a quorum",
         set(at(submitted), &F::votes, Votes{16, 8, 6, 1, 1}),
         {A::record_failed_assembly},
         clerk,
         "case.assembly_quorum"},
        {"as failed, no minutes",
         set(set(at(submitted), &F::votes, Votes{12, 8, 6, 1, 1}), &F::minutes_attached, false),
         {A::record_failed_assembly},
         clerk,
         "case.minutes_missing"},
        {"as failed, by another tier",
         set(at(submitted), &F::votes, Votes{12, 8, 6, 1, 1}),
         {A::record_failed_assembly},
         committee_clerk,
         "case.wrong_tier"},
        {"as failed, once it is on notice",
         at(on_notice),
         {A::record_failed_assembly},
         clerk,
         "case.step_not_open"},
    });
}

TEST_CASE("A-3: what must be there before a step") {
    check_steps({
        {"a field missing",
         set(at(draft), &F::fields_missing, {"situation"}),
         {A::submit},
         clerk,
         "case.fields_missing"},
        {"no main cause",
         set(at(draft), &F::main_cause_given, false),
         {A::submit},
         clerk,
         "case.main_cause_missing"},
        {"no criterion holds", set(at(draft), &F::criterion_holds, false), {A::submit}, clerk, "case.no_criterion"},
        {"a paper missing",
         set(at(draft), &F::papers_missing, {"id_card"}),
         {A::submit},
         clerk,
         "case.papers_missing"},
        {"no minutes",
         set(at(submitted), &F::minutes_attached, false),
         {A::record_assembly},
         clerk,
         "case.minutes_missing"},
        {"no votes", set(at(submitted), &F::votes, {}), {A::record_assembly}, clerk, "case.assembly_votes"},
        {"half of those expected",
         set(at(submitted), &F::votes, Votes{12, 8, 6, 1, 1}),
         {A::record_assembly},
         clerk,
         "case.assembly_no_majority"},
        {"no level proposed",
         set(at(submitted), &F::proposed_level, {}),
         {A::record_assembly},
         clerk,
         "case.level_missing"},
        {"on the last day",
         set(at(on_notice), &F::notice_ends_on, today),
         {A::close_notice},
         clerk,
         "case.notice_running"},
        {"an objection open",
         set(at(on_notice), &F::objection_open, true),
         {A::close_notice},
         clerk,
         "case.objection_open"},
        {"an objection upheld",
         set(at(on_notice), &F::objection_upheld, true),
         {A::close_notice},
         clerk,
         "case.objection_upheld"},
        {"no photograph",
         set(at(on_notice), &F::notice_photo_attached, false),
         {A::close_notice},
         clerk,
         "case.notice_photo_missing"},
    });
    const auto papers =
        next(set(at(draft), &F::papers_missing, {"id_card", "data_use_notice"}), {A::submit}, clerk, rules);
    CHECK(papers.error().fields ==
          std::vector<FieldIssue>{{"id_card", "case.papers_missing"}, {"data_use_notice", "case.papers_missing"}});
}

TEST_CASE("A-3: what the committee and the county need, and that nothing changed since the decision") {
    check_steps({
        {"no level decided",
         set(at(notice_passed), &F::level, {}),
         {A::record_committee},
         committee_clerk,
         "case.level_missing"},
        {"a level of four",
         set(at(notice_passed), &F::level, 4),
         {A::record_committee},
         committee_clerk,
         "case.level_missing"},
        {"changed since the decision",
         set(at(committee_recorded), &F::content_unchanged, false),
         {A::confirm_committee},
         committee_reviewer,
         "case.content_changed"},
        {"changed since, at the county",
         set(at(filing_proposed), &F::content_unchanged, false),
         {A::confirm_filing},
         reviewer,
         "case.content_changed"},
        {"an imported case changed since its proposal",
         set(imported_at(filing_proposed), &F::content_unchanged, false),
         {A::confirm_filing},
         reviewer,
         "case.changed_since_proposal"},
        {"changed since: back to the committee", set(at(filing_proposed), &F::content_unchanged, false),
         back(notice_passed), reviewer, "returned"},
    });
}

TEST_CASE("A-3: votes agree and carry") {
    struct VoteRow {
        const char* sentence;
        Votes votes;
        const char* code;
    };
    for (const auto& [sentence, votes, code] : {
             VoteRow{"more than half of ten", {10, 8, 6, 1, 1}, ""},
             VoteRow{"half of ten", {10, 8, 5, 2, 1}, "case.assembly_no_majority"},
             VoteRow{"more than half of nine", {9, 9, 5, 4, 0}, ""},
             VoteRow{"most of those present, not of those expected", {10, 6, 5, 1, 0}, "case.assembly_no_majority"},
             VoteRow{"half are there", {10, 5, 5, 0, 0}, "case.assembly_quorum"},
             VoteRow{"more than expected are there", {5, 6, 6, 0, 0}, "case.assembly_votes"},
             VoteRow{"a vote too many", {10, 8, 6, 2, 1}, "case.assembly_votes"},
             VoteRow{"a vote too few", {10, 8, 6, 1, 0}, "case.assembly_votes"},
             VoteRow{"negative", {10, 8, 9, -1, 0}, "case.assembly_votes"},
             VoteRow{"negative, adding up", {10, 8, 8, -2, 2}, "case.assembly_votes"},
             VoteRow{"nobody expected", {0, 0, 0, 0, 0}, "case.assembly_votes"},
             VoteRow{"absurdly many", {INT64_MAX, INT64_MAX, INT64_MAX, 0, 0}, "case.assembly_votes"},
             VoteRow{"all three of a small branch", {3, 3, 3, 0, 0}, ""},
         }) {
        CAPTURE(sentence);
        const auto verdict = check_votes(votes, policy::policy_v1());
        CHECK((verdict ? "" : verdict.error().code) == code);
    }
}

TEST_CASE("A-3: one person is one, by whichever account") {
    const PersonId person{90};
    const auto named = [&](ActorFacts by) { return set(std::move(by), &ActorFacts::person, person); };
    auto recorded = at(committee_recorded);
    recorded.people.committee_recorded = Doer(committee_clerk.account, person);
    auto proposed = at(filing_proposed);
    proposed.people.filed = Doer(clerk.account, person);
    auto unnamed = at(committee_recorded);
    unnamed.people.committee_recorded = Doer(committee_clerk.account);
    check_steps({
        {"who recorded by another account confirms",
         recorded,
         {A::confirm_committee},
         named(committee_reviewer),
         "case.same_person"},
        {"who filed by another account confirms the filing",
         proposed,
         {A::confirm_filing},
         named(reviewer),
         "case.same_person"},
        {"another person may",
         recorded,
         {A::confirm_committee},
         set(committee_reviewer, &ActorFacts::person, PersonId{91}),
         "committee_confirmed"},
        {"an account that names nobody is compared as an account",
         recorded,
         {A::confirm_committee},
         committee_reviewer,
         "committee_confirmed"},
        {"two that name nobody are not one",
         unnamed,
         {A::confirm_committee},
         committee_reviewer,
         "committee_confirmed"},
    });
    const auto filed = next(at(filing_proposed), {A::confirm_filing}, named(reviewer), rules).value();
    CHECK(filed.people.filing_confirmed == Doer(reviewer.account, person));
}
