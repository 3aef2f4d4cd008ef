// The way of a record, told with a booking: the sentence first, each refusal beside the neighbour that is let
// through.
#include "steps/rules.hpp"
#include "steps/test_booking.hpp"
#include <doctest/doctest.h>

using namespace steps;
using namespace steps::test;

namespace {

const Capacity clerk = capacity(1, 11, Tier::branch, {P::file_application});
const Capacity checker = capacity(2, 12, Tier::committee, {P::record_committee});
const Capacity second_checker = capacity(5, 15, Tier::committee, {P::record_committee});
const Capacity officer = capacity(3, 13, Tier::county, {P::confirm_filing});
const Capacity all_rights =
    capacity(4, 14, Tier::county, {P::file_application, P::record_committee, P::confirm_filing});

Taken by(const Capacity& who, const char* act, const char* from, const char* to) {
    return {.act = act, .from = from, .to = to, .by = who.doer};
}
const Taken asked = by(clerk, "ask", "", "asked"), checked = by(checker, "check", "asked", "checked"),
            agreed = by(officer, "agree", "checked", "agreed");

/// The same right and tier under another account, or another name.
Capacity also(Capacity who, std::int64_t account, std::int64_t person) {
    who.doer = {AccountId{account}, PersonId{person}};
    return who;
}
BookingFacts at(std::vector<Taken> trace) {
    BookingFacts facts;
    facts.trace = std::move(trace);
    return facts;
}
BookingFacts barring(BookingFacts facts, const Capacity& who) {
    facts.barred.push_back(who.doer);
    return facts;
}
BookingFacts taken_hall(BookingFacts facts) {
    facts.is_hall_free = false;
    return facts;
}
Taken as_deputy_of(const Capacity& absent, Taken step) {
    step.stood_for = absent.doer;
    return step;
}
ActorFacts own(const Capacity& who) { return {.self = who, .is_own = true}; }
ActorFacts kin(const Capacity& who) { return {.self = who, .is_kin = true}; }
ActorFacts deputy(const Capacity& who, const Capacity& absent) { return {.self = who, .stands_in_for = {absent}}; }
const ActorFacts the_program{.self = {.doer = AccountId{}}, .is_program = true};

struct Row {
    const char* sentence;
    BookingFacts facts;
    Ask ask;
    ActorFacts actor;
    const char* outcome;  // the state it comes to, or the code of the refusal
};

void check_rows(const std::vector<Row>& table) {
    for (const auto& row : table) {
        CAPTURE(row.sentence);
        const auto move = next(bookings, row.facts, row.ask, row.actor);
        CHECK((move ? move->to : move.error().code) == row.outcome);
        if (!move) continue;
        CHECK(move->from == state_of(row.facts));
        CHECK(move->seq == static_cast<std::int64_t>(row.facts.trace.size()) + 1);
    }
}

}

TEST_CASE("an act is open from where the record stands, by its right, at its tier") {
    check_rows({
        {"begun", at({}), {"ask"}, {clerk}, "asked"},
        {"begun twice", at({asked}), {"ask"}, {clerk}, "step.not_open"},
        {"checked before it is begun", at({}), {"check"}, {checker}, "step.not_open"},
        {"checked", at({asked}), {"check"}, {checker}, "checked"},
        {"by a word that is none", at({asked}), {"chek"}, {checker}, "step.not_open"},
        {"agreed", at({asked, checked}), {"agree"}, {officer}, "agreed"},
        {"without the right", at({asked, checked}), {"agree"}, {checker}, "access.forbidden"},
        {"with every right, from another tier", at({asked}), {"check"}, {all_rights}, "step.wrong_tier"},
        {"with every right, at the tier", at({asked, checked}), {"agree"}, {all_rights}, "agreed"},
        {"an act of two tiers, by the one", at({asked}), {"remark"}, {clerk}, "asked"},
        {"and by the other", at({asked}), {"remark"}, {checker}, "asked"},
        {"and by a third", at({asked}), {"remark"}, {officer}, "access.forbidden"},
        {"and by one with both rights elsewhere", at({asked}), {"remark"}, {all_rights}, "step.wrong_tier"},
        {"on its day, by the program", at({asked, checked, agreed}), {"lapse"}, the_program, "lapsed"},
        {"on its day, by somebody", at({asked, checked, agreed}), {"lapse"}, {all_rights}, "access.forbidden"},
        {"what is an office's, by the program", at({asked}), {"check"}, the_program, "access.forbidden"},
        {"after its end",
         at({asked, checked, agreed, by(officer, "lapse", "agreed", "lapsed")}),
         {"agree"},
         {officer},
         "step.not_open"},
    });
}

