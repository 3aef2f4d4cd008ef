// Causes of hardship in the wordings of ledgers. A cell lists several; a part that no cause stands for is
// handed back.
#include <algorithm>
#include <array>
#include <unordered_map>
#include "imports/cell_codes.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

/// A cause, the wordings that are it, and the words that show it inside a longer phrase.
struct CauseWords {
    std::string_view name, wordings, signs;
};

// The order matters where a phrase shows two signs: what is lacking is named before what was lost.
constexpr std::array<CauseWords, 10> cause_words{{
    {"缺技术",
     "缺技术|缺少技术|无技术|没技术|没有技术|缺乏技术|缺技能|无技能|缺少技能|缺乏技能|缺劳动技能|缺乏劳动技能|"
     "无一技之长|技术缺乏|"
     "缺致富技术|缺乏致富技术|缺生产技术|无劳动技能|技能缺乏|缺乏专业技术|无专长|缺少致富技术",
     "缺技术|缺少技术|无技术|没有技术|缺乏技术|缺技能|缺乏技能|一技之长"},
    {"缺资金",
     "缺资金|缺少资金|无资金|没资金|没有资金|缺乏资金|资金短缺|资金不足|资金缺乏|缺本钱|缺启动资金|缺乏启动资金|"
     "缺发展资金|缺少发展资金|"
     "资金困难|无启动资金|缺钱|无本钱|缺生产资金|缺乏发展资金|资金匮乏",
     "缺资金|缺少资金|无资金|没有资金|缺乏资金|资金短缺|资金不足"},
    {"缺信息",
     "缺信息|缺少信息|无信息|没有信息|缺乏信息|信息不灵|信息闭塞|信息不畅|信息缺乏|信息不通|缺市场信息|消息闭塞|"
     "信息匮乏|缺致富信息|信息少",
     "缺信息|缺少信息|缺乏信息|信息不灵|信息闭塞|信息不畅"},
    {"缺岗位",
     "缺岗位|缺少岗位|无岗位|没有岗位|缺乏岗位|无就业岗位|缺就业岗位|缺少就业岗位|缺乏就业岗位|没有就业岗位|就业难|"
     "就业困难|"
     "无工作岗位|缺工作岗位|缺少工作岗位|岗位缺乏|就业岗位缺乏|无就业渠道",
     "缺岗位|无岗位|就业岗位|工作岗位"},
    {"下岗失业",
     "下岗失业|下岗|失业|因下岗|因失业|企业下岗|下岗职工|企业下岗职工|企业倒闭|企业破产|企业停产|企业改制|单位破产|"
     "企业关停|"
     "下岗(失业)|下岗（失业）|下岗待业|失业下岗|因下岗失业|改制下岗|破产下岗|下岗失业人员|企业破产下岗|"
     "企业改制下岗|停产下岗|停产失业",
     "下岗|失业|破产|倒闭"},
    {"因灾",
     "因灾|灾害|自然灾害|受灾|遭灾|受洪灾|遭受自然灾害|遭受灾害|洪灾|水灾|旱灾|火灾|雹灾|遭受火灾|遭受水灾|"
     "遭受洪灾|受自然灾害|因灾致困|因灾致贫|因灾返贫|"
     "突发灾害|受旱灾|受水灾|受火灾|受雹灾|地震|天灾|灾祸|遭遇自然灾害|遭受洪涝灾害|遭遇灾害|洪涝灾害|因自然灾害|"
     "家庭受灾|遭受旱灾",
     "灾害|洪灾|水灾|旱灾|火灾|雹灾|受灾|遭灾"},
    {"因残",
     "因残|残疾|肢体残疾|身体残疾|有残疾|因残致困|因残致贫|因残返贫|残障|视力残疾|听力残疾|言语残疾|智力残疾|"
     "精神残疾|多重残疾|本人残疾|家人残疾|"
     "重度残疾|身有残疾|家庭成员残疾|伤残|致残|因伤致残|因公致残|肢残|家有残疾人|残疾人|身患残疾|先天残疾|因病致残",
     "残疾|伤残|致残"},
    {"因病",
     "因病|患病|疾病|生病|有病|大病|重病|慢性病|患大病|患重病|长期患病|常年患病|长期生病|身患重病|身患大病|"
     "身患疾病|患有大病|患有重病|患慢性病|"
     "患有慢性病|长期慢性病|重大疾病|患重大疾病|因病致困|因病致贫|因病返贫|体弱多病|长年患病|本人患病|家人患病|"
     "家庭成员患病|多病|久病|患有疾病|长期卧病|"
     "身患慢性病|疾病缠身|常年有病|长期有病|本人患大病|家人患大病|家庭成员患大病|因患病|因患大病|久病不愈|"
     "患有重大疾病|因大病|因重病|患癌|患癌症",
     "患病|生病|疾病|大病|重病|慢性病|癌|糖尿病|高血压|心脏病|脑梗|尿毒症|肿瘤|瘫痪|住院|手术"},
    {"因老",
     "因老|年老|年老体弱|年老体弱丧失劳动力|丧失劳动能力|丧失劳动力|年迈|高龄|年事已高|年迈体弱|老弱|体弱|"
     "年老体弱丧失劳动能力|年老丧失劳动力|"
     "年老丧失劳动能力|年老无劳动能力|年老无劳动力|老龄|年龄大|年岁大|老年|因年老|年高体弱|年老多病|因老致困|"
     "年老体衰|体弱丧失劳动力|老年体弱|"
     "失去劳动能力|失去劳动力|年龄偏大|年纪大|高龄体弱|年老力衰|无劳动能力|无劳动力",
     "年老|年迈|高龄|丧失劳动"},
    {"思想",
     "思想|等靠要|等靠要思想|等靠要怨|思想观念落后|思想落后|观念落后|观念陈旧|思想保守|思想问题|内生动力不足|"
     "自身发展动力不足|自身动力不足|缺乏动力|"
     "思想观念陈旧|懒惰|发展动力不足|等、靠、要|等、靠、要思想|思想观念保守|思想守旧|缺乏自信|思想(等靠要怨)|"
     "思想（等靠要怨）|思想观念|缺乏进取心|"
     "安于现状|不思进取|思想懒惰|等靠思想|依赖思想",
     "等靠要|思想|观念|动力不足"},
}};

