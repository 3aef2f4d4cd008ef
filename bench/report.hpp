#pragma once
// The measurements as a table in Markdown, and the aims with whether they were met.
#include "bench/client.hpp"
#include "bench/process.hpp"
#include <string>
#include <vector>

namespace bench {

struct Line {
    std::string scenario;
    std::size_t connections = 0;
    Measured program{}, bare{};
    bool is_read = false;
};

struct Figures {
    std::string size;
    std::vector<Line> lines{};
    std::int64_t start_ms = 0, memory_kib = 0, memory_peak_kib = 0;
    std::int64_t exported_rows = 0;
    CommandCost exporting{}, verifying{};
};

/// The table with its aims, in Markdown.
std::string report(const Figures&);

}
