#pragma once
// The slice's interface, tables and rules over all data, for the program that puts all slices together.
#include "http/route.hpp"
#include "http/todo.hpp"
#include "people/sentences.hpp"

namespace people {
std::span<const http::Route> routes();
/// What waits: numbers already on file elsewhere.
std::vector<http::TodoSource> todos();
std::vector<store::TableInfo> tables();
std::vector<store::Invariant> invariants();
/// Whose rows of other tables they name.
std::vector<store::Reference> references();
}
