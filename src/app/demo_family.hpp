#pragma once
// What a cause of hardship brings with it: who in the household is ill or studies, what they earn, what is written
// in the application. Private to the demo's stories.
#include "app/demo_story.hpp"

namespace app {

struct CausePlan {
    std::string code;
    int age_min = 30, age_max = 60;   // of the member
    bool rural = true, urban = true;  // where it is found
    std::string health = "healthy", labour = "ordinary";
    std::vector<std::string> illnesses{};  // of the member, one of them
    std::vector<std::string> events{};     // what happened, one of them
    std::string evidence{}, second{};      // the finding's paper; another cause that goes with it
    std::string request{};
};

const CausePlan& pick_cause(Dice&, bool rural);
const CausePlan& old_age_cause();

/// Spouse, children, parents as the member's age allows; marital status follows.
void give_family(PeopleMaker&, Story&, const CausePlan&);
/// Last year and the year before.
void give_incomes(PeopleMaker&, Story&, const CausePlan&);
void give_application(PeopleMaker&, Story&, const CausePlan&, bool eldest);

}
