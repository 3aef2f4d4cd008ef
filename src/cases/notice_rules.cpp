#include "cases/notice_rules.hpp"
#include "base/text.hpp"
#include "people/codes.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace cases {

namespace {

constexpr int start_days_back_max = 30;
constexpr std::string_view generic_cause = "生活困难";

/// Causes that tell of health or character are nobody's business on a wall.
bool is_private_cause(std::string_view code) {
    constexpr std::string_view hidden[] = {"illness", "disability", "attitude", "other"};
    return std::find(std::begin(hidden), std::end(hidden), code) != std::end(hidden);
}

std::string joined_days(const std::vector<policy::CalendarEffect>& effects, policy::DayKind kind) {
    std::string text;
    for (const auto& effect : effects) {
        if (effect.kind != kind) continue;
        if (!text.empty()) text += "、";
        text += fmt::format("{}月{}日", effect.date.month(), effect.date.day());
    }
    return text;
}

std::vector<std::string> calendar_reasons(const std::vector<policy::CalendarEffect>& effects) {
    std::vector<std::string> reasons;
    const auto off = joined_days(effects, policy::DayKind::holiday),
               on = joined_days(effects, policy::DayKind::workday);
    if (!off.empty()) reasons.push_back("期间" + off + "为法定节假日，不计入公示期");
    if (!on.empty()) reasons.push_back("期间" + on + "为调休上班日，计入公示期");
    return reasons;
}

}

std::span<const std::string_view> sheet_fields() {
    static constexpr std::string_view fields[] = {
        "number",         "county",    "branch",      "name",         "sex",     "join_year",     "household_size",
        "proposed_level", "causes",    "assembly_on", "expected",     "present", "in_favour",     "against",
        "abstained",      "starts_on", "ends_on",     "working_days", "place",   "contact_phone", "link"};
    return fields;
}

std::span<const std::string_view> web_fields() {
    static constexpr std::string_view fields[] = {"name_masked", "branch", "proposed_level"};
    return fields;
}

std::vector<std::string> public_causes(const std::vector<std::string>& cause_codes) {
    std::vector<std::string> words;
    for (const auto& code : cause_codes) {
        const auto known = codes::find("cause", code);
        auto word = std::string(!known || is_private_cause(code) ? generic_cause : known->zh);
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
    }
    return words;
}

WebLine web_line(std::string_view name, std::string_view branch, std::int64_t proposed_level) {
    const auto level = codes::find("level", std::to_string(proposed_level));
    return {mask_name(name), std::string(branch), std::string(level ? level->zh : std::string_view("—"))};
}

Result<Done> check_notice_start(Date start, Date today) {
    if (start > today) return Refusal{"case.notice_start_future"};
    if (start.plus_days(start_days_back_max) < today) return Refusal{"case.notice_start_old"};
    return Done{};
}

Date period_end(Date start, const policy::Policy& policy, const policy::Calendar& calendar) {
    if (policy.notice_day_count == policy::DayCount::natural)
        return start.plus_days(static_cast<int>(policy.notice_working_days));
    return policy::notice_end(start, policy.notice_working_days, calendar);
}

Period period_of(const NoticeFacts& facts, Date today, const policy::Calendar& calendar) {
    Period period{.start = facts.start, .end = policy::notice_end(facts.start, facts.working_days, calendar)};
    for (auto& reason : calendar_reasons(policy::effects_between(facts.start, period.end, calendar)))
        period.reasons.push_back(std::move(reason));
    if (facts.posted_end && *facts.posted_end != period.end)
        period.reasons.push_back("放假安排有调整，截止日期由" + facts.posted_end->chinese() + "改为" +
                                 period.end.chinese());
    for (Date day = facts.start; day <= period.end; day = day.plus_days(1))
        period.calendar_known = period.calendar_known && policy::is_covered(day, calendar);
    if (!period.calendar_known) period.reasons.emplace_back("尚未导入该年度的放假安排，截止日期可能调整");
    if (facts.objection_open && period.end <= today) {
        period.end = today;
        period.reasons.emplace_back("有异议正在核查，公示期延续至答复之日");
    } else if (facts.answered_on && period.end < *facts.answered_on) {
        period.end = *facts.answered_on;
        period.reasons.emplace_back("异议于" + period.end.chinese() + "答复，公示期延续至当日");
    }
    return period;
}

bool page_is_open(const Period& period, Date today) { return period.start <= today && today <= period.end; }

Result<ObjectionState> investigated(ObjectionState state) {
    if (state == ObjectionState::answered) return Refusal{"case.objection_answered"};
    return ObjectionState::investigated;
}

Result<ObjectionState> answered(ObjectionState state) {
    if (state == ObjectionState::answered) return Refusal{"case.objection_answered"};
    if (state == ObjectionState::recorded) return Refusal{"case.objection_not_investigated"};
    return ObjectionState::answered;
}

}
