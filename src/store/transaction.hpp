#pragma once
// Read and Write: what a use case may do to the database. Read cannot write; Write belongs to one job of the
// writer.
#include "base/actor.hpp"
#include "base/crypto.hpp"
#include "store/session.hpp"
#include <memory>

namespace store {

/// What a use case says it did. The store adds who, when, the rows changed with their keyed hashes, and the chain.
struct Audit {
    std::string action;         // "case.submit": slice.verb
    std::string object_type{};  // a table's name, "" when no row is meant
    std::int64_t object_id = 0;
    std::string organisation_path{};  // where it happened, so that the log can be filtered; "" for the whole county
    std::string note{};               // reason or purpose as given; no personal data
    std::optional<AccountId> account{};  // who did it, where the actor has only now become somebody: a sign-in
    std::string account_name{};
};

/// What transactions share: keys, ids, clock.
class Context {
public:
    virtual ~Context() = default;
    virtual const crypto::Vault& vault() const = 0;
    /// A new permanent id, unique in the county for all tables and processes; never given twice.
    virtual std::int64_t new_id() = 0;
    /// The same, above an id that was given before, by whichever process.
    virtual std::int64_t new_id_above(std::int64_t id) = 0;
    virtual Time now() const = 0;
};

/// A read transaction: one consistent snapshot.
class Read {
public:
    Read(Session& session, Context& context) : session_(session), context_(context), now_(context.now()) {}
    Read(const Read&) = delete;
    Read& operator=(const Read&) = delete;

    /// All rows of a query. $1, $2… are bound in order; columns are R's members, in order and by name.
    /// A query on a scoped table takes the Scope first and writes {scope} or {scope:alias} in its WHERE.
    template <Row R, class... A>
    std::vector<R> rows(std::string_view sql, const A&... arguments) {
        return all<R>(sql, nullptr, {arguments...});
    }
    template <Row R, class... A>
    std::vector<R> rows(const Scope& scope, std::string_view sql, const A&... arguments) {
        return all<R>(sql, &scope, {arguments...});
    }
    /// The only row, or nothing. Two rows are a bug.
    template <Row R, class... A>
    std::optional<R> row(std::string_view sql, const A&... arguments) {
        return only<R>(sql, nullptr, {arguments...});
    }
    template <Row R, class... A>
    std::optional<R> row(const Scope& scope, std::string_view sql, const A&... arguments) {
        return only<R>(sql, &scope, {arguments...});
    }
    /// Row by row without keeping them; `visit` returns false to stop.
    template <Row R, class Visit, class... A>
    void each(const Scope& scope, Visit&& visit, std::string_view sql, const A&... arguments) {
        Query query(session_, sql, &scope, {arguments...}, Query::Result::large);
        while (query.next())
            if (!visit(read_row<R>(query.row()))) return;
    }
    /// A single int64: a count, a sum. No row is a bug.
    template <class... A>
    std::int64_t number(std::string_view sql, const A&... arguments) {
        return single(sql, nullptr, {arguments...});
    }
    template <class... A>
    std::int64_t number(const Scope& scope, std::string_view sql, const A&... arguments) {
        return single(sql, &scope, {arguments...});
    }

    /// The moment of this transaction.
    Time now() const { return now_; }
    /// The county's calendar day at that moment.
    Date today() const { return now_.local_date(); }
    const crypto::Vault& vault() const { return context_.vault(); }
    /// A permanent id for a record to be inserted later (to seal its fields before the writer's queue).
    std::int64_t new_id() { return context_.new_id(); }
    Session& session() { return session_; }

protected:
    Session& session_;
    Context& context_;
    Time now_;

private:
    /// Adds a row to the rows at `to` and says where it is.
    using Add = void* (*)(void* to);
    template <class Rows>
    static void* add(void* to) {
        return &static_cast<Rows*>(to)->emplace_back();
    }
    template <Row R>
    std::vector<R> all(std::string_view sql, const Scope* scope, ArgumentList arguments) {
        std::vector<R> out;
        collect(row_type<R>, add<std::vector<R>>, &out, sql, scope, arguments);
        return out;
    }
    template <Row R>
    std::optional<R> only(std::string_view sql, const Scope* scope, ArgumentList arguments) {
        std::optional<R> out(std::in_place);
        if (!find_only(row_type<R>, &*out, sql, scope, arguments)) out.reset();
        return out;
    }
    void collect(const RowType& type, Add add_row, void* to, std::string_view sql, const Scope* scope,
                 ArgumentList arguments);
    bool find_only(const RowType& type, void* row, std::string_view sql, const Scope* scope,
                   ArgumentList arguments);
    std::int64_t single(std::string_view sql, const Scope* scope, ArgumentList arguments);
};

/// A row changed by a job, as the audit log keeps it.
struct Change {
    std::string table;
    std::int64_t id = 0, version = 0;
    char operation = 'i';  // i insert, u update, d delete
    std::string hash{};    // of the row as stored; empty for d
    std::string fields{};  // JSON of what changed or was deleted, personal values as commitments
};

class AuditLog;
class Erasure;

/// The writing transaction of one job. A use case touches only this and its inputs: it may be run twice.
class Write : public Read {
public:
    Write(Session& session, Context& context, const Actor& actor, AuditLog& log)
        : Read(session, context), actor_(actor), log_(log) {}

