#pragma once
// What a database holds, table by table, so that a story can say that nothing was changed. Read behind the store's
// back.
#include "store/connection.hpp"
#include <map>
#include <memory>
#include <string>

namespace stories {

/// A hash of each table's rows, the security log and what every request touches (sessions, delays, id blocks) left
/// out.
class Contents {
public:
    explicit Contents(std::unique_ptr<store::Connection> connection);
    std::map<std::string, std::string> hashes();
    /// Rows of the log that say somebody was denied.
    std::int64_t denials();

private:
    std::unique_ptr<store::Connection> connection_;
    std::map<std::string, std::string> queries_;  // by table: one text a row
};

/// The tables that differ, "cases, case_steps"; empty when none do.
std::string difference(const std::map<std::string, std::string>& before,
                       const std::map<std::string, std::string>& after);

}
