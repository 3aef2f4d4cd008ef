#include "store/migrate.hpp"
#include "base/crypto.hpp"
#include "store/session.hpp"

namespace store {

namespace {

struct Word {
    std::string_view word, sqlite, postgres;
};
constexpr Word words[] = {
    {"{id}", "INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"},
    {"{int64}", "INTEGER", "BIGINT"},
    {"{bytes}", "BLOB", "BYTEA"},
    {"{strict}", "STRICT", ""},
    {"{without_rowid}", "STRICT, WITHOUT ROWID", ""},
};

/// What stands from `mark` to "{end}" is for one of the databases: kept without its marks where it is ours, else
/// left out.
void keep_only_ours(std::string& sql, std::string_view mark, bool ours) {
    constexpr std::string_view end_mark = "{end}";
    for (auto at = sql.find(mark); at != std::string::npos; at = sql.find(mark, at)) {
        const auto end = sql.find(end_mark, at);
        ensure(end != std::string::npos);
        sql.erase(ours ? end : at, ours ? end_mark.size() : end + end_mark.size() - at);
        if (ours) sql.erase(at, mark.size());
    }
}

std::vector<std::pair<std::string, std::string>> applied(Connection& connection) {
    std::vector<std::pair<std::string, std::string>> out;
    Running running(connection.prepare("SELECT name, hash FROM schema_migrations ORDER BY name", {}), {});
    while (running.next()) out.emplace_back(running.row().bytes(0), running.row().bytes(1));
    return out;
}

bool has_history(Connection& connection) {
    const auto* sql = connection.dialect() == Dialect::sqlite
                          ? "SELECT count(*) FROM sqlite_master WHERE name = 'schema_migrations'"
                          : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = "
                            "'schema_migrations'";
    Running running(connection.prepare(sql, {}), {});
    ensure(running.next());
    return running.row().number(0) > 0;
}

void apply(Connection& connection, const Migration& migration) {
    connection.script("BEGIN");
    try {
        connection.script(in_dialect(migration.sql, connection.dialect()));
        const auto hash = crypto::hex(crypto::sha256(migration.sql));
        const std::vector<Parameter> row{{.kind = Parameter::Kind::text, .data = migration.name},
                                         {.kind = Parameter::Kind::text, .data = hash}};
        {
            Running running(connection.prepare("INSERT INTO schema_migrations (name, hash) VALUES ($1, $2)", row),
                            row);
            while (running.next()) {}
        }
        connection.script("COMMIT");
    } catch (...) {
        if (connection.in_transaction()) connection.script("ROLLBACK");
        throw;
    }
}

/// One that was applied is the one this program has in that place.
void require_known(const std::pair<std::string, std::string>& applied, const Migration* ours) {
    if (!ours) throw Failure("migrations", "the database is newer than this program");
    const auto& [name, hash] = applied;
    if (name == ours->name && hash == crypto::hex(crypto::sha256(ours->sql))) return;
    throw Failure("migrations", "migration " + name +
                                    " is not the one this program knows: this data was made by another build, and "
                                    "those before the first release are not carried over; begin in an empty "
                                    "directory (--data)");
}

/// PostgreSQL must compare bytes as SQLite does, or orders and ranges would differ.
void require_bytewise_order(Connection& connection) {
    if (connection.dialect() == Dialect::sqlite) return;
    Running running(connection.prepare("SELECT datcollate FROM pg_database WHERE datname = current_database()", {}),
                    {});
    ensure(running.next());
    if (running.row().bytes(0) != "C")
        throw Failure(
            "collation",
            "the database must be created with LC_COLLATE 'C' (createdb --locale=C --template=template0)");
}

}

std::string in_dialect(std::string_view sql, Dialect dialect) {
    std::string out(sql);
    keep_only_ours(out, "{sqlite}", dialect == Dialect::sqlite);
    keep_only_ours(out, "{postgres}", dialect == Dialect::postgres);
    for (const auto& each : words) {
        const auto& to = dialect == Dialect::sqlite ? each.sqlite : each.postgres;
        for (auto at = out.find(each.word); at != std::string::npos; at = out.find(each.word, at + to.size()))
            out.replace(at, each.word.size(), to);
    }
    return out;
}

void migrate(Connection& connection) {
    require_bytewise_order(connection);
    if (!has_history(connection))
        connection.script("CREATE TABLE schema_migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL)");
    const auto done = applied(connection);
    const auto ours = migrations();
    for (std::size_t i = 0; i < done.size(); ++i) require_known(done[i], i < ours.size() ? &ours[i] : nullptr);
    for (auto i = done.size(); i < ours.size(); ++i) apply(connection, ours[i]);
}

bool is_migrated(Connection& connection) {
    return has_history(connection) && applied(connection).size() == migrations().size();
}

}
