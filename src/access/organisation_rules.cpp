#include "access/organisation_rules.hpp"
#include "base/look_alikes.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace access_control {

namespace {

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

}

bool is_organisation_kind(std::string_view word) {
    return word == "county" || word == "committee" || word == "general_branch" || word == "branch";
}

bool may_stand_below(std::string_view parent, std::string_view child) {
    if (parent.empty()) return child == "county";
    if (parent == "county") return child == "committee" || child == "general_branch" || child == "branch";
    if (parent == "committee") return child == "general_branch" || child == "branch";
    return parent == "general_branch" && child == "branch";
}

const char* fault_of_name(std::string_view name, std::size_t characters_max) {
    if (trim(name).empty()) return "access.name_missing";
    if (!to_code_points(name) || has_control(name) || turns_direction(name) || name.find('/') != name.npos)
        return "access.name_invalid";
    if (length_in_characters(name) > characters_max) return "access.name_long";
    return "";
}

const char* fault_of_code(std::string_view code) {
    if (code.empty() || code.size() > 40) return "access.code_missing";
    if (!to_code_points(code) || has_control(code) || without_blanks(code) != code) return "access.code_invalid";
    return "";
}

}
