// Every ledger of tests/fixtures against its expected.json, by the comparing rules of the fixtures' README:
// verdict, issues by row and field, values, members, rows that are no data, columns.
#include "imports/expected.hpp"
#include <doctest/doctest.h>
#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include "base/text.hpp"
#include "imports/cell_text.hpp"

namespace fs = std::filesystem;
namespace json = boost::json;
using namespace imports;

namespace {

const fs::path fixtures = fs::path(BANGFU_SOURCE_DIR) / "tests" / "fixtures";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream all;
    all << file.rdbuf();
    return all.str();
}

LedgerContext county() {
    LedgerContext context{.as_of = *Date::of(2026, 6, 30)};
    std::istringstream lines(bytes_of(fixtures / "ledgers" / "orgs.csv"));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        const auto parts = split(line, ',');
        if (parts.size() == 4) context.organisations.push_back({parts[0], parts[1], parts[2], parts[3]});
    }
    return context;
}

/// What the product prints for the file: the text that users and scripts see is what is compared.
json::object answer_to(const fs::path& path, const LedgerContext& context) {
    const auto name = path.filename().string();
    const auto workbook = documents::read_workbook(bytes_of(path), name);
    const auto text = workbook ? expected_json(judge_ledger(*workbook, context), name)
                               : refused_json(name, file_code_of(workbook.error()));
    return json::parse(text).as_object();
}

