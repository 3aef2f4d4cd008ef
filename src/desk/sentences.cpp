// Each refusal of desk/ in words: what is wrong, and what to do.
#include "desk/routes.hpp"

namespace desk {

std::span<const http::Sentence> sentences() {
    static constexpr http::Sentence all[] = {
        {"desk.draft_form", 400, "草稿名称无效，请刷新页面", "The draft's name is not valid; reload the page"},
        {"desk.drafts_full", 409, "您有{0}份未提交的草稿，已达上限；请先提交或丢弃不需要的草稿，再继续自动保存",
         "You have {0} drafts, as many as are kept; submit or discard some, then this one is saved too"},
    };
    return all;
}

}
