#include "app/demo_people.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace app {

namespace {

// The commoner ones first.
const std::vector<std::string> surnames{
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭",
    "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅",
    "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴",
    "夏", "钟", "汪", "田", "任", "姜", "范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔",
    "白", "崔", "康", "毛", "邱", "秦", "江", "史", "顾", "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤"};
const std::vector<std::string> double_surnames{"欧阳", "司徒", "上官", "诸葛"};
const std::vector<std::string> dotted_names{"巴特尔·苏和", "木沙·尼亚孜", "阿力木·买合木提"};

// Given names as each generation gave them: first and second characters.
struct Generation {
    int until;
    std::vector<std::string> male_first, male_second, female_first, female_second;
};
const std::vector<Generation> generations{
    {1955,
     {"德", "永", "有", "守", "长", "福", "金", "玉", "学", "树", "文", "国", "世", "庆", "大", "正"},
     {"福", "贵", "林", "山", "义", "田", "根", "生", "才", "柱", "财", "良", "昌", "顺", "和", "堂"},
     {"桂", "秀", "玉", "淑", "翠", "凤", "春", "月", "素", "金", "兰", "香"},
     {"兰", "英", "梅", "珍", "莲", "霞", "花", "娥", "芬", "云", "枝", "荣"}},
    {1975,
     {"建", "国", "志", "卫", "爱", "永", "保", "红", "海", "春", "新", "立", "长", "振", "光", "明"},
     {"国", "军", "民", "强", "华", "平", "明", "峰", "东", "林", "生", "新", "勇", "成", "友", "武"},
     {"秀", "丽", "爱", "红", "玉", "美", "小", "春", "海", "雪", "彩", "建"},
     {"华", "霞", "玲", "梅", "芳", "英", "琴", "萍", "燕", "敏", "云", "红"}},
    {3000,
     {"海", "晓", "志", "文", "宇", "子", "浩", "嘉", "俊", "明", "天", "思", "泽", "家", "博", "立"},
     {"涛", "鹏", "斌", "杰", "宇", "轩", "辉", "超", "飞", "亮", "阳", "龙", "洋", "凯", "博", "然"},
     {"晓", "雅", "思", "雨", "佳", "欣", "梦", "静", "丽", "海", "子", "文"},
     {"婷", "雯", "娟", "倩", "琪", "怡", "涵", "洁", "丽", "慧", "颖", "萱"}},
};
const std::vector<std::string> single_male{"勇", "军", "伟", "强", "平", "涛", "斌", "磊", "喆", "昊", "鑫", "垚"};
const std::vector<std::string> single_female{"丽", "敏", "静", "燕", "娟", "芳",
                                             "霞", "慧", "琳", "妍", "璟", "昕"};

constexpr int sequences = 499;  // three digits, the last odd for men

}

std::uint64_t Dice::next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// The commoner surnames several times as often as the rare ones.
std::string PeopleMaker::surname() {
    if (dice_.below(300) == 0) return dice_.pick(double_surnames);
    const auto a = dice_.below(surnames.size()), b = dice_.below(surnames.size()), c = dice_.below(surnames.size());
    return surnames[std::min({a, b, c})];
}

std::string PeopleMaker::given_name(bool male, int birth_year) {
    const auto& all = *std::find_if(generations.begin(), generations.end(),
                                    [&](const Generation& each) { return birth_year < each.until; });
    if (dice_.chance(birth_year < 1965 ? 4 : 14)) return dice_.pick(male ? single_male : single_female);
    const auto& first = dice_.pick(male ? all.male_first : all.female_first);
    for (;;) {
        const auto& second = dice_.pick(male ? all.male_second : all.female_second);
        if (second != first) return first + second;
    }
}

/// The county's area code; on each day the sequence numbers of each sex are dealt out once. 37 and 7 only scatter.
std::string PeopleMaker::id_number(Date birth, bool male) {
    const int count = born_[birth.days * 2 + (male ? 1 : 0)]++;
    const int sequence = (birth.days * 37 + count * 7) % sequences;
    const int half = sequence < 0 ? sequence + sequences : sequence;
    const auto body = fmt::format("{:06}{:04}{:02}{:02}{:03}", 990121 + count / sequences, birth.year(),
                                  birth.month(), birth.day(), half * 2 + (male ? 1 : 2));
    return body + id_number_check(body);
}

InventedPerson PeopleMaker::person(const PersonAsk& ask) {
    InventedPerson made{.male = ask.male.value_or(dice_.chance(72))};
    const auto from = today_.plus_years(-ask.age_max - 1).plus_days(1), to = today_.plus_years(-ask.age_min);
    made.birth = {static_cast<std::int32_t>(dice_.between(from.days, to.days))};
    made.surname = ask.surname.empty() ? surname() : ask.surname;
    made.name = made.surname + given_name(made.male, made.birth.year());
    if (ask.surname.empty() && dice_.below(500) == 0) {
        made.name = dice_.pick(dotted_names);
        made.surname = made.name.substr(0, made.name.find("·"));
        made.male = true;
    }
    made.id_number = id_number(made.birth, made.male);
    static const std::vector<std::string> prefixes{"1390000", "1580000", "1380000", "1870000", "1360000"};
    made.phone = fmt::format("{}{:04}", dice_.pick(prefixes), dice_.below(10000));
    return made;
}

}
