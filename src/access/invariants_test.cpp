// What verify says of accounts that no use case would leave so.
#include "access/first_administrators.hpp"
#include "access/routes.hpp"
#include "access/store.hpp"
#include "store/verify.hpp"
#include "tests/support/temporary_store.hpp"
#include <algorithm>
#include <doctest/doctest.h>

using namespace access_control;

namespace {

const Actor founder{.name = "founder", .organisation_path = "/", .permissions = Permissions().set()};

template <class Work>
auto written(tests::TemporaryStore& temporary, Work work) {
    return temporary.store().write(founder, work).value();
}

/// A county's store with two accounts of one person.
class TwoOfOne {
public:
    explicit TwoOfOne(tests::Database kind) : temporary_(kind, {tables(), invariants()}) {
        const auto county = written(temporary_, [&](store::Write& db) {
            return add_organisation(db, founder, {.code = "QY", .name = "清源县委", .kind = "county"});
        });
        for (const auto* username : {"clerk", "secretary"})
            accounts_.push_back(written(temporary_, [&](store::Write& db) {
                return create_account(db, {.username = username,
                                           .name = "王芳",
                                           .organisation = county.id,
                                           .roles = {"county_officer"},
                                           .password_hash = "x",
                                           .must_change_password = false});
            }));
        for (const auto id : accounts_) change(id, [](AccountRow& row) { row.person_id = PersonId{77}; });
    }
    template <class Change>
    void change(AccountId id, Change change) {
        written(temporary_, [&](store::Write& db) -> Result<Done> {
            auto row = *find_account(db, id);
            change(row);
            db.update(row);
            db.audit({.action = "account.link_person", .object_type = "accounts", .object_id = id.value});
            return Done{};
        });
    }
    AccountId second() const { return accounts_.back(); }
    bool is_found() {
        const auto lines = store::verify(temporary_.store()).lines;
        return std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
            return line.find("its person holds account") != line.npos;
        });
    }

private:
    tests::TemporaryStore temporary_;
    std::vector<AccountId> accounts_;
};

}

TEST_CASE("A-3: two active accounts of one person are named, one out of use is not") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        TwoOfOne two(kind);
        CHECK(two.is_found());
        two.change(two.second(), [](AccountRow& row) { row.active = false; });
        CHECK_FALSE(two.is_found());
    }
}
