#pragma once
// How each route of the program is asked: what stands in its path, query and body. "{id}" and the like are filled
// with records of some place.
#include <string>
#include <vector>

namespace stories {

struct Filling {
    std::string route;  // "POST /api/cases/{id}/submit", as the route table has it
    std::string query{}, body{}, content_type = "application/json";
    bool ends_sessions = false;
};

/// Null for a route that nobody has said how to ask: the matrix fails for it until its row stands here.
const Filling* filling_of(const std::string& route);
/// A small legacy ledger as a file of text, one row of it wrong.
std::string ledger_file();
/// The rows whose routes are in no table of the program.
std::vector<std::string> fillings_besides(const std::vector<std::string>& routes);

}
