#pragma once
// JSON Schemas of described structs for OpenAPI 3.1, made from the types that are really sent and read.
#include "base/field_rules.hpp"
#include "http/json.hpp"
#include <boost/core/demangle.hpp>
#include <boost/json/object.hpp>
#include <boost/json/array.hpp>
#include <map>

namespace http {

/// Schemas by name, each struct once. What is read and what is written differ: a command may leave optionals out, a
/// reply always writes them, as null; so the structs inside commands are named apart.
struct Schemas {
    std::map<std::string, boost::json::object> named{};
    bool of_commands = false;
};

/// What OpenAPI says of one route.
struct Operation {
    std::vector<std::string> path_names{};  // given by the caller
    bool has_body = false;                  // POST: members beyond the path are the body
    boost::json::array parameters{};
    boost::json::object body{};
    boost::json::value reply{};
    bool takes_upload = false;
    bool reply_is_file = false;
};

/// "people::Member" as a component's name: "PeopleMember"; templates by their argument.
std::string component_name(std::string_view demangled);
boost::json::object simple_schema(std::string_view type, std::string_view format = "");
boost::json::object reference_to(const std::string& component);

/// Says of a text, an optional one or a list of them how long it may be.
void limit_text(boost::json::value& schema, std::size_t most);
/// Says of a field what a form can tell of it, its length first.
void describe_field(boost::json::value& schema, const FieldRule& rule);

template <class T>
boost::json::object schema_of(Schemas& schemas);

/// The members of a struct as an object schema.
template <Described T>
boost::json::object object_schema(Schemas& schemas, const std::vector<std::string>& without = {}) {
    boost::json::object properties;
    boost::json::array required;
    for_each_member<T>([&](std::string_view name, auto member) {
        using M = std::remove_cvref_t<decltype(std::declval<T>().*member)>;
        if constexpr (!std::is_same_v<M, Upload>) {
            if (std::find(without.begin(), without.end(), name) != without.end()) return;
            properties[name] = schema_of<M>(schemas);
            if (schemas.of_commands) describe_field(properties[name], field_rule_in<T>(name));
            if (!IsOptional<M>::value || !schemas.of_commands) required.emplace_back(name);
        }
    });
    boost::json::object schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
    if (!required.empty()) schema["required"] = required;
    return schema;
}

/// An enum as its words.
template <DescribedEnum E>
boost::json::object enum_schema() {
    boost::json::array words;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto each) { words.emplace_back(each.name); });
    return {{"type", "string"}, {"enum", words}};
}

template <class T>
boost::json::object schema_of(Schemas& schemas) {
    if constexpr (IsOptional<T>::value) {
        const auto inner = schema_of<typename T::value_type>(schemas);
        return {{"anyOf", boost::json::array{inner, simple_schema("null")}}};
    } else if constexpr (IsVector<T>::value)
        return {{"type", "array"}, {"items", schema_of<typename T::value_type>(schemas)}};
    else if constexpr (std::is_same_v<T, bool>) return simple_schema("boolean");
    else if constexpr (std::is_same_v<T, std::int64_t> || IsId<T>::value) return simple_schema("integer", "int64");
    else if constexpr (std::is_same_v<T, Money>) return simple_schema("integer", "fen");
    else if constexpr (std::is_same_v<T, Time>) return simple_schema("integer", "milliseconds");
    else if constexpr (std::is_same_v<T, Date>) return simple_schema("string", "date");
    else if constexpr (std::is_same_v<T, PartialDate>) return simple_schema("string", "month-or-date");
    else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, store::Personal>)
        return simple_schema("string");
    else if constexpr (std::is_same_v<T, Done>) return simple_schema("object");
    else {
        auto name = component_name(boost::core::demangle(typeid(T).name()));
        if (schemas.of_commands && !DescribedEnum<T>) name += "Input";
        if (!schemas.named.contains(name)) {
            schemas.named[name] = {};  // before its members, which may refer back
            if constexpr (DescribedEnum<T>) schemas.named[name] = enum_schema<T>();
            else schemas.named[name] = object_schema<T>(schemas);
        }
        return reference_to(name);
    }
}

/// Splits a command into path and query parameters and a body.
template <Described Ask>
void add_parameters(Schemas& schemas, Operation& operation) {
    schemas.of_commands = true;
    for_each_member<Ask>([&](std::string_view name, auto member) {
        using M = std::remove_cvref_t<decltype(std::declval<Ask>().*member)>;
        if constexpr (!std::is_same_v<M, Upload>) {
            const auto& names = operation.path_names;
            const bool in_path = std::find(names.begin(), names.end(), name) != names.end();
            if (!in_path && operation.has_body && !operation.takes_upload) return;
            boost::json::object schema;
            if constexpr (IsOptional<M>::value) schema = schema_of<typename M::value_type>(schemas);
            else schema = schema_of<M>(schemas);
            const bool is_list = schema.contains("items");  // written "a,b"
            boost::json::value limited(schema);
            limit_text(limited, text_most(name));
            boost::json::object parameter{{"name", name},
                                          {"in", in_path ? "path" : "query"},
                                          {"required", in_path || !IsOptional<M>::value},
                                          {"schema", limited}};
            if (is_list) parameter["explode"] = false;
            operation.parameters.push_back(std::move(parameter));
        }
    });
    if (operation.has_body && !operation.takes_upload)
        operation.body = object_schema<Ask>(schemas, operation.path_names);
    schemas.of_commands = false;
}

}
