// Each refusal of policy/ in words: what is wrong, and what to do.
#include "policy/routes.hpp"

namespace policy {

std::span<const http::Sentence> sentences() {
    static constexpr http::Sentence all[] = {
        {"policy.calendar_invalid", 400, "放假安排填写有误，请按提示修改",
         "The year's arrangement is wrong in places; correct them as marked"},
        {"policy.calendar_year", 400, "年度应为2000年至2100年", "The year must be 2000 to 2100"},
        {"policy.calendar_source", 400, "请填写放假通知的文号或名称",
         "Name the notice that the days are taken from"},
        {"policy.calendar_days", 400, "一年的放假和调休应为5至80天，请核对是否完整",
         "A year's arrangement has 5 to 80 days; check that it is whole"},
        {"policy.calendar_other_year", 400, "日期不在该年度内，请核对", "The day is not of that year; check it"},
        {"policy.calendar_day_twice", 400, "同一天填写了两次，请删除一个", "The day is given twice; remove one"},
        {"policy.calendar_workday_on_weekday", 400, "调休上班日应为周六或周日，请核对",
         "A make-up day is a Saturday or Sunday; check it"},
        {"policy.calendar_name", 400, "请填写节日名称", "Name the festival"},
    };
    return all;
}

}
