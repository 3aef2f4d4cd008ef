#include "http/request.hpp"
#include <doctest/doctest.h>

namespace {

int status_of(std::string_view head) {
    http::Request request;
    return http::read_head(head, request);
}

std::string get(std::string_view target) { return "GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n"; }
std::string post(std::string_view fields) {
    return "POST /api/x HTTP/1.1\r\nHost: x\r\n" + std::string(fields) + "\r\n";
}
}

TEST_CASE("a plain request is read") {
    http::Request request;
    CHECK(http::read_head("POST /api/cases?page=2 HTTP/1.1\r\nHost: bangfu.example:8080\r\nX-Word:  a b \r\n"
                          "Cookie: a=1; bangfu_session=s3; b=2\r\nContent-Length: 12\r\n\r\n",
                          request) == 200);
    CHECK(request.method == "POST");
    CHECK(request.path == "/api/cases");
    CHECK(request.query == "page=2");
    CHECK(request.header("x-word") == "a b");
    CHECK(request.header("missing") == "");
    CHECK(request.cookie("bangfu_session") == "s3");
    CHECK(request.cookie("bangfu") == "");
    CHECK(request.content_length == 12);
}

TEST_CASE("malformed and smuggling heads are refused") {
    struct Row {
        const char* sentence;
        std::string head;
        int status;
    };
    const Row rows[] = {
        {"a plain GET", get("/"), 200},
        {"a GET that says it has no body", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 200},
        {"a GET with a body", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n", 400},
        {"a POST without a body", post(""), 200},
        {"chunked", post("Transfer-Encoding: chunked\r\n"), 400},
        {"chunked and a length", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"chunked, disguised", post("Transfer-Encoding : chunked\r\n"), 400},
        {"chunked by another name", post("transfer-encoding: identity\r\n"), 400},
        {"two lengths", post("Content-Length: 4\r\nContent-Length: 5\r\n"), 400},
        {"two equal lengths", post("Content-Length: 4\r\nContent-Length: 4\r\n"), 400},
        {"a list of lengths", post("Content-Length: 4, 4\r\n"), 400},
        {"a signed length", post("Content-Length: +4\r\n"), 400},
        {"a negative length", post("Content-Length: -4\r\n"), 400},
        {"a hexadecimal length", post("Content-Length: 0x4\r\n"), 400},
        {"an empty length", post("Content-Length:\r\n"), 400},
        {"an endless length", post("Content-Length: 99999999999999999999\r\n"), 400},
        {"no host", "GET / HTTP/1.1\r\nAccept: a\r\n\r\n", 400},
        {"an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", 400},
        {"two hosts in one", "GET / HTTP/1.1\r\nHost: x, y\r\n\r\n", 400},
        {"a folded line", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400},
        {"a blank before the colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
        {"a line without a colon", "GET / HTTP/1.1\r\nHost: x\r\nnothing\r\n\r\n", 400},
        {"a bare line feed", "GET / HTTP/1.1\nHost: x\n\n", 400},
        {"a line feed in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: b\nC: d\r\n\r\n", 400},
        {"a carriage return in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: b\rC: d\r\n\r\n", 400},
        {"a NUL in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: b" + std::string(1, '\0') + "c\r\n\r\n", 400},
        {"a DEL in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: b\x7f\r\n\r\n", 400},
        {"two cookies", "GET / HTTP/1.1\r\nHost: x\r\nCookie: a=1\r\nCookie: a=2\r\n\r\n", 400},
        {"two origins", post("Origin: http://x\r\nOrigin: http://y\r\n"), 400},
        {"two keys", post("Idempotency-Key: a\r\nIdempotency-Key: b\r\n"), 400},
        {"two of what does not matter", "GET / HTTP/1.1\r\nHost: x\r\nA: 1\r\nA: 2\r\n\r\n", 200},
        {"an upgrade", "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\n\r\n", 400},
        {"an expectation", post("Expect: 100-continue\r\nContent-Length: 4\r\n"), 417},
        {"something after the blank line", get("/") + "x", 400},
        {"HTTP/1.0", "GET / HTTP/1.0\r\nHost: x\r\n\r\n", 505},
        {"HTTP/2", "PRI * HTTP/2.0\r\n\r\n", 505},
        {"another protocol", "GET / FTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"no version", "GET /\r\nHost: x\r\n\r\n", 400},
        {"two blanks", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"a tab for a blank", "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"an unknown method", "PURGE / HTTP/1.1\r\nHost: x\r\n\r\n", 405},
        {"a known method we do not serve", "DELETE / HTTP/1.1\r\nHost: x\r\n\r\n", 405},
        {"a method that is no word", "GE(T / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"an absolute target", get("http://x/api"), 400},
        {"an asterisk", get("*"), 400},
        {"up and out", get("/api/../etc/passwd"), 400},
        {"up at the end", get("/api/.."), 400},
        {"a dot alone", get("/./api"), 400},
        {"two slashes", get("//api"), 400},
        {"two slashes inside", get("/api//cases"), 400},
        {"an encoded dot", get("/api/%2e%2e/x"), 400},
        {"an encoded slash", get("/api%2fcases"), 400},
        {"a backslash", get("/api\\cases"), 400},
        {"a semicolon", get("/api;x=1"), 400},
        {"a fragment", get("/api?x#y"), 400},
        {"a name with dots", get("/assets/index-3f2a.js"), 200},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(status_of(row.head) == row.status);
    }
}

TEST_CASE("heads have a size") {
    const auto fields = [](int count) {
        std::string head = "GET / HTTP/1.1\r\nHost: x\r\n";
        for (int i = 1; i < count; ++i) head += "A: b\r\n";
        return head + "\r\n";
    };
    CHECK(status_of(fields(64)) == 200);
    CHECK(status_of(fields(65)) == 431);
    const auto sized = [](std::size_t size) {
        const std::string start = "GET / HTTP/1.1\r\nHost: x\r\nA: ", end = "\r\n\r\n";
        return start + std::string(size - start.size() - end.size(), 'a') + end;
    };
    CHECK(status_of(sized(8192)) == 200);
    CHECK(status_of(sized(8193)) == 431);
}

TEST_CASE("every beginning of a request is refused, none is read as whole") {
    const auto head = post("Content-Length: 4\r\n");
    for (std::size_t size = 0; size < head.size(); ++size) CHECK(status_of(head.substr(0, size)) != 200);
}

TEST_CASE("forms are decoded strictly") {
    CHECK(http::read_form("a=1&b=%E5%BC%A0+x&c=")->at(1).second == "张 x");
    CHECK(http::read_form("")->empty());
    struct Row {
        const char* sentence;
        std::string_view text;
    };
    const Row rows[] = {
        {"a name twice", "a=1&a=2"},
        {"a name twice in disguise", "a=1&%61=2"},
        {"half a code", "a=%e"},
        {"no code", "a=%zz"},
        {"bytes that are no UTF-8", "a=%ff"},
        {"a NUL", "a=%00"},
        {"an overlong slash", "a=%c0%af"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(!http::read_form(row.text));
    }
}
