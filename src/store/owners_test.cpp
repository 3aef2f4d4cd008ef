// Children carry no path: their owner's scope is theirs, through as many owners as there are, and where rows of one
// table belong to several kinds, by the kind that each says. What records share: finding, paging, numbers, sealing.
#include "store/records.hpp"
#include "store/references.hpp"
#include "store/batches.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>

using namespace store;

namespace {

using HouseId = Id<struct HouseTag>;
using RoomId = Id<struct RoomTag>;
using NoteId = Id<struct NoteTag>;

struct HouseRow {
    static constexpr std::string_view table = "houses";
    HouseId id;
    std::int64_t version = 1;
    std::string organisation_path;
    std::optional<std::int64_t> import_id;
};
BOOST_DESCRIBE_STRUCT(HouseRow, (), (id, version, organisation_path, import_id))

struct RoomRow {
    static constexpr std::string_view table = "rooms";
    RoomId id;
    std::int64_t version = 1;
    HouseId house_id;
};
BOOST_DESCRIBE_STRUCT(RoomRow, (), (id, version, house_id))

/// Of a room, of a house, or of a rule that everybody may read.
struct NoteRow {
    static constexpr std::string_view table = "notes";
    NoteId id;
    std::int64_t version = 1;
    std::string owner_kind;
    std::int64_t owner_id = 0;
    Sealed words;
    std::optional<Sealed> more;
};
BOOST_DESCRIBE_STRUCT(NoteRow, (), (id, version, owner_kind, owner_id, words, more))

constexpr const char* made =
    "CREATE TABLE houses (id {id}, version {int64} NOT NULL, organisation_path TEXT NOT NULL, import_id {int64})"
    " {strict};"
    "CREATE TABLE rooms (id {id}, version {int64} NOT NULL, house_id {int64} NOT NULL REFERENCES houses (id)) "
    "{strict};"
    "CREATE TABLE notes (id {id}, version {int64} NOT NULL, owner_kind TEXT NOT NULL, owner_id {int64} NOT NULL,"
    " words {bytes} NOT NULL, more {bytes}) {strict};"
    "CREATE TABLE rules (id {id}) {strict};";

Schema schema() {
    auto notes = table_of_record<NoteRow>(true);
    notes.owners = {{"houses", "owner_id", "house"}, {"rooms", "owner_id", "room"}, {"rules", "owner_id", "rule"}};
    return {.tables = {record_assigned<HouseRow>("case_id", "id"), other_table("assignments"),
                       record_owned_by<RoomRow>("houses", "house_id"), notes, other_table("rules")},
            .references = {{"rooms", "house_id", "houses"}}};
}

const Actor tester{.account = {7}, .name = "测试"};

struct Town {
    explicit Town(tests::Database kind) : temporary(kind, schema(), {}, made) {}

    template <class Work>
    auto write(Work work) {
        const auto done = temporary.store().write(tester, [&](Write& db) {
            auto out = work(db);
            db.audit({.action = "town.test"});
            return Result<decltype(out)>(std::move(out));
        });
        REQUIRE(done.has_value());
        return *done;
    }
    HouseId house(const std::string& path, std::optional<std::int64_t> batch = {}) {
        return write([&](Write& db) {
            const HouseRow row{.id = {db.new_id()}, .organisation_path = path, .import_id = batch};
            db.insert(row);
            return row.id;
        });
    }
    RoomId room(HouseId house) {
        return write([&](Write& db) {
            const RoomRow row{.id = {db.new_id()}, .house_id = house};
            db.insert(row);
            return row.id;
        });
    }
    NoteId note(const std::string& kind, std::int64_t owner) {
        return write([&](Write& db) {
            const NoteId id{db.new_id()};
            db.insert(NoteRow{.id = id,
                              .owner_kind = kind,
                              .owner_id = owner,
                              .words = seal<&NoteRow::words>(db, id, kind),
                              .more = seal_given<&NoteRow::more>(db, id, std::nullopt)});
            return id;
        });
    }
    std::int64_t rooms_seen(const std::string& path) { return seen(path, "rooms"); }
    std::int64_t notes_seen(const std::string& path) { return seen(path, "notes"); }
    std::int64_t seen(const std::string& path, const std::string& table) {
        return temporary.store().read([&](Read& db) {
            return db.number(Scope::subtree(path), "SELECT count(*) FROM " + table + " WHERE {scope}");
        });
    }
    tests::TemporaryStore temporary;
};

}

