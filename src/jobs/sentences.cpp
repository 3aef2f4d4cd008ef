// Each refusal of jobs/ in words: what is wrong, and what to do.
#include "jobs/routes.hpp"

namespace jobs {

std::span<const http::Sentence> sentences() {
    static constexpr http::Sentence all[] = {
        {"job.unknown", 404, "没有这项任务，或不是您发起的；请返回重新操作",
         "There is no such task of yours; go back and start it again"},
        {"job.over", 409, "任务已经结束，不能再停止；请刷新页面查看结果",
         "The task is over and cannot be stopped; reload the page to see what came of it"},
        {"job.no_file", 409, "任务尚未生成文件，请等任务完成后再下载",
         "The task has made no file yet; wait until it is done"},
        {"job.expired", 410, "文件已过保留期，已被清除；请重新生成",
         "The file was kept for its time and is erased; make it again"},
        {"job.failed", 500, "任务出错，未能完成；请重试，仍不成功的请联系管理员并提供任务编号 {0}",
         "The task failed; try again, or tell the administrator task number {0}"},
        {"job.gave_up", 500, "任务多次中断，已停止；请缩小范围重试，仍不成功的请联系管理员并提供任务编号 {0}",
         "The task was interrupted several times and is stopped; try a smaller part, or tell the administrator "
         "task number {0}"},
        {"job.account_inactive", 403, "发起任务的账号已停用，任务未执行",
         "The account that asked for the task is not active any more; the task was not done"},
        {"export.purpose", 400, "请填写导出用途（不超过200字）", "State the purpose in at most 200 characters"},
        {"export.column", 400, "所选栏目有误或重复，请重新选择栏目",
         "A column is unknown or given twice; choose again"},
        {"export.waiting", 429, "您已有5项任务尚未完成，请等待完成或停止后再导出",
         "Five tasks of yours are not done yet; wait for them or stop one"},
    };
    return all;
}

}
