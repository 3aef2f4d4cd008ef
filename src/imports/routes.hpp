#pragma once
// The slice's interface, tables, kinds of long work and rules over all data, for the program that puts all slices
// together.
#include "http/route.hpp"
#include "jobs/jobs.hpp"

namespace imports {
std::span<const http::Route> routes();
std::span<const http::Sentence> sentences();
std::vector<store::TableInfo> tables();
std::vector<store::Invariant> invariants();
std::vector<jobs::Kind> job_kinds();
}
