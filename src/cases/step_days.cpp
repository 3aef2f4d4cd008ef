#include "cases/step_days.hpp"
#include "base/text.hpp"

namespace cases {

namespace {

constexpr int earlier_days_max = 366;
constexpr std::size_t reason_characters_max = 200;

Refusal wrong(const char* field, const char* code) { return {"case.invalid", {{field, code}}}; }

}

Result<Done> check_assembly_day(const AssemblyDay& day) {
    if (day.held > day.today) return wrong("date", "people.date_in_future");
    if (day.held >= day.submitted) return Done{};
    if (day.held < day.submitted.plus_days(-earlier_days_max)) return wrong("date", "case.assembly_too_early");
    const auto because = trim(day.earlier_because);
    if (because.empty()) return wrong("date", "case.assembly_before_application");
    if (length_in_characters(because) > reason_characters_max) return wrong("earlier_because", "case.reason_long");
    return Done{};
}

Result<Done> check_committee_day(Date held, Date today, const std::optional<Date>& notice_ended) {
    if (held > today) return wrong("date", "people.date_in_future");
    if (notice_ended && held <= *notice_ended) return wrong("date", "case.committee_before_notice_end");
    return Done{};
}

bool is_entered_late(Date entered, Date ends) { return entered > ends; }

}
