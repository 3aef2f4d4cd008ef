#include "store/id_block.hpp"

namespace store {

namespace {

constexpr std::int64_t block_ids = 1'000'000;
constexpr int attempts_max = 20;

std::int64_t next_block(Connection& connection) {
    for (int attempt = 1;; ++attempt) {
        try {
            Running running(
                connection.prepare(
                    "UPDATE id_blocks SET next_block = next_block + 1 WHERE id = 1 RETURNING next_block", {}),
                {});
            ensure(running.next());
            const auto block = running.row().number(0);
            ensure(!running.next());
            return block;
        } catch (const Failure& failure) {
            if (!failure.is_retryable() || attempt == attempts_max) throw;
        }
    }
}

}

std::int64_t IdBlock::next() { return next_above(0); }

std::int64_t IdBlock::next_above(std::int64_t id) {
    const std::lock_guard lock(mutex_);
    if (next_ >= end_) throw Failure("ids", "no more ids: the next block could not be claimed");
    if (next_ <= id) {
        is_given_up_ = true;
        throw Failure(Failure::again, "the ids left are behind another process's");
    }
    return next_++;
}

void IdBlock::claim(Connection& connection) {
    {
        const std::lock_guard lock(mutex_);
        if (!is_given_up_ && end_ - next_ > block_ids / 2) return;
    }
    const auto first = next_block(connection) * block_ids;
    const std::lock_guard lock(mutex_);
    // Another process took the block between: the rest of ours is left unused.
    if (first != end_ || is_given_up_) next_ = first;
    end_ = first + block_ids;
    is_given_up_ = false;
}

}
