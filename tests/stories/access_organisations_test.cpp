#include "tests/stories/support/story.hpp"
#include <doctest/doctest.h>

using stories::tell;

namespace {
const std::string admin = "system_admin@县", list = "GET /api/organisations", make = "POST /api/organisations";

std::string organisation(const std::string& parent, const std::string& code, const std::string& name,
                         const std::string& kind) {
    return R"({"parent":)" + parent + R"(,"code":")" + code + R"(","name":")" + name + R"(","kind":")" + kind +
           "\"}";
}
}

TEST_CASE("each office sees its own part of the tree, and nothing beside or above it") {
    tell({
        {"the public sees nothing", "", list, "", 401, "session.missing"},
        {"the county is the officer's root",
         "county_officer@县",
         list,
         "",
         200,
         "",
         {{"/rows/0/id", "{县}"},
          {"/rows/0/kind", "\"county\""},
          {"/rows/0/children", "2"},
          {"/rows/0/cases", "0"}}},
        {"a committee is its clerk's root",
         "committee_clerk@东湾",
         list,
         "",
         200,
         "",
         {{"/rows/0/id", "{东湾}"}, {"/rows/0/parent", "{县}"}, {"/rows/0/children", "2"}},
         {"石桥"}},
        {"below it stand its branches",
         "committee_clerk@东湾",
         list + "?parent={东湾}",
         "",
         200,
         "",
         {{"/rows/0/id", "{东湾1}"}, {"/rows/1/id", "{东湾2}"}, {"/rows/0/children", "0"}},
         {"石桥"}},
        {"the committee beside is unknown to it",
         "committee_clerk@东湾",
         list + "?parent={石桥}",
         "",
         404,
         "access.organisation_unknown",
         {},
         {"石桥"}},
        {"and the county above", "committee_clerk@东湾", list + "?parent={县}", "", 404,
         "access.organisation_unknown"},
        {"a branch sees itself alone",
         "branch_clerk@东湾1",
         list,
         "",
         200,
         "",
         {{"/rows/0/id", "{东湾1}"}},
         {"东湾2"}},
        {"the audit administrator sees no organisation", "audit_admin@县", list, "", 403, "access.forbidden"},
    });
}

TEST_CASE("a search looks below one's own organisation only") {
    tell({
        {"a search finds a part of a name below",
         "committee_clerk@石桥",
         "GET /api/organisations/search?text=%E6%A1%A5",
         "",
         200,
         "",
         {{"/rows/0/id", "{石桥}"}, {"/rows/1/path_name", "\"县/石桥/石桥1\""}},
         {"东湾"}},
        {"or of a code",
         "county_officer@县",
         "GET /api/organisations/search?text=QY0101",
         "",
         200,
         "",
         {{"/rows/0/id", "{东湾1}"}},
         {"东湾2", "石桥"}},
        {"what is elsewhere is not found",
         "committee_clerk@石桥",
         "GET /api/organisations/search?text=QY01",
         "",
         200,
         "",
         {{"/rows", "[]"}}},
    });
}

TEST_CASE("an organisation is made where its kind may stand, under a code and a name of its own") {
    struct Wrong {
        const char *sentence, *parent, *code, *name, *kind, *field, *fault;
    };
    const Wrong wrongs[] = {
        {"a code that is taken", "{东湾}", "QY0101", "新河村党支部", "branch", "code", "access.code_taken"},
        {"no code", "{东湾}", " ", "新河村党支部", "branch", "code", "access.code_missing"},
        {"a code with a blank", "{东湾}", "QY 09", "新河村党支部", "branch", "code", "access.code_invalid"},
        {"a name that a sibling has", "{东湾}", "QY09", "东湾1", "branch", "name", "access.name_taken"},
        {"no name", "{东湾}", "QY09", "", "branch", "name", "access.name_missing"},
        {"a name that parts a path", "{东湾}", "QY09", "甲/乙", "branch", "name", "access.name_invalid"},
        {"a committee in a committee", "{东湾}", "QY09", "新河镇党委", "committee", "kind",
         "access.kind_misplaced"},
        {"anything in a branch", "{东湾1}", "QY09", "新河村党支部", "branch", "kind", "access.kind_misplaced"},
        {"a second county", "{县}", "XX", "别的县委", "county", "kind", "access.kind_misplaced"},
        {"another kind", "{东湾}", "QY09", "新河村党小组", "group", "kind", "access.kind_unknown"},
        {"no parent", "null", "XX", "别的县委", "county", "parent", "access.parent_missing"},
    };
    std::vector<stories::Step> steps;
    for (const auto& each : wrongs)
        steps.push_back({each.sentence,
                         admin,
                         make,
                         organisation(each.parent, each.code, each.name, each.kind),
                         400,
                         "access.invalid",
                         {{"/fields/0/field", "\"" + std::string(each.field) + "\""},
                          {"/fields/0/code", "\"" + std::string(each.fault) + "\""}}});
    steps.push_back({"a parent that is none", admin, make, organisation("999", "QY09", "新河村党支部", "branch"),
                     404, "access.organisation_unknown"});
    steps.push_back({.sentence = "a general branch in a committee",
                     .who = admin,
                     .what = make,
                     .body = organisation("{东湾}", "QY09", "新河村党总支", "general_branch"),
                     .keep = {{"general", "/id"}}});
    steps.push_back({.sentence = "and a branch in it",
                     .who = admin,
                     .what = make,
                     .body = organisation("{general}", "QY0901", "新河一组党支部", "branch")});
    for (const auto* who : {"security_admin@县", "audit_admin@县", "county_officer@县", "committee_clerk@东湾"})
        steps.push_back({"nobody else makes one", who, make, organisation("{东湾}", "Z", "甲党支部", "branch"), 403,
                         "access.forbidden"});
    steps.push_back({"what was refused is not there",
                     admin,
                     "GET /api/organisations/search?text=XX",
                     "",
                     200,
                     "",
                     {{"/rows", "[]"}}});
    tell(steps);
}

