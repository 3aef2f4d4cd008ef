// Random walks through the procedure: whatever people try in whatever order, a case is on the ledger only after
// each step, in order, by a right person of the right tier, five different people; a legacy ledger's case has
// its own property.
#include "base/permission.hpp"
#include "cases/procedure.hpp"
#include <doctest/doctest.h>
#include <random>
#include <set>

using namespace cases;

namespace {

const Date today = *Date::parse("2026-03-10");

constexpr Action actions[] = {Action::submit,
                              Action::record_assembly,
                              Action::post_notice,
                              Action::correct_notice,
                              Action::close_notice,
                              Action::record_committee,
                              Action::confirm_committee,
                              Action::propose_filing,
                              Action::confirm_filing,
                              Action::send_back,
                              Action::reject,
                              Action::withdraw,
                              Action::appeal,
                              Action::remind,
                              Action::void_case,
                              Action::record_failed_assembly};

/// Fourteen accounts of every tier with overlapping rights; some are of the applicant's household, one is the
/// applicant.
std::vector<ActorFacts> cast() {
    using enum Permission;
    const std::vector<Permission> branch{file_application, record_assembly, post_notice};
    const std::vector<Permission> committee{file_application, record_assembly, post_notice, record_committee,
                                            confirm_committee};
    const std::vector<Permission> county{propose_filing, confirm_filing};
    std::vector<ActorFacts> all;
    const auto add = [&](Tier tier, const std::vector<Permission>& permissions) {
        ActorFacts one{.account = {static_cast<std::int64_t>(all.size()) + 1}, .tier = tier};
        for (const auto each : permissions) one.permissions.set(static_cast<std::size_t>(each));
        all.push_back(one);
    };
    for (int i = 0; i < 4; ++i) add(Tier::branch, branch);
    for (int i = 0; i < 5; ++i) add(Tier::committee, committee);
    for (int i = 0; i < 4; ++i) add(Tier::county, county);
    // One with every right and tier by turns: rights alone must not be enough.
    add(Tier::county, committee);
    all[0].is_applicant = all[0].own_case = true;
    all[4].own_case = all[9].own_case = true;
    return all;
}

/// One try: which action, by whom, to which step, and which facts happen to be in order.
struct Try {
    unsigned action = 0, actor = 0, to = 0, facts = 0;
};

struct StepDone {
    Status from;
    Action action;
    ActorFacts by;
};

/// The walk's model, kept apart from the rules: which steps stand, each with who did it.
struct Walk {
    CaseFacts facts{};
    std::vector<StepDone> way{};  // the forward steps that stand, from the draft on
    bool decided_unchanged = true;
};

void set_facts(CaseFacts& facts, unsigned bits) {
    const auto bit = [&](unsigned at) {
        return (bits >> at & 1U) != 0 || (bits >> 12 & 3U) != 0;
    };  // mostly in order
    facts.main_cause_given = bit(0);
    facts.criterion_holds = bit(1);
    facts.papers_missing = bit(2) ? std::vector<std::string>{} : std::vector<std::string>{"id_card"};
    facts.votes = bit(3) ? Votes{10, 8, 6, 1, 1} : Votes{12, 8, 6, 1, 1};
    facts.minutes_attached = bit(4);
    facts.proposed_level = 2;
    facts.notice_ends_on = bit(5) ? today.plus_days(-1) : today;
    facts.notice_photo_attached = bit(6);
    facts.objection_open = !bit(7);
    facts.level = bit(8) ? std::optional<std::int64_t>(1) : std::nullopt;
    facts.content_unchanged = bit(9);
    facts.committee_stands_in = (bits >> 10 & 1U) != 0;
}

/// Whether the facts allowed the step, told without the rules under test.
bool was_allowed(const CaseFacts& facts, Action action) {
    switch (action) {
        case Action::submit: return facts.main_cause_given && facts.criterion_holds && facts.papers_missing.empty();
        case Action::record_assembly:
            return facts.minutes_attached && facts.votes->in_favour * 2 > facts.votes->expected;
        case Action::record_failed_assembly:
            return facts.minutes_attached && facts.votes->in_favour * 2 <= facts.votes->expected;
        case Action::close_notice:
            return today > *facts.notice_ends_on && !facts.objection_open && facts.notice_photo_attached;
        case Action::record_committee: return facts.level.has_value();
        case Action::confirm_committee:
        case Action::propose_filing:
        case Action::confirm_filing: return facts.level.has_value() && facts.content_unchanged;
        default: return true;
    }
}

constexpr Action order[] = {Action::submit,         Action::record_assembly,  Action::post_notice,
                            Action::close_notice,   Action::record_committee, Action::confirm_committee,
                            Action::propose_filing, Action::confirm_filing};

std::string who_is_wrong(const std::vector<StepDone>& way) {
    std::set<std::int64_t> branch, later;
    for (std::size_t i = 0; i < way.size(); ++i) {
        const auto& [from, action, by] = way[i];
        if (by.own_case || by.is_applicant) return "own case";
        const auto tier = i < 4 ? Tier::branch : i < 6 ? Tier::committee : Tier::county;
        if (by.tier != tier && !(tier == Tier::branch && by.tier == Tier::committee)) return "tier";
        if (i < 4) branch.insert(by.account.value);
        else if (branch.contains(by.account.value) || !later.insert(by.account.value).second) return "same person";
    }
    return "";
}

/// What is wrong with a case that has reached the ledger; empty when nothing is.
std::string what_is_wrong(const std::vector<StepDone>& way) {
    if (way.size() != std::size(order)) return "steps: " + std::to_string(way.size());
    for (std::size_t i = 0; i < way.size(); ++i)
        if (way[i].action != order[i]) return "order at " + std::to_string(i);
    return who_is_wrong(way);
}

/// The steps that still stand after a return to `step`.
void cut_back(std::vector<StepDone>& way, Status step) {
    while (!way.empty() && static_cast<int>(way.back().from) >= static_cast<int>(step)) way.pop_back();
}

/// A level without the step that set it, told from the steps that stand.
bool is_level_without_step(const Walk& walk, const Move& move) {
    const auto stands = [&](Action action) {
        return std::any_of(walk.way.begin(), walk.way.end(),
                           [&](const StepDone& step) { return step.action == action; });
    };
    if (move.proposed_level && !stands(Action::record_assembly)) return true;
    return walk.facts.origin == Origin::application && move.level && !stands(Action::record_committee);
}

/// Applies a try; the sentence of a broken law, or nothing.
std::string apply(Walk& walk, const Try& each, const std::vector<ActorFacts>& people) {
    const auto action = actions[each.action % std::size(actions)];
    const auto& by = people[each.actor % people.size()];
    set_facts(walk.facts, each.facts);
    const Ask ask{action, static_cast<Status>(each.to % 14), "理由"};
    const auto before = walk.facts;
    const auto move = next(before, ask, by, {today, policy::policy_v1()});
    if (!move) return "";
    walk.facts.status = move->to;
    walk.facts.return_to = move->return_to;
    walk.facts.people = move->people;
    walk.facts.appeals = move->appeals;
    if (!was_allowed(before, action)) return "a step without what it needs";
    if (walk.facts.appeals > 1) return "two appeals";
    if (action == Action::record_failed_assembly && standing(walk.facts) != standing(before))
        return "a failed assembly moved the case";
    if (move->to == Status::returned) cut_back(walk.way, *move->return_to);
    else if (move->to == Status::imported) walk.way.clear();
    else if (std::find(std::begin(order), std::end(order), action) != std::end(order))
        walk.way.push_back({standing(before), action, by});
    if (is_level_without_step(walk, *move)) return "a level that no step set";
    if (move->files != (move->to == Status::on_ledger)) return "filed elsewhere than on the ledger";
    return "";
}

std::string walk_application(const std::vector<Try>& tries, std::size_t& filed) {
    const auto people = cast();
    Walk walk;
    for (const auto& each : tries) {
        if (auto wrong = apply(walk, each, people); !wrong.empty()) return wrong;
        if (walk.facts.status != Status::on_ledger) continue;
        ++filed;
        return what_is_wrong(walk.way);
    }
    return "";
}

std::string walk_import(const std::vector<Try>& tries, std::size_t& filed) {
    const auto people = cast();
    Walk walk{.facts = {.origin = Origin::imported, .status = Status::imported}};
    for (const auto& each : tries) {
        if (auto wrong = apply(walk, each, people); !wrong.empty()) return wrong;
        const auto status = walk.facts.status;
        const bool known = status == Status::imported || status == Status::filing_proposed ||
                           status == Status::on_ledger || status == Status::voided;
        if (!known) return "a legacy case took the way of an application";
        if (status != Status::on_ledger) continue;
        ++filed;
        if (walk.way.size() != 2 || walk.way[0].action != Action::propose_filing)
            return "not proposed and confirmed";
        if (walk.way[0].by.account == walk.way[1].by.account) return "one person";
        for (const auto& step : walk.way)
            if (step.by.tier != Tier::county || step.by.own_case) return "a wrong person";
        return "";
    }
    return "";
}

/// Tries that lean towards the step that is open, so that walks get far; one in three is anything.
std::vector<Try> random_tries(std::mt19937_64& random) {
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
    std::vector<Try> tries;
    unsigned place = 0;
    for (int i = 0; i < 120; ++i) {
        constexpr unsigned forward[] = {0, 1, 2, 4, 5, 6, 7, 8};
        Try each{below(16), below(14), below(14), below(1U << 14)};
        if (below(3) != 0) each.action = forward[place = (place + below(8) / 7) % 8];
        if (below(4) != 0 && (each.action > 8)) each.action = forward[place];
        tries.push_back(each);
    }
    return tries;
}

using Law = std::string (*)(const std::vector<Try>&, std::size_t& filed);

/// The shortest walk found that still breaks the law: tries are left out as long as it does.
std::vector<Try> shortened(std::vector<Try> tries, Law law) {
    std::size_t ignored = 0;
    for (std::size_t i = tries.size(); i-- > 0;) {
        auto fewer = tries;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (!law(fewer, ignored).empty()) tries = std::move(fewer);
    }
    return tries;
}

std::string told(const std::vector<Try>& tries) {
    std::string text;
    for (const auto& each : tries) {
        const auto& by = cast()[each.actor % cast().size()];
        text += std::string(enum_name(actions[each.action % std::size(actions)])) + " by " +
                std::to_string(by.account.value) + ", ";
    }
    return text;
}

/// Random walks under one law; how many of them reached the ledger.
std::size_t walk_many(int walks, std::uint64_t seed, Law law) {
    std::mt19937_64 random(seed);
    std::size_t filed = 0;
    for (int i = 0; i < walks; ++i) {
        const auto tries = random_tries(random);
        const auto wrong = law(tries, filed);
        if (!wrong.empty()) FAIL(wrong << ": " << told(shortened(tries, law)));
    }
    return filed;
}

}

TEST_CASE("property: no walk brings an application to the ledger but by each step and five people") {
    CHECK(walk_many(20'000, 20260310, walk_application) > 100);
}

TEST_CASE("property: a legacy case is filed by two people of the county or not at all") {
    CHECK(walk_many(5'000, 20260311, walk_import) > 100);
}
