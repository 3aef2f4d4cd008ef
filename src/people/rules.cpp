#include "people/rules.hpp"
#include "people/people.hpp"
#include "base/issues.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "people/codes.hpp"
#include "people/sentences.hpp"
#include <algorithm>

namespace people {

namespace {

constexpr int joining_age = 18;
constexpr int generation_years_min = 12;  // less between parent and child is a mistyped date

class Findings {
public:
    void error(std::string field, std::string code) { add(std::move(field), std::move(code), Severity::error); }
    void warning(std::string field, std::string code) { add(std::move(field), std::move(code), Severity::warning); }
    std::vector<Finding> take() { return std::move(found_); }

private:
    void add(std::string field, std::string code, Severity severity) {
        const auto words = in_words(code);
        found_.push_back(
            {std::move(field), std::move(code), severity, std::string(words.zh), std::string(words.en)});
    }
    std::vector<Finding> found_;
};

/// The last day that a date given to the month may mean.
Date latest(PartialDate date) {
    if (!date.month_only) return date.first;
    const bool december = date.first.month() == 12;
    return Date::of(date.first.year() + (december ? 1 : 0), december ? 1 : date.first.month() + 1, 1)
        ->plus_days(-1);
}

void check_identity(const MemberFacts& facts, Date today, Findings& findings) {
    if (!is_person_name(facts.name)) findings.error("name", "people.name_invalid");
    if (facts.birth_date && *facts.birth_date > today) findings.error("birth_date", "people.date_in_future");
    if (facts.birth_date && facts.birth_date->year() < birth_year_least)
        findings.error("birth_date", "people.birth_long_ago");
    const bool is_sex = facts.sex.empty() || codes::find("sex", facts.sex);
    if (!is_sex) findings.error("sex", "people.code_unknown");
    if (facts.id_number.empty()) return;
    const auto number = read_document_number(facts.document_kind, facts.id_number, today);
    if (!number) return findings.error("id_number", number.error().code);
    if (facts.birth_date && number->birth && *facts.birth_date != *number->birth)
        findings.error("birth_date", "people.birth_differs");
    const bool tells_sex = number->sex != Sex::unknown;
    if (is_sex && tells_sex && !facts.sex.empty() && facts.sex != std::to_string(static_cast<int>(number->sex)))
        findings.error("sex", "people.sex_differs");
}

void check_joining(const MemberFacts& facts, Date today, Findings& findings) {
    if (!facts.join_date) return findings.warning("join_date", "people.join_date_missing");
    if (facts.join_date->first > today) return findings.error("join_date", "people.date_in_future");
    if (!facts.birth_date) return;
    const auto joined = latest(*facts.join_date);
    if (joined < *facts.birth_date) findings.error("join_date", "people.join_before_birth");
    // Files of the war years show younger ones: a person looks, and may go on.
    else if (joined < facts.birth_date->plus_years(joining_age))
        findings.warning("join_date", "people.join_under_18");
}

void check_regular(const MemberFacts& facts, Date today, Findings& findings) {
    if (!facts.regular_date) return;
    if (facts.member_type == "probationary") findings.error("regular_date", "people.probationary_regular");
    if (facts.regular_date->first > today) return findings.error("regular_date", "people.date_in_future");
    if (!facts.join_date) return;
    const auto regular = latest(*facts.regular_date);
    if (regular < facts.join_date->first) findings.error("regular_date", "people.regular_before_join");
    // In some periods there was no probation, or a shorter one.
    else if (regular < facts.join_date->first.plus_years(1))
        findings.warning("regular_date", "people.regular_within_year");
}

void check_account(const MemberFacts& facts, Findings& findings) {
    const auto length = facts.bank_account.size();
    const bool is_card = length >= 16 && length <= 19;
    if (is_card && !luhn_holds(facts.bank_account)) findings.warning("bank_account", "people.account_check_fails");
    if (!facts.bank_holder.empty() && folded_name(facts.bank_holder) != folded_name(facts.name))
        findings.warning("bank_holder", "people.holder_differs");
}

bool is_spouse(std::string_view relation) { return relation == "10" || relation == "11" || relation == "12"; }

/// Generations above the member: grandparents 2, parents 1, children -1, grandchildren -2. A spouse may be of any
/// age.
std::optional<int> generation(std::string_view relation) {
    if (relation == "01") return 0;
    switch (relation.empty() ? '\0' : relation[0]) {
        case '2':
        case '3': return -1;
        case '4': return -2;
        case '5': return 1;
        case '6': return 2;
        default: return std::nullopt;
    }
}

/// Whether an elder's generation is too young for a younger one's.
bool is_against_ages(const RelationFact& elder, const RelationFact& younger) {
    const auto above = generation(elder.relation), below = generation(younger.relation);
    if (!above || !below || *above <= *below || !elder.birth_date || !younger.birth_date) return false;
    // A daughter-in-law and her parents-in-law may be of any age, but never younger than the child's child.
    return elder.birth_date->plus_years(generation_years_min) > *younger.birth_date;
}

std::string place(std::size_t index, std::string_view field) {
    return "members[" + std::to_string(index) + "]." + std::string(field);
}

void check_generations(const HouseholdFacts& facts, Findings& findings) {
    auto self = facts.member;
    self.relation = "01";
    for (std::size_t i = 0; i < facts.others.size(); ++i) {
        const auto clashes = [&](const RelationFact& other) {
            return is_against_ages(facts.others[i], other) || is_against_ages(other, facts.others[i]);
        };
        if (clashes(self)) findings.warning(place(i, "birth_date"), "people.ages_against_relations");
    }
}

}

std::vector<Finding> check_person(const MemberFacts& facts, Date today) {
    Findings findings;
    check_identity(facts, today, findings);
    return findings.take();
}

std::vector<Finding> check_member(const MemberFacts& facts, Date today) {
    Findings findings;
    check_identity(facts, today, findings);
    if (facts.document_kind != DocumentKind::resident_id) findings.error("id_number", "people.member_not_resident");
    if (!codes::find("member_type", facts.member_type)) findings.error("member_type", "people.code_unknown");
    check_joining(facts, today, findings);
    check_regular(facts, today, findings);
    check_account(facts, findings);
    return findings.take();
}

std::vector<Finding> check_area(const DocumentNumber& number) {
    Findings findings;
    const bool is_card = number.kind == DocumentKind::permanent_residence;
    if (is_card && number.birth && !is_residence_card_number(number.digits))
        findings.warning("id_number", "people.card_area_unknown");
    if (number.kind != DocumentKind::resident_id) return findings.take();
    if (is_residence_card_number(number.digits)) findings.warning("id_number", "people.perhaps_residence_card");
    else if (!is_province(number.digits)) findings.warning("id_number", "people.area_unknown");
    return findings.take();
}

std::vector<Finding> check_relations(const std::vector<RelationFact>& facts) {
    Findings findings;
    const auto living = [&](auto&& holds) {
        return std::count_if(facts.begin(), facts.end(),
                             [&](const auto& fact) { return fact.alive && holds(fact.relation); });
    };
    if (living(is_spouse) > 1) findings.error("relation", "people.spouse_twice");
    if (living([](std::string_view relation) { return relation == "02"; }) > 1)
        findings.error("relation", "people.head_twice");
    if (std::any_of(facts.begin(), facts.end(), [](const RelationFact& fact) { return fact.relation == "01"; }))
        findings.error("relation", "people.relation_self");
    for (const std::string_view parent : {"51", "52"})
        if (living([&](std::string_view relation) { return relation == parent; }) > 1)
            findings.warning("relation", "people.parent_twice");
    const bool against_ages = std::any_of(facts.begin(), facts.end(), [&](const RelationFact& elder) {
        return std::any_of(facts.begin(), facts.end(),
                           [&](const auto& younger) { return is_against_ages(elder, younger); });
    });
    if (against_ages) findings.warning("birth_date", "people.ages_against_relations");
    return findings.take();
}

std::vector<Finding> check_household(const HouseholdFacts& facts) {
    Findings findings;
    for (std::size_t i = 0; i < facts.others.size(); ++i) {
        if (!codes::find("relation", facts.others[i].relation))
            findings.error(place(i, "relation"), "people.code_unknown");
    }
    check_generations(facts, findings);
    auto all = findings.take();
    auto relations = check_relations(facts.others);
    all.insert(all.end(), relations.begin(), relations.end());
    return all;
}

std::string_view death_fault(const LifeDays& days, Date today) {
    if (!days.died) return "";
    if (*days.died > today) return "people.date_in_future";
    if (days.born && *days.died < *days.born) return "people.died_before_birth";
    if (days.joined && *days.died < days.joined->first) return "people.died_before_joining";
    return "";
}

bool shares_income(const std::optional<Date>& deceased_on, Date day) {
    const auto month = [](Date date) { return std::pair(date.year(), date.month()); };
    return !deceased_on || month(day) <= month(*deceased_on);
}

IncomeSums income_sums(const IncomeItems& items, std::int64_t size) {
    IncomeSums sums{.total = items.stated_total};
    std::optional<Money> itemised;
    for (const auto& kind : {items.wages, items.business, items.transfers, items.property})
        if (kind) itemised = itemised.value_or(Money{}) + *kind;
    sums.itemised = itemised.has_value();
    if (itemised) sums.total = itemised;
    if (!sums.total) return sums;
    // A total that a paper states is taken as it is: whether costs are in it nobody wrote down.
    sums.net = itemised ? *itemised - items.expenses.value_or(Money{}) : *sums.total;
    if (size > 0) sums.per_head = per_head(*sums.net, size);
    return sums;
}

IncomeItems items_of(const IncomeRow& row) {
    return {.wages = row.wages,
            .business = row.business,
            .transfers = row.transfers,
            .property = row.property,
            .expenses = row.expenses,
            .stated_total = row.stated_total,
            .stated_size = row.stated_size};
}

IncomeSums income_sums(const IncomeRow& row, std::int64_t size) { return income_sums(items_of(row), size); }

HouseholdSums household_figures(const HouseholdCount& count) {
    HouseholdSums sums{.itemised = count.listed > 0 || count.lives_alone};
    if (sums.itemised) sums.size = count.living + 1, sums.heads = count.heads + 1;
    if (!count.latest) return sums;
    if (!sums.itemised) sums.size = sums.heads = count.latest->stated_size;
    const auto computed = income_sums(*count.latest, sums.heads.value_or(1));
    sums.year = count.latest->year;
    sums.total = computed.total;
    if (sums.size) sums.per_head = computed.per_head;
    return sums;
}

std::vector<Finding> check_income(const IncomeItems& items, std::optional<std::int64_t> listed) {
    Findings findings;
    Issues issues;
    issues.amount("wages", items.wages);
    issues.amount("business", items.business, true);  // a year may end with a loss
    issues.amount("transfers", items.transfers);
    issues.amount("property", items.property);
    issues.amount("expenses", items.expenses);
    issues.amount("stated_total", items.stated_total, true);
    for (const auto& each : issues.fields()) findings.error(each.field, each.code);
    if (!issues.empty()) return findings.take();
    const auto sums = income_sums(items, 0);
    if (!sums.itemised && items.expenses && *items.expenses > Money{})
        findings.warning("expenses", "people.expenses_without_income");
    if (sums.itemised && items.stated_total && *items.stated_total != *sums.total &&
        *items.stated_total != *sums.net)
        findings.warning("stated_total", "people.income_differs");
    if (items.stated_size && listed && *items.stated_size != *listed)
        findings.warning("stated_size", "people.size_differs");
    return findings.take();
}

}
