#include "store/verify.hpp"
#include "store/audit_log.hpp"
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <fmt/format.h>
#include <unordered_map>

namespace store {

namespace {

/// The last thing the log says of a row.
struct LastChange {
    std::int64_t version = 0;
    char operation = 'i';
    std::string hash;
};
using TableChanges = std::unordered_map<std::int64_t, LastChange>;
using AllChanges = std::unordered_map<std::string, TableChanges>;

struct Heads {
    std::unordered_map<std::string, AuditLog::Head> of_chain;
};

void take_changes(const AuditRow& row, AllChanges& changes, Findings& findings) {
    boost::system::error_code error;
    const auto parsed = boost::json::parse(row.changes, error);
    if (error || !parsed.is_array()) return findings.add(fmt::format("audit_log {}/{}: unreadable changes", row.chain, row.seq));
    for (const auto& each : parsed.as_array()) {
        const auto& parts = each.as_array();
        auto& last = changes[std::string(parts.at(0).as_string())][parts.at(1).as_int64()];
        const auto version = parts.at(2).as_int64();
        // A deletion carries the version it deleted, so at equal versions it is the later one.
        const char operation = parts.at(3).as_string().at(0);
        if (version < last.version || (version == last.version && operation != 'd')) continue;
        last = {version, operation, std::string(parts.at(4).as_string())};
    }
}

/// Walks each chain in order; what it says of rows counts even where the chain is broken, so that all faults are named.
void verify_log(Read& db, AllChanges& changes, Heads& heads, Findings& findings) {
    db.each<AuditRow>(Scope::system("verify"), [&](const AuditRow& row) {
        auto& head = heads.of_chain[row.chain];
        const auto name = fmt::format("audit_log {}/{}", row.chain, row.seq);
        for (auto missing = head.seq + 1; missing < row.seq && missing < head.seq + 20; ++missing)
            findings.add(fmt::format("audit_log {}/{}: missing", row.chain, missing));
        const bool follows = row.seq != head.seq + 1 || crypto::same(row.previous_hash.bytes, head.hash);
        const bool whole = crypto::same(row.hash.bytes, db.vault().chain_hash(row.previous_hash.bytes, canonical_entry(row)));
        if (!whole) findings.add(name + ": altered");
        else if (!follows) findings.add(name + ": does not follow the row before it");
        head = {row.chain, row.seq, row.hash.bytes};
        take_changes(row, changes, findings);
        return true;
    }, "SELECT chain, seq, at, account_id, actor_name, action, object_type, object_id, organisation_path, note, changes,"
       " previous_hash, hash FROM audit_log WHERE {scope} ORDER BY chain, seq");
}

/// The head kept beside the key: a log that ends before it has lost its tail.
void verify_head(Store& store, const Heads& heads, Findings& findings) {
    std::ifstream file(std::filesystem::path(store.options().directory) / "audit_head");
    std::string chain, seq, hash, mac;
    if (!(file >> chain >> seq >> hash >> mac)) return;
    if (mac != crypto::hex(store.vault().chain_hash("head", chain + " " + seq + " " + hash)))
        return findings.add("audit_head: altered");
    const auto known = heads.of_chain.find(chain);
    const auto kept = std::stoll(seq);
    if (kept > 0 && (known == heads.of_chain.end() || known->second.seq < kept))
        findings.add(fmt::format("audit_log {}: rows after {} are missing, {} were written", chain,
                                 known == heads.of_chain.end() ? 0 : known->second.seq, kept));
}

std::vector<Column> current_row(const TableInfo& table, const Statement& row) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto place = static_cast<int>(i);
        Column column{.name = table.columns[i], .value = {.kind = table.kinds[i], .null = row.is_null(place)}};
        if (!column.value.null) {
            if (table.kinds[i] == Parameter::Kind::number) column.value.number = row.number(place);
            else column.value.data = row.bytes(place);
        }
        columns.push_back(column);
    }
    return columns;
}

void verify_table(Read& db, const TableInfo& table, TableChanges logged, Findings& findings) {
    std::string sql;
    for (const auto& column : table.columns) sql += (sql.empty() ? "SELECT " : ", ") + column;
    sql += " FROM " + table.name + " ORDER BY id";
    Running running(db.session().connection().prepare(sql, {}), {});
    while (running.next()) {
        const auto columns = current_row(table, running.row());
        const auto id = columns[0].value.number;
        const auto last = logged.find(id);
        if (last == logged.end() || last->second.operation == 'd') {
            findings.add(fmt::format("{} {}: added outside the log", table.name, id));
            if (last != logged.end()) logged.erase(last);
            continue;
        }
        if (last->second.hash != crypto::hex(db.vault().row_hash(canonical_row(table.name, columns))))
            findings.add(fmt::format("{} {}: altered", table.name, id));
        logged.erase(last);
    }
    for (const auto& [id, last] : logged)
        if (last.operation != 'd') findings.add(fmt::format("{} {}: missing", table.name, id));
}

void verify_foreign_keys(Read& db, Findings& findings) {
    auto& connection = db.session().connection();
    if (connection.dialect() != Dialect::sqlite) return;  // PostgreSQL keeps them itself
    Running running(connection.prepare("PRAGMA foreign_key_check", {}), {});
    while (running.next())
        findings.add(fmt::format("{} {}: refers to a row of {} that is not there", running.row().bytes(0),
                                 running.row().number(1), running.row().bytes(2)));
}

}

Findings verify(Store& store) {
    return store.read([&](Read& db) {
        Findings findings;
        AllChanges changes;
        Heads heads;
        verify_log(db, changes, heads, findings);
        verify_head(store, heads, findings);
        for (const auto& table : store.schema().tables)
            if (table.of_record) verify_table(db, table, std::move(changes[table.name]), findings);
        verify_foreign_keys(db, findings);
        for (const auto& invariant : store.schema().invariants) invariant.check(db, findings);
        return findings;
    });
}

}
