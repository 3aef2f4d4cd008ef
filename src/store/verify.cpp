#include "store/verify.hpp"
#include "store/audit_heads.hpp"
#include "store/batches.hpp"
#include "store/erasure.hpp"
#include "store/files.hpp"
#include "store/keys.hpp"
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <unordered_map>

namespace store {

namespace {

constexpr std::int64_t gap_named_max = 20;

/// The last thing the log says of a row: i, u, d as logged; g when it is going, announced as erased with a batch
/// that is not gone yet. Kept small: a county has some million rows.
struct LastChange {
    std::int64_t version = 0;
    char operation = 'i';
    std::array<char, 32> hash{};
};
using TableChanges = std::unordered_map<std::int64_t, LastChange>;
using AllChanges = std::unordered_map<std::string, TableChanges>;

/// A row of the log that tells of a whole batch that it is erased.
struct Announced {
    std::string name;  // of the log's row
    std::int64_t batch = 0, rows = 0;
    std::string hash, ids;
};
/// Rows that were announced as erased and stand after all, by their ids, as they were then.
using Kept = std::unordered_map<std::int64_t, std::array<char, 32>>;

/// The row's keyed hash as the log writes it.
bool is_hash(const LastChange& last, std::string_view hash) {
    return crypto::same({last.hash.data(), last.hash.size()}, hash);
}

/// Throws when the text is not what the store writes.
std::array<char, 32> hash_of(std::string_view hex) {
    const auto bytes = crypto::bytes_of_hex(hex).value();
    std::array<char, 32> out{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), out.begin());
    return out;
}

class Verification {
public:
    Verification(Read& db, const AuditHeads& kept, Findings& findings)
        : db_(db), kept_(kept), findings_(findings) {}

    void run(const Schema& schema) {
        guarded("database", [&] { structure(); });
        guarded("audit_log", [&] {
            log();
            for (const auto& each : announced_) erased(each);
        });
        for (const auto& table : schema.tables)
            if (table.of_record) guarded(table.name, [&] { this->table(table, std::move(changes_[table.name])); });
        guarded("foreign keys", [&] { foreign_keys(); });
        for (const auto& invariant : schema.invariants)
            guarded(invariant.name, [&] { invariant.check(db_, findings_); });
    }

private:
    /// A damaged page ends one check, not all of them.
    template <class Check>
    void guarded(std::string_view what, Check check) {
        try {
            check();
        } catch (const Failure& failure) {
            if (!failure.is_damage()) throw;
            findings_.add(fmt::format("{}: cannot be read: {}", what, failure.text));
        } catch (const Bug& bug) {
            findings_.add(fmt::format("{}: not as the program wrote it: {}", what, bug.what()));
        }
    }
    void structure();
    void log();
    void entry(const AuditRow& row);
    void take_changes(const std::string& name, const std::string& text);
    void tails();
    void erased(const Announced&);
    LastChange* last_of(std::int64_t id);
    void table(const TableInfo& table, TableChanges logged);
    void foreign_keys();

