#include "ledger/export_columns.hpp"
#include "base/text.hpp"
#include <fmt/format.h>

namespace ledger {

namespace {

using documents::ColumnKind;
using documents::TableTotal;
using Value = documents::SpreadsheetValue;

/// An empty cell is never blank, so that nobody takes it for forgotten.
const std::string nothing = "—";

Value text_or_nothing(const OptionalText& text) { return text && !text->empty() ? *text : nothing; }
template <class T>
Value or_nothing(const std::optional<T>& value) {
    return value ? Value(*value) : Value(nothing);
}
Value coded(std::string_view table, const OptionalText& code) {
    const auto known = code ? codes::find(table, *code) : std::nullopt;
    return known ? Value(std::string(known->zh)) : text_or_nothing(code);
}
std::string month(Date day) { return fmt::format("{}.{:02}", day.year(), day.month()); }

Value masked_id_number(const ExportRow& row, const ExportContext& context) {
    if (!row.id_number) return nothing;
    return mask_id_number(context.vault.open("people.id_number", row.person_id.value, row.id_number->bytes));
}
Value masked_phone(const ExportRow& row, const ExportContext& context) {
    if (!row.phone) return nothing;
    return mask_phone(context.vault.open("people.phone", row.person_id.value, row.phone->bytes));
}
Value age(const ExportRow& row, const ExportContext& context) {
    if (!row.birth_date) return nothing;
    return std::int64_t{full_years(*row.birth_date, context.today)};
}
Value birth_month(const ExportRow& row, const ExportContext&) {
    return row.birth_date ? month(*row.birth_date) : nothing;
}
Value join_date(const ExportRow& row, const ExportContext&) {
    if (!row.join_date) return nothing;
    return row.join_date->month_only ? Value(month(row.join_date->first)) : Value(row.join_date->first);
}
/// "特别困难", or what the branch proposes while nothing is decided: "拟特别困难".
Value level(const ExportRow& row, const ExportContext&) {
    const auto stated = row.level ? row.level : row.proposed_level;
    const auto known = stated ? codes::find("level", std::to_string(*stated)) : std::nullopt;
    return known ? std::string(row.level ? "" : "拟") + std::string(known->zh) : nothing;
}
Value other_causes(const ExportRow& row, const ExportContext&) {
    std::string names;
    for (const auto& cause : split_words(row.causes)) {
        if (cause == row.main_cause) continue;
        const auto known = codes::find("cause", cause);
        names += (names.empty() ? "" : "、") + (known ? std::string(known->zh) : cause);
    }
    return names.empty() ? nothing : names;
}
Value allowance(const ExportRow& row, const ExportContext&) {
    if (!row.minimum_allowance) return nothing;
    return std::string(*row.minimum_allowance ? "是" : "否");
}
Value origin(const ExportRow& row, const ExportContext&) {
    return std::string(row.origin == Origin::imported ? "导入" : "申请");
}

constexpr std::string_view hardship = "困难情况", household = "家庭情况";

constexpr Column all_columns[] = {
    {"number", {"", "档案编号", ColumnKind::text, 14},
     [](const ExportRow& row, const ExportContext&) -> Value { return row.number; }},
    {"person_name", {"", "姓名", ColumnKind::text, 10, TableTotal::rows},
     [](const ExportRow& row, const ExportContext&) -> Value { return row.name.text; }},
    {"sex", {"", "性别", ColumnKind::text, 6},
     [](const ExportRow& row, const ExportContext&) { return coded("sex", row.sex); }},
    {"age", {"", "年龄", ColumnKind::whole, 6}, age, false},
    {"birth_date", {"", "出生年月", ColumnKind::text, 10}, birth_month},
    {"ethnicity", {"", "民族", ColumnKind::text, 8},
     [](const ExportRow& row, const ExportContext&) { return coded("ethnicity", row.ethnicity); }},
    {"education", {"", "文化程度", ColumnKind::text, 10},
     [](const ExportRow& row, const ExportContext&) { return coded("education", row.education); }},
    {"id_number_masked", {"", "公民身份号码", ColumnKind::text, 21}, masked_id_number},
    {"join_date", {"", "入党时间", ColumnKind::date, 12}, join_date},
    {"branch", {"", "所在党支部", ColumnKind::text, 28},
     [](const ExportRow&, const ExportContext& context) -> Value { return context.branch; }},
    {"address", {"", "家庭住址", ColumnKind::text, 28},
     [](const ExportRow& row, const ExportContext&) -> Value {
         return row.address && !row.address->text.empty() ? row.address->text : nothing;
     }},
    {"phone_masked", {"", "联系电话", ColumnKind::text, 14}, masked_phone},
    {"health", {"", "健康状况", ColumnKind::text, 10},
     [](const ExportRow& row, const ExportContext&) { return coded("health", row.health); }},
    {"level", {hardship, "困难程度", ColumnKind::text, 10}, level},
    {"main_cause", {hardship, "主要致困原因", ColumnKind::text, 13},
     [](const ExportRow& row, const ExportContext&) { return coded("cause", row.main_cause); }},
    {"causes", {hardship, "其他致困原因", ColumnKind::text, 13}, other_causes},
    {"household_size", {household, "家庭人口", ColumnKind::whole, 9, TableTotal::sum, 1},
     [](const ExportRow& row, const ExportContext&) { return or_nothing(row.household_size); }},
    {"income_total", {household, "家庭总收入（元）", ColumnKind::money, 15, TableTotal::sum},
     [](const ExportRow& row, const ExportContext&) { return or_nothing(row.income_total); }},
    {"income_per_head", {household, "人均纯收入（元）", ColumnKind::money, 15},
     [](const ExportRow& row, const ExportContext&) { return or_nothing(row.income_per_head); }},
    {"minimum_allowance", {household, "是否低保", ColumnKind::text, 9}, allowance},
    {"residence", {household, "户籍", ColumnKind::text, 7},
     [](const ExportRow& row, const ExportContext&) { return coded("residence", row.residence); }},
    {"status", {"", "业务状态", ColumnKind::text, 11},
     [](const ExportRow& row, const ExportContext&) -> Value { return std::string(status_zh(enum_name(row.status))); }},
    {"filed_on", {"", "备案日期", ColumnKind::date, 12},
     [](const ExportRow& row, const ExportContext&) { return or_nothing(row.filed_on); }},
    {"due_on", {"", "办理期限", ColumnKind::date, 12},
     [](const ExportRow& row, const ExportContext&) { return or_nothing(row.due_on); }, false},
    {"updated_at", {"", "更新日期", ColumnKind::date, 12},
     [](const ExportRow& row, const ExportContext&) -> Value { return row.updated_at.local_date(); }, false},
    {"origin", {"", "来源", ColumnKind::text, 7}, origin, true, true},
};

constexpr std::pair<std::string_view, std::string_view> statuses[] = {
    {"draft", "草稿"},
    {"submitted", "待支部评议"},
    {"assembly_passed", "评议通过"},
    {"on_notice", "公示中"},
    {"notice_passed", "公示期满"},
    {"committee_recorded", "党委待复核"},
    {"returned", "退回补正"},
    {"committee_confirmed", "待县委备案"},
    {"filing_proposed", "备案待确认"},
    {"on_ledger", "在册"},
    {"rejected", "不予认定"},
    {"withdrawn", "已撤回"},
    {"voided", "已作废"},
    {"imported", "导入待核"},
};

}

std::string_view status_zh(std::string_view status) {
    for (const auto& [word, zh] : statuses)
        if (word == status) return zh;
    return status;
}

std::span<const Column> export_columns() { return all_columns; }

}
