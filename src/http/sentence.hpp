#pragma once
// The words of a refusal; each slice keeps its table of them.
#include <string_view>

namespace http {

/// A refusal code with its HTTP status and its sentence; {0}, {1} are filled from the refusal's details.
struct Sentence {
    std::string_view code;
    int status;
    std::string_view zh, en;
};

}
