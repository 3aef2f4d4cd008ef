#include "cases/procedure.hpp"
#include <algorithm>
#include <doctest/doctest.h>

using namespace cases;
using enum Permission;

namespace {

const Date today = *Date::parse("2026-03-10");
const Rules rules{today, policy::policy_v1()};

ActorFacts actor(std::int64_t account, Tier tier, std::initializer_list<Permission> permissions) {
    ActorFacts out{.account = {account}, .tier = tier};
    for (const auto each : permissions) out.permissions.set(static_cast<std::size_t>(each));
    return out;
}

const ActorFacts clerk = actor(1, Tier::branch, {file_application, record_assembly, post_notice});
const ActorFacts committee_clerk = actor(2, Tier::committee, {file_application, record_assembly, post_notice, record_committee});
const ActorFacts second_committee_clerk = actor(6, Tier::committee, {file_application, record_assembly, post_notice, record_committee});
const ActorFacts committee_reviewer = actor(3, Tier::committee, {confirm_committee});
const ActorFacts officer = actor(4, Tier::county, {propose_filing});
const ActorFacts reviewer = actor(5, Tier::county, {confirm_filing});

/// A case with everything in order, waiting at `status`, the steps before it done by the usual people.
CaseFacts at(Status status) {
    CaseFacts facts{.status = status, .main_cause_given = true, .criterion_holds = true, .votes = Votes{10, 8, 6, 1, 1},
                    .minutes_attached = true, .proposed_level = 2, .notice_ends_on = today.plus_days(-1),
                    .notice_photo_attached = true, .level = 2};
    const auto reached = [&](Status step) { return static_cast<int>(status) > static_cast<int>(step); };
    facts.people.filed = clerk.account;
    if (reached(Status::submitted)) facts.people.assembly = clerk.account;
    if (reached(Status::assembly_passed)) facts.people.notice = clerk.account;
    if (reached(Status::notice_passed)) facts.people.committee_recorded = committee_clerk.account;
    if (reached(Status::committee_recorded)) facts.people.committee_confirmed = committee_reviewer.account;
    if (reached(Status::committee_confirmed)) facts.people.filing_proposed = officer.account;
    return facts;
}

CaseFacts returned_to(Status step) {
    auto facts = at(step);
    facts.status = Status::returned;
    facts.return_to = step;
    return facts;
}

CaseFacts imported_at(Status status) {
    CaseFacts facts{.origin = Origin::imported, .status = status, .level = 1};
    if (status == Status::filing_proposed) facts.people.filing_proposed = officer.account;
    return facts;
}

template <class Change>
CaseFacts but(CaseFacts facts, Change change) {
    change(facts);
    return facts;
}

template <class Change>
ActorFacts who(ActorFacts facts, Change change) {
    change(facts);
    return facts;
}

/// The status after, or the refusal's code.
std::string outcome(const Result<Move>& move) {
    return move ? std::string(enum_name(move->to)) : move.error().code;
}

struct Row {
    const char* sentence;
    CaseFacts facts;
    Ask ask;
    ActorFacts actor;
    const char* outcome;
};

void check(const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(outcome(next(row.facts, row.ask, row.actor, rules)) == row.outcome);
    }
}

Ask back(Status to) { return {Action::send_back, to, "材料不齐"}; }
Ask because(Action action) { return {action, std::nullopt, "情况变化"}; }

}

TEST_CASE("A-3: an application passes each step by its own person") {
    check({
        {"filed", at(Status::draft), {Action::submit}, clerk, "submitted"},
        {"assembly", at(Status::submitted), {Action::record_assembly}, clerk, "assembly_passed"},
        {"notice posted", at(Status::assembly_passed), {Action::post_notice}, clerk, "on_notice"},
        {"notice corrected", at(Status::on_notice), {Action::correct_notice}, clerk, "on_notice"},
        {"notice over", at(Status::on_notice), {Action::close_notice}, clerk, "notice_passed"},
        {"committee", at(Status::notice_passed), {Action::record_committee}, committee_clerk, "committee_recorded"},
        {"its reviewer", at(Status::committee_recorded), {Action::confirm_committee}, committee_reviewer, "committee_confirmed"},
        {"county officer", at(Status::committee_confirmed), {Action::propose_filing}, officer, "filing_proposed"},
        {"county reviewer", at(Status::filing_proposed), {Action::confirm_filing}, reviewer, "on_ledger"},
    });
    const auto filed = next(at(Status::filing_proposed), {Action::confirm_filing}, reviewer, rules).value();
    CHECK(filed.files);
    CHECK(filed.people.filing_confirmed == reviewer.account);
    CHECK(next(at(Status::notice_passed), {Action::record_committee}, committee_clerk, rules)->keep_hash);
    CHECK_FALSE(next(at(Status::draft), {Action::submit}, clerk, rules)->keep_hash);
}

