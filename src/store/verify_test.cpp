#include "store/verify.hpp"
#include "store/audit_heads.hpp"
#include "store/audit_log.hpp"
#include "store/files.hpp"
#include "store/test_rows.hpp"
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace store;
using namespace store_tests;

namespace {

using Lines = std::vector<std::string>;

std::string name(SampleId id) { return "samples " + std::to_string(id.value); }

std::string chain_of(Store& store) {
    return store.read([](Read& db) {
        Running running(db.session().connection().prepare("SELECT chain FROM audit_log LIMIT 1", {}), {});
        ensure(running.next());
        return std::string(running.row().bytes(0));
    });
}

std::string sorted(Lines lines) {
    std::sort(lines.begin(), lines.end());
    std::string out;
    for (const auto& line : lines) out += line + "\n";
    return out;
}

Lines verified(SampleStore& samples) { return verify(samples.store()).lines; }

/// Writes garbage over the page at the root of a table.
void scribble(SampleStore& samples, const std::string& table) {
    std::int64_t page = 0;
    {
        const auto behind = samples.behind();
        Running running(behind->prepare("SELECT rootpage FROM sqlite_master WHERE name = '" + table + "'", {}), {});
        ensure(running.next());
        page = running.row().number(0);
    }
    std::fstream file(samples.directory() + "/bangfu.db", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp((page - 1) * 4096);
    file << std::string(200, '\x5a');
}

}

TEST_CASE("verify finds nothing where only the program wrote") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        CHECK(verified(samples).empty());
        const auto id = samples.add("one");
        samples.change(id, "two");
        samples.remove(samples.add("three"));
        CHECK(verified(samples).empty());
        samples.reopen();
        samples.change(id, "four");
        CHECK(verified(samples).empty());
    }
}

TEST_CASE("a column that a later version adds leaves the hashes of the rows before it as they were") {
    struct Later : SampleRow {
        std::optional<std::int64_t> count_added;
        std::optional<std::string> words_added;
    };
    const auto hashed = [](const Later& row, bool later) {
        Texts texts;
        auto columns = columns_of(static_cast<const SampleRow&>(row), texts);
        if (later) {
            columns.insert(columns.begin() + 3, {"count_added", to_parameter(texts, row.count_added)});
            columns.push_back({"words_added", to_parameter(texts, row.words_added)});
        }
        return canonical_row(SampleRow::table, columns);
    };
    Later row;
    row.count_known = 7;
    CHECK(hashed(row, true) == hashed(row, false));
    row.words_added = "";
    CHECK(hashed(row, true) != hashed(row, false));
    auto moved = row;
    std::swap(moved.words_known, moved.words_added);
    CHECK(hashed(moved, true) != hashed(row, true));
}

TEST_CASE("one row altered, added or missing behind the program's back is named") {
    struct Case {
        std::string sentence, sql;
        Lines findings;
    };
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        const auto first = samples.add("one"), second = samples.add("two"), gone = samples.add("three");
        samples.change(second, "two again");
        samples.remove(gone);
        const auto chain = chain_of(samples.store());
        const auto one = std::to_string(first.value), two = std::to_string(second.value);
        const auto entry = [&](int seq) { return "audit_log " + chain + "/" + std::to_string(seq); };
        const Case cases[] = {
            {"altered", "UPDATE samples SET words = 'ten' WHERE id = " + one, {name(first) + ": altered"}},
            {"personal text altered",
             "UPDATE samples SET name = '某' WHERE id = " + one,
             {name(first) + ": altered"}},
            {"NULL made empty",
             "UPDATE samples SET words_known = '' WHERE id = " + one,
             {name(first) + ": altered"}},
            {"put back to an older version",
             "UPDATE samples SET words = 'two', version = 1 WHERE id = " + two,
             {name(second) + ": altered"}},
            {"missing", "DELETE FROM samples WHERE id = " + one, {name(first) + ": missing"}},
            {"moved to another id",
             "UPDATE samples SET id = 5 WHERE id = " + one,
             {name(first) + ": missing", "samples 5: added outside the log"}},
            {"a deleted id used again",
             "UPDATE samples SET id = " + std::to_string(gone.value) + " WHERE id = " + one,
             {name(first) + ": missing", name(gone) + ": added outside the log"}},
            {"log altered", "UPDATE audit_log SET note = 'x' WHERE seq = 2", {entry(2) + ": altered"}},
            {"log's actor altered", "UPDATE audit_log SET account_id = 8 WHERE seq = 5", {entry(5) + ": altered"}},
            {"log row missing",
             "DELETE FROM audit_log WHERE seq = 4",
             {entry(4) + ": missing", name(second) + ": altered"}},
            {"log's tail cut",
             "DELETE FROM audit_log WHERE seq = 5",
             {entry(5) + ": missing", name(gone) + ": missing"}},
            {"log row added",
             "INSERT INTO audit_log SELECT chain, 6, at, account_id, actor_name, action, object_type,"
             " object_id, organisation_path, note, changes, previous_hash, hash FROM audit_log WHERE seq = 5",
             {entry(6) + ": altered"}},
            {"the log's words on changes altered",
             "UPDATE audit_log SET changes = '{' WHERE seq = 1",
             {entry(1) + ": altered", name(first) + ": added outside the log"}},
        };
        samples.close();
        for (const auto& [sentence, sql, findings] : cases) {
            CAPTURE(sentence);
            CAPTURE(static_cast<int>(kind));
            const auto behind = samples.behind();
            behind->script(
                "CREATE TABLE kept_samples AS SELECT * FROM samples;"
                "CREATE TABLE kept_log AS SELECT * FROM audit_log;");
            behind->script(sql);
            auto options = samples.options();
            options.read_only = true;
            CHECK(sorted(verify(*Store::open(options, sample_schema())).lines) == sorted(findings));
            behind->script(
                "DELETE FROM samples; INSERT INTO samples SELECT * FROM kept_samples;"
                "DELETE FROM audit_log; INSERT INTO audit_log SELECT * FROM kept_log;"
                "DROP TABLE kept_samples; DROP TABLE kept_log;");
        }
        samples.reopen();
        CHECK(verified(samples).empty());
    }
}

