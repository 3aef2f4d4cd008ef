// What one client, or many, may take of the server: bodies, connections, descriptors, memory.
#include "base/memory.hpp"
#include "tests/support/wire.hpp"
#include <fcntl.h>
#include <fstream>
#include <sys/resource.h>

using namespace http::test;
using http::Server;

namespace {

/// The head of an upload, to be followed by `bytes` of it.
std::string upload_head(Running& running, const std::string& who, std::size_t bytes, int id = 1) {
    return "POST /api/notes/" + std::to_string(id) +
           "/file HTTP/1.1\r\nHost: x\r\nCookie: bangfu_session=" + who + "\r\nX-Bangfu-Csrf: " +
           running.service.csrf(who) + "\r\nIdempotency-Key: " + who + "-0123456789abcdef" + std::to_string(id) +
           "\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n";
}

std::uint64_t body_bytes(Running& running) { return running.service.router.admission().body_bytes(); }

/// Waits until the server has seen what was done; false when it never did.
template <class Claim>
bool comes_true(Claim claim) {
    for (int i = 0; i < 500; ++i) {
        if (claim()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

bool is_refused(const std::string& response, const std::string& code) {
    return status(response) == 503 && response.find("{\"code\":\"" + code + "\"") != std::string::npos &&
           response.find("Retry-After: 5\r\n") != std::string::npos;
}

[[maybe_unused]] std::size_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0, resident = 0;
    file >> all >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}

TEST_CASE("bodies are held within what all and each account may have, and give their room back") {
    constexpr std::size_t bytes = 300'000;
    auto options = quick();
    options.body_time_min = 30'000ms;
    Running running(options, {.all = 1'000'000});
    const auto port = running.server.port();
    const std::string half(bytes / 2, 'a');
    Wire first(port), third(port), deputy(port), late(port);
    first.send(upload_head(running, "writer", bytes, 1) + half);
    {
        Wire second(port);
        second.send(upload_head(running, "writer", bytes, 2) + half);
        REQUIRE(comes_true([&] { return body_bytes(running) == 2 * bytes; }));
        third.send(upload_head(running, "writer", bytes, 3));
        CHECK(is_refused(third.next(), "request.uploads_running"));
        deputy.send(upload_head(running, "deputy", bytes, 4) + half);
        REQUIRE(comes_true([&] { return body_bytes(running) == 3 * bytes; }));
        late.send(upload_head(running, "deputy", bytes, 5));
        CHECK(is_refused(late.next(), "request.busy"));
        Wire small(port);
        small.send(keep(running, 6));
        CHECK(status(small.next()) == 200);
    }  // the second stops half-way and goes
    CHECK(comes_true([&] { return body_bytes(running) == 2 * bytes; }));
    Wire again(port);
    again.send(upload_head(running, "deputy", bytes, 5) + half + half);
    CHECK(status(again.next()) == 200);
    first.send(half);
    CHECK(status(first.next()) == 200);
    deputy.send(half);
    CHECK(status(deputy.next()) == 200);
    CHECK(body_bytes(running) == 0);
    CHECK(running.service.notes() == 4);
}

TEST_CASE("who may not send a body is told so before it is sent") {
    Running running;
    const auto head = upload_head(running, "reader", 20 << 20);
    Wire wire(running.server.port());
    wire.send(head);
    const auto refused = wire.next();
    CHECK(status(refused) == 403);
    CHECK(refused.find("access.forbidden") != std::string::npos);
    CHECK(running.service.gate.denials.size() == 1);
    Wire form(running.server.port());
    form.send("POST /public/secret HTTP/1.1\r\nHost: x\r\nContent-Length: 16385\r\n\r\n");
    const auto page = form.next();
    CHECK(status(page) == 413);
    CHECK(page.find("<!doctype html>") != std::string::npos);
}

TEST_CASE("an address has its share of connections, and one that idles gives way to a new one of it") {
    auto options = quick();
    options.threads = 1;
    options.connections_per_address_max = 2;
    options.body_time_min = options.head_time_max = 30'000ms;
    Running running(options);
    const auto port = running.server.port();
    Wire busy(port), idle(port);
    busy.send("GET / HTTP/1.1\r\nHo");
    idle.send(get("/healthz"));
    CHECK(status(idle.next()) == 200);
    Wire newcomer(port);
    newcomer.send(get("/healthz"));
    CHECK(status(newcomer.next()) == 200);
    CHECK(idle.has_ended());
    newcomer.send("GET /healthz HTTP/1.1\r\nHo");
    REQUIRE(comes_true([&] { return running.service.front.connections == 2; }));
    std::this_thread::sleep_for(50ms);  // until the half a head has been read
    Wire one_too_many(port);
    CHECK(is_refused(one_too_many.next(), "request.too_many_connections"));
    busy.send("st: x\r\n\r\n");
    CHECK(status(busy.next()) == 200);
}

TEST_CASE("behind a proxy all connections are one address's, and the one that idles longest gives way") {
    auto options = quick();
    options.threads = 1;
    options.behind_proxy = true;
    options.connections_per_address_max = 1;
    options.connections_max = 3;
    Running running(options);
    const auto port = running.server.port();
    Wire oldest(port), second(port), third(port);
    for (auto* wire : {&second, &third, &oldest}) {
        wire->send(get("/healthz"));
        CHECK(status(wire->next()) == 200);
        std::this_thread::sleep_for(5ms);
    }
    Wire newcomer(port);
    newcomer.send(get("/healthz"));
    CHECK(status(newcomer.next()) == 200);
    CHECK(second.has_ended());  // "oldest" asked after it
    oldest.send(get("/healthz"));
    CHECK(status(oldest.next()) == 200);
}

TEST_CASE("newcomers are let in together, not one for each round of those who are there") {
    constexpr int kept = 40, asked_each = 100, newcomers = 150;
    auto options = quick();
    options.threads = 1;
    options.connections_per_address_max = 1000;
    Service service;
    Server server(service.front, options);
    std::vector<std::unique_ptr<Wire>> all;
    std::string many;
    for (int i = 0; i < asked_each; ++i) many += get("/healthz");
    for (int i = 0; i < kept + newcomers; ++i) {
        all.push_back(std::make_unique<Wire>(server.port()));
        all.back()->send(i < kept ? many : get("/metrics"));
    }
    std::thread thread([&] { server.run(); });
    std::size_t answered_before = 0;
    for (std::size_t i = kept; i < all.size(); ++i) {
        const auto counters = all[i]->next();
        const std::string name = "bangfu_responses_total{class=\"2xx\"} ";
        const auto at = counters.find(name);
        REQUIRE(at != std::string::npos);
        answered_before = std::max(answered_before, std::stoul(counters.substr(at + name.size())));
    }
    CHECK(answered_before < kept * asked_each / 2);
    server.stop();
    thread.join();
}

TEST_CASE("without a descriptor left who asks is told so, and later served") {
    Running running;
    for (int i = 0; i < 2; ++i) {  // one for each thread
        Wire before(running.server.port());
        before.send(get("/healthz"));
        REQUIRE(status(before.next()) == 200);
    }
    REQUIRE(comes_true([&] { return running.service.front.connections == 0; }));
    std::this_thread::sleep_for(50ms);  // until their descriptors are closed too
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    Wire turned_away, served;
    std::vector<int> filling;
    const rlimit few{.rlim_cur = 256, .rlim_max = before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
    for (int each = ::open("/dev/null", O_RDONLY); each >= 0; each = ::open("/dev/null", O_RDONLY))
        filling.push_back(each);
    turned_away.connect(running.server.port());
    turned_away.send(get("/healthz"));
    const auto answer = turned_away.next();
    for (const int each : filling) ::close(each);
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
    CHECK(is_refused(answer, "request.busy"));
    std::this_thread::sleep_for(50ms);  // until the server has seen that nobody else waits
    served.connect(running.server.port());
    served.send(get("/healthz"));
    CHECK(status(served.next()) == 200);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("the memory of large bodies goes back when they are done") {
    keep_freed_memory();
    constexpr std::size_t bytes = 20 << 20;
    auto options = quick();
    options.body_time_min = 30'000ms;
    Running running(options);
    const std::string part(bytes - 1, 'a');
    const auto before = resident_bytes();
    {
        std::vector<std::unique_ptr<Wire>> wires;
        for (int i = 0; i < 4; ++i) {
            wires.push_back(std::make_unique<Wire>(running.server.port()));
            wires.back()->send(upload_head(running, i < 2 ? "writer" : "deputy", bytes, i + 1) + part);
        }
        REQUIRE(comes_true([&] { return resident_bytes() > before + 3 * bytes; }));
        wires[0]->send("a");
        CHECK(status(wires[0]->next()) == 200);
    }
    REQUIRE(comes_true([&] { return body_bytes(running) == 0; }));
    CHECK(comes_true([&] { return resident_bytes() < before + bytes; }));
}
#endif
