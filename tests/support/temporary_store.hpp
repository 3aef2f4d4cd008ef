#pragma once
// A store in a folder of its own, or in a database of its own on the private PostgreSQL of the test process. Gone
// at the end.
#include "store/store.hpp"
#include <memory>
#include <string>
#include <vector>

namespace tests {

enum class Database { sqlite, postgres };

/// The databases that stories and store tests run on: both, or SQLite alone when BANGFU_TEST_DATABASE says so.
std::vector<Database> databases();

/// The address of a new, empty database on this process's private PostgreSQL server, started at the first call.
std::string new_postgres_database();

class TemporaryStore {
public:
    /// `tables`: more tables for this test alone, in the words of migrations.
    TemporaryStore(Database kind, store::Schema schema, std::function<Time()> clock = {},
                   const std::string& tables = {});
    ~TemporaryStore();
    TemporaryStore(const TemporaryStore&) = delete;
    TemporaryStore& operator=(const TemporaryStore&) = delete;
    store::Store& store() { return *store_; }
    const std::string& directory() const { return options_.directory; }
    /// The address of the database on PostgreSQL, else empty.
    const std::string& url() const { return options_.database_url; }
    const store::Options& options() const { return options_; }
    /// A connection behind the store's back, to damage what it must notice.
    std::unique_ptr<store::Connection> behind() const;
    void close() { store_.reset(); }
    void reopen();

private:
    store::Options options_;
    store::Schema schema_;
    std::unique_ptr<store::Store> store_;
};

}