    const Actor& actor() const { return actor_; }
    /// A permanent id above `id`, so that of rows written one after the other the largest is the latest, whichever
    /// processes wrote them (decision 0009). May have the job run again.
    std::int64_t new_id_above(std::int64_t id) { return context_.new_id_above(id); }

    /// Inserts a record with version 1.
    template <Record R>
    void insert(const R& row) {
        ensure(row.version == 1);
        insert_record(R::table, row_type<R>, &row);
    }
    /// Writes all columns where id and version match and raises the version, in `row` too. No match is a bug:
    /// compare the version that the user read before (refusal stale_version).
    template <Record R>
    void update(R& row) {
        const auto before = row.version++;
        update_record(R::table, row_type<R>, &row, before);
    }
    template <Record R>
    void erase(const R& row) {
        erase_record(R::table, row_type<R>, &row);
    }

    /// Changes tables that are not of record (indexes, projections, sessions). Returns the rows touched.
    template <class... A>
    std::int64_t run(std::string_view sql, const A&... arguments) {
        return change(sql, nullptr, {arguments...});
    }
    /// The same on a scoped table.
    template <class... A>
    std::int64_t run(const Scope& scope, std::string_view sql, const A&... arguments) {
        return change(sql, &scope, {arguments...});
    }

    /// Tells the slices above that keep something of a thing that it is not what it was: "people.person", its id.
    /// To be called after the change and before its audit(), which then covers what follows from it too.
    void changed(std::string_view what, std::int64_t id);

    /// Rows for a table that is not of record: "INSERT INTO t (a, b) VALUES {rows}", and the values of all rows one
    /// after the other. On PostgreSQL a hundred rows a statement, since each is a way to the server; on SQLite one,
    /// since there a statement of several rows keeps a journal of every page that it touches.
    void insert_rows(std::string_view sql, std::size_t width, const Arguments& rows);

    /// At least once per job that changed a table of record; rows changed since the last call belong to this one.
    void audit(const Audit& what);
    /// The next audit() tells of these rows that they are erased; jobs after this one erase them.
    void announce(const Erasure&);
    /// The rows erased since the last audit() were announced: the log's row of that stands for them all.
    void settle_announced();
    /// A part of the job, whose refusal is undone by itself, rows and log, so that the job may go on without it. To
    /// go on after a refusal in any other way would keep what was written before it.
    template <class Work>
    auto attempt(const Work& work) -> decltype(work()) {
        const auto part = begin_part();
        auto done = work();
        end_part(*part, done.has_value());
        return done;
    }

    /// Whether record changes wait for their audit().
    bool has_unaudited_changes() const { return !changes_.empty(); }

private:
    struct Part;
    std::shared_ptr<const Part> begin_part();
    void end_part(const Part&, bool keep);
    std::int64_t change(std::string_view sql, const Scope* scope, ArgumentList arguments);
    void insert_record(std::string_view table, const RowType& type, const void* row);
    void update_record(std::string_view table, const RowType& type, const void* row, std::int64_t version);
    void erase_record(std::string_view table, const RowType& type, const void* row);
    void note(std::string_view table, const std::vector<Column>& columns, Change change,
              const std::vector<Column>* before);
    std::vector<Column> stored_record(std::string_view table, const std::vector<Column>& columns, Texts& texts);
    std::int64_t execute(const std::string& sql, std::vector<Parameter> parameters);

    const Actor& actor_;
    AuditLog& log_;
    std::vector<Change> changes_;
};

}
