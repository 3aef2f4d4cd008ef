#include "tests/stories/support/accounts.hpp"
#include <doctest/doctest.h>

using stories::chosen;
using stories::step;
using stories::Step;
using stories::tell;

namespace {
const std::string system_admin = "system_admin@县", security_admin = "security_admin@县";
const std::string list = "GET /api/accounts", make = "POST /api/accounts";

std::string account(const std::string& username, const std::string& name, const std::string& organisation) {
    return R"({"username":")" + username + R"(","name":")" + name + R"(","organisation":)" + organisation + "}";
}

/// The system administrator makes an account at 东湾1, kept as {new}, its first password as {first}.
Step made() {
    auto out = step("the system administrator makes an account", system_admin, make,
                    account("wangfang", "王芳", "{东湾1}"));
    out.keep = {{"new", "/id"}, {"first", "/first_password"}};
    return out;
}
}

TEST_CASE("an account is made without rights by one administrator and given them by another") {
    auto listed = step("it has no role yet, and its first password is to be changed", security_admin,
                       list + "?text=wangf", "");
    listed.has = {{"/rows/0/id", "{new}"},
                  {"/rows/0/roles", "[]"},
                  {"/rows/0/must_change_password", "true"},
                  {"/rows/0/last_sign_in_at", "null"},
                  {"/rows/0/organisation/path_name", "\"县/东湾/东湾1\""}};
    listed.lacks = {"{first}", "argon2"};
    const std::string grant = "POST /api/accounts/{new}/roles";
    const auto clerk = [](int version) {
        return R"({"roles":["branch_clerk"],"version":)" + std::to_string(version) + "}";
    };
    auto granted = step("the security administrator gives the role", security_admin, grant, clerk(2));
    granted.has = {{"/version", "3"}};
    auto works = step("the holder signs in with it", "holder", "GET /api/session", "");
    works.has = {{"/roles", R"(["branch_clerk"])"}, {"/name", "\"王芳\""}};
    stories::on_each_database([&](stories::County& county) {
        auto kept = tell(county, {
                                     made(),
                                     listed,
                                     step("the system administrator gives no role", system_admin, grant, clerk(1),
                                          "access.forbidden", 403),
                                     step("the security administrator makes no account", security_admin, make,
                                          account("lihua", "李华", "{东湾1}"), "access.forbidden", 403),
                                     step("nor gives one while an administrator knows the password", security_admin,
                                          grant, clerk(1), "access.password_not_chosen", 409),
                                 });
        const auto in = county.enter("holder", " Wangfang ", kept.at("first"));
        CHECK(in.at("/must_change_password") == "true");
        CHECK(in.at("/roles") == "[]");
        tell(county, {chosen(kept), granted}, kept);
        county.enter("holder", "wangfang", stories::password);
        tell(
            county,
            {
                works,
                step("an office clerk sees no accounts", "committee_clerk@东湾", list, "", "access.forbidden", 403),
                step("nor the audit administrator", "audit_admin@县", list, "", "access.forbidden", 403),
                step("nor the public", "", list, "", "session.missing", 401),
            },
            kept);
    });
}

TEST_CASE("what an account may not be called, and where it may not be") {
    struct Wrong {
        const char *sentence, *username, *name, *field, *fault;
    };
    const Wrong wrongs[] = {
        {"too short", "wf", "王芳", "username", "access.username_invalid"},
        {"a blank within", "wang fang", "王芳", "username", "access.username_invalid"},
        {"Chinese", "王芳芳", "王芳", "username", "access.username_invalid"},
        {"no name", "wangfang2", " ", "name", "access.name_missing"},
        {"taken", "wangfang", "王芳", "username", "access.username_taken"},
        {"taken, in capitals and with a blank", "WangFang ", "王芳", "username", "access.username_taken"},
    };
    std::vector<Step> steps{made()};
    for (const auto& each : wrongs) {
        auto wrong = step(each.sentence, system_admin, make, account(each.username, each.name, "{东湾1}"),
                          "access.invalid", 400);
        wrong.has = {{"/fields/0/field", "\"" + std::string(each.field) + "\""},
                     {"/fields/0/code", "\"" + std::string(each.fault) + "\""}};
        steps.push_back(wrong);
    }
    steps.push_back(step("an organisation that is none", system_admin, make, account("wangfang2", "王芳", "999"),
                         "access.organisation_unknown", 404));
    tell(steps);
}

