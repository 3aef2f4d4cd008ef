#include "store/records.hpp"

namespace store {

std::int64_t next_number(Write& db, const std::string& series) { return next_numbers(db, series, 1); }

std::int64_t next_numbers(Write& db, const std::string& series, std::int64_t count) {
    db.run(
        "INSERT INTO counters (name, value) VALUES ($1, $2)"
        " ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value",
        series, count);
    return last_number(db, series) - count + 1;
}

std::int64_t last_number(Read& db, const std::string& series) {
    return db.number("SELECT COALESCE(MAX(value), 0) FROM counters WHERE name = $1", series);
}

}
