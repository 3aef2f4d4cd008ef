#include "cases/eligibility.hpp"
#include <doctest/doctest.h>

using namespace cases;
using enum CriterionVerdict;

namespace {

Date day(const char* iso) { return Date::parse(iso).value(); }

/// Nothing on file, looked at on 2026-06-01: the year that counts is 2025.
EligibilityFacts nothing() { return {.day = day("2026-06-01")}; }

EligibilityFacts rural(std::int64_t net_fen, bool itemised = true) {
    auto facts = nothing();
    facts.residence = "rural";
    facts.incomes = {{.year = 2025, .gross = Money{net_fen}, .net = Money{net_fen}, .itemised = itemised}};
    facts.household_size = 2;
    return facts;
}

EligibilityFacts urban_allowance(const char* until) {
    auto facts = nothing();
    facts.residence = "urban";
    facts.allowance = {.held = true, .certificate = "D-0001", .valid_until = day(until)};
    return facts;
}

EligibilityFacts found(const char* kind, const char* date) {
    auto facts = nothing();
    facts.findings = {
        {.kind = kind, .found_by = "甲", .event = "房屋被冲毁", .date = day(date), .evidence = "照片"}};
    return facts;
}

EligibilityFacts joined(EligibilityFacts facts, const char* join_date) {
    facts.join_date = PartialDate::parse(join_date).value();
    return facts;
}

template <class Change>
EligibilityFacts but(EligibilityFacts facts, Change change) {
    change(facts);
    return facts;
}

struct Row {
    const char* sentence;
    EligibilityFacts facts;
    CriterionVerdict verdict;
    std::vector<std::string> missing;
};

void check(std::size_t criterion, const std::vector<Row>& rows,
           const policy::Policy& policy = policy::policy_v1()) {
    for (const auto& [sentence, facts, verdict, missing] : rows) {
        CAPTURE(sentence);
        const auto result = judge_eligibility(facts, policy).at(criterion);
        CHECK(enum_name(result.verdict) == enum_name(verdict));
        CHECK(result.facts_missing == missing);
        CHECK(result.policy_version == 1);
    }
}

}

