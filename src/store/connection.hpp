#pragma once
// The one door behind which SQLite and PostgreSQL stand: statements with typed parameters and typed columns.
// Knows nothing of rows, scopes or audit.
#include "store/recently_used.hpp"
#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace store {

/// A value on its way into a statement. `null` still has its kind, since PostgreSQL wants the type.
struct Parameter {
    enum class Kind : char { number = 'n', text = 't', bytes = 'b' };
    Kind kind = Kind::number;
    bool null = false;
    std::int64_t number = 0;
    std::string_view data{};
};

/// A prepared statement being run. Columns count from 0; views live until the next step.
class Statement {
public:
    virtual ~Statement() = default;
    virtual void start(std::span<const Parameter> parameters) = 0;
    virtual bool next() = 0;
    virtual void finish() = 0;
    virtual int columns() const = 0;
    virtual std::string_view column_name(int column) const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t number(int column) const = 0;
    virtual std::string_view bytes(int column) const = 0;
    /// Rows touched, after the last next().
    virtual std::int64_t changes() const = 0;
    /// It is not to be run again: gives back what the server holds for it.
    virtual void drop() {}
    bool busy = false;
    bool names_checked = false;
};

enum class Dialect { sqlite, postgres };

/// One connection with its cache of statements. Not for two threads at once.
class Connection {
public:
    virtual ~Connection() = default;
    virtual Dialect dialect() const = 0;
    /// Runs statements separated by ';' without parameters.
    virtual void script(const std::string& sql) = 0;
    /// The cached statement of this text and these parameter kinds, not the one that is running.
    virtual Statement& prepare(const std::string& sql, std::span<const Parameter> kinds) = 0;
    /// The same for a result of any size: rows come in portions, inside a transaction only.
    virtual Statement& prepare_large(const std::string& sql, std::span<const Parameter> kinds) = 0;
    /// How many texts are kept prepared.
    virtual std::size_t statements() const = 0;
    virtual bool in_transaction() const = 0;
    /// The server is gone: only a new connection helps.
    virtual bool is_broken() const = 0;
};

/// Disk, network or the database's own refusal; `code` is the database's (SQLite's number, PostgreSQL's SQLSTATE)
/// or a word of the store's own ("key", "locked").
struct Failure : std::exception {
    static constexpr const char* again = "40001";  // the code of what may pass when it is done again
    Failure(std::string code_, std::string text_) : code(std::move(code_)), text(std::move(text_)) {}
    const char* what() const noexcept override { return text.c_str(); }
    /// Another process was in the way: the same again may pass.
    bool is_retryable() const { return code == again || code == "40P01"; }
    /// The file is damaged or the disk fails: no writing before verify has passed.
    bool is_damage() const {
        for (const auto* each : {"10", "11", "26", "XX001", "XX002", "58030"})
            if (code == each) return true;
        return false;
    }
    std::string code, text;
};

/// How many texts of SQL a connection keeps prepared: more than the program has that are in use at one time.
inline constexpr std::size_t statements_most = 300;

/// Statements by text; a second one where the same query runs inside itself.
template <class S>
class StatementCache {
public:
    template <class Make>
    S& find(const std::string& key, Make make) {
        auto* all = statements_.find(key);
        if (!all) all = &statements_.keep(key, {}, may_go);
        for (const auto& each : *all)
            if (!each->busy) return *each;
        all->push_back(make());
        return *all->back();
    }
    std::size_t size() const { return statements_.size(); }
    void clear() { statements_.clear(); }

private:
    using Same = std::vector<std::unique_ptr<S>>;
    static bool may_go(Same& all) {
        if (std::any_of(all.begin(), all.end(), [](const auto& each) { return each->busy; })) return false;
        for (const auto& each : all) each->drop();
        return true;
    }
    RecentlyUsed<Same> statements_{statements_most};
};

std::unique_ptr<Connection> open_sqlite(const std::string& path, bool read_only);
/// Copies a database as it is at one moment into a new file, beside readers and a writer.
void copy_sqlite(const std::string& from, const std::string& to);
std::unique_ptr<Connection> open_postgres(const std::string& url, bool read_only);

}
