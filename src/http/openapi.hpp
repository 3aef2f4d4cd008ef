#pragma once
// The interface as an OpenAPI 3.1 document, made from the route tables and the described structs: the source of the
// TypeScript client. Nothing in it is written by hand.
#include "http/route.hpp"

namespace http {

/// "GET /api/cases/{id}" as a unique name: "get_cases_by_id".
std::string operation_name(verb method, std::string_view path);

/// All /api routes, in the order given, as JSON with line breaks, the same bytes for the same tables. The refusal
/// codes become an enum, so that a client can know each.
std::string openapi_document(std::span<const Route> routes, std::span<const Sentence> sentences,
                             std::string_view version);
}
