#pragma once
// The log that no one can change unseen: each row carries the keyed hash of the row before it in its chain.
// One chain per process on PostgreSQL, one for good on SQLite. The head in memory moves back when a savepoint is
// rolled back.
#include "store/transaction.hpp"

namespace store {

/// A row of the log as stored.
struct AuditRow {
    std::string chain;
    std::int64_t seq = 0;
    Time at;
    AccountId account_id;
    std::string actor_name, action, object_type;
    std::int64_t object_id = 0;
    std::string organisation_path, note, changes;
    Bytes previous_hash, hash;
};
BOOST_DESCRIBE_STRUCT(AuditRow, (),
                      (chain, seq, at, account_id, actor_name, action, object_type, object_id, organisation_path,
                       note, changes, previous_hash, hash))

/// The bytes that an audit row's hash covers, without the hashes themselves.
std::string canonical_entry(const AuditRow&);
/// The bytes that a record's hash covers: table, and name, kind and value of each column that has one. So a column
/// that a migration adds, NULL in the rows that are there, leaves their hashes as they were recorded.
std::string canonical_row(std::string_view table, const std::vector<Column>& columns);

class AuditLog {
public:
    struct Head {
        std::string chain;
        std::int64_t seq = 0;
        std::string hash = std::string(32, '\0');
    };
    explicit AuditLog(Head head) : head_(std::move(head)) {}
    /// Writes one row for an action with the changes that belong to it.
    void append(Write&, const Audit&, const std::vector<Change>&);
    const Head& head() const { return head_; }
    void move_back(Head head) { head_ = std::move(head); }

private:
    Head head_;
};

}
