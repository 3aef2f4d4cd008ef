#pragma once
// A story as a table: who does what, what comes of it, and what must not be seen in it. Runs on every database.
#include "tests/stories/support/county.hpp"

namespace stories {

/// One row. In `what`, `body`, `has` and `lacks` a "{name}" that an earlier row kept is replaced by what it kept.
struct Step {
    const char* sentence;
    std::string who{};   // "branch_clerk@东湾1", "" for the public
    std::string what{};  // "POST /api/cases/{case}/submit"
    std::string body{};
    int status = 200;
    std::string code{};  // of a refusal
    std::vector<std::pair<std::string, std::string>>
        has{};                         // JSON pointer and JSON text: {"/line/status", "\"draft\""}
    std::vector<std::string> lacks{};  // nowhere in the answer's bytes
    std::vector<std::pair<std::string, std::string>> keep{};  // name and JSON pointer: {"case", "/id"}
    std::string content_type = "application/json";
    int days = 0;  // pass before
};

using Kept = std::map<std::string, std::string>;

/// "{name}" replaced by what was kept under it; places of the county ("{东湾1}") are known from the start.
std::string filled(std::string text, const Kept& kept);
/// Runs the rows in order in one county; gives back what they kept, so that a story can go on in C++.
Kept tell(County& county, const std::vector<Step>& steps, Kept kept = {});
/// The same in a county of its own, on each database.
void tell(const std::vector<Step>& steps);

}
