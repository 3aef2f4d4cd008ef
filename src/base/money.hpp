#pragma once
// Sums of money in integer fen. No doubles, overflow is a bug that is caught, never wrapped.
#include "base/result.hpp"
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

/// An exact sum in fen (分), 1 yuan = 100 fen.
struct Money {
    std::int64_t fen = 0;
    auto operator<=>(const Money&) const = default;
    Money& operator+=(Money other) {
        ensure(!__builtin_add_overflow(fen, other.fen, &fen));
        return *this;
    }
    Money& operator-=(Money other) {
        ensure(!__builtin_sub_overflow(fen, other.fen, &fen));
        return *this;
    }
    friend Money operator+(Money a, Money b) { return a += b; }
    friend Money operator-(Money a, Money b) { return a -= b; }
    Money operator-() const { return Money{} - *this; }
};

/// The share of each of `heads` people, rounded half up to one fen (domain.md 1.5). Bug when heads < 1.
Money per_head(Money total, std::int64_t heads);

/// "12345.60": two decimals without separators, as files carry it.
std::string plain_yuan(Money sum);
