#pragma once
// What a public notice may show and how its period runs (A-3, domain.md 2.5): the sheet on the branch's board, the
// page behind its link, objections, and why the period ends when it does.
#include "base/described.hpp"
#include "base/result.hpp"
#include "cases/rows.hpp"
#include "policy/calendar.hpp"
#include "policy/policy_v1.hpp"
#include <span>

namespace cases {

/// The causes as a notice words them, in order, each once: causes of health or character become 生活困难.
std::vector<std::string> public_causes(const std::vector<std::string>& cause_codes);

/// What the web page shows of a person.
struct WebLine {
    std::string name, branch, level;
};
WebLine web_line(std::string_view name, std::string_view branch, std::int64_t proposed_level, bool english = false);

/// The day before which a notice cannot begin, and the code that says why.
struct EarliestStart {
    std::optional<Date> day{};
    const char* code = "";
};
/// When a notice may be posted: not in the future, not before that day, not over 30 days ago.
/// case.notice_start_future, the day's code, case.notice_start_old.
Result<Done> check_notice_start(Date start, Date today, const EarliestStart& earliest = {});

/// A notice's period by the policy's count.
Date period_end(Date start, const policy::Policy&, const policy::Calendar&);
/// "5个工作日", or "5天" where every day counts.
std::string days_in_words(std::int64_t days, policy::DayCount, bool english);
/// Why a period ends when it does, for the page and the sheet.
struct EndReason {
    std::string zh, en;
};
struct Period {
    Date start, end;
    std::vector<EndReason> reasons;
    bool calendar_known = true;  // the calendar has the arrangement of every day of the period
};
struct NoticeFacts {
    Date start;
    std::int64_t working_days = 0;
    bool objection_open = false;
    std::optional<Date> answered_on{};                       // the last answer to an objection
    std::optional<Date> posted_end{};                        // the end by the calendar of the day of posting
    policy::DayCount day_count = policy::DayCount::working;  // how working_days are counted
};
/// The end as things stand: the calendar may have changed since posting, while an objection is open the period is
/// not over before today's end, and afterwards not before the end of the day of its answer.
Period period_of(const NoticeFacts&, Date today, const policy::Calendar&);
/// The public page is there from the start to the last day, and is gone (410) after it.
bool page_is_open(const Period&, Date today);

/// The next state. case.objection_answered: it is closed.
Result<ObjectionState> investigated(ObjectionState);
/// case.objection_not_investigated, case.objection_answered.
Result<ObjectionState> answered(ObjectionState);
inline bool is_open(ObjectionState state) { return state != ObjectionState::answered; }

}
