#include "base/limits.hpp"
#include "imports/cell_money.hpp"
#include <algorithm>
#include "base/text.hpp"
#include "documents/shown_number.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

using documents::CellKind;

/// An exact decimal: digits without the point, and how many of them stand behind it.
struct Decimal {
    bool negative = false;
    std::string digits{};
    int places = 0;
};

bool right_groups(std::string_view whole) {
    const auto groups = split(whole, ',');
    if (groups[0].empty() || groups[0].size() > 3) return false;
    return std::all_of(groups.begin() + 1, groups.end(), [](const auto& group) { return group.size() == 3; });
}

/// "-1,234.50", "1.2e4": nothing when it is no plain number.
std::optional<Decimal> read_decimal(std::string_view text) {
    Decimal number;
    int exponent = 0;
    if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
        auto power = text.substr(e + 1);
        const bool down = power.starts_with('-');
        if (down || power.starts_with('+')) power.remove_prefix(1);
        if (!all_digits(power) || power.size() > 2) return {};
        for (const char c : power) exponent = exponent * 10 + (c - '0');
        if (down) exponent = -exponent;
        text = text.substr(0, e);
    }
    number.negative = text.starts_with('-');
    if (number.negative || text.starts_with('+')) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto behind = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (contains(whole, ",") && !right_groups(whole)) return {};
    number.digits = replace_all(std::string(whole), ",", "");
    if (!all_digits(number.digits) || (point != std::string_view::npos && !all_digits(behind))) return {};
    number.digits += behind;
    number.places = static_cast<int>(behind.size()) - exponent;
    return number;
}

/// The decimal times 10^`shift`, in fen; rounded half up when more than two decimals are left. Nothing past
/// money_most.
std::optional<Money> in_fen(const Decimal& number, int shift, bool& rounded) {
    const int drop = number.places - shift - 2;
    std::string digits = number.digits;
    int next = 0;
    bool beyond = false;
    if (drop < 0) digits.append(static_cast<std::size_t>(std::min(-drop, 40)), '0');
    for (int i = 0; i < drop; ++i) {
        beyond = beyond || next != 0;
        next = digits.empty() ? 0 : digits.back() - '0';
        rounded = rounded || next != 0;
        if (!digits.empty()) digits.pop_back();
    }
    std::int64_t fen = 0;
    for (const char c : digits) {
        fen = fen * 10 + (c - '0');
        if (fen > money_most.fen) return {};
    }
    // Half up is towards plus infinity: a loss of exactly 0.005 yuan rounds to nothing.
    const Money sum{number.negative ? -fen - (next > 5 || (next == 5 && beyond) ? 1 : 0)
                                    : fen + (next >= 5 ? 1 : 0)};
    return is_within_most(sum) ? std::optional(sum) : std::nullopt;
}

/// Takes one of the endings off the text; says whether it did.
bool take_end(std::string& text, std::initializer_list<std::string_view> endings) {
    for (const auto ending : endings) {
        if (!text.ends_with(ending)) continue;
        text.resize(text.size() - ending.size());
        return true;
    }
    return false;
}

bool take_start(std::string& text, std::initializer_list<std::string_view> starts) {
    for (const auto start : starts) {
        if (!text.starts_with(start)) continue;
        text.erase(0, start.size());
        return true;
    }
    return false;
}

/// An amount's text taken apart: the number, the power of ten of its unit, and what makes it unsure.
struct Parts {
    std::string number{};
    int shift = 0;
    bool own_unit = false, monthly = false, about = false;
};

Parts take_apart(std::string text) {
    Parts parts;
    parts.about = take_start(text, {"大约", "大概", "约", "近", "~", "～", "≈", "将近", "不足", "超过"});
    parts.about |= take_end(text, {"左右", "上下", "以上", "以下", "多元", "余元", "多", "余"});
    take_start(text, {"人民币", "RMB", "CNY"});
    take_start(text, {"￥", "¥"});
    parts.monthly = take_end(text, {"/月", "每月", "/每月", "一个月"});
    take_end(text, {"/年", "每年", "/每年", "一年"});
    parts.own_unit = take_end(text, {"元整", "元", "圆", "块钱", "块"});
    if (take_end(text, {"亿"})) {
        parts.shift = 8;
        parts.own_unit = true;
    } else if (take_end(text, {"万"})) {
        parts.shift = 4;
        parts.own_unit = true;
    } else if (take_end(text, {"千"})) {
        parts.shift = 3;
        parts.own_unit = true;
    } else if (take_end(text, {"百"})) {
        parts.shift = 2;
        parts.own_unit = true;
    }
    if (take_start(text, {"−", "–", "—", "负"})) text.insert(0, "-");
    parts.number = std::move(text);
    return parts;
}

}

AmountReading read_amount(const documents::Cell& cell, AmountUnit unit) {
    // The unit may stand in the number's format alone: 1.2 that is seen as 1.2万元 is no 1.20 yuan.
    const auto shown = documents::shown_number(cell);
    std::string text =
        cell.kind == CellKind::number ? compact(shown.before + cell.text + shown.after) : compact(cell.text);
    if (text.empty()) return {};
    if (is_any(text, {"无", "没有", "无收入", "暂无", "零收入", "-", "--", "—", "——", "/"}))
        return {.kind = AmountKind::none};
    if (cell.kind != CellKind::number && cell.kind != CellKind::text) return {.kind = AmountKind::unreadable};
    const Parts parts = take_apart(text);
    const auto number = read_decimal(parts.number);
    if (!number) return {.kind = AmountKind::unreadable};
    bool rounded = false;
    const int unit_shift = !parts.own_unit && unit == AmountUnit::ten_thousand ? 4 : parts.shift;
    // A format that scales must scale into the unit that is named; else nobody can tell what the number counts.
    const int shift = unit_shift + shown.shift;
    if (shown.shift != 0 && shift != 0) return {.kind = AmountKind::unreadable};
    const auto amount = in_fen(*number, shift, rounded);
    if (!amount) return {.kind = AmountKind::too_large};
    if (parts.monthly || parts.about) {
        const Money meant{amount->fen * (parts.monthly ? 12 : 1)};
        return {.kind = AmountKind::unreadable, .suggestion = plain_yuan(meant)};
    }
    return {.kind = AmountKind::read,
            .amount = *amount,
            .cleaned = parts.number != cell.text || parts.shift != 0,
            .rounded = rounded,
            .scaled = shown.shift != 0};
}

std::optional<std::int64_t> read_count(std::string_view typed) {
    std::string text = compact(typed);
    take_end(text, {"口人", "个人", "人", "口", "名"});
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    constexpr std::string_view numerals[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    if (text == "两") return 2;
    if (const auto at = std::find(std::begin(numerals), std::end(numerals), text); at != std::end(numerals))
        return at - std::begin(numerals);
    if (!all_digits(text) || text.size() > 3) return {};
    return std::stoll(text);
}

}
