#pragma once
// For tests and fuzzing: an .xlsx in memory made of the parts that a case is about.
#include <map>
#include <string>

namespace documents {

/// A zip of these parts, as they are.
std::string zip_of(const std::map<std::string, std::string>& parts);

/// A whole .xlsx with one sheet "甲"; `parts` add to the usual ones or replace them.
std::string xlsx_of(const std::string& sheet, std::map<std::string, std::string> parts = {});

}
