// Members put on file: what must agree, what is on file already, who may see and change it (A-1, X-1).
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", add = "POST /api/members";

/// A member as typed, every field in JSON; the last of two of one name counts.
std::string member(const std::string& changes = "", const std::string& number = id_number("19700307", "002"),
                   const std::string& branch = "{东湾1}") {
    std::map<std::string, std::string> fields{{"branch", branch},
                                              {"name", "\"王芳\""},
                                              {"id_number", "\"" + number + "\""},
                                              {"join_date", "\"1995-07-01\""},
                                              {"member_type", "\"full\""}};
    for (std::size_t at = 0; at < changes.size();) {
        const auto end = std::min(changes.find(';', at), changes.size());
        const auto equals = changes.find('=', at);
        fields[changes.substr(at, equals - at)] = changes.substr(equals + 1, end - equals - 1);
        at = end + 1;
    }
    std::string body;
    for (const auto& [name, value] : fields)
        if (!value.empty()) body += (body.empty() ? "{\"" : ",\"") + name + "\":" + value;
    return body + "}";
}

Step step(const char* sentence, const std::string& who, const std::string& what, const std::string& body,
          const std::string& code = "", int status = 200) {
    return {.sentence = sentence, .who = who, .what = what, .body = body, .status = status, .code = code};
}

Step fault(const char* sentence, const std::string& body, const std::string& field, const std::string& code) {
    auto out = step(sentence, clerk, add, body, "people.invalid", 400);
    out.has = {{"/fields/0/field", "\"" + field + "\""}, {"/fields/0/code", "\"" + code + "\""}};
    return out;
}

Step warned(const char* sentence, const std::string& body, const std::string& field, const std::string& code) {
    auto out = step(sentence, clerk, add, body);
    out.has = {{"/warnings/0/field", "\"" + field + "\""}, {"/warnings/0/code", "\"" + code + "\""}};
    return out;
}

/// Kept, and nothing doubted but the number, which as an invented one is of no province.
Step undoubted(const char* sentence, const std::string& body) {
    auto out = step(sentence, clerk, add, body);
    out.has = {{"/warnings/0/code", "\"people.area_unknown\""}};
    out.lacks = {"join_date", "regular_date"};
    return out;
}

std::string number(int sequence) { return id_number("19700307", std::to_string(sequence)); }

}

TEST_CASE("a member is refused by the field that is wrong, and nothing is kept") {
    const auto good = number(102);
    auto wrong_check = good;
    wrong_check.back() = wrong_check.back() == '1' ? '2' : '1';
    auto none = step("nobody was kept", clerk, "GET /api/members", "");
    none.has = {{"/rows", "[]"}};
    tell({
        fault("a number too short", member("", "99000119700307"), "id_number", "id_number.format"),
        fault("a wrong check character", member("", wrong_check), "id_number", "id_number.check_digit"),
        fault("31 February", member("", id_number("19700231", "102")), "id_number", "id_number.date"),
        fault("born tomorrow", member("", id_number("20260303", "102")), "id_number", "id_number.date"),
        fault("a name of one character", member("name=\"王\"", good), "name", "people.name_invalid"),
        fault("a name with a question mark", member("name=\"王?\"", good), "name", "people.name_invalid"),
        fault("no such type", member("member_type=\"guest\"", good), "member_type", "people.code_unknown"),
        fault("joined tomorrow", member("join_date=\"2026-03-03\"", good), "join_date", "people.date_in_future"),
        fault("joined before birth", member("join_date=\"1960-07-01\"", good), "join_date",
              "people.join_before_birth"),
        fault("regular before joining", member("regular_date=\"1995-06-30\"", good), "regular_date",
              "people.regular_before_join"),
        fault("probationary with a regular date",
              member("member_type=\"probationary\";regular_date=\"1996-07-01\"", good), "regular_date",
              "people.probationary_regular"),
        fault("a telephone number of ten digits", member("phone=\"1390000000\"", good), "phone",
              "people.phone_invalid"),
        fault("an account with letters", member("bank_account=\"6222A\"", good), "bank_account",
              "people.bank_account_invalid"),
        fault("an education that is none", member("education=\"99\"", good), "education", "people.code_unknown"),
        step("another's branch", clerk, add, member("", good, "{东湾2}"), "access.organisation_unknown", 404),
        step("not a branch", "committee_clerk@东湾", add, member("", good, "{东湾}"), "access.not_a_branch", 400),
        step("an unknown field", clerk, add, member("age=55", good), "request.fields", 400),
        step("no number", clerk, add, member("id_number=", good), "request.fields", 400),
        none,
    });
}

TEST_CASE("what is only doubtful is kept with a warning, right beside what is refused") {
    const auto eighteen = undoubted("on the eighteenth birthday", member("join_date=\"1988-03-07\"", number(110)));
    const auto year = undoubted("regular after a year", member("regular_date=\"1996-07-01\"", number(112)));
    const auto old = undoubted("joined before the founding at 18",
                               member("join_date=\"1949-09\"", id_number("19310307", "114")));
    tell({
        warned("joined a day before the eighteenth birthday", member("join_date=\"1988-03-06\"", number(104)),
               "join_date", "people.join_under_18"),
        warned("regular a day within the year", member("regular_date=\"1996-06-30\"", number(106)), "regular_date",
               "people.regular_within_year"),
        eighteen,
        year,
        old,
    });
}