std::string text_at(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::set<std::string> accepted(const json::object& expected, std::string_view key) {
    std::set<std::string> verdicts;
    if (const auto* accept = expected.if_contains("accept"))
        for (const auto& verdict : accept->as_array()) verdicts.emplace(verdict.as_string());
    else verdicts.insert(text_at(expected, key));
    return verdicts;
}

std::string plain_text(std::string text) {
    for (const std::string_view gone : {"\r", "-"}) text = replace_all(std::move(text), gone, "");
    return text;
}

bool same_value(std::string_view key, const json::value& want, const json::value& got) {
    if (want.is_object())
        return std::any_of(want.at("any").as_array().begin(), want.at("any").as_array().end(),
                           [&](const json::value& one) { return same_value(key, one, got); });
    if ((key == "ethnicity" || key == "education") && want.is_array() && got.is_array())
        return want.at(1) == got.at(1);
    if (key == "minimum_allowance" && want == json::value(false)) return got.is_null() || got == want;
    if (!want.is_string() || !got.is_string()) return want == got;
    const std::string wanted(want.as_string()), given(got.as_string());
    if (key == "join_date" || key == "regular_date") return given.starts_with(wanted);
    if (key == "phone" || key == "remark") return plain_text(wanted) == plain_text(given);
    return wanted == given;
}

/// The verdict without warnings on fields that have a note: those are no difference.
std::string counted_verdict(const json::object& row, const json::object& expected) {
    std::set<std::string> quiet;
    if (const auto* notes = expected.if_contains("notes"))
        for (const auto& note : notes->as_array()) quiet.insert(text_at(note.as_object(), "field"));
    std::string worst = "ok";
    if (const auto* issues = row.if_contains("issues"))
        for (const auto& issue : issues->as_array()) {
            const auto severity = text_at(issue.as_object(), "severity");
            if (severity == "warning" && quiet.contains(text_at(issue.as_object(), "field"))) continue;
            if (worst != "error") worst = severity;
        }
    return worst;
}

void compare_issues(const json::object& row, const json::object& expected) {
    std::set<std::pair<std::string, std::string>> reported;
    if (const auto* issues = row.if_contains("issues"))
        for (const auto& issue : issues->as_array())
            reported.emplace(text_at(issue.as_object(), "field"), text_at(issue.as_object(), "code"));
    const auto* issues = expected.if_contains("issues");
    if (!issues) return;
    for (const auto& issue : issues->as_array()) {
        const auto& wanted = issue.as_object();
        if (wanted.contains("accept") && accepted(wanted, "code").contains("ok")) continue;
        CAPTURE(text_at(wanted, "code"));
        CHECK(reported.contains({text_at(wanted, "field"), text_at(wanted, "code")}));
    }
}

void compare_row(const json::object& row, const json::object& expected) {
    const auto verdict = counted_verdict(row, expected);
    CHECK_MESSAGE(accepted(expected, "verdict").contains(verdict), verdict << " " << json::serialize(row));
    compare_issues(row, expected);
    const auto* values = expected.if_contains("values");
    if (!values || verdict == "error") return;
    REQUIRE(row.contains("values"));
    const auto& given = row.at("values").as_object();
    for (const auto& [key, want] : values->as_object()) {
        const auto* got = given.if_contains(key);
        const bool same = same_value(key, want, got ? *got : json::value());
        CHECK_MESSAGE(same, std::string(key) << " in " << json::serialize(given));
    }
}

std::map<std::int64_t, json::object> by_row(const json::object& answer, std::string_view key) {
    std::map<std::int64_t, json::object> rows;
    if (const auto* list = answer.if_contains(key))
        for (const auto& row : list->as_array()) rows.emplace(row.at("row").as_int64(), row.as_object());
    return rows;
}

void compare_rows(const json::object& answer, const json::object& expected, std::string_view key) {
    const auto got = by_row(answer, key);
    const auto wanted = by_row(expected, key);
    CHECK(got.size() == wanted.size());
    for (const auto& [number, row] : wanted) {
        CAPTURE(number);
        const auto found = got.find(number);
        REQUIRE(found != got.end());
        compare_row(found->second, row);
        // The number of a person whose own row is an error cannot be known rightly.
        if (key == "members" && !found->second.contains("waits_for"))
            CHECK(text_at(found->second, "of") == text_at(row, "of"));
    }
}

void compare_layout(const json::object& answer, const json::object& expected) {
    for (const std::string_view key : {"header_rows", "columns", "not_data", "ignored_range", "hidden_columns",
                                       "blank_formatted_rows", "data_rows"}) {
        if (!expected.contains(key)) continue;
        CAPTURE(key);
        REQUIRE(answer.contains(key));
        CHECK(json::serialize(answer.at(key)) == json::serialize(expected.at(key)));
    }
}

void compare_file(const fs::path& path, const LedgerContext& context) {
    const std::string name = path.filename().string();
    CAPTURE(name);
    const auto expected = json::parse(bytes_of(path.string() + ".expected.json")).as_object();
    const auto answer = answer_to(path, context);
    const auto verdict = text_at(answer, "file_verdict");
    CHECK(accepted(expected, "file_verdict").contains(verdict));
    if (verdict == "refuse") {
        const auto code = text_at(expected, "file_code");
        // The README leaves open whether a file without any content is damaged or of another type.
        if (code != "FILE_CORRUPT" && code != "FILE_TYPE") CHECK(text_at(answer, "file_code") == code);
        return;
    }
    compare_layout(answer, expected);
    compare_rows(answer, expected, "rows");
    compare_rows(answer, expected, "members");
}

int compare_directory(const fs::path& directory) {
    const auto context = county();
    REQUIRE(context.organisations.size() == 57);
    int files = 0;
    for (const auto& entry : fs::directory_iterator(directory)) {
        if (!entry.is_regular_file() || !fs::exists(entry.path().string() + ".expected.json")) continue;
        compare_file(entry.path(), context);
        ++files;
    }
    return files;
}

}

TEST_CASE("each shared ledger gives what its expected.json says") {
    CHECK(compare_directory(fixtures / "ledgers") == 10);
}

TEST_CASE("each kind of ledger that went wrong gives what its expected.json says") {
    CHECK(compare_directory(fixtures / "cases") == 11);
}

TEST_CASE("each hostile file is refused, or read as what it is") {
    CHECK(compare_directory(fixtures / "ledgers" / "hostile") == 12);
}

TEST_CASE("ledgers in other wordings and orders give what they say") {
    CHECK(compare_directory(fixtures / "ledgers_own") >= 7);
}

TEST_CASE("a refused file says why and nothing else") {
    CHECK(refused_json("a\"b.xlsx", "FILE_TYPE") ==
          R"({"file":"a\"b.xlsx","file_verdict":"refuse","file_code":"FILE_TYPE"})");
    CHECK(file_code_of(Refusal{"file_encrypted"}) == "FILE_ENCRYPTED");
}
