// The household card: everything on file of a household at a glance.
#include "cases/print_words.hpp"
#include "policy/policy_v1.hpp"
#include <fmt/format.h>
#include <map>

namespace cases {

using namespace on_paper;

namespace {

const people::Income* latest_income(const Case& file) {
    const auto& household = file.member.household;
    return household && !household->incomes.empty() ? &household->incomes.front() : nullptr;
}

/// What the sums are made of; a sum alone where a ledger gave no more.
std::string income_words(const people::Income* income) {
    if (!income) return "无记录";
    const std::pair<const char*, std::optional<Money>> kinds[] = {{"工资性", income->wages},
                                                                  {"经营性", income->business},
                                                                  {"转移性", income->transfers},
                                                                  {"财产性", income->property},
                                                                  {"经营支出", income->expenses}};
    std::string out;
    for (const auto& [name, sum] : kinds)
        if (sum) out += fmt::format("{} {}；", name, yuan(sum));
    return out.empty() ? "只有总额，来自旧台账" : out + "家庭纯收入 " + or_none(yuan(income->net));
}

std::string housing_words(const std::optional<people::Household>& home) {
    std::string out;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) out += (out.empty() ? "" : "，") + part;
    };
    if (home) {
        add(coded("housing_kind", home->housing_kind));
        if (home->housing_area) add(fmt::format("{} 平方米", *home->housing_area));
        if (home->housing_safe) add(*home->housing_safe ? "安全" : "不安全");
    }
    return out.empty() ? "无记录" : out;
}

std::string family_words(const Case& file, Date day) {
    std::string out;
    if (file.member.household)
        for (const auto& each : file.member.household->members) {
            auto said = coded("relation", each.relation);
            if (each.person.birth_date) said += "，" + age_on(each.person, day) + "岁";
            if (each.health) said += "，" + coded("health", each.health);
            out += fmt::format("{}{}（{}）", out.empty() ? "" : "；", each.person.name, said);
        }
    if (!out.empty()) return out;
    return file.line.household_size.value_or(1) > 1 ? "未逐人登记" : "无";
}

std::string paper_word(const std::string& kind, const policy::Policy& policy) {
    for (const auto& paper : policy.required_papers)
        if (paper.code == kind) return paper.zh;
    constexpr std::pair<std::string_view, const char*> others[] = {{"notice_photo", "公示照片"},
                                                                   {"committee_minutes", "会议记录"},
                                                                   {"objection_evidence", "异议核查材料"}};
    for (const auto& [code, zh] : others)
        if (code == kind) return zh;
    return "其他材料";
}

/// Which papers are there, each kind once.
std::string paper_words(const Case& file) {
    std::map<std::string, int> kinds;
    for (const auto& each : file.attachments) ++kinds[paper_word(each.kind, policy::policy_v1())];
    std::string out;
    for (const auto& [kind, files] : kinds)
        out += (out.empty() ? "" : "；") + kind + (files > 1 ? fmt::format(" {} 份", files) : "");
    return or_none(out);
}

std::string day_of(const std::optional<Date>& day) {
    return day ? fmt::format("{}.{:02}", month_of(*day), day->day()) : "";
}

using Pair = std::pair<const char*, std::string>;

void add_pairs(print::Table& table, std::initializer_list<Pair> pairs) {
    auto& row = table.rows.emplace_back();
    for (const auto& [name, value] : pairs) {
        row.push_back(label(name));
        row.push_back(field(or_none(value)));
    }
}

void add_long(print::Table& table, const std::string& name, const std::string& text) {
    table.rows.push_back({label(name), words(or_none(text), 7)});
}

}

print::Paper household_card(const Case& file, const Stamp& stamp) {
    const auto& [line, member] = std::tie(file.line, file.member);
    const auto& person = member.person;
    const auto* income = latest_income(file);
    const auto address = member.household && member.household->address ? member.household->address : person.address;
    print::Table table{.widths = {1.1, 1.45, 1.1, 1.15, 1.1, 1.2, 0.9, 1.15}};
    add_pairs(table, {{"编号", line.number}, {"姓名", line.person_name}, {"困难程度", level_of(line)},
                      {"来源", line.origin == "imported" ? "导入" : "申请"}});
    table.rows.push_back({label("所在党支部"), field(place_of(line.branch.path_name), 3), label("入党时间"),
                          field(or_none(month_of(member.join_date))), label("备案日期"),
                          field(or_none(day_of(line.filed_on)))});
    add_pairs(table, {{"性别", coded("sex", person.sex)}, {"出生年月", month_of(person.birth_date)},
                      {"年龄", age_on(person, stamp.day)}, {"健康状况", coded("health", person.health)}});
    table.rows.push_back({label("身份证号"), field(or_none(person.id_number_masked), 3), label("联系电话"),
                          field(or_none(person.phone_masked), 3)});
    add_long(table, "家庭住址", address.value_or(""));
    add_pairs(table, {{"家庭人口", line.household_size ? std::to_string(*line.household_size) : ""},
                      {"家庭总收入", yuan(line.income_total)}, {"人均纯收入", yuan(line.income_per_head)},
                      {"低保", yes_no(line.minimum_allowance)}});
    add_long(table, income ? fmt::format("{}年收支", income->year) : "收支", income_words(income));
    add_long(table, "住房", housing_words(member.household));
    add_long(table, "致困原因", causes_of(file));
    add_long(table, "家庭成员", family_words(file, stamp.day));
    add_long(table, "困难情况", file.application.situation.value_or(""));
    add_long(table, "已享受救助", file.application.aid_received.value_or("无"));
    add_long(table, "材料", paper_words(file));
    print::Paper paper{.title = "困难党员家庭卡片 " + line.number,
                       .filling = print::Filling::dense,
                       .blocks = {print::Title{"困难党员家庭卡片"},
                                  print::Spread{{stamp.day.chinese(), "金额单位：元"}}, std::move(table)}};
    if (auto code = code_of(stamp)) paper.blocks.push_back(*std::move(code));
    return stamped(std::move(paper), stamp);
}

}
