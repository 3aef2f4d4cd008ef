#include "store/writer.hpp"
#include <filesystem>
#include <fstream>

namespace store {

namespace {

constexpr std::size_t batch_max = 256;
constexpr std::int64_t id_block = 1'000'000;
constexpr int retries_max = 20;

}

Store::Writer::Writer(Store& store, std::unique_ptr<Session> session, AuditLog::Head head)
    : store_(store), session_(std::move(session)), log_(std::move(head)) {
    claim_ids();
    thread_ = std::thread([this] { loop(); });
}

Store::Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    wake_.notify_one();
    thread_.join();
    keep_head();
}

void Store::Writer::submit(Actor actor, Job job, OnDone done) {
    if (stopped_) return done(std::make_exception_ptr(Failure("stopped", "writing is stopped until bangfu verify has passed")));
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back({std::move(actor), std::move(job), std::move(done)});
    }
    wake_.notify_one();
}

/// Ids come from a block that this process claimed; the next block is claimed between batches, long before it is needed.
std::int64_t Store::Writer::new_id() {
    const auto id = next_id_.fetch_add(1);
    ensure(id < ids_end_);
    return id;
}

void Store::Writer::claim_ids() {
    if (ids_end_ - next_id_ > id_block / 2) return;
    Running running(session_->connection().prepare(
                        "UPDATE id_blocks SET next_block = next_block + 1 WHERE id = 1 RETURNING next_block", {}), {});
    ensure(running.next());
    const auto block = running.row().number(0);
    while (running.next()) {}
    const auto first = block * id_block;
    if (first != ids_end_) next_id_ = first;  // another process took the block between: the rest of ours is left unused
    ids_end_ = first + id_block;
}

Store::Writer::Batch Store::Writer::next_batch() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return closing_ || !queue_.empty(); });
    Batch batch;
    while (!queue_.empty() && batch.size() < batch_max) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return batch;
}

void Store::Writer::loop() {
    for (;;) {
        auto batch = next_batch();
        if (batch.empty()) return;
        run(batch);
        for (auto& task : batch) task.done(task.error);
        try {
            claim_ids();
        } catch (const Failure&) {
            stopped_ = true;  // without ids nothing more can be written
        }
    }
}

void Store::Writer::run(Batch& batch) {
    if (try_batch(batch)) return;
    // The group's transaction is gone or its COMMIT failed: each job again, alone.
    for (auto& task : batch) alone(task);
}

void Store::Writer::alone(Task& task) {
    for (int attempt = 0; attempt < retries_max; ++attempt) {
        const auto head = log_.head();
        task.error = nullptr;
        try {
            script("BEGIN");
            run_task(task);
            if (!session_->connection().in_transaction()) throw Failure("lost", "the transaction was lost");
            script("COMMIT");
            return;
        } catch (const Failure& failure) {
            roll_back(head);
            task.error = std::current_exception();
            if (failure.is_damage()) stopped_ = true;
            if (!failure.is_retryable()) return;
        }
    }
}

bool Store::Writer::try_batch(Batch& batch) {
    const auto head = log_.head();
    try {
        script(session_->connection().dialect() == Dialect::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
        for (auto& task : batch) {
            run_task(task);
            if (!session_->connection().in_transaction()) throw Failure("lost", "the transaction was lost");
        }
        script("COMMIT");
        return true;
    } catch (const Failure&) {
        roll_back(head);
        return false;
    }
}

void Store::Writer::roll_back(const AuditLog::Head& head) {
    log_.move_back(head);
    if (!session_->connection().in_transaction()) return;
    try {
        script("ROLLBACK");
    } catch (const Failure&) {
        stopped_ = true;
    }
}

/// One job in its savepoint. A refusal and a bug undo the job alone; a failure of the database is the batch's matter.
void Store::Writer::run_task(Task& task) {
    const auto head = log_.head();
    script("SAVEPOINT job");
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
    if (!keep) {
        script("ROLLBACK TO SAVEPOINT job");
        log_.move_back(head);
    }
    script("RELEASE SAVEPOINT job");
}

/// The chain's head beside the key file, so that a tail cut off the log is seen.
void Store::Writer::keep_head() {
    const auto& head = log_.head();
    const auto text = head.chain + " " + std::to_string(head.seq) + " " + crypto::hex(head.hash);
    const auto path = std::filesystem::path(store_.options_.directory) / "audit_head";
    std::ofstream out(path.string() + ".new", std::ios::trunc);
    out << text << " " << crypto::hex(store_.vault().chain_hash("head", text)) << "\n";
    out.close();
    std::error_code ignored;
    std::filesystem::rename(path.string() + ".new", path, ignored);
}

}
