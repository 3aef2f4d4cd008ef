#pragma once
// SQLite as bare as it is used: prepared statements by text, values written as JSON.
#include "base/crypto.hpp"
#include "bench/recorder.hpp"
#include <memory>
#include <sqlite3.h>
#include <unordered_map>

namespace bench {

class BareDatabase {
public:
    BareDatabase(const std::string& path, bool writes, const crypto::Vault& vault);
    ~BareDatabase();
    BareDatabase(const BareDatabase&) = delete;
    BareDatabase& operator=(const BareDatabase&) = delete;
    void script(const char* sql);
    /// The single number of a query.
    std::int64_t number(const std::string& sql);
    /// Runs a statement; its rows are appended to `out` as JSON lists.
    void run(const Executed&, std::string& out);

private:
    sqlite3_stmt* prepared(const std::string& sql);
    /// `paper`: the attachment whose content the row is, else 0.
    void write_row(sqlite3_stmt*, std::int64_t paper, std::string& out) const;

    sqlite3* db_ = nullptr;
    const crypto::Vault& vault_;
    std::unordered_map<std::string, sqlite3_stmt*> statements_;
};

}
