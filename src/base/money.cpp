#include "base/money.hpp"
#include <array>
#include <fmt/format.h>

namespace {

/// Absolute value without overflow at the lowest number.
std::uint64_t magnitude(Money sum) {
    return sum.fen < 0 ? 0 - static_cast<std::uint64_t>(sum.fen) : static_cast<std::uint64_t>(sum.fen);
}

constexpr std::array<const char*, 10> numerals{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

/// Four digits in words, with one 零 for any run of zeros inside; empty for 0.
std::string four_digits(std::uint64_t group) {
    constexpr std::array<const char*, 4> places{"仟", "佰", "拾", ""};
    std::string out;
    bool zero = false;
    for (std::size_t i = 0, scale = 1000; i < 4; ++i, scale /= 10) {
        const auto digit = group / scale % 10;
        if (digit == 0) {
            zero = !out.empty();
            continue;
        }
        if (zero) out += "零";
        zero = false;
        out += std::string(numerals[digit]) + places[i];
    }
    return out;
}

/// Whole yuan in words: groups of four with 万 and 亿.
std::string whole_yuan(std::uint64_t yuan) {
    constexpr std::array<const char*, 5> units{"", "万", "亿", "万亿", "亿亿"};
    std::array<std::uint64_t, 5> groups{};
    for (auto& group : groups) {
        group = yuan % 10000;
        yuan /= 10000;
    }
    std::string out;
    bool gap = false;
    for (std::size_t i = groups.size(); i-- > 0;) {
        if (groups[i] == 0) {
            gap = !out.empty();
            continue;
        }
        if (!out.empty() && (gap || groups[i] < 1000)) out += "零";
        gap = false;
        out += four_digits(groups[i]) + units[i];
    }
    return out;
}

}

Money per_head(Money total, std::int64_t heads) {
    ensure(heads >= 1);
    // Half up means towards plus infinity: floor, then one more when the rest is half or over.
    const auto rest = ((total.fen % heads) + heads) % heads;
    const auto floor = total.fen / heads - (total.fen % heads < 0 ? 1 : 0);
    return {rest >= heads - rest ? floor + 1 : floor};
}

std::string plain_yuan(Money sum) {
    const auto all = magnitude(sum);
    return fmt::format("{}{}.{:02}", sum.fen < 0 ? "-" : "", all / 100, all % 100);
}

std::string format_yuan(Money sum) {
    std::string out = plain_yuan(sum);
    const std::size_t first = sum.fen < 0 ? 1 : 0;
    for (std::size_t at = out.size() - 3; at > first + 3;) out.insert(at -= 3, ",");
    return out;
}

std::string capital_yuan(Money sum) {
    const auto all = magnitude(sum);
    const auto yuan = all / 100, jiao = all / 10 % 10, fen = all % 10;
    std::string out = sum.fen < 0 ? "负" : "";
    if (yuan != 0) out += whole_yuan(yuan) + "元";
    if (jiao == 0 && fen == 0) return out + (yuan == 0 ? "零元整" : "整");
    if (jiao != 0) out += std::string(numerals[jiao]) + "角";
    else if (yuan != 0) out += "零";
    if (fen != 0) out += std::string(numerals[fen]) + "分";
    return out;
}
