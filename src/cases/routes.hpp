#pragma once
// The slice's interface, tables and rules over all data, for the program that puts all slices together.
#include "cases/sentences.hpp"
#include "documents/recent_papers.hpp"
#include "http/route.hpp"
#include "http/todo.hpp"

namespace cases {
/// `recent`: what the use cases know of papers that came before; without it each is opened.
std::vector<http::Route> routes(documents::RecentPapers* recent);
/// The steps that wait for an office.
std::vector<http::TodoSource> todos();
std::vector<store::TableInfo> tables();
std::vector<store::Invariant> invariants();
/// Whose rows of other tables they name.
std::vector<store::Reference> references();
/// Cases carry papers.
store::OwnedBy paper_owner();
}
