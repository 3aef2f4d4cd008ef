// Random walks: whatever people try in whatever order, as themselves or as deputies, no two acts of one record that
// must differ are by one person.
#include "steps/rules.hpp"
#include "steps/test_booking.hpp"
#include <doctest/doctest.h>
#include <random>
#include <set>

using namespace steps;
using namespace steps::test;

namespace {

constexpr std::string_view acts[] = {"ask", "remark", "check", "agree", "send_back", "withdraw", "lapse"};
/// Told apart from the rules under test.
constexpr std::pair<std::string_view, std::string_view> must_be_two[] = {
    {"ask", "check"}, {"ask", "agree"}, {"ask", "send_back"}, {"check", "agree"}, {"check", "send_back"}};

/// Twelve accounts of seven people with overlapping rights: most have two, and some accounts name nobody.
std::vector<Capacity> cast(std::mt19937_64& random) {
    std::vector<Capacity> all;
    for (std::int64_t account = 1; account <= 12; ++account) {
        Capacity one{.doer = {AccountId{account}, PersonId{account % 7}}, .tier = static_cast<Tier>(random() % 3)};
        for (const auto each : {P::file_application, P::record_committee, P::confirm_filing})
            if (random() % 4 != 0) one.permissions.set(static_cast<std::size_t>(each));
        all.push_back(one);
    }
    return all;
}

/// Everybody whom an act is by: the one, and whom they stood in for. An account that names nobody is a person.
std::set<std::int64_t> people_of(const Taken& step) {
    const auto one = [](const Doer& doer) { return doer.person ? doer.person.value : 1000 + doer.account.value; };
    std::set<std::int64_t> all{one(step.by)};
    if (step.stood_for) all.insert(one(*step.stood_for));
    return all;
}

bool must_be_by_two(const std::string& one, const std::string& other) {
    for (const auto& [a, b] : must_be_two)
        if ((one == a && other == b) || (one == b && other == a)) return true;
    return false;
}

/// The broken law of a trace, or nothing.
std::string what_is_wrong(const std::vector<Taken>& trace) {
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace[i].from != (i == 0 ? "" : trace[i - 1].to)) return "a gap at " + std::to_string(i);
        for (std::size_t j = 0; j < i; ++j) {
            if (!must_be_by_two(trace[i].act, trace[j].act)) continue;
            for (const auto person : people_of(trace[i]))
                if (people_of(trace[j]).contains(person))
                    return trace[j].act + " and " + trace[i].act + " by " + std::to_string(person);
        }
    }
    return "";
}

}

TEST_CASE("property: no walk has two acts that must differ by one person, deputies among them") {
    std::mt19937_64 random(20260310);
    std::size_t agreed = 0, by_deputies = 0, refused_as_same = 0;
    for (int walk = 0; walk < 20'000; ++walk) {
        const auto people = cast(random);
        BookingFacts facts;
        for (int i = 0; i < 25; ++i) {
            ActorFacts actor{.self = people[random() % people.size()], .is_program = random() % 20 == 0};
            if (random() % 2 == 0) actor.stands_in_for.push_back(people[random() % people.size()]);
            const Ask ask{.act = std::string(acts[random() % std::size(acts)]), .reason = "理由"};
            const auto move = next(bookings, facts, ask, actor);
            if (!move) {
                refused_as_same += move.error().code == "step.same_person" ? 1 : 0;
                continue;
            }
            const auto doer = actor.is_program ? Doer(AccountId{}) : actor.self.doer;
            facts.trace.push_back({move->act, move->from, move->to, doer, move->stands_for});
            by_deputies += move->stands_for ? 1 : 0;
        }
        const auto wrong = what_is_wrong(facts.trace);
        REQUIRE_MESSAGE(wrong.empty(), wrong);
        for (const auto& step : facts.trace) agreed += step.act == "agree" ? 1 : 0;
    }
    // The walks go far enough to mean something.
    CHECK(agreed > 500);
    CHECK(by_deputies > 1000);
    CHECK(refused_as_same > 1000);
}