TEST_CASE("A-3: no step is skipped, done twice, or done where it is not open") {
    for (const auto& each : transitions()) {
        for (int place = 0; place <= static_cast<int>(Status::imported); ++place) {
            const auto status = static_cast<Status>(place);
            if (each.origin != Origin::application || status == each.from) continue;
            const bool closed = is_closed(status);
            CAPTURE(enum_name(each.action));
            CAPTURE(enum_name(status));
            auto facts = at(status);
            if (status == Status::returned && each.from == Status::draft) continue;  // waits for exactly this
            auto all = actor(9, each.tier, {each.permission});
            CHECK(outcome(next(facts, {each.action}, all, rules)) == (closed ? "case.closed" : "case.step_not_open"));
        }
    }
}

TEST_CASE("A-3: who may take a step") {
    check({
        {"without the right", at(Status::submitted), {Action::record_assembly}, committee_reviewer, "access.forbidden"},
        {"from the committee", at(Status::submitted), {Action::record_assembly}, committee_clerk, "case.wrong_tier"},
        {"the committee standing in", but(at(Status::submitted), [](auto& f) { f.committee_stands_in = true; }),
         {Action::record_assembly}, second_committee_clerk, "assembly_passed"},
        {"another clerk of the branch, though the committee could stand in",
         but(at(Status::submitted), [](auto& f) { f.committee_stands_in = true; }), {Action::record_assembly}, clerk, "assembly_passed"},
        {"who stood in does not record the committee's decision",
         but(at(Status::notice_passed), [](auto& f) { f.people.assembly = committee_clerk.account; }),
         {Action::record_committee}, committee_clerk, "case.same_person"},
        {"but another clerk does", but(at(Status::notice_passed), [](auto& f) { f.people.assembly = committee_clerk.account; }),
         {Action::record_committee}, second_committee_clerk, "committee_recorded"},
        {"who stands in closes only the notice they posted", but(at(Status::on_notice), [](auto& f) { f.committee_stands_in = true; }),
         {Action::close_notice}, committee_clerk, "case.not_poster"},
        {"and does close that", but(at(Status::on_notice), [](auto& f) {
             f.committee_stands_in = true;
             f.people.notice = committee_clerk.account;
         }), {Action::close_notice}, committee_clerk, "notice_passed"},
        {"the applicant", at(Status::submitted), {Action::record_assembly}, who(clerk, [](auto& a) { a.is_applicant = true; }), "case.own_case"},
        {"of the household", at(Status::notice_passed), {Action::record_committee},
         who(committee_clerk, [](auto& a) { a.own_case = true; }), "case.own_case"},
        {"of the household, sending back", at(Status::notice_passed), back(Status::draft),
         who(committee_clerk, [](auto& a) { a.own_case = true; }), "case.own_case"},
        {"of the household, rejecting", at(Status::notice_passed), because(Action::reject),
         who(committee_clerk, [](auto& a) { a.own_case = true; }), "case.own_case"},
        {"who recorded confirms", at(Status::committee_recorded), {Action::confirm_committee},
         actor(2, Tier::committee, {confirm_committee}), "case.same_person"},
        {"who confirmed proposes", at(Status::committee_confirmed), {Action::propose_filing},
         actor(3, Tier::county, {propose_filing}), "case.same_person"},
        {"who proposed confirms", at(Status::filing_proposed), {Action::confirm_filing},
         actor(4, Tier::county, {confirm_filing}), "case.same_person"},
        {"who filed confirms", at(Status::filing_proposed), {Action::confirm_filing},
         actor(1, Tier::county, {confirm_filing}), "case.same_person"},
        {"the officer from another tier", at(Status::committee_confirmed), {Action::propose_filing},
         actor(9, Tier::committee, {propose_filing}), "case.wrong_tier"},
    });
}

