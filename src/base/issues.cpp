#include "base/issues.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

std::string Issues::text(const std::string& field, std::string_view typed, const char* missing) {
    auto text = trim(typed);
    if (text.empty() && missing) add(field, missing);
    else if (!is_text_within(text, text_most(field))) add(field, "text.too_long");
    return text;
}

void Issues::amount(const char* field, const std::optional<Money>& sum, bool may_be_negative) {
    if (!sum) return;
    if (!is_within_most(*sum)) add(field, "money.too_large");
    else if (!may_be_negative && *sum < Money{}) add(field, "money.negative");
}

Result<std::string> given_text(const char* field, std::string_view typed, const char* invalid,
                               const char* missing) {
    Issues issues;
    auto text = issues.text(field, typed, missing);
    if (!issues.empty()) return Refusal{invalid, issues.fields()};
    return {boost::system::in_place_value, std::move(text)};
}
