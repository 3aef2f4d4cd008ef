// The sentences of cases/ and people/: each code once, in both languages. That every code has one, and every one is
// used, is a law of the house (tests/house/rules/codes.mjs).
#include "cases/sentences.hpp"
#include "http/sentence.hpp"
#include <doctest/doctest.h>
#include <set>

namespace people {
std::span<const http::Sentence> sentences();
}

namespace {

std::set<std::string> codes_of(std::span<const http::Sentence> sentences) {
    std::set<std::string> codes;
    for (const auto& each : sentences) {
        CAPTURE(each.code);
        CHECK(codes.emplace(each.code).second);
        CHECK(each.status >= 400);
        CHECK_FALSE(each.zh.empty());
        CHECK_FALSE(each.en.empty());
    }
    return codes;
}

}

TEST_CASE("each refusal of cases/ is a sentence, given once, in two languages") {
    const auto said = codes_of(cases::sentences());
    CHECK(said.size() > 40);
    CHECK_FALSE(cases::sentence_of("case.own_case").zh.empty());
    CHECK_FALSE(cases::sentence_of("case.own_case").en.empty());
    CHECK(cases::sentence_of("people.unknown").zh.empty());
}

TEST_CASE("so is each refusal of people/") { CHECK(codes_of(people::sentences()).size() > 20); }
