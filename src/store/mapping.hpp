#pragma once
// How a value goes into a statement and comes out of a column, by its type: plain functions, of which types that
// are stored alike share one, so that a query costs the compiler little. The types are listed in values.hpp.
#include "base/described.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/values.hpp"
#include <optional>

namespace store {

/// Keeps the texts made for parameters (dates) alive until the statement has run.
using Texts = std::vector<std::unique_ptr<std::string>>;

struct Mapping {
    Parameter::Kind kind;
    void (*put)(const void* value, Texts&, Parameter& out);
    void (*take)(const Statement&, int column, void* value);  // null: never read
    /// What the audit log may say of it: the value, or only a commitment to it.
    bool personal = false;
};

void put_number(const void* value, Texts&, Parameter& out);
void put_int(const void* value, Texts&, Parameter& out);
void put_bool(const void* value, Texts&, Parameter& out);
void put_text(const void* value, Texts&, Parameter& out);
void put_view(const void* value, Texts&, Parameter& out);
void put_characters(const void* value, Texts&, Parameter& out);  // of a literal: `value` is its first character
void put_bytes(const void* value, Texts&, Parameter& out);
void put_day(const void* value, Texts&, Parameter& out);
void put_partial_day(const void* value, Texts&, Parameter& out);
void take_number(const Statement&, int column, void* value);
void take_bool(const Statement&, int column, void* value);
void take_bytes(const Statement&, int column, void* value);
void take_day(const Statement&, int column, void* value);
void take_partial_day(const Statement&, int column, void* value);

template <DescribedEnum E>
void put_word(const void* value, Texts&, Parameter& out) {
    out = {.kind = Parameter::Kind::text, .data = enum_name(*static_cast<const E*>(value))};
}
template <DescribedEnum E>
void take_word(const Statement& row, int column, void* value) {
    ensure(enum_from(row.bytes(column), *static_cast<E*>(value)));
}

/// A type whose first and only member is a number or a string is stored as that member.
template <class T, class Member>
concept Wraps = std::is_standard_layout_v<T> && sizeof(T) == sizeof(Member);

template <Wraps<std::int64_t> T>
inline constexpr Mapping number_mapping{Parameter::Kind::number, put_number, take_number};
template <Wraps<std::string> T, bool personal>
inline constexpr Mapping text_mapping{Parameter::Kind::text, put_text, take_bytes, personal};
template <Wraps<std::string> T, bool personal>
inline constexpr Mapping bytes_mapping{Parameter::Kind::bytes, put_bytes, take_bytes, personal};

template <class T>
struct NoColumnHoldsThis;

template <class T>
inline constexpr Mapping mapping_of = NoColumnHoldsThis<T>::value;
template <>
inline constexpr Mapping mapping_of<std::int64_t> = number_mapping<std::int64_t>;
template <>
inline constexpr Mapping mapping_of<int>{Parameter::Kind::number, put_int, nullptr};
template <>
inline constexpr Mapping mapping_of<bool>{Parameter::Kind::number, put_bool, take_bool};
template <>
inline constexpr Mapping mapping_of<Money> = number_mapping<Money>;
template <>
inline constexpr Mapping mapping_of<Time> = number_mapping<Time>;
template <class Tag>
inline constexpr Mapping mapping_of<Id<Tag>> = number_mapping<Id<Tag>>;
template <>
inline constexpr Mapping mapping_of<std::string> = text_mapping<std::string, false>;
template <>
inline constexpr Mapping mapping_of<std::string_view>{Parameter::Kind::text, put_view, nullptr};
template <>
inline constexpr Mapping mapping_of<Personal> = text_mapping<Personal, true>;
template <>
inline constexpr Mapping mapping_of<Sealed> = bytes_mapping<Sealed, true>;
template <>
inline constexpr Mapping mapping_of<Blind> = bytes_mapping<Blind, true>;
template <>
inline constexpr Mapping mapping_of<Bytes> = bytes_mapping<Bytes, false>;
template <>
inline constexpr Mapping mapping_of<Date>{Parameter::Kind::text, put_day, take_day};
template <>
inline constexpr Mapping mapping_of<PartialDate>{Parameter::Kind::text, put_partial_day, take_partial_day};
template <DescribedEnum E>
inline constexpr Mapping mapping_of<E>{Parameter::Kind::text, put_word<E>, take_word<E>};

template <class T>
void put_optional(const void* value, Texts& texts, Parameter& out) {
    const auto& held = *static_cast<const std::optional<T>*>(value);
    if (held) mapping_of<T>.put(&*held, texts, out);
    else out = {.kind = mapping_of<T>.kind, .null = true};
}
template <class T>
void take_optional(const Statement& row, int column, void* value) {
    auto& held = *static_cast<std::optional<T>*>(value);
    if (row.is_null(column)) held.reset();
    else mapping_of<T>.take(row, column, &held.emplace());
}
template <class T>
inline constexpr Mapping mapping_of<std::optional<T>>{mapping_of<T>.kind, put_optional<T>, take_optional<T>,
                                                      mapping_of<T>.personal};

/// A value as a parameter; `texts` must outlive it, and so must the value.
template <class T>
Parameter to_parameter(Texts& texts, const T& value) {
    Parameter out;
    mapping_of<T>.put(&value, texts, out);
    return out;
}

/// One of a query's $1, $2…, its type put away. Refers to the value.
class Argument {
public:
    template <class T>
    requires(!std::is_array_v<T>) Argument(const T& value) : value_(&value), put_(mapping_of<T>.put) {}
    Argument(const char* text) : value_(text), put_(put_characters) {}
    void put(Texts& texts, Parameter& out) const { put_(value_, texts, out); }

private:
    const void* value_;
    void (*put_)(const void* value, Texts&, Parameter& out);
};

using ArgumentList = std::initializer_list<Argument>;

}
