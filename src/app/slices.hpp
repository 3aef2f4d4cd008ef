#pragma once
// The one place that names all slices: their tables, routes and sentences put together, and who
// follows whose changes.
#include "documents/recent_papers.hpp"
#include "http/route.hpp"
#include "jobs/jobs.hpp"
#include "store/table.hpp"

namespace app {

store::Schema schema();
/// `recent`: a part that main builds, one in a process; without it each paper is opened.
std::vector<http::Route> routes(documents::RecentPapers* recent = nullptr);
std::vector<http::Sentence> sentences();
/// Every kind of long work that some slice does.
std::vector<jobs::Kind> job_kinds();
/// What the program does with each new day.
std::vector<jobs::Chore> chores();

}
