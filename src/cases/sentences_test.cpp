// Every refusal that people/ and cases/ can give has its sentence: the sources are read for their codes.
#include "cases/sentences.hpp"
#include "http/sentence.hpp"
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace people {
std::span<const http::Sentence> sentences();
}

namespace {

std::string read(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

/// Codes in quotes that begin with `slice`, but for the names of logged actions.
std::set<std::string> codes_in(const std::string& folder, const std::string& prefix) {
    const std::regex code("(\\.action = )?\"(" + prefix + "\\.[a-z_0-9]+)\"");
    std::set<std::string> codes;
    for (const auto& file : std::filesystem::directory_iterator(BANGFU_SOURCE_DIR "/src/" + folder)) {
        const auto name = file.path().filename().string();
        if (!name.ends_with(".cpp") || name.ends_with("_test.cpp") || name == "sentences.cpp") continue;
        const auto text = read(file.path());
        for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at)
            if (!(*at)[1].matched) codes.insert((*at)[2]);
    }
    // Sealed columns are named "table.column" too.
    for (const char* column : {"people.id_number", "people.phone", "people.bank_account", "people.illness"})
        codes.erase(column);
    return codes;
}

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

void check_all_said(const std::set<std::string>& used, const std::set<std::string>& said) {
    for (const auto& code : used) {
        CAPTURE(code);
        CHECK(said.contains(code));
    }
}

}

TEST_CASE("each refusal of cases/ is a sentence, given once, in two languages") {
    const auto said = codes_of(cases::sentences());
    const auto used = codes_in("cases", "case");
    CHECK(used.size() > 40);
    check_all_said(used, said);
    CHECK_FALSE(cases::sentence_of("case.own_case").zh.empty());
    CHECK_FALSE(cases::sentence_of("case.own_case").en.empty());
    CHECK(cases::sentence_of("people.unknown").zh.empty());
}

TEST_CASE("so is each refusal of people/, and what cases/ says in people's words") {
    const auto said = codes_of(people::sentences());
    check_all_said(codes_in("people", "people"), said);
    check_all_said(codes_in("cases", "people"), said);
}
