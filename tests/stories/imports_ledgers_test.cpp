// Each file of the shared ledgers, from the file to the ledgers of the county and back to nothing, on both
// databases.
#include "ledger/ledger.hpp"
#include "documents/documents.hpp"
#include "tests/stories/support/ledgers.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

constexpr const char* files[] = {"a_clean.xlsx",      "a2_困难党员花名册.xlsx", "b_biff8.xls",
                                 "c_gbk.csv",         "c_utf8_bom.csv",         "d_traps.xlsx",
                                 "d_households.xlsx", "d_members_sheet.xlsx",   "d_wanyuan.xlsx"};

constexpr const char* people_tables[] = {
    "people",     "members",      "households",  "household_members", "household_incomes",
    "cases",      "applications", "case_causes", "ledger_versions",   "ledger_entries",
    "name_grams", "member_order", "import_rows", "import_files",      "hidden_batches"};

imports::JudgedLedger judged(LedgerCounty& county, const std::string& name) {
    const auto workbook = documents::read_workbook(fixture(name), name);
    REQUIRE(workbook.has_value());
    return county.store().read(
        [&](store::Read& db) { return imports::judge_for(db, county.actor(), *workbook, *Date::of(2026, 6, 30)); });
}

/// What the county's ledger sums up, as an office sees it.
ledger::Totals totals(LedgerCounty& county) {
    return county.store()
        .read([&](store::Read& db) {
            Actor actor = county.actor();
            actor.organisation = access_control::all_organisations(db).front().id;
            return ledger::ledger_totals(db, actor, {});
        })
        .value();
}

void check_person(store::Read& db, const Actor& actor, const imports::LedgerRow& row) {
    const auto& values = row.values;
    CAPTURE(row.row);
    const auto known = people::on_file(db, actor, {.digits = values.id_number});
    REQUIRE(known.standing == people::Standing::member);
    CHECK(known.name == values.name);
    CHECK(cases::living_number(db, known.person).has_value());
    const auto person = people::person_row(db, known.person);
    CHECK(person.birth_date == values.birth_date);
    CHECK(person.sex == (values.sex == "男" ? "1" : "2"));
    CHECK(db.vault().open("people.id_number", person.id.value, person.id_number->bytes) == values.id_number);
}

/// Each row that is no error is there as judged, and nobody else.
void check_written(LedgerCounty& county, const imports::JudgedLedger& ledger, const imports::ImportView& view) {
    std::map<std::int64_t, std::int64_t> levels;
    std::int64_t written = 0;
    county.store().read([&](store::Read& db) {
        for (const auto& row : ledger.rows) {
            if (row.verdict == imports::Verdict::error) continue;
            ++written;
            ++levels[row.values.level.value()];
            check_person(db, county.actor(), row);
        }
        return 0;
    });
    CHECK(view.counts.ok + view.counts.warning == written);
    CHECK(county.count("cases") == written);
    const auto sums = totals(county);
    CHECK(sums.cases == written);
    for (const auto& [level, count] : levels) {
        const auto found = std::find_if(sums.by_level.begin(), sums.by_level.end(),
                                        [level = level](const auto& each) { return each.level == level; });
        REQUIRE(found != sums.by_level.end());
        CHECK(found->cases == count);
    }
}

void import_and_undo(LedgerCounty& county, const char* name) {
    CAPTURE(std::string(name));
    const auto ledger = judged(county, name);
    const auto view = county.import(name);
    REQUIRE(view.has_value());
    REQUIRE(view->state == "committed");
    CHECK(view->counts.error == ledger.counts.error);
    check_written(county, ledger, *view);
    CHECK(county.import(name).error().code == "import.same_file");
    REQUIRE(county.undo(*view).has_value());
    CHECK(totals(county).cases == 0);
    for (const auto* table : people_tables) {
        CAPTURE(std::string(table));
        CHECK(county.count(table) == 0);
    }
}

}

TEST_CASE("each ledger is imported, read back and undone, and nothing of it is left") {
    for (const auto kind : tests::databases()) {
        LedgerCounty county(kind);
        for (const auto* name : files) import_and_undo(county, name);
    }
}

TEST_CASE("five thousand rows are imported and undone") {
    LedgerCounty county(tests::Database::sqlite);
    import_and_undo(county, "e_5000.xlsx");
}

TEST_CASE("a person in two ledgers stays one record, and a second case is refused") {
    for (const auto kind : tests::databases()) {
        LedgerCounty county(kind);
        const auto first = county.import("c_utf8_bom.csv");
        REQUIRE(first.has_value());
        const auto before = county.count("people");
        // The same people in another file: each has a case already.
        const auto again = county.prepared("再次.csv", fixture("c_utf8_bom.csv") + "\n");
        const auto refused =
            imports::import_now(county.store(), county.actor(), again, imports::CommitMode::valid, go_on);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == "import.nothing_valid");
        CHECK(county.count("people") == before);
        CHECK(county.count("cases") == first->counts.ok + first->counts.warning);
    }
}

TEST_CASE("hostile files leave nothing but the refusal") {
    LedgerCounty county(tests::Database::sqlite);
    for (const auto* name : {"hostile/password.xlsx", "hostile/truncated.xlsx", "hostile/bomb.xlsx",
                             "hostile/xxe.xlsx", "hostile/not_a_ledger.xlsx", "hostile/picture.xlsx"}) {
        CAPTURE(std::string(name));
        const auto view = county.import(name);
        REQUIRE(view.has_value());
        CHECK(view->state == "refused");
        CHECK(view->file_code.has_value());
        CHECK(view->message.has_value());
        for (const auto* table : people_tables) CHECK(county.count(table) == 0);
    }
}
