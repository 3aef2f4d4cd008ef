#include "app/demo_county.hpp"
#include "app/demo_cases.hpp"
#include "app/demo_imports.hpp"
#include "app/demo_offices.hpp"
#include "app/demo_places.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>

namespace app {

namespace {

/// Every state of the procedure, in the order in which the first township's branches get them.
constexpr Fate every_fate[] = {Fate::draft,
                               Fate::notice_passed,
                               Fate::submitted,
                               Fate::committee_recorded,
                               Fate::assembly_passed,
                               Fate::committee_confirmed,
                               Fate::on_notice,
                               Fate::filing_proposed,
                               Fate::objection_recorded,
                               Fate::on_ledger,
                               Fate::returned_by_committee,
                               Fate::rejected_by_committee,
                               Fate::objection_investigated,
                               Fate::on_ledger_after_objection,
                               Fate::notice_corrected,
                               Fate::returned_by_county,
                               Fate::withdrawn,
                               Fate::appealed,
                               Fate::rejected_by_branch,
                               Fate::notice_passed,
                               Fate::committee_confirmed,
                               Fate::on_ledger,
                               Fate::draft,
                               Fate::on_ledger};

class County {
public:
    County(store::Store& store, Time& clock, Time end, const DemoSize& size)
        : doer_(store, clock),
          agenda_(clock),
          size_(size),
          end_(end.local_date()),
          people_(size.seed, end.local_date(), clock.local_date()),
          offices_(doer_) {}
    void write();

private:
    struct Branch {
        OrganisationId id;
        Home home;
        Offices offices;
        std::vector<people::AddMember> members{};  // registered when the register was begun
    };
    Branch add_branch(OrganisationId committee, const Offices& above, int township, int number);
    people::MemberId add_member(const Branch&, people::AddMember);
    void add_members(Branch&, const std::vector<Fate>& fates);
    void admit(Branch&, const people::AddMember&);
    std::vector<Fate> fates_of(int township, int branch);
    Date last_day_of(Fate);
    void add_matches(const std::vector<Branch>&);
    void add_imports(const std::vector<Branch>&);
    void check_numbers(const Branch&);
    void check_numbers(const Actor& clerk, const people::Member&);

