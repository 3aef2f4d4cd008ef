#include "app/demo_story.hpp"
#include "app/demo_family.hpp"
#include "base/text.hpp"
#include <fmt/format.h>

namespace app {

namespace {

constexpr int joining_age = 18;

std::string education_of(Dice& dice, int birth_year, bool rural) {
    const auto roll = dice.below(100);
    if (birth_year < 1945) return roll < 30 ? "91" : roll < 85 ? "80" : "70";
    if (birth_year < 1965) return roll < 45 ? "80" : roll < 85 ? "70" : "60";
    if (birth_year < 1985) return roll < 50 ? "70" : roll < 75 ? "60" : roll < 90 ? "40" : "30";
    if (rural) return roll < 30 ? "70" : roll < 55 ? "60" : roll < 80 ? "30" : "20";
    return roll < 40 ? "30" : roll < 92 ? "20" : "10";
}

std::string marital_of(Dice& dice, int age) {
    if (age < 24) return "10";
    if (age < 30) return dice.chance(55) ? "20" : "10";
    if (age < 68) return dice.chance(90) ? "20" : dice.chance(50) ? "40" : "30";
    return dice.chance(age < 78 ? 70 : 40) ? "20" : "30";
}

/// Joined between 19 and 40, up to a day, full members a year later.
void give_membership(Dice& dice, InventedMember& made, Date until, Date today, bool eldest) {
    auto& ask = made.ask;
    const auto earliest = made.person.birth.plus_years(joining_age + 1);
    auto latest = made.person.birth.plus_years(40);
    latest = std::min(latest, until);
    if (eldest) latest = *Date::of(1949, 9, 1);
    const auto from = eldest ? made.person.birth.plus_years(joining_age) : earliest;
    const Date day{static_cast<std::int32_t>(dice.between(from.days, std::max(from.days, latest.days)))};
    const bool to_the_month = day.year() < 1995;
    const auto joined = to_the_month ? *Date::of(day.year(), day.month(), 1) : day;
    ask.join_date = {joined, to_the_month};
    const bool probationary = joined.plus_years(1).plus_days(7) > today;  // a meeting later
    ask.member_type = probationary ? "probationary" : "full";
    if (!probationary) ask.regular_date = PartialDate{joined.plus_years(1), to_the_month};
}

InventedMember member_of(PeopleMaker& people, const Home& home, const PersonAsk& who, Date joined_until,
                         bool eldest = false) {
    auto& dice = people.dice();
    InventedMember made{.person = people.person(who), .ask = {}};
    const int age = made.person.age_on(people.today());
    auto& ask = made.ask;
    ask.name = made.person.name;
    ask.id_number = made.person.id_number;
    give_membership(dice, made, joined_until, people.today(), eldest);
    const bool is_dotted = made.person.name.find("·") != std::string::npos;
    ask.ethnicity = is_dotted ? "05" : dice.below(40) == 0 ? "03" : "01";
    ask.education = education_of(dice, made.person.birth.year(), home.rural);
    ask.marital = marital_of(dice, age);
    ask.health = age > 70 && dice.chance(35) ? "chronic" : "healthy";
    ask.labour = age >= 75 ? "none" : age >= 65 ? "weak" : dice.chance(20) ? "skilled" : "ordinary";
    ask.residence = home.rural ? "rural" : "urban";
    if (age < 80 || dice.chance(50)) ask.phone = made.person.phone;
    ask.address = home.rural ? fmt::format("{}{}组{}号", home.address, dice.between(1, 9), dice.between(1, 60))
                             : fmt::format("{}{}栋{}室", home.address, dice.between(1, 16),
                                           dice.between(1, 6) * 100 + dice.between(1, 4));
    return made;
}

/// Mostly between thirty and eighty, as the members of a county are.
PersonAsk any_age(Dice& dice) {
    const auto roll = dice.below(100);
    if (roll < 12) return {.age_min = 22, .age_max = 34};
    if (roll < 62) return {.age_min = 35, .age_max = 64};
    return {.age_min = 65, .age_max = roll < 96 ? 82 : 93};
}

/// A bank card's number from all its digits but the check digit.
std::string card_number(const std::string& digits) {
    for (char check = '0'; check < '9'; ++check)
        if (luhn_holds(digits + check)) return digits + check;
    return digits + '9';
}

}

InventedMember invent_member(PeopleMaker& people, const Home& home) {
    auto made = member_of(people, home, any_age(people.dice()), people.today().plus_days(-60));
    if (people.dice().chance(6)) made.ask.duty = "支部委员";
    return made;
}

Story invent_story(PeopleMaker& people, const Home& home, bool eldest) {
    auto& dice = people.dice();
    const auto& cause = eldest ? old_age_cause() : pick_cause(dice, home.rural);
    PersonAsk who{.age_min = cause.age_min, .age_max = cause.age_max};
    if (eldest) who = {.age_min = 96, .age_max = 97};
    Story story{.member = member_of(people, home, who, people.founded().plus_years(-1), eldest),
                .rural = home.rural};
    auto& ask = story.member.ask;
    ask.bank_name = "清源农村商业银行";
    ask.bank_holder = ask.name;
    ask.bank_account = card_number(fmt::format("62280{:06}{:06}", dice.below(1'000'000), dice.below(1'000'000)));
    give_family(people, story, cause);
    give_incomes(people, story, cause);
    give_application(people, story, cause, eldest);
    return story;
}

cases::ApplicationFields application_on(const Story& story, Date filed) {
    auto fields = story.application;
    for (auto& finding : fields.findings) finding.date = filed.plus_days(-finding.date.days);
    if (fields.minimum_allowance.held.value_or(false))
        fields.minimum_allowance.valid_until = *Date::of(filed.year() + 2, 6, 30);
    return fields;
}

}
