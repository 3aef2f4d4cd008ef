#include "access/organisation_import.hpp"
#include <doctest/doctest.h>

using namespace access_control;

namespace {

OrganisationRow row(std::int64_t id, std::int64_t parent, const char* code, const char* name, const char* kind,
                    const char* path) {
    OrganisationRow out{.id = {id}, .code = code, .name = name, .kind = kind, .path = path};
    if (parent > 0) out.parent_id = OrganisationId{parent};
    return out;
}

const std::vector<OrganisationRow> county{row(1, 0, "QY", "清源县委", "county", "/1/"),
                                          row(2, 1, "QY01", "东湾镇党委", "committee", "/1/2/"),
                                          row(3, 2, "QY0101", "东湾村党支部", "branch", "/1/2/3/"),
                                          row(4, 1, "QY02", "石桥镇党委", "committee", "/1/4/")};

const std::string heading = "code,parent_code,name,kind\n";

/// The plan in a line: verdicts and faults in the order of the plan.
std::string told(const std::string& lines, const std::vector<OrganisationRow>& present = county,
                 const char* actor_path = "/") {
    const auto read = read_organisation_file(heading + lines);
    if (!read) return read.error().code + (read.error().fields.empty() ? "" : " " + read.error().fields[0].field);
    std::string out;
    const auto plan = plan_import(*read, present, actor_path);
    for (const auto& line : plan.lines) out += line.line.code + " " + std::string(enum_name(line.verdict)) + ";";
    for (const auto& issue : plan.issues) out += issue.field + " " + issue.code + ";";
    return out;
}

}

TEST_CASE("what a file of organisations comes to") {
    struct Row {
        std::string sentence, lines, expected;
    };
    const Row rows[] = {
        {"what stands stays", "QY01,QY,东湾镇党委,committee\nQY,,清源县委,county\n",
         "QY unchanged;QY01 unchanged;"},
        {"a branch may come before its committee", "QY0301,QY03,甲党支部,branch\nQY03,QY,甲镇党委,committee\n",
         "QY03 added;QY0301 added;"},
        {"another name is a renaming", "QY01,QY,东湾街道党工委,committee\n", "QY01 renamed;"},
        {"nothing is moved", "QY0101,QY02,东湾村党支部,branch\n", "rows[2].parent_code access.parent_differs;"},
        {"nothing changes its kind", "QY0101,QY01,东湾村党支部,general_branch\n",
         "rows[2].kind access.kind_differs;"},
        {"siblings have different names", "QY0102,QY01,东湾村党支部,branch\n", "rows[2].name access.name_taken;"},
        {"also two new ones", "A,QY01,甲党支部,branch\nB,QY01,甲党支部,branch\n",
         "A added;rows[3].name access.name_taken;"},
        {"elsewhere the name is free", "QY0201,QY02,东湾村党支部,branch\n", "QY0201 added;"},
        {"names are not swapped in one go", "QY01,QY,石桥镇党委,committee\nQY02,QY,东湾镇党委,committee\n",
         "rows[2].name access.name_taken;rows[3].name access.name_taken;"},
        {"a parent must be known", "A,NO,甲党支部,branch\n", "rows[2].parent_code access.parent_unknown;"},
        {"what stands below a wrong line is not told again",
         "A,NO,甲镇党委,committee\nA1,A,甲党支部,branch\nA2,A,乙党支部,branch\n",
         "rows[2].parent_code access.parent_unknown;"},
        {"no circles", "A,B,甲党支部,general_branch\nB,A,乙党支部,general_branch\n",
         "rows[2].parent_code access.parent_unknown;"},
        {"not below itself", "A,A,甲党支部,branch\n", "rows[2].parent_code access.parent_unknown;"},
        {"a branch holds nothing", "A,QY0101,甲党支部,branch\n", "rows[2].kind access.kind_misplaced;"},
        {"a committee stands below the county only", "A,QY01,甲镇党委,committee\n",
         "rows[2].kind access.kind_misplaced;"},
        {"kinds are four words", "A,QY01,甲党小组,group\n", "rows[2].kind access.kind_unknown;"},
        {"one county", "XX,,别的县委,county\n", "rows[2].kind access.county_exists;"},
        {"only a county stands alone", "A,,甲镇党委,committee\n", "rows[2].parent_code access.parent_missing;"},
        {"a code is needed", ",QY01,甲党支部,branch\n", "rows[2].code access.code_missing;"},
        {"a code has no blanks", "A 1,QY01,甲党支部,branch\n", "rows[2].code access.code_invalid;"},
        {"a name is needed", "A,QY01,,branch\n", "rows[2].name access.name_missing;"},
        {"a name parts no path", "A,QY01,甲/乙,branch\n", "rows[2].name access.name_invalid;"},
        {"a name turns no text around", "A,QY01,甲\u202E乙,branch\n", "rows[2].name access.name_invalid;"},
        {"quotes, blanks and empty lines", "\"A\", QY01 ,\"甲，\"\"乙\"\"党支部\",branch\r\n\r\n", "A added;"},
        {"a code stands once", "A,QY01,甲党支部,branch\nA,QY01,乙党支部,branch\n", "access.file_rows rows[3].code"},
        {"four columns", "A,QY01,甲党支部\n", "access.file_rows rows[2]"},
        {"GB18030", "A,QY01,\xbc\xd7,branch\n", "A added;"},
        {"no text", "A,QY01,\xff\xff,branch\n", "access.file_encoding upload"},
    };
    for (const auto& each : rows) {
        CAPTURE(each.sentence);
        CHECK(told(each.lines) == each.expected);
    }
}

