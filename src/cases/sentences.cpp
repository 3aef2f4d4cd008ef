// Each refusal of cases/ in words: what is wrong, and what to do. {0} is filled from the refusal's details.
#include "cases/sentences.hpp"
#include "http/sentence.hpp"

namespace cases {

namespace {

constexpr http::Sentence records[] = {
    {"case.unknown", 404, "没有这份档案，或不在您的管理范围内；请返回台账重新查找",
     "There is no such case within your organisations; search the ledger again"},
    {"case.exists", 409, "该党员已有在办或在册的档案（{0}），请打开原档案办理，不要重复申请",
     "This member has a case already ({0}); open it instead of applying again"},
    {"case.invalid", 400, "部分内容填写有误，请按提示修改", "Some fields are wrong; correct them as marked"},
    {"case.filter", 400, "筛选条件无效，请重新选择", "This filter is not valid; choose again"},
    {"case.batch_twice", 400, "同一份档案在这一批中出现了两次，只办理了第一次",
     "The case stands in this batch twice; only the first was decided"},
    {"case.batch_size", 400, "每批应为1至100份，请分批办理", "A batch has 1 to 100 cases; split it"},
    {"case.not_editable", 409, "档案已提交，不能再修改；需要修改时，请由当前办理人退回到“填写申请”",
     "The application is submitted; to change it, have it returned to the draft"},
    {"case.paper_not_ready", 409, "档案还没有到出具这种文书的一步，请办到相应步骤后再签发",
     "The case has not come to the step that such a paper tells of; issue it when it has"},
    {"case.paper_forbidden", 403, "您的岗位不能签发这种文书，请由经办单位的工作人员签发",
     "Your role does not issue such papers; the staff in charge of the step do"},
    {"case.closed", 409, "档案已办结，不能再办理", "This case has ended; nothing more can be done with it"},
};

constexpr http::Sentence steps[] = {
    {"case.step_not_open", 409, "档案当前不在这一步，可能他人已办理；请刷新页面查看进度",
     "The case is not at this step, perhaps somebody was quicker; reload the page"},
    {"case.wrong_tier", 403, "这一步应由其他层级的党组织办理，请由该级工作人员操作",
     "This step belongs to another tier; its own staff must take it"},
    {"case.own_case", 403, "不能办理本人或本人家庭成员的档案，请由其他人办理",
     "Nobody acts on a case of their own or of their household; somebody else must"},
    {"case.same_person", 403, "您已办理过该档案的前一步，按规定须由不同的人办理这一步",
     "You took an earlier step of this case; a different person must take this one"},
    {"case.not_poster", 403, "代办公示的，应由张贴人本人更正或结束公示；张贴人不便时请退回重新张贴",
     "Who posted the notice for the branch must correct or close it; otherwise return it to be posted anew"},
    {"case.not_filer", 403, "只有申请人本人或填报人可以撤回，请联系填报人",
     "Only the member or who filed it may withdraw it; ask the filer"},
    {"case.return_step", 400, "请选择要退回到的步骤，只能退回到之前的步骤",
     "Choose an earlier step to return the case to"},
    {"case.appeals_used", 409, "该申请已复议过，不能再次申诉；情况有变化的，可重新申请",
     "This application was heard again already; apply anew if the facts have changed"},
    {"case.content_changed", 409, "党委研究之后档案内容有改动，原决定不再有效；请退回到“党委研究”重新研究",
     "The case was changed after the committee decided, which voids the decision; return it to the committee"},
    {"case.changed_since_proposal", 409, "提请备案之后档案内容有改动，原提请不再有效；请退回后核对，重新提请备案",
     "The case was changed after it was proposed for filing, which voids the proposal; return it, look at it again "
     "and propose it anew"},
};

constexpr http::Sentence submission[] = {
    {"case.fields_missing", 400, "申请未填写完整，请补填标出的部分",
     "The application is not complete; fill in the marked parts"},
    {"case.papers_missing", 400, "缺少必需的材料，请在“附件”中补传标出的材料",
     "Required papers are missing; attach those marked"},
    {"case.main_cause_missing", 400, "请在致困原因中选定一个主要原因", "Choose one main cause of hardship"},
    {"case.no_criterion", 400, "四项界定标准均不成立或无法判断；请补充收入、低保证或困难认定等事实",
     "None of the four criteria holds yet; add the income, the allowance certificate or a finding"},
    {"case.cause_unknown", 400, "没有这种致困原因，请从列表中选择", "There is no such cause; choose from the list"},
    {"case.cause_twice", 400, "同一致困原因选了两次，请删除一个", "The same cause is given twice; remove one"},
    {"case.cause_main_once", 400, "主要原因只能有一个，请取消多余的",
     "There can be one main cause only; clear the others"},
    {"case.finding_by_whom", 400, "请填写认定人姓名", "Name the person who found it"},
    {"case.finding_event", 400, "请填写认定的事由", "State the event that was found"},
};

constexpr http::Sentence decisions[] = {
    {"case.minutes_missing", 400, "请先上传支部大会会议记录，再登记评议结果",
     "Attach the assembly's minutes first, then record its result"},
    {"case.assembly_votes", 400, "票数不一致：赞成、反对、弃权之和应等于实到人数，实到不能超过应到",
     "The votes disagree: in favour, against and abstained add up to those present, who are at most those "
     "expected"},
    {"case.assembly_quorum", 400, "实到人数未超过应到人数的半数，会议无效，请重新召开支部大会",
     "No more than half of those expected were present, so that the assembly does not count; hold it again"},
    {"case.assembly_no_majority", 400, "赞成票未超过应到会人数的半数，不能通过；请登记为评议未通过",
     "No more than half of those expected voted in favour; record the assembly as failed"},
    {"case.assembly_carried", 400, "赞成票已超过应到会人数的半数，不能登记为评议未通过",
     "More than half of those expected voted in favour, so the assembly did not fail"},
    {"case.level_missing", 400, "请选择困难程度：一般困难、比较困难或特别困难",
     "Choose the level of hardship: 1, 2 or 3"},
    {"case.participants_missing", 400, "请填写参加研究的人员（1至100人）",
     "Name those who took part (1 to 100 people)"},
};

constexpr http::Sentence notices[] = {
    {"case.notice_unknown", 404, "没有这条公示，请核对链接或返回列表",
     "There is no such notice; check the link or go back to the list"},
    {"case.public_list_off", 404, "本县未在网上公布公示名单；请查看所在党支部的公示栏",
     "This county publishes no list of notices; see the board of your branch"},
    {"case.notice_not_running", 409, "该公示已结束或已重新张贴，请刷新页面",
     "This notice has ended or was posted anew; reload the page"},
    {"case.notice_running", 409, "公示期尚未结束（截止{0}），期满次日起才能结束公示",
     "The notice still runs (until {0}); it can be closed from the day after"},
    {"case.notice_photo_missing", 400, "请先上传公示照片，再结束公示",
     "Attach a photograph of the posted notice first"},
    {"case.notice_place", 400, "请填写张贴地点", "State where the notice was posted"},
    {"case.notice_start_future", 400, "张贴日期不能晚于今天", "The day of posting cannot lie in the future"},
    {"case.notice_start_old", 400, "张贴日期早于30天前，请核对，或重新张贴",
     "The day of posting is over 30 days ago; check it or post anew"},
    {"case.assembly_before_application", 400, "支部大会日期早于提交申请的日期，请核对；确属补录的，请填写补录说明",
     "The assembly's day is before the application was submitted; check it, or say why it was entered later"},
    {"case.assembly_too_early", 400, "支部大会日期早于提交申请一年以上，请核对日期，或重新召开支部大会",
     "The assembly was over a year before the application; check the day or hold it anew"},
    {"case.reason_long", 400, "说明过长，请缩短到200字以内", "Too long; shorten it to 200 characters"},
    {"case.committee_before_notice_end", 400, "党委研究日期不晚于公示截止日期，请核对：公示期满后才能研究",
     "The committee's day is not after the notice's last; check it: the committee meets once the notice has ended"},
    {"case.notice_before_assembly", 400, "张贴日期早于支部大会日期，请核对：先经支部大会评议，再公示",
     "The day of posting is before the assembly's; check it: the notice follows the assembly"},
    {"case.notice_correction_start", 400, "更正后的公示从今天起重新计算，张贴日期应为今天",
     "A corrected notice begins anew today; the day of posting must be today"},
    {"case.objection_open", 409, "有异议尚未答复，请先核查并答复",
     "An objection is open; investigate and answer it first"},
    {"case.objection_upheld", 409, "有异议经核查属实，请更正后重新公示，或退回、不予通过",
     "An objection was upheld; correct and post the notice anew, or return or reject the case"},
    {"case.objection_unknown", 404, "没有这条异议，请刷新页面", "There is no such objection; reload the page"},
    {"case.objection_content", 400, "请填写意见内容（2至2000字）", "Write the objection (2 to 2,000 characters)"},
    {"case.objection_channel", 400, "请选择异议来源：书面或电话",
     "Choose how the objection came: on paper or by phone"},
    {"case.objection_finding", 400, "请填写核查情况", "Write what was found"},
    {"case.objection_answer", 400, "请填写答复内容", "Write the answer"},
    {"case.objection_answered", 409, "该异议已答复，不能再修改", "This objection is answered already"},
    {"case.objection_not_investigated", 409, "请先登记核查情况，再答复",
     "Record the investigation first, then answer"},
};

constexpr http::Sentence attachments[] = {
    {"case.attachments_full", 409,
     "本案此类附件已达{0}个，不能再增加；请先移除不需要的附件（已提交的须先退回），多页材料请合并为一个PDF上传",
     "This case has {0} attachments of this sort, as many as it may; remove those not needed (once it is returned, "
     "if "
     "it is submitted), and join pages into one PDF"},
    {"case.attachment_of_others", 403,
     "这类附件由办理该步骤的人上传，例如党委会议记录由党委经办人上传；请改选附件类别",
     "This kind is attached by who takes its step, such as the committee's minutes by its clerk; choose another "
     "kind"},
    {"case.attachment_kind", 400, "请选择附件类别", "Choose the kind of the attachment"},
};

}

std::span<const http::Sentence> sentences() {
    static const auto all = [] {
        std::vector<http::Sentence> rows;
        for (const std::span<const http::Sentence> group :
             {std::span<const http::Sentence>(records), std::span<const http::Sentence>(steps),
              std::span<const http::Sentence>(submission), std::span<const http::Sentence>(decisions),
              std::span<const http::Sentence>(notices), std::span<const http::Sentence>(attachments)})
            rows.insert(rows.end(), group.begin(), group.end());
        return rows;
    }();
    return all;
}

BothWords sentence_of(std::string_view code) {
    for (const auto& row : sentences())
        if (row.code == code) return {row.zh, row.en};
    return {};
}

}
