#include "http/json.hpp"
#include <doctest/doctest.h>

namespace {

enum class Sex { male, female };
BOOST_DESCRIBE_ENUM(Sex, male, female)

struct Member {
    std::string relation;
    std::optional<PartialDate> joined{};
};
BOOST_DESCRIBE_STRUCT(Member, (), (relation, joined))

struct Household {
    std::vector<Member> members{};
    Money income{};
};
BOOST_DESCRIBE_STRUCT(Household, (), (members, income))

struct Form {
    PersonId person;
    Sex sex = Sex::male;
    Date born{};
    bool poor = false;
    std::int64_t count = 0;
    store::Personal name{};
    Household household{};
    std::optional<std::string> note{};
    std::optional<Time> seen{};
};
BOOST_DESCRIBE_STRUCT(Form, (), (person, sex, born, poor, count, name, household, note, seen))

constexpr std::string_view whole =
    R"({"person":7,"sex":"female","born":"1956-02-29","poor":true,"count":-3,"name":"张·伟",)"
    R"("household":{"members":[{"relation":"spouse","joined":"1978-06"},{"relation":"child"}],)"
    R"("income":1409550},"note":null})";

/// The document with a part replaced.
std::string with(std::string_view part, std::string_view other) {
    std::string text(whole);
    const auto at = text.find(part);
    REQUIRE(at != text.npos);
    return text.replace(at, part.size(), other);
}

/// "code field:code field:code": what a refusal says, on one line.
std::string said(const Result<Form>& result) {
    if (result) return "read";
    std::string out = result.error().code;
    for (const auto& issue : result.error().fields) out += " " + issue.field + ":" + issue.code;
    return out;
}

}

TEST_CASE("a whole document is read, and written back member by member") {
    const auto form = http::read_json<Form>(whole);
    REQUIRE(form.has_value());
    CHECK(form->person == PersonId{7});
    CHECK(form->sex == Sex::female);
    CHECK(form->born == *Date::of(1956, 2, 29));
    CHECK(form->household.income == Money{1409550});
    CHECK(form->household.members[0].joined->month_only);
    CHECK(!form->household.members[1].joined);
    CHECK(http::write_json(*form) ==
          R"({"person":7,"sex":"female","born":"1956-02-29","poor":true,"count":-3,"name":"张·伟",)"
          R"("household":{"members":[{"relation":"spouse","joined":"1978-06"},{"relation":"child","joined":null}],)"
          R"("income":1409550},"note":null,"seen":null})");
}

