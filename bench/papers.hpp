#pragma once
// A list of a hundred pages drawn as PDF, beside the same text set by Pango and Cairo called directly. In this process:
// a request for it would measure the loopback.
#include "bench/report.hpp"

namespace bench {

/// Nothing when `only` is no part of its name.
std::vector<Line> measure_papers(const std::string& only, bool quick);

}
