// First passwords: what whoever set one may do with it, and when roles are given again (decision 0018).
#include "access/access.hpp"
#include "tests/stories/support/accounts.hpp"
#include <doctest/doctest.h>

using stories::chosen;
using stories::step;
using stories::tell;

namespace {
const std::string system_admin = "system_admin@县", security_admin = "security_admin@县";
const std::string list = "GET /api/accounts";
}

TEST_CASE("a reset gives no power: roles rest until the security administrator gives them again") {
    stories::on_each_database([](stories::County& county) {
        const std::string officer = "county_officer@县", grant = "POST /api/accounts/{officer}/roles",
                          again = R"({"roles":["county_officer"],"version":{v}})";
        stories::Kept kept{{"officer", std::to_string(county.account(officer).value)}, {"v", "2"}};
        auto reset = step("the system administrator sets a password for the officer", system_admin,
                          "POST /api/accounts/{officer}/reset-password", R"({"version":1,"reason":"本人遗忘"})");
        reset.keep = {{"first", "/first_password"}, {"v", "/version"}};
        auto listed = step("the accounts say so", security_admin, list + "?text=user", "");
        listed.has = {{"/rows/0/roles", R"(["county_officer"])"},
                      {"/rows/0/roles_rest/cause", "\"reset\""},
                      {"/rows/0/roles_rest/by", "\"system_admin@县\""},
                      {"/rows/0/roles_rest/reason", "\"本人遗忘\""}};
        kept = tell(county, {step("the officer works", officer, "GET /api/ledger", ""), reset, listed}, kept);
        const auto in = county.enter("holder", "user1", kept.at("first"));
        CHECK(in.at("/roles_rest/by") == "\"system_admin@县\"");
        CHECK(in.at("/permissions").find("read_cases") == std::string::npos);
        auto told = step("the holder is told", "holder", "GET /api/session", "");
        told.has = {{"/roles_rest/reason", "\"本人遗忘\""}};
        tell(county,
             {step("not given again while whoever holds the first password has chosen none", security_admin, grant,
                   again, "access.password_not_chosen", 409),
              chosen(kept),
              step("and may still do nothing", "holder", "GET /api/ledger", "", "access.forbidden", 403), told},
             kept);
        county.forget_sessions();
        kept["v"] = "3";
        tell(county,
             {step("signed in anew, nothing is permitted", officer, "GET /api/ledger", "", "access.forbidden", 403),
              step("not by who reset it", system_admin, grant, again, "access.forbidden", 403),
              step("given again", security_admin, grant, again)},
             kept);
        county.forget_sessions();
        auto me = step("nothing rests", officer, "GET /api/session", "");
        me.has = {{"/roles_rest", "null"}};
        tell(county, {step("and works again", officer, "GET /api/ledger", ""), me}, kept);
    });
}

TEST_CASE("of the roles that the command line gave one may be taken before a password is chosen, and none added") {
    stories::on_each_database([](stories::County& county) {
        const auto made = county.store().write(Actor{.name = "command line"}, [&](store::Write& db) {
            return access_control::create_account(db, {.username = "lihua",
                                                       .name = "李华",
                                                       .organisation = county.organisation("县"),
                                                       .roles = {"county_officer", "fund_supervisor"},
                                                       .password_hash = "$argon2id$",
                                                       .must_change_password = true});
        });
        REQUIRE(made.has_value());
        const stories::Kept kept{{"new", std::to_string(made->value)}};
        const std::string grant = "POST /api/accounts/{new}/roles";
        tell(county,
             {step("another", security_admin, grant, R"({"roles":["county_reviewer"],"version":1})",
                   "access.password_not_chosen", 409),
              step("one fewer", security_admin, grant, R"({"roles":["county_officer"],"version":1})"),
              step("the other again", security_admin, grant,
                   R"({"roles":["county_officer","fund_supervisor"],"version":2})", "access.password_not_chosen", 409)},
             kept);
    });
}

TEST_CASE("a reset stays one when the account is closed and put to use again after it") {
    stories::on_each_database([](stories::County& county) {
        const std::string officer = "county_officer@县";
        stories::Kept kept{{"officer", std::to_string(county.account(officer).value)}};
        auto listed = step("it is the reset that the accounts name", security_admin, list + "?text=user", "");
        listed.has = {{"/rows/0/roles_rest/cause", "\"reset\""}, {"/rows/0/roles_rest/reason", "\"本人遗忘\""}};
        tell(county,
             {step("reset", system_admin, "POST /api/accounts/{officer}/reset-password",
                   R"({"version":1,"reason":"本人遗忘"})"),
              step("closed", system_admin, "POST /api/accounts/{officer}/deactivate",
                   R"({"reason":"调离","version":2})"),
              step("open again", system_admin, "POST /api/accounts/{officer}/activate",
                   R"({"reason":"调回","version":3})"),
              listed,
              step("and no password was chosen", security_admin, "POST /api/accounts/{officer}/roles",
                   R"({"roles":["county_officer"],"version":4})", "access.password_not_chosen", 409)},
             kept);
    });
}

TEST_CASE("an account that is put to use again has its roles given again") {
    stories::on_each_database([](stories::County& county) {
        const std::string clerk = "branch_clerk@东湾1";
        stories::Kept kept{{"clerk", std::to_string(county.account(clerk).value)}};
        tell(county,
             {step("the clerk works", clerk, "GET /api/organisations", ""),
              step("closed", system_admin, "POST /api/accounts/{clerk}/deactivate",
                   R"({"reason":"调离","version":1})"),
              step("open again", system_admin, "POST /api/accounts/{clerk}/activate",
                   R"({"reason":"调回","version":2})")},
             kept);
        county.forget_sessions();
        tell(county,
             {step("nothing is permitted", clerk, "GET /api/organisations", "", "access.forbidden", 403),
              step("given again", security_admin, "POST /api/accounts/{clerk}/roles",
                   R"({"roles":["branch_clerk"],"version":3})")},
             kept);
        county.forget_sessions();
        tell(county, {step("and works again", clerk, "GET /api/organisations", "")}, kept);
    });
}
