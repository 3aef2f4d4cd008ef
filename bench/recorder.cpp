#include "bench/recorder.hpp"
#include <cstring>
#include <map>
#include <mutex>
#include <sqlite3.h>
#include <stdexcept>
#include <utility>

namespace bench {

namespace {

std::mutex mutex;
std::vector<Executed> recorded;
std::map<sqlite3*, bool> writing;  // whether a connection's last transaction is a writer's

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_of_transactions(const std::string& sql) {
    for (const char* word : {"BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA"})
        if (sql.starts_with(word)) return true;
    return false;
}

int on_trace(unsigned, void*, void* statement, void* text) {
    // A trigger is told as a comment beside the statement that fires it, which brings it about here too.
    if (std::string_view(static_cast<const char*>(text)).starts_with("--")) return 0;
    auto* raw = static_cast<sqlite3_stmt*>(statement);
    const std::string sql = sqlite3_sql(raw);
    if (is_of_transactions(sql)) {
        const std::lock_guard lock(mutex);
        auto& writes = writing[sqlite3_db_handle(raw)];
        if (sql == "BEGIN IMMEDIATE" || (sql == "COMMIT" && writes)) recorded.push_back({sql});
        if (sql.starts_with("BEGIN")) writes = sql == "BEGIN IMMEDIATE";
        return 0;
    }
    char* expanded = sqlite3_expanded_sql(raw);
    const std::string with_values = expanded ? expanded : "";
    sqlite3_free(expanded);
    const std::lock_guard lock(mutex);
    recorded.push_back({sql, values_of(sql, with_values)});
    return 0;
}

int on_open(sqlite3* db, const char**, const sqlite3_api_routines*) {
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, on_trace, nullptr);
}

std::string from_hex(std::string_view hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return out;
}

/// A quoted text from its opening quote on; `at` is left behind its end.
std::string take_quoted(const std::string& text, std::size_t& at) {
    std::string out;
    for (++at;; ++at) {
        if (at >= text.size()) throw std::runtime_error("unended text in " + text);
        if (text[at] == '\'') {
            if (at + 1 >= text.size() || text[at + 1] != '\'') break;
            ++at;
        }
        out += text[at];
    }
    ++at;
    return out;
}

/// A literal as SQLite writes it.
Value take_value(const std::string& text, std::size_t& at) {
    if (text.compare(at, 4, "NULL") == 0) {
        at += 4;
        return {};
    }
    if (text[at] == '\'') return {.kind = Value::Kind::text, .data = take_quoted(text, at)};
    if (text[at] == 'x' && text[at + 1] == '\'') {
        ++at;
        return {.kind = Value::Kind::bytes, .data = from_hex(take_quoted(text, at))};
    }
    std::size_t length = 0;
    const auto number = std::stoll(text.substr(at, 24), &length);
    at += length;
    return {.kind = Value::Kind::number, .number = number};
}

}

std::vector<Value> values_of(const std::string& sql, const std::string& expanded) {
    std::vector<Value> values;
    std::size_t at = 0;
    for (std::size_t i = 0; i < sql.size();) {
        if (sql[i] != '$' || i + 1 >= sql.size() || !is_digit(sql[i + 1])) {
            if (at >= expanded.size() || expanded[at] != sql[i])
                throw std::runtime_error("cannot follow " + sql + "\nin " + expanded);
            ++i, ++at;
            continue;
        }
        std::size_t place = 0;
        for (++i; i < sql.size() && is_digit(sql[i]); ++i)
            place = place * 10 + static_cast<std::size_t>(sql[i] - '0');
        if (values.size() < place) values.resize(place);
        values[place - 1] = take_value(expanded, at);
    }
    return values;
}

void start_recorder() {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // as the program
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(on_open));
}

std::vector<Executed> take_recorded() {
    const std::lock_guard lock(mutex);
    return std::exchange(recorded, {});
}

}
