#include "imports/cell_codes.hpp"
#include <algorithm>
#include <array>
#include "imports/cell_text.hpp"

namespace imports {
namespace {

/// Wordings parted by '|' that stand for one entry.
struct Entry {
    std::string_view code, name, wordings;
};

bool has_wording(std::string_view wordings, std::string_view text) {
    for (std::size_t at = 0; at <= wordings.size();) {
        const auto end = std::min(wordings.find('|', at), wordings.size());
        if (wordings.substr(at, end - at) == text) return true;
        at = end + 1;
    }
    return false;
}

template <std::size_t N>
std::optional<CodedName> find_entry(const std::array<Entry, N>& entries, std::string_view text) {
    if (text.empty()) return {};
    for (const auto& entry : entries)
        if (text == entry.name || has_wording(entry.wordings, text))
            return CodedName{std::string(entry.code), std::string(entry.name)};
    return {};
}

constexpr std::array<Entry, 58> ethnicities{{
    {"01", "汉族", "汉"},
    {"02", "蒙古族", "蒙古|蒙|蒙族"},
    {"03", "回族", "回"},
    {"04", "藏族", "藏"},
    {"05", "维吾尔族", "维吾尔|维族|维"},
    {"06", "苗族", "苗"},
    {"07", "彝族", "彝"},
    {"08", "壮族", "壮"},
    {"09", "布依族", "布依"},
    {"10", "朝鲜族", "朝鲜|朝族|鲜族"},
    {"11", "满族", "满"},
    {"12", "侗族", "侗"},
    {"13", "瑶族", "瑶"},
    {"14", "白族", "白"},
    {"15", "土家族", "土家"},
    {"16", "哈尼族", "哈尼"},
    {"17", "哈萨克族", "哈萨克|哈族"},
    {"18", "傣族", "傣"},
    {"19", "黎族", "黎"},
    {"20", "傈僳族", "傈僳"},
    {"21", "佤族", "佤"},
    {"22", "畲族", "畲"},
    {"23", "高山族", "高山"},
    {"24", "拉祜族", "拉祜"},
    {"25", "水族", "水"},
    {"26", "东乡族", "东乡"},
    {"27", "纳西族", "纳西"},
    {"28", "景颇族", "景颇"},
    {"29", "柯尔克孜族", "柯尔克孜|柯族"},
    {"30", "土族", "土"},
    {"31", "达斡尔族", "达斡尔"},
    {"32", "仫佬族", "仫佬"},
    {"33", "羌族", "羌"},
    {"34", "布朗族", "布朗"},
    {"35", "撒拉族", "撒拉"},
    {"36", "毛南族", "毛南"},
    {"37", "仡佬族", "仡佬"},
    {"38", "锡伯族", "锡伯"},
    {"39", "阿昌族", "阿昌"},
    {"40", "普米族", "普米"},
    {"41", "塔吉克族", "塔吉克"},
    {"42", "怒族", "怒"},
    {"43", "乌孜别克族", "乌孜别克|乌兹别克|乌兹别克族"},
    {"44", "俄罗斯族", "俄罗斯"},
    {"45", "鄂温克族", "鄂温克"},
    {"46", "德昂族", "德昂"},
    {"47", "保安族", "保安"},
    {"48", "裕固族", "裕固"},
    {"49", "京族", "京"},
    {"50", "塔塔尔族", "塔塔尔"},
    {"51", "独龙族", "独龙"},
    {"52", "鄂伦春族", "鄂伦春"},
    {"53", "赫哲族", "赫哲"},
    {"54", "门巴族", "门巴"},
    {"55", "珞巴族", "珞巴"},
    {"56", "基诺族", "基诺"},
    {"97", "其他", "其它"},
    {"98", "外国血统", "外国血统中国籍人士"},
}};

constexpr std::array<Entry, 8> educations{{
    {"10", "研究生", "硕士|博士|硕士研究生|博士研究生|研究生及以上|研究生毕业|研究生学历|在职研究生"},
    {"20", "大学本科",
     "本科|大学|全日制本科|函授本科|自考本科|成人本科|党校本科|大本|学士|电大本科|在职本科|大学普通班|在职大学"},
    {"30", "大学专科",
     "大专|专科|高职|高专|高等职业|函授大专|自考大专|成人大专|党校大专|电大专科|电大大专|在职大专|高职高专|"
     "大学大专"},
    {"40", "中等职业",
     "中专|中技|技校|职高|职业高中|职中|中师|中等专科|中等专业学校|技工学校|中等师范|职专|中等职业教育|中专技校|"
     "函授中专|农中专|卫校|职业中专"},
    {"60", "普通高中", "高中|高级中学|普高|高中文化"},
    {"70", "初中", "初级中学|初中文化|普通初中|农中"},
    {"80", "小学", "高小|初小|完小|小学文化"},
    {"90", "文盲或半文盲",
     "文盲|半文盲|文盲半文盲|文盲、半文盲|文盲/"
     "半文盲|文盲和半文盲|不识字|未上过学|未上学|没上过学|没有上学|未读书"},
}};

constexpr std::array<Entry, 4> healths{{
    {"1", "健康", "健康或良好|良好|好|正常|身体健康|身体良好|健康良好|无疾病|较好|一般|一般或较弱"},
    {"2", "长期慢性病", "慢性病|慢病|有慢性病|患有慢性病|患慢性病|长期慢病|慢性疾病|长期患慢性病|患有长期慢性病"},
    {"3", "患有大病", "大病|重病|患大病|患重病|重大疾病|重疾|患有重病|患有重大疾病|大病患者"},
    {"4", "残疾",
     "残|残疾人|有残疾|身体残疾|肢体残疾|视力残疾|听力残疾|言语残疾|智力残疾|精神残疾|多重残疾|重度残疾"},
}};

constexpr std::array<Entry, 5> labours{{
    {"1", "普通劳动力", "普通|有劳动力|有劳动能力|有|全劳动力|劳动力|正常|有劳力"},
    {"2", "技能劳动力", "技能|技术劳动力|有技能劳动力"},
    {"3", "丧失劳动力", "丧失|丧失劳动能力|失去劳动能力|完全丧失劳动力|完全丧失劳动能力"},
    {"4", "无劳动力", "无|无劳动能力|没有劳动能力|无劳力|没有劳动力"},
    {"5", "弱劳动力或半劳动力",
     "弱劳动力|半劳动力|弱|弱劳力|半劳力|部分丧失劳动力|部分丧失劳动能力|部分劳动能力|弱劳动能力|半劳动能力"},
}};

constexpr std::array<Entry, 3> levels{{
    {"1", "一般困难", "一般|一般困难户|一般困难党员"},
    {"2", "比较困难", "较困难|比较|较为困难|比较困难户|比较困难党员|较困难党员"},
    {"3", "特别困难", "特困|特别|特困党员|特别困难户|特别困难党员|特困难"},
}};

constexpr std::array<Entry, 2> residences{{
    {"rural", "农业",
     "农|农村|农业户口|农业户|农户|农村户口|农业户籍|农村户籍|农业家庭户口|农业家庭户|农业人口|农村居民|农民|"
     "农村居民户口|乡村"},
    {"urban", "非农业",
     "非农|城镇|非农业户口|非农户口|非农户|城镇户口|城市|城市户口|城镇户籍|非农业户籍|非农业家庭户口|非农业家庭户|"
     "非农业人口|城镇居民|城市居民|城镇居民户口|城|非农村|非农业户"},
}};

constexpr std::string_view yes_words =
    "是|有|享受|√|✓|✔|☑|对|Y|y|YES|Yes|yes|T|TRUE|True|true|1|低保|农村低保|城市低保|城镇低保|城乡低保|农低保|"
    "低保户|农村低保户|"
    "城市低保户|城镇低保户|享受低保|享受农村低保|享受城市低保|享受城镇低保|已享受|正在享受|在享|已纳入|纳入|"
    "纳入低保|是低保|是低保户|低保对象|"
    "农村低保对象|城市低保对象|A类|B类|C类|一类低保|二类低保|三类低保|单人保|整户保|已享受低保|有低保|在保";
constexpr std::string_view no_words =
    "否|无|没有|未享受|不享受|×|✗|✘|x|X|N|n|NO|No|no|F|FALSE|False|false|0|不是|非|非低保|非低保户|没享受|未纳入|"
    "未|未享受低保|"
    "不享受低保|无低保|没|不|-|--|—|——|/|\\|没有享受|未办理|未申请";

}

std::optional<Sex> read_sex(std::string_view text) {
    if (has_wording("男|男性|M|m|Male|male|♂|先生|男同志", text)) return Sex::male;
    if (has_wording("女|女性|F|f|Female|female|♀|女士|女同志", text)) return Sex::female;
    return {};
}

std::optional<CodedName> read_ethnicity(std::string_view text) { return find_entry(ethnicities, text); }

std::optional<CodedName> read_education(std::string_view text) {
    if (auto found = find_entry(educations, text)) return found;
    for (const std::string_view ending : {"毕业", "肄业", "结业", "在读", "学历", "程度", "文化程度", "毕"}) {
        if (!text.ends_with(ending)) continue;
        if (auto found = find_entry(educations, text.substr(0, text.size() - ending.size()))) return found;
    }
    return {};
}

std::optional<CodedName> read_health(std::string_view text) { return find_entry(healths, text); }
std::optional<CodedName> read_labour(std::string_view text) { return find_entry(labours, text); }

std::optional<std::int64_t> read_level(std::string_view text) {
    const auto found = find_entry(levels, text);
    return found ? std::optional<std::int64_t>(found->code[0] - '0') : std::nullopt;
}

std::optional<std::string> read_residence(std::string_view text) {
    const auto found = find_entry(residences, text);
    return found ? std::optional(found->code) : std::nullopt;
}

YesNo read_yes_no(std::string_view text) {
    if (text.empty() || has_wording(no_words, text)) return YesNo::no;
    return has_wording(yes_words, text) ? YesNo::yes : YesNo::unclear;
}

}
