#include "people/doubts.hpp"
#include "people/sentences.hpp"
#include <algorithm>

namespace people {

namespace {

/// How many the household had on a day, the member included; nothing when nobody says.
std::optional<std::int64_t> size_on(const MemberFile& file, Date day) {
    if (file.places.empty() && !file.household->lives_alone.value_or(false)) return std::nullopt;
    const auto lives_on = [&](const std::optional<Date>& died) { return !died || day < *died; };
    std::int64_t size = !file.own_place || lives_on(file.own_place->deceased_on) ? 1 : 0;
    for (std::size_t i = 0; i < file.places.size(); ++i) {
        const auto& born = file.listed[i].birth_date;
        if (lives_on(file.places[i].deceased_on) && (!born || *born <= day)) ++size;
    }
    return size;
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

std::vector<Warning> number_doubts(const OptionalText& typed, Date today, DocumentKind kind) {
    if (!typed) return {};
    const auto number = read_document_number(kind, *typed, today);
    return number ? warnings_of(check_area(*number)) : std::vector<Warning>{};
}

std::vector<Warning> income_doubts(const MemberFile& file, const IncomeRow& income, Date today) {
    std::optional<std::int64_t> size;
    if (income.stated_size) size = size_on(file, std::min(*Date::of(static_cast<int>(income.year), 12, 31), today));
    auto found = check_income(items_of(income), size);
    // What an import took over as it stood may hold what a form would refuse.
    std::erase_if(found, [](const Finding& each) { return each.severity == Severity::error; });
    return warnings_of(found);
}

}
