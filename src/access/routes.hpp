#pragma once
// The slice's interface and its refusals in words, for the program that puts all slices together.
#include "http/route.hpp"

namespace access_control {
std::span<const http::Route> routes();
std::span<const http::Sentence> sentences();
std::vector<store::TableInfo> tables();
std::vector<store::Invariant> invariants();
/// Whose rows of other tables they name.
std::vector<store::Reference> references();
}
