#include "tests/stories/support/story.hpp"
#include <boost/json/serialize.hpp>
#include <doctest/doctest.h>

namespace stories {

namespace {

/// Texts are kept without their quotes, so that they fit into paths.
std::string plain(const std::string& json) {
    const auto value = http::parse_json(json);
    if (value && value->is_string()) return std::string(value->get_string());
    return json;
}

std::string written(const std::string& json) {
    const auto value = http::parse_json(json);
    REQUIRE_MESSAGE(value.has_value(), json);
    return boost::json::serialize(*value);
}

void check(const Step& step, const Answer& answer, const Kept& kept) {
    CHECK(answer.status == step.status);
    CHECK(answer.code() == step.code);
    for (const auto& [pointer, value] : step.has) {
        CAPTURE(pointer);
        CHECK(answer.at(pointer) == written(filled(value, kept)));
    }
    for (const auto& word : step.lacks) {
        CAPTURE(word);
        CHECK(answer.body.find(filled(word, kept)) == std::string::npos);
    }
    // A refusal shows codes and sentences, never what the request or the records hold.
    if (answer.status == 500) FAIL_CHECK("a bug: " << answer.body);
}

}

std::string filled(std::string text, const Kept& kept) {
    for (const auto& [name, value] : kept) {
        const auto mark = "{" + name + "}";
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size()))
            text.replace(at, mark.size(), value);
    }
    return text;
}

Kept tell(County& county, const std::vector<Step>& steps, Kept kept) {
    for (const std::string place : {"县", "东湾", "东湾1", "东湾2", "石桥", "石桥1", "石桥2"})
        kept[place] = std::to_string(county.organisation(place).value);
    for (const auto& step : steps) {
        CAPTURE(step.sentence);
        if (step.days > 0) county.pass_days(step.days);
        const auto what = filled(step.what, kept);
        const auto blank = what.find(' ');
        const auto answer = county.send(
            step.who, {what.substr(0, blank), what.substr(blank + 1), filled(step.body, kept), step.content_type});
        CAPTURE(answer.body);
        check(step, answer, kept);
        for (const auto& [name, pointer] : step.keep) {
            const auto found = answer.at(pointer);
            REQUIRE_MESSAGE(!found.empty(), "nothing to keep at " << pointer);
            kept[name] = plain(found);
        }
    }
    return kept;
}

void tell(const std::vector<Step>& steps) {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        tell(county, steps);
    }
}

}
