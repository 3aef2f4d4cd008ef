#pragma once
// The one door to the database: Read cannot write, Write is a transaction kept on success and undone on a
// refusal or a throw. Writes of all callers are committed in groups by one writer. Knows no slice's tables.
#include "base/actor.hpp"
#include "base/crypto.hpp"
#include "store/row.hpp"
#include "store/scope.hpp"
#include <functional>
#include <memory>

namespace store {

/// What a use case says it did. The store adds who, when, the rows changed with their keyed hashes, and the chain.
struct Audit {
    std::string action;             // "case.submit": slice.verb
    std::string object_type;        // "cases": a table's name, "" when no row is meant
    std::int64_t object_id = 0;
    std::string organisation_path;  // where it happened, so that the log can be filtered; "" for the whole county
    std::string note;               // reason or purpose as given; no personal data
};

/// A read transaction: one consistent snapshot.
class Read {
public:
    explicit Read(Connection& connection, const Context& context);
    Read(const Read&) = delete;
    Read& operator=(const Read&) = delete;

    /// All rows of a query. $1, $2… are bound in order. Columns are matched to R's members by name, in order.
    /// A query that names a scoped table takes the Scope first and writes {scope} or {scope:alias} in its WHERE.
    template <Row R, class... A> std::vector<R> rows(std::string_view sql, const A&... arguments);
    template <Row R, class... A> std::vector<R> rows(const Scope&, std::string_view sql, const A&... arguments);
    /// The only row, or nothing. Two rows are a bug.
    template <Row R, class... A> std::optional<R> row(std::string_view sql, const A&... arguments);
    template <Row R, class... A> std::optional<R> row(const Scope&, std::string_view sql, const A&... arguments);
    /// Row by row without keeping them; `visit` may return false to stop.
    template <Row R, class Visit, class... A> void each(const Scope&, Visit&&, std::string_view sql, const A&... arguments);
    /// A single int64 (count, sum, exists). No row is a bug.
    template <class... A> std::int64_t number(std::string_view sql, const A&... arguments);
    template <class... A> std::int64_t number(const Scope&, std::string_view sql, const A&... arguments);

    Time now() const;
    Date today() const { return now().local_date(); }
    const crypto::Vault& vault() const;
};

/// The writing transaction of one job. A use case touches only this and its inputs: it may be run twice.
class Write : public Read {
public:
    const Actor& actor() const;
    /// A new permanent id: unique in the county for all tables, across processes. Not undone with the job.
    std::int64_t new_id();

    // Tables of record: their struct is described, registered with table_of_record() and has the members
    // `id` (Id or int64) and `version` (int64). Each change is hashed into the audit row of the job.
    /// Inserts with version 1.
    template <Record R> void insert(const R& row);
    /// Writes all columns where id and version match and raises the version, in `row` too. No match is a bug:
    /// compare the version the user read before (refusal stale_version).
    template <Record R> void update(R& row);
    template <Record R> void erase(const R& row);

    /// Changes tables that are not of record (indexes, projections, sessions). Returns rows touched. On a table of
    /// record it is a bug, found when prepared.
    template <class... A> std::int64_t run(std::string_view sql, const A&... arguments);

    /// At least once per job that changed a table of record; rows changed since the last call belong to this one.
    void audit(Audit what);
};

}
