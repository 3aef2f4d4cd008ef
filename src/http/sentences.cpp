// The sentences of http/ itself, in Chinese and English; each names the field and what to do.
#include "http/router.hpp"

namespace http {

std::span<const Sentence> own_sentences() {
    static constexpr Sentence all[] = {
        {"request.json", 400, "提交的内容不是有效的 JSON，请刷新页面后重试",
         "The request is not valid JSON; reload the page and try again"},
        {"request.duplicate", 400, "提交的内容中有重复的字段，请刷新页面后重试",
         "A field was given twice; reload the page and try again"},
        {"request.fields", 400, "部分内容填写有误，请按提示修改", "Some fields are wrong; correct them as marked"},
        {"request.form", 400, "表单内容无法识别，请返回重新填写",
         "The form could not be read; go back and fill it in again"},
        {"request.content_type", 415, "内容类型不符，请从系统页面操作",
         "The content's type is not what this address takes"},
        {"request.expectation", 417, "不支持 Expect 请求头", "The Expect header is not supported"},
        {"request.malformed", 400, "请求格式有误", "The request is malformed"},
        {"request.method", 405, "不支持这种请求方式", "This method is not supported here"},
        {"request.unknown", 404, "没有这个页面或记录", "There is no such page or record"},
        {"request.timeout", 408, "请求超时，请检查网络后重试",
         "The request took too long; check the network and try again"},
        {"request.too_large", 413, "内容过大，请压缩或拆分后再上传",
         "The content is too large; compress or split it"},
        {"request.head_too_large", 431, "请求头过大", "The request's header fields are too large"},
        {"request.version", 505, "不支持的 HTTP 版本", "This HTTP version is not supported"},
        {"request.busy", 503, "系统繁忙，请稍后重试", "The system is busy; try again shortly"},
        {"request.failed", 500, "系统出错，请联系管理员并提供编号 {0}",
         "Something went wrong; tell the administrator number {0}"},
        {"request.idempotency_key", 400, "缺少请求编号，请刷新页面后重试",
         "The request has no idempotency key; reload the page"},
        {"request.idempotency_conflict", 422, "这个请求编号已用于另一内容，请刷新页面后重试",
         "This idempotency key was used for something else; reload the page"},
        {"request.origin", 403, "请求来源不符，请从系统页面操作",
         "The request came from another site; use the system's own pages"},
        {"request.csrf", 403, "页面已失效，请刷新后重试", "The page has expired; reload it and try again"},
        {"session.missing", 401, "请先登录", "Please sign in"},
        {"session.change_password", 403, "请先修改初始密码", "Change your first password before going on"},
        {"access.forbidden", 403, "您没有办理此项的权限", "You are not permitted to do this"},
        {"store.writing_stopped", 503, "数据库异常，已停止写入，请联系系统管理员",
         "Writing is stopped; call the system administrator"},
        {"stale_version", 409, "内容已被他人修改（您看到的是第 {0} 版，现在是第 {1} 版），请核对后重新提交",
         "Somebody changed this meanwhile (you saw version {0}, it is now {1}); check it and submit again"},
        {"json.missing", 400, "必填", "is required"},
        {"json.unknown", 400, "不认识的字段", "is not a known field"},
        {"json.not_text", 400, "应为文字", "must be text"},
        {"json.bad_text", 400, "含有不能保存的字符", "contains characters that cannot be kept"},
        {"json.too_long", 400, "内容过长", "is too long"},
        {"json.unknown_word", 400, "不在可选范围内", "is not one of the choices"},
        {"json.not_a_day", 400, "应为日期，如 2026-03-05", "must be a day such as 2026-03-05"},
        {"json.not_a_list", 400, "应为列表", "must be a list"},
        {"json.not_true_or_false", 400, "应为是或否", "must be true or false"},
        {"json.not_a_number", 400, "应为整数", "must be a whole number"},
        {"json.not_an_id", 400, "应为有效编号", "must be a valid id"},
        {"json.not_an_object", 400, "应为一组字段", "must be an object"},
        {"page.size", 400, "每页条数应为 1 至 100", "The page size must be 1 to 100"},
        {"page.cursor", 400, "翻页位置无效，请回到第一页",
         "The page position is invalid; go back to the first page"},
    };
    return all;
}

}
