// What a browser keeps for us: a session while somebody is signed in, and by what it is known afterwards.
#include "tests/support/http_asking.hpp"
#include <doctest/doctest.h>

using namespace http;
using namespace http::test;

TEST_CASE("a session begins and ends with a cookie that scripts and other sites do not get") {
    for (const bool tls : {false, true}) {
        Service service(tests::Database::sqlite, tls);
        const std::string origin = tls ? "https://bangfu.example" : "http://bangfu.example";
        const std::string name = tls ? "__Host-bangfu_session" : "bangfu_session";
        const auto in = ask(service, {.method = "POST",
                                      .target = "/api/session",
                                      .body = R"({"name":"writer"})",
                                      .who = "",
                                      .headers = {{"origin", origin}, {"idempotency-key", ""}}});
        CHECK(in.status == 200);
        CHECK(header(in, "Set-Cookie") ==
              name + "=writer; Path=/; HttpOnly; SameSite=Strict" + (tls ? "; Secure" : ""));
        const auto out = ask(service, {.method = "POST",
                                       .target = "/api/session/end",
                                       .headers = {{"origin", origin}, {"cookie", name + "=writer"}}});
        CHECK(header(out, "Set-Cookie").starts_with(name + "=; "));
        CHECK(header(out, "Set-Cookie").ends_with("; Max-Age=0"));
    }
}

TEST_CASE("a browser is known by a cookie of its own, which outlasts the session and signs nobody in") {
    for (const bool tls : {false, true}) {
        Service service(tests::Database::sqlite, tls);
        const std::string origin = tls ? "https://bangfu.example" : "http://bangfu.example";
        const std::string prefix = tls ? "__Host-" : "", name = prefix + "bangfu_device";
        const auto sign_in = [&](const std::string& cookies, const std::string& who = "writer") {
            return ask(service, {.method = "POST",
                                 .target = "/api/session",
                                 .body = R"({"name":")" + who + "\"}",
                                 .who = "",
                                 .headers = {{"origin", origin}, {"idempotency-key", ""}, {"cookie", cookies}}});
        };
        const auto device_in = [&](const Response& response) {
            for (const auto& [each, value] : response.headers)
                if (each == "Set-Cookie" && value.starts_with(name + "=")) return value;
            return std::string();
        };
        CHECK(device_in(sign_in("other=1; " + name + "=known")) ==
              name + "=known.again; Path=/; HttpOnly; SameSite=Strict" + (tls ? "; Secure" : "") +
                  "; Max-Age=34560000");
        CHECK(device_in(sign_in("")) == "");
        CHECK(device_in(sign_in(name + "=known", "nobody")) == "");
        // Of the other kind of site it is none: a page without TLS may have set it.
        CHECK(device_in(sign_in((tls ? "bangfu_device" : "__Host-bangfu_device") + std::string("=known"))) == "");
        CHECK(ask(service, {.who = "", .headers = {{"cookie", name + "=writer"}}}).status == 401);
        const auto out = ask(
            service,
            {.method = "POST",
             .target = "/api/session/end",
             .headers = {{"origin", origin}, {"cookie", prefix + "bangfu_session=writer; " + name + "=known"}}});
        CHECK(out.status == 200);
        CHECK(device_in(out) == "");
    }
}
