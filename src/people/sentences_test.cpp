#include "people/sentences.hpp"
#include "http/sentence.hpp"
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace {

/// Every "people.…" and "id_number.…" literal of the slice but the names of sealed columns.
std::set<std::string> codes_in_sources() {
    const std::set<std::string> columns{"people.id_number", "people.phone", "people.bank_account",
                                        "people.illness"};
    const std::regex literal("\"((?:people|id_number)\\.[a-z_0-9]+)\"");
    std::set<std::string> codes{"id_number.format", "id_number.check_digit", "id_number.date"};
    for (const auto& file : std::filesystem::directory_iterator(BANGFU_SOURCE_DIR "/src/people")) {
        if (file.path().extension() != ".cpp" || file.path().filename() == "sentences.cpp") continue;
        std::ifstream in(file.path());
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (std::sregex_iterator each(text.begin(), text.end(), literal), end; each != end; ++each)
            if (!columns.contains((*each)[1])) codes.insert((*each)[1]);
    }
    return codes;
}

}

TEST_CASE("each refusal and warning about people has its sentence in both languages, once") {
    std::set<std::string_view> worded;
    for (const auto& row : people::sentences()) {
        CAPTURE(row.code);
        CHECK(worded.insert(row.code).second);
        CHECK(row.status >= 400);
        CHECK_FALSE(row.zh.empty());
        CHECK_FALSE(row.en.empty());
    }
    const auto codes = codes_in_sources();
    CHECK(codes.size() > 20);
    for (const auto& code : codes) {
        CAPTURE(code);
        CHECK_FALSE(people::in_words(code).zh.empty());
    }
    CHECK(people::in_words("case.unknown").zh.empty());
}
