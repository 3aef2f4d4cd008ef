#include "app/demo_people.hpp"
#include "base/text.hpp"
#include <fmt/format.h>

namespace app {

namespace {

const std::vector<std::string> surnames{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                        "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
                                        "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧",
                                        "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕"};
const std::vector<std::string> male_given{"建国", "国强", "志明", "德福", "永贵", "长林", "大勇", "金山",
                                          "海峰", "福生", "有田", "守义", "正东", "树根", "水生", "全喜",
                                          "庆丰", "玉柱", "宝山", "文斌", "学礼", "振华", "光明", "春生",
                                          "木森", "喆",   "勇",   "军",   "伟",   "平"};
const std::vector<std::string> female_given{"桂兰", "秀英", "玉梅", "翠莲", "淑珍", "凤霞", "春花", "巧云",
                                            "素芬", "月娥", "金凤", "爱华", "美玲", "兰香", "红霞", "丽",
                                            "芳",   "敏",   "静",   "秋菊", "小红", "雪梅", "彩虹", "银环",
                                            "香莲", "玉珍", "慧",   "霞",   "娟",   "燕"};

}

std::uint64_t Dice::next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::string surname_of(const std::string& name) { return to_utf8(to_code_points(name)->substr(0, 1)); }

/// The serial number counts up through area, day and sequence, so that no two people share one.
std::string PeopleMaker::id_number(Date birth, bool male) {
    const auto sequence = serial_ / 8 % 450;
    const auto area = 990101 + serial_ % 8 + serial_ / 3600 % 8 * 100;
    ++serial_;
    const auto body = fmt::format("{:06}{:04}{:02}{:02}{:03}", area, birth.year(), birth.month(), birth.day(),
                                  sequence * 2 + (male ? 1 : 0));
    return body + id_number_check(body);
}

InventedPerson PeopleMaker::person(int year_from, int year_to) {
    return relative(dice_.pick(surnames), year_from, year_to);
}

InventedPerson PeopleMaker::relative(const std::string& surname, int year_from, int year_to) {
    InventedPerson made{.male = dice_.chance(60)};
    made.birth =
        *Date::of(static_cast<int>(dice_.between(year_from, year_to)), static_cast<unsigned>(dice_.between(1, 12)),
                  static_cast<unsigned>(dice_.between(1, 28)));
    made.name = surname + dice_.pick(made.male ? male_given : female_given);
    made.id_number = id_number(made.birth, made.male);
    made.phone = fmt::format("1390000{:04}", dice_.below(10000));
    return made;
}

}
