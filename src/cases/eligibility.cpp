#include "cases/eligibility.hpp"
#include <algorithm>

namespace cases {

namespace {

using policy::Policy;
using enum CriterionVerdict;

/// A criterion being judged: conditions are joined by "and", over what is true, false and unknown.
class Judging {
public:
    Judging(std::string criterion, std::string rule, const Policy& policy) {
        out_.criterion = std::move(criterion);
        out_.rule = std::move(rule);
        out_.policy_version = policy.version;
        out_.verdict = holds;
    }
    void used(std::string name, std::string value) {
        out_.facts_used.push_back({std::move(name), std::move(value)});
    }
    void doubt(const people::Warning& what) { out_.doubts.push_back(what); }
    /// Missing, but no condition of the verdict.
    void missing(std::string name) { out_.facts_missing.push_back(std::move(name)); }
    void require(bool condition) {
        if (!condition) out_.verdict = fails;
    }
    void unknown(std::string name) {
        missing(std::move(name));
        if (out_.verdict == holds) out_.verdict = cannot_tell;
    }
    Criterion take() { return std::move(out_); }

private:
    Criterion out_;
};

void judge_residence(Judging& judging, const EligibilityFacts& facts, std::string_view wanted) {
    if (!facts.residence) return judging.unknown("residence");
    judging.used("residence", *facts.residence);
    judging.require(*facts.residence == wanted);
}

/// The sum that the line is compared with; nothing while something is missing.
std::optional<Money> compared_income(Judging& judging, const EligibilityFacts& facts, const Policy& policy) {
    const auto year = facts.day.year() - policy.income_years_back;
    const auto income = std::find_if(facts.incomes.begin(), facts.incomes.end(),
                                     [&](const YearIncome& each) { return each.year == year; });
    const bool net = policy.income_measure == policy::IncomeMeasure::net;
    const auto sum = income == facts.incomes.end() ? std::nullopt : net ? income->net : income->gross;
    judging.used("income_year", std::to_string(year));
    const std::string kind = net ? "net" : "gross";
    if (!sum) {
        judging.unknown(kind + "_income");
        return std::nullopt;
    }
    judging.used(kind + "_income", plain_yuan(*sum));
    if (!income->itemised) judging.missing("income_items");
    const bool by_head = policy.income_base != policy::IncomeBase::household_total;
    for (const auto& doubt : income->doubts)
        if (by_head || doubt.code != "people.size_differs") judging.doubt(doubt);
    if (!by_head) return sum;
    if (facts.household_size.value_or(0) < 1) {
        judging.unknown("household_size");
        return std::nullopt;
    }
    judging.used("household_size", std::to_string(*facts.household_size));
    const auto share = per_head(*sum, *facts.household_size);
    judging.used(kind + "_per_head", plain_yuan(share));
    return share;
}

Criterion judge_income(const EligibilityFacts& facts, const Policy& policy) {
    Judging judging("low_income", "A-1(1)", policy);
    if (policy.income_line_rural_only) judge_residence(judging, facts, "rural");
    const auto income = compared_income(judging, facts, policy);
    judging.used("income_line", plain_yuan(policy.income_line));
    const bool included = policy.income_line_included;
    if (income) judging.require(included ? *income <= policy.income_line : *income < policy.income_line);
    return judging.take();
}

/// Held, with its certificate, on the day.
void judge_allowance(Judging& judging, const EligibilityFacts& facts) {
    const auto& allowance = facts.allowance;
    if (!allowance.held) return judging.unknown("minimum_allowance");
    judging.used("minimum_allowance", *allowance.held ? "true" : "false");
    judging.require(*allowance.held);
    if (!*allowance.held) return;
    if (!allowance.certificate || allowance.certificate->empty()) judging.unknown("minimum_allowance_certificate");
    else judging.used("minimum_allowance_certificate", *allowance.certificate);
    if (!allowance.valid_until) return judging.unknown("minimum_allowance_valid_until");
    judging.used("minimum_allowance_valid_until", allowance.valid_until->iso());
    judging.require(*allowance.valid_until >= facts.day);
}

Criterion judge_minimum_allowance(const EligibilityFacts& facts, const Policy& policy) {
    Judging judging("minimum_allowance", "A-1(2)", policy);
    if (policy.minimum_allowance_urban_only) judge_residence(judging, facts, "urban");
    judge_allowance(judging, facts);
    return judging.take();
}

/// The same day of the month so many months earlier, or that month's last.
Date months_before(Date day, std::int64_t months) {
    const auto index = day.year() * 12 + static_cast<int>(day.month()) - 1 - static_cast<int>(months);
    for (unsigned of_month = day.day();; --of_month)
        if (const auto date = Date::of(index / 12, static_cast<unsigned>(index % 12) + 1, of_month)) return *date;
}

/// What a finding lacks to count, besides its date: a named person, an event, evidence.
std::vector<std::string> lacks(const FindingFacts& finding) {
    std::vector<std::string> missing;
    if (finding.found_by.empty()) missing.emplace_back("found_by");
    if (finding.event.empty()) missing.emplace_back("event");
    if (finding.evidence.empty()) missing.emplace_back("evidence");
    return missing;
}

bool is_current(const FindingFacts& finding, Date day, const Policy& policy) {
    return finding.date && *finding.date <= day && *finding.date >= months_before(day, policy.finding_valid_months);
}

/// A current finding of this kind, the most complete one; a tick box would not do.
void judge_finding(Judging& judging, const EligibilityFacts& facts, const std::string& kind, const Policy& policy) {
    const FindingFacts* best = nullptr;
    for (const auto& finding : facts.findings) {
        if (finding.kind != kind || !is_current(finding, facts.day, policy)) continue;
        if (!best || lacks(finding).size() < lacks(*best).size()) best = &finding;
    }
    if (!best) return judging.unknown(kind);
    judging.used("found_by", best->found_by);
    judging.used("event", best->event);
    judging.used("found_on", best->date->iso());
    for (auto& part : lacks(*best)) judging.unknown(std::move(part));
}

Criterion judge_temporary_hardship(const EligibilityFacts& facts, const Policy& policy) {
    Judging judging("temporary_hardship", "A-1(3)", policy);
    judge_finding(judging, facts, "temporary_hardship", policy);
    return judging.take();
}

Criterion judge_old_member(const EligibilityFacts& facts, const Policy& policy) {
    Judging judging("old_member", "A-1(4)", policy);
    judging.used("founding_date", policy.founding_date.iso());
    if (!facts.join_date) judging.unknown("join_date");
    else {
        judging.used("join_date", facts.join_date->iso());
        // The founding fell on the first of a month, so a date given to the month decides too.
        const bool joined_before = facts.join_date->first < policy.founding_date;
        judging.require(joined_before);
        if (!joined_before) return judging.take();
    }
    judge_finding(judging, facts, "lives_in_hardship", policy);
    return judging.take();
}

}

std::vector<Criterion> judge_eligibility(const EligibilityFacts& facts, const Policy& policy) {
    return {judge_income(facts, policy), judge_minimum_allowance(facts, policy),
            judge_temporary_hardship(facts, policy), judge_old_member(facts, policy)};
}

bool any_holds(const std::vector<Criterion>& criteria) {
    return std::any_of(criteria.begin(), criteria.end(),
                       [](const Criterion& each) { return each.verdict == holds; });
}

std::vector<std::string> papers_needed(const std::vector<Criterion>& criteria, const Policy& policy) {
    std::vector<std::string> needed;
    for (const auto& paper : policy.required_papers) {
        const bool rests_on_it = std::any_of(criteria.begin(), criteria.end(), [&](const Criterion& each) {
            return paper.criterion == each.criterion && each.verdict == holds;
        });
        if (!paper.criterion || rests_on_it) needed.push_back(paper.code);
    }
    return needed;
}

std::vector<std::string> papers_missing(const std::vector<Criterion>& criteria,
                                        const std::vector<std::string>& attached, const Policy& policy) {
    auto missing = papers_needed(criteria, policy);
    std::erase_if(missing, [&](const std::string& code) {
        return std::find(attached.begin(), attached.end(), code) != attached.end();
    });
    return missing;
}

}
