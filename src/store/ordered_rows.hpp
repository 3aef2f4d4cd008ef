#pragma once
// Two results of any size compared in one pass, for verify: rows of an index or projection in the order of the
// record they stand for, taken record by record.
#include "store/transaction.hpp"

namespace store {

/// Rows of a query that is ordered by the record's id, which is the row's `record` member.
template <Row R>
class OrderedRows {
public:
    /// For tables that carry no scope.
    OrderedRows(Read& db, std::string_view sql) : OrderedRows(db, nullptr, sql) {}
    /// For those that do: everything is read.
    OrderedRows(Read& db, const Scope& system, std::string_view sql) : OrderedRows(db, &system, sql) {}

    /// The rows of this record; records are asked for in ascending order. Rows of records in between, which nobody
    /// asks for, go to `stray(row)`, once per record.
    template <class Stray>
    std::vector<R> take(std::int64_t record, Stray stray) {
        skip(record, stray);
        std::vector<R> out;
        for (; ahead_ && ahead_->record == record; step()) out.push_back(std::move(*ahead_));
        return out;
    }
    /// What is left at the end.
    template <class Stray>
    void finish(Stray stray) {
        skip(INT64_MAX, stray);
    }

private:
    OrderedRows(Read& db, const Scope* scope, std::string_view sql)
        : query_(db.session(), sql, scope, {}, Query::Result::large) {
        step();
    }
    template <class Stray>
    void skip(std::int64_t record, Stray stray) {
        std::int64_t last = 0;
        for (; ahead_ && ahead_->record < record; step()) {
            if (ahead_->record != last) stray(*ahead_);
            last = ahead_->record;
        }
    }
    void step() {
        if (query_.next()) ahead_ = read_row<R>(query_.row());
        else ahead_.reset();
    }
    Query query_;
    std::optional<R> ahead_;
};

}
