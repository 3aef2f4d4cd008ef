// Whoever writes to the database without the county's key becomes nobody by it: sessions and accounts made or
// changed by hand are refused, logged and named by verify (X-2).
#include "store/verify.hpp"
#include "tests/stories/support/county.hpp"
#include <algorithm>
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", officer = "county_officer@县";

/// A connection with the county's database and without its key.
class ByHand {
public:
    explicit ByHand(County& county) : county_(county), connection_(county.behind()) {}
    void run(const std::string& sql) { connection_->script(sql); }
    std::string bytes(const std::string& text) const {
        const bool is_sqlite = connection_->dialect() == store::Dialect::sqlite;
        return is_sqlite ? "x'" + crypto::hex(text) + "'" : "'\\x" + crypto::hex(text) + "'::bytea";
    }
    std::string id(const std::string& who) { return std::to_string(county_.account(who).value); }

private:
    County& county_;
    std::unique_ptr<store::Connection> connection_;
};

std::string get(County& county, const std::string& token) {
    return county
        .send_raw("GET /api/session HTTP/1.1\r\nHost: bangfu.test\r\nCookie: bangfu_session=" + token + "\r\n\r\n",
                  "")
        .code();
}

std::string sign_in(County& county, const std::string& username) {
    const auto in = county.send(
        "", {"POST", "/api/sign-in", R"({"username":")" + username + R"(","password":")" + password + "\"}"});
    return in.status == 200 ? "in" : in.code();
}

bool verify_names(County& county, const std::string& line) {
    const auto found = store::verify(county.store()).lines;
    return std::find(found.begin(), found.end(), line) != found.end();
}

std::string times_logged(County& county, const std::string& action) {
    county.settle_writes();
    return county.send("audit_admin@县", {"GET", "/api/audit/total?action=" + action}).at("/rows");
}

}

TEST_CASE("a session written into the database by hand opens nothing, and verify names it") {
    on_each_database([](County& county) {
        county.account(officer);
        ByHand by_hand(county);
        by_hand.run(
            "INSERT INTO sessions (id, token_hash, mark, account_id, created_at, last_seen_at, address, device)"
            " VALUES (77, " +
            by_hand.bytes(crypto::sha256("AAA")) + ", " + by_hand.bytes(std::string(32, 'm')) + ", " +
            by_hand.id(officer) + ", " + std::to_string(county.now().ms) + ", " + std::to_string(county.now().ms) +
            ", '', '')");
        CHECK(get(county, "AAA") == "session.missing");
        CHECK(verify_names(county, "sessions 77: not marked by the county's key"));
        by_hand.run("DELETE FROM sessions WHERE id = 77");
    });
}

TEST_CASE("a session that is moved to another account ends, and the log says so once") {
    on_each_database([](County& county) {
        county.account(officer);
        REQUIRE(county.send(clerk, {"GET", "/api/session"}).status == 200);
        ByHand by_hand(county);
        by_hand.run("UPDATE sessions SET account_id = " + by_hand.id(officer) +
                    " WHERE account_id = " + by_hand.id(clerk));
        for (int i = 0; i < 3; ++i) {
            CHECK(county.send(clerk, {"GET", "/api/session"}).code() == "session.missing");
            county.settle_writes();
        }
        CHECK(times_logged(county, "session.altered") == "1");
    });
}

TEST_CASE("an account that is given roles or a password by hand signs nobody in, until it is as it was") {
    struct Row {
        const char *sentence, *change;
    };
    const Row rows[] = {
        {"another's role", "roles = 'county_officer'"},
        {"another's password", "password_hash = (SELECT a.password_hash FROM accounts a WHERE a.id = {officer})"},
        {"another place",
         "organisation_path = (SELECT a.organisation_path FROM accounts a WHERE a.id = {officer})"},
        {"another name", "username = 'user99'"},
        {"the next password may stay", "must_change_password = 1"},
        {"another person", "person_id = 77"},
        {"rest at an end", "resting_since = 1, resting_cause = 'reset', resting_by = '', resting_reason = ''"},
    };
    on_each_database([&](County& county) {
        county.account(clerk);  // user1
        county.account(officer);
        ByHand by_hand(county);
        for (const auto& row : rows) {
            CAPTURE(row.sentence);
            county.forget_sessions();
            REQUIRE(county.send(clerk, {"GET", "/api/session"}).status == 200);
            by_hand.run("CREATE TABLE kept_rows AS SELECT * FROM accounts");
            std::string change = row.change;
            if (const auto at = change.find("{officer}"); at != change.npos)
                change.replace(at, 9, by_hand.id(officer));
            if (change.starts_with("password_hash"))  // both have one password: another hash of the same
                change = "password_hash = '" + crypto::hash_password(password) + "'";
            by_hand.run("UPDATE accounts SET " + change + " WHERE id = " + by_hand.id(clerk));
            CHECK(county.send(clerk, {"GET", "/api/session"}).code() == "session.missing");
            const std::string username = change.starts_with("username") ? "user99" : "user1";
            CHECK(sign_in(county, username) == "access.account_altered");
            CHECK(verify_names(county, "accounts " + by_hand.id(clerk) + ": not marked by the county's key"));
            by_hand.run(
                "UPDATE accounts SET roles = k.roles, password_hash = k.password_hash, username = k.username,"
                " organisation_path = k.organisation_path, must_change_password = k.must_change_password,"
                " person_id = k.person_id, resting_since = k.resting_since, resting_cause = k.resting_cause,"
                " resting_by = k.resting_by, resting_reason = k.resting_reason FROM kept_rows k"
                " WHERE k.id = accounts.id; DROP TABLE kept_rows");
            CHECK(sign_in(county, "user1") == "in");
        }
        CHECK(times_logged(county, "account.altered") == std::to_string(std::size(rows)));
    });
}
