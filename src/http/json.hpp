#pragma once
// JSON in and out over Boost.Describe, strict: a missing, unknown, duplicate or wrong field is refused by its path,
// and all faults are named at once. Money is fen, ids and times are integers, days "YYYY-MM-DD". No doubles on
// purpose.
#include "base/described.hpp"
#include "base/result.hpp"
#include "base/limits.hpp"
#include "http/files.hpp"
#include "store/values.hpp"
#include <boost/json/value.hpp>
#include <charconv>
#include <vector>

namespace http {

using Wrong = std::vector<FieldIssue>;

/// Parses a document of at most 32 levels; refusals request.json, request.duplicate.
Result<boost::json::value> parse_json(std::string_view text);

/// No text is larger, whatever it is; most have far less (base/limits.hpp).
constexpr std::size_t text_bytes_max = 65'536;

/// Text fit to keep: well-formed UTF-8, no control characters but line break and tab, at most text_bytes_max.
bool is_clean_text(std::string_view text);

// ---- reading

/// Nobody corrects more at once; and a refusal is never much larger than what was sent.
constexpr std::size_t issues_max = 100;

/// In a list, how many.
constexpr std::size_t list_most = 1000;

inline void wrong(Wrong& issues, const std::string& path, const char* code) {
    if (issues.size() < issues_max) issues.push_back({path, code});
}

/// The texts of a request as what is seen (base/look_alikes.hpp), but for those that are kept as typed. Text that turns
/// its direction is wrong.
void mend_texts(boost::json::object& fields, Wrong& issues);

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

/// A whole number, also from the text of a path or query.
bool read_integer(const boost::json::value& from, bool textual, std::int64_t& out);

template <class T>
void read_value(const boost::json::value& from, const std::string& path, T& out, Wrong& issues,
                bool textual = false);

/// Members of an object into a struct; names in `textual` came from path or query.
template <Described T>
void read_object(const boost::json::object& from, const std::string& path, T& out, Wrong& issues,
                 const std::vector<std::string>& textual = {}) {
    std::size_t known = 0;
    const auto prefix = path.empty() ? std::string() : path + ".";
    for_each_member<T>([&](std::string_view name, auto member) {
        using M = std::remove_cvref_t<decltype(out.*member)>;
        if constexpr (!std::is_same_v<M, Upload>) {
            const auto* found = from.if_contains(name);
            known += found != nullptr ? 1 : 0;
            if (found) {
                const bool is_text = std::find(textual.begin(), textual.end(), name) != textual.end();
                read_value(*found, prefix + std::string(name), out.*member, issues, is_text);
            } else if constexpr (!IsOptional<M>::value) {
                wrong(issues, prefix + std::string(name), "json.missing");
            }
        }
    });
    if (known == from.size()) return;
    for (const auto& each : from) {
        bool ours = false;
        for_each_member<T>([&](std::string_view name, auto) { ours = ours || name == each.key(); });
        if (!ours) wrong(issues, prefix + std::string(each.key()), "json.unknown");
    }
}

template <class T>
void read_text(const boost::json::value& from, const std::string& path, T& out, Wrong& issues) {
    if (!from.is_string()) return wrong(issues, path, "json.not_text");
    const std::string_view text = from.get_string();
    if (text.size() > text_bytes_max) return wrong(issues, path, "text.too_long");
    if (!is_clean_text(text)) return wrong(issues, path, "json.bad_text");
    if (!is_text_within(text, text_most(path))) return wrong(issues, path, "text.too_long");
    if constexpr (std::is_same_v<T, std::string>) out = text;
    else if constexpr (std::is_same_v<T, store::Personal>) out.text = text;
    else if constexpr (DescribedEnum<T>) {
        if (!enum_from(text, out)) wrong(issues, path, "json.unknown_word");
    } else {
        const auto day = T::parse(text);
        if (day) out = *day;
        else wrong(issues, path, "json.not_a_day");
    }
}

/// "a,b" of a query as a list.
template <class T>
void read_list(std::string_view text, const std::string& path, std::vector<T>& out, Wrong& issues) {
    for (std::size_t from = 0; from <= text.size();) {
        if (out.size() == list_most) return wrong(issues, path, "json.too_long");
        const auto end = std::min(text.find(',', from), text.size());
        read_value(boost::json::value(text.substr(from, end - from)), path, out.emplace_back(), issues, true);
        from = end + 1;
    }
}

template <class T>
void read_value(const boost::json::value& from, const std::string& path, T& out, Wrong& issues, bool textual) {
    if constexpr (IsOptional<T>::value) {
        if (from.is_null()) out.reset();
        else read_value(from, path, out.emplace(), issues, textual);
    } else if constexpr (IsVector<T>::value) {
        if (textual && from.is_string()) return read_list(from.get_string(), path, out, issues);
        if (!from.is_array()) return wrong(issues, path, "json.not_a_list");
        const auto& list = from.get_array();
        if (list.size() > list_most) return wrong(issues, path, "json.too_long");
        for (std::size_t i = 0; i < list.size(); ++i)
            read_value(list[i], path + "[" + std::to_string(i) + "]", out.emplace_back(), issues);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (from.is_bool()) out = from.get_bool();
        else if (textual && from.is_string() && (from.get_string() == "true" || from.get_string() == "false"))
            out = from.get_string() == "true";
        else wrong(issues, path, "json.not_true_or_false");
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        if (!read_integer(from, textual, out)) wrong(issues, path, "json.not_a_number");
    } else if constexpr (IsId<T>::value) {
        if (!read_integer(from, textual, out.value) || out.value < 1) wrong(issues, path, "json.not_an_id");
    } else if constexpr (std::is_same_v<T, Money>) {
        if (!read_integer(from, textual, out.fen)) wrong(issues, path, "json.not_a_number");
        else if (!is_within_most(out)) wrong(issues, path, "money.too_large");
    } else if constexpr (std::is_same_v<T, Time>) {
        if (!read_integer(from, textual, out.ms)) wrong(issues, path, "json.not_a_number");
    } else if constexpr (Described<T>) {
        if (from.is_object()) read_object(from.get_object(), path, out, issues);
        else wrong(issues, path, "json.not_an_object");
    } else {
        read_text(from, path, out, issues);
    }
}

/// A document as a struct. Refusals: request.json, request.fields with every wrong field.
template <Described T>
Result<T> read_json(std::string_view text) {
    const auto document = parse_json(text);
    if (!document) return document.error();
    T out{};
    Wrong issues;
    read_value(*document, "", out, issues);
    if (!issues.empty()) return Refusal{"request.fields", issues};
    return out;
}

// ---- writing

void put_text(std::string& out, std::string_view text);

template <class T>
void put_value(std::string& out, const T& value) {
    if constexpr (IsOptional<T>::value) {
        if (value) put_value(out, *value);
        else out += "null";
    } else if constexpr (IsVector<T>::value) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0) out += ',';
            put_value(out, value[i]);
        }
        out += ']';
    } else if constexpr (std::is_same_v<T, bool>) out += value ? "true" : "false";
    else if constexpr (std::is_same_v<T, std::int64_t> || std::is_same_v<T, int>) out += std::to_string(value);
    else if constexpr (IsId<T>::value) out += std::to_string(value.value);
    else if constexpr (std::is_same_v<T, Money>) out += std::to_string(value.fen);
    else if constexpr (std::is_same_v<T, Time>) out += std::to_string(value.ms);
    else if constexpr (std::is_same_v<T, Done>) out += "{}";
    else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) put_text(out, value);
    else if constexpr (std::is_same_v<T, store::Personal>) put_text(out, value.text);
    else if constexpr (DescribedEnum<T>) put_text(out, enum_name(value));
    else if constexpr (Described<T>) {
        char before = '{';
        for_each_member<T>([&](std::string_view name, auto member) {
            out += before;
            before = ',';
            put_text(out, name);
            out += ':';
            put_value(out, value.*member);
        });
        out += before == '{' ? "{}" : "}";
    } else put_text(out, value.iso());
}

template <class T>
std::string write_json(const T& value) {
    std::string out;
    put_value(out, value);
    return out;
}

}
