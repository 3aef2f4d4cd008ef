// Version 1 of the policy: the numbers of the county's paper, and defaults where the paper is silent (domain.md
// 0.3, 2.4). The county changes them by a new version, never here.
#include "policy/policy_v1.hpp"
#include "base/result.hpp"

namespace policy {

namespace {

constexpr std::int64_t yuan = 100;
constexpr std::int64_t mebibyte = std::int64_t{1} << 20;

std::vector<RequiredPaper> required_papers() {
    return {
        {"signed_application", "本人签名的帮扶申请", "application signed by the member", {}},
        {"data_use_notice", "个人信息使用告知书（本人签名）", "signed notice of the use of personal data", {}},
        {"means_check_authorisation",
         "家庭经济状况核对授权书（本人签名）",
         "signed authorisation to check the household's means",
         {}},
        {"id_card", "居民身份证复印件", "copy of the identity card", {}},
        {"household_register", "户口簿复印件", "copy of the household register", {}},
        {"income_proof", "家庭收入证明", "proof of the household's income", "low_income"},
        {"minimum_allowance_certificate", "最低生活保障证", "minimum living allowance certificate",
         "minimum_allowance"},
        {"hardship_evidence", "致困事由证明（诊断、受灾、下岗等）", "evidence of what caused the hardship",
         "temporary_hardship"},
        {"join_date_proof", "入党时间证明", "proof of the day of joining", "old_member"},
    };
}

/// A whole application takes about six weeks of office time besides the notice itself.
std::vector<StepDeadline> step_deadlines() {
    return {
        {"submitted", 10},           // branch assembly
        {"assembly_passed", 3},      // posting the notice
        {"on_notice", 8},            // the notice itself and three days to close it
        {"notice_passed", 10},       // committee
        {"committee_recorded", 3},   // its reviewer
        {"committee_confirmed", 5},  // county officer
        {"filing_proposed", 3},      // county reviewer
        {"returned", 10},            // correction
    };
}

std::vector<OpinionPreset> opinion_presets() {
    return {
        {"submit", "情况属实，同意上报支部大会评议。", "The facts are right; sent to the branch assembly."},
        {"record_assembly", "经支部大会评议，同意该同志的帮扶申请。",
         "The assembly reviewed and supports the application."},
        {"record_committee", "经党委会集体研究，同意确定为帮扶对象。",
         "The committee studied it collectively and agrees."},
        {"confirm_committee", "经复核，与会议决定一致，同意。", "Checked against the meeting's decision; agreed."},
        {"propose_filing", "材料齐全，程序完备，拟同意备案。", "Papers and procedure complete; filing proposed."},
        {"confirm_filing", "经复核，同意备案。", "Checked; filing agreed."},
        {"send_back", "材料不齐或情况不清，请补充后重新报送。",
         "Papers or facts are lacking; complete and send again."},
        {"reject", "经研究，不符合帮扶对象界定标准。", "Studied; none of the criteria is met."},
        {"withdraw", "本人申请撤回。", "Withdrawn at the member's own request."},
        {"appeal", "对决定有异议，申请复议。", "The decision is disputed; a second hearing is asked for."},
    };
}

}

const Policy& policy_v1() {
    static const Policy policy{
        .version = 1,
        .effective = *Date::of(2026, 1, 1),
        .title = "困难党员帮扶办法（第1版）",
        .levels = {{1, "一般困难", "in hardship"},
                   {2, "比较困难", "in considerable hardship"},
                   {3, "特别困难", "in severe hardship"}},

        // 农村家庭年收入在700元以下的特困家庭
        .income_line = {700 * yuan},
        .income_line_included = true,
        .income_base = IncomeBase::household_total,
        .income_measure = IncomeMeasure::net,
        .income_line_rural_only = true,
        .income_years_back = 1,
        // 城镇低保家庭
        .minimum_allowance_urban_only = true,
        // 家庭生活比较困难的建国前老党员
        .founding_date = *Date::of(1949, 10, 1),
        .finding_valid_months = 12,
        .criterion_needed_to_submit = true,

        .required_papers = required_papers(),
        .assembly_majority = MajorityOf::expected,
        .assembly_present_percent = 50,
        .notice_working_days = 5,
        .notice_day_count = DayCount::working,
        .step_deadlines = step_deadlines(),
        .appeals_max = 1,
        .opinion_presets = opinion_presets(),

        .county_wide_public_list = false,
        .attachment_bytes_max = 10 * mebibyte,
        .attachments_max = 60,
        .web_objections_an_hour = 10,

        .lend_dues_money = false,
    };
    return policy;
}

}
