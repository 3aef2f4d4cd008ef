#pragma once
// The papers of a case for the program that puts all slices together.
#include "http/route.hpp"
#include "papers/papers.hpp"

namespace cases {
std::vector<http::Route> paper_routes();
/// The kinds of papers that tell of a case.
papers::Kinds paper_kinds();
}
