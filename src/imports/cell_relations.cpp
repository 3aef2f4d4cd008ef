// Relations to the head of the household, GB/T 4761-2008, in the wordings of ledgers: 之子, 儿子, 二女儿, 老伴.
#include <algorithm>
#include <array>
#include "imports/cell_codes.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

struct RelationWords {
    std::string_view code, name, base, wordings;
};

constexpr std::array<RelationWords, 68> relations{{
    {"01", "本人", "本人", "自己|党员本人|本人(党员)"},
    {"02", "户主", "户主", "户主本人"},
    {"10", "配偶", "配偶", "爱人|老伴|夫妻|伴侣|老伴儿"},
    {"11", "夫", "配偶", "丈夫|老公"},
    {"12", "妻", "配偶", "妻子|老婆|太太|内人"},
    {"20", "子", "子", "儿子|儿"},
    {"21", "独生子", "子", ""},
    {"22", "长子", "子", "大儿子|大儿|大子"},
    {"23", "次子", "子", "二儿子|二子|二儿"},
    {"24", "三子", "子", "三儿子|三儿"},
    {"25", "四子", "子", "四儿子"},
    {"26", "五子", "子", "五儿子"},
    {"27", "养子或继子", "子", "养子|继子"},
    {"28", "女婿", "女婿", ""},
    {"29", "其他儿子", "子", "小儿子|幼子"},
    {"30", "女", "女", "女儿|闺女|姑娘"},
    {"31", "独生女", "女", ""},
    {"32", "长女", "女", "大女儿|大女"},
    {"33", "次女", "女", "二女儿|二女|次女儿"},
    {"34", "三女", "女", "三女儿"},
    {"35", "四女", "女", "四女儿"},
    {"36", "五女", "女", "五女儿"},
    {"37", "养女或继女", "女", "养女|继女"},
    {"38", "儿媳", "儿媳", "儿媳妇|子媳"},
    {"39", "其他女儿", "女", "小女儿|幼女"},
    {"41", "孙子", "孙子", "孙|长孙|孙儿"},
    {"42", "孙女", "孙女", "孙女儿|长孙女"},
    {"43", "外孙子", "外孙子", "外孙|外孙儿"},
    {"44", "外孙女", "外孙女", "外孙女儿"},
    {"45", "孙媳", "孙媳", "孙媳妇|孙子媳妇"},
    {"46", "孙女婿", "孙女婿", ""},
    {"47", "曾孙子", "曾孙子", "曾孙|重孙|重孙子"},
    {"48", "曾孙女", "曾孙女", "重孙女"},
    {"51", "父", "父", "父亲|爸爸|爸"},
    {"52", "母", "母", "母亲|妈妈|妈"},
    {"53", "公公", "公公", "公爹"},
    {"54", "婆婆", "婆婆", "婆母"},
    {"55", "岳父", "岳父", "丈人|岳丈"},
    {"56", "岳母", "岳母", "丈母娘"},
    {"57", "继父或养父", "父", "继父|养父"},
    {"58", "继母或养母", "母", "继母|养母"},
    {"61", "祖父", "祖父", "爷爷"},
    {"62", "祖母", "祖母", "奶奶"},
    {"63", "外祖父", "外祖父", "外公|姥爷"},
    {"64", "外祖母", "外祖母", "外婆|姥姥"},
    {"66", "曾祖父", "曾祖父", "太爷"},
    {"67", "曾祖母", "曾祖母", "太奶"},
    {"71", "兄", "兄", "哥哥|哥|大哥|二哥|兄长"},
    {"72", "嫂", "嫂", "嫂子|嫂嫂"},
    {"73", "弟", "弟", "弟弟|大弟|二弟|胞弟"},
    {"74", "弟媳", "弟媳", "弟妹|弟媳妇"},
    {"75", "姐", "姐", "姐姐|姊|大姐|二姐"},
    {"76", "姐夫", "姐夫", ""},
    {"77", "妹", "妹", "妹妹|大妹|二妹|胞妹"},
    {"78", "妹夫", "妹夫", ""},
    {"81", "伯父", "伯父", "大伯|伯伯"},
    {"82", "伯母", "伯母", "大娘"},
    {"83", "叔父", "叔父", "叔叔|叔"},
    {"84", "婶母", "婶母", "婶婶|婶子"},
    {"85", "舅父", "舅父", "舅舅"},
    {"86", "舅母", "舅母", "舅妈"},
    {"87", "姨父", "姨父", "姨夫"},
    {"88", "姨母", "姨母", "姨妈"},
    {"89", "姑父", "姑父", "姑夫"},
    {"90", "姑母", "姑母", "姑妈|姑姑"},
    {"93", "侄子", "侄子", "侄儿"},
    {"94", "侄女", "侄女", "侄女儿"},
    {"95", "外甥", "外甥", "外甥子"},
}};

bool matches(const RelationWords& entry, std::string_view text) {
    if (text == entry.name || text == entry.base) return true;
    const auto words = split(entry.wordings, '|');
    return std::find(words.begin(), words.end(), text) != words.end() && !text.empty();
}

std::optional<Relation> find_relation(std::string_view text) {
    if (text.empty()) return {};
    for (const auto& entry : relations)
        if (text == entry.name)
            return Relation{{std::string(entry.code), std::string(entry.name)}, std::string(entry.base)};
    for (const auto& entry : relations)
        if (matches(entry, text))
            return Relation{{std::string(entry.code), std::string(entry.name)}, std::string(entry.base)};
    return {};
}

}

std::optional<Relation> read_relation(std::string_view text) {
    if (auto found = find_relation(text)) return found;
    for (const std::string_view start : {"之", "其", "户主之", "户主的", "本人之", "户主", "党员之", "系户主之"})
        if (text.size() > start.size() && text.starts_with(start))
            if (auto found = find_relation(text.substr(start.size()))) return found;
    const auto bare = without_brackets(text);
    if (!bare.inside.empty() && bare.outside != text) return find_relation(bare.outside);
    return {};
}

}
