#include "cases/test_cast.hpp"

using namespace cases;
using namespace cases::test;

TEST_CASE("A-3: return, reject, withdraw, appeal, remind, void") {
    const auto refused_at = [](Status stood) {
        return set(set(at(stood), &F::status, rejected), &F::return_to, stood);
    };
    check_steps({
        {"back to the draft", at(filing_proposed), back(draft), reviewer, "returned"},
        {"without a reason", at(filing_proposed), {A::send_back, draft, " "}, reviewer, "reason.missing"},
        {"to nowhere", at(filing_proposed), {A::send_back, std::nullopt, "x"}, reviewer, "case.return_step"},
        {"forwards", at(submitted), back(notice_passed), clerk, "case.return_step"},
        {"into a running notice", at(notice_passed), back(on_notice), committee_clerk, "case.return_step"},
        {"by somebody else's right", at(filing_proposed), back(draft), officer, "access.forbidden"},
        {"a draft", at(draft), back(draft), clerk, "case.step_not_open"},
        {"returned for correction, submitted again", returned_to(draft), {A::submit}, clerk, "submitted"},
        {"returned to the assembly", returned_to(submitted), {A::record_assembly}, clerk, "assembly_passed"},
        {"returned to the assembly is not submitted",
         returned_to(submitted),
         {A::submit},
         clerk,
         "case.step_not_open"},
        {"returned to the committee",
         returned_to(notice_passed),
         {A::record_committee},
         committee_clerk,
         "committee_recorded"},
        {"rejected by the county", at(committee_confirmed), because(A::reject), officer, "rejected"},
        {"rejected by the branch", at(submitted), because(A::reject), clerk, "rejected"},
        {"a draft is withdrawn, not rejected", at(draft), because(A::reject), clerk, "case.step_not_open"},
        {"rejected without a reason", at(submitted), {A::reject}, clerk, "reason.missing"},
        {"withdrawn by the filer", at(filing_proposed), because(A::withdraw), clerk, "withdrawn"},
        {"withdrawn by the member", at(on_notice), because(A::withdraw),
         set(set(actor(8, Tier::branch, {}), &ActorFacts::is_applicant, true), &ActorFacts::own_case, true),
         "withdrawn"},
        {"withdrawn by another", at(submitted), because(A::withdraw), committee_clerk, "case.not_filer"},
        {"withdrawn once filed", at(on_ledger), because(A::withdraw), clerk, "case.closed"},
        {"appealed", refused_at(notice_passed), because(A::appeal), clerk, "returned"},
        {"appealed a second time", set(refused_at(notice_passed), &F::appeals, 1), because(A::appeal), clerk,
         "case.appeals_used"},
        {"appealed while open", at(notice_passed), because(A::appeal), clerk, "case.step_not_open"},
        {"appealed by the county", refused_at(notice_passed), because(A::appeal), officer, "access.forbidden"},
        {"reminded", at(notice_passed), {A::remind}, clerk, "notice_passed"},
        {"reminded of one's own draft", at(draft), {A::remind}, clerk, "case.step_not_open"},
        {"voided by the county", at(committee_confirmed), because(A::void_case), officer, "voided"},
        {"voided by the branch", at(committee_confirmed), because(A::void_case), clerk, "access.forbidden"},
        {"voided on the ledger", at(on_ledger), because(A::void_case), officer, "case.closed"},
    });
    CHECK(next(refused_at(filing_proposed), because(A::appeal), clerk, rules)->return_to == notice_passed);
    CHECK(next(refused_at(submitted), because(A::appeal), clerk, rules)->return_to == submitted);
    CHECK(next(refused_at(on_notice), because(A::appeal), clerk, rules)->return_to == assembly_passed);
    CHECK(next(refused_at(notice_passed), because(A::appeal), clerk, rules)->appeals == 1);
}