TEST_CASE("a child is seen where its owner is, and nowhere else") {
    for (const auto kind : tests::databases()) {
        Town town(kind);
        town.room(town.house("/1/4/"));
        town.room(town.house("/1/14/"));
        CHECK(town.rooms_seen("/1/") == 2);
        CHECK(town.rooms_seen("/1/4/") == 1);
        CHECK(town.rooms_seen("/2/") == 0);
    }
}

TEST_CASE("a child of a child is seen by its owner's owner; what belongs to nothing personal, by everybody") {
    for (const auto kind : tests::databases()) {
        Town town(kind);
        const auto house = town.house("/1/4/");
        town.note("house", house.value);
        town.note("room", town.room(house).value);
        CHECK(town.notes_seen("/1/4/") == 2);
        CHECK(town.notes_seen("/1/5/") == 0);
        town.note("rule", 1);
        CHECK(town.notes_seen("/1/5/") == 1);
        town.note("stranger", house.value);  // of a kind that no slice declares: nobody's
        CHECK(town.notes_seen("/1/4/") == 3);
    }
}

TEST_CASE("what belongs to a hidden batch hides what belongs to it") {
    for (const auto kind : tests::databases()) {
        Town town(kind);
        town.note("room", town.room(town.house("/1/4/", 9)).value);
        CHECK(town.notes_seen("/1/") == 1);
        town.write([](Write& db) {
            hide_batch(db, 9);
            return Done{};
        });
        CHECK(town.notes_seen("/1/") == 0);
        CHECK(town.rooms_seen("/1/") == 0);
    }
}

TEST_CASE("what is assigned is seen from its first day to its last, thirty days after it, and by nobody else") {
    struct Row {
        const char* sentence;
        const char* day;
        std::int64_t account;
        std::int64_t rooms;
    };
    const Row rows[] = {
        {"on its first day", "2026-03-05", 7, 1},    {"the day before it", "2026-03-04", 7, 0},
        {"on its last day", "2026-06-30", 7, 1},     {"thirty days after it, to read", "2026-07-30", 7, 1},
        {"the day after those", "2026-07-31", 7, 0}, {"by another account", "2026-03-05", 8, 0},
    };
    for (const auto kind : tests::databases()) {
        Town town(kind);
        const auto assigned = town.house("/1/4/");
        town.room(assigned);
        town.room(town.house("/1/4/"));
        town.write([&](Write& db) {
            db.run(
                "INSERT INTO organisations (id, version, code, name, kind, path, path_name, created_at)"
                " VALUES (1, 1, 'C', 'C', 'county', '/1/', 'C', 0)");
            db.run(
                "INSERT INTO accounts (id, version, username, name, organisation_id, organisation_path, roles,"
                " password_hash, must_change_password, active, created_at, mark)"
                " VALUES (7, 1, 'helper', 'H', 1, '/1/', '', 'x', 0, 1, 0, $1)",
                Bytes{"m"});
            db.run(
                "INSERT INTO assignments (id, version, account_id, case_id, purpose, fields, from_on, until_on,"
                " assigned_by, created_at) VALUES ($1, 1, 7, $2, 'helper', 'contact', '2026-03-05', '2026-06-30', "
                "1,"
                " 0)",
                db.new_id(), assigned);
            return Done{};
        });
        for (const auto& row : rows) {
            CAPTURE(row.sentence);
            const auto scope = Scope::assigned({row.account}, *Date::parse(row.day), 30);
            town.temporary.store().read([&](Read& db) {
                CHECK(db.number(scope, "SELECT count(*) FROM rooms WHERE {scope}") == row.rooms);
                CHECK(db.number(scope, "SELECT count(*) FROM houses h WHERE {scope:h}") == row.rooms);
                return 0;
            });
        }
    }
}

