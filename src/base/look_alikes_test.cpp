#include "base/look_alikes.hpp"
#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <vector>
#include "base/text.hpp"

TEST_CASE("characters that look like another are that one, and marks that nobody sees are none") {
    struct Case {
        const char *what, *text, *unified;
    };
    const std::vector<Case> cases{
        {"Kangxi radicals", "\u2FBC\u2F74\u2F63", "高立生"},
        {"radicals of the supplement", "\u2EE2\u2FA6\u5C71", "马金山"},
        {"a radical whose ideograph lies beyond the basic plane", "⺮", "𥫗"},
        {"a stroke", "㇐", "一"},
        {"a radical that stands for none stays", "⺀", "⺀"},
        {"compatibility ideographs", "\uF90A\uF914", "金樂"},
        {"compatibility ideographs beyond the basic plane", "\U0002F800", "丽"},
        {"an ideograph of that block that is none of them stays", "\uFA0E", "\uFA0E"},
        {"a letter and its accent", "Jose\xCC\x81", "José"},
        {"zero width", "张\xE2\x80\x8B三\xE2\x80\x8D\xEF\xBB\xBF", "张三"},
        {"directions", "\xE2\x80\xAA\xE2\x81\xA6张三\xE2\x81\xA9\xE2\x80\xAC\xE2\x80\x8E", "张三"},
        {"a soft hyphen", "张\xC2\xAD三", "张三"},
        {"a variation selector", "葛\xF3\xA0\x84\x80城", "葛城"},
        {"what turns the text around is seen, and stays", "\xE2\x80\xAE三张", "\xE2\x80\xAE三张"},
        {"blanks, width and punctuation stay", "Ａ　１，（张）\xC2\xA0·", "Ａ　１，（张）\xC2\xA0·"},
        {"ill-formed text stays", "\xFF⾼", "\xFF⾼"},
        {"nothing", "", ""},
    };
    for (const auto& [what, text, wanted] : cases) {
        CAPTURE(std::string(what));
        CHECK(unified(text) == wanted);
        CHECK(unified(unified(text)) == unified(text));
    }
}

TEST_CASE("every Kangxi radical stands for what Unicode's compatibility form says") {
    UErrorCode status = U_ZERO_ERROR;
    const auto* compatible = icu::Normalizer2::getNFKCInstance(status);
    REQUIRE(U_SUCCESS(status));
    for (char32_t code = 0x2F00; code <= 0x2FD5; ++code) {
        const std::string radical = to_utf8(std::u32string(1, code));
        std::string wanted;
        compatible->normalize(icu::UnicodeString::fromUTF8(radical), status).toUTF8String(wanted);
        CHECK(unified(radical) == wanted);
    }
}

TEST_CASE("a name is kept in one spelling") {
    CHECK(unified_name("　⾼⽴⽣ ") == "高立生");
    CHECK(unified_name("东湾１村Ａ组") == "东湾1村A组");
    CHECK(unified_name("Ali\xC2\xA0Khan") == "Ali Khan");
    CHECK(unified_name("第一（机关）支部") == "第一（机关）支部");
    CHECK(unified_name(" \xE2\x80\xAE张三 ") == " \xE2\x80\xAE张三 ");
    CHECK(turns_direction("张\xE2\x80\xAE三"));
    CHECK(turns_direction("\xE2\x81\xA8张三"));
    CHECK_FALSE(turns_direction("张\xE2\x80\x8B三"));
    CHECK(is_blank("\xE3\x80\x80\xE2\x80\x8B \xC2\xA0"));
    CHECK(is_blank(""));
    CHECK_FALSE(is_blank("\xE3\x80\x80张"));
}