TEST_CASE("roles stand apart, and nobody changes their own") {
    const std::string grant = "POST /api/accounts/{new}/roles";
    const auto roles = [](const char* words, int version) {
        return R"({"roles":[)" + std::string(words) + R"(],"version":)" + std::to_string(version) + "}";
    };
    stories::on_each_database([&](stories::County& county) {
        const stories::Kept kept{{"new", std::to_string(county.account("committee_clerk@东湾").value)}};
        tell(county,
             {
                 step("one person does not record and confirm", security_admin, grant,
                      roles(R"("committee_clerk","committee_reviewer")", 1), "access.roles_incompatible", 400),
                 step("a committee has no county officer", security_admin, grant, roles(R"("county_officer")", 1),
                      "access.role_place", 400),
                 step("nor an administrator", security_admin, grant, roles(R"("system_admin")", 1),
                      "access.role_place", 400),
                 step("there is no such role", security_admin, grant, roles(R"("super_admin")", 1),
                      "access.role_unknown", 400),
                 step("an unknown account", security_admin, "POST /api/accounts/999/roles", roles("", 1),
                      "access.account_unknown", 404),
                 step("a reviewer", security_admin, grant, roles(R"("committee_reviewer")", 1)),
                 step("by the version read", security_admin, grant, roles(R"("committee_clerk")", 1),
                      "stale_version", 409),
                 step("a clerk instead", security_admin, grant, roles(R"("committee_clerk")", 2)),
             },
             kept);
    });
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        stories::County county(kind);
        const auto own_id = std::to_string(county.account(security_admin).value);
        stories::Kept kept{{"own", own_id}};
        tell(county,
             {step("nobody gives themselves a role", security_admin, "POST /api/accounts/{own}/roles",
                   roles(R"("county_officer")", 1), "access.own_account", 403),
              step("nor takes one", security_admin, "POST /api/accounts/{own}/roles", roles("", 1),
                   "access.own_account", 403),
              step("nor says who they are", security_admin, "POST /api/accounts/{own}/person",
                   R"({"person":null,"version":1})", "access.own_account", 403)},
             kept);
    }
}

TEST_CASE("a role that is taken ends what its holder was doing") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        stories::County county(kind);
        stories::Kept kept{{"clerk", std::to_string(county.account("branch_clerk@东湾1").value)}};
        tell(county,
             {step("the clerk works", "branch_clerk@东湾1", "GET /api/organisations", ""),
              step("the role is taken", security_admin, "POST /api/accounts/{clerk}/roles",
                   R"({"roles":[],"version":1})"),
              step("the session is over", "branch_clerk@东湾1", "GET /api/organisations", "", "session.missing",
                   401)},
             kept);
        county.forget_sessions();
        tell(county, {step("signed in again, nothing is permitted", "branch_clerk@东湾1", "GET /api/organisations",
                           "", "access.forbidden", 403)});
    }
}

TEST_CASE("an account is renamed, deactivated with a reason, activated and given a new first password") {
    const std::string of = "POST /api/accounts/{new}/";
    auto reset =
        step("a new first password", system_admin, of + "reset-password", R"({"version":4,"reason":"遗忘密码"})");
    reset.has = {{"/version", "5"}};
    reset.keep = {{"second", "/first_password"}};
    auto old = step("the old one is worth nothing", "", "POST /api/sign-in",
                    R"({"username":"wangfang","password":"{first}"})", "access.wrong_password", 401);
    auto in = step("the new one is", "", "POST /api/sign-in", R"({"username":"wangfang","password":"{second}"})");
    const auto sign_in = R"({"username":"wangfang","password":"{first}"})";
    auto without = step("not without a reason", system_admin, of + "deactivate", R"({"reason":" ","version":2})",
                        "access.invalid", 400);
    without.has = {{"/fields/0/code", "\"reason.missing\""}};
    tell({
        made(),
        step("renamed", system_admin, of + "rename", R"({"name":"王芳芳","version":1})"),
        step("not to nothing", system_admin, of + "rename", R"({"name":"","version":2})", "access.invalid", 400),
        step("by the version read", system_admin, of + "rename", R"({"name":"王","version":1})", "stale_version",
             409),
        without,
        step("the security administrator deactivates none", security_admin, of + "deactivate",
             R"({"reason":"调离","version":2})", "access.forbidden", 403),
        step("deactivated", system_admin, of + "deactivate", R"({"reason":"调离","version":2})"),
        step("signs in no more, and is not told why", "", "POST /api/sign-in", sign_in, "access.wrong_password",
             401),
        step("not activated without a reason", system_admin, of + "activate", R"({"version":3,"reason":""})",
             "access.invalid", 400),
        step("activated", system_admin, of + "activate", R"({"version":3,"reason":"调回"})"),
        step("signs in again", "", "POST /api/sign-in", sign_in),
        step("clerks reset nobody", "county_officer@县", of + "reset-password",
             R"({"version":4,"reason":"遗忘密码"})", "access.forbidden", 403),
        step("nor does anybody without a reason", system_admin, of + "reset-password",
             R"({"version":4,"reason":" "})", "access.invalid", 400),
        reset,
        old,
        in,
        step("an unknown account", system_admin, "POST /api/accounts/999/reset-password",
             R"({"version":1,"reason":"遗忘密码"})", "access.account_unknown", 404),
    });
}

