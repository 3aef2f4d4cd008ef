#include "store/writer.hpp"
#include "store/files.hpp"
#include <filesystem>

namespace store {

namespace {

constexpr std::size_t batch_max = 256;
constexpr int attempts_together_max = 3, attempts_alone_max = 20;
constexpr std::chrono::seconds heads_interval{1};
constexpr std::chrono::seconds reconnect_within{5};

/// Two processes that met once should not meet again at once.
void wait_after(int attempt) {
    const auto chance = static_cast<unsigned char>(crypto::random_bytes(1)[0]);
    std::this_thread::sleep_for(std::chrono::microseconds((attempt + 1) * 10 * (chance + 1)));
}

}

Store::Writer::Writer(Store& store, std::unique_ptr<Session> session, AuditLog::Head head)
    : store_(store), session_(std::move(session)), log_(std::move(head)) {
    marked_ = std::filesystem::exists(stop_mark(store_.options_.directory));
    stopped_ = marked_.load();
    open_heads();
    ids_.claim(session_->connection());
    thread_ = std::thread([this] { loop(); });
}

Store::Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    wake_.notify_one();
    thread_.join();
    keep_heads();
}

void Store::Writer::submit(Actor actor, Job job, OnDone done) {
    if (is_stopped())
        return done(
            std::make_exception_ptr(Failure("stopped", "writing is stopped until bangfu verify has passed")));
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back({std::move(actor), std::move(job), std::move(done)});
    }
    wake_.notify_one();
}

bool Store::Writer::is_stopped() {
    if (!stopped_) return false;
    if (!marked_ || std::filesystem::exists(stop_mark(store_.options_.directory))) return true;
    marked_ = false;
    stopped_ = false;
    return false;
}

void Store::Writer::stop(const std::string& reason) {
    if (stopped_.exchange(true)) return;
    try {
        write_small_file(stop_mark(store_.options_.directory), reason + "\n");
        marked_ = true;
    } catch (const Failure&) {
        // A disk that takes no mark either: stopped until the next start, which finds the damage again.
    }
}

void Store::Writer::loop() {
    for (;;) {
        auto batch = next_batch();
        if (batch.empty()) return;
        run(batch);
        for (auto& task : batch) task.done(task.error);
        claim_ids();
    }
}

std::vector<Store::Writer::Task> Store::Writer::next_batch() {
    std::unique_lock lock(mutex_);
    const auto has_work = [this] { return closing_ || !queue_.empty(); };
    while (!has_work()) {
        if (log_.head().seq == kept_seq_) {
            wake_.wait(lock, has_work);
        } else if (!wake_.wait_until(lock, kept_at_ + heads_interval, has_work)) {
            lock.unlock();
            keep_heads();
            lock.lock();
        }
    }
    std::vector<Task> batch;
    while (!queue_.empty() && batch.size() < batch_max) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return batch;
}

/// Together; and when the group's transaction is lost or its COMMIT fails for good, each job again alone.
void Store::Writer::run(std::span<Task> tasks) {
    const bool is_alone = tasks.size() == 1;
    for (int attempt = 0; attempt < (is_alone ? attempts_alone_max : attempts_together_max); ++attempt) {
        if (attempt > 0) {
            wait_after(attempt);
            claim_ids();
        }
        const auto outcome = run_together(tasks);
        if (outcome == Outcome::committed) {
            if (Clock::now() >= kept_at_ + heads_interval) keep_heads();
            return;
        }
        if (stopped_ || outcome == Outcome::undone) break;
    }
    if (is_alone || stopped_) return;  // the errors noted stand
    for (auto& task : tasks) run(std::span(&task, 1));
}

