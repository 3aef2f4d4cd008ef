#include "papers/issued_rules.hpp"
#include <doctest/doctest.h>
#include <vector>

using namespace papers;

TEST_CASE("what a paper is worth") {
    struct Case {
        const char* what;
        std::optional<std::string> now;
        bool voided;
        PaperState state;
    };
    const std::vector<Case> cases{
        {"what it tells of is as it was", "a", false, PaperState::genuine},
        {"it has changed: superseded, not false", "b", false, PaperState::superseded},
        {"it is gone", std::nullopt, false, PaperState::superseded},
        {"voided while it is as it was", "a", true, PaperState::voided},
        {"voided and changed", "b", true, PaperState::voided},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        CHECK(state_of("a", c.now, c.voided) == c.state);
    }
}

TEST_CASE("numbers stand in brackets of six corners") {
    CHECK(number_in_words("决定书", 2026, 12) == "决定书〔2026〕12号");
}

TEST_CASE("a code leads to a plain address") {
    const auto is_good = [](const std::string& origin) { return check_origin(origin).has_value(); };
    for (const auto* good : {"https://bangfu.example", "http://127.0.0.1:8080", "http://[::1]:8080"})
        CHECK(is_good(good));
    for (const auto* bad : {"", "https://", "ftp://a", "javascript:alert(1)", "https://a/b", "https://a?b",
                            "https://a b", "https://甲"})
        CHECK_FALSE(is_good(bad));
    CHECK(is_good("https://" + std::string(192, 'a')));
    CHECK_FALSE(is_good("https://" + std::string(193, 'a')));
}
