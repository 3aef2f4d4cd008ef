#include "base/permission.hpp"
#include "http/openapi.hpp"
#include "tests/support/http_service.hpp"
#include <doctest/doctest.h>
#include <set>

namespace {

using namespace http;
namespace json = boost::json;

json::value document() { return *parse_json(openapi_document(test::routes(), test::sentences(), "1.2.3")); }

/// Every "$ref" anywhere in the document.
void collect_references(const json::value& value, std::vector<std::string>& out) {
    if (value.is_array())
        for (const auto& each : value.get_array()) collect_references(each, out);
    if (!value.is_object()) return;
    for (const auto& [key, each] : value.get_object()) {
        if (key == "$ref") out.emplace_back(each.get_string());
        else collect_references(each, out);
    }
}

}

TEST_CASE("every route of the interface stands in the document, once") {
    const auto whole = document();
    CHECK(whole.at("openapi").get_string() == "3.1.0");
    std::set<std::string> names;
    for (const auto& route : test::routes()) {
        CAPTURE(route.path);
        if (!route.path.starts_with("/api/")) {
            CHECK(!whole.at("paths").get_object().contains(route.path));
            continue;
        }
        const auto& operation = whole.at("paths").at(route.path).at(route.method == verb::post ? "post" : "get");
        CHECK(operation.at("x-permission").get_string() == json::string_view(permission_name(route.needs)));
        CHECK(names.insert(std::string(operation.at("operationId").get_string())).second);
    }
    std::vector<std::string> references;
    collect_references(whole, references);
    CHECK(references.size() > 10);
    for (const auto& reference : references) {
        CAPTURE(reference);
        CHECK_NOTHROW(whole.at_pointer(reference.substr(1)));
    }
}

TEST_CASE("commands and replies are described as they are read and written") {
    const auto whole = document();
    struct Row {
        const char* sentence;
        const char* pointer;
        const char* value;
    };
    const Row rows[] = {
        {"a command may leave optionals out",
         "/paths/~1api~1notes/post/requestBody/content/application~1json/schema/required",
         R"(["id","form","lines"])"},
        {"a command inside a command too", "/components/schemas/HttpTestLineInput/required", R"(["text"])"},
        {"a reply always writes them", "/components/schemas/HttpTestLine/required", R"(["text","cost"])"},
        {"an optional is a value or null", "/components/schemas/HttpTestLine/properties/cost",
         R"({"anyOf":[{"type":"integer","format":"fen"},{"type":"null"}]})"},
        {"an enum is its words", "/components/schemas/HttpTestColour",
         R"({"type":"string","enum":["red","green"]})"},
        {"a path's name is its parameter", "/paths/~1api~1notes~1{id}/get/parameters/0",
         R"({"name":"id","in":"path","required":true,"schema":{"type":"integer","format":"int64"}})"},
        {"a query's list is written with commas", "/paths/~1api~1notes/get/parameters/0/explode", "false"},
        {"a mutation has its key", "/paths/~1api~1notes/post/parameters/0",
         R"({"$ref":"#/components/parameters/IdempotencyKey"})"},
        {"sign-in has none, nor a session", "/paths/~1api~1session/post/security", "[]"},
        {"a session's reply is its body",
         "/paths/~1api~1session/post/responses/200/content/application~1json/schema", R"({"type":"object"})"},
        {"an upload is bytes",
         "/paths/~1api~1notes~1{id}~1file/post/requestBody/content/application~1octet-stream/schema/format",
         R"("binary")"},
        {"a download is bytes",
         "/paths/~1api~1notes~1{id}~1file/get/responses/200/content/application~1octet-stream/schema/format",
         R"("binary")"},
        {"a refusal has its shape", "/paths/~1api~1notes/get/responses/default",
         R"({"$ref":"#/components/responses/Refused"})"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        json::error_code error;
        const auto* found = whole.find_pointer(row.pointer, error);
        REQUIRE(found);
        CHECK(*found == *parse_json(row.value));
    }
    const auto& codes = whole.at_pointer("/components/schemas/ErrorCode/enum").get_array();
    CHECK(std::find(codes.begin(), codes.end(), "note.refused") != codes.end());
}

TEST_CASE("a type's name becomes a component's") {
    CHECK(component_name("people::Member") == "PeopleMember");
    CHECK(component_name("Paged<cases::(anonymous namespace)::Line>") == "PagedCasesLine");
    CHECK(operation_name(verb::post, "/api/cases/{id}/submit") == "post_cases_by_id_submit");
}

TEST_CASE("the document is the same each time and has lines") {
    const auto first = openapi_document(test::routes(), test::sentences(), "1");
    CHECK(first == openapi_document(test::routes(), test::sentences(), "1"));
    CHECK(std::count(first.begin(), first.end(), '\n') > 100);
}
