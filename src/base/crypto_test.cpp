#include "base/crypto.hpp"
#include <doctest/doctest.h>
#include <fstream>
#include <new>
#include <set>
#include <sys/resource.h>
#include <unistd.h>

namespace {

crypto::Vault vault_of(char filler) { return crypto::Vault(std::string(32, filler)); }

}

TEST_CASE("a sealed value opens in its own column and record only") {
    const auto vault = vault_of('a');
    const auto other_county = vault_of('b');
    const std::string id_number = "990101199001011234";
    const auto sealed = vault.seal("people.id_number", 7, id_number);
    CHECK(sealed.find(id_number) == std::string::npos);
    CHECK(vault.open("people.id_number", 7, sealed) == id_number);
    CHECK_THROWS_AS(vault.open("people.phone", 7, sealed), Bug);
    CHECK_THROWS_AS(vault.open("people.id_number", 8, sealed), Bug);
    CHECK_THROWS_AS(other_county.open("people.id_number", 7, sealed), Bug);
    CHECK_THROWS_AS(vault.open("people.id_number", 7, ""), Bug);
    CHECK(vault.seal("people.id_number", 7, id_number) != sealed);
    CHECK(vault.open("people.phone", 1, vault.seal("people.phone", 1, "")).empty());
}

TEST_CASE("every changed byte of a sealed value is seen") {
    const auto vault = vault_of('a');
    const auto sealed = vault.seal("people.phone", 1, "13900000000");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_THROWS_AS(vault.open("people.phone", 1, changed), Bug);
    }
}

TEST_CASE("keyed hashes differ by purpose, kind and key") {
    const auto vault = vault_of('a');
    const auto other = vault_of('b');
    CHECK(vault.blind("id_number", "1") == vault.blind("id_number", "1"));
    const std::set<std::string> all{vault.blind("id_number", "1"),    vault.blind("phone", "1"),
                                    other.blind("phone", "1"),        vault.blind("phone1", ""),
                                    vault.row_hash("phone1"),         vault.chain_hash("phone", "1"),
                                    vault.commitment("phone", 1, ""), vault.commitment("phone", 11, "")};
    CHECK(all.size() == 8);
    for (const auto& each : all) CHECK(each.size() == 32);
}

TEST_CASE("a verification key checks what the county hashed and signed, and does nothing else") {
    const auto vault = vault_of('a');
    const auto auditor = crypto::Vault::for_verifying(vault.verification_key());
    CHECK(auditor->row_hash("row") == vault.row_hash("row"));
    CHECK(auditor->chain_hash("before", "entry") == vault.chain_hash("before", "entry"));
    const auto signature = vault.sign("heads");
    CHECK(auditor->is_signed("heads", signature));
    CHECK_FALSE(auditor->is_signed("heads!", signature));
    CHECK_FALSE(auditor->is_signed("heads", signature.substr(1)));
    CHECK_FALSE(vault_of('b').is_signed("heads", signature));
    CHECK_THROWS_AS(auditor->sign("heads"), Bug);
    CHECK_THROWS_AS(auditor->open("people.phone", 1, vault.seal("people.phone", 1, "13900000000")), Bug);
    CHECK_THROWS_AS(auditor->seal("people.phone", 1, "13900000000"), Bug);
    CHECK_THROWS_AS(auditor->blind("id_number", "1"), Bug);
    CHECK_THROWS_AS(auditor->commitment("phone", 1, "1"), Bug);
    CHECK_THROWS_AS(auditor->bound_token("csrf", "1"), Bug);
    CHECK_THROWS_AS(crypto::SealingStream{*auditor}, Bug);
    CHECK(vault.verification_key() != vault_of('b').verification_key());
}

TEST_CASE("a password matches its own hash alone") {
    const auto hash = crypto::hash_password("correct horse battery");
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(crypto::password_matches("correct horse battery", hash));
    CHECK_FALSE(crypto::password_matches("correct horse batterz", hash));
    CHECK_FALSE(crypto::password_matches("", hash));
    CHECK_FALSE(crypto::password_matches("correct horse battery", ""));
    CHECK_FALSE(crypto::password_matches("correct horse battery", hash.substr(0, hash.size() - 1)));
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("short of memory a password is not compared, and so not wrong") {
    const auto hash = crypto::hash_password("correct horse battery");
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_AS, &before) == 0);
    const auto bytes = pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) + (std::size_t{4} << 20);
    const rlimit short_of_memory{.rlim_cur = bytes, .rlim_max = before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_AS, &short_of_memory) == 0);
    const auto outcome = [](auto work) {
        try {
            work();
            return "done";
        } catch (const std::bad_alloc&) { return "no memory"; }
    };
    const std::string compared = outcome([&] { crypto::password_matches("correct horse battery", hash); });
    const std::string hashed = outcome([] { crypto::hash_password("correct horse battery"); });
    REQUIRE(::setrlimit(RLIMIT_AS, &before) == 0);
    CHECK(compared == "no memory");
    CHECK(hashed == "no memory");
    CHECK(crypto::password_matches("correct horse battery", hash));
}
#endif

TEST_CASE("tokens are URL-safe and never the same") {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(crypto::random_token());
    CHECK(seen.size() == 1000);
    for (const auto& each : seen)
        CHECK(each.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
              std::string::npos);
}

TEST_CASE("known digests") {
    CHECK(crypto::hex(crypto::sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(crypto::bytes_of_hex("00ff10") == std::string("\x00\xff\x10", 3));
    CHECK(crypto::bytes_of_hex("")->empty());
    for (const auto* wrong : {"0", "0g", "FF", "0x", "00 1"}) CHECK_FALSE(crypto::bytes_of_hex(wrong));
    CHECK(crypto::same("abc", "abc"));
    CHECK_FALSE(crypto::same("abc", "abd"));
    CHECK_FALSE(crypto::same("abc", "ab"));
}

TEST_CASE("a sealed stream opens in order, whole and under its own key") {
    const auto vault = vault_of('a');
    crypto::SealingStream sealing(vault);
    const auto first = sealing.seal("one", false, "head");
    const auto second = sealing.seal("", false);
    const auto third = sealing.seal("three", true);

    crypto::OpeningStream opening(vault, sealing.header());
    CHECK(opening.open(first, "head")->plain == "one");
    CHECK_FALSE(opening.open(second)->last);
    CHECK(opening.open(third)->last);

    const auto other_county = vault_of('b');
    CHECK_FALSE(crypto::OpeningStream(other_county, sealing.header()).open(first, "head"));
    CHECK_FALSE(crypto::OpeningStream(vault, sealing.header()).open(first, "another"));
    CHECK_FALSE(crypto::OpeningStream(vault, sealing.header()).open(second));
    CHECK_FALSE(crypto::OpeningStream(vault, std::string(24, 'x')).open(first, "head"));
    CHECK_FALSE(crypto::OpeningStream(vault, sealing.header()).open("short"));
}
