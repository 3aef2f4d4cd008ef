#pragma once
// What forms can tell of a person's fields; the routes describe them with it.
#include "base/field_rules.hpp"
#include "people/people.hpp"

namespace people {

/// Nobody states the income of a year before.
constexpr std::int64_t income_year_least = 1949;

/// is_person_name() as a pattern, of a name in its one spelling.
std::string person_name_pattern();

std::vector<FieldRule> field_rules_of(std::type_identity<AddMember>);
std::vector<FieldRule> field_rules_of(std::type_identity<EditMember>);
std::vector<FieldRule> field_rules_of(std::type_identity<AddHouseholdMember>);
std::vector<FieldRule> field_rules_of(std::type_identity<EditHouseholdMember>);
std::vector<FieldRule> field_rules_of(std::type_identity<SaveIncome>);

}
