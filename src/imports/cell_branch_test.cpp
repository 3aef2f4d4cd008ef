#include "imports/cell_branch.hpp"
#include <doctest/doctest.h>
#include <vector>

using namespace imports;

namespace {

const std::vector<LedgerOrganisation> county{
    {"QY", "", "清源县委", "county"},
    {"QY01", "QY", "东湾镇党委", "committee"},
    {"QY0101", "QY01", "东湾村党支部", "branch"},
    {"QY0102", "QY01", "王家庄村党支部", "branch"},
    {"QY0103", "QY01", "王庄村党支部", "branch"},
    {"QY0104", "QY01", "新建村党支部", "branch"},
    {"QY0105", "QY01", "县农机厂党支部", "branch"},
    {"QY02", "QY", "中共清源县双塔乡委员会", "committee"},
    {"QY0201", "QY02", "中共清源县双塔乡马家坪村支部委员会", "branch"},
    {"QY0202", "QY02", "中共清源县双塔乡双塔村支部委员会", "branch"},
    {"QY0203", "QY02", "新建村党支部", "branch"},
};

}

TEST_CASE("a branch is found by the names that offices give it") {
    const BranchFinder finder(county);
    struct Case {
        const char *typed, *township, *heading, *code;
    };
    const std::vector<Case> cases{
        {"东湾村党支部", "", "", "QY0101"},
        {"东湾村支部", "", "", "QY0101"},
        {"东湾村", "", "", "QY0101"},
        {"QY0101", "", "", "QY0101"},
        {" 东湾村 党支部 ", "", "", "QY0101"},
        {"东湾镇东湾村", "", "", "QY0101"},
        {"东湾镇党委东湾村党支部", "", "", "QY0101"},
        {"中共清源县东湾镇东湾村支部委员会", "", "", "QY0101"},
        {"清源县东湾镇王庄村支部", "", "", "QY0103"},
        {"马家坪村党支部", "", "", "QY0201"},
        {"双塔乡双塔村支部", "", "", "QY0202"},
        {"中共清源县双塔乡马家坪村支部委员会", "", "", "QY0201"},
        {"清源县农机厂党支部", "", "", "QY0105"},
        {"新建村党支部", "双塔乡", "", "QY0203"},
        {"新建村", "中共清源县双塔乡委员会", "", "QY0203"},
        {"新建村", "东湾", "", "QY0104"},
        {"双塔乡新建村", "", "", "QY0203"},
        {"新建村党支部", "", "二、双塔乡（3人）", "QY0203"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.typed);
        CAPTURE(c.township);
        const auto answer = finder.find(c.typed, c.township, c.heading);
        CHECK(answer.kind == BranchAnswer::Kind::found);
        CHECK(answer.code == c.code);
    }
    CHECK(finder.find("双塔村", "", "").path == "清源县委/中共清源县双塔乡委员会/中共清源县双塔乡双塔村支部委员会");
}

TEST_CASE("a branch is suggested, never chosen") {
    const BranchFinder finder(county);
    using Kind = BranchAnswer::Kind;
    struct Case {
        const char *what, *typed, *township;
        Kind kind;
        const char* suggested;
    };
    const std::vector<Case> cases{
        {"two townships have one", "新建村党支部", "", Kind::ambiguous, "清源县委/东湾镇党委/新建村党支部"},
        {"a misspelt name", "东弯村党支部", "", Kind::unknown, "清源县委/东湾镇党委/东湾村党支部"},
        {"between two names", "王家村支部", "", Kind::unknown, "清源县委/东湾镇党委/王家庄村党支部"},
        {"in another township by its name", "双塔乡东湾村", "", Kind::unknown, "清源县委/东湾镇党委/东湾村党支部"},
        {"in another township by the column", "东湾村党支部", "双塔乡", Kind::unknown,
         "清源县委/东湾镇党委/东湾村党支部"},
        {"no such township", "东湾村党支部", "西湾镇", Kind::unknown, "清源县委/东湾镇党委/东湾村党支部"},
        {"like nothing", "县委党校党支部", "", Kind::unknown, ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        const auto answer = finder.find(c.typed, c.township, "");
        CHECK(answer.kind == c.kind);
        CHECK(answer.code.empty());
        CHECK((answer.suggestions.empty() ? "" : answer.suggestions[0]) == c.suggested);
    }
}
