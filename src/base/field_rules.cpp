#include "base/field_rules.hpp"
#include <algorithm>
#include <iterator>

namespace {

const FieldRule rules[] = {
    {.field = "phone", .format = "phone"},
    {.field = "contact_phone", .format = "phone"},
    {.field = "bank_account", .format = "bank-account"},
    {.field = "id_number", .format = "id-number"},
    // Numbers that no household has.
    {.field = "housing_area", .from = 0, .to = 10'000},
    {.field = "stated_size", .from = 1, .to = 99},
    // Of 1 general, 2 considerable, 3 severe.
    {.field = "level", .from = 1, .to = 3},
    {.field = "proposed_level", .from = 1, .to = 3},
    {.field = "expected", .from = 0},
    {.field = "present", .from = 0},
    {.field = "in_favour", .from = 0},
    {.field = "against", .from = 0},
    {.field = "abstained", .from = 0},
    // Sums that are never a loss.
    {.field = "wages", .from = 0},
    {.field = "transfers", .from = 0},
    {.field = "property", .from = 0},
    {.field = "expenses", .from = 0},
    {.field = "stated_total", .from = 0},
    {.field = "monthly_income", .from = 0},
    {.field = "allowance_owed", .from = 0},
    {.field = "ethnicity", .codes = "ethnicity"},
    {.field = "education", .codes = "education"},
    {.field = "marital", .codes = "marital"},
    {.field = "health", .codes = "health"},
    {.field = "labour", .codes = "labour"},
    {.field = "residence", .codes = "residence"},
    {.field = "housing_kind", .codes = "housing_kind"},
    {.field = "relation", .codes = "relation"},
    {.field = "member_type", .codes = "member_type"},
    {.field = "sex", .codes = "sex"},
};

}

const FieldRule* field_rule(std::string_view field) {
    const auto found = std::find_if(std::begin(rules), std::end(rules),
                                    [&](const FieldRule& each) { return each.field == field; });
    return found == std::end(rules) ? nullptr : found;
}
