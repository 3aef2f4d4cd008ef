#include "base/result.hpp"
#include "base/work_done.hpp"
#include "store/connection.hpp"
#include <cstring>
#include <libpq-fe.h>

namespace store {

namespace {

constexpr Oid oid_bytes = 17, oid_int8 = 20, oid_int4 = 23, oid_text = 25;
constexpr int portion_rows = 1000;

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

/// Only the primary message: the detail of a broken key or check quotes values, and messages reach the log.
[[noreturn]] void fail(PGconn* connection, const PGresult* result, std::string_view where) {
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const char* message = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    throw Failure(state ? state : "connection",
                  std::string(message ? message : PQerrorMessage(connection)) + " in: " + std::string(where));
}

void require(PGconn* connection, const ResultHandle& result, std::string_view where) {
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY)
        fail(connection, result.get(), where);
}

/// Parameters as libpq takes them: all binary, each with its type.
class Arguments {
public:
    explicit Arguments(std::span<const Parameter> parameters)
        : numbers_(parameters.size()),
          values_(parameters.size()),
          lengths_(parameters.size()),
          formats_(parameters.size(), 1) {
        for (std::size_t i = 0; i < parameters.size(); ++i) take(i, parameters[i]);
    }
    int count() const { return static_cast<int>(values_.size()); }
    const Oid* types() const { return types_.data(); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    void take(std::size_t i, const Parameter& each) {
        const bool is_number = each.kind == Parameter::Kind::number;
        types_.push_back(is_number ? oid_int8 : each.kind == Parameter::Kind::text ? oid_text : oid_bytes);
        if (each.null) return;
        if (is_number) {
            numbers_[i] = __builtin_bswap64(static_cast<std::uint64_t>(each.number));
            values_[i] = reinterpret_cast<const char*>(&numbers_[i]);
            lengths_[i] = 8;
        } else {
            values_[i] = each.data.empty() ? "" : each.data.data();
            lengths_[i] = static_cast<int>(each.data.size());
        }
    }
    std::vector<Oid> types_;
    std::vector<std::uint64_t> numbers_;
    std::vector<const char*> values_;
    std::vector<int> lengths_, formats_;
};

/// What a prepared statement and a cursor have in common: a binary result and the row within it.
class PostgresResult : public Statement {
public:
    int columns() const override { return PQnfields(result_.get()); }
    std::string_view column_name(int column) const override { return PQfname(result_.get(), column); }
    bool is_null(int column) const override { return PQgetisnull(result_.get(), row_, column) == 1; }
    std::int64_t number(int column) const override {
        const auto raw = bytes(column);
        if (raw.empty()) return 0;  // NULL, as SQLite gives it
        const auto type = PQftype(result_.get(), column);
        if (type == oid_int8) {
            std::uint64_t value = 0;
            std::memcpy(&value, raw.data(), 8);
            return static_cast<std::int64_t>(__builtin_bswap64(value));
        }
        ensure(type == oid_int4);
        std::uint32_t value = 0;
        std::memcpy(&value, raw.data(), 4);
        return static_cast<std::int32_t>(__builtin_bswap32(value));
    }
    std::string_view bytes(int column) const override {
        return {PQgetvalue(result_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
    }
    std::int64_t changes() const override {
        const char* touched = PQcmdTuples(result_.get());
        return touched && *touched ? std::strtoll(touched, nullptr, 10) : 0;
    }

protected:
    explicit PostgresResult(PGconn* connection) : connection_(connection) {}
    PGconn* connection_;
    ResultHandle result_;
    int row_ = -1;
};

class PostgresStatement final : public PostgresResult {
public:
    PostgresStatement(PGconn* connection, std::string name, const std::string& sql,
                      std::span<const Parameter> kinds)
        : PostgresResult(connection), name_(std::move(name)), sql_(sql) {
        const Arguments arguments(kinds);
        const ResultHandle prepared(
            PQprepare(connection_, name_.c_str(), sql.c_str(), arguments.count(), arguments.types()));
        require(connection_, prepared, sql_);
    }
    void start(std::span<const Parameter> parameters) override {
        work_done::count_statement();
        const Arguments arguments(parameters);
        result_.reset(PQexecPrepared(connection_, name_.c_str(), arguments.count(), arguments.values(),
                                     arguments.lengths(), arguments.formats(), 1));
        require(connection_, result_, sql_);
        row_ = -1;
    }
    bool next() override { return ++row_ < PQntuples(result_.get()); }
    void finish() override { result_.reset(); }
    void drop() override { PQclear(PQexec(connection_, ("DEALLOCATE " + name_).c_str())); }

private:
    std::string name_, sql_;
};

/// A cursor on the server, so that a large result never stands in memory as a whole.
class PostgresCursor final : public PostgresResult {
public:
    PostgresCursor(PGconn* connection, std::string name, const std::string& sql)
        : PostgresResult(connection),
          name_(std::move(name)),
          sql_(sql),
          fetch_("FETCH " + std::to_string(portion_rows) + " FROM " + name_) {}

    void start(std::span<const Parameter> parameters) override {
        work_done::count_statement();
        const Arguments arguments(parameters);
        const auto declare = "DECLARE " + name_ + " NO SCROLL CURSOR FOR " + sql_;
        const ResultHandle declared(PQexecParams(connection_, declare.c_str(), arguments.count(), arguments.types(),
                                                 arguments.values(), arguments.lengths(), arguments.formats(), 1));
        require(connection_, declared, sql_);
        open_ = true;
        fetch();
    }
    bool next() override {
        if (++row_ < PQntuples(result_.get())) return true;
        if (PQntuples(result_.get()) < portion_rows) return false;
        fetch();
        return ++row_ < PQntuples(result_.get());
    }
    void finish() override {
        result_.reset();
        // After an error the transaction has closed the cursor already.
        if (open_ && PQtransactionStatus(connection_) == PQTRANS_INTRANS)
            PQclear(PQexec(connection_, ("CLOSE " + name_).c_str()));
        open_ = false;
    }

private:
    void fetch() {
        result_.reset(PQexecParams(connection_, fetch_.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1));
        require(connection_, result_, sql_);
        row_ = -1;
    }
    std::string name_, sql_, fetch_;
    bool open_ = false;
};

class PostgresConnection final : public Connection {
public:
    PostgresConnection(const std::string& url, bool read_only) : connection_(PQconnectdb(url.c_str())) {
        if (PQstatus(connection_) != CONNECTION_OK) {
            const std::string text = PQerrorMessage(connection_);
            PQfinish(connection_);
            throw Failure("open", text);
        }
        PQsetNoticeProcessor(
            connection_, [](void*, const char*) {}, nullptr);
        script(
            "SET default_transaction_isolation = 'serializable'; SET client_encoding = 'UTF8'; SET "
            "client_min_messages = warning");
        if (read_only) script("SET default_transaction_read_only = on");
    }
    ~PostgresConnection() override {
        statements_.clear();
        cursors_.clear();
        PQfinish(connection_);
    }
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    Dialect dialect() const override { return Dialect::postgres; }
    void script(const std::string& sql) override {
        const ResultHandle result(PQexec(connection_, sql.c_str()));
        require(connection_, result, std::string_view(sql).substr(0, 200));
    }
    Statement& prepare(const std::string& sql, std::span<const Parameter> kinds) override {
        std::string key = sql + '\n';
        for (const auto& each : kinds) key += static_cast<char>(each.kind);
        return statements_.find(
            key, [&] { return std::make_unique<PostgresStatement>(connection_, name("s"), sql, kinds); });
    }
    Statement& prepare_large(const std::string& sql, std::span<const Parameter>) override {
        return cursors_.find(sql, [&] { return std::make_unique<PostgresCursor>(connection_, name("c"), sql); });
    }
    std::size_t statements() const override { return statements_.size() + cursors_.size(); }
    bool in_transaction() const override {
        const auto status = PQtransactionStatus(connection_);
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
    }
    bool is_broken() const override { return PQstatus(connection_) != CONNECTION_OK; }

private:
    std::string name(const char* kind) { return kind + std::to_string(++count_); }
    PGconn* connection_;
    StatementCache<PostgresStatement> statements_;
    StatementCache<PostgresCursor> cursors_;
    std::int64_t count_ = 0;
};

}

std::unique_ptr<Connection> open_postgres(const std::string& url, bool read_only) {
    return std::make_unique<PostgresConnection>(url, read_only);
}

}
