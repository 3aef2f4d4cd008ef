// Each refusal of steps/ in words: what is wrong, and what to do.
#include "steps/routes.hpp"

namespace steps {

std::span<const http::Sentence> sentences() {
    static constexpr http::Sentence all[] = {
        {"step.not_open", 409, "当前不在这一步，可能他人已办理；请刷新页面查看进度",
         "This is not the step it stands at, perhaps somebody was quicker; reload the page"},
        {"step.wrong_tier", 403, "这一步应由其他层级的党组织办理，请由该级工作人员操作",
         "This step belongs to another tier; its own staff must take it"},
        {"step.same_person", 403, "您或您代理的人已办理过相关步骤，按规定须由不同的人办理这一步",
         "You, or whom you stand in for, took a step that this one must differ from; somebody else must take it"},
        {"step.own_case", 403, "不能办理本人或本人家庭成员的事项，请由其他人办理",
         "Nobody acts on a matter of their own or of their household; somebody else must"},
        {"step.kin", 403, "办理对象是您申报的近亲属，请回避，由其他人办理",
         "This concerns a relative whom you have declared; somebody else must act"},
        {"step.deputy_invalid", 400, "部分内容填写有误，请按提示修改",
         "Some fields are wrong; correct them as marked"},
        {"step.deputy_unknown", 404, "没有这项代理，或已结束；请刷新页面",
         "There is no such deputy, or it has ended; reload the page"},
        {"step.deputy_self", 400, "代理人不能是本人，请另选一人",
         "Nobody is their own deputy; choose somebody else"},
        {"step.deputy_party", 403, "代理应由双方以外的人指定，请由另一位安全管理员办理",
         "A deputy is named by neither of the two; another security administrator must do it"},
        {"step.deputy_elsewhere", 400, "代理人应与被代理人同属一个组织，请另选一人",
         "A deputy belongs to the same organisation; choose somebody else"},
        {"step.deputy_nothing", 409, "被代理人没有有效角色，无可代理；请先恢复其角色",
         "Whoever is away has no roles now, so there is nothing to stand in for; give the roles again first"},
        {"step.deputy_period", 400, "代理截止日不能早于开始日或今天，请更正",
         "The last day is before the first, or over already; correct it"},
        {"step.deputy_long", 400, "代理期最长一年，请缩短；期满可重新指定",
         "A deputy is named for a year at most; shorten the time, and name one anew when it is over"},
        {"step.deputy_twice", 409, "该时段内已指定代理人，请先结束原代理或改换时段",
         "There is a deputy for part of that time already; end that one first, or choose other days"},
    };
    return all;
}

}
