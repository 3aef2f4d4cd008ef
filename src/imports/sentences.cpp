// Each refusal of imports/ in words: what is wrong and what to do. {0} is filled from the refusal's details.
#include "imports/routes.hpp"

namespace imports {

std::span<const http::Sentence> sentences() {
    static constexpr http::Sentence all[] = {
        {"import.unknown", 404, "没有这次导入，或不在您的管理范围内；请返回导入记录重新查找",
         "There is no such import within your organisations; look in the list again"},
        {"import.invalid", 400, "部分内容填写有误，请按提示修改", "Some fields are wrong; correct them as marked"},
        {"import.file_name", 400, "文件名应为1至200个字节", "The file name has 1 to 200 bytes"},
        {"import.file_empty", 400, "文件是空的，请重新选择", "The file is empty; choose another"},
        {"import.not_ready", 409, "这次导入不在待确认状态，可能已入库或已放弃；请刷新页面",
         "This import does not wait for confirmation; reload the page"},
        {"import.has_errors", 409, "有错误的行，不能全部导入；请改正后重新上传，或只导入正确的行",
         "Some rows have errors; correct the file, or import the valid rows only"},
        {"import.nothing_valid", 409, "没有可以导入的行，请改正后重新上传",
         "No row can be imported; correct the file and upload it again"},
        {"import.same_file", 409, "此文件已导入过（导入记录{0}），不再重复导入",
         "This file was imported already (import {0})"},
        {"import.not_under_way", 409, "这次导入已经结束，不能再放弃；已入库的请使用“撤销”",
         "This import is over; a committed one can be undone instead"},
        {"import.not_committed", 409, "只有已入库的导入可以这样办理，请刷新页面",
         "Only a committed import allows this; reload the page"},
        {"import.built_on", 409, "不能撤销：档案{0}在导入后已有办理或修改",
         "It cannot be undone: case {0} was worked on since the import"},
        {"import.touched", 409, "刚刚有人修改了这次导入的档案，请刷新页面后再试",
         "Somebody has just changed something of this import; reload the page and try again"},
        {"import.nothing_to_file", 409, "这次导入没有等待这一步的档案，请刷新页面",
         "No case of this import waits for this step; reload the page"},
        {"import.some_not_filed", 409, "有{0}份档案未能办理（如{1}），请由其他人逐份办理",
         "{0} cases were left out (such as {1}); somebody else must take them one by one"},
        {"import.stopped", 409, "这次导入已被停止", "This import was stopped"},
        {"import.moved_on", 409, "这次导入正由另一进程继续", "Another process goes on with this import"},
        {"import.row_changed", 409, "第{0}行与已有记录不符，整批未入库",
         "Row {0} does not agree with what is on file; nothing was imported"},
        {"import.rows_gone", 410, "这次导入的明细已清除，请重新上传文件",
         "The rows of this import were erased; upload the file again"},
    };
    return all;
}

}
