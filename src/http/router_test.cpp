#include "tests/support/http_asking.hpp"
#include <doctest/doctest.h>

namespace {

using namespace http;
using namespace test;

Asked post_note(int id, const std::string& form, const std::string& key = {}) {
    return {.method = "POST",
            .body = R"({"id":)" + std::to_string(id) + R"(,"form":")" + form + R"(","lines":[]})",
            .key = key};
}

}

TEST_CASE("a request finds its route, or a refusal in words") {
    Service service;
    struct Row {
        const char* sentence;
        Asked asked;
        int status;
        std::string code;
    };
    auto note = post_note(1, "a");
    const auto with = [&note](std::pair<std::string, std::string> header) {
        auto changed = note;
        changed.headers.push_back(std::move(header));
        return changed;
    };
    const Row rows[] = {
        {"a list", {}, 200, ""},
        {"one by its id in the path", {.target = "/api/notes/5"}, 200, ""},
        {"an id that is none", {.target = "/api/notes/five"}, 400, "request.fields"},
        {"a word of the query nobody knows", {.target = "/api/notes?x=1"}, 400, "request.fields"},
        {"a query of words", {.target = "/api/notes?colours=red,green"}, 200, ""},
        {"a wrong word in a query of words", {.target = "/api/notes?colours=red,blue"}, 400, "request.fields"},
        {"a malformed query", {.target = "/api/notes?colours=%zz"}, 400, "request.malformed"},
        {"the path's id once more in the query", {.target = "/api/notes/5?id=6"}, 400, "request.fields"},
        {"an unknown address", {.target = "/api/other"}, 404, "request.unknown"},
        {"a known address and more", {.target = "/api/notes/5/other"}, 404, "request.unknown"},
        {"a slash too many", {.target = "/api/notes/"}, 404, "request.unknown"},
        {"a wrong method", {.method = "POST", .target = "/api/notes/5"}, 405, "request.method"},
        {"nobody", {.who = ""}, 401, "session.missing"},
        {"a session that ended", {.who = "gone"}, 401, "session.missing"},
        {"no permission", {.method = "POST", .body = note.body, .who = "reader"}, 403, "access.forbidden"},
        {"a first password still to be changed", {.who = "newcomer"}, 403, "session.change_password"},
        {"a first password, but signing out",
         {.method = "POST", .target = "/api/session/end", .who = "newcomer"},
         200,
         ""},
        {"from another site", with({"origin", "http://evil.example"}), 403, "request.origin"},
        {"from nowhere", with({"origin", "null"}), 403, "request.origin"},
        {"from another site, said otherwise", with({"sec-fetch-site", "cross-site"}), 403, "request.origin"},
        {"from a neighbour of our site", with({"sec-fetch-site", "same-site"}), 403, "request.origin"},
        {"without the page's token", with({"x-bangfu-csrf", ""}), 403, "request.csrf"},
        {"with another session's token", with({"x-bangfu-csrf", service.csrf("reader")}), 403, "request.csrf"},
        {"without a key", with({"idempotency-key", ""}), 400, "request.idempotency_key"},
        {"with a short key", with({"idempotency-key", "0123456789abcde"}), 400, "request.idempotency_key"},
        {"with a strange key", with({"idempotency-key", "0123456789abcde?"}), 400, "request.idempotency_key"},
        {"a form's body for a command", with({"content-type", "text/plain"}), 415, "request.content_type"},
        {"a body that is no JSON", {.method = "POST", .body = "{"}, 400, "request.json"},
        {"a body that is no object", {.method = "POST", .body = "[]"}, 400, "request.json"},
        {"a refusal of the slice", post_note(3, "refused"), 409, "note.refused"},
        {"a bug", {.target = "/api/notes?fail=true"}, 500, "request.failed"},
        {"a bug while writing", post_note(4, "bug"), 500, "request.failed"},
        {"all in order", note, 200, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto response = ask(service, row.asked);
        CHECK(response.status == row.status);
        CHECK(code(response) == row.code);
        CHECK(header(response, "Cache-Control") == "no-store");
    }
    CHECK(service.notes() == 1);
    CHECK(service.gate.denials == std::vector<std::string>{"reader /api/notes"});
    CHECK(service.router.failures() == 2);
}

TEST_CASE("a refusal says its sentence in the reader's language, its fields and its number") {
    Service service;
    auto asked = post_note(3, "refused");
    auto response = ask(service, asked);
    CHECK(response.body.starts_with(R"({"code":"note.refused","message":"Note refused is not kept","fields":[],)"
                                    R"("details":["refused"],"request":")"));
    asked.headers = {{"accept-language", "zh-CN,zh;q=0.9,en;q=0.8"}};
    CHECK(ask(service, asked).body.find("记录 refused 不能保存") != std::string::npos);
    response = ask(service, {.method = "POST", .body = R"({"id":1,"lines":[{"text":1}]})"});
    const auto fields = http::parse_json(response.body)->at("fields").get_array();
    REQUIRE(fields.size() == 2);
    CHECK(fields[0].at("field") == "form");
    CHECK(fields[0].at("message") == "is required");
    CHECK(fields[1].at("field") == "lines[0].text");
    CHECK(ask(service, {.target = "/api/notes?fail=true"}).body.find("http_service") == std::string::npos);
}

TEST_CASE("the same key does a thing once") {
    for (const auto kind : tests::databases()) {
        Service service(kind);
        const std::string key = "0123456789abcdef";
        const auto first = ask(service, post_note(1, "a", key));
        CHECK(first.status == 200);
        CHECK(header(first, "Idempotency-Replayed") == "");
        const auto again = ask(service, post_note(1, "a", key));
        CHECK(again.body == first.body);
        CHECK(header(again, "Idempotency-Replayed") == "true");
        CHECK(service.notes() == 1);
        CHECK(code(ask(service, post_note(2, "a", key))) == "request.idempotency_conflict");
        auto other = post_note(2, "a", key);
        other.who = "newcomer";
        CHECK(ask(service, other).status == 403);
        CHECK(service.notes() == 1);
        // A refusal keeps nothing: the key may be used for the corrected form.
        const std::string next = "fedcba9876543210";
        CHECK(ask(service, post_note(3, "refused", next)).status == 409);
        CHECK(ask(service, post_note(3, "b", next)).status == 200);
        CHECK(service.notes() == 2);
    }
}

TEST_CASE("what was prepared and done is not prepared again") {
    Service service;
    const Asked asked{.method = "POST", .target = "/api/notes/9/prepare", .key = "0123456789abcdef"};
    const auto first = ask(service, asked);
    CHECK(first.body.find("prepared-9") != std::string::npos);
    CHECK(ask(service, asked).body == first.body);
    auto other = asked;
    other.key = "fedcba9876543210";
    CHECK(code(ask(service, other)) == "note.refused");
}

TEST_CASE("files come up and go down") {
    Service service;
    Asked up{.method = "POST",
             .target = "/api/notes/8/file",
             .body = std::string("\0\xff", 2),
             .key = "0123456789abcdef",
             .headers = {{"content-type", "image/png"}}};
    const auto first = ask(service, up);
    CHECK(first.status == 200);
    CHECK(first.body.find("image/png") != std::string::npos);
    CHECK(ask(service, up).body == first.body);
    up.body = std::string("\0\xfe", 2);
    CHECK(code(ask(service, up)) == "request.idempotency_conflict");
    const auto down = ask(service, {.target = "/api/notes/8/file"});
    CHECK(down.body == "a,b\r\n");
    CHECK(header(down, "Content-Type") == "text/csv");
    CHECK(header(down, "Content-Disposition") == "attachment; filename*=UTF-8''%E5%90%8D%E5%86%8C.csv");
}

TEST_CASE("room is made for the bodies of those who may send them, before they are read") {
    Service service;
    constexpr std::uint64_t anonymous = 16 << 10, command = 256 << 10, upload = 25 << 20;
    struct Row {
        const char* sentence;
        std::string target, who;
        std::uint64_t bytes;
        std::string code;
        std::vector<std::pair<std::string, std::string>> headers{};
    };
    const Row rows[] = {
        {"nobody knows who, a little", "/api/notes", "", anonymous, ""},
        {"nobody knows who, more", "/api/notes", "", anonymous + 1, "session.missing"},
        {"a sign-in", "/api/session", "", anonymous, ""},
        {"a sign-in too long", "/api/session", "", anonymous + 1, "request.too_large"},
        {"a public form too long", "/public/secret", "", anonymous + 1, "request.text_too_large"},
        {"to no address, too long", "/api/other", "writer", anonymous + 1, "request.too_large"},
        {"a command", "/api/notes", "writer", command, ""},
        {"a command too long", "/api/notes", "writer", command + 1, "request.too_large"},
        {"a command without the right to it", "/api/notes", "reader", command, "access.forbidden"},
        {"an upload", "/api/notes/1/file", "writer", upload, ""},
        {"an upload too long", "/api/notes/1/file", "writer", upload + 1, "request.too_large"},
        {"an upload of nobody", "/api/notes/1/file", "", upload, "session.missing"},
        {"an upload without the right to it", "/api/notes/1/file", "reader", upload, "access.forbidden"},
        {"an upload without the page's token",
         "/api/notes/1/file",
         "writer",
         upload,
         "request.csrf",
         {{"x-bangfu-csrf", ""}}},
        {"an upload from another site",
         "/api/notes/1/file",
         "writer",
         upload,
         "request.origin",
         {{"origin", "http://evil.example"}}},
        {"an upload before the first password is changed", "/api/notes/1/file", "newcomer", upload,
         "session.change_password"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        auto request = request_of(
            service, {.method = "POST", .target = row.target, .who = row.who, .headers = row.headers});
        request.content_length = row.bytes;
        const auto room = service.router.admission().make_room(request);
        CHECK((room ? "" : room.error().code) == row.code);
        CHECK(service.router.admission().body_bytes() == (room ? row.bytes : 0));
    }
    CHECK(service.router.admission().body_bytes() == 0);
}

TEST_CASE("what no thread has time for is refused with when to come back, in both languages, and taken later") {
    for (const bool hashing : {false, true}) {
        Service service;
        auto& pool = hashing ? service.hashing : service.work;
        std::promise<void> end;
        const auto ended = end.get_future().share();
        std::promise<void> begun;
        REQUIRE(pool.run([&begun, ended] {
            begun.set_value();
            ended.wait();
        }));
        begun.get_future().wait();  // the one thread is busy
        for (int waiting = 0; waiting < 2; ++waiting) REQUIRE(pool.run([] {}));
        auto asked = Asked{.method = "POST", .target = hashing ? "/api/notes/1/hash" : "/api/notes/1/prepare"};
        const auto busy = ask(service, asked);
        CHECK(busy.status == 503);
        CHECK(code(busy) == "request.busy");
        CHECK(header(busy, "Retry-After") == "5");
        CHECK(busy.body.find("The system is busy; try again shortly") != std::string::npos);
        asked.headers = {{"accept-language", "zh"}};
        CHECK(ask(service, asked).body.find("系统繁忙，请稍后重试") != std::string::npos);
        CHECK(ask(service, {.method = "POST", .target = hashing ? "/api/notes/1/prepare" : "/api/notes/1/hash"})
                  .status == 200);
        CHECK(ask(service, {}).status == 200);
        CHECK(ask(service, {.target = "/api/notes/scan"}).status == (hashing ? 200 : 503));
        CHECK(ask(service, {.target = "/api/notes/search"}).status == 200);
        CHECK(ask(service, {.target = "/api/notes/search?fail=true"}).status == (hashing ? 500 : 503));
        end.set_value();
        while (ask(service, {.method = "POST", .target = hashing ? "/api/notes/2/hash" : "/api/notes/2/prepare"})
                   .status == 503) {}
        CHECK(service.notes() == 2);
    }
}

TEST_CASE("what is made for anyone at most once a minute is the same until then, in each language") {
    auto now = std::make_shared<Time>(Time{1'000'000});
    Service service(tests::Database::sqlite, false, {}, [now] { return *now; });
    const auto seen = [&](const std::string& lang = "") {
        return ask(service, {.target = "/public/count/a" + lang, .who = ""}).body;
    };
    CHECK(seen() == "<p>0");
    CHECK(ask(service, post_note(1, "a")).status == 200);
    CHECK(seen() == "<p>0");
    CHECK(seen("?lang=strange") == "<p>1");  // no language of ours: Chinese
    CHECK(seen("?lang=zh") == "<p>1");
    now->ms += 59'999;
    CHECK(seen() == "<p>0");
    now->ms += 1;
    CHECK(seen() == "<p>1");
}

TEST_CASE("a pool goes on after work that throws") {
    Pool pool(1, 2);
    REQUIRE(pool.run([] { throw std::bad_alloc(); }));
    std::promise<int> next;
    REQUIRE(pool.run([&next] { next.set_value(7); }));
    CHECK(next.get_future().get() == 7);
}

TEST_CASE("public pages work without script") {
    Service service;
    const auto page = ask(service, {.target = "/public/secret", .who = ""});
    CHECK(page.status == 200);
    CHECK(header(page, "X-Robots-Tag") == "noindex, nofollow");
    CHECK(header(page, "Referrer-Policy") == "same-origin");
    const auto refused = ask(service, {.target = "/public/other", .who = ""});
    CHECK(refused.status == 409);
    CHECK(header(refused, "Content-Type") == "text/html; charset=utf-8");
    CHECK(refused.body.find("&lt;b&gt;") != std::string::npos);
    CHECK(refused.body.find("<b>") == std::string::npos);
    const Asked form{.method = "POST",
                     .target = "/public/secret",
                     .body = "text=%E5%BC%A0+x",
                     .who = "",
                     .headers = {{"content-type", "application/x-www-form-urlencoded"}}};
    CHECK(ask(service, form).body == "<p>张 x");
    auto strange = form;
    strange.body = "text=a&token=other";
    CHECK(ask(service, strange).status == 400);
}

TEST_CASE("the front end's files are negotiated, cached and fall back to their page") {
    Service service;
    struct Row {
        const char* sentence;
        std::string path;
        std::pair<std::string, std::string> header;
        int status;
        std::string body;
    };
    const Row rows[] = {
        {"the office's page", "/", {}, 200, "<!doctype html><p>office"},
        {"a page inside the office's app", "/cases/12", {}, 200, "<!doctype html><p>office"},
        {"a page inside the phone's app", "/m/cases/12", {}, 200, "<!doctype html><p>phone"},
        {"brotli before gzip", "/", {"accept-encoding", "gzip, deflate, br"}, 200, "br-office"},
        {"gzip where brotli is refused", "/", {"accept-encoding", "gzip, br;q=0"}, 200, "gz-office"},
        {"nothing that was not asked for", "/", {"accept-encoding", "brx"}, 200, "<!doctype html><p>office"},
        {"plain where nothing was compressed", "/m", {"accept-encoding", "br"}, 200, "<!doctype html><p>phone"},
        {"known already", "/", {"if-none-match", "\"i0\", W/\"i1\""}, 304, ""},
        {"known in another version", "/", {"if-none-match", "\"i0\""}, 200, "<!doctype html><p>office"},
        {"an unknown file", "/assets/b.js", {}, 404, "request.unknown"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto response = ask(service, {.target = row.path, .who = "", .headers = {row.header}});
        CHECK(response.status == row.status);
        CHECK((row.status == 404 ? code(response) : std::string(response.fixed)) == row.body);
        CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    }
    CHECK(header(ask(service, {.target = "/assets/a-3f2a.js"}), "Cache-Control") ==
          "public, max-age=31536000, immutable");
    CHECK(header(ask(service, {.target = "/"}), "Cache-Control") == "no-cache");
}

TEST_CASE("health for everyone, counters for this machine") {
    Service service;
    CHECK(ask(service, {.target = "/healthz", .who = ""}).body == R"({"status":"ok"})");
    CHECK(ask(service, {.target = "/metrics", .who = ""}).status == 200);
    CHECK(ask(service, {.target = "/metrics", .who = ""}).body.empty());
    auto here = request_of(service, {.target = "/metrics", .who = ""});
    here.address = "127.0.0.1";
    const auto counters = service.answer(here).body;
    CHECK(counters.find("bangfu_responses_total{class=\"2xx\"} 3") != std::string::npos);
    CHECK(counters.find("bangfu_writer_longest_job_microseconds ") != std::string::npos);
    CHECK(counters.find("bangfu_statements_total ") != std::string::npos);
    CHECK(counters.find("bangfu_sealed_values_opened_total ") != std::string::npos);
}
