#include "http/openapi.hpp"
#include "base/permission.hpp"
#include <boost/json/serialize.hpp>
#include <cctype>
#include <set>

namespace http {

namespace json = boost::json;

namespace {

std::vector<std::string> names_in(std::string_view path) {
    std::vector<std::string> names;
    for (auto at = path.find('{'); at != path.npos; at = path.find('{', at + 1))
        names.emplace_back(path.substr(at + 1, path.find('}', at) - at - 1));
    return names;
}

json::object content(std::string_view type, json::value schema) {
    return {{type, {{"schema", std::move(schema)}}}};
}

/// A mutating request is done once per key; sign-in and public forms have none yet, drafts need none.
bool has_key(const Route& route) {
    return route.method == verb::post && route.needs != Permission::anyone && route.form != Form::draft;
}

json::object bytes_schema() { return {{"type", "string"}, {"format", "binary"}}; }

json::object operation_of(const Route& route, Schemas& schemas) {
    Operation operation{.path_names = names_in(route.path), .has_body = route.method == verb::post};
    route.handler.describe(schemas, operation);
    auto parameters = std::move(operation.parameters);
    if (has_key(route)) parameters.push_back(json::object{{"$ref", "#/components/parameters/IdempotencyKey"}});
    json::object out{{"operationId", operation_name(route.method, route.path)},
                     {"x-permission", permission_name(route.needs)}};
    if (!parameters.empty()) out["parameters"] = parameters;
    if (operation.takes_upload)
        out["requestBody"] = {{"required", true}, {"content", content("application/octet-stream", bytes_schema())}};
    else if (operation.has_body)
        out["requestBody"] = {{"required", true}, {"content", content("application/json", operation.body)}};
    auto reply = operation.reply_is_file ? content("application/octet-stream", bytes_schema())
                                         : content("application/json", operation.reply);
    out["responses"] = {{"200", {{"description", "done"}, {"content", std::move(reply)}}},
                        {"default", {{"$ref", "#/components/responses/Refused"}}}};
    if (route.needs == Permission::anyone) out["security"] = json::array{};
    return out;
}

json::object error_schema() {
    const json::object text{{"type", "string"}};
    const json::object field{{"type", "object"},
                             {"properties", {{"field", text}, {"code", text}, {"message", text}}},
                             {"required", {"field", "code", "message"}},
                             {"additionalProperties", false}};
    return {{"type", "object"},
            {"properties",
             {{"code", reference_to("ErrorCode")},
              {"message", text},
              {"fields", {{"type", "array"}, {"items", field}}},
              {"details", {{"type", "array"}, {"items", text}}},
              {"request", text}}},
            {"required", {"code", "message", "fields", "details", "request"}},
            {"additionalProperties", false}};
}

json::object error_codes(std::span<const Sentence> sentences) {
    std::set<std::string_view> codes;
    for (const auto& sentence : sentences) codes.insert(sentence.code);
    json::array words;
    for (const auto code : codes) words.emplace_back(code);
    return {{"type", "string"}, {"enum", words}};
}

json::object components(Schemas schemas, std::span<const Sentence> sentences) {
    schemas.named["Error"] = error_schema();
    schemas.named["ErrorCode"] = error_codes(sentences);
    json::object named;
    for (auto& [name, schema] : schemas.named) named[name] = std::move(schema);
    const json::object key{
        {"name", "Idempotency-Key"},
        {"in", "header"},
        {"required", true},
        {"description", "Made by the client, new for each thing to be done, the same when it is sent again."},
        {"schema", {{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]{16,64}$"}}}};
    return {{"schemas", named},
            {"parameters", {{"IdempotencyKey", key}}},
            {"responses",
             {{"Refused",
               {{"description", "refused, with a code and a sentence"},
                {"content", content("application/json", reference_to("Error"))}}}}},
            {"securitySchemes",
             {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "bangfu_session"}}},
              {"csrf", {{"type", "apiKey"}, {"in", "header"}, {"name", "X-Bangfu-Csrf"}}}}}};
}

/// Breaks lines after the commas between members, so that a change of the interface reads well as a difference.
std::string broken_into_lines(const std::string& text) {
    std::string out;
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
        const bool closes = !quoted && (c == '}' || c == ']'), opens = !quoted && (c == '{' || c == '[');
        const bool is_empty = (closes && (text[i - 1] == '{' || text[i - 1] == '[')) ||
                              (opens && (text[i + 1] == '}' || text[i + 1] == ']'));
        if (closes && --depth < 6 && !is_empty) out += "\n" + std::string(depth, ' ');
        out += c;
        if (opens) ++depth;
        if (((opens && depth <= 6) || (!quoted && c == ',' && depth <= 6)) && !is_empty)
            out += "\n" + std::string(depth, ' ');
    }
    return out + "\n";
}

}

