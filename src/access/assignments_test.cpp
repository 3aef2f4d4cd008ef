// Assignments (mechanisms 1.10): one a subject, purpose and day; ended by a day; fields told by groups.
#include "access/assignments.hpp"
#include "access/routes.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>

using namespace access_control;

namespace {

const Actor founder{
    .account = {1}, .name = "founder", .organisation_path = "/1/", .permissions = Permissions().set()};

/// A county with one helper's account.
class Helpers {
public:
    template <class Work>
    auto write(Work work) {
        return temporary_.store().write(founder, work);
    }
    template <class Work>
    auto done(Work work) {
        auto out = write(work);
        REQUIRE(out.has_value());
        return *std::move(out);
    }
    explicit Helpers(tests::Database kind) : temporary_(kind, {.tables = tables()}) {
        helper_ = done([](store::Write& db) -> Result<AccountId> {
            const OrganisationRow county{
                .id = {1}, .code = "C", .name = "县", .kind = "county", .path = "/1/", .path_name = "县"};
            db.insert(county);
            const AccountRow account{.id = {db.new_id()},
                                     .username = "helper",
                                     .name = "王助",
                                     .organisation_id = county.id,
                                     .organisation_path = "/1/"};
            db.insert(account);
            db.audit({.action = "test"});
            return account.id;
        });
    }
    std::string outcome(Assigning ask) {
        if (!ask.account) ask.account = helper_;
        const auto row = write([&](store::Write& db) { return assign(db, "/1/", ask); });
        return row ? "" : row.error().code;
    }
    AccountId helper() const { return helper_; }
    store::Store& store() { return temporary_.store(); }

private:
    tests::TemporaryStore temporary_;
    AccountId helper_;
};

Date day(const char* iso) { return *Date::parse(iso); }

}

TEST_CASE("an account is assigned a case once for a purpose on one day") {
    const std::vector<FieldGroup> contact{FieldGroup::contact};
    struct Row {
        const char* sentence;
        Assigning ask;
        std::string code;
    };
    const Row rows[] = {
        {"for half a year",
         {.case_id = CaseId{9}, .fields = contact, .from = day("2026-01-01"), .until = day("2026-06-30")},
         ""},
        {"again from its last day",
         {.case_id = CaseId{9}, .fields = contact, .from = day("2026-06-30")},
         "access.assignment_twice"},
        {"again from the day after", {.case_id = CaseId{9}, .fields = contact, .from = day("2026-07-01")}, ""},
        {"for another purpose",
         {.case_id = CaseId{9}, .purpose = Purpose::school, .fields = contact, .from = day("2026-01-01")},
         ""},
        {"another case", {.case_id = CaseId{10}, .fields = contact, .from = day("2026-01-01")}, ""},
        {"a person", {.person_id = PersonId{9}, .fields = contact, .from = day("2026-01-01")}, ""},
        {"nothing disclosed", {.case_id = CaseId{11}, .from = day("2026-01-01")}, "access.assignment_fields"},
        {"to the day before its first",
         {.case_id = CaseId{11}, .fields = contact, .from = day("2026-01-02"), .until = day("2026-01-01")},
         "access.assignment_days"},
        {"for its first day alone",
         {.case_id = CaseId{11}, .fields = contact, .from = day("2026-01-02"), .until = day("2026-01-02")},
         ""},
        {"nobody's account",
         {.account = {77}, .case_id = CaseId{11}, .fields = contact, .from = day("2026-01-01")},
         "access.account_unknown"},
    };
    for (const auto kind : tests::databases()) {
        Helpers helpers(kind);
        for (const auto& row : rows) {
            CAPTURE(row.sentence);
            CHECK(helpers.outcome(row.ask) == row.code);
        }
    }
}

TEST_CASE("an assignment ends on a day: not before it began, not later than was set; it is in force to that day") {
    for (const auto kind : tests::databases()) {
        Helpers helpers(kind);
        const auto row = helpers.done([&](store::Write& db) {
            return assign(db, "/1/",
                          {.account = helpers.helper(),
                           .case_id = CaseId{9},
                           .fields = {FieldGroup::contact, FieldGroup::income},
                           .from = day("2026-01-10")});
        });
        CHECK(fields_of(row) == std::vector{FieldGroup::contact, FieldGroup::income});
        CHECK(is_in_force(row, day("2026-01-10")));
        CHECK_FALSE(is_in_force(row, day("2026-01-09")));
        const auto end = [&](std::int64_t version, const char* last) {
            const auto ended = helpers.write(
                [&](store::Write& db) { return end_assignment(db, "/1/", row.id, version, day(last)); });
            return ended ? std::string() : ended.error().code;
        };
        CHECK(end(1, "2026-01-09") == "access.assignment_days");
        CHECK(end(1, "2026-03-01") == "");
        CHECK(end(1, "2026-02-01") == "stale_version");
        CHECK(end(2, "2026-03-02") == "access.assignment_days");
        CHECK(end(2, "2026-02-01") == "");
        const auto now = helpers.store().read([](store::Read& db) { return assignments_of(db, CaseId{9}); });
        REQUIRE(now.size() == 1);
        CHECK(is_in_force(now[0], day("2026-02-01")));
        CHECK_FALSE(is_in_force(now[0], day("2026-02-02")));
    }
}
