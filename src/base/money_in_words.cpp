#include "base/money_in_words.hpp"
#include <utility>

namespace {

constexpr const char* digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

/// Up to four digits, without zeros at its ends.
std::string group_in_capitals(std::uint64_t group) {
    constexpr std::pair<std::uint64_t, const char*> places[] = {{1000, "仟"}, {100, "佰"}, {10, "拾"}, {1, ""}};
    std::string out;
    bool zero = false;
    for (const auto& [place, unit] : places) {
        const auto digit = group / place % 10;
        if (digit == 0) {
            zero = !out.empty();
            continue;
        }
        if (zero) out += digits[0];
        zero = false;
        out += std::string(digits[digit]) + unit;
    }
    return out;
}

}

std::string grouped_yuan(Money sum) {
    auto text = plain_yuan(sum);
    const std::size_t first = sum.fen < 0 ? 1 : 0;
    for (auto at = text.size() - 3; at > first + 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

std::string capital_yuan(Money sum) {
    ensure(sum.fen >= 0);
    const auto all = static_cast<std::uint64_t>(sum.fen), jiao = all / 10 % 10, fen = all % 10;
    // Ten thousands of hundred millions leave their second word to hundred millions that follow.
    const char* units[] = {"", "万", "亿", all / 100 / 100'000'000 % 10'000 > 0 ? "万" : "万亿", "亿亿"};
    std::string yuan;
    bool skipped = false;  // a group that is zero, or zeros at the head of this one
    for (int place = 4; place >= 0; --place) {
        std::uint64_t base = 1;
        for (int i = 0; i < place; ++i) base *= 10'000;
        const auto group = all / 100 / base % 10'000;
        skipped = skipped || (!yuan.empty() && group < 1000);
        if (group == 0) continue;
        if (skipped) yuan += digits[0];
        skipped = false;
        yuan += group_in_capitals(group) + units[place];
    }
    std::string out = "人民币" + (yuan.empty() ? std::string() : yuan + "元");
    if (all == 0) return out + "零元整";
    if (jiao > 0) out += std::string(digits[jiao]) + "角";
    else if (fen > 0 && !yuan.empty()) out += digits[0];
    return out + (fen > 0 ? std::string(digits[fen]) + "分" : std::string("整"));
}
