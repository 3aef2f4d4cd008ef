#include "cases/eligibility.hpp"
#include <algorithm>

namespace cases {

namespace {

using policy::IncomeBase;
using policy::IncomeMeasure;
using policy::Policy;

/// A criterion in the making: what is missing decides nothing once something known says no.
class Judgement {
public:
    Judgement(std::string criterion, std::string rule, const Policy& policy)
        : out_{.criterion = std::move(criterion), .rule = std::move(rule), .policy_version = policy.version} {}

    void use(std::string name, std::string value) { out_.facts_used.push_back({std::move(name), std::move(value)}); }
    void need(std::string name) {
        note_missing(std::move(name));
        open_ = true;
    }
    /// Missing, though the verdict stands without it.
    void note_missing(std::string name) { out_.facts_missing.push_back(std::move(name)); }
    void require(bool holds) { failed_ = failed_ || !holds; }

    Criterion verdict() && {
        out_.verdict = failed_ ? CriterionVerdict::fails : open_ ? CriterionVerdict::cannot_tell : CriterionVerdict::holds;
        return std::move(out_);
    }

private:
    Criterion out_;
    bool failed_ = false, open_ = false;
};

void require_residence(Judgement& judgement, const EligibilityFacts& facts, std::string_view wanted) {
    if (!facts.residence) return judgement.need("residence");
    judgement.use("residence", *facts.residence);
    judgement.require(*facts.residence == wanted);
}

void require_income(Judgement& judgement, const EligibilityFacts& facts, const Policy& policy) {
    const auto year = facts.day.year() - policy.income_years_back;
    judgement.use("income_year", std::to_string(year));
    const auto income = std::find_if(facts.incomes.begin(), facts.incomes.end(),
                                     [&](const YearIncome& each) { return each.year == year; });
    const auto measured = income == facts.incomes.end() ? std::nullopt
        : policy.income_measure == IncomeMeasure::gross ? income->gross : income->net;
    if (!measured) return judgement.need("household_income");
    judgement.use("household_income", plain_yuan(*measured));
    if (!income->itemised) judgement.note_missing("income_items");
    judgement.use("income_line", plain_yuan(policy.income_line));
    if (policy.income_base == IncomeBase::household_total) return judgement.require(*measured < policy.income_line);
    if (!facts.household_size || *facts.household_size < 1) return judgement.need("household_size");
    judgement.use("household_size", std::to_string(*facts.household_size));
    const auto each = per_head(*measured, *facts.household_size);
    judgement.use("income_per_head", plain_yuan(each));
    judgement.require(each < policy.income_line);
}

Criterion low_income(const EligibilityFacts& facts, const Policy& policy) {
    Judgement judgement("low_income", "A-1(1)", policy);
    if (policy.income_line_rural_only) require_residence(judgement, facts, "rural");
    require_income(judgement, facts, policy);
    return std::move(judgement).verdict();
}

Criterion minimum_allowance(const EligibilityFacts& facts, const Policy& policy) {
    Judgement judgement("minimum_allowance", "A-1(2)", policy);
    if (policy.minimum_allowance_urban_only) require_residence(judgement, facts, "urban");
    const auto& allowance = facts.allowance;
    if (!allowance.held) {
        judgement.need("minimum_allowance");
        return std::move(judgement).verdict();
    }
    judgement.use("minimum_allowance", *allowance.held ? "yes" : "no");
    judgement.require(*allowance.held);
    if (!*allowance.held) return std::move(judgement).verdict();
    if (!allowance.certificate || allowance.certificate->empty()) judgement.need("minimum_allowance_certificate");
    else judgement.use("minimum_allowance_certificate", *allowance.certificate);
    if (!allowance.valid_until) judgement.need("minimum_allowance_until");
    else {
        judgement.use("minimum_allowance_until", allowance.valid_until->iso());
        judgement.require(*allowance.valid_until >= facts.day);
    }
    return std::move(judgement).verdict();
}

/// The same day so many months before; the last of the month where there is no such day.
Date months_before(Date day, std::int64_t months) {
    const auto counted = static_cast<std::int64_t>(day.year()) * 12 + static_cast<std::int64_t>(day.month()) - 1 - months;
    const auto year = static_cast<int>(counted / 12);
    const auto month = static_cast<unsigned>(counted % 12) + 1;
    for (unsigned number = day.day();; --number)
        if (const auto date = Date::of(year, month, number)) return *date;
}

bool is_recent(const FindingFacts& finding, const EligibilityFacts& facts, const Policy& policy) {
    return finding.date && *finding.date <= facts.day && *finding.date >= months_before(facts.day, policy.finding_valid_months);
}

std::vector<std::string> parts_missing(const FindingFacts& finding) {
    std::vector<std::string> missing;
    if (finding.found_by.empty()) missing.push_back(finding.kind + ".found_by");
    if (finding.event.empty()) missing.push_back(finding.kind + ".event");
    if (finding.evidence.empty()) missing.push_back(finding.kind + ".evidence");
    return missing;
}

/// A finding by a named person with event, date and evidence; of several, the most complete counts.
void require_finding(Judgement& judgement, const EligibilityFacts& facts, const Policy& policy, const std::string& kind) {
    const FindingFacts* best = nullptr;
    for (const auto& finding : facts.findings) {
        if (finding.kind != kind || !is_recent(finding, facts, policy)) continue;
        if (!best || parts_missing(finding).size() < parts_missing(*best).size()) best = &finding;
    }
    if (!best) return judgement.need(kind + ".finding");
    judgement.use(kind + ".date", best->date->iso());
    if (!best->found_by.empty()) judgement.use(kind + ".found_by", best->found_by);
    for (auto& part : parts_missing(*best)) judgement.need(std::move(part));
}

Criterion temporary_hardship(const EligibilityFacts& facts, const Policy& policy) {
    Judgement judgement("temporary_hardship", "A-1(3)", policy);
    require_finding(judgement, facts, policy, "temporary_hardship");
    return std::move(judgement).verdict();
}

Criterion old_member(const EligibilityFacts& facts, const Policy& policy) {
    Judgement judgement("old_member", "A-1(4)", policy);
    if (facts.join_date) {
        judgement.use("join_date", facts.join_date->iso());
        judgement.use("founding_date", policy.founding_date.iso());
        const bool joined_before = facts.join_date->first < policy.founding_date;
        judgement.require(joined_before);
        if (!joined_before) return std::move(judgement).verdict();
    } else judgement.need("join_date");
    require_finding(judgement, facts, policy, "lives_in_hardship");
    return std::move(judgement).verdict();
}

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}

std::vector<Criterion> judge_eligibility(const EligibilityFacts& facts, const Policy& policy) {
    return {low_income(facts, policy), minimum_allowance(facts, policy), temporary_hardship(facts, policy),
            old_member(facts, policy)};
}

bool any_holds(const std::vector<Criterion>& criteria) {
    return std::any_of(criteria.begin(), criteria.end(),
                       [](const Criterion& each) { return each.verdict == CriterionVerdict::holds; });
}

std::vector<std::string> papers_needed(const std::vector<Criterion>& criteria, const Policy& policy) {
    const auto rests_on = [&](const std::string& criterion) {
        return std::any_of(criteria.begin(), criteria.end(), [&](const Criterion& each) {
            return each.criterion == criterion && each.verdict == CriterionVerdict::holds;
        });
    };
    std::vector<std::string> codes;
    for (const auto& paper : policy.required_papers)
        if (!paper.criterion || rests_on(*paper.criterion)) codes.push_back(paper.code);
    return codes;
}

std::vector<std::string> papers_missing(const std::vector<Criterion>& criteria, const std::vector<std::string>& attached,
                                        const Policy& policy) {
    auto codes = papers_needed(criteria, policy);
    std::erase_if(codes, [&](const std::string& code) { return has(attached, code); });
    return codes;
}

}
