// Sessions and sign-in by the minute, on both databases; the rest of them is told by the stories.
#include "access/first_administrators.hpp"
#include "access/routes.hpp"
#include "access/sessions.hpp"
#include "base/permission.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>

using namespace access_control;

namespace {

constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute;

/// A county with one account, and a clock.
class Office {
public:
    explicit Office(tests::Database kind);
    template <class Work>
    auto write(Work work) {
        return temporary_.store().write(founder, work).value();
    }
    void pass(std::int64_t ms) { now_->ms += ms; }
    store::Store& store() { return temporary_.store(); }

    /// "" when it went well, else the refusal's code.
    std::string try_sign_in(const std::string& username, const std::string& with,
                            const std::string& address = "192.0.2.7") {
        const auto checked = check(username, with, address);
        return checked ? sign_in_with(*checked, address) : checked.error().code;
    }
    Result<CheckedSignIn> check(const std::string& username, const std::string& with,
                                const std::string& address = "192.0.2.7") {
        return store().read([&](store::Read& db) {
            return check_sign_in(db, {.address = address, .device_token = device}, {username, with});
        });
    }
    std::string sign_in_with(const CheckedSignIn& checked, const std::string& address = "192.0.2.7") {
        const Actor visitor{.address = address, .device = "Firefox \xff", .device_token = device};
        const auto in =
            store().write(visitor, [&](store::Write& db) { return sign_in(db, visitor, checked); }).value();
        if (in.refusal) return in.refusal->code;
        token = in.body->token;
        me = in.body->body;
        given_device = in.body->device;
        return "";
    }

    static const std::string& hash() {
        static const std::string made = crypto::hash_password(right);
        return made;
    }
    static constexpr const char* right = "three herons over the bend";
    const Actor founder{.name = "founder", .organisation_path = "/", .permissions = Permissions().set()};
    AccountId account;
    std::string token;
    Me me;
    std::string device, given_device;  // the cookie that the browser sends, and the one that it was given last

private:
    std::shared_ptr<Time> now_ = std::make_shared<Time>(Time{1772413200000});
    tests::TemporaryStore temporary_;

public:
    SessionGate gate;
};

Office::Office(tests::Database kind)
    : temporary_(kind, {tables(), invariants()}, [now = now_] { return *now; }), gate(temporary_.store()) {
    const auto county = write([&](store::Write& db) {
        return add_organisation(db, founder, {.code = "QY", .name = "清源县委", .kind = "county"});
    });
    account = write([&](store::Write& db) {
        return create_account(db, {.username = "clerk",
                                   .name = "王芳",
                                   .organisation = county.id,
                                   .roles = {"county_officer"},
                                   .password_hash = hash(),
                                   .must_change_password = false});
    });
}

template <class Story>
void on_each_database(Story story) {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        Office office(kind);
        story(office);
    }
}

}

TEST_CASE("a session idles out after half an hour and ends after twelve") {
    on_each_database([](Office& office) {
        REQUIRE(office.try_sign_in("clerk", Office::right) == "");
        const auto found = [&] {
            const bool is_there = office.gate.find(office.token, "192.0.2.7").has_value();
            office.write([](store::Write&) { return Result<Done>(Done{}); });  // after the note of when it was seen
            return is_there;
        };
        CHECK(found());
        CHECK_FALSE(office.gate.find("another", "192.0.2.7"));
        for (int half_hours = 1; half_hours <= 24; ++half_hours) {
            office.pass(30 * minute);
            CHECK(found());
        }
        office.pass(1);
        CHECK_FALSE(found());
        REQUIRE(office.try_sign_in("clerk", Office::right) == "");
        office.pass(30 * minute + 1);
        CHECK_FALSE(found());
    });
}

TEST_CASE("a session is worth nothing once its account is inactive") {
    on_each_database([](Office& office) {
        REQUIRE(office.try_sign_in("clerk", Office::right) == "");
        office.write([&](store::Write& db) {
            return deactivate_account(db, office.founder, {office.account, 1, "调离"});
        });
        CHECK_FALSE(office.gate.find(office.token, "192.0.2.7"));
        CHECK(office.try_sign_in("clerk", Office::right) == "access.wrong_password");
    });
}

