#pragma once
// What pg_dump and pg_restore need, and databases made beside another on the same server. Passwords go by the
// environment, never by a command line that others can list.
#include "store/child_process.hpp"
#include "store/snapshot.hpp"

namespace store {

/// The parts of a connection's address as the variables that libpq's programs read.
Environment postgres_environment(const std::string& url);
std::string database_name(const std::string& url);
/// The same address with another database.
std::string with_database(const std::string& url, const std::string& database);

std::unique_ptr<Snapshot> postgres_snapshot(const std::string& url);
std::unique_ptr<Filling> postgres_filling(const std::string& url);
bool postgres_has_tables(const std::string& url);
void clear_postgres(const std::string& url);
/// A new, empty database on the server of `url`; gives its name.
std::string make_database(const std::string& url);
void drop_database(const std::string& url, const std::string& name);

}
