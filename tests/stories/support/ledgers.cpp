#include "tests/stories/support/ledgers.hpp"
#include "app/slices.hpp"
#include "store/verify.hpp"
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>

namespace stories {

std::string fixture(const std::string& name) {
    std::ifstream file(std::string(BANGFU_SOURCE_DIR) + "/tests/fixtures/ledgers/" + name, std::ios::binary);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string invented_number(int serial) {
    std::string day;
    for (const char c : Date::of(1950, 1, 1)->plus_days(serial).iso())
        if (c != '-') day += c;
    const auto first17 = "990101" + day + "001";
    return first17 + id_number_check(first17);
}

std::string small_ledger(const std::vector<SmallRow>& rows) {
    std::string csv = "姓名,身份证号,所在党支部,困难程度,致困原因,家庭年收入,家庭人口,入党时间\n";
    for (const auto& row : rows)
        csv +=
            fmt::format("{},{},{},{},因病、缺资金,6500,3,1980-05\n", row.name, row.number, row.branch, row.level);
    return csv;
}

LedgerCounty::LedgerCounty(tests::Database kind)
    : temporary_(kind, app::schema()),
      actor_{.name = "导入人", .organisation_path = "/", .permissions = Permissions().set()} {
    const auto organisations = fixture("orgs.csv");
    const auto done = store().write(actor_, [&](store::Write& db) {
        return access_control::import_organisations(db, actor_, {.upload = {.bytes = organisations}});
    });
    REQUIRE(done.has_value());
}

LedgerCounty::~LedgerCounty() {
    for (const auto& fault : store::verify(store()).lines) FAIL_CHECK("found by verify: " << fault);
}

imports::PreparedFile LedgerCounty::prepared(const std::string& name, const std::string& bytes) {
    auto file = store().read([&](store::Read& db) {
        return imports::prepare_upload(db, actor_, {.name = name, .upload = {.bytes = bytes}});
    });
    REQUIRE(file.has_value());
    file->as_of = Date::of(2026, 6, 30);
    return *file;
}

Result<imports::ImportView> LedgerCounty::import(const std::string& name, imports::CommitMode mode) {
    return imports::import_now(store(), actor_, prepared(name, fixture(name)), mode, go_on);
}

Result<imports::Begun> LedgerCounty::undo(const imports::ImportView& view) {
    const imports::UndoImport ask{view.id, view.version, "导错了文件"};
    const auto prepared = store().read([&](store::Read& db) { return imports::prepare_undo(db, actor_, ask); });
    if (!prepared) return prepared.error();
    auto begun =
        store().write(actor_, [&](store::Write& db) { return imports::undo_import(db, actor_, *prepared); });
    if (begun) REQUIRE(imports::erase_import(store(), actor_, view.id, go_on).has_value());
    return begun;
}

std::int64_t LedgerCounty::count(const std::string& table) {
    const auto sql = "SELECT count(*) FROM " + table + " t WHERE {scope:t}";
    return store().read(
        [&](store::Read& db) { return db.number(store::Scope::system(store::SystemReason::verify), sql); });
}

}
