#pragma once
// The program's own counters, as it tells them to whoever watches it.
#include <cstdint>
#include <functional>
#include <string>

namespace bench {

/// The number after the last mark in a text; throws where there is none.
std::int64_t number_after(const std::string& text, const std::string& mark);
std::string counters_of(std::uint16_t port);

/// What one request asks of the database and of the keys.
struct Work {
    std::int64_t statements = 0, opened = 0;
};
Work work_of(std::uint16_t port, const std::function<void()>& once);

}