TEST_CASE("a number is one person however it is written: 15 digits, lower-case x, full width, blanks") {
    // 990001700307102 upgraded is 99000119700307102?, whatever its check character.
    const auto whole = number(102);
    const std::string old = "990001700307102";
    std::string x_number;
    for (int i = 100; x_number.empty(); i += 2)
        if (number(i).back() == 'X') x_number = number(i);
    auto lower = x_number;
    lower.back() = 'x';
    const auto on_file = [&](const char* sentence, const std::string& typed) {
        auto out = step(sentence, clerk, add, member("", typed), "people.on_file", 409);
        out.has = {{"/fields/0/field", "\"id_number\""}};
        return out;
    };
    auto found = step("found by the old number", clerk, "GET /api/members?text=" + old, "");
    found.has = {{"/rows/0/name", "\"王芳\""}, {"/rows/0/sex", "\"2\""}, {"/rows/0/age", "55"}};
    found.lacks = {whole};
    auto by_x = step("found by the number in lower case", clerk, "GET /api/members?text=" + lower, "");
    by_x.has = {{"/rows/0/name", "\"李玉兰\""}};
    tell({
        step("an old card", clerk, add, member("", old)),
        on_file("the same on a new card", whole),
        on_file("with blanks", whole.substr(0, 6) + " " + whole.substr(6, 8) + " " + whole.substr(14)),
        step("a number that ends in x", clerk, add, member("name=\"李玉兰\"", lower)),
        on_file("in upper case", x_number),
        found,
        by_x,
    });
}

TEST_CASE("a day on which a member became regular is taken back when it is named as cleared") {
    auto made = step("on file", clerk, add, member("regular_date=\"1996-07-01\""));
    made.keep = {{"member", "/id"}};
    const std::string edit = "POST /api/members/{member}", show = "GET /api/members/{member}";
    auto kept = step("kept where nothing is said", clerk, show, "");
    kept.has = {{"/regular_date", "\"1996-07-01\""}};
    auto emptied = step("emptied", clerk, show, "");
    emptied.has = {{"/regular_date", "null"}};
    tell({
        made,
        step("another field", clerk, edit, R"({"version":1,"person_version":1,"duty":"组织委员"})"),
        kept,
        step("not the day of joining", clerk, edit, R"({"version":2,"person_version":2,"cleared":["join_date"]})",
             "request.fields", 400),
        step("cleared", clerk, edit, R"({"version":2,"person_version":2,"cleared":["regular_date"]})"),
        emptied,
    });
}

TEST_CASE("a member is edited by the versions that were read, its membership's and its person's") {
    auto made = step("on file", clerk, add, member("phone=\"13900000001\""));
    made.keep = {{"member", "/id"}, {"person", "/person"}};
    const std::string edit = "POST /api/members/{member}";
    auto stale = step("a stale membership", clerk, edit, R"({"version":1,"person_version":2,"duty":"宣传委员"})",
                      "stale_version", 409);
    stale.has = {{"/details", R"(["1","2"])"}};
    auto stale_person = step("a stale person", clerk, edit, R"({"version":2,"person_version":1,"duty":"宣传委员"})",
                             "stale_version", 409);
    stale_person.has = {{"/details", R"(["1","2"])"}};
    auto shown = step("shown masked", "county_reviewer@县", "GET /api/members/{member}", "");
    shown.has = {{"/duty", "\"组织委员\""},
                 {"/person/name", "\"王小芳\""},
                 {"/person/phone_masked", "\"139****0001\""},
                 {"/person/id_number_masked", "\"990***********" + id_number("19700307", "002").substr(14) + "\""},
                 {"/branch/path_name", "\"县/东湾/东湾1\""}};
    shown.lacks = {"13900000001", id_number("19700307", "002")};
    tell({
        made,
        step("edited", clerk, edit, R"({"version":1,"person_version":1,"duty":"组织委员","name":"王小芳"})"),
        stale,
        stale_person,
        step("not by the sibling", "branch_clerk@东湾2", edit, R"({"version":2,"person_version":2,"duty":"x"})",
             "people.unknown", 404),
        step("not by a reviewer", "committee_reviewer@东湾", edit, R"({"version":2,"person_version":2,"duty":"x"})",
             "access.forbidden", 403),
        shown,
    });
}

TEST_CASE("one request sent twice is done once, and one key is not two requests") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        const auto place = std::to_string(county.organisation("东湾1").value);
        const std::string key = "0123456789abcdef-key";
        const auto send = [&](const std::string& who, const std::string& body) {
            return county.send(who, {"POST", "/api/members", body, "application/json", key});
        };
        const auto first = send(clerk, member("", number(102), place));
        CHECK(first.status == 200);
        const auto again = send(clerk, member("", number(102), place));
        CHECK(again.status == 200);
        CHECK(again.body == first.body);
        CHECK(again.header("Idempotency-Replayed") == "true");
        CHECK(send(clerk, member("", number(104), place)).code() == "request.idempotency_conflict");
        CHECK(send("committee_clerk@东湾", member("", number(106), place)).status == 200);
        CHECK(county.send(clerk, {"GET", "/api/members"}).at("/rows/2") == "");
        const auto refused = county.send(
            clerk, {"POST", "/api/members", member("", "1", place), "application/json", "0123456789abcdef-two"});
        CHECK(refused.status == 400);
        CHECK(county
                  .send(clerk, {"POST", "/api/members", member("", number(108), place), "application/json",
                                "0123456789abcdef-two"})
                  .status == 200);
        CHECK(
            county
                .send(clerk, {"POST", "/api/members", member("", number(110), place), "application/json", "short"})
                .code() == "request.idempotency_key");
    }
}
