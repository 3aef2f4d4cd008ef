#include "app/demo_large.hpp"
#include "app/demo_offices.hpp"
#include "app/demo_places.hpp"
#include "cases/demo_entering.hpp"
#include "people/bulk.hpp"
#include <fmt/format.h>
#include <future>

namespace app {

namespace {

/// A household with its case, as it will be entered.
struct LargeCase {
    Story story;
    cases::Status status{};
    Date started;
};

/// All of a branch, made before its job runs.
struct LargeBranch {
    OrganisationId id;
    Offices offices;
    std::vector<people::AddMember> members{};
    std::vector<LargeCase> cases{};
    std::int64_t voters = 0;
};

void enter_household(store::Write& db, const Actor& clerk, const LargeCase& each, people::MemberId member) {
    auto household = each.story.household;
    household.member = member;
    const auto saved = expect(people::save_household(db, clerk, household));
    for (auto person : each.story.family) {
        person.household = saved.household;
        expect(people::add_household_member(db, clerk, person));
    }
    for (auto income : each.story.incomes) {
        income.household = saved.household;
        income.year = each.started.year() - income.year;
        expect(people::save_income(db, clerk, income));
    }
}

void enter_branch(store::Write& db, const LargeBranch& branch) {
    const auto& offices = branch.offices;
    const auto organisation = expect(access_control::branch_in_scope(db, offices.clerk, branch.id));
    for (const auto& ask : branch.members) expect(people::enter_member(db, organisation, ask));
    for (const auto& each : branch.cases) {
        const auto added = expect(people::enter_member(db, organisation, each.story.member.ask));
        enter_household(db, offices.clerk, each, *added.id);
        expect(cases::enter_case(
            db,
            {offices.clerk, offices.committee_clerk, offices.committee_reviewer, offices.officer, offices.reviewer},
            {.member = expect(people::member_in_scope(db, offices.clerk, *added.id)),
             .application = application_on(each.story, each.started),
             .status = each.status,
             .started = each.started,
             .level = each.story.level,
             .voters = branch.voters}));
    }
}

class LargeCounty {
public:
    LargeCounty(store::Store& store, Time& clock, Date end, const LargeSize& size)
        : store_(store),
          doer_(store, clock),
          size_(size),
          end_(end),
          people_(size.seed, end, end),
          offices_(doer_) {}
    void write();

private:
    LargeBranch invent_branch(OrganisationId id, const Home&, const Offices&);
    LargeCase invent_case(const Home&);
    void send(LargeBranch);
    void wait();

    store::Store& store_;
    Doer doer_;
    LargeSize size_;
    Date end_;
    PeopleMaker people_;
    OfficeMaker offices_;
    int family_owed_ = 0;  // household members still to be made for the branches so far
    std::future<void> sent_;
};

LargeCase LargeCounty::invent_case(const Home& home) {
    auto& dice = people_.dice();
    LargeCase made{.story = invent_story(people_, home, false), .status = cases::Status::on_ledger};
    const auto fair = static_cast<std::size_t>(size_.family / size_.cases);
    const auto wanted = fair + (family_owed_ > 0 ? 1 : 0);
    while (made.story.family.size() > fair) made.story.family.pop_back();
    if (made.story.family.size() < wanted) add_grandchildren(people_, made.story, wanted);
    for (auto& income : made.story.incomes)
        income.stated_size = static_cast<std::int64_t>(made.story.family.size() + 1);
    family_owed_ += static_cast<int>(fair) - static_cast<int>(made.story.family.size());
    if (!dice.chance(85)) made.status = static_cast<cases::Status>(dice.below(8));
    const bool waits = made.status != cases::Status::on_ledger;
    const int steps = static_cast<int>(made.status);  // three working days each, the notice six
    const auto behind =
        waits ? steps * 3 + 4 + static_cast<int>(dice.between(0, 4)) : static_cast<int>(dice.between(35, 480));
    made.started = working_days_before(end_.plus_days(-1), behind);
    return made;
}

LargeBranch LargeCounty::invent_branch(OrganisationId id, const Home& home, const Offices& offices) {
    LargeBranch branch{.id = id, .offices = offices, .voters = size_.members};
    for (int i = 0; i < size_.members - size_.cases; ++i) {
        branch.members.push_back(invent_member(people_, home).ask);
        branch.members.back().branch = id;
    }
    for (int i = 0; i < size_.cases; ++i) {
        branch.cases.push_back(invent_case(home));
        branch.cases.back().story.member.ask.branch = id;
    }
    return branch;
}

/// Waits for the branch before, so that one is invented while another is written.
void LargeCounty::send(LargeBranch branch) {
    wait();
    auto done = std::make_shared<std::promise<void>>();
    sent_ = done->get_future();
    auto clerk = branch.offices.clerk;
    store_.submit(
        std::move(clerk),
        [shared = std::make_shared<LargeBranch>(std::move(branch))](store::Write& db) {
            enter_branch(db, *shared);
            return true;
        },
        [done](std::exception_ptr error) { error ? done->set_exception(error) : done->set_value(); });
}

void LargeCounty::wait() {
    if (sent_.valid()) sent_.get();
}

void LargeCounty::write() {
    const auto county = offices_.found_county();
    for (int i = 1; i <= size_.townships; ++i) {
        wait();
        auto offices = county;
        const auto committee = offices_.add_township(i, people_, offices);
        for (int j = 1; j <= size_.branches; ++j) {
            const auto place = branch_place(i, j);
            wait();
            const auto id = offices_.add_branch(committee, i, j, place.name);
            offices.clerk =
                offices_.add_outside_clerk(id, i, j, people_.person({.age_min = 30, .age_max = 60}).name);
            send(
                invent_branch(id, {fmt::format("清源县{}{}", township_name(i), place.name), place.rural}, offices));
        }
    }
    wait();
    people::index_all_members(store_, Actor{.name = "系统初始化"});
}

}

void write_large_county(store::Store& store, Time& clock, Time end, const LargeSize& size) {
    clock = Time{end.ms - std::int64_t{24} * 3'600'000};
    LargeCounty(store, clock, end.local_date(), size).write();
}

}