TEST_CASE("A-3: what must be there before a step") {
    check({
        {"a field missing", but(at(Status::draft), [](auto& f) { f.fields_missing = {"situation"}; }), {Action::submit}, clerk, "case.fields_missing"},
        {"no main cause", but(at(Status::draft), [](auto& f) { f.main_cause_given = false; }), {Action::submit}, clerk, "case.main_cause_missing"},
        {"no criterion holds", but(at(Status::draft), [](auto& f) { f.criterion_holds = false; }), {Action::submit}, clerk, "case.no_criterion"},
        {"a paper missing", but(at(Status::draft), [](auto& f) { f.papers_missing = {"id_card"}; }), {Action::submit}, clerk, "case.papers_missing"},
        {"no minutes", but(at(Status::submitted), [](auto& f) { f.minutes_attached = false; }), {Action::record_assembly}, clerk, "case.minutes_missing"},
        {"no votes", but(at(Status::submitted), [](auto& f) { f.votes = {}; }), {Action::record_assembly}, clerk, "case.assembly_votes"},
        {"half of those expected", but(at(Status::submitted), [](auto& f) { f.votes = Votes{12, 8, 6, 1, 1}; }), {Action::record_assembly}, clerk,
         "case.assembly_no_majority"},
        {"no level proposed", but(at(Status::submitted), [](auto& f) { f.proposed_level = {}; }), {Action::record_assembly}, clerk, "case.level_missing"},
        {"on the last day", but(at(Status::on_notice), [](auto& f) { f.notice_ends_on = today; }), {Action::close_notice}, clerk, "case.notice_running"},
        {"an objection open", but(at(Status::on_notice), [](auto& f) { f.objection_open = true; }), {Action::close_notice}, clerk, "case.objection_open"},
        {"an objection upheld", but(at(Status::on_notice), [](auto& f) { f.objection_upheld = true; }), {Action::close_notice}, clerk, "case.objection_upheld"},
        {"no photograph", but(at(Status::on_notice), [](auto& f) { f.notice_photo_attached = false; }), {Action::close_notice}, clerk, "case.notice_photo_missing"},
        {"no level decided", but(at(Status::notice_passed), [](auto& f) { f.level = {}; }), {Action::record_committee}, committee_clerk, "case.level_missing"},
        {"a level of four", but(at(Status::notice_passed), [](auto& f) { f.level = 4; }), {Action::record_committee}, committee_clerk, "case.level_missing"},
        {"changed since the decision", but(at(Status::committee_recorded), [](auto& f) { f.content_unchanged = false; }), {Action::confirm_committee},
         committee_reviewer, "case.content_changed"},
        {"changed since, at the county", but(at(Status::filing_proposed), [](auto& f) { f.content_unchanged = false; }), {Action::confirm_filing},
         reviewer, "case.content_changed"},
        {"changed since: back to the committee", but(at(Status::filing_proposed), [](auto& f) { f.content_unchanged = false; }),
         back(Status::notice_passed), reviewer, "returned"},
    });
    const auto papers = next(but(at(Status::draft), [](auto& f) { f.papers_missing = {"id_card", "data_use_notice"}; }),
                             {Action::submit}, clerk, rules);
    CHECK(papers.error().fields == std::vector<FieldIssue>{{"id_card", "case.papers_missing"}, {"data_use_notice", "case.papers_missing"}});
}

