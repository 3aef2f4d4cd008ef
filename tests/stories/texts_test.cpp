// Every text that any request may have, from the route tables: none is without a limit, and each but what is kept
// as typed is read as what is seen.
#include "app/slices.hpp"
#include "http/openapi.hpp"
#include "tests/stories/support/county.hpp"
#include <boost/json.hpp>
#include <doctest/doctest.h>
#include <set>

using namespace stories;

namespace {

/// A text field that requests may have: its path within the body or the query, "items[0].opinion".
struct TextField {
    std::string path;
    std::size_t most = 0;
};

class Interface {
public:
    Interface() : document_(boost::json::parse(http::openapi_document(app::routes(), app::sentences(), "test"))) {}

    /// A body of nothing but that text, so long; lists hold one entry.
    static boost::json::value body_with(std::string_view path, const std::string& text) {
        const auto dot = path.find('.');
        auto name = std::string(path.substr(0, dot));
        const bool is_list = name.ends_with("[0]");
        if (is_list) name.resize(name.size() - 3);
        boost::json::value value =
            dot == path.npos ? boost::json::value(text) : body_with(path.substr(dot + 1), text);
        if (is_list) value = boost::json::array{value};
        return boost::json::object{{name, value}};
    }

    std::vector<TextField> body_texts(const http::Route& route) const {
        std::vector<TextField> found;
        const auto& operation = operation_of(route);
        if (const auto* body = operation.if_contains("requestBody"))
            if (const auto* json = body->at("content").as_object().if_contains("application/json"))
                walk(json->at("schema"), "", found);
        return found;
    }
    std::vector<TextField> parameter_texts(const http::Route& route) const {
        std::vector<TextField> found;
        if (const auto* all = operation_of(route).if_contains("parameters"))
            for (const auto& each : all->as_array())
                if (each.as_object().contains("name"))
                    walk(each.at("schema"), std::string(each.at("name").as_string()), found);
        return found;
    }

private:
    const boost::json::object& operation_of(const http::Route& route) const {
        return document_.at("paths")
            .at(route.path)
            .at(route.method == http::verb::post ? "post" : "get")
            .as_object();
    }
    void walk(const boost::json::value& schema, const std::string& path, std::vector<TextField>& found) const {
        const auto& members = schema.as_object();
        if (const auto* reference = members.if_contains("$ref")) {
            const auto name =
                std::string(reference->as_string()).substr(std::string("#/components/schemas/").size());
            return walk(document_.at("components").at("schemas").at(name), path, found);
        }
        if (const auto* either = members.if_contains("anyOf"))
            for (const auto& each : either->as_array()) walk(each, path, found);
        if (const auto* items = members.if_contains("items")) return walk(*items, path + "[0]", found);
        if (const auto* properties = members.if_contains("properties"))
            for (const auto& each : properties->as_object())
                walk(each.value(), (path.empty() ? "" : path + ".") + std::string(each.key()), found);
        const auto* type = members.if_contains("type");
        if (!type || *type != "string" || members.contains("enum")) return;
        const auto* format = members.if_contains("format");
        if (format && format->as_string().ends_with("date")) return;
        CAPTURE(path);
        REQUIRE(members.contains("maxLength"));
        found.push_back({path, static_cast<std::size_t>(members.at("maxLength").as_int64())});
    }
    boost::json::value document_;
};

/// Whether a refusal's fields say that of one of them.
bool says(const std::vector<FieldIssue>& issues, const std::string& field, const char* code) {
    return std::any_of(issues.begin(), issues.end(),
                       [&](const FieldIssue& issue) { return issue.field == field && issue.code == code; });
}

std::vector<FieldIssue> issues_of(const http::Route& route, http::Input& input) {
    const auto ask = route.handler.decode(input);
    return ask ? std::vector<FieldIssue>{} : ask.error().fields;
}

std::string of_length(std::size_t characters) {
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) text += "情";
    return text;
}

/// The first text within.
std::string text_within(const boost::json::value& value) {
    if (value.is_object()) return text_within(value.get_object().begin()->value());
    if (value.is_array()) return text_within(value.get_array().at(0));
    return std::string(value.as_string());
}

const Interface& interface() {
    static const Interface all;
    return all;
}

}

TEST_CASE("no text of any request is without a limit: one character more is refused by its name") {
    int tried = 0;
    for (const auto& route : app::routes()) {
        if (!route.path.starts_with("/api/") || route.path == "/api/sign-in") continue;
        CAPTURE(route.path);
        for (const auto& field : interface().body_texts(route)) {
            CAPTURE(field.path);
            const auto send = [&](std::size_t characters) {
                http::Input input{.fields = Interface::body_with(field.path, of_length(characters)).as_object()};
                return issues_of(route, input);
            };
            CHECK(says(send(field.most + 1), field.path, "text.too_long"));
            CHECK_FALSE(says(send(field.most), field.path, "text.too_long"));
            ++tried;
        }
        for (const auto& field : interface().parameter_texts(route)) {
            CAPTURE(field.path);
            const auto name = field.path.substr(0, field.path.find('['));
            http::Input input{.fields = {{name, of_length(field.most + 1)}}, .textual = {name}};
            CHECK(says(issues_of(route, input), name, "text.too_long"));
            ++tried;
        }
    }
    CHECK(tried > 100);
}

TEST_CASE(
    "every text of every request is read as what is seen, and what turns its direction is refused by its name") {
    const std::set<std::string> as_typed{"password", "current", "new_password", "after", "before", "body"};
    const std::string typed = "⽯\u200b桥", seen = "石桥";
    std::set<std::string> left;
    int tried = 0;
    for (const auto& route : app::routes()) {
        if (!route.path.starts_with("/api/")) continue;
        CAPTURE(route.path);
        const auto check = [&](const std::string& field,
                               const std::function<http::Input(const std::string&)>& with) {
            CAPTURE(field);
            auto input = with(typed);
            issues_of(route, input);
            const auto read = text_within(input.fields);
            const bool refuses = [&] {
                auto isolated = with("石\u2066桥"), turned = with("石\u202e桥");
                return says(issues_of(route, isolated), field, "text.turns_direction") &&
                       says(issues_of(route, turned), field, "text.turns_direction");
            }();
            if (as_typed.contains(field)) {
                left.insert(field);
                CHECK(read == typed);
                CHECK_FALSE(refuses);
            } else {
                CHECK(read == seen);
                CHECK(refuses);
            }
            ++tried;
        };
        for (const auto& field : interface().body_texts(route))
            check(field.path, [&](const std::string& text) {
                return http::Input{.fields = Interface::body_with(field.path, text).as_object()};
            });
        for (const auto& field : interface().parameter_texts(route)) {
            const auto name = field.path.substr(0, field.path.find('['));
            check(name, [&](const std::string& text) {
                return http::Input{.fields = {{name, text}}, .textual = {name}};
            });
        }
    }
    CHECK(tried > 100);
    CHECK(left == as_typed);
}
