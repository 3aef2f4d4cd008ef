#include "people/field_rules.hpp"
#include "people/people.hpp"

namespace people {

namespace {

FieldRule name() { return {.field = "name", .format = "person-name", .pattern = person_name_pattern()}; }
/// A number of the document that another field names.
std::vector<FieldRule> of_household_member() { return {name(), {.field = "id_number", .format = "document-number"}}; }

}

std::vector<FieldRule> field_rules_of(std::type_identity<AddMember>) { return {name()}; }
std::vector<FieldRule> field_rules_of(std::type_identity<EditMember>) { return {name()}; }
std::vector<FieldRule> field_rules_of(std::type_identity<AddHouseholdMember>) { return of_household_member(); }
std::vector<FieldRule> field_rules_of(std::type_identity<EditHouseholdMember>) { return of_household_member(); }
std::vector<FieldRule> field_rules_of(std::type_identity<SaveIncome>) {
    return {{.field = "year", .from = income_year_least}};
}

}
