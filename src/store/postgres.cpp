#include "base/result.hpp"
#include "store/connection.hpp"
#include <bit>
#include <cstring>
#include <libpq-fe.h>
#include <unordered_map>
#include <vector>

namespace store {

namespace {

constexpr Oid oid_bytes = 17, oid_int8 = 20, oid_int4 = 23, oid_text = 25;

struct ClearResult { void operator()(PGresult* result) const { PQclear(result); } };
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

[[noreturn]] void fail(PGconn* connection, const PGresult* result, std::string_view where) {
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    throw Failure(state ? state : "connection", std::string(PQerrorMessage(connection)) + " in: " + std::string(where));
}

Oid oid_of(Parameter::Kind kind) {
    if (kind == Parameter::Kind::number) return oid_int8;
    return kind == Parameter::Kind::text ? oid_text : oid_bytes;
}

class PostgresStatement final : public Statement {
public:
    PostgresStatement(PGconn* connection, std::string name, const std::string& sql, std::span<const Parameter> kinds)
        : connection_(connection), name_(std::move(name)), sql_(sql) {
        std::vector<Oid> types;
        for (const auto& each : kinds) types.push_back(oid_of(each.kind));
        const ResultHandle prepared(
            PQprepare(connection_, name_.c_str(), sql.c_str(), static_cast<int>(types.size()), types.data()));
        if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) fail(connection_, prepared.get(), sql_);
    }

    void start(std::span<const Parameter> parameters) override {
        const auto count = parameters.size();
        std::vector<std::int64_t> numbers(count);
        std::vector<const char*> values(count);
        std::vector<int> lengths(count), formats(count, 1);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& each = parameters[i];
            if (each.null) continue;
            if (each.kind == Parameter::Kind::number) {
                numbers[i] = static_cast<std::int64_t>(__builtin_bswap64(static_cast<std::uint64_t>(each.number)));
                values[i] = reinterpret_cast<const char*>(&numbers[i]);
                lengths[i] = 8;
            } else {
                values[i] = each.data.empty() ? "" : each.data.data();
                lengths[i] = static_cast<int>(each.data.size());
            }
        }
        result_.reset(PQexecPrepared(connection_, name_.c_str(), static_cast<int>(count), values.data(), lengths.data(),
                                     formats.data(), 1));
        const auto status = PQresultStatus(result_.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail(connection_, result_.get(), sql_);
        row_ = -1;
    }
    bool next() override { return ++row_ < PQntuples(result_.get()); }
    void finish() override { result_.reset(); }
    int columns() const override { return PQnfields(result_.get()); }
    std::string_view column_name(int column) const override { return PQfname(result_.get(), column); }
    bool is_null(int column) const override { return PQgetisnull(result_.get(), row_, column) == 1; }
    std::int64_t number(int column) const override {
        const auto raw = bytes(column);
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
        return {PQgetvalue(result_.get(), row_, column), static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
    }
    std::int64_t changes() const override {
        const char* touched = PQcmdTuples(result_.get());
        return touched && *touched ? std::strtoll(touched, nullptr, 10) : 0;
    }

private:
    PGconn* connection_;
    std::string name_, sql_;
    ResultHandle result_;
    int row_ = -1;
};

class PostgresConnection final : public Connection {
public:
    PostgresConnection(const std::string& url, bool read_only) : connection_(PQconnectdb(url.c_str())) {
        if (PQstatus(connection_) != CONNECTION_OK) {
            const std::string text = PQerrorMessage(connection_);
            PQfinish(connection_);
            throw Failure("open", text);
        }
        PQsetNoticeProcessor(connection_, [](void*, const char*) {}, nullptr);
        script("SET default_transaction_isolation = 'serializable'; SET client_encoding = 'UTF8'; SET client_min_messages = warning");
        if (read_only) script("SET default_transaction_read_only = on");
    }
    ~PostgresConnection() override { PQfinish(connection_); }
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    Dialect dialect() const override { return Dialect::postgres; }
    void script(const std::string& sql) override {
        const ResultHandle result(PQexec(connection_, sql.c_str()));
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
            fail(connection_, result.get(), sql.substr(0, 200));
    }
    Statement& prepare(const std::string& sql, std::span<const Parameter> kinds) override {
        std::string key = sql + '\n';
        for (const auto& each : kinds) key += static_cast<char>(each.kind);
        auto& cached = statements_[key];
        if (!cached) cached = make(sql, kinds);
        if (!cached->busy) return *cached;
        spare_ = make(sql, kinds);
        return *spare_;
    }
    bool in_transaction() const override {
        const auto status = PQtransactionStatus(connection_);
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
    }

private:
    std::unique_ptr<PostgresStatement> make(const std::string& sql, std::span<const Parameter> kinds) {
        return std::make_unique<PostgresStatement>(connection_, "s" + std::to_string(++count_), sql, kinds);
    }
    PGconn* connection_;
    std::unordered_map<std::string, std::unique_ptr<PostgresStatement>> statements_;
    std::unique_ptr<PostgresStatement> spare_;
    std::int64_t count_ = 0;
};

}

std::unique_ptr<Connection> open_postgres(const std::string& url, bool read_only) {
    return std::make_unique<PostgresConnection>(url, read_only);
}

}
