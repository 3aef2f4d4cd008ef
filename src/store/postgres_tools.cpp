#include "store/postgres_tools.hpp"
#include "store/facts.hpp"
#include <libpq-fe.h>

namespace store {

namespace {

constexpr std::size_t portion_bytes = std::size_t{64} << 10;

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

template <class Visit>
void for_each_option(const std::string& url, Visit visit) {
    char* message = nullptr;
    const std::unique_ptr<PQconninfoOption, FreeOptions> all(PQconninfoParse(url.c_str(), &message));
    if (!all) {
        const std::string text = message ? message : "unreadable";
        PQfreemem(message);
        throw Failure("open", "the database's address: " + text);
    }
    for (const auto* each = all.get(); each->keyword; ++each)
        if (each->val) visit(*each);
}

std::string first_text(Connection& connection, const std::string& sql) {
    Running running(connection.prepare(sql, {}), {});
    ensure(running.next());
    return std::string(running.row().bytes(0));
}

std::int64_t first_number(Connection& connection, const std::string& sql) {
    Running running(connection.prepare(sql, {}), {});
    ensure(running.next());
    return running.row().number(0);
}

class PostgresSnapshot final : public Snapshot {
public:
    explicit PostgresSnapshot(const std::string& url) : url_(url), connection_(open_postgres(url, true)) {
        connection_->script("BEGIN ISOLATION LEVEL REPEATABLE READ");
        snapshot_ = first_text(*connection_, "SELECT pg_export_snapshot()");
    }
    AuditHeads heads() override { return heads_in_log(*connection_); }
    std::string wrapped_key() override { return read_fact(*connection_, "wrapped_data_key").value_or(""); }
    void read_out(const std::function<void(std::string_view)>& take) override {
        ChildProcess dump({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-password",
                           "--snapshot=" + snapshot_},
                          postgres_environment(url_), ChildProcess::Ours::its_output);
        std::string buffer(portion_bytes, '\0');
        for (auto portion = dump.read(buffer); !portion.empty(); portion = dump.read(buffer)) take(portion);
        dump.finish();
    }

private:
    std::string url_, snapshot_;
    std::unique_ptr<Connection> connection_;
};

class PostgresFilling final : public Filling {
public:
    explicit PostgresFilling(const std::string& url)
        : restore_({"pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
                    "--no-password", "--dbname=" + database_name(url)},
                   postgres_environment(url), ChildProcess::Ours::its_input) {}
    void take(std::string_view portion) override { restore_.write(portion); }
    void finish() override { restore_.finish(); }

private:
    ChildProcess restore_;
};

}

Environment postgres_environment(const std::string& url) {
    Environment out;
    for_each_option(url, [&](const PQconninfoOption& each) {
        if (each.envvar) out.push_back(std::string(each.envvar) + "=" + each.val);
    });
    return out;
}

std::string database_name(const std::string& url) {
    const auto connection = open_postgres(url, true);
    return first_text(*connection, "SELECT current_database()::text");
}

std::string with_database(const std::string& url, const std::string& database) {
    std::string out = "dbname='" + database + "'";
    for_each_option(url, [&](const PQconninfoOption& each) {
        if (std::string_view(each.keyword) == "dbname") return;
        out += std::string(" ") + each.keyword + "='";
        for (const char* c = each.val; *c; ++c) {
            if (*c == '\'' || *c == '\\') out += '\\';
            out += *c;
        }
        out += "'";
    });
    return out;
}

std::unique_ptr<Snapshot> postgres_snapshot(const std::string& url) {
    return std::make_unique<PostgresSnapshot>(url);
}
std::unique_ptr<Filling> postgres_filling(const std::string& url) { return std::make_unique<PostgresFilling>(url); }

bool postgres_has_tables(const std::string& url) {
    return first_number(*open_postgres(url, true),
                        "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()") > 0;
}

void clear_postgres(const std::string& url) {
    const auto connection = open_postgres(url, false);
    if (first_number(*connection,
                     "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                     " AND pid <> pg_backend_pid() AND backend_type = 'client backend'") > 0)
        throw Failure("locked", "other programs are connected to the database: stop them first");
    const auto schema = first_text(*connection, "SELECT quote_ident(current_schema())");
    connection->script("BEGIN; DROP SCHEMA " + schema + " CASCADE; CREATE SCHEMA " + schema + "; COMMIT");
}

std::string make_database(const std::string& url) {
    const auto name = "bangfu_check_" + crypto::hex(crypto::random_bytes(6));
    try {
        open_postgres(url, false)
            ->script("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
    } catch (const Failure& failure) {
        if (failure.code != "42501") throw;
        throw Failure("backup",
                      "a backup is restored beside and verified before it counts: the database's user needs"
                      " the right to create databases (ALTER ROLE … CREATEDB)");
    }
    return name;
}

void drop_database(const std::string& url, const std::string& name) {
    open_postgres(url, false)->script("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
}

}
