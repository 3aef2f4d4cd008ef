#include "papers/issued_routes.hpp"

namespace papers {

std::span<const http::Sentence> issued_sentences() {
    static constexpr http::Sentence all[] = {
        {"papers.unknown", 404, "没有这份文书：请核对二维码或网址是否完整，或向签发单位查询",
         "There is no such paper: check that the code or address is whole, or ask who issued it"},
        {"papers.invalid", 400, "填写有误，请按提示修改", "Some fields are wrong; correct them as marked"},
        {"papers.forbidden", 403, "您的岗位不能作废这份文书，请由签发单位的工作人员作废",
         "Your role does not void this paper; the staff of who issued it do"},
        {"papers.voided", 409, "这份文书已经作废，请刷新页面", "This paper is voided already; reload the page"},
        {"papers.changed", 409, "签发之后所载内容有变动，请重新签发再打印",
         "What the paper tells of has changed since it was issued; issue it anew, then print it"},
        {"papers.origin", 400, "网址无效，请刷新页面后重试", "The address is not valid; reload the page and try again"},
        {"print.too_long", 409, "文书超过2000页，请缩小范围，分几份打印",
         "The paper has more than 2,000 pages; narrow it and print it in parts"},
        {"print.picture", 409, "文书上的照片无法打开，请重新上传JPG或PNG格式的照片",
         "The photograph on the paper cannot be opened; upload it again as JPEG or PNG"},
        {"print.code", 409, "二维码的内容过长，请联系系统管理员", "The code's text is too long; tell the administrator"},
    };
    return all;
}

}
