#include "people/doubts.hpp"
#include "people/sentences.hpp"
#include <algorithm>

namespace people {

namespace {

/// How many the household had on a day, the member included; nothing when nobody says.
std::optional<std::int64_t> size_on(store::Read& db, const HouseholdRow& household,
                                    const std::vector<HouseholdMemberRow>& listed, Date day) {
    if (listed.empty() && !household.lives_alone.value_or(false)) return std::nullopt;
    const auto lived = [&](const HouseholdMemberRow& each) {
        if (each.deceased_on && *each.deceased_on <= day) return false;
        const auto born = person_row(db, each.person_id).birth_date;
        return !born || *born <= day;
    };
    return 1 + std::count_if(listed.begin(), listed.end(), lived);
}

}

Warning doubt(std::string field, std::string code) {
    const auto words = in_words(code);
    return {std::move(field), std::move(code), std::string(words.zh), std::string(words.en)};
}

std::vector<Warning> warnings_of(const std::vector<Finding>& warnings) {
    std::vector<Warning> out;
    for (const auto& each : warnings) out.push_back({each.field, each.code, each.message, each.message_en});
    return out;
}

std::vector<Warning> number_doubts(const OptionalText& typed, Date today) {
    if (!typed) return {};
    const auto number = read_id_number(*typed, today);
    return number ? warnings_of(check_area(*number)) : std::vector<Warning>{};
}

std::vector<Warning> income_doubts(store::Read& db, const HouseholdRow& household,
                                   const std::vector<HouseholdMemberRow>& listed, const IncomeRow& income) {
    std::optional<std::int64_t> size;
    if (income.stated_size) {
        const auto end = *Date::of(static_cast<int>(income.year), 12, 31);
        size = size_on(db, household, listed, std::min(end, db.today()));
    }
    auto found = check_income(items_of(income), size);
    // What an import took over as it stood may hold what a form would refuse.
    std::erase_if(found, [](const Finding& each) { return each.severity == Severity::error; });
    return warnings_of(found);
}

}
