// A ledger's filter in the words of its sheets and of the log.
#include "ledger/words.hpp"
#include "base/text.hpp"
#include "ledger/export_columns.hpp"
#include "ledger/store.hpp"
#include <fmt/format.h>
#include <set>

namespace ledger {

namespace {

void add_words(std::string& words, std::string_view name, const std::string& value) {
    words += fmt::format("{}{}为{}", words.empty() ? "" : "；", name, value);
}

/// The Chinese words of a filter's values, joined.
template <class NameOf>
std::string named(const std::string& joined, NameOf name_of) {
    std::string names;
    for (const auto& word : split_words(joined)) names += (names.empty() ? "" : "、") + std::string(name_of(word));
    return names;
}

/// What was searched for, but never a whole ID number.
std::string shown_text(const std::string& text) {
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits < 8 || text.starts_with("KN") ? text : mask_id_number(text);
}

std::string status_words(const std::string& joined) {
    constexpr auto all = boost::mp11::mp_size<boost::describe::describe_enumerators<Status>>::value;
    const auto words = split_words(joined);
    return std::set<std::string>(words.begin(), words.end()).size() == all ? "全部" : named(joined, status_zh);
}

auto name_in(std::string_view table) {
    return [table](const std::string& code) -> std::string {
        const auto known = codes::find(table, code);
        return known ? std::string(known->zh) : "未定";
    };
}

}

std::string filter_words(const LedgerFilter& filter, bool with_text) {
    std::string words;
    if (filter.status) add_words(words, "业务状态", status_words(*filter.status));
    if (filter.level) add_words(words, "困难程度", named(*filter.level, name_in("level")));
    if (filter.cause) add_words(words, "致困原因", named(*filter.cause, name_in("cause")));
    if (filter.residence) add_words(words, "户籍", named(*filter.residence, name_in("residence")));
    if (filter.origin) add_words(words, "来源", *filter.origin == "imported" ? "导入" : "申请");
    if (filter.minimum_allowance) add_words(words, "低保", *filter.minimum_allowance ? "是" : "否");
    if (filter.text && !trim(*filter.text).empty())
        add_words(words, "姓名或编号", with_text ? shown_text(trim(*filter.text)) : "已指定");
    return words;
}

}
