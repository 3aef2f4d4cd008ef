// What a draft may be kept under.
#include "desk/drafts.hpp"
#include <doctest/doctest.h>

namespace {

struct Row {
    const char* sentence;
    std::string text;
    std::string kind{}, record{}, key{};  // no kind: refused
};

const std::string key = "0123456789abcdef0123456789abcdef";

}

TEST_CASE("a draft is kept under the record it is typed over, or under a key that its device made") {
    const Row rows[] = {
        {"over a record", "application-17", "application", "17", ""},
        {"of a record that is not there yet", "member-" + key, "member", "", key},
        {"as many digits as a key has are a key", "member-" + std::string(32, '7'), "member", "",
         std::string(32, '7')},
        {"a form that an account has once", "household_survey", "household_survey", "", ""},
        {"the longest kind", std::string(40, 'k'), std::string(40, 'k'), "", ""},
        {"a kind longer by one", std::string(41, 'k')},
        {"no kind", "-17"},
        {"nothing", ""},
        {"the largest record", "application-" + std::string(16, '9'), "application", std::string(16, '9'), ""},
        {"a record longer by one", "application-" + std::string(17, '9')},
        {"no record after the dash", "application-"},
        {"a key shorter by one", "member-" + key.substr(1)},
        {"a key longer by one", "member-" + key + "0"},
        {"a key in capitals", "member-0123456789ABCDEF0123456789ABCDEF"},
        {"a word for a key", "member-new"},
        {"what leads elsewhere", "member/17"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto name = desk::form_name(row.text);
        REQUIRE(name.has_value() == !row.kind.empty());
        if (name) CHECK(*name == desk::FormName{row.kind, row.record, row.key});
        else CHECK(name.error() == Refusal{"desk.draft_form", {{"form", "desk.draft_form"}}});
    }
}
