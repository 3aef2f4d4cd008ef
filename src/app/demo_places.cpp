#include "app/demo_places.hpp"
#include <vector>

namespace app {

namespace {

const std::vector<std::string> townships{"东湾镇", "石桥镇", "柳河镇", "双塔乡",   "青山乡", "城关镇", "白沙镇",
                                         "龙泉镇", "太平镇", "高台乡", "兴隆镇",   "古城镇", "渡口镇", "荷塘乡",
                                         "松坡乡", "永丰镇", "梅岭乡", "黄土岭乡", "金沙镇", "竹园乡"};
const std::vector<std::string> places{
    "东湾", "柳树沟", "杏花",   "梨园",   "沙岭", "官庄",   "石桥", "大槐树", "双井", "张家坪", "李家洼",
    "王店", "赵家堡", "马家河", "南坡",   "北岭", "西沟",   "上河", "下河",   "红旗", "前进",   "新民",
    "光明", "清泉",   "龙泉",   "白杨",   "青石", "黄土岭", "桃园", "枣林",   "榆林", "松坡",   "竹园",
    "莲塘", "荷塘",   "高台",   "平安",   "永丰", "永兴",   "太平", "兴隆",   "长乐", "福田",   "金沙",
    "银杏", "古城",   "寨子",   "关口",   "渡口", "周家湾", "孙庄", "刘家桥", "双河", "老君庙", "五里铺",
    "十里", "三道沟", "二郎山", "八角楼", "九龙", "凤凰",   "玉泉"};
const std::vector<std::string> units{"农机厂", "中心学校", "卫生院", "供销社",
                                     "化肥厂", "机关",     "敬老院", "粮管所"};
const std::vector<std::string> stems{"新", "上", "下", "南", "北", "东", "西", "大", "小"};

std::string at(const std::vector<std::string>& list, int index) {
    return list[static_cast<std::size_t>(index) % list.size()];
}

/// A place name that does not come again before all have been used, then with a stem before it.
std::string place_name(int township, int number) {
    const int round = number / static_cast<int>(places.size());
    return (round == 0 ? "" : at(stems, round - 1)) + at(places, township * 11 + number);
}

}

std::string township_name(int number) {
    const auto count = static_cast<int>(townships.size());
    if (number <= count) return townships[static_cast<std::size_t>(number) - 1];
    return at(places, static_cast<int>(places.size()) - (number - count)) + "街道";
}

/// Of twelve branches nine are villages, two communities of the market town, one a unit.
InventedPlace branch_place(int township, int number) {
    const int round = (number - 1) / 12, of_twelve = (number - 1) % 12;
    const auto whole = township_name(township);
    const auto township_stem = whole.substr(0, whole.size() - (whole.ends_with("街道") ? 6 : 3));
    if (of_twelve == 3 || of_twelve == 8)
        return {place_name(township, round * 2 + (of_twelve == 8 ? 1 : 0)) + "社区", false};
    if (of_twelve == 11) {
        const auto count = static_cast<int>(units.size());
        return {township_stem + (round < count ? "" : at(places, township + round)) + at(units, township + round),
                false};
    }
    const int villages = of_twelve - (of_twelve > 8 ? 2 : of_twelve > 3 ? 1 : 0);
    return {place_name(township, 4 + round * 9 + villages) + "村", true};
}

}
