#pragma once
// A few threads for slow work: parsing, inflating, exports, password hashes. Short reads do not come here.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class Pool {
public:
    explicit Pool(std::size_t threads);
    /// Finishes what runs and what waits.
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    void run(std::function<void()> work);

private:
    void serve();
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    bool ends_ = false;
    std::vector<std::thread> threads_;
};

}
