#pragma once
// Who may be assisted: the paper's four criteria over recorded facts. Each holds, fails or cannot be told,
// with the facts it rests on and those still missing; nothing is assumed of what nobody recorded.
#include "base/described.hpp"
#include "people/people.hpp"
#include "policy/policy_v1.hpp"

namespace cases {

enum class CriterionVerdict { holds, fails, cannot_tell };
BOOST_DESCRIBE_ENUM(CriterionVerdict, holds, fails, cannot_tell)

/// A fact as the explanation shows it: "net_income" "650.00", "residence" "rural".
struct FactUsed {
    std::string name, value;
};
BOOST_DESCRIBE_STRUCT(FactUsed, (), (name, value))

/// low_income, minimum_allowance, temporary_hardship or old_member, with its verdict and why. Missing facts may
/// stand beside a verdict too: an income that is stated but not itemised counts, and its items are missing.
struct Criterion {
    std::string criterion;
    CriterionVerdict verdict{};
    std::string rule;  // "A-1(1)"
    std::int64_t policy_version = 0;
    std::vector<FactUsed> facts_used;
    std::vector<std::string> facts_missing;
    std::vector<people::Warning> doubts;  // of the facts it rests on; they change no verdict
};
BOOST_DESCRIBE_STRUCT(Criterion, (), (criterion, verdict, rule, policy_version, facts_used, facts_missing, doubts))

/// The household's income of a year. `net` is after costs; both absent: nothing on file for that year.
struct YearIncome {
    std::int64_t year = 0;
    std::optional<Money> gross{}, net{};
    bool itemised = false;
    std::vector<people::Warning> doubts{};
};

/// The minimum living allowance 低保 with its certificate.
struct AllowanceFacts {
    std::optional<bool> held{};
    std::optional<std::string> certificate{};
    std::optional<Date> valid_until{};
};

/// A finding by a named person: kind temporary_hardship or lives_in_hardship. Empty text is "not stated".
struct FindingFacts {
    std::string kind, found_by, event;
    std::optional<Date> date{};
    std::string evidence;
};

struct EligibilityFacts {
    Date day;                                // the household as of this day
    std::optional<std::string> residence{};  // rural, urban
    std::vector<YearIncome> incomes{};
    std::optional<std::int64_t> household_size{};
    AllowanceFacts allowance{};
    std::vector<FindingFacts> findings{};
    std::optional<PartialDate> join_date{};
};

/// The four criteria in the paper's order.
std::vector<Criterion> judge_eligibility(const EligibilityFacts&, const policy::Policy&);
bool any_holds(const std::vector<Criterion>&);

/// Codes of the papers the policy asks for: those of every application and those of the criteria that hold.
std::vector<std::string> papers_needed(const std::vector<Criterion>&, const policy::Policy&);
/// Those of them that are not among the kinds attached.
std::vector<std::string> papers_missing(const std::vector<Criterion>&, const std::vector<std::string>& attached,
                                        const policy::Policy&);

}