TEST_CASE("wrong passwords from one address slow it down for that account, and are forgotten by a right one") {
    on_each_database([](Office& office) {
        for (int i = 0; i < 3; ++i) CHECK(office.try_sign_in("clerk", "wrong") == "access.wrong_password");
        CHECK(office.try_sign_in("clerk", Office::right) == "access.slow_down");
        const auto refused = office.check("clerk", Office::right);
        CHECK(refused.error().details == std::vector<std::string>{"2"});
        office.pass(2 * second);
        CHECK(office.try_sign_in("clerk", "wrong") == "access.wrong_password");
        office.pass(3 * second);
        CHECK(office.try_sign_in("clerk", Office::right) == "access.slow_down");
        office.pass(second);
        CHECK(office.try_sign_in("clerk", Office::right) == "");
        CHECK(office.try_sign_in("clerk", "wrong") == "access.wrong_password");
        CHECK(office.try_sign_in("clerk", Office::right) == "");
    });
}

TEST_CASE("guesses from many addresses slow an account down where nobody knows the browser") {
    on_each_database([](Office& office) {
        const auto address = [](int i) { return "192.0.2." + std::to_string(10 + i); };
        for (int i = 0; i < 21; ++i)
            CHECK(office.try_sign_in("clerk", "wrong", address(i)) == "access.wrong_password");
        CHECK(office.try_sign_in("clerk", Office::right, "192.0.2.9") == "access.slow_down");
        office.pass(2 * second);
        CHECK(office.try_sign_in("clerk", Office::right, "192.0.2.9") == "");
    });
}

TEST_CASE("a browser where the holder signed in before is not kept out by strangers' guesses") {
    on_each_database([](Office& office) {
        REQUIRE(office.try_sign_in("clerk", Office::right) == "");
        const auto own = office.given_device;
        for (int i = 0; i < 40; ++i) office.try_sign_in("clerk", "wrong", "192.0.2." + std::to_string(i / 2));
        CHECK(office.try_sign_in("clerk", Office::right) == "access.slow_down");  // a browser that nobody knows
        office.device = "made.up.token";
        CHECK(office.try_sign_in("clerk", Office::right) == "access.slow_down");
        office.device = own;
        CHECK(office.try_sign_in("clerk", Office::right) == "");
        office.device = office.given_device;
        // Its own guesses are counted by themselves, from whichever address.
        for (int i = 0; i < 3; ++i)
            CHECK(office.try_sign_in("clerk", "wrong", "192.0.3." + std::to_string(i)) == "access.wrong_password");
        CHECK(office.try_sign_in("clerk", Office::right) == "access.slow_down");
        office.pass(2 * second);
        CHECK(office.try_sign_in("clerk", Office::right) == "");
        // It is known to this account alone: to others it is a stranger.
        for (int i = 0; i < 3; ++i) CHECK(office.try_sign_in("nobody", "x") == "access.wrong_password");
        CHECK(office.try_sign_in("nobody", "x") == "access.slow_down");
    });
}

TEST_CASE("a name that nobody has is slowed down alike") {
    on_each_database([](Office& office) {
        for (int i = 0; i < 3; ++i) CHECK(office.try_sign_in("nobody", "x") == "access.wrong_password");
        CHECK(office.try_sign_in("nobody", "x") == "access.slow_down");
        CHECK(office.try_sign_in("clerk", Office::right) == "");
    });
}

TEST_CASE("a name in capitals or with blanks is the same account, and its failures are counted together") {
    on_each_database([](Office& office) {
        CHECK(office.try_sign_in(" Clerk", Office::right) == "");
        CHECK(office.me.username == "clerk");
        for (const auto* typed : {"CLERK", "clerk ", "　Clerk"})
            CHECK(office.try_sign_in(typed, "wrong") == "access.wrong_password");
        CHECK(office.try_sign_in("clerk", Office::right) == "access.slow_down");
    });
}

TEST_CASE("guesses at names that nobody has keep out nobody behind that address") {
    on_each_database([](Office& office) {
        for (int i = 0; i < 40; ++i)
            CHECK(office.try_sign_in("nobody" + std::to_string(i), "x") == "access.wrong_password");
        CHECK(office.try_sign_in("clerk", Office::right) == "");
    });
}

