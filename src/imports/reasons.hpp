#pragma once
// Each reason code of rows and files in words: what is wrong with the cell and what to do. Private to imports/.
#include <string>
#include <string_view>
#include <vector>

namespace imports {

struct Reason {
    std::string zh, en;
};
/// The details fill {0}, {1}; the code itself when it is unknown.
Reason reason_of(std::string_view code, const std::vector<std::string>& details);

}
