#include "base/issues.hpp"
#include "base/limits.hpp"
#include <doctest/doctest.h>

namespace {

std::string said(const std::vector<FieldIssue>& fields) {
    std::string out;
    for (const auto& each : fields) out += (out.empty() ? "" : " ") + each.field + ":" + each.code;
    return out;
}

std::string han(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "情";
    return text;
}

}

TEST_CASE("a text is measured in characters, by the last word of its field's name") {
    struct Case {
        const char *sentence, *field;
        std::string typed, says;
    };
    const std::vector<Case> cases{
        {"a reason has 200 characters", "reason", han(200), ""},
        {"and no more", "reason", han(201), "reason:text.too_long"},
        {"blanks around it do not count", "reason", "  " + han(200) + "\n", ""},
        {"blanks alone are nothing", "reason", " \xe3\x80\x80", "reason:reason.missing"},
        {"a list's entry by the list's name", "participants[3]", han(41), "participants[3]:text.too_long"},
        {"a part by its own", "findings[2].event", han(501), "findings[2].event:text.too_long"},
        {"an unknown name is limited too", "anything", han(201), "anything:text.too_long"},
        {"ill-formed text of some length is none", "anything", std::string(201, '\xff'),
         "anything:text.too_long"},
    };
    for (const auto& row : cases) {
        CAPTURE(row.sentence);
        Issues issues;
        issues.text(row.field, row.typed, "reason.missing");
        CHECK(said(issues.fields()) == row.says);
    }
    Issues optional;
    CHECK(optional.text("remark", "  ") == "");
    CHECK(optional.text("remark", " 灾 ") == "灾");
    CHECK(optional.empty());
}

TEST_CASE("a reason is given without its blanks, or refused by name") {
    CHECK(given_reason(" 传错 ", "case.invalid").value() == "传错");
    CHECK(given_reason(" ", "case.invalid").error() == Refusal{"case.invalid", {{"reason", "reason.missing"}}});
    CHECK(given_reason(han(201), "case.invalid").error() ==
          Refusal{"case.invalid", {{"reason", "text.too_long"}}});
}

TEST_CASE("a sum is within its ceiling, and negative only where it may be") {
    struct Case {
        const char* sentence;
        std::int64_t fen;
        bool may_be_negative;
        const char* says;
    };
    const std::vector<Case> cases{
        {"the largest", 1'000'000'000'000, false, ""},
        {"a fen more", 1'000'000'000'001, false, "wages:money.too_large"},
        {"nothing", 0, false, ""},
        {"a fen less", -1, false, "wages:money.negative"},
        {"a loss", -1, true, ""},
        {"the largest loss", -1'000'000'000'000, true, ""},
        {"a fen more of it", -1'000'000'000'001, true, "wages:money.too_large"},
    };
    for (const auto& row : cases) {
        CAPTURE(row.sentence);
        Issues issues;
        issues.amount("wages", Money{row.fen}, row.may_be_negative);
        CHECK(said(issues.fields()) == row.says);
    }
}
