#pragma once
// What an invented member's life is like: their own record, and for those in hardship the family, its income, the
// cause and the application. Pure: dice in, commands out; every value is one that the use cases accept.
#include "app/demo_people.hpp"
#include "cases/cases.hpp"

namespace app {

/// Where a member lives: "清源县东湾镇杏花村".
struct Home {
    std::string address;
    bool rural = true;
};

/// A member of a branch, without the branch.
struct InventedMember {
    InventedPerson person;
    people::AddMember ask;
};

/// One who is well enough off: the larger part.
InventedMember invent_member(PeopleMaker&, const Home&);

/// A household in hardship, by what was wrong with it.
struct Story {
    InventedMember member;
    people::SaveHousehold household;                 // without the member
    std::vector<people::AddHouseholdMember> family;  // without the household
    std::vector<people::SaveIncome> incomes;         // without the household; `year` counts back: 1 is last year
    cases::ApplicationFields application;            // findings dated so many days before filing: see date_findings
    std::int64_t level = 1;
    bool rural = true;
};

/// `eldest`: one of the few who joined before 1949.
Story invent_story(PeopleMaker&, const Home&, bool eldest);
/// Fills a household up to so many others with grandchildren in its care.
void add_grandchildren(PeopleMaker&, Story&, std::size_t others);
/// The application as filed on a day: findings shortly before it, the allowance's certificate still valid.
cases::ApplicationFields application_on(const Story&, Date filed);

}