TEST_CASE("A-1(1): a rural household with an income of the line or less") {
    check(0, {
                 {"a fen under the line", rural(69'999), holds, {}},
                 {"on the line", rural(70'000), holds, {}},
                 {"a fen over it", rural(70'001), fails, {}},
                 {"a loss", rural(-1), holds, {}},
                 {"stated, not itemised", rural(60'000, false), holds, {"income_items"}},
                 {"urban", but(rural(60'000), [](auto& f) { f.residence = "urban"; }), fails, {}},
                 {"residence unknown",
                  but(rural(60'000), [](auto& f) { f.residence.reset(); }),
                  cannot_tell,
                  {"residence"}},
                 {"residence unknown, income too high",
                  but(rural(80'000), [](auto& f) { f.residence.reset(); }),
                  fails,
                  {"residence"}},
                 {"another year's income",
                  but(rural(60'000), [](auto& f) { f.incomes[0].year = 2024; }),
                  cannot_tell,
                  {"net_income"}},
                 {"nothing known", nothing(), cannot_tell, {"residence", "net_income"}},
             });
    auto each = policy::policy_v1();
    each.income_base = policy::IncomeBase::per_head;
    check(0,
          {{"per head under the line", rural(139'998), holds, {}},
           {"per head on it", rural(140'000), holds, {}},
           {"per head over it by half a fen, which counts as one", rural(140'001), fails, {}},
           {"size unknown",
            but(rural(139'998), [](auto& f) { f.household_size.reset(); }),
            cannot_tell,
            {"household_size"}}},
          each);
    auto below = policy::policy_v1();
    below.income_line_included = false;
    check(0, {{"a fen under a line that is out", rural(69'999), holds, {}}, {"on it", rural(70'000), fails, {}}},
          below);
}

TEST_CASE("A-1(1): what is doubtful of the year's income is told and changes no verdict") {
    const people::Warning sum{"stated_total", "people.income_differs", "总收入", "total"},
        size{"stated_size", "people.size_differs", "家庭人口", "size"};
    auto facts = rural(60'000);
    facts.incomes[0].doubts = {sum, size};
    facts.incomes.push_back({.year = 2024, .doubts = {size}});
    auto each = policy::policy_v1();
    const auto by_total = judge_eligibility(facts, each).at(0);
    CHECK(by_total.verdict == holds);
    CHECK(by_total.doubts == std::vector{sum});
    each.income_base = policy::IncomeBase::per_head;
    CHECK(judge_eligibility(facts, each).at(0).doubts == std::vector{sum, size});
    CHECK(judge_eligibility(facts, each).at(1).doubts.empty());
    CHECK(judge_eligibility(rural(60'000), each).at(0).doubts.empty());
}

TEST_CASE("A-1(2): an urban household on the minimum living allowance, with its certificate in force") {
    check(1, {
                 {"valid today still", urban_allowance("2026-06-01"), holds, {}},
                 {"ended yesterday", urban_allowance("2026-05-31"), fails, {}},
                 {"no certificate",
                  but(urban_allowance("2026-12-31"), [](auto& f) { f.allowance.certificate = ""; }),
                  cannot_tell,
                  {"minimum_allowance_certificate"}},
                 {"no validity",
                  but(urban_allowance("2026-12-31"), [](auto& f) { f.allowance.valid_until.reset(); }),
                  cannot_tell,
                  {"minimum_allowance_valid_until"}},
                 {"not held",
                  but(urban_allowance("2026-12-31"), [](auto& f) { f.allowance = {.held = false}; }),
                  fails,
                  {}},
                 {"rural", but(urban_allowance("2026-12-31"), [](auto& f) { f.residence = "rural"; }), fails, {}},
                 {"nothing known", nothing(), cannot_tell, {"residence", "minimum_allowance"}},
             });
}

TEST_CASE("A-1(3): temporary hardship found by a named person") {
    const char* kind = "temporary_hardship";
    check(2, {
                 {"found today", found(kind, "2026-06-01"), holds, {}},
                 {"found a year ago to the day", found(kind, "2025-06-01"), holds, {}},
                 {"found a day before that", found(kind, "2025-05-31"), cannot_tell, {kind}},
                 {"of another kind", found("lives_in_hardship", "2026-06-01"), cannot_tell, {kind}},
                 {"nobody named, no evidence",
                  but(found(kind, "2026-06-01"),
                      [](auto& f) {
                          f.findings[0].found_by = "";
                          f.findings[0].evidence = "";
                      }),
                  cannot_tell,
                  {"found_by", "evidence"}},
                 {"none", nothing(), cannot_tell, {kind}},
             });
}

TEST_CASE("A-1(4): joined before the founding and lives in hardship") {
    const auto poor = found("lives_in_hardship", "2026-06-01");
    check(3, {
                 {"the day before", joined(poor, "1949-09-30"), holds, {}},
                 {"the month before", joined(poor, "1949-09"), holds, {}},
                 {"the day itself", joined(poor, "1949-10-01"), fails, {}},
                 {"its month", joined(poor, "1949-10"), fails, {}},
                 {"no finding", joined(nothing(), "1948-01"), cannot_tell, {"lives_in_hardship"}},
                 {"no joining date", poor, cannot_tell, {"join_date"}},
             });
}

TEST_CASE("papers follow the criteria that hold") {
    const auto& policy = policy::policy_v1();
    const auto criteria = judge_eligibility(urban_allowance("2026-12-31"), policy);
    CHECK(any_holds(criteria));
    CHECK_FALSE(any_holds(judge_eligibility(nothing(), policy)));
    const auto needed = papers_needed(criteria, policy);
    const auto asks = [&](const char* code) {
        return std::find(needed.begin(), needed.end(), code) != needed.end();
    };
    CHECK(asks("data_use_notice"));
    CHECK(asks("means_check_authorisation"));
    CHECK(asks("minimum_allowance_certificate"));
    CHECK_FALSE(asks("income_proof"));
    CHECK(papers_missing(criteria, needed, policy).empty());
    CHECK(papers_missing(criteria, {}, policy) == needed);
}