TEST_CASE("what is wrong is refused by its path") {
    struct Row {
        const char* sentence;
        std::string_view part, other;
        std::string_view says;
    };
    const Row rows[] = {
        {"a field is missing", R"("person":7,)", "", "request.fields person:json.missing"},
        {"a field deep inside is missing", R"("relation":"child")", "",
         "request.fields household.members[1].relation:json.missing"},
        {"a required field is null", R"("count":-3)", R"("count":null)", "request.fields count:json.not_a_number"},
        {"an optional field may be absent", R"(,"note":null)", "", "read"},
        {"a field nobody knows", R"("note":null)", R"("notes":1)", "request.fields notes:json.unknown"},
        {"a field nobody knows, deep inside", R"({"relation":"child"})", R"({"relation":"child","age":4})",
         "request.fields household.members[1].age:json.unknown"},
        {"a field comes twice", R"("poor":true)", R"("poor":true,"poor":false)", "request.duplicate"},
        {"a field comes twice in disguise", R"("poor":true)", R"("poor":true,"p\u006for":false)",
         "request.duplicate"},
        {"the same name in another object is no twin", R"("note":null)", R"("note":"{\"note\":1}")", "read"},
        {"a number as text", R"("count":-3)", R"("count":"-3")", "request.fields count:json.not_a_number"},
        {"a fraction", R"("count":-3)", R"("count":3.5)", "request.fields count:json.not_a_number"},
        {"a whole number spelt as a fraction", R"("count":-3)", R"("count":3.0)",
         "request.fields count:json.not_a_number"},
        {"the largest number", R"("count":-3)", R"("count":9223372036854775807)", "read"},
        {"one more than the largest", R"("count":-3)", R"("count":9223372036854775808)",
         "request.fields count:json.not_a_number"},
        {"a number beyond every number", R"("count":-3)", R"("count":1e400)",
         "request.fields count:json.not_a_number"},
        {"an id of nothing", R"("person":7)", R"("person":0)", "request.fields person:json.not_an_id"},
        {"money as a fraction of yuan", "1409550", "14095.50", "request.fields household.income:json.not_a_number"},
        {"the largest sum", "1409550", "1000000000000", "read"},
        {"a fen more", "1409550", "1000000000001", "request.fields household.income:money.too_large"},
        {"the largest loss", "1409550", "-1000000000000", "read"},
        {"a fen more lost", "1409550", "-1000000000001", "request.fields household.income:money.too_large"},
        {"the largest number there is", "1409550", "9223372036854775807",
         "request.fields household.income:money.too_large"},
        {"a number beyond it", "1409550", "9223372036854775808",
         "request.fields household.income:json.not_a_number"},
        {"true as a number", R"("poor":true)", R"("poor":1)", "request.fields poor:json.not_true_or_false"},
        {"a word nobody knows", R"("female")", R"("Female")", "request.fields sex:json.unknown_word"},
        {"a day that is none", "1956-02-29", "1957-02-29", "request.fields born:json.not_a_day"},
        {"a day where a month was given is fine", "1978-06", "1978-06-01", "read"},
        {"a month that is none", "1978-06", "1978-13", "request.fields household.members[0].joined:json.not_a_day"},
        {"an object for a list", R"([{"relation":"spouse","joined":"1978-06"},{"relation":"child"}])", "{}",
         "request.fields household.members:json.not_a_list"},
        {"a list for an object", R"({"relation":"child"})", "[]",
         "request.fields household.members[1]:json.not_an_object"},
        {"a control character", "spouse", R"(spo\u0000use)",
         "request.fields household.members[0].relation:json.bad_text"},
        {"a line break is no control character", R"("note":null)", R"("note":"a\nb\tc")", "read"},
        {"a rare character is text", "张·伟", "𬎆", "read"},
        {"bytes that are no UTF-8", "张·伟", "\xff", "request.json"},
        {"a surrogate alone", "张·伟", R"(\ud800)", "request.json"},
        {"several at once", R"("person":7,"sex":"female","born":"1956-02-29")", R"("sex":1,"born":"x")",
         "request.fields person:json.missing sex:json.not_text born:json.not_a_day"},
        {"something behind the end", R"("note":null})", R"("note":null}{})", "request.json"},
        {"a comma too many", R"("note":null)", R"("note":null,)", "request.json"},
        {"no object", whole, "[]", "request.fields :json.not_an_object"},
        {"nothing", whole, "", "request.json"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(said(http::read_json<Form>(with(row.part, row.other))) == row.says);
    }
}

TEST_CASE("the texts of a request are what is seen, but for what is kept as typed") {
    struct Row {
        const char *sentence, *sent, *kept, *says;
    };
    const Row rows[] = {
        {"look-alikes and marks that nobody sees", R"({"address":"⽯桥\u200b村"})", R"({"address":"石桥村"})", ""},
        {"at any depth", R"({"items":[1,{"opinion":"⾼"},["⾼"]]})", R"({"items":[1,{"opinion":"高"},["高"]]})",
         ""},
        {"a mark that turns the text around", R"({"address":"村\u202e1号"})", R"({"address":"村\u202e1号"})",
         "address:text.turns_direction"},
        {"one that ends it", R"({"items":[{"opinion":"a\u2069"}]})", R"({"items":[{"opinion":"a\u2069"}]})",
         "items[0].opinion:text.turns_direction"},
        {"a password", R"({"new_password":"⾼\u200b\u202e"})", R"({"new_password":"⾼\u200b\u202e"})", ""},
        {"a form while it is typed", R"({"body":"⾼\u202e"})", R"({"body":"⾼\u202e"})", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        auto fields = http::parse_json(row.sent)->get_object();
        http::Wrong issues;
        http::mend_texts(fields, issues);
        std::string says;
        for (const auto& issue : issues) says += issue.field + ":" + issue.code;
        CHECK(fields == http::parse_json(row.kept)->get_object());
        CHECK(says == row.says);
    }
}

TEST_CASE("sizes are limited") {
    const auto note = [](std::size_t size) {
        return with(R"("note":null)", "\"note\":\"" + std::string(size, 'a') + "\"");
    };
    CHECK(said(http::read_json<Form>(note(text_most_usual))) == "read");
    CHECK(said(http::read_json<Form>(note(text_most_usual + 1))) == "request.fields note:text.too_long");
    CHECK(said(http::read_json<Form>(note(http::text_bytes_max + 1))) == "request.fields note:text.too_long");
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(http::parse_json(nested(32)).has_value());
    CHECK(http::parse_json(nested(33)).error().code == "request.json");
    std::string members = R"({"relation":"child"})";
    for (int i = 1; i < 1000; ++i) members += R"(,{"relation":"child"})";
    CHECK(said(http::read_json<Form>(with(R"({"relation":"child"})", members))) ==
          "request.fields household.members:json.too_long");
    std::string strangers;
    for (int i = 0; i < 5000; ++i) strangers += ",\"x" + std::to_string(i) + "\":1";
    CHECK(http::read_json<Form>(with(R"("note":null)", R"("note":null)" + strangers)).error().fields.size() ==
          http::issues_max);
}

TEST_CASE("text is written so that it is read the same") {
    for (const std::string text :
         {"plain", "\"quoted\" \\ back", "line\nbreak\ttab\rreturn", "张三·𬎆", "</script>"}) {
        std::string out;
        http::put_text(out, text);
        CHECK(http::parse_json(out)->get_string() == text);
    }
}
