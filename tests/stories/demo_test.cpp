// The demo county: the same again from the same seed and day, every state of the procedure in it, and known as a
// demo whatever it is called.
#include "access/access.hpp"
#include "app/demo.hpp"
#include "app/demo_county.hpp"
#include "app/slices.hpp"
#include "store/verify.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>
#include <map>
#include <set>

namespace {

constexpr app::DemoSize tiny{.townships = 2, .branches = 4, .members = 10, .cases = 1};
const Time end{std::int64_t{Date::of(2026, 6, 30)->days} * 24 * 3'600'000};

/// A county written into a store of its own.
struct WrittenCounty {
    Time clock = end;
    tests::TemporaryStore temporary;
    explicit WrittenCounty(tests::Database kind, app::DemoSize size = tiny)
        : temporary(kind, app::schema(), [this] { return clock; }) {
        app::mark_as_demo(temporary.store());
        app::write_demo_county(temporary.store(), clock, end, size);
    }
};

std::string text_of(const store::Statement& row, int columns) {
    std::string text;
    for (int i = 0; i < columns; ++i) text += (row.is_null(i) ? std::string("-") : std::string(row.bytes(i))) + "|";
    return text;
}

std::string all_rows(store::Connection& connection, const std::string& sql) {
    auto& statement = connection.prepare(sql, {});
    store::Running running(statement, {});
    std::string text;
    while (running.next()) text += text_of(statement, statement.columns()) + "\n";
    return text;
}

/// What stands in clear in each table of record, by table. A password's hash has a salt of its own.
std::map<std::string, std::string> in_clear(WrittenCounty& county) {
    const auto connection = county.temporary.behind();
    std::map<std::string, std::string> tables;
    for (const auto& table : app::schema().tables) {
        if (!table.of_record) continue;
        std::string columns;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const bool is_random =
                table.kinds[i] == store::Parameter::Kind::bytes || table.columns[i] == "password_hash";
            if (!is_random) columns += (columns.empty() ? "" : ", ") + table.columns[i];
        }
        tables[table.name] = all_rows(*connection, "SELECT " + columns + " FROM " + table.name + " ORDER BY id");
    }
    tables["audit_log"] =
        all_rows(*connection,
                 "SELECT seq, at, actor_name, action, object_type, object_id, note FROM audit_log "
                 "ORDER BY seq");
    return tables;
}

struct SealedNumber {
    std::int64_t id = 0;
    std::optional<store::Sealed> id_number;
};
BOOST_DESCRIBE_STRUCT(SealedNumber, (), (id, id_number))

std::string opened_numbers(WrittenCounty& county) {
    return county.temporary.store().read([](store::Read& db) {
        std::string all;
        for (const auto& row : db.rows<SealedNumber>("SELECT id, id_number FROM people ORDER BY id"))
            if (row.id_number) all += db.vault().open("people.id_number", row.id, row.id_number->bytes) + " ";
        return all;
    });
}

}

TEST_CASE("the same seed and day give the same county, apart from what is sealed") {
    WrittenCounty first(tests::Database::sqlite), second(tests::Database::sqlite);
    const auto one = in_clear(first), other = in_clear(second);
    for (const auto& [table, rows] : one) {
        CAPTURE(table);
        CHECK(rows == other.at(table));
    }
    CHECK(one.at("people").size() > 1000);
    CHECK(opened_numbers(first) == opened_numbers(second));
    auto size = tiny;
    size.seed = 7;
    WrittenCounty third(tests::Database::sqlite, size);
    CHECK(in_clear(third).at("people") != one.at("people"));
}

TEST_CASE("the demo county shows every state of the procedure and verifies") {
    for (const auto kind : tests::databases()) {
        WrittenCounty county(kind);
        const auto found = [&](const char* sql) {
            const auto connection = county.temporary.behind();
            std::set<std::string> words;
            auto& statement = connection->prepare(sql, {});
            store::Running running(statement, {});
            while (running.next()) words.insert(std::string(statement.bytes(0)));
            return words;
        };
        CHECK(found("SELECT status FROM cases") ==
              std::set<std::string>{"draft", "submitted", "assembly_passed", "on_notice", "notice_passed",
                                    "committee_recorded", "committee_confirmed", "filing_proposed", "on_ledger",
                                    "returned", "rejected", "withdrawn", "imported"});
        CHECK(found("SELECT status FROM cases WHERE origin = 'imported'") ==
              std::set<std::string>{"imported", "on_ledger"});
        CHECK(found("SELECT state FROM imports") == std::set<std::string>{"committed"});
        CHECK(found("SELECT state FROM jobs") == std::set<std::string>{"done"});
        CHECK(found("SELECT state FROM objections") ==
              std::set<std::string>{"recorded", "investigated", "answered"});
        CHECK(found("SELECT state FROM notices").contains("restarted"));
        CHECK(found("SELECT status FROM matches") == std::set<std::string>{"open", "rejected"});
        CHECK(found("SELECT status FROM cases WHERE appeals = 1") == std::set<std::string>{"returned"});
        CHECK(found("SELECT id_number_index FROM people WHERE id_number_index IS NOT NULL").size() > 80);
        const auto findings = store::verify(county.temporary.store());
        CHECK(findings.lines == std::vector<std::string>{});
    }
}

TEST_CASE("a demo county is known as one under any name, and only loopback addresses are loopback") {
    WrittenCounty county(tests::Database::sqlite);
    auto& store = county.temporary.store();
    CHECK(app::is_demo(store));
    const Actor founder{.name = "founder", .organisation_path = "/", .permissions = Permissions().set()};
    const auto renamed = store.write(founder, [&](store::Write& db) {
        const auto root = access_control::organisation_by_code(db, "QY");
        return access_control::rename_organisation(db, founder, {root->id, "真实县委", root->version});
    });
    CHECK(renamed.has_value());
    CHECK(app::is_demo(store));
    tests::TemporaryStore real(tests::Database::sqlite, app::schema());
    CHECK_FALSE(app::is_demo(real.store()));
    for (const auto* address : {"127.0.0.1", "::1"}) CHECK(app::is_loopback(address));
    for (const auto* address :
         {"0.0.0.0", "::", "localhost", "::ffff:0.0.0.0", "192.168.0.1", "127.0.0.1.example", "", "0"})
        CHECK_FALSE(app::is_loopback(address));
}
