// Feeds strange bytes to the strict gate and to what reads paths, forms and JSON behind it.
#include "base/result.hpp"
#include "http/json.hpp"
#include "http/request.hpp"
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cstdint>

namespace {

/// What dispatch relies on once a head was let through.
void check(const http::Request& request) {
    ensure(request.method == "GET" || request.method == "POST" || request.method == "HEAD");
    ensure(request.path.starts_with('/') && request.path.find("/../") == std::string::npos);
    ensure(request.header("transfer-encoding").empty());
    ensure(request.method == "POST" || request.content_length == 0);
}

void read_request(std::string_view bytes) {
    const auto end = http::head_end(bytes);
    if (end == std::string_view::npos) return;
    ensure(end <= bytes.size());
    http::Request request;
    if (http::read_head(bytes.substr(0, end), request) == 200) check(request);
}

bool has_fraction(const boost::json::value& value) {
    if (const auto* list = value.if_array()) return std::ranges::any_of(*list, has_fraction);
    if (const auto* object = value.if_object())
        return std::ranges::any_of(*object, [](const auto& field) { return has_fraction(field.value()); });
    return value.is_double();
}

void read_document(std::string_view bytes) {
    const auto value = http::parse_json(bytes);
    // No field takes a fraction, and one beyond a double's range is written as a number that cannot be read.
    if (!value || has_fraction(*value)) return;
    // What was read once is read again.
    const auto again = http::parse_json(boost::json::serialize(*value));
    ensure(again.has_value() && *again == *value);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read_request(bytes);
    read_document(bytes);
    http::url_decode(bytes);
    if (const auto fields = http::read_form(bytes))
        for (const auto& [name, value] : *fields) ensure(http::is_clean_text(name) && http::is_clean_text(value));
    return 0;
}
