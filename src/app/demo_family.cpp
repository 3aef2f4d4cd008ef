#include "app/demo_family.hpp"
#include <fmt/format.h>

namespace app {

namespace {

std::vector<CausePlan> causes_of_body() {
    return {
        {.code = "illness",
         .age_min = 45,
         .age_max = 78,
         .health = "serious",
         .labour = "lost",
         .illnesses = {"脑梗死后遗症，右侧肢体活动不便", "慢性肾功能不全（尿毒症期），每周透析三次",
                       "胃恶性肿瘤术后，仍在化疗", "冠心病，支架植入术后", "肝硬化失代偿期"},
         .events = {"本人住院手术，自付医药费约四万元", "本人长期服药并定期复查，年自付医药费约一万八千元",
                    "本人突发重病住院两月，自付三万余元"},
         .evidence = "县人民医院诊断证明、出院小结和费用清单",
         .second = "old_age",
         .request = "医疗救助"},
        {.code = "old_age",
         .age_min = 72,
         .age_max = 90,
         .health = "chronic",
         .labour = "none",
         .illnesses = {"高血压、慢性支气管炎", "2型糖尿病、白内障", "腰椎间盘突出、骨质疏松"},
         .events = {"年老体弱，已不能劳动，子女赡养能力不足", "老伴去世后独自生活，日常起居需人照料"},
         .evidence = "村（社区）入户核实记录",
         .second = "illness",
         .request = "生活救助、上门照料"},
        {.code = "disability",
         .age_min = 38,
         .age_max = 70,
         .health = "disabled",
         .labour = "weak",
         .illnesses = {"左下肢残疾二级", "视力残疾一级", "听力残疾二级"},
         .events = {"工伤致残后不能从事重体力劳动，家庭收入锐减", "残疾加重，需更换辅助器具并有人护理"},
         .evidence = "残疾人证、康复机构证明",
         .second = "skill",
         .request = "生活救助、辅助器具"},
    };
}

std::vector<CausePlan> causes_of_living() {
    return {
        {.code = "disaster",
         .age_min = 34,
         .age_max = 66,
         .urban = false,
         .events = {"暴雨山洪冲毁水田四亩，房屋后墙倒塌", "住房失火，粮食和农具烧毁", "冰雹致三亩大棚绝收"},
         .evidence = "乡镇受灾核定表、现场照片",
         .second = "capital",
         .request = "灾后重建补助、春耕物资"},
        {.code = "laid_off",
         .age_min = 40,
         .age_max = 58,
         .rural = false,
         .events = {"所在企业关停后失业，至今未找到稳定工作", "企业停产放假，只领取少量生活费"},
         .evidence = "失业登记证明、企业关停证明",
         .second = "post",
         .request = "就业介绍、技能培训"},
        {.code = "study",
         .age_min = 42,
         .age_max = 54,
         .events = {"两名子女同时在外就读，学费和生活费无力负担", "子女考入大学，助学贷款之外仍缺生活费"},
         .evidence = "录取通知书、学校收费票据",
         .second = "capital",
         .request = "助学补助"},
        {.code = "capital",
         .age_min = 32,
         .age_max = 58,
         .urban = false,
         .events = {"养殖的生猪染病死亡，欠下饲料款两万余元", "种植大棚缺少周转资金，去年未能开种"},
         .evidence = "村委会证明、欠款凭据",
         .second = "skill",
         .request = "扶持生产的小额借款"},
        {.code = "skill",
         .age_min = 30,
         .age_max = 56,
         .events = {"外出打零工受伤返乡，无一技之长", "只会种田，收成差的年份入不敷出"},
         .evidence = "村（社区）入户核实记录",
         .second = "information",
         .request = "技能培训、公益性岗位"},
    };
}

const std::vector<CausePlan>& causes() {
    static const auto all = [] {
        auto both = causes_of_body();
        for (auto& each : causes_of_living()) both.push_back(std::move(each));
        return both;
    }();
    return all;
}

const CausePlan& named(std::string_view code) {
    for (const auto& each : causes())
        if (each.code == code) return each;
    throw Bug("no such cause in the demo");
}

people::AddHouseholdMember relative(const InventedPerson& person, std::string relation, std::string health,
                                    std::string labour, std::string occupation) {
    return {.name = person.name,
            .id_number = person.id_number,
            .relation = std::move(relation),
            .health = std::move(health),
            .labour = std::move(labour),
            .occupation = std::move(occupation)};
}

void add_spouse(PeopleMaker& people, Story& story, int age) {
    const bool male = !story.member.person.male;
    const auto low = std::max(22, age - (male ? 2 : 5)), high = std::max(low, age + (male ? 5 : 2));
    const auto spouse = people.person({.age_min = low, .age_max = high, .male = male});
    const int own_age = spouse.age_on(people.today());
    const bool frail = own_age >= 70;
    story.family.push_back(relative(spouse, male ? "11" : "12", frail ? "chronic" : "healthy",
                                    frail ? "none" : "ordinary",
                                    frail         ? ""
                                    : story.rural ? "务农"
                                                  : "临时工"));
}

void add_children(PeopleMaker& people, Story& story, const CausePlan& cause, int age) {
    auto& dice = people.dice();
    const auto& member = story.member.person;
    const auto surname = member.male ? member.surname : std::string();
    const bool studies = cause.code == "study";
    const int count = studies ? 2 : static_cast<int>(dice.between(0, 1)) + (age < 60 ? 1 : 0);
    int sons = 0, daughters = 0;
    for (int i = 0; i < count; ++i) {
        const int oldest = age - 22, youngest = std::max(3, age - 34);
        const PersonAsk ask{.age_min = studies ? 18 : youngest,
                            .age_max = studies ? 22 : std::max(youngest, oldest),
                            .male = dice.chance(50),
                            .surname = surname};
        const auto child = people.person(ask);
        const int own_age = child.age_on(people.today());
        const bool works = own_age >= 23, small = own_age < 18;
        const auto relation = child.male ? (sons++ == 0 ? "22" : "23") : (daughters++ == 0 ? "32" : "33");
        story.family.push_back(relative(child, relation, "healthy", works ? "ordinary" : "none",
                                        works   ? "务工"
                                        : small ? "学生"
                                                : "大学生"));
    }
}

void add_parent(PeopleMaker& people, Story& story, int age) {
    const bool male = people.dice().chance(40);
    const auto& member = story.member.person;
    const auto parent = people.person({.age_min = age + 20,
                                       .age_max = std::min(95, age + 30),
                                       .male = male,
                                       .surname = male ? member.surname : std::string()});
    story.family.push_back(relative(parent, male ? "51" : "52", "chronic", "none", ""));
}

Money yuan(std::int64_t whole) { return {whole * 100}; }

/// Tens of yuan: papers round.
Money rounded(Dice& dice, std::int64_t low, std::int64_t high) {
    return yuan(dice.between(low / 10, high / 10) * 10);
}

}

const CausePlan& old_age_cause() { return named("old_age"); }

const CausePlan& pick_cause(Dice& dice, bool rural) {
    static const std::vector<std::string> in_villages{"illness",  "illness", "illness",    "old_age", "old_age",
                                                      "disaster", "study",   "disability", "capital", "skill"};
    static const std::vector<std::string> in_towns{"illness", "illness",  "laid_off",   "laid_off",
                                                   "old_age", "laid_off", "disability", "study"};
    return named(dice.pick(rural ? in_villages : in_towns));
}

void give_family(PeopleMaker& people, Story& story, const CausePlan& cause) {
    auto& dice = people.dice();
    auto& ask = story.member.ask;
    const int age = story.member.person.age_on(people.today());
    ask.health = cause.health;
    ask.labour = cause.labour == "ordinary" && age >= 65 ? "weak" : cause.labour;
    if (!cause.illnesses.empty()) ask.illness = dice.pick(cause.illnesses);
    const bool married = cause.code == "study" || dice.chance(age < 70 ? 80 : age < 85 ? 50 : 10);
    ask.marital = married ? "20" : age >= 60 ? "30" : "40";
    if (married) add_spouse(people, story, age);
    add_children(people, story, cause, age);
    if (age >= 32 && age <= 62 && dice.chance(35)) add_parent(people, story, age);
    story.household = {.address = ask.address,
                       .housing_area = dice.between(4, 13) * 10 + dice.between(0, 9),
                       .housing_kind = story.rural ? (dice.chance(30) ? "brick_timber" : "brick_concrete")
                                                   : (dice.chance(25) ? "rented" : "brick_concrete"),
                       .housing_safe = cause.code != "disaster" && dice.chance(92)};
}

void add_grandchildren(PeopleMaker& people, Story& story, std::size_t others) {
    const int age = story.member.person.age_on(people.today());
    const bool old_enough = age >= 46;
    while (story.family.size() < others) {
        const bool male = people.dice().chance(50);
        const auto child = people.person({.age_min = 3,
                                          .age_max = old_enough ? std::min(17, age - 42) : 3 + age / 12,
                                          .male = male,
                                          .surname = story.member.person.surname});
        const auto relation = old_enough ? (male ? "41" : "42") : (male ? "93" : "94");
        story.family.push_back(relative(child, relation, "healthy", "none", "学生"));
    }
}

void give_incomes(PeopleMaker& people, Story& story, const CausePlan& cause) {
    auto& dice = people.dice();
    std::int64_t old = story.member.person.age_on(people.today()) >= 60 ? 1 : 0, workers = 0;
    for (const auto& each : story.family) {
        if (each.labour == "ordinary") ++workers;
        if (each.health == "chronic") ++old;
    }
    const bool poorest = story.rural && workers == 0 && dice.chance(40);  // under the policy's line
    for (int back = 1; back <= 2; ++back) {
        people::SaveIncome income{.year = back};
        income.stated_size = static_cast<std::int64_t>(story.family.size() + 1);
        const auto costs = story.rural ? rounded(dice, 1'600, 4'200) : Money{};
        income.wages = workers > 0 ? rounded(dice, 4'000 * workers, 9'500 * workers) : Money{};
        income.business = story.rural ? costs + rounded(dice, poorest ? 40 : 900, poorest ? 560 : 3'800) : Money{};
        income.transfers = poorest ? Money{} : yuan(old * (story.rural ? 1'980 + 240 * (2 - back) : 9'600));
        if (!story.rural && cause.code == "laid_off") income.transfers = rounded(dice, 5'000, 9'000);
        income.property = !poorest && dice.chance(15) ? rounded(dice, 200, 900) : Money{};
        income.expenses = costs;
        story.incomes.push_back(income);
    }
    const auto& last = story.incomes.front();
    for (auto& each : story.family)
        if (each.labour == "ordinary") each.monthly_income = yuan(last.wages->fen / 100 / 12 / workers / 10 * 10);
    const auto net = *last.wages + *last.business + *last.transfers + *last.property - *last.expenses;
    const auto share = net.fen / 100 / static_cast<std::int64_t>(story.family.size() + 1);
    story.level = share < 2'400 ? 3 : share < 4'800 ? 2 : 1;
}

void give_application(PeopleMaker& people, Story& story, const CausePlan& cause, bool eldest) {
    auto& dice = people.dice();
    auto& fields = story.application;
    const auto event = dice.pick(cause.events);
    const auto size = story.family.size() + 1;
    fields.situation = fmt::format("家中{}口人。{}。{}，家庭年收入难以维持基本生活，特申请帮扶。", size, event,
                                   size == 1 ? "独自一人" : "全家主要靠亲友接济");
    fields.causes.push_back({cause.code, true});
    if (dice.chance(55)) fields.causes.push_back({cause.second, false});
    if (cause.code == "laid_off") {
        fields.laid_off_enterprise =
            dice.pick(std::vector<std::string>{"清源县化肥厂", "清源县棉纺厂", "清源农机厂"});
        fields.laid_off_kind = dice.chance(70) ? "closed" : "stopped";
        fields.allowance_owed = rounded(dice, 0, 6'000);
    }
    const bool allowance = !story.rural && dice.chance(45);
    fields.minimum_allowance.held = allowance;
    if (allowance) fields.minimum_allowance.certificate = fmt::format("清低保字第{:05}号", dice.between(1, 9'999));
    const auto finder = people.person({.age_min = 30, .age_max = 58}).name;
    // Days before filing, until application_on() knows the day.
    const Date before{static_cast<std::int32_t>(dice.between(6, 40))};
    if (!allowance || dice.chance(50))
        fields.findings.push_back({"temporary_hardship", finder, event, before, cause.evidence});
    if (eldest)
        fields.findings.push_back(
            {"lives_in_hardship", finder, "建国前入党，生活确有困难", before, "入户走访记录"});
    if (dice.chance(30))
        fields.aid_received = dice.pick(std::vector<std::string>{"春节慰问金500元", "临时救助1000元"});
    fields.aid_requested = cause.request;
}

}
