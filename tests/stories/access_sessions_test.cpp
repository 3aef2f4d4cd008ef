#include "app/demo.hpp"
#include "tests/stories/support/story.hpp"
#include <doctest/doctest.h>

using stories::Step;
using stories::tell;

namespace {
const std::string clerk = "branch_clerk@东湾1";

Step sign_in(const char* sentence, const std::string& username, const std::string& password,
             const std::string& code = "", int status = 200) {
    return {.sentence = sentence,
            .what = "POST /api/sign-in",
            .body = R"({"username":")" + username + R"(","password":")" + password + "\"}",
            .status = status,
            .code = code};
}
Step change(const char* sentence, const std::string& current, const std::string& fresh,
            const std::string& code = "", int status = 200) {
    return {.sentence = sentence,
            .who = clerk,
            .what = "POST /api/session/password",
            .body = R"({"current":")" + current + R"(","new_password":")" + fresh + "\"}",
            .status = status,
            .code = code};
}

/// A county in which that clerk has an account, "user1".
template <class Story>
void with_clerk(Story story) {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        stories::County county(kind);
        county.account(clerk);
        story(county);
    }
}
}

TEST_CASE("who signs in is told who they are, and nothing that is not theirs") {
    with_clerk([](stories::County& county) {
        auto in = sign_in("the clerk signs in", "user1", stories::password);
        in.has = {{"/organisation/id", "{东湾1}"},
                  {"/organisation/kind", "\"branch\""},
                  {"/roles", R"(["branch_clerk"])"},
                  {"/must_change_password", "false"},
                  {"/demo", "false"},
                  {"/last_sign_in_at", "null"}};
        in.lacks = {"argon2", "石桥", "grant_roles_to_accounts", "manage"};
        tell(county,
             {in,
              sign_in("a wrong password", "user1", "wrong", "access.wrong_password", 401),
              sign_in("a name that nobody has is answered alike", "nobody", "wrong", "access.wrong_password", 401),
              {"fields are needed", "", "POST /api/sign-in", R"({"username":"user1"})", 400, "request.fields"},
              {.sentence = "a day later the last time is told",
               .who = clerk,
               .what = "GET /api/session",
               .has = {{"/last_sign_in_address", "\"192.0.2.7\""}, {"/last_sign_in_at", "1772413200001"}},
               .days = 1}});
    });
}

TEST_CASE("a session in a demo county says that its people are invented") {
    with_clerk([](stories::County& county) {
        app::mark_as_demo(county.store());
        auto in = sign_in("as one signs in", "user1", stories::password);
        in.has = {{"/demo", "true"}};
        tell(county,
             {in, {.sentence = "and later", .who = clerk, .what = "GET /api/session", .has = {{"/demo", "true"}}}});
    });
}

TEST_CASE("wrong passwords are slowed down, and a day later all is well") {
    with_clerk([](stories::County& county) {
        const auto wrong = sign_in("wrong", "user1", "wrong", "access.wrong_password", 401);
        auto slow = sign_in("even the right one waits", "user1", stories::password, "access.slow_down", 429);
        slow.has = {{"/details", R"(["2"])"}};
        auto later = sign_in("a day later", "user1", stories::password);
        later.days = 1;
        tell(county, {wrong, wrong, wrong, slow, later});
    });
}

TEST_CASE("guessing keeps out nobody whose browser is known, by the cookie that it got and sends") {
    with_clerk([](stories::County& county) {
        const auto sign_in = [&](const std::string& with, const std::string& device) {
            const std::string body = R"({"username":"user1","password":")" + with + "\"}";
            return county.send_raw(
                "POST /api/sign-in HTTP/1.1\r\nHost: bangfu.example\r\nOrigin: http://bangfu.example"
                "\r\nContent-Type: application/json\r\nAccept-Language: en\r\nCookie: x=1; " +
                    device + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n",
                body);
        };
        const auto given = [](const stories::Answer& answer) {
            for (const auto& [name, value] : answer.headers)
                if (name == "Set-Cookie" && value.starts_with("bangfu_device="))
                    return value.substr(0, value.find(';'));
            return std::string();
        };
        const auto first = given(sign_in(stories::password, "y=1"));
        REQUIRE_FALSE(first.empty());
        while (sign_in("猜一个", "y=1").status == 401) {}
        CHECK(sign_in(stories::password, "y=1").code() == "access.slow_down");
        CHECK(sign_in(stories::password, "bangfu_device=made.up.token").code() == "access.slow_down");
        const auto known = sign_in(stories::password, first);
        CHECK(known.status == 200);
        CHECK(given(known) != first);
        CHECK(sign_in(stories::password, given(known)).status == 200);
        CHECK(given(sign_in("猜一个", given(known))).empty());
    });
}

