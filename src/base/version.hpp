#pragma once
// Optimistic versions: an edit names the version it read; a stale one is refused with both.
#include "base/result.hpp"
#include <cstdint>

/// Refusal stale_version with details {read, current} when somebody saved in between.
inline Result<Done> require_version(std::int64_t read, std::int64_t current) {
    if (read != current)
        return Refusal{
            "stale_version", {{"version", "stale_version"}}, {std::to_string(read), std::to_string(current)}};
    return Done{};
}
