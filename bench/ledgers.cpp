#include "bench/ledgers.hpp"
#include "base/date.hpp"
#include "base/text.hpp"
#include <fmt/format.h>
#include <map>
#include <sstream>

namespace bench {

namespace {

constexpr std::int64_t birthdays = 14'000;           // from 1945 on: all of them grown up
constexpr std::int64_t block_rows = birthdays * 49;  // with the same first four digits

template <std::size_t N>
const char* pick(const char* const (&from)[N], std::int64_t number) {
    return from[static_cast<std::size_t>(number) % N];
}

constexpr const char* family_names[] = {"王", "李", "张", "刘", "陈", "杨", "赵",
                                        "黄", "周", "吴", "徐", "孙", "胡"};
constexpr const char* first_characters[] = {"建", "志", "秀", "国", "玉", "春", "海", "文", "明", "桂", "德"};
constexpr const char* second_characters[] = {"国", "强", "英", "华", "兰", "军",
                                             "芳", "平", "珍", "林", "义", "梅"};
constexpr const char* levels[] = {"一般困难", "比较困难", "特别困难"};
constexpr const char* causes[] = {"因病", "因残、缺劳力", "因灾", "缺资金", "因病、缺技术"};
constexpr const char* ethnicities[] = {"汉族", "汉族", "汉族", "回族"};
constexpr const char* educations[] = {"小学", "初中", "高中", "初中"};

std::string id_number(std::int64_t row) {
    const auto in_block = row % block_rows;
    const auto birth = Date::of(1945, 1, 1)->plus_days(static_cast<std::int32_t>(in_block % birthdays));
    const auto first17 =
        fmt::format("990{}{:02}{:04}{:02}{:02}{:03}", row / block_rows % 9 + 1, row % 20 + 1, birth.year(),
                    birth.month(), birth.day(), in_block / birthdays * 20 + row % 20 + 1);
    return first17 + id_number_check(first17);
}

}

std::vector<std::string> branches_in(const std::string& organisations) {
    std::map<std::string, std::string> committees;
    std::vector<std::string> out;
    std::istringstream lines(organisations);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string code, parent, name, kind;
        std::getline(cells, code, ',') && std::getline(cells, parent, ',') && std::getline(cells, name, ',') &&
            std::getline(cells, kind, '\r');
        constexpr std::string_view ending = "党委";
        if (kind == "committee" && name.ends_with(ending))
            committees[code] = name.substr(0, name.size() - ending.size());
        if (kind == "branch" && committees.contains(parent)) out.push_back(committees[parent] + name);
    }
    return out;
}

std::string csv_ledger(const std::vector<std::string>& branches, std::int64_t rows, std::int64_t first) {
    std::string csv =
        "姓名,身份证号,民族,学历,所在党支部,入党时间,转正时间,困难程度,致困原因,家庭人口,家庭年收入,联系电话,"
        "家庭住址\n";
    for (std::int64_t row = first; row < first + rows; ++row) {
        const auto& branch = branches[static_cast<std::size_t>(row) % branches.size()];
        const auto name = std::string(pick(family_names, row)) + pick(first_characters, row / 13) +
                          pick(second_characters, row / 143);
        csv += fmt::format("{},{},{},{},{},{}-07-01,{}-07-01,{},{},{},{},1390000{:04},清源县{}{}组{}号\n", name,
                           id_number(row), pick(ethnicities, row), pick(educations, row), branch, 2004 + row % 15,
                           2005 + row % 15, pick(levels, row), pick(causes, row / 3), 1 + row % 5,
                           3000 + row * 7 % 20'000, row % 10'000, "村", 1 + row % 9, 1 + row % 60);
    }
    return csv;
}

}
