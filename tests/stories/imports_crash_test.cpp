// A commit or an undo that stops half way: nobody sees any of it, the books are whole, and the next start finishes
// it.
#include "ledger/ledger.hpp"
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
        CHECK(ledger::ledger_totals(db, actor, {}).value().cases == 0);
        CHECK(ledger::list_ledger(db, actor, {}).value().rows.empty());
        ledger::ListLedger by_level;
        by_level.sort = ledger::LedgerSort::level;
        CHECK(ledger::list_ledger(db, actor, by_level).value().rows.empty());
        CHECK(people::list_members(db, actor, {}).value().rows.empty());
        people::ListMembers named;
        named.text = "王";
        CHECK(people::list_members(db, actor, named).value().rows.empty());
        CHECK(ledger::case_figures(db, actor).by_cause.empty());
        cases::ListApprovals todo;
        CHECK(ledger::list_approvals(db, actor, todo).value().rows.empty());
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
            county.store().read([&](store::Read& db) { return ledger::ledger_totals(db, actor, {}).value(); });
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
        const auto logged = county.count("audit_log");
        const auto undoing = county.store().write(
            actor, [&](store::Write& db) { return imports::undo_import(db, actor, *prepared); });
        REQUIRE(undoing.has_value());
        check_nothing_is_seen(county);
        const auto stop = [](std::int64_t, std::int64_t) { return false; };
        CHECK(imports::erase_import(county.store(), actor, view->id, stop).error().code == "import.stopped");
        check_nothing_is_seen(county);
        CHECK(county.count("cases") > 0);
        county.temporary().reopen();
        check_nothing_is_seen(county);
        REQUIRE(imports::erase_import(county.store(), actor, view->id, go_on).has_value());
        CHECK(county.count("people") == 0);
        CHECK(county.count("audit_log") == logged + 1);
        CHECK(imports::erase_import(county.store(), actor, view->id, go_on).error().code == "import.stopped");
    }
}

TEST_CASE("an undo is refused when somebody touched the import after it was looked through") {
    for (const auto kind : tests::databases()) {
        LedgerCounty county(kind);
        const auto view = county.import("a_clean.xlsx");
        REQUIRE(view.has_value());
        const auto& actor = county.actor();
        const imports::UndoImport ask{view->id, view->version, "导错了文件"};
        const auto prepared =
            county.store().read([&](store::Read& db) { return imports::prepare_undo(db, actor, ask); });
        REQUIRE(prepared.has_value());
        const auto touched = county.store().write(actor, [&](store::Write& db) -> Result<Done> {
            const auto member = people::list_members(db, officer(county), {}).value().rows.at(0);
            people::SaveHousehold household;
            household.member = member.id;
            household.address = "清源县1号";
            household.version = 1;
            TRY(people::save_household(db, actor, household));
            return Done{};
        });
        REQUIRE(touched.has_value());
        const auto undo = [&] {
            return county.store().write(
                actor, [&](store::Write& db) { return imports::undo_import(db, actor, *prepared); });
        };
        CHECK(undo().error().code == "import.touched");
    }
}

TEST_CASE("whoever is entered elsewhere while an undo goes on stays, and the log says so") {
    for (const auto kind : tests::databases()) {
        LedgerCounty county(kind);
        const auto ledger = small_ledger({{"王建国", invented_number(1), "东湾镇王家庄村党支部"}});
        const auto& actor = county.actor();
        const auto view = imports::import_now(county.store(), actor, county.prepared("one.csv", ledger),
                                              imports::CommitMode::all, go_on);
        REQUIRE(view.has_value());
        const imports::UndoImport ask{view->id, view->version, "导错了文件"};
        const auto prepared =
            county.store().read([&](store::Read& db) { return imports::prepare_undo(db, actor, ask); });
        const auto added = county.store().write(actor, [&](store::Write& db) -> Result<Done> {
            TRY(imports::undo_import(db, actor, *prepared));
            return Done{};
        });
        REQUIRE(added.has_value());
        const imports::Progress enter_meanwhile = [&](std::int64_t, std::int64_t) {
            if (county.count("cases") + county.count("members") > 0 || county.count("people") == 0) return true;
            people::AddMember member;
            member.name = "王建国";
            member.id_number = invented_number(1);
            member.join_date = *PartialDate::parse("1980-05");
            member.member_type = "full";
            (void)county.store().write(actor, [&](store::Write& db) -> Result<Done> {
                member.branch = access_control::organisation_by_code(db, "QY0101")->id;
                TRY(people::add_member(db, actor, member));
                return Done{};
            });
            return true;
        };
        REQUIRE(imports::erase_import(county.store(), actor, view->id, enter_meanwhile).has_value());
        CHECK(county.count("people") == 1);
        CHECK(county.count("matches") == 1);
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