TEST_CASE("a reference to a row that is not there and a broken invariant are named") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        samples.add("one");
        const auto behind = samples.behind();
        behind->script(kind == tests::Database::sqlite ? "PRAGMA foreign_keys=OFF"
                                                       : "SET session_replication_role = replica");
        behind->script("INSERT INTO notes (id, sample_id, words) VALUES (1, 99, 'x')");
        const auto lines = verified(samples);
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].starts_with("notes"));
        auto options = samples.options();
        options.read_only = true;
        auto schema = sample_schema();
        schema.invariants.push_back({"one note a sample", [](Read& db, Findings& findings) {
                                         if (db.number("SELECT count(*) FROM notes") != 0)
                                             findings.add("notes: one too many");
                                     }});
        CHECK(verify(*Store::open(options, schema)).lines.back() == "notes: one too many");
    }
}

TEST_CASE("the kept heads are signed, kept within a second, and missed when gone") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        samples.add("one");
        std::this_thread::sleep_for(std::chrono::milliseconds(1300));
        const auto path = heads_path(samples.directory());
        auto heads = heads_of(*read_small_file(path), samples.store().vault());
        REQUIRE(heads.has_value());
        CHECK(heads->at(chain_of(samples.store())).seq == 1);
        samples.add("two");
        CHECK(verified(samples).empty());  // behind is no fault
        samples.close();
        auto text = *read_small_file(path);
        text[text.find(" 2 ") + 1] = '1';
        write_small_file(path, text);
        samples.reopen();
        CHECK(samples.store().writing_stopped());
        CHECK(verified(samples) == Lines{"audit_head: altered"});
        std::filesystem::remove(path);
        CHECK(verified(samples).size() == 1);
    }
}

TEST_CASE("a log whose tail was cut takes no more rows") {
    for (const auto kind : tests::databases()) {
        SampleStore samples(kind);
        samples.add("one");
        samples.add("two");
        samples.close();
        samples.behind()->script("DELETE FROM audit_log WHERE seq = 2");
        samples.reopen();
        CHECK(samples.store().writing_stopped());
        CHECK_THROWS_AS(samples.add("three"), Failure);
        CHECK(samples.count() == 2);
        samples.reopen();
        CHECK(samples.store().writing_stopped());
        CHECK(verified(samples).size() == 2);
    }
}

TEST_CASE("damage stops writing until verify has passed") {
    SampleStore samples(tests::Database::sqlite);
    for (int i = 0; i < 200; ++i) samples.add(std::string(400, 'x'));
    samples.close();
    const auto path = samples.directory() + "/bangfu.db";
    std::filesystem::copy_file(path, path + ".sound");
    scribble(samples, "samples");
    samples.reopen();
    CHECK_FALSE(samples.store().writing_stopped());
    CHECK_THROWS_AS(samples.count(), Failure);
    CHECK(samples.store().writing_stopped());
    CHECK_THROWS_AS(samples.add("more"), Failure);
    CHECK_FALSE(verify(samples.store()).lines.empty());
    samples.reopen();
    CHECK(samples.store().writing_stopped());  // the mark outlasts a restart
    samples.close();
    std::filesystem::rename(path + ".sound", path);
    samples.reopen();
    CHECK(samples.store().writing_stopped());
    CHECK(verified(samples).empty());
    CHECK_FALSE(samples.store().writing_stopped());
    samples.add("more");
    CHECK(samples.count() == 201);
}
