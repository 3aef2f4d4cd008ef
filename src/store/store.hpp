#pragma once
// The one door to the database: reads on a pool of connections, writes of all callers committed in groups by one
// writer. Knows no slice's tables.
#include "store/columns.hpp"
#include "store/transaction.hpp"
#include <atomic>
#include <mutex>

namespace store {

/// Which database and how.
struct Options {
    std::string directory;           // holds bangfu.db (SQLite), the key file, the signed head of the audit log
    std::string database_url{};      // postgresql://…: there instead of bangfu.db
    bool read_only = false;          // verify and --check: nothing is created or changed
    std::string verification_key{};  // to verify without the key file (read_only): nothing that is sealed opens
    std::function<Time()> clock{};   // for the demo county and tests; the system's otherwise
};

class DirectoryLock;

/// A job of the writer: true keeps what it wrote, false undoes it.
using Job = std::function<bool(Write&)>;
/// Called on the writer's thread after the commit is on disk (null), or with what went wrong.
using OnDone = std::function<void(std::exception_ptr)>;

/// What the writer did since the program started: how many jobs, and how long the longest held it. The law is 50
/// ms.
struct WriterFigures {
    std::int64_t jobs = 0, longest_us = 0;
};

/// The file that says why writing was stopped; it outlasts a restart.
std::string stop_mark(const std::string& directory);

class Store final : public Context {
public:
    /// Opens, applies missing migrations, claims ids. Failures: no database, another process serves the directory,
    /// a key file missing beside a database that has data.
    static std::unique_ptr<Store> open(Options options, Schema schema);
    ~Store() override;

    /// Runs `work(Read&)` on one snapshot and gives back what it returns.
    template <class Work>
    auto read(Work&& work) {
        try {
            Lease lease(*this);
            Read db(*lease.session, *this);
            return work(db);
        } catch (const Failure& failure) {
            note_damage(failure);
            throw;
        }
    }

    /// Runs `work(Write&) -> Result<T>` as a job of the writer and waits for its commit.
    template <class Work>
    auto write(const Actor& actor, Work work) -> std::invoke_result_t<Work, Write&> {
        using Out = std::invoke_result_t<Work, Write&>;
        std::optional<Out> out;
        submit_and_wait(actor, [&](Write& db) {
            out.emplace(work(db));
            return out->has_value();
        });
        return *std::move(out);
    }

    /// Queues a job and waits until its commit is on disk.
    void submit_and_wait(const Actor& actor, Job job);
    /// Queues a job. Refused with Failure "stopped" when the store is damaged (writing_stopped).
    void submit(Actor actor, Job job, OnDone done);
    /// After signs of damage, until verify has found nothing wrong.
    bool writing_stopped() const;
    /// Zeros in a store that only reads.
    WriterFigures writer_figures() const;

    const crypto::Vault& vault() const override { return *vault_; }
    std::int64_t new_id() override;
    std::int64_t new_id_above(std::int64_t id) override;
    Time now() const override;

    const Schema& schema() const { return schema_; }
    const Options& options() const { return options_; }
    /// Printed once at the very first start: unlocks backups when the key file is lost. Empty afterwards.
    const std::string& recovery_key() const { return recovery_key_; }

private:
    Store(Options options, Schema schema);
    /// A reading connection borrowed from the pool, inside its snapshot.
    struct Lease {
        explicit Lease(Store& store);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        bool begin();
        Store& store;
        std::unique_ptr<Session> session;
    };
    std::unique_ptr<Connection> connect(bool read_only) const;
    void load_keys(Connection& connection);
    void load_verification_key(Connection& connection);
    void note_damage(const Failure& failure);

    Options options_;
    Schema schema_;
    std::unique_ptr<crypto::Vault> vault_;
    std::string recovery_key_;
    std::mutex pool_mutex_;
    std::vector<std::unique_ptr<Session>> pool_;
    class Writer;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<DirectoryLock> lock_;
};

}
