#include "base/work_done.hpp"
#include <atomic>

namespace work_done {

namespace {

std::atomic<std::int64_t> statements = 0, opened = 0;

}

Figures so_far() { return {statements.load(std::memory_order_relaxed), opened.load(std::memory_order_relaxed)}; }
void count_statement() { statements.fetch_add(1, std::memory_order_relaxed); }
void count_opened() { opened.fetch_add(1, std::memory_order_relaxed); }

}
