#include <doctest/doctest.h>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include "documents/documents.hpp"
#include "documents/test_archive.hpp"
#include "documents/workbook_pipe.hpp"

namespace {

using namespace documents;

std::string ledger(const std::string& name) {
    std::ifstream file(std::filesystem::path(BANGFU_SOURCE_DIR) / "tests/fixtures/ledgers" / name,
                       std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string refusal(const std::string& bytes, const ReadLimits& limits = {}) {
    const auto workbook = read_in_child(bytes, "book.xlsx", limits);
    return workbook ? "read" : workbook.error().code;
}

}

TEST_CASE("a child reads what this process reads, in every format") {
    for (const char* name :
         {"d_traps.xlsx", "b_biff8.xls", "c_gbk.csv", "hostile/html_table.xls", "hostile/xxe.xlsx",
          "hostile/password.xlsx", "hostile/damaged.xlsx", "hostile/empty.xlsx"}) {
        CAPTURE(std::string(name));
        const std::string bytes = ledger(name);
        CHECK(pack_answer(read_in_child(bytes, name)) == pack_answer(read_workbook(bytes, name)));
    }
}

TEST_CASE("a bomb is refused soon, also when its directory lies about the size") {
    const auto begin = std::chrono::steady_clock::now();
    const std::string bomb = ledger("hostile/bomb.xlsx");
    CHECK(refusal(bomb, {.memory_bytes = 100u << 20}) == "file_too_large");
    std::string lying = bomb;
    const std::array<char, 4> stated{'\x30', '\x62', '\xEB', '\x0B'};  // 199,975,472 bytes
    REQUIRE(lying.find(std::string(stated.data(), 4)) != std::string::npos);
    for (auto at = lying.find(stated.data(), 0, 4); at != std::string::npos; at = lying.find(stated.data(), at, 4))
        lying.replace(at, 4, std::string("\0\0\x10\0", 4));
    CHECK(refusal(lying, {.memory_bytes = 100u << 20}) == "file_corrupt");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("a child past its limits is refused as too large") {
    const std::string large = ledger("e_5000.xlsx");
    CHECK(refusal(large, {.cells = 1000}) == "file_cells");
    CHECK(refusal(large, {.seconds = 0}) == "file_too_large");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(refusal(large, {.memory_bytes = 64u << 20}) == "file_too_large");
#endif
}

TEST_CASE("threads read side by side") {
    const std::string bytes = ledger("a_clean.xlsx");
    std::array<std::string, 4> codes;
    {
        std::array<std::jthread, 4> threads;
        for (std::size_t i = 0; i < threads.size(); ++i)
            threads[i] = std::jthread([&, i] { codes[i] = refusal(bytes); });
    }
    for (const auto& code : codes) CHECK(code == "read");
}

TEST_CASE("a cut or altered answer is none, and an answer past the limits is none") {
    const std::string packed = pack_answer(read_workbook(ledger("d_wanyuan.xlsx"), "a.xlsx"));
    REQUIRE(unpack_answer(packed, {}).has_value());
    CHECK(pack_answer(*unpack_answer(packed, {})) == packed);
    for (std::size_t length = 0; length < packed.size(); length += 7)
        CHECK_FALSE(unpack_answer(packed.substr(0, length), {}).has_value());
    CHECK_FALSE(unpack_answer(packed + "x", {}).has_value());
    CHECK_FALSE(unpack_answer(packed, {.rows = 40}).has_value());
    CHECK_FALSE(unpack_answer(packed, {.cells = 400}).has_value());
    const auto refused = unpack_answer(pack_answer(Refusal{.code = "file_unsafe", .details = {"DTD"}}), {});
    REQUIRE(refused.has_value());
    CHECK((*refused).error() == Refusal{.code = "file_unsafe", .details = {"DTD"}});
}
