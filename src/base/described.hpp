#pragma once
// Boost.Describe in one spelling: a struct described once serves JSON, SQL rows and OpenAPI.
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <string_view>
#include <type_traits>

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

/// Calls visit(name, member_pointer) for each described member, bases first.
template <Described T, class Visit>
constexpr void for_each_member(Visit&& visit) {
    using Members =
        boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto member) { visit(std::string_view(member.name), member.pointer); });
}

/// The enumerator's name, the same word in C++, JSON and SQL.
template <DescribedEnum E>
constexpr std::string_view enum_name(E value) {
    std::string_view found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto each) {
        if (each.value == value) found = each.name;
    });
    return found;
}

/// The enumerator of that name; false when there is none.
template <DescribedEnum E>
constexpr bool enum_from(std::string_view name, E& out) {
    bool found = false;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto each) {
        if (name == each.name) {
            out = each.value;
            found = true;
        }
    });
    return found;
}
