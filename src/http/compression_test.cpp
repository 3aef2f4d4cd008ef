#include "http/compression.hpp"
#include "tests/support/http_service.hpp"
#include <doctest/doctest.h>
#include <zlib.h>

namespace {

using namespace http;

std::string inflated(const std::string& packed) {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

}

TEST_CASE("a client is sent gzip when it takes it") {
    struct Row {
        const char* accepted;
        bool taken;
    };
    const Row rows[] = {
        {"", false},
        {"gzip", true},
        {"gzip, deflate, br", true},
        {"br, gzip;q=0.5", true},
        {"gzip;q=0", false},
        {"br, gzip; q=0.000", false},
        {"identity", false},
        {"x-gzip", false},
        {"br", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.accepted);
        CHECK(takes_gzip({.headers = {{"accept-encoding", row.accepted}}}) == row.taken);
    }
}

TEST_CASE("a long reply is smaller and the same") {
    std::string lines;
    for (int i = 0; i < 200; ++i) lines += "{\"number\":\"KN-2026-" + std::to_string(1000 + i) + "\",\"level\":2},";
    Response response{.body = lines, .compressible = true};
    CHECK(is_worth_compressing(response));
    compress(response);
    CHECK(response.body.size() < lines.size() / 4);
    CHECK(response.headers.back() == std::pair<std::string, std::string>("Content-Encoding", "gzip"));
    CHECK(inflated(response.body) == lines);
}

TEST_CASE("what is short, secret or compressed already is sent as it is") {
    CHECK_FALSE(is_worth_compressing({.body = std::string(1024, 'a'), .compressible = true}));
    CHECK(is_worth_compressing({.body = std::string(1025, 'a'), .compressible = true}));
    CHECK_FALSE(is_worth_compressing({.body = std::string(9000, 'a')}));
    Response random{.body = crypto::random_bytes(4000), .compressible = true};
    const auto before = random.body;
    compress(random);
    CHECK(random.body == before);
    CHECK(random.headers.empty());
}
