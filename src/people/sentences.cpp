// Each refusal and warning of people/ in words: what is wrong and what to do. {0} is filled from the refusal's
// details.
#include "people/sentences.hpp"
#include "http/sentence.hpp"

namespace people {

namespace {

constexpr http::Sentence records[] = {
    {"people.unknown", 404, "没有这名党员，或不在您的管理范围内；请返回列表重新查找",
     "There is no such member within your organisations; search the list again"},
    {"people.household_unknown", 404, "没有这个家庭，或不在您的管理范围内；请从党员页面重新进入",
     "There is no such household within your organisations; open it from the member's page"},
    {"people.household_member_unknown", 404, "没有这名家庭成员，可能已被移除；请刷新页面",
     "There is no such household member, perhaps removed meanwhile; reload the page"},
    {"people.household_full", 409, "一个家庭最多登记99人（含党员本人），请核对是否登记在了同一户",
     "A household has at most 99 people, the member included; check that they all live in this one"},
    {"people.incomes_at_odds", 409,
     "两个家庭都填报了{0}年的收入且不一致，不能合并；请核对后把其中一户该年收入改为一致或清空",
     "Both households state an income of {0}, and not the same; correct or empty that year in one of them first"},
    {"people.match_unknown", 404, "没有这条比对请求，请刷新列表",
     "There is no such match request; reload the list"},
    {"people.invalid", 400, "部分内容填写有误，请按提示修改", "Some fields are wrong; correct them as marked"},
    {"people.on_file", 409, "该公民身份号码已有登记，请打开已有档案修改，不要重复新增",
     "This ID number is on file already; open that record instead of adding another"},
    {"people.on_file_elsewhere", 409, "该公民身份号码已在其他党组织登记，请由上级党委核对后再办理",
     "This ID number is on file with another organisation; the one above both must look at it first"},
    {"people.already_member", 409, "此人已是其他党支部的党员，请先办理组织关系转接",
     "This person is a member of another branch; transfer the membership first"},
    {"people.match_open", 409, "该公民身份号码的比对请求正在等待上级处理，请勿重复提交",
     "A match request for this number is already waiting for the organisation above"},
    {"people.too_many_matches", 429, "您一天内提出和待处理的比对请求已达20条，请等上级处理后次日再提交",
     "You have asked for 20 matches within a day or have them waiting; try again tomorrow, once some are decided"},
    {"people.number_elsewhere", 409,
     "该公民身份号码需由上级党委核对，不能直接改为此号码；请核对证件，确属此号码的请报上级党委处理",
     "This ID number must be looked at by the committee above and cannot be entered here; check the card, and ask "
     "the committee if it is right"},
    {"people.identity_of_member", 409, "此人本身是党员，姓名、身份证号、出生日期和性别请在其党员页面修改",
     "This person is a member; correct name, ID number, birth date and sex on their own page"},
    {"people.identity_above", 409,
     "此人在本单位管理范围以外也有登记，姓名、身份证号、出生日期和性别请报上级党委修改",
     "This person is on file outside your organisations as well; ask the committee above to correct name, ID "
     "number, "
     "birth date and sex"},
    {"people.doubt_gone", 409, "这条提示所指的内容已修改，请刷新页面后再核对",
     "What this note was about has changed meanwhile; reload the page and check again"},
    {"people.doubt_checked", 409, "这条提示已由他人核对，请刷新页面",
     "Somebody else has checked this meanwhile; reload the page"},
    {"people.match_decided", 409, "这条比对请求已处理，请刷新列表",
     "This match request is decided already; reload the list"},
    {"people.match_own", 403, "不能处理自己提出的比对请求，请由他人办理",
     "You cannot decide a match you asked for; somebody else must"},
};

constexpr http::Sentence fields[] = {
    {"people.name_invalid", 400, "姓名应为2至30个汉字（可含间隔号·）或字母，不能有数字、问号或括号；生僻字请用原字",
     "A name has 2 to 30 Chinese characters (· inside) or letters, no digits, question marks or brackets"},
    {"people.code_unknown", 400, "不在可选范围内，请从列表中选择",
     "Not one of the choices; pick one from the list"},
    {"people.phone_invalid", 400, "联系电话应为11位手机号码或带区号的固定电话",
     "The phone number must be an 11-digit mobile or a land line with area code"},
    {"people.bank_account_invalid", 400, "银行账号应为8至32位数字，请对照存折或银行卡填写",
     "The account number has 8 to 32 digits; copy it from the card or passbook"},
    {"people.date_in_future", 400, "日期晚于今天，请核对", "The date lies in the future; check it"},
    {"people.birth_long_ago", 400, "出生日期早于1850年，请核对年份",
     "The birth date is before 1850; check the year"},
    {"people.died_before_birth", 400, "去世日期早于出生日期，请核对两个日期",
     "The day of death is before the birth date; check both"},
    {"people.died_before_joining", 400, "去世日期早于入党时间，请核对两个日期",
     "The day of death is before the joining date; check both"},
    {"people.area_out_of_range", 400, "住房面积应为0至10000平方米",
     "The housing area must be 0 to 10,000 square metres"},
    {"people.year_out_of_range", 400, "年度应为1949年至今年", "The year must be 1949 to this year"},
    {"people.size_out_of_range", 400, "家庭人口应为1至99人", "The household has 1 to 99 people"},
    {"people.purpose_missing", 400, "请填写查看用途（至少2个字），查看将记入日志",
     "State the purpose of viewing (2 characters or more); the viewing is logged"},
    {"people.number_of_another", 400, "该公民身份号码登记的是另一个姓名，请核对号码与姓名",
     "This ID number is on file under another name; check both"},
    {"people.is_the_member", 400, "此人就是本户登记的党员本人，已计入家庭人口，不必再添加",
     "This is the member whose household it is, who is counted already; do not add them again"},
    {"people.lives_elsewhere", 400, "此人已登记在另一个家庭中，一人只能在一个家庭；请先在那里移出或办理分户",
     "This person lives in another household, and nobody lives in two; remove them there or split that one first"},
    {"people.leaves_another", 400, "所选人员中有人不在本家庭，请刷新页面后重新选择",
     "Somebody chosen does not live in this household; reload the page and choose again"},
    {"people.nobody_leaves", 400, "请至少选择一名迁出的家庭成员", "Choose at least one person who moves out"},
    {"people.head_stays", 400, "新家庭的登记人须在迁出人员之中，请重新选择",
     "The head of the new household must be one of those who move out; choose again"},
    {"people.head_not_member", 400, "新家庭须由在世的党员登记，请选择迁出人员中的党员；没有党员的请用“移出”",
     "A living member of the party heads the new household; choose one who moves out, or remove the others "
     "instead"},
    {"people.others_listed", 400, "家庭中还登记有其他成员，不能同时选择“只有本人”；请先移出已不在家庭中的成员",
     "Others are listed in the household, so the member does not live alone; remove those who left it first"},
    {"people.in_household_already", 400, "此人已在该家庭中，请在成员列表中修改",
     "This person is in the household already; edit them in the list"},
    {"id_number.format", 400, "公民身份号码应为18位（末位可为X），旧证可填15位",
     "The ID number has 18 characters (the last may be X), or 15 on old cards"},
    {"id_number.check_digit", 400, "公民身份号码校验位不符，请对照证件逐位核对",
     "The ID number's check character is wrong; compare it with the card digit by digit"},
    {"residence_card.format", 400,
     "外国人永久居留身份证号码应为9开头的18位（末位可为X），2017版为3个字母加12位数字",
     "A permanent residence card's number has 18 characters and begins with 9 (the last may be X); on cards of "
     "2017 "
     "it is 3 letters and 12 digits"},
    {"residence_card.check_digit", 400, "外国人永久居留身份证号码校验位不符，请对照证件逐位核对",
     "The permanent residence card's check character is wrong; compare it with the card digit by digit"},
    {"residence_card.date", 400, "外国人永久居留身份证号码中的出生日期不存在或晚于今天，请对照证件核对",
     "The birth date within the card's number is impossible or in the future; compare it with the card"},
    {"passport.format", 400, "护照号码应为5至20位字母和数字，请对照护照填写",
     "A passport's number has 5 to 20 letters and digits; copy it from the passport"},
    {"people.document_number_missing", 400, "选了证件种类，还要填写证件号码；没有证件号码的请选居民身份证并留空",
     "The document's number is missing; fill it in, or choose the resident's ID card and leave it empty"},
    {"people.member_not_resident", 400,
     "该号码登记的是外国人永久居留身份证或护照，党员须以居民身份证登记，请核对证件",
     "This number is on file as that of a foreigner's card or a passport; a party member has a resident's ID card: "
     "check the document"},
    {"id_number.date", 400, "公民身份号码中的出生日期不存在或晚于今天，请对照证件核对",
     "The birth date within the ID number is impossible or in the future; compare it with the card"},
};

constexpr http::Sentence agreements[] = {
    {"people.birth_differs", 400, "出生日期与公民身份号码不一致，请以证件为准修改",
     "The birth date differs from the ID number; correct it from the card"},
    {"people.sex_differs", 400, "性别与公民身份号码不一致，请以证件为准修改",
     "The sex differs from the ID number; correct it from the card"},
    {"people.join_date_missing", 400, "未填写入党时间，无法判断是否建国前入党，请对照党员档案补填",
     "The joining date is missing, so that old membership cannot be told; take it from the file"},
    {"people.join_before_birth", 400, "入党时间早于出生日期，请核对",
     "The joining date is before the birth date; check both"},
    {"people.join_under_18", 400, "入党时未满18周岁，请核对党员档案", "Joined under the age of 18; check the file"},
    {"people.probationary_regular", 400, "预备党员没有转正时间，请清空转正时间或改为正式党员",
     "A probationary member has no regular date; clear it or make the member full"},
    {"people.regular_before_join", 400, "转正时间早于入党时间，请核对",
     "The regular date is before the joining date; check both"},
    {"people.regular_within_year", 400, "转正距入党不足一年，请核对党员档案",
     "Became regular within a year of joining; check the file"},
    {"people.spouse_twice", 400, "在世的配偶只能有一人，请核对与党员关系",
     "There can be one living spouse only; check the relations"},
    {"people.head_twice", 400, "户主只能有一人，请核对与党员关系",
     "There can be one head of the household only; check the relations"},
    {"people.relation_self", 400, "党员本人已计入家庭，与党员关系不能选“本人”",
     "The member is counted already; the relation cannot be 'self'"},
    {"people.parent_twice", 400, "父亲或母亲登记了两人，请核对与党员关系",
     "Two fathers or two mothers are listed; check the relations"},
    {"people.ages_against_relations", 400, "家庭成员的年龄与辈分不符，请核对出生日期和与党员关系",
     "Ages and generations of the household disagree; check birth dates and relations"},
    {"people.size_differs", 400, "家庭人口与成员名单人数不一致，请核对",
     "The stated size differs from the people listed; check which is right"},
    {"people.relation_untold", 400, "有家庭成员与本户党员的关系无法推定，已记为“其他亲属”，请逐一核对",
     "What some of them are to the head of this household cannot be told and stands as 'other relative'; check "
     "each"},
    {"people.income_differs", 400, "总收入与分项之和不一致，计算时以分项为准，请核对",
     "The stated total differs from the kinds' sum, which is what counts; check them"},
    {"people.area_unknown", 400, "公民身份号码的地区代码不在省级行政区划代码之内，请对照证件核对",
     "The ID number's area is that of no province; compare it with the card"},
    {"people.card_area_unknown", 400, "外国人永久居留身份证号码第2、3位不是省级行政区划代码，请对照证件核对",
     "The 2nd and 3rd digits of the permanent residence card's number are no province; compare it with the card"},
    {"people.perhaps_residence_card", 400, "该号码像是外国人永久居留身份证的号码（9开头），请对照证件核对证件种类",
     "This number is built as that of a foreigner's permanent residence card (it begins with 9); check the kind of "
     "document"},
    {"people.account_check_fails", 400,
     "银行卡号未通过校验（Luhn），请对照银行卡核对；存折、农信社和旧社保卡账号可能不适用",
     "The card number fails its check (Luhn); compare it with the card. Passbooks, credit cooperatives and old "
     "social "
     "security cards may have such numbers"},
    {"people.holder_differs", 400, "户名与党员本人姓名不一致，由他人代领的须有委托代领书",
     "The account holder is not the member; somebody else may receive the money by a written authority only"},
    {"people.expenses_without_income", 400, "只填了支出没有收入，请补填收入",
     "Expenses are given without income; add the income"},
};

}

std::span<const http::Sentence> sentences() {
    static const auto all = [] {
        std::vector<http::Sentence> rows(std::begin(records), std::end(records));
        rows.insert(rows.end(), std::begin(fields), std::end(fields));
        rows.insert(rows.end(), std::begin(agreements), std::end(agreements));
        return rows;
    }();
    return all;
}

InWords in_words(std::string_view code) {
    for (const auto& row : sentences())
        if (row.code == code) return {row.zh, row.en};
    return {};
}

}
