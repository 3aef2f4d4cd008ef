#include "imports/recognise_words.hpp"
#include <algorithm>
#include <array>
#include <utility>
#include "base/text.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

/// A rule holds when the heading is one of `exactly`, or has one of `words` and one of `also` (when stated) and
/// none of `without`. Words are parted by '|'.
struct Rule {
    std::string_view field, exactly, words, also, without;
};

bool has_one(std::string_view words, std::string_view text, bool whole) {
    for (std::size_t at = 0; at <= words.size() && !words.empty();) {
        const auto end = std::min(words.find('|', at), words.size());
        const auto word = words.substr(at, end - at);
        if (whole ? word == text : contains(text, word)) return true;
        at = end + 1;
    }
    return false;
}

// In order: the first rule that holds gives the field. Within one field the earlier rule is the stronger meaning.
constexpr std::array rules{
    Rule{"seq", "序号|编号|序|号|No|No.|NO|NO.|no|顺序号|序列|行号|顺序|户编号|档案号|档案编号|序列号|#", "序号",
         "", ""},
    Rule{"name",
         "姓名|党员姓名|困难党员姓名|困难党员|名字|党员|本人姓名|对象姓名|帮扶对象|帮扶对象姓名|党员名字|"
         "生活困难党员姓名|"
         "生活困难党员|困难党员名字|党员同志姓名|慰问对象|慰问对象姓名|受助党员|受助人姓名|姓名/"
         "党员|党员(姓名)|同志姓名|人员姓名",
         "", "", ""},
    Rule{"sex", "性别|男女|性别男/女", "性别", "", ""},
    Rule{"hphone", "", "电话|手机|联系方式|号码",
         "帮扶|结对|责任人|包联|包户|联系人|联户|联系党员|联系领导|挂钩|帮联|帮带", "身份"},
    Rule{"helper", "",
         "结对|帮扶责任|帮扶人|帮扶干部|帮扶党员|联系党员|责任人|包户|包联|联系领导|帮扶联系|联系人|联户|挂钩|"
         "帮扶领导|帮联|帮带|"
         "联系干部|帮扶负责人|帮扶者",
         "", "电话|时间|单位|情况|措施|职务|日期|手机|对象|形式|效果|成效|身份|政策|关系|次数"},
    Rule{"id", "身份证|公民身份证", "身份证|公民身份|身份号|证件号|ID号|身份代码|居民身份|二代证", "",
         "残疾|成员|配偶|子女|有效期|地址|复印"},
    Rule{"", "", "残疾证|银行|账号|帐号|开户|卡号|存折|户名", "", ""},
    Rule{"", "年龄|周岁|党龄|年龄(岁)", "党龄|年龄", "", ""},
    Rule{"birth", "出生|生日|出生年月日", "出生|生日|生年", "", "地"},
    Rule{"regular", "转正", "转正|转为正式|正式党员时间|预备期满", "", "情况"},
    Rule{"join", "入党|入党时间|入党年月", "入党|加入党组织|加入中国共产党|加入组织时间|入党宣誓", "",
         "介绍人|支部|地点|申请|志愿|积极"},
    Rule{"address", "住址|地址|住所", "住址|地址|住所|居住地|家庭所在地|现住|居住|户籍所在地|户口所在地|家庭位置",
         "", "邮箱|性质"},
    Rule{"branch",
         "党支部|支部|所在支部|所属支部|所在党支部|所属党支部|党支部名称|支部名称|所在党支部名称|基层党支部",
         "支部", "", "书记|意见|电话|代码|编码|推荐|日期|时间|审核"},
    Rule{"branch", "", "所在党组织|所属党组织|党组织名称|所在组织|组织关系所在|所属组织|基层党组织|党组织", "",
         "上级|书记|意见|电话|代码|编码|时间|日期|认定"},
    Rule{"town",
         "乡镇|镇|乡|街道|所属乡镇|所在乡镇|乡镇街道|镇街|乡(镇)|镇乡|乡镇名称|所属党委|所在党委|党委|乡镇党委",
         "乡镇|街道|所属党委|所在党委|镇党委|乡党委|党委名称|上级党组织|上级党委|所属镇|所属乡|所在镇|所在乡|镇街|"
         "基层党委|党(工)委|党工委",
         "", "意见|电话|书记|审核|时间|日期"},
    Rule{"income_per_head", "", "人均|平均", "收入|纯收", "标准|来源"},
    Rule{"income", "家庭年收入|家庭总收入|年总收入|家庭年总收入|年家庭总收入|家庭收入|年收入|总收入|收入", "收入",
         "家庭|年|全家|总|户|月",
         "个人|本人|来源|证明|构成|户口|低收入|工资性|经营性|转移性|财产性|变化|支出|配偶"},
    Rule{"dibao", "低保|低保户|是否低保|是否低保户|是否享受低保|享受低保", "低保|最低生活保障", "",
         "特困|监测|五保|金|标准|证号|编号|时间|日期|元|边缘|人数|人口|金额|起"},
    Rule{"size", "家庭人口|家庭人数|家庭人口数|人口|人口数|人数|户人口|家庭成员数|家庭成员人数",
         "家庭人口|家庭人数|家庭总人口|人口数|户人口|家庭成员数|家庭成员人数|共同生活人|家庭规模|家中人口|全家人口|"
         "户籍人口|家庭人口情况|在家人口|"
         "共同生活家庭成员|家庭现有人口|人口总数|家庭总人数",
         "", "劳动|收入|姓名"},
    Rule{"level", "困难程度|困难等级|困难级别|困难档次|困难层次|困难程度等级", "程度|等级|级别|档次|层级|层次",
         "困难|贫困|特困|致困|帮扶|认定|救助", "残疾|文化"},
    Rule{
        "cause",
        "致困原因|困难原因|主要致困原因|致困主要原因|原因|主要原因|致贫原因|主要困难原因|困难主要原因|造成困难原因",
        "致困|致贫|困难原因|贫困原因|困难成因|造成困难|困难主要原因|主要困难及原因|困难情况及原因|困难状况及原因|"
        "原因",
        "", "脱|时间|退出|解除|等级|程度|注销"},
    Rule{"kind",
         "困难类型|生活困难类型|困难类别|生活困难类别|困难党员类型|困难党员类别|困难种类|贫困类型|类别|类型|"
         "困难情形",
         "困难", "类型|类别|种类|分类|情形", "家庭成员|户籍"},
    Rule{"hukou", "户籍性质|户口性质|户籍|户口|户籍类型|户口类型|户口类别|户籍类别|农业/非农业|城乡类别|户别|城乡",
         "户籍|户口|户别|城乡", "性质|类型|类别|属性|种类|情况", ""},
    Rule{"edu", "学历|文化程度|教育程度|文化|文化水平|学历层次|最高学历|学历情况",
         "学历|文化程度|教育程度|文化水平|受教育", "", "子女|时间"},
    Rule{"ethnic", "民族|族别", "民族|族别", "", ""},
    Rule{"health", "健康|健康状况|身体状况|健康情况|身体情况|身体健康状况|身体健康情况", "健康|身体状况|身体情况",
         "", "子女|配偶"},
    Rule{"labour", "劳动能力|劳动力|劳力|劳动技能|劳动力状况|劳动能力状况|劳动力情况|劳动能力情况",
         "劳动能力|劳动力|劳动技能|劳力", "", "人数|数量|个数"},
    Rule{"aid", "享受帮扶情况|帮扶情况|帮扶措施|已享受帮扶|帮扶形式|享受政策", "帮扶|救助|享受|受助|慰问|资助|补助",
         "情况|措施|政策|形式|内容|项目|待遇", "时间|日期|人数|优抚"},
    Rule{"phone", "联系电话|电话|手机|手机号码|本人电话|联系方式|电话号码|手机号|本人手机|联系号码|移动电话",
         "电话|手机|联系方式|联系号码", "", "支部|书记|单位|紧急|亲属|家属|配偶|子女|办公|填表|审核"},
    Rule{"remark",
         "备注|说明|附注|其他|其它|备考|补充说明|其他说明|其他情况|补充情况|情况补充|备注说明|情况说明|"
         "需要说明的问题|备注信息",
         "备注", "", ""},
    Rule{"cause", "", "困难情况|困难状况|困难描述|困难表现|家庭状况", "", "时间|日期"},
    Rule{"name", "户主姓名|户主|户主名", "姓名", "党员|困难|本人|对象|户主",
         "成员|配偶|书记|填表|子女|责任|介绍|审核|身份|联系人"},
};

