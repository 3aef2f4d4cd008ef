#pragma once
// The one writer of a process: takes jobs from all callers, runs each in a savepoint, commits them together, answers only
// when the commit is on disk.
#include "store/audit_log.hpp"
#include "store/store.hpp"
#include <condition_variable>
#include <deque>
#include <thread>

namespace store {

class Store::Writer {
public:
    Writer(Store& store, std::unique_ptr<Session> session, AuditLog::Head head);
    ~Writer();
    void submit(Actor actor, Job job, OnDone done);
    bool stopped() const { return stopped_; }
    std::int64_t new_id();

private:
    struct Task {
        Actor actor;
        Job job;
        OnDone done;
        std::exception_ptr error{};
    };
    using Batch = std::vector<Task>;

    void loop();
    Batch next_batch();
    void run(Batch& batch);
    bool try_batch(Batch& batch);
    void run_task(Task& task);
    void alone(Task& task);
    void roll_back(const AuditLog::Head& head);
    void script(const char* sql) { session_->connection().script(sql); }
    void claim_ids();
    void keep_head();

    Store& store_;
    std::unique_ptr<Session> session_;
    AuditLog log_;
    std::atomic<std::int64_t> next_id_{0};
    std::atomic<std::int64_t> ids_end_{0};
    std::atomic<bool> stopped_{false};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> queue_;
    bool closing_ = false;
    std::thread thread_;
};

}
