// A commit or an undo that stops half way: nobody sees any of it, the books are whole, and the next start finishes
// it.
#include "cases/cases.hpp"
#include "store/verify.hpp"
#include "tests/stories/support/ledgers.hpp"
#include <doctest/doctest.h>
#include <thread>

using namespace stories;

namespace {

constexpr const char* file = "c_gbk.csv";

/// The officer of the whole county, as a page would ask.
Actor officer(LedgerCounty& county) {
    return county.store().read([&](store::Read& db) {
        const auto root = access_control::all_organisations(db).front();
        Actor actor = county.actor();
        actor.organisation = root.id;
        actor.organisation_path = root.path;
        return actor;
    });
}

void check_nothing_is_seen(LedgerCounty& county) {
    const auto actor = officer(county);
    county.store().read([&](store::Read& db) {
        CHECK(cases::ledger_totals(db, actor, {}).value().cases == 0);
        CHECK(cases::list_ledger(db, actor, {}).value().rows.empty());
        cases::ListLedger by_level;
        by_level.sort = cases::LedgerSort::level;
        CHECK(cases::list_ledger(db, actor, by_level).value().rows.empty());
        CHECK(people::list_members(db, actor, {}).value().rows.empty());
        people::ListMembers named;
        named.text = "王";
        CHECK(people::list_members(db, actor, named).value().rows.empty());
        CHECK(cases::home(db, actor, {}).value().by_cause.empty());
        cases::ListApprovals todo;
        CHECK(cases::list_approvals(db, actor, todo).value().rows.empty());
        return 0;
    });
    CHECK(store::verify(county.store()).lines.empty());
}

}

TEST_CASE("a commit that was killed is invisible and is finished by the next start") {
    for (const auto kind : tests::databases()) {
        LedgerCounty county(kind);
        // Stops as soon as rows are being written.
        const auto stop = [&](std::int64_t, std::int64_t) { return county.count("hidden_batches") == 0; };
        const auto stopped = imports::import_now(
            county.store(), county.actor(), county.prepared(file, fixture(file)), imports::CommitMode::valid, stop);
        REQUIRE_FALSE(stopped.has_value());
        CHECK(stopped.error().code == "import.stopped");
        const auto half = county.count("cases");
        REQUIRE(half > 90);
        REQUIRE(half <= 100);
        check_nothing_is_seen(county);
        county.temporary().reopen();
        imports::take_up(county.store());
        CHECK(county.count("hidden_batches") == 0);
        const auto actor = officer(county);
        const auto totals =
            county.store().read([&](store::Read& db) { return cases::ledger_totals(db, actor, {}).value(); });
        CHECK(totals.cases == county.count("cases"));
        CHECK(totals.cases > 170);
        CHECK(county.import(file).error().code == "import.same_file");
    }
}

TEST_CASE("an undo that was killed is out of sight at once and is finished later") {
    for (const auto kind : tests::databases()) {
        LedgerCounty county(kind);
        const auto view = county.import(file);
        REQUIRE(view.has_value());
        const imports::UndoImport ask{view->id, view->version, "导错了文件"};
        const auto& actor = county.actor();
        const auto prepared =
            county.store().read([&](store::Read& db) { return imports::prepare_undo(db, actor, ask); });
        REQUIRE(prepared.has_value());
        const auto undoing = county.store().write(
            actor, [&](store::Write& db) { return imports::undo_import(db, actor, *prepared); });
        REQUIRE(undoing.has_value());
        check_nothing_is_seen(county);
        const auto stop = [](std::int64_t, std::int64_t) { return false; };
        CHECK(imports::erase_import(county.store(), actor, view->id, stop).error().code == "import.stopped");
        check_nothing_is_seen(county);
        CHECK(county.count("cases") > 0);
        REQUIRE(imports::erase_import(county.store(), actor, view->id, go_on).has_value());
        CHECK(county.count("people") == 0);
    }
}

TEST_CASE("two that go on with the same commit write each row once") {
    LedgerCounty county(tests::Database::sqlite);
    const auto stop = [&](std::int64_t, std::int64_t) { return county.count("hidden_batches") == 0; };
    const auto half = imports::import_now(county.store(), county.actor(), county.prepared(file, fixture(file)),
                                          imports::CommitMode::valid, stop);
    REQUIRE_FALSE(half.has_value());
    std::thread other([&] { imports::take_up(county.store()); });
    imports::take_up(county.store());
    other.join();
    CHECK(county.count("hidden_batches") == 0);
    CHECK(county.count("cases") == county.count("members"));
}
