// The sheet for the branch's board (domain 2.5): what notice_rules allows and nothing else of the person.
#include "cases/print_words.hpp"
#include <fmt/format.h>

namespace cases {

using namespace on_paper;

print::Paper notice_paper(const NoticeSheet& sheet, const Stamp& stamp) {
    const auto branch = place_of(sheet.branch);
    std::string causes;
    for (const auto& cause : sheet.causes) causes += (causes.empty() ? "" : "、") + cause;
    print::Table table{.widths = {2, 1.2, 3, 1.8, 1.8, 2.5, 2.9}, .heads = 1};
    table.rows = {{label("姓名"), label("性别"), label("所在党支部"), label("入党年份"), label("家庭人口"),
                   label("拟定困难程度"), label("困难原因")},
                  {field(sheet.name), field(or_none(coded("sex", sheet.sex))),
                   field(sheet.branch.substr(sheet.branch.rfind('/') + 1)),
                   field(sheet.join_year ? std::to_string(*sheet.join_year) : "—"),
                   field(sheet.household_size ? std::to_string(*sheet.household_size) : "—"),
                   field(level_word(sheet.proposed_level)), field(or_none(causes))}};
    const auto basis = fmt::format(
        "根据困难党员帮扶办法，经个人申请、{}{}支部大会评议（应到 {} 人，实到 {} 人，赞成 {} 人，反对 {} 人，弃权 {} 人），"
        "拟推荐下列同志为困难党员帮扶对象，现予公示。",
        branch, sheet.assembly_on.chinese(), sheet.expected, sheet.present, sheet.in_favour, sheet.against,
        sheet.abstained);
    const auto period = fmt::format("公示期 {} 个工作日，自 {} 张贴次日起，至 {} 止。公示期间如有异议，请以书面、电话{}的方式"
                                    "如实反映。",
                                    sheet.working_days, sheet.starts_on.chinese(), sheet.ends_on.chinese(),
                                    sheet.link.empty() ? "" : "或扫描下方二维码");
    print::Paper paper{.title = "公示 " + sheet.number};
    paper.blocks = {print::Title{"关于拟确定困难党员帮扶对象的公示", sheet.number}, print::Paragraph{basis},
                    print::Paragraph{period}, std::move(table), print::Paragraph{"张贴地点：" + sheet.place}};
    if (sheet.contact_phone) paper.blocks.push_back(print::Paragraph{"受理电话：" + *sheet.contact_phone});
    print::Seal seal{branch + "（盖章）", sheet.starts_on.chinese()};
    if (!sheet.link.empty()) seal.code = print::Code{sheet.link, "扫码查看公示、反映意见"};
    paper.blocks.push_back(std::move(seal));
    if (auto code = code_of(stamp)) paper.blocks.push_back(*std::move(code));
    return stamped(std::move(paper), stamp);
}

}
