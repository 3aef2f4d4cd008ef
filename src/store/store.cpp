#include "store/store.hpp"
#include "store/directory_lock.hpp"
#include "store/durability.hpp"
#include "store/facts.hpp"
#include "store/keys.hpp"
#include "store/migrate.hpp"
#include "store/writer.hpp"
#include <filesystem>
#include <future>
#include <sys/stat.h>

namespace store {

namespace {

namespace fs = std::filesystem;

/// One chain for good on SQLite; on PostgreSQL a new one for each process, so that none contends for a head.
AuditLog::Head open_chain(Connection& connection) {
    const bool one_process = connection.dialect() == Dialect::sqlite;
    const auto known = one_process ? read_fact(connection, "audit_chain") : std::nullopt;
    const auto chain = known ? *known : crypto::hex(crypto::random_bytes(6));
    if (one_process && !known) keep_fact(connection, "audit_chain", chain);
    return head_in_log(connection, chain);
}

/// Only one process at a time changes the schema or makes keys.
class Setup {
public:
    explicit Setup(Connection& connection) : connection_(connection) { run("SELECT pg_advisory_lock(2026112301)"); }
    ~Setup() {
        try {
            run("SELECT pg_advisory_unlock(2026112301)");
        } catch (const Failure&) {
            // A broken connection holds no lock.
        }
    }
    Setup(const Setup&) = delete;
    Setup& operator=(const Setup&) = delete;

private:
    void run(const char* sql) {
        if (connection_.dialect() == Dialect::postgres) connection_.script(sql);
    }
    Connection& connection_;
};

/// What the program knows of its tables must be what the database has.
void check_columns(Session& session) {
    for (const auto& table : session.schema().tables) {
        if (!table.of_record) continue;
        std::string sql = "SELECT ";
        for (const auto& column : table.columns) sql += (sql.size() > 7 ? ", " : "") + column;
        session.connection().prepare(sql + " FROM " + table.name + " WHERE 1 = 0", {});
        const auto all = "SELECT * FROM " + table.name + " WHERE 1 = 0";
        auto& statement = session.connection().prepare(all, {});
        Running running(statement, {});
        ensure(!running.next());
        if (statement.columns() != static_cast<int>(table.columns.size()))
            throw Bug("table " + table.name + " has columns that its row struct does not");
    }
}

/// By which a database knows its verification key.
std::string verification_mark(const crypto::Vault& vault) { return vault.chain_hash("verification key", ""); }

}

Store::Store(Options options, Schema schema) : options_(std::move(options)), schema_(std::move(schema)) {}

std::string stop_mark(const std::string& directory) { return directory + "/writing_stopped"; }

std::unique_ptr<Store> Store::open(Options options, Schema schema) {
    std::unique_ptr<Store> store(new Store(std::move(options), std::move(schema)));
    const bool read_only = store->options_.read_only;
    if (!read_only) store->lock_ = std::make_unique<DirectoryLock>(store->options_.directory);
    auto session = std::make_unique<Session>(store->connect(read_only), store->schema_);
    auto& connection = session->connection();
    if (read_only) {
        if (!is_migrated(connection)) throw Failure("migrations", "the database is not of this version");
        store->load_keys(connection);
        check_columns(*session);
        return store;
    }
    {
        const Setup alone(connection);
        migrate(connection);
        store->load_keys(connection);
    }
    check_columns(*session);
    auto head = open_chain(connection);
    store->writer_ = std::make_unique<Writer>(*store, std::move(session), std::move(head));
    return store;
}

Store::~Store() {
    pool_.clear();  // the writer's connection closes last: only it can clear the write-ahead log away
    writer_.reset();
    pool_.clear();
    lock_.reset();
}

std::unique_ptr<Connection> Store::connect(bool read_only) const {
    if (!options_.database_url.empty()) {
        auto connection = open_postgres(options_.database_url, read_only);
        if (!waits_for_disk()) connection->script("SET synchronous_commit = off");
        return connection;
    }
    const auto path = (fs::path(options_.directory) / "bangfu.db").string();
    if (!read_only) {
        const auto old = ::umask(0077);
        auto connection = open_sqlite(path, false);
        ::umask(old);
        if (!waits_for_disk())
            connection->script(
                "PRAGMA synchronous=OFF; PRAGMA cache_size=-1500000; PRAGMA wal_autocheckpoint=50000;");
        return connection;
    }
    return open_sqlite(path, true);
}

void Store::load_verification_key(Connection& connection) {
    ensure(options_.read_only);
    vault_ = crypto::Vault::for_verifying(options_.verification_key);
    const auto known = read_fact(connection, "verification_key_mark");
    if (!known || !crypto::same(*known, verification_mark(*vault_)))
        throw Failure("key", "the verification key is that of another database");
}

void Store::load_keys(Connection& connection) {
    if (!options_.verification_key.empty()) return load_verification_key(connection);
    const auto path = (fs::path(options_.directory) / "bangfu.key").string();
    auto key = read_key_file(path);
    const auto wrapped = read_fact(connection, "wrapped_data_key");
    if (!key) {
        if (wrapped) throw Failure("key", path + " is missing: restore it from the backup with the recovery key");
        if (options_.read_only) throw Failure("key", path + " is missing");
        key = crypto::random_bytes(32);
        write_key_file(path, *key);
    }
    vault_ = std::make_unique<crypto::Vault>(*key);
    const auto mark = vault_->commitment("data_key", 0, "");
    const auto known = read_fact(connection, "data_key_mark");
    if (known && !crypto::same(*known, mark)) throw Failure("key", path + " is the key of another database");
    if (options_.read_only) return;
    if (!known) keep_fact(connection, "data_key_mark", mark);
    if (!read_fact(connection, "verification_key_mark"))
        keep_fact(connection, "verification_key_mark", verification_mark(*vault_));
    if (wrapped) return;
    recovery_key_ = make_recovery_key();
    keep_fact(connection, "wrapped_data_key", wrap_data_key(recovery_key_, *key));
}

void Store::submit(Actor actor, Job job, OnDone done) {
    ensure(writer_ != nullptr);
    writer_->submit(std::move(actor), std::move(job), std::move(done));
}

void Store::submit_and_wait(const Actor& actor, Job job) {
    auto done = std::make_shared<std::promise<void>>();
    submit(actor, std::move(job),
           [done](std::exception_ptr error) { error ? done->set_exception(error) : done->set_value(); });
    done->get_future().get();
}

bool Store::writing_stopped() const { return writer_ && writer_->is_stopped(); }

WriterFigures Store::writer_figures() const { return writer_ ? writer_->figures() : WriterFigures{}; }

std::int64_t Store::new_id() {
    ensure(writer_ != nullptr);
    return writer_->new_id();
}

std::int64_t Store::new_id_above(std::int64_t id) {
    ensure(writer_ != nullptr);
    return writer_->new_id_above(id);
}

Time Store::now() const { return options_.clock ? options_.clock() : Time::now(); }

void Store::note_damage(const Failure& failure) {
    if (writer_ && failure.is_damage()) writer_->stop(failure.text);
}

Store::Lease::Lease(Store& owner) : store(owner) {
    {
        const std::lock_guard lock(store.pool_mutex_);
        while (!session && !store.pool_.empty()) {
            if (!store.pool_.back()->connection().is_broken()) session = std::move(store.pool_.back());
            store.pool_.pop_back();
        }
    }
    if (session && begin()) return;
    session = std::make_unique<Session>(store.connect(true), store.schema_);
    if (!begin()) throw Failure("connection", "the database was lost");
}

/// False when the server went away since the connection was last used: then a new one is worth trying.
bool Store::Lease::begin() {
    auto& connection = session->connection();
    try {
        connection.script(connection.dialect() == Dialect::sqlite ? "BEGIN"
                                                                  : "BEGIN ISOLATION LEVEL REPEATABLE READ");
        return true;
    } catch (const Failure&) {
        if (!connection.is_broken()) throw;
        return false;
    }
}

Store::Lease::~Lease() {
    try {
        session->connection().script("COMMIT");
        const std::lock_guard lock(store.pool_mutex_);
        store.pool_.push_back(std::move(session));
    } catch (const std::exception&) {
        session.reset();  // a broken connection is not kept
    }
}

}
