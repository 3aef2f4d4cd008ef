#pragma once
// The slice's interface, tables and rules over all data, for the program that puts all slices together.
#include "http/route.hpp"
#include "store/table.hpp"

namespace steps {

std::span<const http::Route> routes();
std::span<const http::Sentence> sentences();
std::vector<store::TableInfo> tables();
std::vector<store::Invariant> invariants();

}
