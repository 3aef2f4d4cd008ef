#pragma once
// Open files: a connection is one, and the database, its workers and exports need some too.
#include <cstddef>

namespace app {

/// What is kept for everything but connections.
inline constexpr std::size_t descriptors_kept = 256;
inline constexpr std::size_t connections_least = 64, connections_most = 2048;

/// Raises the soft limit to what is wanted, as far as the hard one allows. Gives how many may be open.
std::size_t raise_descriptor_limit();

/// How many connections are served at once where so many files may be open; 0 when that is too few to serve.
constexpr std::size_t connections_within(std::size_t descriptors) {
    if (descriptors < descriptors_kept + connections_least) return 0;
    const auto left = descriptors - descriptors_kept;
    return left < connections_most ? left : connections_most;
}
static_assert(connections_within(319) == 0);
static_assert(connections_within(320) == 64);
static_assert(connections_within(1024) == 768);
static_assert(connections_within(2304) == 2048);
static_assert(connections_within(1'000'000) == 2048);

}
