#include "steps/deputies_rules.hpp"
#include <algorithm>

namespace steps {

namespace {

constexpr int days_most = 366;

Refusal at(const char* field, const char* code) { return {code, {{field, code}}}; }

}

Result<Done> check_naming(const Naming& asked) {
    const auto& period = asked.period;
    if (asked.absent.is_one_with(asked.deputy)) return at("deputy", "step.deputy_self");
    if (asked.named_by.is_one_with(asked.absent) || asked.named_by.is_one_with(asked.deputy))
        return Refusal{"step.deputy_party"};
    if (!asked.one_organisation) return at("deputy", "step.deputy_elsewhere");
    if (!asked.absent_has_rights) return at("absent", "step.deputy_nothing");
    if (period.until < period.from || period.until < asked.today) return at("until", "step.deputy_period");
    if (period.until >= period.from.plus_days(days_most)) return at("until", "step.deputy_long");
    const auto meets = [&](const Period& other) {
        return other.from <= period.until && period.from <= other.until;
    };
    if (std::any_of(asked.named.begin(), asked.named.end(), meets)) return at("from", "step.deputy_twice");
    return Done{};
}

}
