#pragma once
// The measurements as a table in Markdown, and the aims with whether they were met.
#include "bench/client.hpp"
#include "bench/counters.hpp"
#include "bench/process.hpp"
#include <string>
#include <vector>

namespace bench {

struct Line {
    std::string scenario;
    std::size_t connections = 0;
    Measured program{}, bare{};
    bool is_read = false;
    Work work{};  // of one request
};

/// Bulk work: so many rows in so long, the highest memory of the process that did it, its writer's longest job.
struct BulkLine {
    std::string name;
    std::int64_t rows = 0, ms = 0, peak_kib = 0, longest_us = 0;
    bool is_served = true;  // beside others, who wait for the writer
    std::int64_t per_second() const { return ms == 0 ? 0 : rows * 1000 / ms; }
};

struct Figures {
    std::string size;
    std::vector<Line> lines{};
    std::vector<BulkLine> bulk{};
    std::int64_t start_ms = 0, memory_kib = 0, memory_peak_kib = 0;
    std::int64_t exported_rows = 0;
    CommandCost exporting{}, verifying{};
};

/// The table with its aims, in Markdown.
std::string report(const Figures&);

}
