// Every column of text in either database: the schema bounds it, or it holds words that the program itself makes.
#include "app/slices.hpp"
#include "tests/stories/support/county.hpp"
#include <doctest/doctest.h>
#include <map>
#include <set>

using namespace stories;

namespace {

/// Columns that nobody's typing reaches, by name (of one table alone where another's is typed), and why they need
/// no bound of their own.
const std::map<std::string, std::string> made_by_the_program{
    {"organisation_path", "ids of organisations"},
    {"path", "ids of organisations"},
    {"path_name", "names of organisations, each bounded"},
    {"last_path", "ids of organisations"},
    {"action", "a word of the program"},
    {"object_type", "a word of the program"},
    {"route", "a word of the program"},
    {"status", "a word of the program"},
    {"from_status", "a word of the program"},
    {"to_status", "a word of the program"},
    {"return_to", "a word of the program"},
    {"file_code", "a word of the program"},
    {"if_cancelled", "a word of the program"},
    {"kind", "a word of the program"},
    {"roles", "words of the program"},
    {"content_type", "one of those that are taken"},
    {"birth_date", "a day"},
    {"taken_on", "a day"},
    {"since", "a day"},
    {"from_on", "a day"},
    {"until_on", "a day"},
    {"chore_runs.day", "a day"},
    {"join_date", "a day"},
    {"regular_date", "a day"},
    {"deceased_on", "a day"},
    {"due_on", "a day"},
    {"filed_on", "a day"},
    {"found_on", "a day"},
    {"held_on", "a day"},
    {"starts_on", "a day"},
    {"ends_on", "a day"},
    {"as_of", "a day"},
    {"minimum_allowance_until", "a day"},
    {"days", "the days of one year"},
    {"sex", "a code of a table"},
    {"ethnicity", "a code of a table"},
    {"education", "a code of a table"},
    {"marital", "a code of a table"},
    {"health", "a code of a table"},
    {"labour", "a code of a table"},
    {"residence", "a code of a table"},
    {"housing_kind", "a code of a table"},
    {"relation", "a code of a table"},
    {"cause", "a code of a table"},
    {"main_cause", "a code of a table"},
    {"causes", "codes of a table, each once"},
    {"number", "a running number"},
    {"gram", "one or two characters of a name"},
    {"chain", "a hash"},
    {"changes", "hashes"},
    {"subject", "a hash"},
    {"password_hash", "a hash"},
    {"idempotency_key", "of one form and length"},
    {"lease", "a random mark"},
    {"sessions.address", "where a session is from"},
};

using Columns = std::vector<std::pair<std::string, std::string>>;

Columns rows_of(store::Connection& connection, const std::string& sql) {
    Columns out;
    store::Running running(connection.prepare(sql, {}), {});
    while (running.next()) out.emplace_back(running.row().bytes(0), running.row().bytes(1));
    return out;
}

bool is_sqlite(store::Connection& connection) { return connection.dialect() == store::Dialect::sqlite; }

Columns text_columns(store::Connection& connection) {
    return rows_of(connection, is_sqlite(connection)
                                   ? "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c"
                                     " WHERE t.type = 'table' AND c.type = 'TEXT' ORDER BY 1, 2"
                                   : "SELECT table_name::text, column_name::text FROM information_schema.columns"
                                     " WHERE table_schema = current_schema() AND data_type = 'text' ORDER BY 1, 2");
}

/// What is refused of each table's rows: its CHECKs, and the triggers that stand for one.
std::map<std::string, std::string> refusals(store::Connection& connection) {
    std::map<std::string, std::string> out;
    for (const auto& [table, text] :
         rows_of(connection, is_sqlite(connection)
                                 ? "SELECT tbl_name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')"
                                 : "SELECT c.relname::text, pg_get_constraintdef(k.oid) FROM pg_constraint k"
                                   " JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'c'"
                                   " AND c.relnamespace = current_schema()::regnamespace"))
        out[table] += text + "\n";
    return out;
}

bool bounds(const std::string& refused, const std::string& column) {
    for (const auto& words : {"length(" + column + ")", "length(NEW." + column + ")", "(" + column + " IN (",
                              " " + column + " IN (", "(" + column + " = ANY ("})
        if (refused.find(words) != refused.npos) return true;
    return false;
}

}

TEST_CASE("every column of text is bounded by the schema, or holds what the program itself makes") {
    on_each_database([](County& county) {
        const auto connection = county.behind();
        const auto refused = refusals(*connection);
        const auto columns = text_columns(*connection);
        CHECK(columns.size() > 100);
        std::set<std::string> excused;
        for (const auto& [table, column] : columns) {
            if (table == "schema_migrations") continue;
            CAPTURE(table);
            CAPTURE(column);
            const auto found = refused.find(table);
            if (found != refused.end() && bounds(found->second, column)) continue;
            const bool is_name_of_ours = column == "name" && (table == "store_facts" || table == "counters");
            if (is_name_of_ours) continue;
            const auto of_table = table + "." + column;
            const auto& excuse = made_by_the_program.contains(of_table) ? of_table : column;
            CHECK(made_by_the_program.contains(excuse));
            excused.insert(excuse);
        }
        for (const auto& [column, why] : made_by_the_program)
            CHECK_MESSAGE(excused.contains(column), column << " needs no excuse");
    });
}

namespace {

/// The foreign keys that lead to a table, "members.person_id".
std::set<std::string> keys_to(County& county, const std::string& table) {
    std::set<std::string> out;
    const auto connection = county.behind();

    for (const auto& [from, column] : rows_of(
             *connection, is_sqlite(*connection)
                              ? "SELECT m.name, f.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f"
                                " WHERE m.type = 'table' AND f.\"table\" = '" +
                                    table + "'"
                              : "SELECT c.conrelid::regclass::text, a.attname::text FROM pg_constraint c"
                                " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
                                " WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace"
                                " AND c.confrelid::regclass::text = '" +
                                    table + "'"))
        out.insert(from + "." + column);
    return out;
}

}

TEST_CASE("every key that leads to a person, a membership or an organisation is declared by its slice") {
    // Who belongs to the row itself goes with it; who is above it is no part of it.
    const std::set<std::string> excused{"doubt_marks.member_id", "organisations.parent_id"};
    on_each_database([&](County& county) {
        for (const std::string table : {"people", "members", "organisations"}) {
            std::set<std::string> declared;
            for (const auto& each : app::schema().references)
                if (each.to == table) declared.insert(each.table + "." + each.column);
            for (const auto& key : keys_to(county, table)) {
                CAPTURE(key);
                CHECK((declared.contains(key) || excused.contains(key)));
            }
            CHECK_FALSE(declared.empty());
        }
    });
}