std::string operation_name(verb method, std::string_view path) {
    if (path.starts_with("/api/")) path.remove_prefix(5);
    std::string name = method == verb::post ? "post_" : "get_";
    for (const char c : path) {
        if (c == '{') name += "by_";
        else if (c != '}') name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    }
    return name;
}

std::string openapi_document(std::span<const Route> routes, std::span<const Sentence> sentences,
                             std::string_view version) {
    Schemas schemas;
    json::object paths;
    for (const auto& route : routes) {
        if (!route.path.starts_with("/api/")) continue;
        auto& item = paths[route.path];
        if (item.is_null()) item = json::object();
        item.as_object()[route.method == verb::post ? "post" : "get"] = operation_of(route, schemas);
    }
    const json::object document{
        {"openapi", "3.1.0"},
        {"info", {{"title", "Bangfu"}, {"version", version}}},
        {"security", json::array{json::object{{"session", json::array{}}, {"csrf", json::array{}}}}},
        {"paths", paths},
        {"components", components(std::move(schemas), sentences)}};
    return broken_into_lines(json::serialize(document));
}

std::string component_name(std::string_view demangled) {
    std::string name;
    bool starts_word = true;
    for (std::size_t at = 0; at < demangled.size(); ++at) {
        const char c = demangled[at];
        if (demangled.substr(at).starts_with("(anonymous namespace)")) at += 20;
        else if (std::isalnum(static_cast<unsigned char>(c))) {
            name += starts_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
            starts_word = false;
            continue;
        }
        starts_word = true;
    }
    return name;
}

json::object simple_schema(std::string_view type, std::string_view format) {
    json::object schema{{"type", type}};
    if (!format.empty()) schema["format"] = format;
    return schema;
}

void limit_text(json::value& schema, std::size_t most) {
    auto& members = schema.as_object();
    if (members.contains("items")) return limit_text(members["items"], most);
    if (auto* either = members.if_contains("anyOf"))
        for (auto& each : either->as_array()) limit_text(each, most);
    const auto* type = members.if_contains("type");
    if (!type || *type != "string" || members.contains("format") || members.contains("enum")) return;
    members["maxLength"] = most;
}

namespace {

void describe_text(json::object& text, const FieldRule& rule) {
    if (!text.contains("maxLength")) return;
    if (rule.least) text["minLength"] = *rule.least;
    if (!rule.format.empty()) text["format"] = rule.format;
    if (!rule.pattern.empty()) text["pattern"] = rule.pattern;
    if (!rule.codes.empty()) text["x-codes"] = rule.codes;
}

/// Sums have bounds, whatever they are of.
void describe_number(json::object& number, const FieldRule& rule) {
    const auto* format = number.if_contains("format");
    const bool is_sum = format && *format == "fen";
    const auto bound = [&](const char* name, std::optional<std::int64_t> stated, std::int64_t most) {
        if (stated) number[name] = *stated;
        else if (is_sum) number[name] = most;
    };
    bound("minimum", rule.from, -money_most.fen);
    bound("maximum", rule.to, money_most.fen);
}

void describe_alone(json::value& schema, const FieldRule& rule) {
    auto& members = schema.as_object();
    if (members.contains("items")) return describe_alone(members["items"], rule);
    if (auto* either = members.if_contains("anyOf"))
        for (auto& each : either->as_array()) describe_alone(each, rule);
    const auto* type = members.if_contains("type");
    if (!type) return;
    if (*type == "string") describe_text(members, rule);
    if (*type == "integer") describe_number(members, rule);
}

}

void describe_field(json::value& schema, const FieldRule& rule) {
    limit_text(schema, text_most(rule.field));
    describe_alone(schema, rule);
}

json::object reference_to(const std::string& component) { return {{"$ref", "#/components/schemas/" + component}}; }

}
