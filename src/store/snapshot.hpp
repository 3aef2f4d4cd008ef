#pragma once
// How a whole database is read out in one snapshot and filled again: SQLite's own copy, or pg_dump and pg_restore.
#include "store/audit_heads.hpp"
#include "store/store.hpp"

namespace store {

/// A database as it is at one moment; its bytes come in portions.
class Snapshot {
public:
    virtual ~Snapshot() = default;
    /// The last row of each chain at that moment.
    virtual AuditHeads heads() = 0;
    virtual std::string wrapped_key() = 0;
    virtual void read_out(const std::function<void(std::string_view)>& take) = 0;
};

/// `scratch`: a directory of its own for what must be written down meanwhile. Both may run beside a serving
/// process.
std::unique_ptr<Snapshot> take_snapshot(const Options& options, const std::string& scratch);

/// An empty database being filled with what read_out() gave.
class Filling {
public:
    virtual ~Filling() = default;
    virtual void take(std::string_view portion) = 0;
    virtual void finish() = 0;
};

std::unique_ptr<Filling> fill_database(const Options& options);

/// Whether there is a database with a county's tables.
bool has_county(const Options& options);
/// Whether a restore would lose something there: a key without its database too.
bool has_data(const Options& options);

/// A database beside the given one, gone at the end: in a directory of its own, or made on the same server.
class Beside {
public:
    explicit Beside(const Options& near);
    ~Beside();
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;
    /// Read-only, as verify opens it.
    const Options& options() const { return options_; }
    const std::string& directory() const { return options_.directory; }

private:
    std::string near_url_, database_;
    Options options_;
};

/// Throws away everything in the database, for a restore that was told to overwrite. Failure when others are
/// connected.
void clear_database(const Options& options);

/// Directories of backups whose process died.
void remove_abandoned(const std::string& directory);

}
