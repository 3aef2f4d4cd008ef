#include "base/id_documents.hpp"
#include <doctest/doctest.h>

namespace {

const Date today = *Date::of(2026, 6, 30);
constexpr auto card = DocumentKind::permanent_residence;
constexpr auto passport = DocumentKind::passport;

}

TEST_CASE("a document's number is read as people type it") {
    struct Case {
        const char* what;
        DocumentKind kind;
        const char *typed, *digits, *birth;
        Sex sex;
    };
    const Case cases[] = {
        {"a resident's card", DocumentKind::resident_id, "11010519491231002x", "11010519491231002X", "1949-12-31",
         Sex::female},
        {"the specimen of 2023", card, "911124198108030024", "911124198108030024", "1981-08-03", Sex::female},
        {"in full width and with blanks", card, "９１１１２４ 19810803 ００２４", "911124198108030024",
         "1981-08-03", Sex::female},
        {"of a nowhere province, which is a doubt at most", card, "990124198108030013", "990124198108030013",
         "1981-08-03", Sex::male},
        {"the specimen of 2017: the century is not on it", card, "CAN110081080310", "CAN110081080310", "",
         Sex::unknown},
        {"in small letters and groups", card, "can 1100-8108-0310", "CAN110081080310", "", Sex::unknown},
        {"a passport", passport, "e12345678", "E12345678", "", Sex::unknown},
        {"of letters in full width", passport, "Ｅ１２３４５６７８", "E12345678", "", Sex::unknown},
        {"with a mark that nobody sees", passport, "E1234\u200B5678", "E12345678", "", Sex::unknown},
        {"of digits only", passport, "123456789", "123456789", "", Sex::unknown},
        {"the shortest", passport, "A1234", "A1234", "", Sex::unknown},
        {"the longest", passport, "A1234567890123456789", "A1234567890123456789", "", Sex::unknown},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        std::string typed = c.typed;
        if (typed.starts_with("990")) typed[17] = id_number_check(typed.substr(0, 17));
        const auto read = read_document_number(c.kind, typed, today);
        REQUIRE(read.has_value());
        CHECK(read->kind == c.kind);
        CHECK(read->digits.substr(0, 17) == std::string(c.digits).substr(0, 17));
        CHECK((read->birth ? read->birth->iso() : std::string()) == c.birth);
        CHECK(read->sex == c.sex);
    }
}

TEST_CASE("a document's number is refused with what is wrong") {
    struct Case {
        const char* what;
        DocumentKind kind;
        const char *typed, *code;
    };
    const Case cases[] = {
        {"a passport's number as a resident's", DocumentKind::resident_id, "E12345678", "id_number.format"},
        {"a resident's number as a residence card", card, "11010519491231002X", "residence_card.format"},
        {"a digit short", card, "91112419810803002", "residence_card.format"},
        {"a wrong check character", card, "911124198108030025", "residence_card.check_digit"},
        {"a letter inside", card, "9111241981O8030024", "residence_card.format"},
        {"two letters", card, "CA1110081080310", "residence_card.format"},
        {"eleven digits", card, "CAN11008108031", "residence_card.format"},
        {"nothing", card, "", "residence_card.format"},
        {"four characters", passport, "A123", "passport.format"},
        {"twenty-one", passport, "A12345678901234567890", "passport.format"},
        {"letters only", passport, "PASSPORT", "passport.format"},
        {"a Chinese word", passport, "护照E12345678", "passport.format"},
        {"a point", passport, "E123.45678", "passport.format"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        const auto read = read_document_number(c.kind, c.typed, today);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == c.code);
    }
    const std::string unborn = "91112420270803002";
    CHECK(read_document_number(card, unborn + id_number_check(unborn), today).error().code ==
          "residence_card.date");
}

TEST_CASE("a number that begins with 9 and a province is that of a permanent residence card") {
    CHECK(is_residence_card_number("911124198108030024"));
    CHECK_FALSE(is_residence_card_number("990101195503072517"));
    CHECK_FALSE(is_residence_card_number("110105194912310021"));
    CHECK_FALSE(is_residence_card_number("CAN110081080310"));
}

TEST_CASE("a document's number is masked so that little of it is seen") {
    CHECK(mask_document_number(DocumentKind::resident_id, "110105194912310021") == "110***********0021");
    CHECK(mask_document_number(card, "911124198108030024") == "911***********0024");
    CHECK(mask_document_number(card, "CAN110081080310") == "CAN********0310");
    CHECK(mask_document_number(passport, "E12345678") == "E*****678");
    CHECK(mask_document_number(passport, "A123456") == "A***456");
    CHECK(mask_document_number(passport, "A12345") == "******");
}
