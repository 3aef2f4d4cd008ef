#include "tests/stories/support/story.hpp"
#include <doctest/doctest.h>

using stories::Step;
using stories::tell;

namespace {
const std::string auditor = "audit_admin@县", audit = "GET /api/audit";

Step read(const char* sentence, const std::string& query) {
    return {.sentence = sentence, .who = auditor, .what = audit + query};
}
}

TEST_CASE("the log is the audit administrator's alone") {
    std::vector<Step> steps;
    for (const auto* who : {"system_admin@县", "security_admin@县", "county_officer@县", "branch_clerk@东湾1"})
        steps.push_back({"not theirs", who, audit, "", 403, "access.forbidden"});
    steps.push_back({"nor the public's", "", audit, "", 401, "session.missing"});
    auto denied = read("what was denied stands in it", "?action=access.denied");
    denied.has = {{"/rows/0/actor_name", "\"branch_clerk@东湾1\""},
                  {"/rows/0/note", "\"/api/audit\""},
                  {"/rows/0/organisation_name", "\"东湾1\""},
                  {"/rows/3/actor_name", "\"system_admin@县\""}};
    steps.push_back(denied);
    tell(steps);
}

TEST_CASE("each act has its row: who, what, which record, and no secret") {
    auto made = Step{.sentence = "an account is made",
                     .who = "system_admin@县",
                     .what = "POST /api/accounts",
                     .body = R"({"username":"lihua","name":"李华","organisation":{东湾1}})",
                     .keep = {{"account", "/id"}, {"first", "/first_password"}}};
    auto granted = Step{.sentence = "its roles are confirmed to be none",
                        .who = "security_admin@县",
                        .what = "POST /api/accounts/{account}/roles",
                        .body = R"({"roles":[],"version":1})"};
    auto closed = Step{.sentence = "and deactivated",
                       .who = "system_admin@县",
                       .what = "POST /api/accounts/{account}/deactivate",
                       .body = R"({"reason":"调离岗位","version":2})"};
    auto signed_in = Step{.sentence = "its owner signs in",
                          .what = "POST /api/sign-in",
                          .body = R"({"username":"lihua","password":"{first}"})"};
    auto failed = Step{.sentence = "someone tries it",
                       .what = "POST /api/sign-in",
                       .body = R"({"username":"lihua","password":"三只白鹭"})",
                       .status = 401,
                       .code = "access.wrong_password"};
    auto history = read("its history, newest first", "?object_type=accounts&object_id={account}");
    history.has = {{"/rows/0/action", "\"session.sign_in_failed\""},
                   {"/rows/0/note", "\"192.0.2.7\""},
                   {"/rows/0/actor_name", "\"public\""},
                   {"/rows/1/action", "\"account.deactivate\""},
                   {"/rows/1/note", "\"调离岗位\""},
                   {"/rows/2/action", "\"session.sign_in\""},
                   {"/rows/2/actor_name", "\"李华\""},
                   {"/rows/2/account", "{account}"},
                   {"/rows/3/action", "\"account.grant_roles\""},
                   {"/rows/3/actor_name", "\"security_admin@县\""},
                   {"/rows/4/action", "\"account.add\""},
                   {"/rows/4/object_id", "{account}"}};
    history.lacks = {"{first}", "argon2", "三只白鹭"};
    auto one_kind = read("by what was done", "?action=account.grant_roles");
    one_kind.lacks = {"account.add", "organisation.add"};
    one_kind.has = {{"/rows/0/object_id", "{account}"}};
    auto day = read("of that day", "?action=account.add&from=2026-03-02&to=2026-03-02");
    day.has = {{"/rows/0/object_id", "{account}"}};
    auto before = read("nothing of the day before", "?action=account.add&to=2026-03-01");
    before.has = {{"/rows", "[]"}};
    auto after = read("nor of the day after", "?action=account.add&from=2026-03-03");
    after.has = {{"/rows", "[]"}};
    tell({made,
          granted,
          signed_in,
          closed,
          failed,
          history,
          one_kind,
          day,
          before,
          after,
          {"a day is a day", auditor, audit + "?from=yesterday", "", 400, "request.fields"}});
}

TEST_CASE("the log goes by pages in the order of time") {
    std::vector<Step> steps;
    for (int i = 1; i <= 5; ++i)
        steps.push_back({.sentence = "an organisation",
                         .who = "system_admin@县",
                         .what = "POST /api/organisations",
                         .body = R"({"parent":{东湾},"code":"N)" + std::to_string(i) + R"(","name":"新)" +
                                 std::to_string(i) + R"(","kind":"branch"})",
                         .keep = {{"n" + std::to_string(i), "/id"}}});
    const std::string ask = "?action=organisation.add&size=2";
    auto first = read("the newest", ask);
    first.has = {{"/rows/0/object_id", "{n5}"}, {"/rows/1/object_id", "{n4}"}, {"/previous", "null"}};
    first.keep = {{"next", "/next"}};
    auto second = read("older", ask + "&after={next}");
    second.has = {{"/rows/0/object_id", "{n3}"}, {"/rows/1/object_id", "{n2}"}};
    second.keep = {{"previous", "/previous"}};
    auto back = read("and back", ask + "&before={previous}");
    back.has = first.has;
    auto last = read("the oldest", ask + "&last=true");
    last.has = {{"/rows/1/object_id", "{县}"}, {"/next", "null"}};
    steps.insert(steps.end(), {first,
                               second,
                               back,
                               last,
                               {"a cursor of nobody's", auditor, audit + "?after=00.1", "", 400, "page.cursor"}});
    tell(steps);
}
