#pragma once
// Tells the runners of this process that a job was started, so that nobody waits for their next look. Private to
// jobs/.
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>

namespace jobs {

/// One in a process. It rings inside the transaction that starts the job, which commits a moment later: whoever
/// hears it looks more than once.
class Bell {
public:
    void ring();
    /// How often it has rung: taken before one looks, so that a ring meanwhile is not missed.
    std::int64_t rung() const;
    /// Until it rings again after `heard`, the time is over, or `ends`; true when it rang.
    bool wait(std::int64_t heard, std::chrono::milliseconds time, const std::function<bool()>& ends);
    /// Lets whoever waits look at their `ends`.
    void wake();

private:
    mutable std::mutex mutex_;
    std::condition_variable heard_;
    std::int64_t rung_ = 0;
};

Bell& bell();

}
