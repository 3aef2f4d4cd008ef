#include "tests/support/wire.hpp"
#include <csignal>

using namespace http::test;
using http::Server;

TEST_CASE("a connection carries one request after another, pieces and pipelines alike") {
    Running running;
    Wire wire(running.server.port());
    wire.send(get("/healthz"));
    const auto first = wire.next();
    CHECK(first.starts_with("HTTP/1.1 200 OK\r\nDate: "));
    CHECK(first.ends_with("\r\n\r\n{\"status\":\"ok\"}"));
    CHECK(first.find("Content-Security-Policy: default-src 'self'") != std::string::npos);
    wire.send(get("/healthz") + keep(running, 1) + get("/", "Accept-Encoding: br\r\n"));
    CHECK(status(wire.next()) == 200);
    CHECK(wire.next().find(R"("form":"wire")") != std::string::npos);
    CHECK(wire.next().ends_with("br-office"));
    for (const char c : keep(running, 2)) wire.send(std::string_view(&c, 1));
    CHECK(status(wire.next()) == 200);
    wire.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto head = wire.next(false);
    CHECK(head.find("Content-Length: 24\r\n") != std::string::npos);
    wire.send(get("/", "If-None-Match: \"i1\"\r\n"));
    CHECK(status(wire.next()) == 304);
    wire.send(get("/api/notes", "Cookie: bangfu_session=reader\r\nConnection: close\r\n"));
    const auto last = wire.next();
    CHECK(last.find("Connection: close\r\n") != std::string::npos);
    CHECK(last.ends_with(R"({"count":2})"));
    CHECK(wire.has_ended());
}