    Doer doer_;
    Agenda agenda_;
    DemoSize size_;
    Date end_;
    PeopleMaker people_;
    OfficeMaker offices_;
    bool has_eldest_ = false;
    int fates_given_ = 0;
};

void County::write() {
    auto county = offices_.found_county();
    std::vector<Branch> branches;
    for (int i = 1; i <= size_.townships; ++i) {
        auto offices = county;
        const auto committee = offices_.add_township(i, people_, offices);
        for (int j = 1; j <= size_.branches; ++j) {
            branches.push_back(add_branch(committee, offices, i, j));
            add_members(branches.back(), fates_of(i, j));
        }
    }
    add_matches(branches);
    add_imports(branches);
    // A county larger than this is for measuring, and nobody looks through it.
    if (branches.size() <= 20)
        for (const auto& branch : branches)
            agenda_.at(moment(working_days_before(end_.plus_days(-2), 0), 16, 30),
                       [this, &branch] { check_numbers(branch); });
    agenda_.run_until(moment(end_, 0, 0));
}

/// A branch with its secretary, a member of it, as its clerk.
County::Branch County::add_branch(OrganisationId committee, const Offices& above, int township, int number) {
    const auto place = branch_place(township, number);
    Branch branch{.id = offices_.add_branch(committee, township, number, place.name),
                  .home = {fmt::format("清源县{}{}", township_name(township), place.name), place.rural},
                  .offices = above};
    auto secretary = invent_member(people_, branch.home);
    while (secretary.person.age_on(end_) < 30 || secretary.person.age_on(end_) > 62 ||
           !secretary.ask.regular_date || secretary.ask.regular_date->first > people_.founded())
        secretary = invent_member(people_, branch.home);
    secretary.ask.duty = "支部书记";
    secretary.ask.branch = branch.id;
    branch.offices.clerk = offices_.add_clerk(branch.id, township, number, secretary.ask);
    branch.members.push_back(secretary.ask);
    return branch;
}

people::MemberId County::add_member(const Branch& branch, people::AddMember ask) {
    ask.branch = branch.id;
    return *doer_.act(branch.offices.clerk, people::add_member, ask).id;
}

void County::add_members(Branch& branch, const std::vector<Fate>& fates) {
    for (const auto fate : fates) {
        const bool eldest = !has_eldest_ && fate == Fate::on_ledger;
        has_eldest_ = has_eldest_ || eldest;
        auto story = invent_story(people_, branch.home, eldest);
        const auto id = add_member(branch, story.member.ask);
        branch.members.push_back(story.member.ask);
        plan_case(agenda_, doer_, people_.dice(),
                  {.story = std::move(story), .offices = branch.offices, .member = id, .voters = size_.members},
                  fate, last_day_of(fate));
    }
    for (auto count = static_cast<int>(branch.members.size()); count < size_.members; ++count)
        admit(branch, invent_member(people_, branch.home).ask);
}

/// At once, or when they had joined, or had become full members, in the years since.
void County::admit(Branch& branch, const people::AddMember& ask) {
    const auto known = ask.regular_date ? ask.regular_date->first : ask.join_date.first;
    if (known <= people_.founded()) {
        add_member(branch, ask);
        branch.members.push_back(ask);
        return;
    }
    const auto day = std::max(known.plus_days(1), std::min(known.plus_days(10), end_.plus_days(-30)));
    agenda_.at(moment(day, 11, 10),
               [this, copy = Branch{branch.id, branch.home, branch.offices}, ask] { add_member(copy, ask); });
}

/// The first township shows everything; elsewhere most cases have reached the ledger.
std::vector<Fate> County::fates_of(int township, int) {
    std::vector<Fate> fates;
    if (township == 1 && fates_given_ < static_cast<int>(std::size(every_fate))) {
        const auto share = static_cast<int>(std::size(every_fate)) / std::min(size_.branches, 4);
        for (int i = 0; i < share; ++i) fates.push_back(every_fate[fates_given_++]);
        if (size_.years == 1) return fates;
    }
    auto& dice = people_.dice();
    while (static_cast<int>(fates.size()) < size_.cases)
        fates.push_back(dice.chance(72) ? Fate::on_ledger : every_fate[dice.below(std::size(every_fate))]);
    return fates;
}

/// What waits has waited a few days; what ended did so at any time of the years.
Date County::last_day_of(Fate fate) {
    auto& dice = people_.dice();
    const bool ended = fate == Fate::on_ledger || fate == Fate::on_ledger_after_objection ||
                       fate == Fate::rejected_by_branch || fate == Fate::rejected_by_committee ||
                       fate == Fate::withdrawn;
    const bool on_notice =
        fate == Fate::on_notice || fate == Fate::objection_recorded || fate == Fate::notice_corrected;
    // Before its first day a case has up to fifty working days behind it.
    const auto days = ended       ? dice.between(3, size_.years * 365 - 110)
                      : on_notice ? dice.between(1, 3)
                                  : dice.between(1, 8);
    return working_days_before(end_.plus_days(-static_cast<int>(days)), 0);
}

/// Somebody is registered twice: once within a township, once across two, and one such doubt was settled.
void County::add_matches(const std::vector<Branch>& branches) {
    const auto again = [&](std::size_t here, std::size_t there, std::size_t who, int day) {
        agenda_.at(moment(working_days_before(end_.plus_days(-day), 0), 10, 20),
                   [this, &branches, here, there, who] {
                       auto ask = branches[there].members[branches[there].members.size() - who];
                       ask.branch = branches[here].id;
                       doer_.act(branches[here].offices.clerk, people::add_member, ask);
                   });
    };
    const auto next_township = static_cast<std::size_t>(size_.branches);
    again(1, 2, 1, 6);
    again(0, next_township, 2, 4);
    again(2, 3, 3, 20);
    agenda_.at(moment(working_days_before(end_.plus_days(-15), 0), 15, 5), [this, &branches] {
        const auto& clerk = branches[2].offices.committee_clerk;
        const auto open = expect(doer_.store().read(
            [&](store::Read& db) { return people::list_matches(db, clerk, people::ListMatches{}); }));
        doer_.act(clerk, people::decide_match,
                  {.match = open.rows.front().id,
                   .verdict = people::MatchVerdict::reject,
                   .reason = "同一人，组织关系在原支部，未办理转接",
                   .version = open.rows.front().version});
    });
}

/// The second township kept its ledgers in spreadsheets until lately.
void County::add_imports(const std::vector<Branch>& branches) {
    const auto per_township = static_cast<std::size_t>(size_.branches);
    std::vector<LegacyBranch> theirs;
    for (auto i = per_township; i < 2 * per_township; ++i)
        theirs.push_back(
            {branch_place(2, static_cast<int>(i - per_township) + 1).name + "党支部", branches[i].home});
    const auto& offices = branches[per_township].offices;
    agenda_.at(moment(working_days_before(end_.plus_days(-12), 0), 9, 40),
               [this, offices, ledgers = LegacyLedgers(people_, theirs)] { ledgers.import(doer_, offices); });
}

/// The clerk has compared the numbers with the cards, but for some that are left to do: an invented number is of no
/// province.
void County::check_numbers(const Branch& branch) {
    const auto& clerk = branch.offices.clerk;
    const auto page = expect(doer_.store().read(
        [&](store::Read& db) { return people::list_members(db, clerk, people::ListMembers{}); }));
    for (std::size_t i = 0; i < page.rows.size(); ++i)
        if (i % 12 != 4)
            check_numbers(clerk, expect(doer_.store().read([&](store::Read& db) {
                              return people::show_member(db, clerk, {.member = page.rows[i].id});
                          })));
}

void County::check_numbers(const Actor& clerk, const people::Member& member) {
    for (const auto& each : member.doubts)
        if (each.code == "people.area_unknown")
            doer_.act(clerk, people::check_doubt, {.member = member.id, .doubt = each.doubt});
}

}

void write_demo_county(store::Store& store, Time& clock, Time end, const DemoSize& size) {
    clock = moment(working_days_before(end.local_date().plus_days(-365 * size.years), 0), 8, 30);
    County(store, clock, end, size).write();
}

}