bool shows(std::string_view signs, std::string_view text) {
    for (std::size_t at = 0; at <= signs.size();) {
        const auto end = std::min(signs.find('|', at), signs.size());
        if (contains(text, signs.substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
}

using Wordings = std::unordered_map<std::string_view, std::string_view>;

/// Every wording with its cause.
const Wordings& wordings() {
    static const Wordings index = [] {
        Wordings all;
        for (const auto& cause : cause_words) {
            all.emplace(cause.name, cause.name);
            for (std::size_t at = 0; at <= cause.wordings.size();) {
                const auto end = std::min(cause.wordings.find('|', at), cause.wordings.size());
                all.emplace(cause.wordings.substr(at, end - at), cause.name);
                at = end + 1;
            }
        }
        return all;
    }();
    return index;
}

std::string_view exact_cause(std::string_view text) {
    const auto found = wordings().find(text);
    return found == wordings().end() ? std::string_view() : found->second;
}

/// Causes written one after another without a separator (缺资金缺技术): the whole text, or nothing. From the end,
/// so that each place is looked at once.
std::vector<std::string> cut_up(std::string_view text) {
    constexpr std::size_t longest_text = 240, longest_word = 60, shortest_word = 6;
    if (text.size() > longest_text) return {};
    std::vector<std::size_t> word(text.size() + 1,
                                  0);  // length of the wording from which on the rest can be cut up
    word[text.size()] = 1;
    for (std::size_t at = text.size(); at-- > 0;)
        for (auto length = std::min(text.size() - at, longest_word); length >= shortest_word && word[at] == 0;
             --length)
            if (word[at + length] != 0 && !exact_cause(text.substr(at, length)).empty()) word[at] = length;
    std::vector<std::string> causes;
    for (std::size_t at = 0; at < text.size() && word[0] != 0; at += word[at])
        causes.emplace_back(exact_cause(text.substr(at, word[at])));
    return causes;
}

/// The one cause that a longer phrase shows; none when it shows several or denies one (无重大疾病).
std::string_view shown_cause(std::string_view text) {
    if (contains_any(text, {"无疾病", "无重大疾病", "没有病", "无病", "未患", "不是", "非"})) return {};
    std::string_view found;
    for (const auto& cause : cause_words) {
        if (!shows(cause.signs, text)) continue;
        if (!found.empty()) return {};
        found = cause.name;
    }
    return found;
}

/// Without "1." or "①" before it, "主要原因:" and 等 and full stops after it.
std::string bare_part(std::string part) {
    for (const std::string_view mark : {"①", "②", "③", "④", "⑤"}) part = replace_all(std::move(part), mark, "");
    part.erase(0, std::min(part.find_first_not_of("0123456789."), part.size()));
    if (const auto colon = part.find(':'); colon != std::string::npos) part.erase(0, colon + 1);
    for (const std::string_view ending : {".", "等原因", "致困", "致贫", "等"})
        if (part.size() > ending.size() + 3 && part.ends_with(ending)) part.resize(part.size() - ending.size());
    return part;
}

/// The cell's parts: 、，；/ and blanks part causes, but 等、靠、要 is one.
std::vector<std::string> parts_of(std::string_view typed) {
    std::string text = replace_all(tidy(typed), "等、靠、要", "等靠要");
    for (const std::string_view mark :
         {"、", "。", "\n", "\r", "\t", " ", "\xC2\xA0", ",", "/", "|", "\\", "+", "&", "·", "；"})
        text = replace_all(std::move(text), mark, ";");
    return split(text, ';');
}

/// The causes of one part: a wording, wordings in a row, two joined by 和, or a phrase that shows one.
std::vector<std::string> causes_of(const std::string& part) {
    if (const auto cause = exact_cause(part); !cause.empty()) return {std::string(cause)};
    if (auto causes = cut_up(part); !causes.empty()) return causes;
    for (const std::string_view joint : {"和", "及", "与", "且", "兼"}) {
        const auto at = part.find(joint);
        if (at == std::string::npos) continue;
        const auto left = exact_cause(part.substr(0, at)), right = exact_cause(part.substr(at + joint.size()));
        if (!left.empty() && !right.empty()) return {std::string(left), std::string(right)};
    }
    if (const auto shown = shown_cause(part); !shown.empty()) return {std::string(shown)};
    return {};
}

void take_part(const std::string& typed, CausesReading& reading) {
    const std::string part = bare_part(compact(typed));
    if (part.empty() || says_nothing(part)) return;
    auto found = causes_of(part);
    if (found.empty()) reading.unmapped.push_back(part);
    for (auto& cause : found)
        if (std::find(reading.causes.begin(), reading.causes.end(), cause) == reading.causes.end())
            reading.causes.push_back(std::move(cause));
}

}

CausesReading read_causes(std::string_view typed) {
    CausesReading reading;
    const std::string whole = compact(typed);
    if (const auto cause = exact_cause(whole); !cause.empty()) return {.causes = {std::string(cause)}};
    for (const auto& part : parts_of(typed)) take_part(part, reading);
    return reading;
}

}
