#pragma once
// Permanent ids from blocks that a process claims in the database (decision 0002). Claimed by the writer, used by
// all threads.
#include "store/session.hpp"
#include <mutex>

namespace store {

class IdBlock {
public:
    /// Failure "ids" when the block is used up and no next one could be claimed.
    std::int64_t next();
    /// The same, above an id that a row has already. When another process's later block gave that one, this block
    /// is given up: a Failure to be retried after the next claim.
    std::int64_t next_above(std::int64_t id);
    /// Claims the next block when half of this one is used or it was given up. Not inside a transaction that may be
    /// undone.
    void claim(Connection& connection);

private:
    std::mutex mutex_;
    std::int64_t next_ = 0, end_ = 0;
    bool is_given_up_ = false;
};

}