TEST_CASE("whatever is malformed is answered with a code, and the connection ends") {
    Running running;
    struct Row {
        const char* sentence;
        std::string bytes;
        int status;
        const char* code;
    };
    const auto smuggled = get("/api/notes", "Cookie: bangfu_session=reader\r\n");
    const Row rows[] = {
        {"chunked, with a request inside",
         "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, 400,
         "request.malformed"},
        {"two lengths, with a request behind the shorter",
         "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: 9\r\n\r\n" + smuggled, 400,
         "request.malformed"},
        {"a GET with a body that is a request", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n" + smuggled,
         400, "request.malformed"},
        {"line feeds alone", "GET / HTTP/1.1\nHost: x\n\n", 400, "request.malformed"},
        {"the beginning of TLS", std::string("\x16\x03\x01\x02\n", 5), 400, "request.malformed"},
        {"an old version", "GET / HTTP/1.0\r\nHost: x\r\n\r\n", 505, "request.version"},
        {"a method we do not serve", "DELETE /api/notes HTTP/1.1\r\nHost: x\r\n\r\n", 405, "request.method"},
        {"a head without end", "GET / HTTP/1.1\r\nA: " + std::string(9000, 'a'), 431, "request.head_too_large"},
        {"an expectation", "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n", 417,
         "request.expectation"},
        {"a body too large, sent in full",
         "POST /api/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n" + std::string(300'000, 'a'), 413,
         "request.too_large"},
        {"a body too large of nobody", "POST /api/other HTTP/1.1\r\nHost: x\r\nContent-Length: 16385\r\n\r\n", 413,
         "request.too_large"},
        {"an upload of nobody", "POST /api/notes/1/file HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n",
         401, "session.missing"},
        {"a head that does not come", "GET / HTTP/1.1\r\nHo", 408, "request.timeout"},
        {"a body that does not come", "POST /api/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{", 408,
         "request.timeout"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        Wire wire(running.server.port());
        wire.send(row.bytes);
        const auto response = wire.next();
        CHECK(status(response) == row.status);
        CHECK(response.find(R"({"code":")" + std::string(row.code) + "\"") != std::string::npos);
        CHECK(response.find("Connection: close\r\n") != std::string::npos);
        CHECK(wire.next() == "");
    }
    CHECK(running.service.notes() == 0);
}

TEST_CASE("cut connections leave the server as it was") {
    Running running;
    const auto whole = keep(running, 1);
    for (std::size_t size = 0; size < whole.size(); size += 7)
        Wire(running.server.port()).send(std::string_view(whole).substr(0, size));
    Wire wire(running.server.port());
    wire.send(whole);
    CHECK(status(wire.next()) == 200);
    CHECK(running.service.notes() == 1);
}

TEST_CASE("an idle connection ends by itself, and a client that only finished sending is still answered") {
    auto options = quick();
    options.idle_max = 200ms;
    Running running(options);
    Wire idle(running.server.port());
    CHECK(idle.has_ended());
    Wire finished(running.server.port());
    finished.send(get("/healthz"));
    finished.finish();
    CHECK(status(finished.next()) == 200);
}

TEST_CASE("connections and requests on one are limited") {
    auto options = quick();
    options.connections_max = 1;
    options.requests_per_connection_max = 2;
    options.head_time_max = 30'000ms;
    Running running(options);
    Wire first(running.server.port());
    first.send(get("/healthz") + "GET /healthz HTTP/1.1\r\nHo");
    CHECK(status(first.next()) == 200);
    Wire second(running.server.port());
    const auto busy = second.next();
    CHECK(status(busy) == 503);
    CHECK(busy.find("request.busy") != std::string::npos);
    CHECK(second.has_ended());
    first.send("st: x\r\n\r\n");
    CHECK(first.next().find("Connection: close\r\n") != std::string::npos);
    CHECK(first.has_ended());
}

TEST_CASE("the client's address is the one our own proxy wrote") {
    for (const bool proxied : {false, true}) {
        auto options = quick();
        options.behind_proxy = proxied;
        Running running(options);
        Wire wire(running.server.port());
        wire.send(get("/metrics"));
        CHECK(wire.next().find("bangfu_connections 1") != std::string::npos);
        wire.send(get("/metrics", "X-Forwarded-For: 127.0.0.1, 203.0.113.9\r\n"));
        CHECK(wire.next().find("bangfu_connections") == std::string::npos);
    }
}

TEST_CASE("a drain finishes what runs, closes what idles, takes nothing new") {
    Running running;
    const auto port = running.server.port();
    Wire idle(port), busy(port);
    idle.send(get("/healthz"));
    CHECK(status(idle.next()) == 200);
    const auto whole = keep(running, 1);
    busy.send(std::string_view(whole).substr(0, whole.size() - 1));
    std::this_thread::sleep_for(50ms);
    running.server.stop();
    CHECK(idle.has_ended());
    busy.send(std::string_view(whole).substr(whole.size() - 1));
    const auto answer = busy.next();
    CHECK(status(answer) == 200);
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
    CHECK(busy.has_ended());
    running.end();
    CHECK(running.service.notes() == 1);
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    CHECK(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0);
    ::close(socket);
}

TEST_CASE("a drain does not wait for ever") {
    auto options = quick();
    options.body_time_min = 60'000ms;
    options.drain_time_max = 200ms;
    Running running(options);
    Wire slow(running.server.port());
    slow.send("POST /api/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
    std::this_thread::sleep_for(50ms);
    const auto start = std::chrono::steady_clock::now();
    running.end();
    CHECK(std::chrono::steady_clock::now() - start < 2s);
    CHECK(slow.has_ended());
}

TEST_CASE("SIGTERM begins the drain") {
    auto options = quick();
    options.handle_signals = true;
    Running running(options);
    Wire wire(running.server.port());
    wire.send(get("/healthz"));
    CHECK(status(wire.next()) == 200);
    ::kill(::getpid(), SIGTERM);
    running.thread.join();
    CHECK(wire.has_ended());
}

TEST_CASE("SIGTERM drains from the moment that the address is known, before anything is served") {
    auto options = quick();
    options.handle_signals = true;
    Service service;
    Server server(service.front, options);
    ::kill(::getpid(), SIGTERM);
    server.run();
    CHECK(service.front.connections == 0);
}

TEST_CASE("many at once are all answered, each its own") {
    Running running;
    std::vector<std::thread> threads;
    std::atomic<int> right{0};
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&running, &right, t] {
            Wire wire(running.server.port());
            for (int i = 0; i < 25; ++i) {
                const int id = t * 1000 + i + 1;
                wire.send(keep(running, id));
                right += wire.next().find(R"({"id":)" + std::to_string(id) + ",") != std::string::npos ? 1 : 0;
                wire.send(get("/api/notes/" + std::to_string(id), "Cookie: bangfu_session=reader\r\n"));
                right += wire.next().find(R"({"id":)" + std::to_string(id) + ",") != std::string::npos ? 1 : 0;
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(right == 400);
    CHECK(running.service.notes() == 200);
}

TEST_CASE("a long reply is compressed for who takes it, one with a secret never") {
    Running running;
    Wire wire(running.server.port());
    const std::string who = "Cookie: bangfu_session=reader\r\n", takes = who + "Accept-Encoding: gzip, br\r\n";
    const std::string gzip = "Content-Encoding: gzip\r\n", vary = "Vary: Accept-Encoding\r\n";
    const auto asked = [&](const std::string& target, const std::string& fields) {
        wire.send(get(target, fields));
        return wire.next();
    };
    for (const auto* lines : {"200", "20000"}) {  // the longer on other threads
        const auto target = "/api/notes/long?lines=" + std::string(lines);
        const auto plain = asked(target, who), packed = asked(target, takes);
        CHECK(plain.find(gzip) == std::string::npos);
        CHECK(plain.find(vary) != std::string::npos);
        CHECK(packed.find(gzip) != std::string::npos);
        CHECK(packed.find(vary) != std::string::npos);
        CHECK(packed.size() < plain.size() / 3);
        CHECK(asked(target, who + "Accept-Encoding: gzip;q=0\r\n").find(gzip) == std::string::npos);
        const auto secret = asked("/api/notes/secret?lines=" + std::string(lines), takes);
        CHECK(status(secret) == 200);
        CHECK(secret.find(gzip) == std::string::npos);
        CHECK(secret.find("a line") != std::string::npos);
    }
    CHECK(asked("/api/notes/long?lines=2", takes).find(gzip) == std::string::npos);
}