TEST_CASE("acts that must differ are by different people, whatever they are called") {
    const auto sent_back = by(officer, "send_back", "checked", "asked");
    const auto clerk_moved_up = also(checker, 21, 11), clerk_again = also(checker, 1, 0);
    check_rows({
        {"checked by somebody else", at({asked}), {"check"}, {checker}, "checked"},
        {"by who asked, with another account", at({asked}), {"check"}, {clerk_moved_up}, "step.same_person"},
        {"by the account that asked, whoever it names now",
         at({asked}),
         {"check"},
         {clerk_again},
         "step.same_person"},
        {"by two accounts that name nobody",
         at({by(also(clerk, 1, 0), "ask", "", "asked")}),
         {"check"},
         {also(checker, 2, 0)},
         "checked"},
        {"agreed by who checked", at({asked, checked}), {"agree"}, {also(officer, 2, 12)}, "step.same_person"},
        {"agreed by who asked", at({asked, checked}), {"agree"}, {also(officer, 31, 11)}, "step.same_person"},
        {"checked again by the same, after it was sent back",
         at({asked, checked, sent_back}),
         {"check"},
         {checker},
         "checked"},
        {"checked by who sent it back",
         at({asked, checked, sent_back}),
         {"check"},
         {also(checker, 33, 13)},
         "step.same_person"},
        {"agreed by who checked before it was sent back and checked by another",
         at({asked, checked, sent_back, by(second_checker, "check", "asked", "checked")}),
         {"agree"},
         {also(officer, 32, 12)},
         "step.same_person"},
        {"a remark bars nobody",
         at({asked, by(checker, "remark", "asked", "asked")}),
         {"check"},
         {checker},
         "checked"},
        {"by who acted on what this is about",
         barring(at({asked}), checker),
         {"check"},
         {checker},
         "step.same_person"},
        {"beside whom somebody else is free",
         barring(at({asked}), checker),
         {"check"},
         {second_checker},
         "checked"},
    });
}

TEST_CASE("nobody acts on what is their own or their kin's, but for what is theirs to do") {
    check_rows({
        {"one's own", at({asked}), {"check"}, own(checker), "step.own_case"},
        {"a relative's", at({asked}), {"check"}, kin(checker), "step.kin"},
        {"nobody's one knows", at({asked}), {"check"}, {checker}, "checked"},
        {"one's own, withdrawn", at({asked}), {"withdraw", "改期"}, own(clerk), "withdrawn"},
        {"a relative's, withdrawn", at({asked}), {"withdraw", "改期"}, kin(clerk), "withdrawn"},
        {"one's own, begun", at({}), {"ask"}, own(clerk), "step.own_case"},
    });
}

