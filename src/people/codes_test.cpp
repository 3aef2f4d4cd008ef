#include "people/codes.hpp"
#include <doctest/doctest.h>
#include <set>

TEST_CASE("code tables: each code and each name once, both languages given") {
    for (const auto& table : codes::tables()) {
        CAPTURE(table.name);
        std::set<std::string_view> seen, names;
        for (const auto& row : table.rows) {
            CAPTURE(row.code);
            CHECK(seen.insert(row.code).second);
            CHECK(names.insert(row.zh).second);
            CHECK_FALSE(row.en.empty());
        }
    }
}

TEST_CASE("code tables: by code and by name") {
    struct Row {
        const char *table, *code, *zh;
    };
    for (const auto& [table, code, zh] :
         {Row{"sex", "1", "男"}, Row{"ethnicity", "56", "基诺族"}, Row{"education", "91", "文盲或半文盲"},
          Row{"relation", "38", "儿媳"}, Row{"health", "serious", "患有大病"}, Row{"cause", "laid_off", "下岗失业"},
          Row{"level", "3", "特别困难"}}) {
        CAPTURE(table);
        CHECK(codes::find(table, code).value().zh == zh);
        CHECK(codes::find_by_name(table, zh).value().code == code);
    }
    CHECK(codes::find_by_name("cause", "思想").value().code == "attitude");
    CHECK_FALSE(codes::find("sex", "3"));
    CHECK_FALSE(codes::find("no such table", "1"));
    CHECK(codes::ethnicities().size() == 58);
}
