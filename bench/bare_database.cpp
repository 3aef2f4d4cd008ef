#include "bench/bare_database.hpp"
#include "base/text.hpp"
#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace bench {

namespace {

/// What reads the content of the attachment that is its only value.
constexpr std::string_view paper_read = "SELECT content FROM attachment_contents";

int bind(sqlite3_stmt* raw, int place, const Value& value) {
    const auto size = static_cast<int>(value.data.size());
    switch (value.kind) {
        case Value::Kind::null: return sqlite3_bind_null(raw, place);
        case Value::Kind::number: return sqlite3_bind_int64(raw, place, value.number);
        case Value::Kind::text: return sqlite3_bind_text(raw, place, value.data.data(), size, SQLITE_STATIC);
        case Value::Kind::bytes: return sqlite3_bind_blob(raw, place, value.data.data(), size, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

void write_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    out += '"';
}

/// The record that a row's ID number belongs to.
std::int64_t record_of(sqlite3_stmt* raw, int columns) {
    std::int64_t id = 0;
    for (int i = 0; i < columns; ++i) {
        if (std::strcmp(sqlite3_column_name(raw, i), "person_id") == 0) return sqlite3_column_int64(raw, i);
        if (std::strcmp(sqlite3_column_name(raw, i), "id") == 0) id = sqlite3_column_int64(raw, i);
    }
    return id;
}

}

BareDatabase::BareDatabase(const std::string& path, bool writes, const crypto::Vault& vault) : vault_(vault) {
    const int flags = SQLITE_OPEN_NOMUTEX | (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
    if (sqlite3_open_v2(path.c_str(), &db_, flags, nullptr) != SQLITE_OK)
        throw std::runtime_error("cannot open " + path);
    sqlite3_busy_timeout(db_, 10'000);
    script("PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA mmap_size=0; PRAGMA cache_size=-32000;");
    if (writes) script("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=2000;");
    else script("PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0;");
}

BareDatabase::~BareDatabase() {
    for (const auto& [sql, raw] : statements_) sqlite3_finalize(raw);
    sqlite3_close(db_);
}

void BareDatabase::script(const char* sql) {
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string(sqlite3_errmsg(db_)) + " in: " + sql);
}

std::int64_t BareDatabase::number(const std::string& sql) {
    auto* raw = prepared(sql);
    if (sqlite3_step(raw) != SQLITE_ROW) throw std::runtime_error("no row from: " + sql);
    const auto value = sqlite3_column_int64(raw, 0);
    sqlite3_reset(raw);
    return value;
}

sqlite3_stmt* BareDatabase::prepared(const std::string& sql) {
    auto& raw = statements_[sql];
    if (!raw && sqlite3_prepare_v3(db_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string(sqlite3_errmsg(db_)) + " in: " + sql);
    return raw;
}

void BareDatabase::write_row(sqlite3_stmt* raw, std::int64_t paper, std::string& out) const {
    const int columns = sqlite3_column_count(raw);
    out += '[';
    for (int i = 0; i < columns; ++i) {
        // Only of texts and bytes: asked of a number it would make a text of it.
        const auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(raw, i)); };
        switch (sqlite3_column_type(raw, i)) {
            case SQLITE_NULL: out += "null"; break;
            case SQLITE_INTEGER: out += std::to_string(sqlite3_column_int64(raw, i)); break;
            case SQLITE_TEXT:
                write_text(out, {reinterpret_cast<const char*>(sqlite3_column_text(raw, i)), size()});
                break;
            default:
                const std::string_view sealed(static_cast<const char*>(sqlite3_column_blob(raw, i)), size());
                if (paper != 0) vault_.open("attachments.content", paper, sealed);
                if (std::strcmp(sqlite3_column_name(raw, i), "id_number") != 0) break;
                write_text(out, mask_id_number(vault_.open("people.id_number", record_of(raw, columns), sealed)));
        }
        out += ',';
    }
    out += "],";
}

void BareDatabase::run(const Executed& what, std::string& out) {
    auto* raw = prepared(what.sql);
    for (int i = 1; i <= sqlite3_bind_parameter_count(raw); ++i) {
        const auto number = static_cast<std::size_t>(std::atoi(sqlite3_bind_parameter_name(raw, i) + 1));
        if (bind(raw, i, what.values.at(number - 1)) != SQLITE_OK) throw std::runtime_error("bind in: " + what.sql);
    }
    const auto paper = what.sql.starts_with(paper_read) ? what.values.at(0).number : 0;
    int rc = sqlite3_step(raw);
    for (; rc == SQLITE_ROW; rc = sqlite3_step(raw)) write_row(raw, paper, out);
    sqlite3_reset(raw);
    if (rc != SQLITE_DONE) throw std::runtime_error(std::string(sqlite3_errmsg(db_)) + " in: " + what.sql);
}

}