TEST_CASE("a session is shown to its holder alone, and ended") {
    with_clerk([](stories::County& county) {
        auto kept = tell(county, {{.sentence = "one's own",
                                   .who = clerk,
                                   .what = "GET /api/sessions",
                                   .has = {{"/rows/0/current", "true"}, {"/rows/0/address", "\"192.0.2.7\""}},
                                   .lacks = {"token", "\"current\":false"},
                                   .keep = {{"first", "/rows/0/id"}}}});
        kept = tell(county,
                    {{.sentence = "another sees their own",
                      .who = "branch_clerk@东湾2",
                      .what = "GET /api/sessions",
                      .lacks = {"{first}"}},
                     {"and ends none of others", "branch_clerk@东湾2", "POST /api/sessions/{first}/end", "", 404,
                      "access.session_unknown"}},
                    kept);
        county.forget_sessions();  // signs in a second time
        tell(county,
             {{"two now",
               clerk,
               "GET /api/sessions",
               "",
               200,
               "",
               {{"/rows/0/current", "true"}, {"/rows/1/id", "{first}"}, {"/rows/1/current", "false"}}},
              {"the first is ended", clerk, "POST /api/sessions/{first}/end", ""},
              {.sentence = "and gone", .who = clerk, .what = "GET /api/sessions", .lacks = {"{first}"}},
              {"ended once", clerk, "POST /api/sessions/{first}/end", "", 404, "access.session_unknown"},
              {"signs out", clerk, "POST /api/sign-out", ""},
              {"and is out", clerk, "GET /api/session", "", 401, "session.missing"}},
             kept);
    });
}

TEST_CASE("a password is changed by who knows it, to a good one") {
    with_clerk([](stories::County& county) {
        const std::string fresh = "tkw7 qpa3 nvdx e";
        const auto refused = [&](const char* sentence, const std::string& to, const std::string& code) {
            return change(sentence, stories::password, to, code, 400);
        };
        auto wrong = change("the current one is wrong", "wrong", fresh, "access.invalid", 400);
        wrong.has = {{"/fields/0/field", "\"current\""}, {"/fields/0/code", "\"access.current_wrong\""}};
        tell(county,
             {wrong,
              refused("too short", "tkw7 qpa3", "access.password_short"),
              refused("common", "password12345678", "access.password_common"),
              refused("with the user name", "tkw7 user1 qpa3 nv", "access.password_username"),
              refused("the same", stories::password, "access.invalid"),
              change("a good one", stories::password, fresh),
              {"the session lives on", clerk, "GET /api/session", ""},
              sign_in("the old one is worth nothing", "user1", stories::password, "access.wrong_password", 401),
              sign_in("the new one is", "user1", fresh)});
    });
}

TEST_CASE("whoever finds an open session does not guess the password there") {
    with_clerk([](stories::County& county) {
        const auto wrong = change("wrong", "wrong", "tkw7 qpa3 nvdx e", "access.invalid", 400);
        tell(county, {wrong, wrong, wrong,
                      change("slowed down", stories::password, "tkw7 qpa3 nvdx e", "access.slow_down", 429),
                      sign_in("but signing in is not", "user1", stories::password)});
    });
}

TEST_CASE("with a first password nothing is done but changing it") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        stories::County county(kind);
        const auto kept = tell(county, {{.sentence = "an account is made",
                                         .who = "system_admin@县",
                                         .what = "POST /api/accounts",
                                         .body = R"({"username":"lihua","name":"李华","organisation":{东湾1}})",
                                         .keep = {{"first", "/first_password"}}}});
        const auto in = county.send(
            "", {"POST", "/api/sign-in", stories::filled(R"({"username":"lihua","password":"{first}"})", kept)});
        REQUIRE(in.status == 200);
        const auto cookie = in.header("Set-Cookie");
        CHECK(cookie.find("HttpOnly") != cookie.npos);
        CHECK(cookie.find("SameSite=Strict") != cookie.npos);
        const auto get = [&](const std::string& path) {
            return county.send_raw("GET " + path + " HTTP/1.1\r\nHost: bangfu.test\r\nCookie: " +
                                       cookie.substr(0, cookie.find(';')) + "\r\n\r\n",
                                   "");
        };
        CHECK(get("/api/session").at("/must_change_password") == "true");
        CHECK(get("/api/sessions").code() == "session.change_password");
        CHECK(get("/api/organisations").code() == "session.change_password");
    }
}