TEST_CASE("the system administrator does not reach the other administrators' accounts") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        stories::County county(kind);
        stories::Kept kept{{"security", std::to_string(county.account(security_admin).value)},
                           {"audit", std::to_string(county.account("audit_admin@县").value)},
                           {"own", std::to_string(county.account(system_admin).value)}};
        const auto refused = "access.administrator_account";
        tell(county,
             {step("no password of theirs", system_admin, "POST /api/accounts/{security}/reset-password",
                   R"({"version":1,"reason":"遗忘密码"})", refused, 403),
              step("no audit switched off", system_admin, "POST /api/accounts/{audit}/deactivate",
                   R"({"reason":"调离","version":1})", refused, 403),
              step("nor oneself", system_admin, "POST /api/accounts/{own}/deactivate",
                   R"({"reason":"调离","version":1})", "access.own_account", 403),
              step("the security administrator takes the role first", security_admin,
                   "POST /api/accounts/{audit}/roles", R"({"roles":[],"version":1})"),
              step("then it is an account like others", system_admin, "POST /api/accounts/{audit}/reset-password",
                   R"({"version":2,"reason":"遗忘密码"})")},
             kept);
    }
}

TEST_CASE("an account names the person that its holder is on file as") {
    const auto person = [](const char* id, int version) {
        return R"({"person":)" + std::string(id) + R"(,"version":)" + std::to_string(version) + "}";
    };
    auto member =
        step("a member is on file", "branch_clerk@东湾1", "POST /api/members",
             R"({"branch":{东湾1},"name":"王芳","id_number":"990001197003070029","join_date":"1995-07-01",)"
             R"("member_type":"full"})");
    member.keep = {{"person", "/person"}};
    auto another = step("another account", system_admin, make, account("wangfang2", "王芳", "{东湾1}"));
    another.keep = {{"other", "/id"}};
    auto listed = step("shown in the list", security_admin, list + "?text=wangfang", "");
    listed.has = {{"/rows/0/person", "{person}"}};
    tell({
        made(),
        member,
        step("not by the system administrator", system_admin, "POST /api/accounts/{new}/person",
             person("{person}", 1), "access.forbidden", 403),
        step("nobody who is not on file", security_admin, "POST /api/accounts/{new}/person", person("999", 1),
             "access.person_unknown", 404),
        step("linked", security_admin, "POST /api/accounts/{new}/person", person("{person}", 1)),
        listed,
        another,
        step("one person has one account", security_admin, "POST /api/accounts/{other}/person",
             person("{person}", 1), "access.person_taken", 409),
        step("unless the first is out of use", system_admin, "POST /api/accounts/{new}/deactivate",
             R"({"reason":"调离","version":2})"),
        step("linked to the second", security_admin, "POST /api/accounts/{other}/person", person("{person}", 1)),
        step("the first stays out of use", system_admin, "POST /api/accounts/{new}/activate",
             R"({"version":3,"reason":"调回"})", "access.person_taken", 409),
        step("and taken away", security_admin, "POST /api/accounts/{other}/person", person("null", 2)),
    });
}

TEST_CASE("a long list goes by pages, an organisation's with all below") {
    std::vector<Step> steps;
    for (int i = 10; i < 16; ++i)
        steps.push_back(
            step("one of six", system_admin, make,
                 account("clerk" + std::to_string(i), "王" + std::to_string(i), i < 14 ? "{东湾1}" : "{石桥1}")));
    auto first = step("the first page", system_admin, list + "?text=clerk&size=4", "");
    first.has = {{"/rows/3/username", "\"clerk13\""}, {"/previous", "null"}};
    first.lacks = {"clerk14"};
    first.keep = {{"next", "/next"}};
    auto second = step("the next", system_admin, list + "?text=clerk&size=4&after={next}", "");
    second.has = {{"/rows/0/username", "\"clerk14\""}, {"/next", "null"}};
    second.lacks = {"clerk13"};
    auto last = step("the last, from behind", system_admin, list + "?text=clerk&size=4&last=true", "");
    last.has = {{"/rows/0/username", "\"clerk12\""}, {"/rows/3/username", "\"clerk15\""}, {"/next", "null"}};
    auto below = step("a committee's", system_admin, list + "?organisation={石桥}", "");
    below.has = {{"/rows/0/username", "\"clerk14\""}};
    below.lacks = {"东湾"};
    steps.insert(steps.end(),
                 {first, second, last, below,
                  step("a cursor of nobody's", system_admin, list + "?after=zz", "", "page.cursor", 400)});
    tell(steps);
}

TEST_CASE("roles that may not be held together are named in words, not by their codes") {
    stories::on_each_database([](stories::County& county) {
        auto added = step("an account at the committee", system_admin, make, account("hewei", "何伟", "{东湾}"));
        added.keep = {{"new", "/id"}};
        const auto kept = tell(county, {added});
        const auto said = [&](const char* language) {
            return county
                .send(security_admin, {.method = "POST",
                                       .target = "/api/accounts/" + kept.at("new") + "/roles",
                                       .body = R"({"roles":["committee_clerk","committee_reviewer"],"version":1})",
                                       .languages = language})
                .at("/message");
        };
        CHECK(said("zh-CN").find("“党委经办人”与“党委复核人”") != std::string::npos);
        CHECK(said("en").find("committee clerk and committee reviewer cannot be held together") !=
              std::string::npos);
    });
}
