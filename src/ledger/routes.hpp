#pragma once
// The slice's interface, tables and rules over all data, for the program that puts all slices together.
#include "http/route.hpp"
#include "jobs/jobs.hpp"

namespace ledger {
std::vector<http::Route> routes();
std::vector<store::TableInfo> tables();
std::vector<store::Invariant> invariants();
/// How the ledgers follow the cases and the people they tell of.
std::vector<store::Follower> followers();
/// Once a day: a head's share of the households in which somebody died moves with the month.
void follow_month(store::Store&);
/// The kinds of long work that the slice does.
std::vector<jobs::Kind> job_kinds();
}
