#include "base/result.hpp"
#include "base/work_done.hpp"
#include "store/connection.hpp"
#include <cstdlib>
#include <sqlite3.h>

namespace store {

namespace {

[[noreturn]] void fail(sqlite3* db, std::string_view where) {
    throw Failure(std::to_string(sqlite3_errcode(db)),
                  std::string(sqlite3_errmsg(db)) + " in: " + std::string(where));
}

class SqliteStatement final : public Statement {
public:
    SqliteStatement(sqlite3* db, const std::string& sql) : db_(db), sql_(sql) {
        if (sqlite3_prepare_v3(db, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &raw_, nullptr) != SQLITE_OK)
            fail(db, sql);
        // To SQLite "$2" is a name: it counts its places in the order in which names appear.
        for (int place = 1; place <= sqlite3_bind_parameter_count(raw_); ++place) {
            const char* name = sqlite3_bind_parameter_name(raw_, place);
            ensure(name && name[0] == '$');
            numbers_.push_back(static_cast<std::size_t>(std::atoi(name + 1)));
            ensure(numbers_.back() > 0);
        }
    }
    ~SqliteStatement() override { sqlite3_finalize(raw_); }
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    void start(std::span<const Parameter> parameters) override {
        work_done::count_statement();
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            ensure(numbers_[i] <= parameters.size());
            if (bind(static_cast<int>(i) + 1, parameters[numbers_[i] - 1]) != SQLITE_OK) fail(db_, sql_);
        }
    }
    bool next() override {
        const int rc = sqlite3_step(raw_);
        if (rc == SQLITE_ROW) return true;
        if (rc != SQLITE_DONE) fail(db_, sql_);
        changes_ = sqlite3_changes64(db_);
        return false;
    }
    void finish() override {
        sqlite3_reset(raw_);
        sqlite3_clear_bindings(raw_);
    }
    int columns() const override { return sqlite3_column_count(raw_); }
    std::string_view column_name(int column) const override { return sqlite3_column_name(raw_, column); }
    bool is_null(int column) const override { return sqlite3_column_type(raw_, column) == SQLITE_NULL; }
    std::int64_t number(int column) const override { return sqlite3_column_int64(raw_, column); }
    std::string_view bytes(int column) const override {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(raw_, column));
        return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(raw_, column))};
    }
    std::int64_t changes() const override { return changes_; }

private:
    int bind(int place, const Parameter& value) {
        if (value.null) return sqlite3_bind_null(raw_, place);
        // Views outlive the run: the caller holds the values until finish().
        if (value.kind == Parameter::Kind::number) return sqlite3_bind_int64(raw_, place, value.number);
        if (value.kind == Parameter::Kind::text)
            return sqlite3_bind_text64(raw_, place, value.data.data(), value.data.size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
        return sqlite3_bind_blob64(raw_, place, value.data.empty() ? "" : value.data.data(), value.data.size(),
                                   SQLITE_STATIC);
    }
    sqlite3* db_;
    std::string sql_;
    sqlite3_stmt* raw_ = nullptr;
    std::vector<std::size_t> numbers_;
    std::int64_t changes_ = 0;
};

/// Asked for before the first use; later it has no effect. SQLite counts its memory under one lock for the whole
/// process, at every allocation: connections of different threads would wait for each other there. And what a
/// savepoint could take back is kept in memory: no more than one job of the writer changes.
void configure_sqlite() {
    static const bool once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK &&
                             sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1) == SQLITE_OK;
    (void)once;
}

class SqliteConnection final : public Connection {
public:
    SqliteConnection(const std::string& path, bool read_only) {
        configure_sqlite();
        const int flags =
            SQLITE_OPEN_NOMUTEX | (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        if (sqlite3_open_v2(path.c_str(), &db_, flags, nullptr) != SQLITE_OK) {
            const std::string text = sqlite3_errmsg(db_);
            sqlite3_close(db_);
            throw Failure("open", path + ": " + text);
        }
        sqlite3_extended_result_codes(db_, 0);
        sqlite3_busy_timeout(db_, 10'000);
        script("PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA mmap_size=0; PRAGMA cache_size=-32000;");
        if (read_only) script("PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0;");
        else
            script(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA "
                "wal_autocheckpoint=2000;");
    }
    ~SqliteConnection() override {
        statements_.clear();
        sqlite3_close(db_);
    }
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    Dialect dialect() const override { return Dialect::sqlite; }
    void script(const std::string& sql) override {
        if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(db_, sql.substr(0, 200));
    }
    Statement& prepare(const std::string& sql, std::span<const Parameter>) override {
        return statements_.find(sql, [&] { return std::make_unique<SqliteStatement>(db_, sql); });
    }
    Statement& prepare_large(const std::string& sql, std::span<const Parameter> kinds) override {
        return prepare(sql, kinds);
    }
    std::size_t statements() const override { return statements_.size(); }
    bool in_transaction() const override { return sqlite3_get_autocommit(db_) == 0; }
    bool is_broken() const override { return false; }

private:
    sqlite3* db_ = nullptr;
    StatementCache<SqliteStatement> statements_;
};

}

void copy_sqlite(const std::string& from, const std::string& to) {
    struct Close {
        void operator()(sqlite3* db) const { sqlite3_close(db); }
    };
    const auto open = [](const std::string& path, int flags) {
        sqlite3* db = nullptr;
        const int rc = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
        std::unique_ptr<sqlite3, Close> handle(db);
        if (rc != SQLITE_OK) fail(db, path);
        sqlite3_busy_timeout(db, 10'000);
        return handle;
    };
    const auto source = open(from, SQLITE_OPEN_READONLY);
    const auto target = open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3_backup* copy = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (!copy) fail(target.get(), to);
    const int rc = sqlite3_backup_step(copy, -1);  // all pages under one lock: one snapshot
    sqlite3_backup_finish(copy);
    if (rc != SQLITE_DONE)
        throw Failure(std::to_string(rc & 0xff), std::string(sqlite3_errstr(rc)) + " copying " + from);
}

std::unique_ptr<Connection> open_sqlite(const std::string& path, bool read_only) {
    return std::make_unique<SqliteConnection>(path, read_only);
}

}
