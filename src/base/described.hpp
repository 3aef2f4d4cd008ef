#pragma once
// Boost.Describe in one spelling: a struct described once serves JSON, SQL rows and OpenAPI.
#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <string_view>
#include <type_traits>

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

/// The list of a struct's described members, bases first; each has a `name` and a `pointer`.
template <Described T>
using MembersOf =
    boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

/// Calls visit(name, member_pointer) for each described member, bases first.
template <Described T, class Visit>
constexpr void for_each_member(Visit&& visit) {
    [&]<template <class...> class List, class... M>(List<M...>) {
        (visit(std::string_view(M::name), M::pointer), ...);
    }(MembersOf<T>{});
}

/// Their names, in that order.
template <Described T>
inline constexpr auto member_names = []<template <class...> class List, class... M>(List<M...>) {
    return std::array<std::string_view, sizeof...(M)>{std::string_view(M::name)...};
}(MembersOf<T>{});

/// An enumerator and its word.
template <class E>
struct EnumWord {
    E value;
    std::string_view word;
};

/// All of an enum's enumerators. A table, since to compare with each in code is dear to compile.
template <DescribedEnum E>
inline constexpr auto enum_words = []<template <class...> class List, class... W>(List<W...>) {
    return std::array<EnumWord<E>, sizeof...(W)>{EnumWord<E>{W::value, W::name}...};
}(boost::describe::describe_enumerators<E>{});

/// The enumerator's name, the same word in C++, JSON and SQL.
template <DescribedEnum E>
constexpr std::string_view enum_name(E value) {
    for (const auto& each : enum_words<E>)
        if (each.value == value) return each.word;
    return {};
}

/// The enumerator of that name; false when there is none.
template <DescribedEnum E>
constexpr bool enum_from(std::string_view name, E& out) {
    for (const auto& each : enum_words<E>)
        if (each.word == name) {
            out = each.value;
            return true;
        }
    return false;
}
