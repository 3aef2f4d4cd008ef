#include "access/passwords.hpp"
#include <doctest/doctest.h>
#include <set>

using namespace access_control;

TEST_CASE("a password is long, and its holder's own") {
    struct Row {
        std::string sentence;
        const char* password;
        std::string code;
    };
    const Row rows[] = {
        {"fourteen characters are too few", "tkw7-qpa3-nvdx", "access.password_short"},
        {"fifteen will do", "tkw7-qpa3-nvdxe", ""},
        {"Chinese characters count as one each", "清晨三只白鹭飞过东河湾的芦苇", "access.password_short"},
        {"a sentence is a good password", "清晨三只白鹭飞过东河湾的芦苇荡", ""},
        {"the user name is no secret", "tkw7-WangJG-nvdxe", "access.password_username"},
        {"repeated", "aaaaaaaaaaaaaaaaaa", "access.password_common"},
        {"running on", "abcdefghijklmnopq", "access.password_common"},
        {"running back", "zyxwvutsrqponmlk", "access.password_common"},
        {"a common word and digits", "Password123456789", "access.password_common"},
        {"the keyboard's rows", "qwertyuiopasdfgh", "access.password_common"},
        {"in pinyin", "woaini5201314520", "access.password_common"},
        {"the office's own words", "dangzhibu888888x", "access.password_common"},
        {"in Chinese", "中国共产党为人民服务组织部管理员", "access.password_common"},
        {"the county's name and a year", "清源县委清源县委清源县20262026", "access.password_common"},
        {"a common word may be a part of a good one", "admin-tkw7-qpa3-nv", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto checked = check_password(row.password, {"wangjg", "清源县委"});
        CHECK((checked ? "" : checked.error().code) == row.code);
        if (!checked) CHECK(checked.error().fields == std::vector<FieldIssue>{{"new_password", row.code}});
    }
}

TEST_CASE("a password has an end") {
    std::string long_one;
    while (long_one.size() < 256) long_one += "tkw7qpa3";
    CHECK(check_password(long_one, {}).has_value());
    CHECK(check_password(long_one + "n", {}).error().code == "access.password_long");
    CHECK(check_password("tkw7-qpa3-nvdxe\xff", {}).error().code == "access.password_short");
}

TEST_CASE("first passwords are good ones, readable and never the same") {
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const auto password = first_password();
        CAPTURE(password);
        CHECK(password.size() == 24);
        CHECK(password.find_first_of("01ilo") == password.npos);
        CHECK(check_password(password, {"system", "清源县委"}).has_value());
        seen.insert(password);
    }
    CHECK(seen.size() == 200);
}