TEST_CASE("some acts say why, and a kind's own guard is asked last") {
    check_rows({
        {"sent back with a reason", at({asked, checked}), {"send_back", "人数不明"}, {officer}, "asked"},
        {"sent back without", at({asked, checked}), {"send_back"}, {officer}, "reason.missing"},
        {"with blanks", at({asked, checked}), {"send_back", " \n"}, {officer}, "reason.missing"},
        {"agreed without a reason", at({asked, checked}), {"agree"}, {officer}, "agreed"},
        {"the hall is free", at({asked}), {"check"}, {checker}, "checked"},
        {"the hall is taken", taken_hall(at({asked})), {"check"}, {checker}, "booking.hall_taken"},
        {"the hall is taken, which is not told to who may not check",
         taken_hall(at({asked})),
         {"check"},
         {clerk},
         "access.forbidden"},
        {"the hall is taken, and another act does not ask",
         taken_hall(at({asked})),
         {"remark"},
         {checker},
         "asked"},
    });
    CHECK(next(bookings, at({asked, checked}), {"send_back", " 人数不明 "}, {officer})->reason == "人数不明");
}

TEST_CASE("a deputy takes the role of who is away, and is held to what either has done") {
    const auto neighbour = capacity(6, 16, Tier::committee, {P::read_cases});
    const auto stood_in = as_deputy_of(checker, by(neighbour, "check", "asked", "checked"));
    check_rows({
        {"without the right, for nobody", at({asked}), {"check"}, {neighbour}, "access.forbidden"},
        {"for who has it", at({asked}), {"check"}, deputy(neighbour, checker), "checked"},
        {"for who has it at another tier",
         at({asked}),
         {"check"},
         deputy(neighbour, all_rights),
         "access.forbidden"},
        {"for somebody who asked",
         at({by(also(clerk, 2, 12), "ask", "", "asked")}),
         {"check"},
         deputy(neighbour, checker),
         "step.same_person"},
        {"having asked oneself",
         at({by(also(clerk, 6, 16), "ask", "", "asked")}),
         {"check"},
         deputy(neighbour, checker),
         "step.same_person"},
        {"on what is the deputy's own",
         at({asked}),
         {"check"},
         {.self = neighbour, .stands_in_for = {checker}, .is_own = true},
         "step.own_case"},
        {"agreed by whom a deputy stood in for",
         at({asked, stood_in}),
         {"agree"},
         {also(officer, 42, 12)},
         "step.same_person"},
        {"agreed by who was the deputy",
         at({asked, stood_in}),
         {"agree"},
         {also(officer, 46, 16)},
         "step.same_person"},
        {"agreed by a third", at({asked, stood_in}), {"agree"}, {officer}, "agreed"},
    });
    CHECK(next(bookings, at({asked}), {"check"}, deputy(neighbour, checker))->stands_for == checker.doer);
    // Who has the right acts in it, deputy or not.
    CHECK_FALSE(next(bookings, at({asked}), {"check"}, deputy(second_checker, checker))->stands_for);
}

TEST_CASE("what is open to somebody is told with what stands in its way, and nothing of others") {
    const auto told = [](const BookingFacts& facts, const ActorFacts& actor) {
        std::string text;
        for (const auto& each : available(bookings, facts, actor))
            text += each.act + (each.blocked ? " " + each.blocked->code : "") + "; ";
        return text;
    };
    CHECK(told(at({}), {clerk}) == "ask; ");
    CHECK(told(at({asked}), {clerk}) == "remark; withdraw; ");
    CHECK(told(at({asked}), {checker}) == "remark; check; ");
    CHECK(told(at({asked}), {officer}).empty());
    CHECK(told(at({asked, checked}), {officer}) == "agree; send_back; ");
    CHECK(told(at({asked, checked}), {also(officer, 2, 12)}) ==
          "agree step.same_person; send_back step.same_person; ");
    CHECK(told(taken_hall(at({asked})), {checker}) == "remark; check booking.hall_taken; ");
    CHECK(told(at({asked}), own(clerk)) == "remark step.own_case; withdraw; ");
    CHECK(told(at({asked, checked, agreed}), {officer}).empty());
}

TEST_CASE("the tier of an office is told by its organisation's kind") {
    CHECK(tier_of("county") == Tier::county);
    CHECK(tier_of("committee") == Tier::committee);
    CHECK(tier_of("general_branch") == Tier::branch);
    CHECK(tier_of("branch") == Tier::branch);
}
