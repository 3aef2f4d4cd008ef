#include "people/field_rules.hpp"
#include "people/names.hpp"
#include "tests/support/pattern.hpp"
#include <algorithm>
#include <doctest/doctest.h>

using namespace people;
using Names = std::vector<std::string>;

TEST_CASE("what is a name") {
    struct Row {
        const char* name;
        bool is_name;
    };
    for (const auto& [name, is_name] : {
             Row{"王建国", true},
             Row{"李喆", true},
             Row{"欧阳修文", true},
             Row{"买买提·艾力", true},
             Row{"阿卜杜拉·买买提·吐尔逊江", true},
             Row{"𠮷田翠", true},
             Row{"张〇", true},
             Row{"王㛃", true},
             Row{"Maria Lopez", true},
             Row{"O'Neil Anne-Marie", true},
             Row{"王", false},
             Row{"", false},
             Row{"王 建国", false},
             Row{"王建国2", false},
             Row{"王建?", false},
             Row{"王建？", false},
             Row{"王建国（已故）", false},
             Row{"王建国(大)", false},
             Row{"·王建国", false},
             Row{"王··建", false},
             Row{"王建·", false},
             Row{"王建、李", false},
             Row{"王\xEE\x80\x80国", false},
             Row{"王\xEF\xBF\xBD国", false},
             Row{"王\xFF国", false},
             Row{"王*", false},
         }) {
        CAPTURE(name);
        CHECK(is_person_name(name) == is_name);
        CHECK(tests::matches(person_name_pattern(), name) == is_name);
    }
    std::string thirty;
    for (int i = 0; i < 30; ++i) thirty += "王";
    CHECK(is_person_name(thirty));
    CHECK_FALSE(is_person_name(thirty + "王"));
    CHECK(tests::matches(person_name_pattern(), thirty));
    CHECK_FALSE(tests::matches(person_name_pattern(), thirty + "王"));
}

TEST_CASE("grams: every character and pair, beyond the basic plane and · too") {
    CHECK(name_grams("王建国") == Names{"王", "王建", "建", "建国", "国"});
    CHECK(name_grams("𠮷田") == Names{"𠮷", "𠮷田", "田"});
    CHECK(name_grams("艾力·买") == Names{"艾", "艾力", "力", "力·", "·", "·买", "买"});
    CHECK(name_grams("丽丽丽") == Names{"丽", "丽丽"});
    CHECK(name_grams("艾力•买") == name_grams("艾力・买"));
    CHECK(name_grams("ｌi") == name_grams("LI"));
    CHECK(name_grams("\xFF") == Names{});
    CHECK(name_grams("") == Names{});
}

TEST_CASE("a search asks for grams that the name has") {
    CHECK(search_grams("建") == Names{"建"});
    CHECK(search_grams("建国") == Names{"建国"});
    CHECK(search_grams("王建国") == Names{"王建", "建国"});
    CHECK(search_grams(" 王 建 ") == Names{"王建"});
    CHECK(search_grams("阿卜杜拉·买买提") == Names{"阿卜", "拉·", "买提"});
    CHECK(search_grams("").empty());
    CHECK(search_grams(" 　").empty());
    CHECK(search_grams("\xC3").empty());
    CHECK(search_grams(std::string(31, 'A')).empty());
    // Any part of a name finds it.
    const auto grams = name_grams("阿卜杜拉·买买提");
    for (const char* part : {"阿", "拉·", "杜拉·买", "买买提", "卜杜拉·买买"}) {
        CAPTURE(part);
        for (const auto& gram : search_grams(part))
            CHECK(std::find(grams.begin(), grams.end(), gram) != grams.end());
    }
}

TEST_CASE("names stand in stroke order: fewer strokes first, then character by character") {
    // 丁2 王4 石5 刘6 李7 张7 陈7 周8 赵9 黄11 魏17
    const Names ordered{"丁一", "丁大山", "王小明", "王建国", "石磊", "刘平",
                        "李喆", "周勇",   "赵丽",   "黄河",   "魏征"};
    for (std::size_t i = 1; i < ordered.size(); ++i) {
        CAPTURE(ordered[i]);
        CHECK(stroke_sort_key(ordered[i - 1]) < stroke_sort_key(ordered[i]));
    }
    CHECK(stroke_sort_key("王建国") == stroke_sort_key("王建国"));
    CHECK(stroke_sort_key("王建") < stroke_sort_key("王建国"));
    CHECK_FALSE(stroke_sort_key("𠮷田").empty());
    CHECK(stroke_sort_key(std::string("阿卜杜拉·买买提·吐尔逊江·依明尼亚孜")).size() > 20);
}