TEST_CASE("A-3: a return undoes the steps after it, and the decision when it is before the committee") {
    const auto to_draft = next(at(filing_proposed), back(draft), reviewer, rules).value();
    CHECK(to_draft.return_to == draft);
    CHECK(to_draft.people == CasePeople{.filed = clerk.account});
    CHECK(to_draft.forget_hash);
    const auto to_committee = next(at(filing_proposed), back(notice_passed), reviewer, rules).value();
    CHECK(to_committee.people ==
          CasePeople{.filed = clerk.account, .assembly = clerk.account, .notice = clerk.account});
    CHECK(to_committee.forget_hash);
    const auto to_officer = next(at(filing_proposed), back(committee_confirmed), reviewer, rules).value();
    CHECK(to_officer.people.committee_confirmed == committee_reviewer.account);
    CHECK_FALSE(to_officer.people.filing_proposed.has_value());
    CHECK_FALSE(to_officer.forget_hash);
    CHECK(is_editable(returned_to(draft)));
    CHECK_FALSE(is_editable(returned_to(submitted)));
    CHECK(return_steps(at(on_notice)) == std::vector{draft, submitted, assembly_passed});
}

TEST_CASE("A-3: a level stands while the step that set it does") {
    struct Levels {
        const char* sentence;
        CaseFacts facts;
        Ask ask;
        ActorFacts by;
        std::optional<std::int64_t> proposed, decided;
    };
    const auto all = [](CaseFacts facts) { return set(set(facts, &F::proposed_level, 3), &F::level, 2); };
    const Levels rows[] = {
        {"sent back to the draft", all(at(filing_proposed)), back(draft), reviewer, {}, {}},
        {"to the assembly", all(at(filing_proposed)), back(submitted), reviewer, {}, {}},
        {"to be posted anew", all(at(filing_proposed)), back(assembly_passed), reviewer, 3, {}},
        {"to the committee", all(at(filing_proposed)), back(notice_passed), reviewer, 3, {}},
        {"to its reviewer", all(at(filing_proposed)), back(committee_recorded), reviewer, 3, 2},
        {"to the officer", all(at(filing_proposed)), back(committee_confirmed), reviewer, 3, 2},
        {"by the committee to be posted anew",
         all(at(notice_passed)),
         back(assembly_passed),
         committee_clerk,
         3,
         {}},
        {"proposed by the assembly", all(at(submitted)), {A::record_assembly}, clerk, 3, {}},
        {"decided by the committee", all(at(notice_passed)), {A::record_committee}, committee_clerk, 3, 2},
        {"refused by the county", all(at(committee_confirmed)), because(A::reject), officer, 3, 2},
        {"filed", all(at(filing_proposed)), {A::confirm_filing}, reviewer, 3, 2},
        {"stated by a legacy ledger", imported_at(filing_proposed), back(imported), reviewer, {}, 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto move = next(row.facts, row.ask, row.by, rules).value();
        CHECK(move.proposed_level == row.proposed);
        CHECK(move.level == row.decided);
    }
    const auto refused =
        set(set(all(at(committee_recorded)), &F::status, rejected), &F::return_to, committee_recorded);
    const auto appealed = next(refused, because(A::appeal), clerk, rules).value();
    CHECK(appealed.proposed_level == 3);
    CHECK_FALSE(appealed.level.has_value());
}

TEST_CASE("A-3: a legacy ledger's case is filed by two people of the county and nothing else") {
    check_steps({
        {"proposed", imported_at(imported), {A::propose_filing}, officer, "filing_proposed"},
        {"confirmed", imported_at(filing_proposed), {A::confirm_filing}, reviewer, "on_ledger"},
        {"confirmed by who proposed",
         imported_at(filing_proposed),
         {A::confirm_filing},
         actor(4, Tier::county, {P::confirm_filing}),
         "case.same_person"},
        {"confirmed before it was proposed",
         imported_at(imported),
         {A::confirm_filing},
         reviewer,
         "case.step_not_open"},
        {"one's own",
         imported_at(imported),
         {A::propose_filing},
         set(officer, &ActorFacts::own_case, true),
         "case.own_case"},
        {"without a level",
         set(imported_at(imported), &F::level, {}),
         {A::propose_filing},
         officer,
         "case.level_missing"},
        {"submitted", imported_at(imported), {A::submit}, clerk, "case.step_not_open"},
        {"sent back", imported_at(filing_proposed), back(imported), reviewer, "imported"},
        {"sent back to a draft", imported_at(filing_proposed), back(draft), reviewer, "case.return_step"},
        {"rejected", imported_at(filing_proposed), because(A::reject), reviewer, "case.step_not_open"},
        {"withdrawn", imported_at(imported), because(A::withdraw), clerk, "case.step_not_open"},
        {"voided", imported_at(imported), because(A::void_case), officer, "voided"},
    });
    CHECK(next(imported_at(filing_proposed), back(imported), reviewer, rules)->people == CasePeople{});
}

TEST_CASE("the page offers what is open to the actor, with what stands in its way") {
    const auto names = [](const CaseFacts& facts, const ActorFacts& by) {
        std::vector<std::string> out;
        for (const auto& each : available_actions(facts, by, rules))
            out.push_back(std::string(enum_name(each.action)) + (each.blocked ? " " + each.blocked->code : ""));
        return out;
    };
    using Names = std::vector<std::string>;
    CHECK(names(at(draft), clerk) == Names{"submit", "withdraw"});
    CHECK(names(set(at(draft), &F::papers_missing, {"id_card"}), clerk) ==
          Names{"submit case.papers_missing", "withdraw"});
    CHECK(names(set(at(submitted), &F::votes, {}), clerk) ==
          Names{"record_assembly", "record_failed_assembly", "send_back", "reject", "withdraw", "remind"});
    CHECK(names(set(at(on_notice), &F::notice_ends_on, today), clerk) ==
          Names{"correct_notice", "close_notice case.notice_running", "send_back", "reject", "withdraw", "remind"});
    CHECK(names(set(at(notice_passed), &F::level, {}), committee_clerk) ==
          Names{"record_committee", "send_back", "reject", "remind"});
    CHECK(names(at(notice_passed), set(committee_clerk, &ActorFacts::own_case, true)) ==
          Names{"record_committee case.own_case", "send_back case.own_case", "reject case.own_case", "remind"});
    CHECK(names(at(filing_proposed), reviewer) == Names{"confirm_filing", "send_back", "reject"});
    CHECK(names(at(on_ledger), officer) == Names{});
    CHECK(awaited_action(at(on_notice)) == A::close_notice);
    CHECK(awaited_action(returned_to(draft)) == A::submit);
    CHECK_FALSE(awaited_action(at(rejected)).has_value());
}

TEST_CASE("steps fall due in working days; a tier is told from the organisation's kind") {
    const auto& calendar = policy::built_in_calendar();
    CHECK(due_date(submitted, *Date::parse("2026-02-11"), policy::policy_v1(), calendar)->iso() == "2026-03-03");
    CHECK(due_date(filing_proposed, *Date::parse("2026-03-06"), policy::policy_v1(), calendar)->iso() ==
          "2026-03-11");
    CHECK_FALSE(due_date(on_ledger, today, policy::policy_v1(), calendar).has_value());
    CHECK(tier_of("county") == Tier::county);
    CHECK(tier_of("committee") == Tier::committee);
    CHECK(tier_of("general_branch") == Tier::branch);
    CHECK(tier_of("branch") == Tier::branch);
}

TEST_CASE("two contents never give the same text") {
    CHECK(content_text({{"a", "b"}}) == "1:a1:b");
    CHECK(content_text({{"a", "bc"}}) != content_text({{"ab", "c"}}));
    CHECK(content_text({{"a", "1:b"}}) != content_text({{"a", ""}, {"b", ""}}));
    CHECK(content_text({{"cause", "illness"}, {"cause", "skill"}}) !=
          content_text({{"cause", "skill"}, {"cause", "illness"}}));
}
