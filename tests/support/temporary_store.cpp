#include "tests/support/temporary_store.hpp"
#include "store/migrate.hpp"
#include <cstdlib>
#include <filesystem>

namespace tests {

std::vector<Database> databases() {
    const char* only = std::getenv("BANGFU_TEST_DATABASE");
    if (only && std::string_view(only) == "sqlite") return {Database::sqlite};
    return {Database::sqlite, Database::postgres};
}

TemporaryStore::TemporaryStore(Database kind, store::Schema schema, std::function<Time()> clock,
                               const std::string& tables)
    : schema_(std::move(schema)) {
    std::string pattern = (std::filesystem::temp_directory_path() / "bangfu-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    options_.directory = pattern;
    options_.clock = std::move(clock);
    if (kind == Database::postgres) options_.database_url = new_postgres_database();
    if (!tables.empty()) {
        const auto connection = behind();
        connection->script(store::in_dialect(tables, connection->dialect()));
    }
    reopen();
}

std::unique_ptr<store::Connection> TemporaryStore::behind() const {
    if (!url().empty()) return store::open_postgres(url(), false);
    return store::open_sqlite(directory() + "/bangfu.db", false);
}

TemporaryStore::~TemporaryStore() {
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(options_.directory, ignored);
}

void TemporaryStore::reopen() {
    store_.reset();
    store_ = store::Store::open(options_, schema_);
}

}