Store::Writer::Outcome Store::Writer::run_together(std::span<Task> tasks) {
    const auto before = log_.head();
    try {
        if (session_->connection().is_broken()) reconnect();
        script(session_->connection().dialect() == Dialect::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
        bool keep = true;
        if (tasks.size() == 1) keep = run_task(tasks.front());
        else
            for (auto& task : tasks) run_beside_others(task);
        script(keep ? "COMMIT" : "ROLLBACK");
        if (!keep) log_.move_back(before);
        return Outcome::committed;
    } catch (const Failure& failure) {
        const auto error = std::current_exception();
        const auto outcome = recover(before, failure);
        if (outcome != Outcome::committed)
            for (auto& task : tasks) task.error = error;
        return outcome;
    }
}

/// Back to where the group began. A server lost at COMMIT may have committed: then the log has the group's last
/// row.
Store::Writer::Outcome Store::Writer::recover(const AuditLog::Head& before, const Failure& failure) {
    const auto after = log_.head();
    log_.move_back(before);
    if (failure.is_damage()) stop(failure.text);
    try {
        if (session_->connection().in_transaction()) script("ROLLBACK");
        if (!session_->connection().is_broken()) return failure.is_retryable() ? Outcome::again : Outcome::undone;
        reconnect();
        if (after.seq == before.seq || !is_in_log(session_->connection(), after)) return Outcome::again;
        log_.move_back(after);
        return Outcome::committed;
    } catch (const Failure& again) {
        if (session_->connection().dialect() == Dialect::sqlite) stop(again.text);
        return Outcome::undone;
    }
}

void Store::Writer::reconnect() {
    const auto until = Clock::now() + reconnect_within;
    for (;;) {
        try {
            session_ = std::make_unique<Session>(store_.connect(false), store_.schema_);
            return;
        } catch (const Failure&) {
            if (Clock::now() > until) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    }
}

/// In a savepoint of its own, so that a refusal undoes it alone. The only job of a group needs none: a savepoint
/// keeps a copy of each page that is changed after it.
void Store::Writer::run_beside_others(Task& task) {
    const auto head = log_.head();
    script("SAVEPOINT job");
    if (!run_task(task)) {
        script("ROLLBACK TO SAVEPOINT job");
        log_.move_back(head);
    }
    script("RELEASE SAVEPOINT job");
}

/// Whether what it wrote is to be kept. A refusal and a bug undo the job alone; a failure of the database is the
/// group's matter.
bool Store::Writer::run_task(Task& task) {
    const auto begun = Clock::now();
    task.error = nullptr;
    bool keep = false;
    try {
        Write db(*session_, store_, task.actor, log_);
        keep = task.job(db);
        if (keep) ensure(!db.has_unaudited_changes());
    } catch (const Failure& failure) {
        if (failure.is_retryable() || failure.is_damage() || !session_->connection().in_transaction()) throw;
        task.error = std::current_exception();
        keep = false;
    } catch (...) {
        task.error = std::current_exception();
        keep = false;
    }
    if (!session_->connection().in_transaction()) throw Failure("lost", "the transaction was lost");
    note_time(Clock::now() - begun);
    return keep;
}

/// Without the group's commit: that is the disk's time, and shared.
void Store::Writer::note_time(Clock::duration time) {
    ++jobs_;
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    if (micros > longest_us_) longest_us_ = micros;
}

void Store::Writer::claim_ids() {
    try {
        ids_.claim(session_->connection());
    } catch (const Failure& failure) {
        if (failure.is_damage())
            stop(failure.text);  // otherwise half a block is left, and the next batch tries again
    }
}

/// The heads kept so far. A kept head that the log no longer has means that its tail was cut: nothing may be
/// written over it.
void Store::Writer::open_heads() {
    const auto text = read_small_file(heads_path(store_.options_.directory));
    auto known = text ? heads_of(*text, store_.vault()) : AuditHeads{};
    if (!known) return stop("the signature of audit_head is not this county's");
    for (const auto& [chain, head] : *known)
        if (!is_in_log(session_->connection(), head))
            stop("the audit log ends before the head that was kept of it");
    heads_ = std::move(*known);
    kept_seq_ = log_.head().seq;
    if (!stopped_) keep_heads();
}

void Store::Writer::keep_heads() {
    kept_at_ = Clock::now();
    if (stopped_) return;  // what was kept is evidence
    heads_[log_.head().chain] = log_.head();
    try {
        write_small_file(heads_path(store_.options_.directory), signed_heads(heads_, store_.vault()));
        kept_seq_ = log_.head().seq;
    } catch (const Failure&) {
        // Behind is no fault; it is tried again within a second.
    }
}

}