TEST_CASE("a record is found in scope, at the version that was read") {
    for (const auto kind : tests::databases()) {
        Town town(kind);
        const auto room = town.room(town.house("/1/4/"));
        town.temporary.store().read([&](Read& db) {
            const auto here = Scope::subtree("/1/4/"), there = Scope::subtree("/1/5/");
            CHECK(at_version<RoomRow>(db, here, room, 1, "town.unknown").has_value());
            CHECK(at_version<RoomRow>(db, here, room, 2, "town.unknown").error().code == "stale_version");
            CHECK(at_version<RoomRow>(db, there, room, 1, "town.unknown").error().code == "town.unknown");
            CHECK(in_scope<RoomRow>(db, there, room, "town.unknown").error().code == "town.unknown");
            return 0;
        });
    }
}

TEST_CASE("a page by id, newest first, from both ends and both ways") {
    for (const auto kind : tests::databases()) {
        Town town(kind);
        std::vector<RoomId> rooms;
        const auto house = town.house("/1/4/");
        for (int i = 0; i < 5; ++i) rooms.push_back(town.room(house));
        const auto page = [&](const Window& window) {
            std::vector<RoomId> out;
            town.temporary.store().read([&](Read& db) {
                for (const auto& row :
                     newest_first<RoomRow>(db, Scope::subtree("/1/"), window, "t.house_id = $3", house))
                    out.push_back(row.id);
                return 0;
            });
            return out;
        };
        CHECK(page({.size = 1}) == std::vector{rooms[4], rooms[3]});
        CHECK(page({.from_edge = false, .id = rooms[3].value, .size = 1}) == std::vector{rooms[2], rooms[1]});
        CHECK(page({.backward = true, .from_edge = false, .id = rooms[3].value, .size = 5}) ==
              std::vector{rooms[4]});
        CHECK(page({.backward = true, .size = 1}) == std::vector{rooms[0], rooms[1]});
    }
}

TEST_CASE("running numbers have no gaps: one that was undone is given again") {
    for (const auto kind : tests::databases()) {
        Town town(kind);
        const auto next = [&] { return town.write([](Write& db) { return next_number(db, "receipt-2026"); }); };
        CHECK(next() == 1);
        const auto refused = town.temporary.store().write(tester, [](Write& db) -> Result<Done> {
            CHECK(next_number(db, "receipt-2026") == 2);
            return Refusal{"town.refused"};
        });
        CHECK_FALSE(refused.has_value());
        CHECK(next() == 2);
        CHECK(town.write([](Write& db) { return next_numbers(db, "receipt-2026", 5); }) == 3);
        CHECK(next() == 8);
        CHECK(town.write([](Write& db) { return next_number(db, "receipt-2027"); }) == 1);
        CHECK(town.temporary.store().read([](Read& db) { return last_number(db, "receipt-2026"); }) == 8);
    }
}

TEST_CASE("a text is sealed for its own member: under another's name or id it does not open") {
    for (const auto kind : tests::databases()) {
        Town town(kind);
        const auto id = town.note("house", town.house("/1/4/").value);
        town.temporary.store().read([&](Read& db) {
            auto row = *find<NoteRow>(db, Scope::subtree("/1/"), id);
            CHECK(column_of<&NoteRow::words>() == "notes.words");
            CHECK(open<&NoteRow::words>(db, row) == "house");
            CHECK_FALSE(open<&NoteRow::more>(db, row).has_value());
            row.more = row.words;
            CHECK_THROWS((void)open<&NoteRow::more>(db, row));
            row.id.value += 1;
            CHECK_THROWS((void)open<&NoteRow::words>(db, row));
            return 0;
        });
    }
}

TEST_CASE("whoever refers to a row is found by what the slices declare") {
    for (const auto kind : tests::databases()) {
        Town town(kind);
        const auto lived_in = town.house("/1/4/");
        town.room(lived_in);
        const auto empty = town.house("/1/4/");
        town.temporary.store().read([&](Read& db) {
            const auto sql = "SELECT count(*) FROM houses h WHERE {scope:h} AND h.id = $1 AND " +
                             is_referred_to_sql(db.session().schema(), "houses", "h");
            CHECK(db.number(Scope::system(SystemReason::verify), sql, lived_in) == 1);
            CHECK(db.number(Scope::system(SystemReason::verify), sql, empty) == 0);
            CHECK(is_referred_to_sql(db.session().schema(), "rooms", "r") == "(1 = 0)");
            return 0;
        });
    }
}
