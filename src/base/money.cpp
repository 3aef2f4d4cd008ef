#include "base/money.hpp"
#include <fmt/format.h>

namespace {

/// Absolute value without overflow at the lowest number.
std::uint64_t magnitude(Money sum) {
    return sum.fen < 0 ? 0 - static_cast<std::uint64_t>(sum.fen) : static_cast<std::uint64_t>(sum.fen);
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
