#include "people/relations.hpp"
#include "people/codes.hpp"
#include <doctest/doctest.h>

using namespace people;

namespace {

constexpr const char *man = "1", *woman = "2", *unsaid = "";

struct Row {
    const char* sentence;
    Relative viewer, other;
    const char* sex_of_head;
    const char* relation;
};

const Row rows[] = {
    {"the head sees what is stated", {"", man}, {"22", man}, man, "22"},
    {"nobody is more than themselves", {"", man}, {"", man}, man, "01"},
    {"a wife's husband is the head", {"12", woman}, {"", man}, man, "11"},
    {"a husband's wife is the head", {"11", man}, {"", woman}, woman, "12"},
    {"a spouse of a head whose sex nobody said", {"10", woman}, {"", unsaid}, unsaid, "10"},
    {"a son's mother is the head", {"20", man}, {"", woman}, woman, "52"},
    {"an adopted daughter's father", {"37", woman}, {"", man}, man, "57"},
    {"a son-in-law's mother-in-law", {"28", man}, {"", woman}, woman, "56"},
    {"a daughter-in-law's mother-in-law", {"38", woman}, {"", woman}, woman, "54"},
    {"a son's son's grandmother", {"41", man}, {"", woman}, woman, "62"},
    {"a daughter's son's grandmother", {"43", man}, {"", woman}, woman, "64"},
    {"a father's son", {"51", man}, {"", man}, man, "20"},
    {"a father's child of whom nobody said more", {"51", man}, {"", unsaid}, unsaid, "97"},
    {"a stepmother's daughter", {"58", woman}, {"", woman}, woman, "37"},
    {"a wife's father's son-in-law", {"55", man}, {"", man}, man, "28"},
    {"a mother's father's grandson", {"63", man}, {"", man}, man, "43"},
    {"an elder brother's younger sister", {"71", man}, {"", woman}, woman, "77"},
    {"a younger brother's elder sister", {"73", man}, {"", woman}, woman, "75"},
    {"a brother or sister of the head, elder or younger unsaid", {"70", man}, {"", man}, man, "70"},
    {"an elder brother's wife and the head have no word", {"72", woman}, {"", man}, man, "97"},
    {"a mother's brother's niece", {"85", man}, {"", woman}, woman, "96"},
    {"a brother's son's aunt", {"93", man}, {"", woman}, woman, "90"},
    {"a brother's son's uncle, elder or younger unsaid", {"93", man}, {"", man}, man, "97"},
    {"cousins are cousins", {"92", man}, {"", man}, man, "92"},
    {"whoever is no relative is none the other way", {"99", man}, {"", man}, man, "99"},

    {"a wife's eldest son", {"12", woman}, {"22", man}, man, "22"},
    {"a wife's father-in-law", {"12", woman}, {"51", man}, man, "53"},
    {"a husband's mother-in-law", {"11", man}, {"52", woman}, woman, "56"},
    {"a wife's own mother", {"12", woman}, {"56", woman}, man, "52"},
    {"a wife and her husband's brother have no word", {"12", woman}, {"73", man}, man, "97"},
    {"a son's mother", {"20", man}, {"12", woman}, man, "52"},
    {"a son's sister", {"20", man}, {"30", woman}, man, "70"},
    {"a son's father's father", {"20", man}, {"51", man}, man, "61"},
    {"a son's mother's father, she being the head", {"20", man}, {"51", man}, woman, "63"},
    {"a son's mother's mother, his father being the head", {"20", man}, {"56", woman}, man, "64"},
    {"a daughter's father's elder brother", {"30", woman}, {"71", man}, man, "81"},
    {"a daughter's mother's brother", {"30", woman}, {"73", man}, woman, "85"},
    {"a daughter's father's sister", {"30", woman}, {"77", woman}, man, "90"},
    {"a son and a daughter-in-law may be a couple or not", {"20", man}, {"38", woman}, man, "97"},
    {"a son and a grandson may be father and son or not", {"20", man}, {"41", man}, man, "97"},
    {"a son and the head's brother's son", {"20", man}, {"93", man}, man, "91"},
    {"a daughter-in-law's father-in-law is the head's husband", {"38", woman}, {"11", man}, woman, "53"},
    {"a grandson's grandmother is the head's wife", {"41", man}, {"12", woman}, man, "62"},
    {"a mother's daughter-in-law", {"52", woman}, {"12", woman}, man, "38"},
    {"a mother's son's daughter", {"52", woman}, {"30", woman}, man, "42"},
    {"a mother's daughter's daughter", {"52", woman}, {"30", woman}, woman, "44"},
    {"a father's wife", {"51", man}, {"52", woman}, man, "12"},
    {"a father and one of the parents, which unsaid", {"51", man}, {"50", unsaid}, man, "97"},
    {"a father's other son", {"51", man}, {"73", man}, man, "20"},
    {"a father's mother", {"51", man}, {"62", woman}, man, "52"},
    {"a father's wife's mother", {"51", man}, {"64", woman}, man, "56"},
    {"a wife's mother's daughter", {"56", woman}, {"12", woman}, man, "30"},
    {"a wife's mother's grandson", {"56", woman}, {"20", man}, man, "43"},
    {"a wife's parents", {"56", woman}, {"55", man}, man, "11"},
    {"a grandfather's great-granddaughter", {"61", man}, {"30", woman}, man, "48"},
    {"a brother's father is the head's", {"73", man}, {"51", man}, man, "51"},
    {"a brother's niece", {"73", man}, {"30", woman}, man, "94"},
    {"a sister's niece", {"77", woman}, {"30", woman}, man, "96"},
    {"a lodger and a son", {"99", man}, {"20", man}, man, "99"},
    {"a relative of some kind and a son", {"97", man}, {"20", man}, man, "97"},
};

}

TEST_CASE("what people of a household are to each other follows from what they are to its head") {
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(relation_between(row.viewer, row.other, row.sex_of_head) == row.relation);
    }
}

TEST_CASE("people of two households that become one are told of towards the head who stays") {
    const Row merged[] = {
        {"the wife's son of her own household", {"12", woman}, {"20", man}, man, "20"},
        {"the wife's mother", {"12", woman}, {"52", woman}, man, "56"},
        {"the husband's father", {"11", man}, {"51", man}, woman, "53"},
        {"the father's wife", {"51", man}, {"12", woman}, man, "52"},
        {"the father's younger son", {"51", man}, {"23", man}, man, "70"},
        {"the son's wife", {"20", man}, {"12", woman}, man, "38"},
        {"the son's daughter", {"20", man}, {"30", woman}, man, "42"},
        {"the daughter's daughter", {"30", woman}, {"30", woman}, man, "44"},
        {"the lodger's son", {"99", man}, {"20", man}, man, "99"},
        {"a cousin's wife", {"92", man}, {"12", woman}, man, "97"},
    };
    for (const auto& row : merged) {
        CAPTURE(row.sentence);
        CHECK(relation_through(row.viewer, row.other, row.sex_of_head) == row.relation);
    }
}

TEST_CASE("whatever follows is a code of the standard, for each pair of its codes") {
    for (const auto& viewer : codes::relations())
        for (const auto& other : codes::relations())
            for (const auto* sex : {"", "1", "2"}) {
                const auto told = relation_between({viewer.code, sex}, {other.code, sex}, sex);
                CAPTURE(std::string(viewer.code) + " and " + std::string(other.code));
                CHECK(codes::find("relation", told));
            }
}
