// User names in their one form, and the two tables' word on it.
#include "access/field_rules.hpp"
#include "access/first_administrators.hpp"
#include "access/routes.hpp"
#include "access/usernames.hpp"
#include "base/text.hpp"
#include "tests/support/pattern.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>

using namespace access_control;

TEST_CASE("a user name has one form, however it was typed") {
    struct Row {
        const char *sentence, *typed, *folded;
        bool good;
    };
    const Row rows[] = {
        {"as it is kept", "wang.fang", "wang.fang", true},
        {"a phone begins with a capital", "Wang.fang", "wang.fang", true},
        {"the capitals key is locked", "WANG.FANG", "wang.fang", true},
        {"a blank after it, as a phone's suggestion leaves it", " wang.fang ", "wang.fang", true},
        {"a wide blank after it", "wang.fang　", "wang.fang", true},
        {"typed in full width", "ｗａｎｇ．Ｆａｎｇ", "wang.fang", true},
        {"a blank within is none of its characters", "wang fang", "wang fang", false},
        {"three characters", "wf1", "wf1", true},
        {"two", "wf", "wf", false},
        {"thirty-two", "a2345678901234567890123456789012", "a2345678901234567890123456789012", true},
        {"thirty-three", "a23456789012345678901234567890123", "a23456789012345678901234567890123", false},
        {"Chinese", "王芳芳", "王芳芳", false},
        {"nothing", "  ", "", false},
    };
    const auto pattern = field_rule_in<AddAccount>("username").pattern;
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(fold_username(row.typed) == row.folded);
        CHECK(is_username(fold_username(row.typed)) == row.good);
        CHECK(tests::matches(pattern, trim(to_half_width(row.typed))) == row.good);
    }
}

TEST_CASE("first administrators whose names differ in capitals and blanks alone are one account, refused") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        tests::TemporaryStore temporary(kind, {tables(), invariants()});
        const Actor root{.name = "command line", .organisation_path = "/"};
        auto ask = usual_administrators("QY", "清源县委");
        ask.accounts[0].username = " System";
        ask.accounts[1].username = "system ";
        const auto create = [&] {
            const auto prepared = prepare_first_administrators(ask).value();
            return temporary.store().write(
                root, [&](store::Write& db) { return create_first_administrators(db, root, prepared); });
        };
        const auto twice = create();
        REQUIRE_FALSE(twice.has_value());
        CHECK(twice.error().fields[0].code == "access.username_taken");
        ask.accounts[1].username = "Security";
        CHECK(prepare_first_administrators(ask).value().accounts[1].username == "security");
        CHECK(create().has_value());
        const auto found =
            temporary.store().read([](store::Read& db) { return account_by_username(db, " SECURITY").value(); });
        CHECK(found.username == "security");
    }
}

TEST_CASE("the table takes no user name but a folded one") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        tests::TemporaryStore temporary(kind, {tables(), invariants()});
        const Actor root{.name = "command line", .organisation_path = "/"};
        const auto prepared = prepare_first_administrators(usual_administrators("QY", "清源县委")).value();
        temporary.store()
            .write(root, [&](store::Write& db) { return create_first_administrators(db, root, prepared); })
            .value();
        const auto rename = [&](const char* username) {
            return temporary.store().write(root, [&](store::Write& db) {
                auto row = account_by_username(db, "audit").value();
                row.username = username;
                db.update(row);
                db.audit({.action = "account.rename", .object_type = "accounts", .object_id = row.id.value});
                return Result<Done>(Done{});
            });
        };
        CHECK_THROWS(rename("Audit2"));
        CHECK_THROWS(rename("audit2 "));
        CHECK_THROWS(rename("security"));
        CHECK(rename("audit2").has_value());
    }
}
