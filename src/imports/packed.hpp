#pragma once
// Described values as bytes and back, for rows that wait sealed in the database: texts of any length, any byte.
// Only this program reads what it wrote.
#include "base/date.hpp"
#include "base/described.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace imports {

inline void pack(std::string& out, std::int64_t value) {
    auto rest = static_cast<std::uint64_t>(value);
    for (; rest >= 0x80; rest >>= 7) out += static_cast<char>((rest & 0x7f) | 0x80);
    out += static_cast<char>(rest);
}

inline void unpack(std::string_view& in, std::int64_t& value) {
    std::uint64_t out = 0;
    for (unsigned shift = 0;; shift += 7) {
        ensure(!in.empty() && shift < 64);
        const auto byte = static_cast<unsigned char>(in.front());
        in.remove_prefix(1);
        out |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80) break;
    }
    value = static_cast<std::int64_t>(out);
}

inline void pack(std::string& out, const std::string& text) {
    pack(out, static_cast<std::int64_t>(text.size()));
    out += text;
}
inline void unpack(std::string_view& in, std::string& text) {
    std::int64_t size = 0;
    unpack(in, size);
    ensure(size >= 0 && static_cast<std::size_t>(size) <= in.size());
    text = in.substr(0, static_cast<std::size_t>(size));
    in.remove_prefix(static_cast<std::size_t>(size));
}

template <class T>
void pack(std::string& out, const T& value);
template <class T>
void unpack(std::string_view& in, T& value);

template <class T>
void pack(std::string& out, const std::optional<T>& value) {
    pack(out, std::int64_t{value ? 1 : 0});
    if (value) pack(out, *value);
}
template <class T>
void unpack(std::string_view& in, std::optional<T>& value) {
    std::int64_t known = 0;
    unpack(in, known);
    if (known != 0) unpack(in, value.emplace());
}

template <class T>
void pack(std::string& out, const std::vector<T>& list) {
    pack(out, static_cast<std::int64_t>(list.size()));
    for (const auto& each : list) pack(out, each);
}
template <class T>
void unpack(std::string_view& in, std::vector<T>& list) {
    std::int64_t size = 0;
    unpack(in, size);
    for (std::int64_t i = 0; i < size; ++i) unpack(in, list.emplace_back());
}

template <class T>
void pack(std::string& out, const T& value) {
    if constexpr (std::is_same_v<T, Money>) pack(out, value.fen);
    else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, PartialDate>) pack(out, value.iso());
    else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) pack(out, static_cast<std::int64_t>(value));
    else for_each_member<T>([&](std::string_view, auto member) { pack(out, value.*member); });
}
template <class T>
void unpack(std::string_view& in, T& value) {
    if constexpr (std::is_same_v<T, Money>) unpack(in, value.fen);
    else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, PartialDate>) {
        std::string text;
        unpack(in, text);
        const auto day = T::parse(text);
        ensure(day.has_value());
        value = *day;
    } else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
        std::int64_t number = 0;
        unpack(in, number);
        value = static_cast<T>(number);
    } else for_each_member<T>([&](std::string_view, auto member) { unpack(in, value.*member); });
}

/// The value's bytes, and the value of bytes; bug when they are not whole.
template <class T>
std::string packed(const T& value) {
    std::string out;
    pack(out, value);
    return out;
}
template <class T>
T unpacked(std::string_view bytes) {
    T out{};
    unpack(bytes, out);
    ensure(bytes.empty());
    return out;
}

}