    Read& db_;
    const AuditHeads& kept_;
    Findings& findings_;
    AuditHeads heads_;
    AllChanges changes_;
    std::vector<Announced> announced_;
    Kept kept_rows_;
};

/// SQLite's own pages and indexes. PostgreSQL checks its pages as it reads them.
void Verification::structure() {
    auto& connection = db_.session().connection();
    if (connection.dialect() != Dialect::sqlite) return;
    Running running(connection.prepare("PRAGMA integrity_check(20)", {}), {});
    while (running.next())
        if (running.row().bytes(0) != "ok") findings_.add(fmt::format("database: {}", running.row().bytes(0)));
}

/// Walks each chain in order; what it says of rows counts even where the chain is broken, so that all faults are
/// named.
void Verification::log() {
    db_.each<AuditRow>(
        Scope::system(store::SystemReason::verify),
        [&](const AuditRow& row) {
            entry(row);
            return true;
        },
        "SELECT chain, seq, at, account_id, actor_name, action, object_type, object_id, organisation_path, note, "
        "changes,"
        " previous_hash, hash FROM audit_log WHERE {scope} ORDER BY chain, seq");
    tails();
}

void Verification::entry(const AuditRow& row) {
    auto& head = heads_[row.chain];
    const auto name = fmt::format("audit_log {}/{}", row.chain, row.seq);
    for (auto missing = head.seq + 1; missing < row.seq && missing <= head.seq + gap_named_max; ++missing)
        findings_.add(fmt::format("audit_log {}/{}: missing", row.chain, missing));
    const bool follows = row.seq != head.seq + 1 || crypto::same(row.previous_hash.bytes, head.hash);
    const bool whole =
        crypto::same(row.hash.bytes, db_.vault().chain_hash(row.previous_hash.bytes, canonical_entry(row)));
    if (!whole) findings_.add(name + ": altered");
    else if (!follows) findings_.add(name + ": does not follow the row before it");
    const auto kept = kept_.find(row.chain);
    if (whole && kept != kept_.end() && kept->second.seq == row.seq &&
        !crypto::same(kept->second.hash, row.hash.bytes))
        findings_.add(name + ": is not the row that was kept as the chain's head");
    head = {row.chain, row.seq, row.hash.bytes};
    try {
        take_changes(name, row.changes);
    } catch (const std::exception&) {
        if (whole) findings_.add(name + ": unreadable changes");
    }
}

/// Throws when the text is not what the store writes.
void Verification::take_changes(const std::string& name, const std::string& text) {
    const auto parsed = boost::json::parse(text);
    for (const auto& each : parsed.as_array()) {
        const auto& parts = each.as_array();
        const auto id = parts.at(1).as_int64(), version = parts.at(2).as_int64();
        const char operation = parts.at(3).as_string().at(0);
        const auto& hash = parts.at(4).as_string();
        if (operation == 'e') {
            const auto& ids = parts.at(5).at("ids").as_string();
            announced_.push_back({name, id, version, std::string(hash), std::string(ids)});
            continue;
        }
        if (operation == 'k') {
            kept_rows_[id] = hash_of(hash);
            continue;
        }
        auto& last = changes_[std::string(parts.at(0).as_string())][id];
        // A deletion carries the version it deleted, so at equal versions it is the later one.
        if (version < last.version || (version == last.version && operation != 'd')) continue;
        last = {version, operation, hash_of(hash)};
    }
}

/// A log that ends before the head kept of it has lost its tail.
void Verification::tails() {
    for (const auto& [chain, kept] : kept_) {
        const auto known = heads_.find(chain);
        const auto last = known == heads_.end() ? 0 : known->second.seq;
        for (auto seq = last + 1; seq <= kept.seq && seq <= last + gap_named_max; ++seq)
            findings_.add(fmt::format("audit_log {}/{}: missing", chain, seq));
    }
}

/// An id is given once, so it says which table it is of.
LastChange* Verification::last_of(std::int64_t id) {
    for (auto& [table, changes] : changes_)
        if (const auto found = changes.find(id); found != changes.end()) return &found->second;
    return nullptr;
}

/// The rows that were told of are those that the log had, as it had them; they are gone, or going while the batch
/// is hidden.
void Verification::erased(const Announced& announced) {
    const auto ids = ids_of_runs(announced.ids);
    std::vector<LastChange*> rows;
    std::vector<std::string_view> hashes;
    for (const auto id : ids.value_or(std::vector<std::int64_t>{}))
        if (auto* last = last_of(id)) {
            const auto kept = kept_rows_.find(id);
            const auto& hash = kept == kept_rows_.end() ? last->hash : kept->second;
            hashes.emplace_back(hash.data(), hash.size());
            rows.push_back(kept == kept_rows_.end() ? last : nullptr);
        }
    const bool is_whole = ids && rows.size() == ids->size() && announced.rows == std::ssize(*ids) &&
                          crypto::hex(hash_over(db_.vault(), hashes)) == announced.hash;
    if (!is_whole) return findings_.add(announced.name + ": erased other rows than the log had");
    const bool is_going = is_hidden_batch(db_, announced.batch);
    for (auto* last : rows)
        if (last) last->operation = is_going ? 'g' : 'd';
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

/// Each row against the last that the log says of it.
void Verification::table(const TableInfo& table, TableChanges logged) {
    std::string sql;
    std::size_t id_place = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        sql += (i == 0 ? "SELECT " : ", ") + table.columns[i];
        if (table.columns[i] == "id") id_place = i;
    }
    sql += " FROM " + table.name + " ORDER BY id";
    Running running(db_.session().connection().prepare_large(sql, {}), {});
    while (running.next()) {
        const auto columns = current_row(table, running.row());
        const auto id = columns[id_place].value.number;
        const auto last = logged.find(id);
        if (last == logged.end() || last->second.operation == 'd') {
            findings_.add(fmt::format("{} {}: added outside the log", table.name, id));
        } else if (!is_hash(last->second, db_.vault().row_hash(canonical_row(table.name, columns)))) {
            findings_.add(fmt::format("{} {}: altered", table.name, id));
        }
        if (last != logged.end()) logged.erase(last);
    }
    for (const auto& [id, last] : logged)
        if (last.operation != 'd' && last.operation != 'g')
            findings_.add(fmt::format("{} {}: missing", table.name, id));
}

struct ForeignKeyRow {
    std::string child, child_column, parent, parent_column;
};
BOOST_DESCRIBE_STRUCT(ForeignKeyRow, (), (child, child_column, parent, parent_column))

void Verification::foreign_keys() {
    auto& connection = db_.session().connection();
    if (connection.dialect() == Dialect::sqlite) {
        Running running(connection.prepare("PRAGMA foreign_key_check", {}), {});
        while (running.next())
            findings_.add(fmt::format("{} {}: refers to a row of {} that is not there", running.row().bytes(0),
                                      running.row().number(1), running.row().bytes(2)));
        return;
    }
    // PostgreSQL keeps them, unless someone switched its triggers off.
    const auto keys = db_.rows<ForeignKeyRow>(
        "SELECT c.conrelid::regclass::text AS child, a.attname::text AS child_column,"
        " c.confrelid::regclass::text AS parent, b.attname::text AS parent_column FROM pg_constraint c"
        " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
        " JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]"
        " WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace AND cardinality(c.conkey) = 1"
        " ORDER BY 1, 2");
    for (const auto& key : keys) {
        const auto sql = fmt::format(
            "SELECT count(*) FROM {0} x WHERE x.{1} IS NOT NULL AND NOT EXISTS"
            " (SELECT 1 FROM {2} y WHERE y.{3} = x.{1})",
            key.child, key.child_column, key.parent, key.parent_column);
        Running running(connection.prepare(sql, {}), {});
        ensure(running.next());
        if (const auto count = running.row().number(0))
            findings_.add(fmt::format("{}: {} rows whose {} is no row of {}", key.child, count, key.child_column,
                                      key.parent));
    }
}

/// The heads kept beside the key; read before the snapshot, since a serving process moves them on.
AuditHeads kept_heads(Store& store, Findings& findings) {
    const auto text = read_small_file(heads_path(store.options().directory));
    if (!text) {
        const bool is_empty = store.read([](Read& db) { return db.number("SELECT count(*) FROM audit_log") == 0; });
        if (!is_empty) findings.add("audit_head: missing, so that a cut tail of the log would not be seen");
        return {};
    }
    auto heads = heads_of(*text, store.vault());
    if (!heads) findings.add("audit_head: altered");
    return heads.value_or(AuditHeads{});
}

}

Findings verify(Store& store) {
    Findings findings;
    const auto kept = kept_heads(store, findings);
    store.read([&](Read& db) {
        Verification(db, kept, findings).run(store.schema());
        return 0;
    });
    std::error_code ignored;
    const bool is_own = store.options().verification_key.empty();  // an auditor's pass starts no writing
    if (findings.lines.empty() && is_own) std::filesystem::remove(stop_mark(store.options().directory), ignored);
    return findings;
}

std::string give_verification_key(Store& store, const Actor& actor) {
    const auto done = store.write(actor, [](Write& db) -> Result<Done> {
        db.audit({.action = "verification_key.give"});
        return Done{};
    });
    ensure(done.has_value());
    return verification_key_text(store.vault().verification_key());
}

}