TEST_CASE("a new name is carried into the path names below") {
    const std::string rename = "POST /api/organisations/{东湾}/rename";
    tell({
        {"no clerk renames", "committee_clerk@东湾", rename, R"({"name":"新湾","version":1})", 403,
         "access.forbidden"},
        {"not to a sibling's name",
         admin,
         rename,
         R"({"name":"石桥","version":1})",
         400,
         "access.invalid",
         {{"/fields/0/code", "\"access.name_taken\""}}},
        {"not to nothing", admin, rename, R"({"name":"　","version":1})", 400, "access.invalid"},
        {"the version read is named", admin, rename, R"({"name":"新湾"})", 400, "request.fields"},
        {"an unknown one", admin, "POST /api/organisations/999/rename", R"({"name":"新湾","version":1})", 404,
         "access.organisation_unknown"},
        {"renamed", admin, rename, R"({"name":"新湾","version":1})", 200, "", {{"/version", "2"}}},
        {"below too",
         "branch_clerk@东湾1",
         "GET /api/session",
         "",
         200,
         "",
         {{"/organisation/path_name", "\"县/新湾/东湾1\""}}},
        {"the same name again changes nothing",
         admin,
         rename,
         R"({"name":"新湾","version":2})",
         200,
         "",
         {{"/version", "2"}}},
        {"a stale version is told both",
         admin,
         rename,
         R"({"name":"旧湾","version":1})",
         409,
         "stale_version",
         {{"/details", R"(["1","2"])"}}},
    });
}

TEST_CASE("organisations come from a file: checked first, then all of it or nothing") {
    const std::string to = "POST /api/organisations/import";
    const std::string heading =
        "\xef\xbb\xbf"
        "code,parent_code,name,kind\n";
    const std::string good = heading + "QY0301,QY03,甲村党支部,branch\r\nQY03,县,甲镇党委,committee\r\n";
    const std::string file = heading +
                             "QY0301,QY03,甲村党支部,branch\nQY03,QY,甲镇党委,committee\n"
                             "QY01,QY,东湾街道党工委,committee\n";
    const auto send = [&](const char* sentence, const std::string& who, const std::string& what,
                          const std::string& body, int status, const std::string& code = "") {
        return stories::Step{.sentence = sentence,
                             .who = who,
                             .what = what,
                             .body = body,
                             .status = status,
                             .code = code,
                             .content_type = "text/csv"};
    };
    auto check = send("a check tells what would come", admin, to + "?check=true", file, 200);
    check.has = {{"/added", "2"},
                 {"/renamed", "1"},
                 {"/unchanged", "0"},
                 {"/rows/2/verdict", "\"renamed\""},
                 {"/rows/2/message", "\"东湾 → 东湾街道党工委\""},
                 {"/rows/0/row", "2"}};
    auto write = send("then it is written", admin, to, file, 200);
    write.has = check.has;
    auto again = send("the same file twice changes nothing", admin, to, file, 200);
    again.has = {{"/added", "0"}, {"/renamed", "0"}, {"/unchanged", "3"}};
    auto wrong = send("a parent that nobody knows", admin, to, good, 400, "access.file_rows");
    wrong.has = {{"/fields/0/field", "\"rows[3].parent_code\""}, {"/fields/0/code", "\"access.parent_unknown\""}};
    tell({
        send("clerks import none", "committee_clerk@东湾", to, file, 403, "access.forbidden"),
        wrong,
        send("no text", admin, to, "code,parent_code,name,kind\nA,QY,\xff\xff,committee\n", 400,
             "access.file_encoding"),
        send("other columns", admin, to, "代码,上级,名称,类别\n", 400, "access.file_heading"),
        check,
        {"and writes nothing", admin, "GET /api/organisations/search?text=QY03", "", 200, "", {{"/rows", "[]"}}},
        write,
        {"it stands in the tree",
         admin,
         "GET /api/organisations/search?text=QY0301",
         "",
         200,
         "",
         {{"/rows/0/path_name", "\"县/甲镇党委/甲村党支部\""}}},
        {"the renamed one's branches know",
         "branch_clerk@东湾1",
         "GET /api/session",
         "",
         200,
         "",
         {{"/organisation/path_name", "\"县/东湾街道党工委/东湾1\""}}},
        again,
    });
}
