#pragma once
// A client that keeps so many connections busy: each sends its next request when the answer to the last is whole.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bench {

struct Answer {
    int status = 0;
    std::string head, body;
};

/// The whole text of a request; `connection` counts from 0.
using NextRequest = std::function<std::string(std::size_t connection)>;
/// Looks at an answer; false counts it as wrong.
using Check = std::function<bool(const Answer&)>;

struct Load {
    std::uint16_t port = 0;
    std::size_t connections = 1;
    std::int64_t warm_up_ms = 200, measure_ms = 2000;  // longer, until there is an answer
};

/// Latencies in microseconds, sorted, of the answers within the measured time.
struct Measured {
    std::vector<std::int64_t> micros{};
    std::int64_t wrong = 0, bytes = 0;
    std::int64_t elapsed_us = 0;
    std::int64_t quantile(int percent) const;
    std::int64_t per_second() const;
};

Measured run_load(const Load&, const NextRequest&, const Check&);
/// One request on a connection of its own.
Answer ask_once(std::uint16_t port, const std::string& request);

std::string header_of(const Answer&, const std::string& name);

}
