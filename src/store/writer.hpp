#pragma once
// The one writer of a process: takes jobs from all callers, runs each in a savepoint, commits them together,
// answers only when the commit is on disk.
#include "store/audit_heads.hpp"
#include "store/id_block.hpp"
#include "store/store.hpp"
#include <chrono>
#include <condition_variable>
#include <deque>
#include <thread>

namespace store {

class Store::Writer {
public:
    Writer(Store& store, std::unique_ptr<Session> session, AuditLog::Head head);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    void submit(Actor actor, Job job, OnDone done);
    /// Stopped by damage; goes on when verify has removed the mark of it.
    bool is_stopped();
    void stop(const std::string& reason);
    std::int64_t new_id() { return ids_.next(); }
    std::int64_t new_id_above(std::int64_t id) { return ids_.next_above(id); }
    WriterFigures figures() const { return {jobs_, longest_us_}; }

private:
    using Clock = std::chrono::steady_clock;
    enum class Outcome { committed, again, undone };
    struct Task {
        Actor actor;
        Job job;
        OnDone done;
        std::exception_ptr error{};
    };

    void loop();
    std::vector<Task> next_batch();
    void run(std::span<Task> tasks);
    Outcome run_together(std::span<Task> tasks);
    Outcome recover(const AuditLog::Head& before, const Failure& failure);
    bool run_task(Task& task);
    void run_beside_others(Task& task);
    void note_time(Clock::duration);
    void reconnect();
    void script(const char* sql) { session_->connection().script(sql); }
    void claim_ids();
    void open_heads();
    void keep_heads();

    Store& store_;
    std::unique_ptr<Session> session_;
    AuditLog log_;
    IdBlock ids_;
    AuditHeads heads_;
    std::int64_t kept_seq_ = 0;
    Clock::time_point kept_at_{};
    std::atomic<bool> stopped_{false}, marked_{false};
    std::atomic<std::int64_t> jobs_{0}, longest_us_{0};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> queue_;
    bool closing_ = false;
    std::thread thread_;
};

}
