#include "imports/stated.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace imports {

namespace {

std::string sex_code(const std::string& name) { return name == "男" ? "1" : "2"; }

/// By name: registers number the same names differently.
OptionalText code_of(std::string_view table, const std::optional<CodedName>& coded) {
    const auto found = coded ? codes::find_by_name(table, coded->name) : std::nullopt;
    return found ? OptionalText(found->code) : std::nullopt;
}

OptionalText text_of(const std::string& text) { return text.empty() ? std::nullopt : OptionalText(text); }

/// Free text that says more than the code's own name: a diagnosis is kept sealed with the person.
OptionalText diagnosis(const std::optional<CodedName>& health, const std::string& text) {
    if (text.empty() || (health && health->name == text)) return std::nullopt;
    return text;
}

/// The issue of a field that was kept as typed, to be quoted.
const LedgerIssue* issue_of(const std::vector<LedgerIssue>& issues, std::string_view field) {
    const auto found =
        std::find_if(issues.begin(), issues.end(), [&](const auto& each) { return each.field == field; });
    return found == issues.end() || found->value.empty() ? nullptr : &*found;
}

class Remark {
public:
    explicit Remark(std::string text) : text_(std::move(text)) {}
    void add(std::string_view label, const std::string& value) {
        if (value.empty()) return;
        if (!text_.empty()) text_ += "\n";
        text_ += std::string(label) + "：" + value;
    }
    OptionalText take() { return text_.empty() ? std::nullopt : OptionalText(std::move(text_)); }

private:
    std::string text_;
};

OptionalText remark_of(const StagedRow& staged) {
    const auto& values = staged.row.values;
    Remark remark(values.remark);
    const auto helper = values.helper + (values.helper_phone.empty() ? "" : "（" + values.helper_phone + "）");
    remark.add("帮扶责任人", helper);
    constexpr std::pair<std::string_view, std::string_view> kept[] = {
        {"cause", "原台账致困原因"}, {"ethnic", "原台账民族"}, {"edu", "原台账学历"},       {"phone", "原台账电话"},
        {"dibao", "原台账低保"},     {"size", "原台账人口"},   {"income", "原台账家庭收入"}};
    for (const auto& [field, label] : kept)
        if (const auto* issue = issue_of(staged.row.issues, field)) remark.add(label, issue->value);
    if (!values.labour) remark.add("原台账劳动能力", values.labour_text);
    for (const auto& member : staged.members)
        if (member.verdict != Verdict::error && !member.is_self)
            if (const auto* issue = issue_of(member.issues, "relation"))
                remark.add("原台账" + member.values.name + "与户主关系", issue->value);
    return remark.take();
}

std::vector<cases::Cause> causes_of(const LedgerValues& values) {
    std::vector<cases::Cause> causes;
    for (const auto& name : values.causes) {
        const auto code = codes::find_by_name("cause", name);
        const auto known = [&](const cases::Cause& each) { return each.code == code->code; };
        if (!code || std::any_of(causes.begin(), causes.end(), known)) continue;
        causes.push_back({std::string(code->code), causes.empty()});
    }
    return causes;
}

/// Both may be stated; the household's total is the one that counts.
std::optional<Money> income_of(const LedgerValues& values) {
    if (values.household_income) return values.household_income;
    if (!values.income_per_head || !values.household_size) return std::nullopt;
    return Money{values.income_per_head->fen * *values.household_size};
}

/// Nobody is a full member within a year of joining.
std::string member_type(const LedgerValues& values, Date as_of) {
    const bool recent = values.join_date && values.join_date->first.plus_years(1) > as_of;
    return recent && !values.regular_date ? "probationary" : "full";
}

people::StatedMember member_of(const LedgerValues& values, const BranchPlace& branch, ImportId import, Date as_of) {
    return {.name = values.name,
            .id_number = values.id_number,
            .birth_date = values.birth_date.value(),
            .sex = sex_code(values.sex),
            .ethnicity = code_of("ethnicity", values.ethnicity),
            .education = code_of("education", values.education),
            .residence = values.residence,
            .health = code_of("health", values.health),
            .labour = code_of("labour", values.labour),
            .phone = values.phone,
            .address = text_of(values.address),
            .illness = diagnosis(values.health, values.health_text),
            .join_date = values.join_date,
            .regular_date = values.regular_date,
            .member_type = member_type(values, as_of),
            .branch = branch.id,
            .organisation_path = branch.path,
            .income_year = as_of.year() - 1,
            .income = income_of(values),
            .household_size = values.household_size,
            .import = import};
}

people::StatedHouseholdMember other_of(const LedgerMember& member, const std::string& head, ImportId import) {
    const auto& values = member.values;
    const OptionalText sex = values.sex.empty() ? std::nullopt : OptionalText(sex_code(values.sex));
    return {.head = head,
            .name = values.name,
            .id_number = values.id_number,
            .birth_date = values.birth_date,
            .sex = sex,
            .relation = code_of("relation", values.relation_detail).value_or("97"),
            .health = code_of("health", values.health),
            .labour = code_of("labour", values.labour),
            .occupation = text_of(values.occupation),
            .illness = diagnosis(values.health, values.health_text),
            .import = import,
            .document_kind = number_of(values).kind};
}

}

Stated stated_of(const StagedRow& staged, const BranchPlace& branch, ImportId import, Date as_of) {
    const auto& values = staged.row.values;
    Stated out{.member = member_of(values, branch, import, as_of)};
    out.its_case = {.import = import,
                    .level = values.level,
                    .causes = causes_of(values),
                    .minimum_allowance = values.minimum_allowance,
                    .aid_received = text_of(values.aid),
                    .remark = remark_of(staged)};
    for (const auto& member : staged.members) {
        if (member.is_self || member.values.name.empty()) continue;
        if (member.verdict != Verdict::error) out.others.push_back(other_of(member, values.id_number, import));
        else if (is_elsewhere(member.issues)) out.elsewhere.push_back(other_of(member, values.id_number, import));
    }
    return out;
}

}
