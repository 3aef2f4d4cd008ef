#pragma once
// The policy 帮扶办法 as data (P-1): every threshold, period, paper and switch that rules read. Version 1 is the
// county paper's numbers, all in policy_v1.cpp. Decisions keep the version they were made under.
#include "base/date.hpp"
#include "base/described.hpp"
#include "base/money.hpp"
#include <optional>
#include <string>
#include <vector>

namespace policy {

/// What the income line is compared with.
enum class IncomeBase { household_total, per_head };
BOOST_DESCRIBE_ENUM(IncomeBase, household_total, per_head)
/// Income before or after farm and business costs.
enum class IncomeMeasure { gross, net };
BOOST_DESCRIBE_ENUM(IncomeMeasure, gross, net)
/// Whether a period counts working days or days as they come.
enum class DayCount { working, natural };
BOOST_DESCRIBE_ENUM(DayCount, working, natural)
/// Whose majority passes an application: of those expected, or of those present.
enum class MajorityOf { expected, present };
BOOST_DESCRIBE_ENUM(MajorityOf, expected, present)

/// A paper that must be attached before submission: to every application, or to those that rest on one criterion.
struct RequiredPaper {
    std::string code, zh, en;
    std::optional<std::string> criterion;
};
BOOST_DESCRIBE_STRUCT(RequiredPaper, (), (code, zh, en, criterion))

/// How long a case may stand in a status before it is overdue.
struct StepDeadline {
    std::string status;
    std::int64_t days = 0;
};
BOOST_DESCRIBE_STRUCT(StepDeadline, (), (status, days))

/// A ready sentence for the opinion of an action.
struct OpinionPreset {
    std::string action, zh, en;
};
BOOST_DESCRIBE_STRUCT(OpinionPreset, (), (action, zh, en))

struct Level {
    std::int64_t level = 0;
    std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(Level, (), (level, zh, en))

struct Policy {
    std::int64_t version = 0;
    Date effective;
    std::string title;
    std::vector<Level> levels;

    // eligibility
    Money income_line;                 // a year
    bool income_line_included = true;  // 以下 includes the number (民法典 1259): 700.00 is in, 700.01 is not
    IncomeBase income_base{};
    IncomeMeasure income_measure{};
    bool income_line_rural_only = true;
    std::int64_t income_years_back = 1;  // 1: the last full calendar year
    bool minimum_allowance_urban_only = true;
    Date founding_date;                     // old members joined before it
    std::int64_t finding_valid_months = 0;  // how old a finding may be
    bool criterion_needed_to_submit = true;

    // procedure
    std::vector<RequiredPaper> required_papers;
    MajorityOf assembly_majority{};
    std::int64_t assembly_present_percent = 0;  // of those expected, that must be there
    std::int64_t notice_working_days = 0;
    DayCount notice_day_count{};
    std::vector<StepDeadline> step_deadlines;  // in working days
    std::int64_t appeals_max = 0;
    std::vector<OpinionPreset> opinion_presets;

    // notices and papers
    bool county_wide_public_list = false;
    std::int64_t attachment_bytes_max = 0;
    std::int64_t attachments_max = 0;
    std::int64_t web_objections_an_hour = 0;

    // fund (F-4): dues may not be lent
    bool lend_dues_money = false;
};
BOOST_DESCRIBE_STRUCT(Policy, (),
                      (version, effective, title, levels, income_line, income_line_included, income_base,
                       income_measure, income_line_rural_only, income_years_back, minimum_allowance_urban_only,
                       founding_date, finding_valid_months, criterion_needed_to_submit, required_papers,
                       assembly_majority, assembly_present_percent, notice_working_days, notice_day_count,
                       step_deadlines, appeals_max, opinion_presets, county_wide_public_list, attachment_bytes_max,
                       attachments_max, web_objections_an_hour, lend_dues_money))

/// Version 1.
const Policy& policy_v1();

}