TEST_CASE("A-3: votes agree and carry") {
    struct VoteRow { const char* sentence; Votes votes; const char* code; };
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

TEST_CASE("A-3: return, reject, withdraw, appeal, remind, void") {
    const auto rejected = [](Status stood) {
        return but(at(stood), [&](auto& f) { f.status = Status::rejected; f.return_to = stood; });
    };
    check({
        {"back to the draft", at(Status::filing_proposed), back(Status::draft), reviewer, "returned"},
        {"without a reason", at(Status::filing_proposed), {Action::send_back, Status::draft, " "}, reviewer, "case.reason_missing"},
        {"to nowhere", at(Status::filing_proposed), {Action::send_back, std::nullopt, "x"}, reviewer, "case.return_step"},
        {"forwards", at(Status::submitted), back(Status::notice_passed), clerk, "case.return_step"},
        {"into a running notice", at(Status::notice_passed), back(Status::on_notice), committee_clerk, "case.return_step"},
        {"by somebody else's right", at(Status::filing_proposed), back(Status::draft), officer, "access.forbidden"},
        {"a draft", at(Status::draft), back(Status::draft), clerk, "case.step_not_open"},
        {"returned for correction, submitted again", returned_to(Status::draft), {Action::submit}, clerk, "submitted"},
        {"returned to the assembly", returned_to(Status::submitted), {Action::record_assembly}, clerk, "assembly_passed"},
        {"returned to the assembly is not submitted", returned_to(Status::submitted), {Action::submit}, clerk, "case.step_not_open"},
        {"returned to the committee", returned_to(Status::notice_passed), {Action::record_committee}, committee_clerk, "committee_recorded"},
        {"rejected by the county", at(Status::committee_confirmed), because(Action::reject), officer, "rejected"},
        {"rejected by the branch", at(Status::submitted), because(Action::reject), clerk, "rejected"},
        {"a draft is withdrawn, not rejected", at(Status::draft), because(Action::reject), clerk, "case.step_not_open"},
        {"rejected without a reason", at(Status::submitted), {Action::reject}, clerk, "case.reason_missing"},
        {"withdrawn by the filer", at(Status::filing_proposed), because(Action::withdraw), clerk, "withdrawn"},
        {"withdrawn by the member", at(Status::on_notice), because(Action::withdraw),
         who(actor(8, Tier::branch, {}), [](auto& a) { a.is_applicant = a.own_case = true; }), "withdrawn"},
        {"withdrawn by another", at(Status::submitted), because(Action::withdraw), committee_clerk, "case.not_filer"},
        {"withdrawn once filed", at(Status::on_ledger), because(Action::withdraw), clerk, "case.closed"},
        {"appealed", rejected(Status::notice_passed), because(Action::appeal), clerk, "returned"},
        {"appealed a second time", but(rejected(Status::notice_passed), [](auto& f) { f.appeals = 1; }), because(Action::appeal), clerk, "case.appeals_used"},
        {"appealed while open", at(Status::notice_passed), because(Action::appeal), clerk, "case.step_not_open"},
        {"appealed by the county", rejected(Status::notice_passed), because(Action::appeal), officer, "access.forbidden"},
        {"reminded", at(Status::notice_passed), {Action::remind}, clerk, "notice_passed"},
        {"reminded of one's own draft", at(Status::draft), {Action::remind}, clerk, "case.step_not_open"},
        {"voided by the county", at(Status::committee_confirmed), because(Action::void_case), officer, "voided"},
        {"voided by the branch", at(Status::committee_confirmed), because(Action::void_case), clerk, "access.forbidden"},
        {"voided on the ledger", at(Status::on_ledger), because(Action::void_case), officer, "case.closed"},
    });
    CHECK(next(rejected(Status::filing_proposed), because(Action::appeal), clerk, rules)->return_to == Status::notice_passed);
    CHECK(next(rejected(Status::submitted), because(Action::appeal), clerk, rules)->return_to == Status::submitted);
    CHECK(next(rejected(Status::on_notice), because(Action::appeal), clerk, rules)->return_to == Status::assembly_passed);
    CHECK(next(rejected(Status::notice_passed), because(Action::appeal), clerk, rules)->appeals == 1);
}

TEST_CASE("A-3: a return undoes the steps after it, and the decision when it is before the committee") {
    const auto to_draft = next(at(Status::filing_proposed), back(Status::draft), reviewer, rules).value();
    CHECK(to_draft.return_to == Status::draft);
    CHECK(to_draft.people == CasePeople{.filed = clerk.account});
    CHECK(to_draft.forget_hash);
    const auto to_committee = next(at(Status::filing_proposed), back(Status::notice_passed), reviewer, rules).value();
    CHECK(to_committee.people == CasePeople{.filed = clerk.account, .assembly = clerk.account, .notice = clerk.account});
    CHECK(to_committee.forget_hash);
    const auto to_officer = next(at(Status::filing_proposed), back(Status::committee_confirmed), reviewer, rules).value();
    CHECK(to_officer.people.committee_confirmed == committee_reviewer.account);
    CHECK_FALSE(to_officer.people.filing_proposed.has_value());
    CHECK_FALSE(to_officer.forget_hash);
    CHECK(is_editable(returned_to(Status::draft)));
    CHECK_FALSE(is_editable(returned_to(Status::submitted)));
    CHECK(return_steps(at(Status::on_notice)) == std::vector{Status::draft, Status::submitted, Status::assembly_passed});
}

TEST_CASE("A-3: a legacy ledger's case is filed by two people of the county and nothing else") {
    check({
        {"proposed", imported_at(Status::imported), {Action::propose_filing}, officer, "filing_proposed"},
        {"confirmed", imported_at(Status::filing_proposed), {Action::confirm_filing}, reviewer, "on_ledger"},
        {"confirmed by who proposed", imported_at(Status::filing_proposed), {Action::confirm_filing},
         actor(4, Tier::county, {confirm_filing}), "case.same_person"},
        {"confirmed before it was proposed", imported_at(Status::imported), {Action::confirm_filing}, reviewer, "case.step_not_open"},
        {"one's own", imported_at(Status::imported), {Action::propose_filing}, who(officer, [](auto& a) { a.own_case = true; }), "case.own_case"},
        {"without a level", but(imported_at(Status::imported), [](auto& f) { f.level = {}; }), {Action::propose_filing}, officer, "case.level_missing"},
        {"submitted", imported_at(Status::imported), {Action::submit}, clerk, "case.step_not_open"},
        {"sent back", imported_at(Status::filing_proposed), back(Status::imported), reviewer, "imported"},
        {"sent back to a draft", imported_at(Status::filing_proposed), back(Status::draft), reviewer, "case.return_step"},
        {"rejected", imported_at(Status::filing_proposed), because(Action::reject), reviewer, "case.step_not_open"},
        {"withdrawn", imported_at(Status::imported), because(Action::withdraw), clerk, "case.step_not_open"},
        {"voided", imported_at(Status::imported), because(Action::void_case), officer, "voided"},
    });
    CHECK(next(imported_at(Status::filing_proposed), back(Status::imported), reviewer, rules)->people == CasePeople{});
}

TEST_CASE("the page offers what is open to the actor, with what stands in its way") {
    const auto names = [](const CaseFacts& facts, const ActorFacts& by) {
        std::vector<std::string> out;
        for (const auto& each : available_actions(facts, by, rules))
            out.push_back(std::string(enum_name(each.action)) + (each.blocked ? " " + each.blocked->code : ""));
        return out;
    };
    using Names = std::vector<std::string>;
    CHECK(names(at(Status::draft), clerk) == Names{"submit", "withdraw"});
    CHECK(names(but(at(Status::draft), [](auto& f) { f.papers_missing = {"id_card"}; }), clerk)
          == Names{"submit case.papers_missing", "withdraw"});
    CHECK(names(but(at(Status::submitted), [](auto& f) { f.votes = {}; }), clerk)
          == Names{"record_assembly", "send_back", "reject", "withdraw", "remind"});
    CHECK(names(but(at(Status::on_notice), [](auto& f) { f.notice_ends_on = today; }), clerk)
          == Names{"correct_notice", "close_notice case.notice_running", "send_back", "reject", "withdraw", "remind"});
    CHECK(names(but(at(Status::notice_passed), [](auto& f) { f.level = {}; }), committee_clerk)
          == Names{"record_committee", "send_back", "reject", "remind"});
    CHECK(names(at(Status::notice_passed), who(committee_clerk, [](auto& a) { a.own_case = true; }))
          == Names{"record_committee case.own_case", "send_back case.own_case", "reject case.own_case", "remind"});
    CHECK(names(at(Status::filing_proposed), reviewer) == Names{"confirm_filing", "send_back", "reject"});
    CHECK(names(at(Status::on_ledger), officer) == Names{});
    CHECK(awaited_action(at(Status::on_notice)) == Action::close_notice);
    CHECK(awaited_action(returned_to(Status::draft)) == Action::submit);
    CHECK_FALSE(awaited_action(at(Status::rejected)).has_value());
}

TEST_CASE("steps fall due in working days; a tier is told from the organisation's kind") {
    const auto& calendar = policy::built_in_calendar();
    CHECK(due_date(Status::submitted, *Date::parse("2026-02-11"), policy::policy_v1(), calendar)->iso() == "2026-03-03");
    CHECK(due_date(Status::filing_proposed, *Date::parse("2026-03-06"), policy::policy_v1(), calendar)->iso() == "2026-03-11");
    CHECK_FALSE(due_date(Status::on_ledger, today, policy::policy_v1(), calendar).has_value());
    CHECK(tier_of("county") == Tier::county);
    CHECK(tier_of("committee") == Tier::committee);
    CHECK(tier_of("general_branch") == Tier::branch);
    CHECK(tier_of("branch") == Tier::branch);
}

TEST_CASE("two contents never give the same text") {
    CHECK(content_text({{"a", "b"}}) == "1:a1:b");
    CHECK(content_text({{"a", "bc"}}) != content_text({{"ab", "c"}}));
    CHECK(content_text({{"a", "1:b"}}) != content_text({{"a", ""}, {"b", ""}}));
    CHECK(content_text({{"cause", "illness"}, {"cause", "skill"}}) != content_text({{"cause", "skill"}, {"cause", "illness"}}));
}
