#pragma once
// What a form can tell of a field before it sends it: how a text is built, how large a number may be, which code list a
// word is of. OpenAPI says it (http/schema.hpp), pages judge by it; the use case judges all the same.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// A `format` names what is asked for; its `pattern` is of the text as it is read: half width, no blanks at its ends.
/// A format without one is of figures that are read with blanks and hyphens between them.
struct FieldRule {
    std::string_view field;
    std::string_view format{};
    std::string pattern{};
    std::optional<std::size_t> least{};         // characters
    std::optional<std::int64_t> from{}, to{};   // a number; a sum in fen
    std::string_view codes{};                   // the code table
};

/// The rule that all fields of that name have; nothing for others.
const FieldRule* field_rule(std::string_view field);

/// A struct with fields that have rules of their own says so in its slice, where the routes see it:
/// std::vector<FieldRule> field_rules_of(std::type_identity<T>).
template <class T>
concept HasFieldRules = requires { field_rules_of(std::type_identity<T>{}); };

/// The rule of a struct's field, an empty one when it has none.
template <class T>
FieldRule field_rule_in(std::string_view field) {
    if constexpr (HasFieldRules<T>)
        for (auto& each : field_rules_of(std::type_identity<T>{}))
            if (each.field == field) return each;
    const auto* common = field_rule(field);
    return common ? *common : FieldRule{.field = field};
}
