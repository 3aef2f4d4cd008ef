#include "base/memory.hpp"
#include <malloc.h>

/// Handed back at once, as the allocator does of itself from 128 KiB on, each request would take its memory anew and
/// stop the other threads for it. From 1 MiB on it is an upload or a file, where that costs nothing beside the rest.
void keep_freed_memory() {
    constexpr int kept_bytes = 16 << 20, mapped_from_bytes = 1 << 20;
    ::mallopt(M_TRIM_THRESHOLD, kept_bytes);
    ::mallopt(M_MMAP_THRESHOLD, mapped_from_bytes);
    ::mallopt(M_TOP_PAD, 1 << 20);
}
