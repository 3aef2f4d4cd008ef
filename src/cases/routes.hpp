#pragma once
// The slice's interface, tables and rules over all data, for the program that puts all slices together.
#include "cases/sentences.hpp"
#include "documents/recent_papers.hpp"
#include "http/route.hpp"
#include "http/todo.hpp"
#include "jobs/jobs.hpp"

namespace cases {
/// `recent`: what the use cases know of papers that came before; without it each is opened.
std::vector<http::Route> routes(documents::RecentPapers* recent);
/// The steps that wait for an office.
std::vector<http::TodoSource> todos();
std::vector<store::TableInfo> tables();
std::vector<store::Invariant> invariants();
/// How the ledgers follow the people they tell of.
std::vector<store::Follower> followers();
/// Once a day: a head's share of the households in which somebody died moves with the month.
void follow_month(store::Store&);
/// The kinds of long work that the slice does.
std::vector<jobs::Kind> job_kinds();
}
