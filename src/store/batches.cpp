#include "store/batches.hpp"
#include <algorithm>

namespace store {

namespace {

constexpr const char* batch_column = "import_id";

}

void hide_batch(Write& db, std::int64_t batch) {
    db.run("INSERT INTO hidden_batches (batch_id) VALUES ($1) ON CONFLICT DO NOTHING", batch);
}

void show_batch(Write& db, std::int64_t batch) { db.run("DELETE FROM hidden_batches WHERE batch_id = $1", batch); }

bool is_hidden_batch(Read& db, std::int64_t batch) {
    return db.number("SELECT count(*) FROM hidden_batches WHERE batch_id = $1", batch) > 0;
}

bool has_hidden_batches(Read& db) { return db.number("SELECT count(*) FROM hidden_batches") > 0; }

bool is_erasure(std::string_view action) { return action.ends_with(".erase"); }

bool is_written_in_batches(const TableInfo& table) {
    return std::find(table.columns.begin(), table.columns.end(), batch_column) != table.columns.end();
}

std::string shown_rows(std::string_view alias) {
    const auto column = (alias.empty() ? "" : std::string(alias) + ".") + batch_column;
    return "(" + column + " IS NULL OR " + column + " NOT IN (SELECT batch_id FROM hidden_batches))";
}

}