constexpr std::string_view helper_groups =
    "结对|帮扶责任|帮扶人|帮扶干部|帮扶党员|联系人|责任人|包联|包户|挂钩|联系党员|帮联|联户|帮扶联系|帮扶领导";
constexpr std::string_view member_groups =
    "家庭主要成员|家庭成员|主要成员|成员情况|家属|家庭人员|同住人员|共同生活成员|家庭构成|家庭组成";
constexpr std::string_view other_people = "书记|介绍人|填表|审核|经办|负责人|配偶|监护人|村干部|班子";

std::string member_field(const Heading& heading) {
    const auto& text = heading.text;
    if (has_one("关系|称谓|称呼", text, false) && !contains(text, "组织")) return "relation";
    if (has_one("身份证|公民身份|身份号|证件号", text, false)) return "id";
    if (has_one("姓名|名字", text, false) || has_one("成员|家庭成员|名称|成员名称|家庭成员名称", text, true))
        return "name";
    if (contains(text, "性别")) return "sex";
    if (has_one("出生|生日", text, false)) return "birth";
    if (has_one("健康|身体", text, false)) return "health";
    if (has_one("职业|就学|工作|从业|务工|就业|单位|身份|在校|从事|学习", text, false)) return "occupation";
    if (has_one("劳动|劳力", text, false)) return "labour";
    return {};
}

