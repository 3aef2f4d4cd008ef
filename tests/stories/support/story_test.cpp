#include "tests/stories/support/story.hpp"
#include <doctest/doctest.h>

using stories::tell;

TEST_CASE("organisations are made by the system administrator alone, and renamed by the version that was read") {
    const std::string add = R"({"parent":{东湾},"code":"QY0109","name":"新河村党支部","kind":"branch"})";
    const std::string rename = "POST /api/organisations/{new}/rename";
    tell({
        {"nobody sees organisations", "", "GET /api/organisations", "", 401, "session.missing"},
        {"a clerk is who the session says",
         "branch_clerk@东湾1",
         "GET /api/session",
         "",
         200,
         "",
         {{"/organisation/id", "{东湾1}"}, {"/must_change_password", "false"}},
         {"石桥", "$argon2"}},
        {"a clerk makes none", "branch_clerk@东湾1", "POST /api/organisations", add, 403, "access.forbidden"},
        {.sentence = "the system administrator makes one",
         .who = "system_admin@县",
         .what = "POST /api/organisations",
         .body = add,
         .keep = {{"new", "/id"}}},
        {.sentence = "a month later it is renamed",
         .who = "system_admin@县",
         .what = rename,
         .body = R"({"name":"新河社区党支部","version":1})",
         .has = {{"/version", "2"}},
         .days = 30},
        {.sentence = "who had read the first version is told",
         .who = "system_admin@县",
         .what = rename,
         .body = R"({"name":"新河村党总支","version":1})",
         .status = 409,
         .code = "stale_version"},
    });
}
