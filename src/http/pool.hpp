#pragma once
// A few threads and a queue with an end, for what would hold up the threads that read and answer.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class Pool {
public:
    Pool(std::size_t threads, std::size_t waiting_max);
    /// Finishes what runs and what waits.
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    /// False when as much waits as may: nothing is done then.
    [[nodiscard]] bool run(std::function<void()> work);

private:
    void serve();
    const std::size_t waiting_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    bool ends_ = false;
    std::vector<std::thread> threads_;
};

}