Meaning by_rules(const std::string& text) {
    int rank = 0;
    for (const auto& rule : rules) {
        ++rank;
        if (has_one(rule.exactly, text, true)) return {std::string(rule.field), rank * 2};
        if (!has_one(rule.words, text, false) || has_one(rule.without, text, false)) continue;
        if (!rule.also.empty() && !has_one(rule.also, text, false)) continue;
        return {std::string(rule.field), rank * 2 + 1};
    }
    return {};
}

/// A member's column where no group stands above it: 成员姓名, 与户主关系, 家庭成员身份证号.
Meaning by_member_words(const std::string& text) {
    const bool relation = has_one(
        "与户主关系|与本人关系|与党员关系|与户主的关系|与困难党员关系|家庭关系|成员关系|与申请人关系|称谓|"
        "与本人的关系|关系",
        text, true);
    if (relation) return {"member.relation", 1};
    if (!has_one("家庭成员|成员", text, false) || has_one("人数|成员数|情况|收入|人口", text, false)) return {};
    const auto field = member_field({.text = text});
    return field.empty() ? Meaning{} : Meaning{"member." + field, 1};
}

Meaning by_group(const Heading& heading) {
    const auto& text = heading.text;
    if (has_one(helper_groups, heading.group, false)) {
        if (has_one("姓名|名字|责任人|帮扶人|党员|党员姓名|干部|联系人|干部姓名|人员|帮扶责任人|帮扶干部|"
                    "责任人姓名|帮扶人姓名",
                    text, true))
            return {"helper", 1};
        if (has_one("电话|手机|联系方式|号码", text, false)) return {"hphone", 1};
        return {"-", 0};
    }
    if (has_one(member_groups, heading.group, false) && !has_one("人数|人口|口数", text, false)) {
        const auto field = member_field(heading);
        return field.empty() ? Meaning{"-", 0} : Meaning{"member." + field, 1};
    }
    if (has_one(other_people, heading.group, false) && has_one("姓名|电话|职务|手机", text, false)) return {"-", 0};
    return {};
}

/// "*1.姓名：" is 姓名.
std::string bare_heading(std::string text) {
    while (!text.empty() && (text[0] == '*' || text[0] == '.' || (text[0] >= '0' && text[0] <= '9')))
        text.erase(0, 1);
    for (const std::string_view mark : {"、", "★", "※", "·"})
        if (text.starts_with(mark)) text.erase(0, mark.size());
    while (!text.empty() && (text.back() == '*' || text.back() == ':' || text.back() == '.')) text.pop_back();
    return text;
}

}

Heading make_heading(std::string_view own, std::string_view group) {
    auto parts = without_brackets(compact(own));
    Heading heading{.text = bare_heading(parts.outside),
                    .hint = parts.inside,
                    .group = without_brackets(compact(group)).outside};
    if (heading.text.empty()) heading.text = bare_heading(std::exchange(heading.hint, {}));
    if (!heading.group.empty()) heading.hint += " " + compact(group);
    return heading;
}

Meaning meaning_of(const Heading& heading) {
    if (heading.text.empty() || length_in_characters(heading.text) > 30) return {};
    if (const auto grouped = by_group(heading); !grouped.field.empty())
        return grouped.field == "-" ? Meaning{} : grouped;
    if (const auto member = by_member_words(heading.text); !member.field.empty()) return member;
    if (const auto own = by_rules(heading.text); !own.field.empty()) return own;
    if (heading.group.empty()) return {};
    // A group that means something by itself is a heading of its own, unless what stands under it only completes
    // it.
    constexpr std::string_view completions =
        "元|万元|人|元/年|万元/年|岁|是/否|年月|年月日|年/月|年/月/日|程度|等级|级别|档次|"
        "类型|类别|性质|时间|日期|号码|状况|数量|总数";
    if (!has_one(completions, heading.text, true) && !by_rules(heading.group).field.empty()) return {};
    Meaning joint = by_rules(heading.group + heading.text);
    joint.rank += 1000;
    return joint.field.empty() ? Meaning{} : joint;
}

std::string member_meaning_of(const Heading& heading) {
    const std::string text = heading.text;
    const bool of_head =
        has_one("户主|党员|困难|本人|所属|家长|对象|申请人", text, false) && !has_one("成员|关系", text, false);
    if (of_head && has_one("身份证|公民身份|身份号|证件号", text, false)) return "head_id";
    if (of_head &&
        (has_one("姓名|名字|名称", text, false) ||
         has_one("户主|党员|困难党员|本人|所属党员|所属户主|对象|帮扶对象|申请人|所属困难党员", text, true)))
        return "head_name";
    if (of_head && !contains(text, "姓名")) return {};
    return member_field(heading);
}

bool in_ten_thousands(const Heading& heading) {
    return contains(heading.text, "万元") || contains(heading.hint, "万元");
}

bool by_month(const Heading& heading) {
    const std::string all = heading.text + heading.hint;
    return contains_any(all, {"月收入", "/月", "每月", "月均", "月人均", "月总收入"}) &&
           !contains_any(all, {"年收入", "/年", "每年"});
}

}
