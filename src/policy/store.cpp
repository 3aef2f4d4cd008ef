#include "policy/store.hpp"
#include "policy/routes.hpp"
#include "store/columns.hpp"

namespace policy {

std::vector<CalendarYearRow> loaded_years(store::Read& db) {
    static const std::string sql =
        "SELECT " + store::columns<CalendarYearRow>() + " FROM calendar_years ORDER BY year";
    return db.rows<CalendarYearRow>(sql);
}

std::optional<CalendarYearRow> loaded_year(store::Read& db, std::int64_t year) {
    static const std::string sql =
        "SELECT " + store::columns<CalendarYearRow>() + " FROM calendar_years WHERE year = $1";
    return db.row<CalendarYearRow>(sql, year);
}

std::vector<store::TableInfo> tables() { return {store::table_of_record<CalendarYearRow>(false)}; }

}