TEST_CASE("guesses sent at once learn no more than guesses in a row") {
    on_each_database([](Office& office) {
        std::vector<CheckedSignIn> guesses;
        for (int i = 0; i < 4; ++i) guesses.push_back(office.check("clerk", "wrong").value());
        guesses.push_back(office.check("clerk", Office::right).value());
        std::vector<std::string> answers;
        for (const auto& guess : guesses) answers.push_back(office.sign_in_with(guess));
        const std::string wrong = "access.wrong_password", slow = "access.slow_down";
        CHECK(answers == std::vector<std::string>{wrong, wrong, wrong, slow, slow});
    });
}

TEST_CASE("a password that was replaced meanwhile signs nobody in") {
    on_each_database([](Office& office) {
        const auto checked = office.check("clerk", Office::right).value();
        const auto prepared = office.store().read([&](store::Read& db) {
            return prepare_reset(db, office.founder, {office.account, 1, "遗忘"}).value();
        });
        office.write([&](store::Write& db) { return reset_password(db, office.founder, prepared); });
        CHECK(office.sign_in_with(checked) == "access.wrong_password");
        CHECK(office.try_sign_in("clerk", prepared.password) == "");
        CHECK(office.me.must_change_password);
    });
}

TEST_CASE("the holder sees when and from where they signed in before, also after signing out") {
    on_each_database([](Office& office) {
        REQUIRE(office.try_sign_in("clerk", Office::right, "192.0.2.1") == "");
        CHECK_FALSE(office.me.last_sign_in_at);
        const auto first = office.gate.find(office.token, "192.0.2.1")->actor;
        office.store().write(first, [&](store::Write& db) { return sign_out(db, first, {}); }).value();
        CHECK_FALSE(office.gate.find(office.token, "192.0.2.1"));
        office.pass(hour);
        REQUIRE(office.try_sign_in("clerk", Office::right, "192.0.2.2") == "");
        CHECK(office.me.last_sign_in_at->ms == 1772413200000);
        CHECK(office.me.last_sign_in_address == "192.0.2.1");
        office.pass(minute);
        const auto second_actor = office.gate.find(office.token, "192.0.2.2")->actor;
        const auto shown =
            office.store().read([&](store::Read& db) { return show_me(db, second_actor, {}).value(); });
        CHECK(shown.last_sign_in_address == "192.0.2.1");
        CHECK(shown.csrf == office.me.csrf);
    });
}

TEST_CASE("the county and its three administrators are founded once, together or not at all") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        tests::TemporaryStore temporary(kind, {tables(), invariants()});
        const Actor root{.name = "command line", .organisation_path = "/"};
        auto ask = usual_administrators("QY", "清源县委");
        ask.accounts[2].password = "password1234567";
        const auto weak = prepare_first_administrators(ask);
        CHECK(weak.error().code == "access.password_common");
        CHECK(weak.error().details == std::vector<std::string>{"audit"});
        ask.accounts[2].password = "three herons over the bend";
        ask.accounts[2].username = "wang.fang";
        const auto prepared = prepare_first_administrators(ask).value();
        CHECK(prepared.accounts[0].password.size() == 24);
        const auto create = [&](const FirstAdministrators& each) {
            return temporary.store().write(
                root, [&](store::Write& db) { return create_first_administrators(db, root, each); });
        };
        auto broken = prepared;
        broken.accounts[2].role = "nonsense";
        CHECK(create(broken).error().code == "access.role_unknown");
        CHECK(temporary.store().read([](store::Read& db) { return all_organisations(db).size(); }) == 0);
        CHECK(create(prepared).has_value());
        CHECK(create(prepared).error().code == "access.accounts_exist");
        const auto audit =
            temporary.store().read([](store::Read& db) { return *account_by_username(db, "wang.fang"); });
        CHECK(audit.must_change_password);
        CHECK(actor_of(audit).may(Permission::read_audit));
        CHECK_FALSE(actor_of(audit).may(Permission::read_accounts));
    }
}
