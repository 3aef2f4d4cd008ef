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

struct JoinedDays {
    std::string zh, en;
};

JoinedDays joined_days(const std::vector<policy::CalendarEffect>& effects, policy::DayKind kind) {
    JoinedDays text;
    for (const auto& effect : effects) {
        if (effect.kind != kind) continue;
        if (!text.zh.empty()) text.zh += "、", text.en += ", ";
        text.zh += fmt::format("{}月{}日", effect.date.month(), effect.date.day());
        text.en += effect.date.english();
    }
    return text;
}

std::vector<EndReason> calendar_reasons(const std::vector<policy::CalendarEffect>& effects) {
    std::vector<EndReason> reasons;
    const auto off = joined_days(effects, policy::DayKind::holiday),
               on = joined_days(effects, policy::DayKind::workday);
    if (!off.zh.empty())
        reasons.push_back(
            {"期间" + off.zh + "为法定节假日，不计入公示期", "Public holidays do not count: " + off.en});
    if (!on.zh.empty())
        reasons.push_back({"期间" + on.zh + "为调休上班日，计入公示期", "Make-up working days count: " + on.en});
    return reasons;
}

Date end_by(policy::DayCount count, Date start, std::int64_t days, const policy::Calendar& calendar) {
    if (count == policy::DayCount::natural) return start.plus_days(static_cast<int>(days));
    return policy::notice_end(start, days, calendar);
}

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

WebLine web_line(std::string_view name, std::string_view branch, std::int64_t proposed_level, bool english) {
    const auto level = codes::find("level", std::to_string(proposed_level));
    return {mask_name(name), std::string(branch),
            std::string(level ? (english ? level->en : level->zh) : std::string_view("—"))};
}

Result<Done> check_notice_start(Date start, Date today, const EarliestStart& earliest) {
    if (start > today) return Refusal{"case.notice_start_future"};
    if (earliest.day && start < *earliest.day) return Refusal{earliest.code};
    if (start.plus_days(start_days_back_max) < today) return Refusal{"case.notice_start_old"};
    return Done{};
}

Date period_end(Date start, const policy::Policy& policy, const policy::Calendar& calendar) {
    return end_by(policy.notice_day_count, start, policy.notice_working_days, calendar);
}

std::string days_in_words(std::int64_t days, policy::DayCount count, bool english) {
    const bool working = count == policy::DayCount::working;
    if (english) return fmt::format("{} {}", days, working ? "working days" : "days");
    return fmt::format("{}{}", days, working ? "个工作日" : "天");
}

Period period_of(const NoticeFacts& facts, Date today, const policy::Calendar& calendar) {
    const bool by_calendar = facts.day_count == policy::DayCount::working;
    Period period{.start = facts.start, .end = end_by(facts.day_count, facts.start, facts.working_days, calendar)};
    if (by_calendar) period.reasons = calendar_reasons(policy::effects_between(facts.start, period.end, calendar));
    if (facts.posted_end && *facts.posted_end != period.end)
        period.reasons.push_back(
            {"放假安排有调整，截止日期由" + facts.posted_end->chinese() + "改为" + period.end.chinese(),
             "The holidays were rearranged: the end moved from " + facts.posted_end->english() + " to " +
                 period.end.english()});
    for (Date day = facts.start; by_calendar && day <= period.end; day = day.plus_days(1))
        period.calendar_known = period.calendar_known && policy::is_covered(day, calendar);
    if (!period.calendar_known)
        period.reasons.push_back({"尚未导入该年度的放假安排，截止日期可能调整",
                                  "The year's holidays are not loaded yet; the end may move"});
    if (facts.objection_open && period.end <= today) {
        period.end = today;
        period.reasons.push_back({"有异议正在核查，公示期延续至答复之日",
                                  "An objection is being investigated; the period goes on until it is answered"});
    } else if (facts.answered_on && period.end < *facts.answered_on) {
        period.end = *facts.answered_on;
        period.reasons.push_back(
            {"异议于" + period.end.chinese() + "答复，公示期延续至当日",
             "An objection was answered on " + period.end.english() + "; the period went on until then"});
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
