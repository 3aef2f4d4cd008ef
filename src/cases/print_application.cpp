// The application and approval form as offices know it (domain 2.4), with every vote and opinion that stands. Where the
// procedure has not come to, a place is left for pen and seal.
#include "cases/print_words.hpp"
#include <fmt/format.h>

namespace cases {

using namespace on_paper;

namespace {

constexpr int columns = 16;
constexpr std::string_view note = "注：证件号码、电话、账号按权限遮蔽；本表一式三份，党支部、党委、县委组织部各存一份。";

/// What a case was returned behind stands no more, though it is on record.
bool is_done(const Case& file, std::string_view step) {
    for (const auto& each : file.steps)
        if (each.step == step) return each.state == "done";
    return false;
}

/// What the person in charge wrote, with who entered it and when.
std::string entered(const Case& file, std::string_view action, std::string_view before = "") {
    for (auto each = file.trace.rbegin(); each != file.trace.rend(); ++each)
        if (each->action == action)
            return fmt::format("{}{}（{}，{}）", before, each->opinion.value_or(""), each->by,
                               each->at.local_date().chinese());
    return "";
}

/// Each on a line of its own.
void add_line(std::string& to, const std::string& line) {
    if (!line.empty()) to += (to.empty() ? "" : "\n") + line;
}

/// Who refused the case, at the office whose step it stood at: "committee", "county".
std::string refusal_of(const Case& file, bool by_county) {
    if (file.line.status != "rejected" || file.trace.empty()) return "";
    const auto& last = file.trace.back();
    const bool is_county = last.from_status == "committee_confirmed" || last.from_status == "filing_proposed";
    return is_county == by_county ? entered(file, last.action, "不予认定：") : "";
}

std::string votes_of(const Assembly& held) {
    return fmt::format("{}支部大会评议：应到 {} 人，实到 {} 人，赞成 {} 票，反对 {} 票，弃权 {} 票。拟定程度：{}。",
                       held.date.chinese(), held.expected, held.present, held.in_favour, held.against, held.abstained,
                       level_word(held.proposed_level));
}

std::string branch_words(const Case& file) {
    std::string out;
    for (const auto& held : file.failed_assemblies) add_line(out, votes_of(held) + "未获通过。" + held.opinion);
    if (file.assembly && is_done(file, "assembly")) {
        add_line(out, votes_of(*file.assembly));
        if (file.assembly->earlier_because) add_line(out, "会议先于申请召开：" + *file.assembly->earlier_because);
        add_line(out, entered(file, "record_assembly"));
    }
    if (!out.empty()) return out;
    return "　　年　　月　　日支部大会评议：应到　　人，实到　　人，赞成　　票，反对　　票，弃权　　票。";
}

std::string notice_words(const Case& file) {
    if (file.notices.empty() || !is_done(file, "notice_posting"))
        return "　　年　　月　　日至　　年　　月　　日公示，有无异议：";
    const auto& notice = file.notices.front();  // the newest: an older one was restarted
    auto out = fmt::format("{}至{}在{}公示。", notice.starts_on.chinese(), notice.ends_on.chinese(), notice.place);
    for (const auto& objection : notice.objections)
        if (objection.upheld) add_line(out, fmt::format("{}收到异议一件，经核查{}。",
                                                        objection.received_at.local_date().chinese(),
                                                        *objection.upheld ? "成立" : "不成立"));
    const auto found = notice.objections.empty() ? std::string("无异议") : fmt::format("收到异议 {} 件",
                                                                                     notice.objections.size());
    if (is_done(file, "notice")) add_line(out, entered(file, "close_notice", "公示期满，" + found + "。"));
    return out;
}

std::string committee_words(const Case& file) {
    std::string out;
    if (file.committee && (is_done(file, "committee") || file.line.status == "rejected")) {
        const auto& held = *file.committee;
        std::string present;
        for (const auto& name : held.participants) present += (present.empty() ? "" : "、") + name;
        add_line(out, fmt::format("{}研究（参加人员：{}）。{}", held.date.chinese(), present,
                                  held.level ? "核定程度：" + level_word(held.level) + "。" : ""));
        add_line(out, entered(file, "record_committee"));
    }
    if (is_done(file, "committee_confirmation")) add_line(out, entered(file, "confirm_committee", "复核："));
    add_line(out, refusal_of(file, false));
    return out;
}

std::string county_words(const Case& file) {
    std::string out;
    if (is_done(file, "filing")) add_line(out, entered(file, "propose_filing", "拟备案："));
    if (is_done(file, "filing_confirmation")) add_line(out, entered(file, "confirm_filing", "复核备案："));
    add_line(out, refusal_of(file, true));
    return out;
}

std::string allowance_words(const MinimumAllowance& allowance) {
    const auto said = yes_no(allowance.held);
    return allowance.held.value_or(false) && allowance.certificate ? said + "（" + *allowance.certificate + "）" : said;
}

void add_person(print::Table& table, const Case& file) {
    const auto& member = file.member;
    const auto& person = member.person;
    const auto pair = [](print::Row& row, const char* name, std::string value, int across = 2) {
        row.push_back(label(name, 2));
        row.push_back(field(or_none(std::move(value)), across));
    };
    auto& rows = table.rows;
    pair(rows.emplace_back(), "姓名", person.name);
    pair(rows.back(), "性别", coded("sex", person.sex));
    pair(rows.back(), "出生年月", month_of(person.birth_date));
    pair(rows.back(), "民族", coded("ethnicity", person.ethnicity));
    pair(rows.emplace_back(), "文化程度", coded("education", person.education));
    pair(rows.back(), "入党时间", month_of(member.join_date));
    pair(rows.back(), "转正时间", month_of(member.regular_date));
    pair(rows.back(), "党内职务", member.duty.value_or("无"));
    pair(rows.emplace_back(), "身份证号", person.id_number_masked.value_or(""), 6);
    pair(rows.back(), "联系电话", person.phone_masked.value_or(""), 6);
    pair(rows.emplace_back(), "所在党支部", place_of(file.line.branch.path_name), 6);
    pair(rows.back(), "户籍性质", coded("residence", person.residence));
    pair(rows.back(), "健康状况", coded("health", person.health));
    const auto home = member.household && member.household->address ? member.household->address : person.address;
    rows.push_back({label("家庭住址", 2), words(or_none(home), columns - 2)});
    pair(rows.emplace_back(), "开户银行",
         person.bank_name.value_or("") + (person.bank_holder ? "　" + *person.bank_holder : ""), 6);
    pair(rows.back(), "银行账号", person.bank_account_masked.value_or(""), 6);
}

void add_household(print::Table& table, const Case& file) {
    const auto& household = file.member.household;
    const auto* income = household && !household->incomes.empty() ? &household->incomes.front() : nullptr;
    const auto total = income ? (income->total ? income->total : income->stated_total) : std::nullopt;
    auto& rows = table.rows;
    rows.push_back({label("家庭人口", 2),
                    field(or_none(file.line.household_size ? std::to_string(*file.line.household_size) : ""), 2),
                    label("家庭总收入\n（元/年）", 2), field(or_none(yuan(total)), 2), label("人均纯收入\n（元/年）", 2),
                    field(or_none(yuan(file.line.income_per_head)), 2), label("是否低保", 2),
                    field(or_none(allowance_words(file.application.minimum_allowance)), 2)});
    rows.push_back({label("其他保障", 2),
                    words("□ 特困供养　　□ 防返贫监测户　　□ 优抚对象　　□ 低保边缘家庭　　（在相应项打√）", columns - 2)});
    rows.push_back({label("困难程度", 2), field(level_of(file.line), 6), label("困难类型", 2),
                    field(or_none(causes_of(file)), 6)});
}

/// The household's members, and lines for the pen up to two.
void add_family(print::Table& table, const Case& file, Date day) {
    const std::vector<people::HouseholdMember> nobody;
    const auto& members = file.member.household ? file.member.household->members : nobody;
    const auto lines = std::max<std::size_t>(2, members.size());
    table.rows.push_back({label("家庭\n主要成员", 2, static_cast<int>(lines) + 1), label("姓名", 2), label("关系"),
                          label("年龄"), label("证件号码", 4), label("健康状况", 2), label("工作/就学", 2),
                          label("月收入", 2)});
    for (const auto& each : members) {
        const auto& person = each.person;
        auto number = person.id_number_masked.value_or("无");
        if (person.document_kind)
            number += "（" + coded("document_kind", std::string(enum_name(*person.document_kind))) + "）";
        table.rows.push_back({field(person.name, 2), field(coded("relation", each.relation)),
                              field(age_on(person, day)), field(number, 4),
                              field(or_none(coded("health", each.health)), 2), field(each.occupation.value_or("无"), 2),
                              field(or_none(yuan(each.monthly_income)), 2)});
    }
    for (auto line = members.size(); line < lines; ++line) {
        table.rows.push_back(
            {field("", 2), field(""), field(""), field("", 4), field("", 2), field("", 2), field("", 2)});
        table.rows.back().front().least_mm = 7;
    }
}

void add_opinions(print::Table& table, const Case& file) {
    const std::vector<std::string> pen{"负责人签字：", "（盖章）", "　　年　　月　　日"};
    auto situation = words(file.application.situation.value_or(""), columns - 2);
    situation.least_mm = 14;
    table.rows.push_back({label("主要困难\n情况及原因", 2), situation});
    table.rows.push_back({label("已享受救助", 2), words(file.application.aid_received.value_or("无"), 6),
                          label("申请帮扶\n类型与金额", 2), words(file.application.aid_requested.value_or(""), 6)});
    auto signing = words("以上情况属实，同意按告知范围使用本人信息并核对家庭经济状况。", columns - 2);
    signing.signature = {"申请人（签名、按手印）：", "　　年　　月　　日"};
    table.rows.push_back({label("本人签名", 2), signing});
    const std::pair<const char*, std::string> opinions[] = {{"党支部\n大会意见", branch_words(file)},
                                                            {"公示\n情况", notice_words(file)},
                                                            {"党委\n（党组）\n意见", committee_words(file)},
                                                            {"县委\n组织部\n备案意见", county_words(file)}};
    for (const auto& [name, text] : opinions) {
        auto opinion = words(text, columns - 2);
        opinion.signature = pen;
        opinion.least_mm = 16;
        table.rows.push_back({label(name, 2), opinion});
    }
}

}

print::Paper application_form(const Case& file, const Stamp& stamp) {
    print::Table table{.widths = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}};
    add_person(table, file);
    add_household(table, file);
    add_family(table, file, stamp.day);
    add_opinions(table, file);
    std::vector<std::string> over{"编号：" + file.line.number, "填报单位：" + file.line.branch.name, "金额单位：元"};
    if (file.line.origin == "imported") over.insert(over.begin() + 1, "来源：旧台账导入");
    print::Paper paper{.title = "困难党员帮扶申请审批表 " + file.line.number,
                       .filling = print::Filling::dense,
                       .blocks = {print::Title{"困难党员帮扶申请审批表"}, print::Spread{over}, std::move(table),
                                  print::Spread{{std::string(note)}}},
                       .again = {"困难党员帮扶申请审批表（续）", "编号：" + file.line.number,
                                 "姓名：" + file.member.person.name}};
    if (auto code = code_of(stamp)) {  // with the note beside it: the form is to stand on one sheet
        code->caption = std::string(note) + "\n" + code->caption;
        code->side_mm = 15;
        paper.blocks.back() = *std::move(code);
    }
    return stamped(std::move(paper), stamp);
}

}
