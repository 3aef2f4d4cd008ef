#include "people/codes.hpp"
#include <algorithm>

namespace codes {

namespace {

constexpr Code sexes[] = {{"1", "男", "male"}, {"2", "女", "female"}};

constexpr Code document_kinds[] = {
    {"resident_id", "居民身份证", "resident's ID card"},
    {"permanent_residence", "外国人永久居留身份证", "foreigner's permanent residence card"},
    {"passport", "护照", "passport"},
};

// GB/T 2261.2
constexpr Code maritals[] = {
    {"10", "未婚", "never married"},
    {"20", "已婚", "married"},
    {"21", "初婚", "first marriage"},
    {"22", "再婚", "remarried"},
    {"23", "复婚", "remarried to the same person"},
    {"30", "丧偶", "widowed"},
    {"40", "离婚", "divorced"},
    {"90", "未说明", "not stated"},
};

constexpr Code healths[] = {
    {"healthy", "健康", "healthy"},
    {"chronic", "长期慢性病", "long-term chronic illness"},
    {"serious", "患有大病", "serious illness"},
    {"disabled", "残疾", "disabled"},
};

// GB/T 2261.3
constexpr Code health_standards[] = {
    {"1", "健康或良好", "healthy or good"},
    {"2", "一般或较弱", "fair or weak"},
    {"3", "有慢性病", "chronic illness"},
    {"4", "有生理缺陷", "physical defect"},
    {"6", "残疾", "disabled"},
};

// GB/T 26341; the certificate's number ends in kind and grade.
constexpr Code disability_kinds[] = {
    {"1", "视力残疾", "visual"},   {"2", "听力残疾", "hearing"},      {"3", "言语残疾", "speech"},
    {"4", "肢体残疾", "physical"}, {"5", "智力残疾", "intellectual"}, {"6", "精神残疾", "mental"},
    {"7", "多重残疾", "multiple"},
};

constexpr Code disability_grades[] = {
    {"1", "一级（极重）", "grade 1, most severe"},
    {"2", "二级（重）", "grade 2, severe"},
    {"3", "三级（中）", "grade 3, moderate"},
    {"4", "四级（轻）", "grade 4, mild"},
};

constexpr Code labours[] = {
    {"ordinary", "普通劳动力", "able to work"},
    {"skilled", "技能劳动力", "able to work, skilled"},
    {"weak", "弱劳动力或半劳动力", "partly able to work"},
    {"lost", "丧失劳动力", "lost the ability to work"},
    {"none", "无劳动力", "not able to work"},
};

// GB/T 4658, main classes; 91 is the word of village forms for less than primary school.
constexpr Code educations[] = {
    {"10", "研究生", "postgraduate"},
    {"20", "大学本科", "bachelor's degree"},
    {"30", "大学专科", "junior college"},
    {"40", "中等职业", "secondary vocational"},
    {"60", "普通高中", "senior high school"},
    {"70", "初中", "junior high school"},
    {"80", "小学", "primary school"},
    {"90", "其他", "other"},
    {"91", "文盲或半文盲", "illiterate or semi-literate"},
};

// GB/T 4762
constexpr Code politicals[] = {
    {"01", "中共党员", "member of the Communist Party of China"},
    {"02", "中共预备党员", "probationary member of the Communist Party of China"},
    {"03", "共青团员", "member of the Communist Youth League"},
    {"04", "民革党员", "member of the Revolutionary Committee of the Kuomintang"},
    {"05", "民盟盟员", "member of the China Democratic League"},
    {"06", "民建会员", "member of the China National Democratic Construction Association"},
    {"07", "民进会员", "member of the China Association for Promoting Democracy"},
    {"08", "农工党党员", "member of the Chinese Peasants' and Workers' Democratic Party"},
    {"09", "致公党党员", "member of the China Zhi Gong Party"},
    {"10", "九三学社社员", "member of the Jiusan Society"},
    {"11", "台盟盟员", "member of the Taiwan Democratic Self-Government League"},
    {"12", "无党派人士", "without party affiliation"},
    {"13", "群众", "citizen"},
};

constexpr Code residences[] = {{"rural", "农村", "rural"}, {"urban", "城镇", "urban"}};

// the four causes that the 办法 begins from and those that its measures add.
constexpr Code causes[] = {
    {"old_age", "因老", "old age or lost labour"},
    {"disability", "因残", "disability"},
    {"illness", "因病", "illness"},
    {"disaster", "因灾", "disaster"},
    {"laid_off", "下岗失业", "laid off"},
    {"skill", "缺技术", "lack of skill"},
    {"capital", "缺资金", "lack of capital"},
    {"information", "缺信息", "lack of information"},
    {"post", "缺岗位", "lack of a post"},
    {"attitude", "思想（等靠要怨）", "discouragement"},
    {"study", "因学", "cost of schooling"},
    {"other", "其他", "other"},
};

constexpr Code levels[] = {
    {"1", "一般困难", "moderate hardship"},
    {"2", "比较困难", "considerable hardship"},
    {"3", "特别困难", "severe hardship"},
};

constexpr Code member_types[] = {{"full", "正式党员", "full member"},
                                 {"probationary", "预备党员", "probationary member"}};

// 党籍状态
constexpr Code memberships[] = {
    {"normal", "正常", "in good standing"}, {"retained", "保留党籍", "retained"},
    {"restored", "恢复党籍", "restored"},   {"suspended", "停止党籍", "suspended"},
    {"expelled", "开除党籍", "expelled"},
};

constexpr Code laid_off_kinds[] = {{"stopped", "企业停产", "enterprise stopped work"},
                                   {"closed", "企业关闭", "enterprise closed"}};

constexpr Code housing_kinds[] = {
    {"reinforced_concrete", "钢混", "reinforced concrete"},
    {"brick_concrete", "砖混", "brick and concrete"},
    {"brick_timber", "砖木", "brick and timber"},
    {"timber", "木结构", "timber"},
    {"earth", "土坯", "adobe"},
    {"rented", "租住或借住", "rented or borrowed"},
    {"other", "其他", "other"},
};

constexpr std::string_view shorter_attitude = "思想";

}

std::span<const Table> tables() {
    static const Table all[] = {
        {"sex", sexes},
        {"document_kind", document_kinds},
        {"marital", maritals},
        {"health", healths},
        {"labour", labours},
        {"ethnicity", ethnicities()},
        {"education", educations},
        {"relation", relations()},
        {"political", politicals},
        {"residence", residences},
        {"cause", causes},
        {"level", levels},
        {"member_type", member_types},
        {"housing_kind", housing_kinds},
        {"health_standard", health_standards},
        {"disability_kind", disability_kinds},
        {"disability_grade", disability_grades},
        {"membership", memberships},
        {"laid_off_kind", laid_off_kinds},
    };
    return all;
}

namespace {

std::span<const Code> rows_of(std::string_view name) {
    for (const auto& table : tables())
        if (table.name == name) return table.rows;
    return {};
}

std::optional<Code> first_with(std::span<const Code> rows, std::string_view Code::*member, std::string_view text) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Code& row) { return row.*member == text; });
    return found == rows.end() ? std::nullopt : std::optional(*found);
}

}

std::optional<Code> find(std::string_view table, std::string_view code) {
    return first_with(rows_of(table), &Code::code, code);
}

std::optional<Code> find_by_name(std::string_view table, std::string_view zh) {
    if (table == "cause" && zh == shorter_attitude) return find(table, "attitude");
    return first_with(rows_of(table), &Code::zh, zh);
}

}
