#include "jobs/bell.hpp"

namespace jobs {

void Bell::ring() {
    {
        const std::lock_guard lock(mutex_);
        ++rung_;
    }
    heard_.notify_all();
}

std::int64_t Bell::rung() const {
    const std::lock_guard lock(mutex_);
    return rung_;
}

bool Bell::wait(std::int64_t heard, std::chrono::milliseconds time, const std::function<bool()>& ends) {
    std::unique_lock lock(mutex_);
    heard_.wait_for(lock, time, [&] { return rung_ != heard || ends(); });
    return rung_ != heard;
}

void Bell::wake() {
    // Held for a moment, so that nobody is between looking at `ends` and falling asleep.
    { const std::lock_guard lock(mutex_); }
    heard_.notify_all();
}

Bell& bell() {
    static Bell one;
    return one;
}

}
