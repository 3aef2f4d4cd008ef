// Each refusal of ledger/ in words: what is wrong, and what to do.
#include "http/sentence.hpp"
#include "ledger/routes.hpp"

namespace ledger {

namespace {

constexpr http::Sentence exports[] = {
    {"case.export_purpose", 400, "请填写导出用途（不超过200字）", "State the purpose in at most 200 characters"},
    {"case.export_column", 400, "所选栏目有误或重复，请重新选择栏目",
     "A column is unknown or given twice; choose again"},
    {"case.export_waiting", 429, "您已有5项任务尚未完成，请等待完成或停止后再导出",
     "Five tasks of yours are not done yet; wait for them or stop one"},
};

}

std::span<const http::Sentence> sentences() { return exports; }

}