TEST_CASE("the first file founds the county, and nobody works outside their own part") {
    CHECK(told("QY,,清源县委,county\nA,QY,甲镇党委,committee\n", {}) == "QY added;A added;");
    CHECK(told("QY,,清源县委,county\nXX,,别的县委,county\n", {}) == "QY added;rows[3].kind access.county_exists;");
    CHECK(told("QY0102,QY01,甲党支部,branch\n", county, "/1/2/") == "QY0102 added;");
    CHECK(told("QY0201,QY02,甲党支部,branch\n", county, "/1/2/") ==
          "rows[2].parent_code access.organisation_unknown;");
    CHECK(told("QY02,QY,新名,committee\n", county, "/1/2/") == "rows[2].code access.organisation_unknown;");
}

TEST_CASE("a file's encoding is found: what Excel saves as CSV here is GB18030") {
    const std::string lines = heading + "A,QY01,甲党支部,branch\nB,QY01,\xF0\xA0\xAE\xB7党支部,branch\n";
    const auto gb = heading +
                    "A,QY01,\xbc\xd7\xb5\xb3\xd6\xa7\xb2\xbf,branch\nB,QY01,"
                    "\x95\x34\xb2\x35\xb5\xb3\xd6\xa7\xb2\xbf,branch\n";
    for (const auto& bytes : {lines, "\xef\xbb\xbf" + lines, gb}) {
        const auto read = read_organisation_file(bytes);
        REQUIRE(read.has_value());
        REQUIRE(read->size() == 2);
        CHECK(read->at(0).name == "甲党支部");
        CHECK(read->at(1).name == "𠮷党支部");
    }
    CHECK(read_organisation_file(std::string_view("a\0b", 3)).error().code == "access.file_encoding");
}

TEST_CASE("a file says its columns and has an end") {
    CHECK(read_organisation_file("\xef\xbb\xbf" + heading)->empty());
    CHECK(read_organisation_file("").error().code == "access.file_heading");
    CHECK(read_organisation_file("name,code\n").error().code == "access.file_heading");
    std::string many = heading;
    for (int i = 0; i <= 10'000; ++i) many += "A" + std::to_string(i) + ",QY,x,branch\n";
    CHECK(read_organisation_file(many).error().code == "access.file_long");
}
