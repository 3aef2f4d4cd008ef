// Relations of household members to the member, GB/T 4761-2008.
#include "people/codes.hpp"

namespace codes {

std::span<const Code> relations() {
    static constexpr Code all[] = {
        {"01", "本人", "self"}, {"02", "户主", "head of the household"}, {"10", "配偶", "spouse"}, {"11", "夫", "husband"},
        {"12", "妻", "wife"}, {"20", "子", "son"}, {"21", "独生子", "only son"}, {"22", "长子", "eldest son"},
        {"23", "次子", "second son"}, {"24", "三子", "third son"}, {"25", "四子", "fourth son"}, {"26", "五子", "fifth son"},
        {"27", "养子或继子", "adopted son or stepson"}, {"28", "女婿", "son-in-law"}, {"29", "其他儿子", "other son"},
        {"30", "女", "daughter"}, {"31", "独生女", "only daughter"}, {"32", "长女", "eldest daughter"},
        {"33", "次女", "second daughter"}, {"34", "三女", "third daughter"}, {"35", "四女", "fourth daughter"},
        {"36", "五女", "fifth daughter"}, {"37", "养女或继女", "adopted daughter or stepdaughter"},
        {"38", "儿媳", "daughter-in-law"}, {"39", "其他女儿", "other daughter"}, {"40", "孙子、孙女或外孙子、外孙女", "grandchild"},
        {"41", "孙子", "son's son"}, {"42", "孙女", "son's daughter"}, {"43", "外孙子", "daughter's son"},
        {"44", "外孙女", "daughter's daughter"}, {"45", "孙媳", "grandson's wife"},
        {"46", "孙女婿", "granddaughter's husband"}, {"47", "曾孙子", "great-grandson"},
        {"48", "曾孙女", "great-granddaughter"}, {"49", "其他孙辈", "other grandchild"}, {"50", "父母", "parent"},
        {"51", "父", "father"}, {"52", "母", "mother"}, {"53", "公公", "husband's father"},
        {"54", "婆婆", "husband's mother"}, {"55", "岳父", "wife's father"}, {"56", "岳母", "wife's mother"},
        {"57", "继父或养父", "stepfather or adoptive father"}, {"58", "继母或养母", "stepmother or adoptive mother"},
        {"59", "其他父母关系", "other parent"}, {"60", "祖父母或外祖父母", "grandparent"}, {"61", "祖父", "father's father"},
        {"62", "祖母", "father's mother"}, {"63", "外祖父", "mother's father"}, {"64", "外祖母", "mother's mother"},
        {"65", "配偶祖父母或外祖父母", "spouse's grandparent"}, {"66", "曾祖父", "great-grandfather"},
        {"67", "曾祖母", "great-grandmother"}, {"68", "配偶曾祖父母", "spouse's great-grandparent"},
        {"69", "其他祖父母关系", "other grandparent"}, {"70", "兄弟姐妹", "brother or sister"}, {"71", "兄", "elder brother"},
        {"72", "嫂", "elder brother's wife"}, {"73", "弟", "younger brother"}, {"74", "弟媳", "younger brother's wife"},
        {"75", "姐", "elder sister"}, {"76", "姐夫", "elder sister's husband"}, {"77", "妹", "younger sister"},
        {"78", "妹夫", "younger sister's husband"}, {"79", "其他兄弟姐妹", "other brother or sister"},
        {"81", "伯父", "father's elder brother"}, {"82", "伯母", "wife of father's elder brother"},
        {"83", "叔父", "father's younger brother"}, {"84", "婶母", "wife of father's younger brother"},
        {"85", "舅父", "mother's brother"}, {"86", "舅母", "wife of mother's brother"},
        {"87", "姨父", "husband of mother's sister"}, {"88", "姨母", "mother's sister"},
        {"89", "姑父", "husband of father's sister"}, {"90", "姑母", "father's sister"},
        {"91", "堂兄弟、堂姐妹", "cousin on the father's side"}, {"92", "表兄弟、表姐妹", "cousin"}, {"93", "侄子", "brother's son"},
        {"94", "侄女", "brother's daughter"}, {"95", "外甥", "sister's son"}, {"96", "外甥女", "sister's daughter"},
        {"97", "其他亲属", "other relative"}, {"99", "非亲属", "not a relative"},
    };
    return all;
}

}
